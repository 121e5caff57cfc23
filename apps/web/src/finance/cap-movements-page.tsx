import {
  CAP_MOVEMENT_WORDS,
  germanInstant,
  type CapMovement,
  type CapRow,
  type PageOf,
  type ReportScope,
} from '#reports';
import type { PageFrame } from '../access/index.js';
import {
  CapBar,
  DenseTable,
  EmptyState,
  formatAmount,
  formatEuro,
  Page,
  PageHead,
  Pagination,
  renderPage,
  Stack,
  Sub,
} from '../layout/index.js';
import { CaseLink } from './case-link.js';
import { signedAmount } from './signed-amount.js';

export interface CapMovementsView extends ReportScope {
  readonly row: CapRow;
  readonly movements: PageOf<CapMovement>;
}

/** All bookings of one holder and year: how the room came about, entry by entry. */
export function capMovementsPage(frame: PageFrame, view: CapMovementsView): string {
  const { row, movements, year } = view;
  const name = row.organisation ?? row.district;
  const back = `/haushalt?${new URLSearchParams({ programm: view.programme, jahr: String(year) })}`;
  const here = `/haushalt/${encodeURIComponent(row.capHolder)}/${year}`;
  const hrefOf = (page: number): string =>
    `${here}?${new URLSearchParams({ programm: view.programme, seite: String(page) })}`;
  return renderPage(
    <Page
      {...frame}
      title={`${name}: Buchungen ${year}`}
      breadcrumb={[{ label: `Haushalt ${year}`, href: back }, { label: `${name}: Buchungen` }]}
    >
      <PageHead
        title={`${name}: Buchungen ${year}`}
        meta={`${view.programmeName} · ${row.ags} · Stand ${germanInstant(view.time.standAt)}`}
        facts={[
          { label: 'Höchstbetrag', value: formatEuro(row.cap) },
          { label: 'Vorgemerkt', value: formatEuro(row.reserved) },
          { label: 'Bewilligt', value: formatEuro(row.committed) },
          { label: 'Spielraum', value: formatEuro(row.room) },
        ]}
      />
      <Stack>
        <CapBar
          cap={row.cap}
          segments={[
            { kind: 'committed', amount: row.committed },
            { kind: 'reserved', amount: row.reserved },
          ]}
        />
        {movements.total === 0 ? (
          <EmptyState text={`Für ${name} ist ${year} noch nichts gebucht. Der ganze Höchstbetrag ist frei.`} />
        ) : (
          <DenseTable
            caption={`${movements.total === 1 ? 'Eine Buchung' : `${movements.total} Buchungen`}, neueste zuerst, Beträge in EUR`}
            narrow="cards-two"
            columns={[
              { label: 'Gebucht', width: 'm' },
              { label: 'Vorgang' },
              { label: 'Aktenzeichen', width: 'm' },
              { label: 'Vorgemerkt', isNumeric: true },
              { label: 'Bewilligt', isNumeric: true },
              { label: 'Ausnahme', isNumeric: true },
            ]}
            rows={movements.rows.map(movementRow)}
          />
        )}
        <Pagination page={movements.page} pageCount={movements.pageCount} hrefOf={hrefOf} note="50 je Seite" />
        <p class="meta">
          Höchstbetrag ohne Ausnahmen: {formatAmount(view.cap)} EUR. Buchungen werden nie geändert; eine Berichtigung
          ist eine neue Buchung.
        </p>
      </Stack>
    </Page>,
  );
}

const movementRow = (movement: CapMovement) => ({
  key: movement.id,
  cells: [
    germanInstant(movement.recordedAt),
    <>
      {CAP_MOVEMENT_WORDS[movement.kind]}
      {movement.title !== null && <Sub>{movement.title}</Sub>}
      {movement.decreeReference !== null && (
        <Sub>
          {movement.decreeReference}: {movement.reason}
        </Sub>
      )}
    </>,
    <CaseLink applicationId={movement.applicationId} fileNumber={movement.fileNumber} />,
    signedAmount(movement.reserved),
    signedAmount(movement.committed),
    signedAmount(movement.exception),
  ],
});
