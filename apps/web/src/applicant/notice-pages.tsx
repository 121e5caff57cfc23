import type { JSX } from 'preact';
import type { NoticeStatus, NoticeView } from '#notices';
import type { PageFrame } from '../access/index.js';
import {
  Badge,
  DenseTable,
  EmptyState,
  Facts,
  formatDate,
  formatEuro,
  MiniSteps,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  Sub,
  type Tone,
} from '../layout/index.js';
import type { LifeStanding } from '../grant-life/life.js';
import { stepReached } from '../grant-life/life-steps.js';
import { NextDuty } from '../grant-life/next-duty.js';

const STATUS_WORDS: Readonly<Record<NoticeStatus, { word: string; tone: Tone }>> = {
  SIGNED: { word: 'wird bereitgestellt', tone: 'info' },
  DISPATCHED: { word: 'noch nicht abgerufen', tone: 'warning' },
  SERVED: { word: 'bekannt gegeben', tone: 'info' },
  FINAL: { word: 'bestandskräftig', tone: 'success' },
  CONTESTED: { word: 'beklagt', tone: 'warning' },
  ANNULLED: { word: 'aufgehoben', tone: 'danger' },
};

const LETTER_STATUS: Readonly<Record<'new' | 'seen', { word: string; tone: Tone }>> = {
  new: { word: 'neu', tone: 'info' },
  seen: { word: 'abgerufen', tone: 'success' },
};

export function noticeStatus(notice: NoticeView): { word: string; tone: Tone } {
  if (!notice.isAct) return LETTER_STATUS[notice.service.isServed ? 'seen' : 'new'];
  const isWaiting =
    notice.service.status === 'DISPATCHED' && notice.deliveries.some(({ kind }) => kind === 'PORTAL_RETRIEVED');
  return isWaiting ? { word: 'abgerufen', tone: 'info' } : STATUS_WORDS[notice.service.status];
}

/** Awards with their tranches, and every notice and letter, newest first. */
export function ownAwardsPage(
  frame: PageFrame,
  view: { readonly standings: readonly LifeStanding[]; readonly notices: readonly NoticeView[] },
): string {
  return renderPage(
    <Page {...frame} title="Bewilligungen">
      <PageHead title="Bewilligungen" />
      <Stack>
        {view.standings.length === 0 && (
          <EmptyState text="Noch keine Bewilligung. Sobald ein Antrag entschieden ist, steht sie hier." />
        )}
        {view.standings.map((standing) => (
          <AwardPanel key={standing.award.id} standing={standing} />
        ))}
        <Section title="Bescheide und Schreiben" id="bescheide">
          <NoticeTable notices={view.notices} />
        </Section>
      </Stack>
    </Page>,
  );
}

function AwardPanel({ standing }: { standing: LifeStanding }): JSX.Element {
  const { award, duties, today } = standing;
  const { label, current, of } = stepReached(standing);
  return (
    <Panel title={award.title} id={`bewilligung-${award.id}`}>
      <p class="meta">
        {award.fileNumber} · Bescheid vom {formatDate(award.issuedAt)} · Zeitraum {formatDate(award.periodFrom)} bis{' '}
        {formatDate(award.periodTo)}
      </p>
      <Facts
        facts={[
          {
            label: 'Stand',
            value: (
              <>
                {label} <MiniSteps current={current} of={of} />
              </>
            ),
          },
          { label: 'Als Nächstes', value: <NextDuty duty={duties[0] ?? null} recipient="Sie" today={today} /> },
        ]}
      />
      <DenseTable
        caption={`Beträge je Haushaltsjahr, ${award.fileNumber}`}
        hideCaption
        narrow="cards-two"
        columns={[{ label: 'Haushaltsjahr' }, { label: 'Bewilligt', isNumeric: true }]}
        rows={award.tranches.map(({ budgetYear, amount }) => ({
          key: String(budgetYear),
          cells: [String(budgetYear), formatEuro(amount)],
        }))}
        foot={[{ key: 'sum', cells: ['Zusammen', formatEuro(award.amount)] }]}
      />
      <p class="panel-foot">
        <a class="kern-link" href={`/bewilligungen/${award.id}`}>
          Stand, Fristen und Geld<span class="kern-sr-only"> zu {award.fileNumber}</span>
        </a>{' '}
        ·{' '}
        <a class="kern-link" href={`/bescheide/${award.noticeId}`}>
          Zum Bescheid<span class="kern-sr-only"> {award.fileNumber}</span>
        </a>{' '}
        ·{' '}
        <a class="kern-link" href={`/bewilligungen/${award.id}/auszahlungen`}>
          Auszahlungen<span class="kern-sr-only"> zu {award.fileNumber}</span>
        </a>{' '}
        ·{' '}
        <a class="kern-link" href={`/antraege/${award.applicationId}`}>
          Zum Antrag<span class="kern-sr-only"> {award.fileNumber}</span>
        </a>
      </p>
    </Panel>
  );
}

export function NoticeTable({ notices }: { notices: readonly NoticeView[] }): JSX.Element {
  if (notices.length === 0) return <EmptyState text="Noch keine Bescheide und Schreiben." />;
  return (
    <DenseTable
      caption="Bescheide und Schreiben"
      hideCaption
      narrow="cards-two"
      columns={[{ label: 'Schreiben' }, { label: 'Vom' }, { label: 'Stand' }]}
      rows={notices.map((notice) => {
        const { word, tone } = noticeStatus(notice);
        return {
          key: notice.id,
          cells: [
            <>
              <a class="kern-link" href={`/bescheide/${notice.id}`}>
                {notice.title}
              </a>
              <Sub>
                {notice.fileNumber} · {notice.subject}
              </Sub>
            </>,
            formatDate(notice.issuedAt),
            <Badge tone={tone}>{word}</Badge>,
          ],
        };
      })}
    />
  );
}
