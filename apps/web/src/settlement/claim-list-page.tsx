import { Money } from '#kernel';
import type { ClaimView } from '#settlement';
import type { PageFrame } from '../access/index.js';
import { Chips, EmptyState, formatEuro, Page, PageHead, renderPage, Stack } from '../layout/index.js';
import { ClaimTable } from './claim-table.js';

/** Every claim that is not settled yet, with what is open in sum. */
export function claimListPage(frame: PageFrame, claims: readonly ClaimView[], only: 'alle' | 'ueberfaellig'): string {
  const overdue = claims.filter(({ isOverdue }) => isOverdue);
  const shown = only === 'ueberfaellig' ? overdue : claims;
  return renderPage(
    <Page {...frame} title="Forderungen" breadcrumb={[{ label: 'Forderungen' }]}>
      <PageHead
        title="Offene Forderungen"
        count={`${shown.length} ${shown.length === 1 ? 'Forderung' : 'Forderungen'}`}
        facts={[{ label: 'Offen', value: formatEuro(Money.sum(shown.map(({ balance }) => balance))) }]}
      />
      <Stack>
        <Chips
          label="Auswahl"
          chips={[
            { label: 'Alle', count: claims.length, href: '/forderungen', current: only === 'alle' },
            {
              label: 'Überfällig',
              count: overdue.length,
              href: '/forderungen?nur=ueberfaellig',
              current: only === 'ueberfaellig',
            },
          ]}
        />
        {shown.length === 0 ? (
          <EmptyState
            text={
              only === 'alle'
                ? 'Im Moment ist nichts zu erstatten. Forderungen entstehen mit einem gezeichneten Erstattungs- oder Zinsbescheid.'
                : 'Nichts ist überfällig.'
            }
          />
        ) : (
          <ClaimTable claims={shown} withFile />
        )}
      </Stack>
    </Page>,
  );
}
