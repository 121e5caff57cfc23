import type { JSX } from 'preact';
import type { Award } from '#awards';
import type { NoticeStatus, NoticeView } from '#notices';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  Badge,
  ButtonRow,
  CheckboxField,
  DenseTable,
  EmptyState,
  errorLinks,
  ErrorSummary,
  Facts,
  formatDate,
  formatEuro,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  Sub,
  SubmitButton,
  type Fact,
  type Tone,
} from '../layout/index.js';

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
export function awardsPage(
  frame: PageFrame,
  view: { readonly awards: readonly Award[]; readonly notices: readonly NoticeView[] },
): string {
  return renderPage(
    <Page {...frame} title="Bewilligungen">
      <PageHead title="Bewilligungen" />
      <Stack>
        {view.awards.length === 0 && (
          <EmptyState text="Noch keine Bewilligung. Sobald ein Antrag entschieden ist, steht sie hier." />
        )}
        {view.awards.map((award) => (
          <AwardPanel key={award.id} award={award} />
        ))}
        <Section title="Bescheide und Schreiben" id="bescheide">
          <NoticeTable notices={view.notices} />
        </Section>
      </Stack>
    </Page>,
  );
}

function AwardPanel({ award }: { award: Award }): JSX.Element {
  return (
    <Panel title={award.title} id={`bewilligung-${award.id}`}>
      <p class="meta">
        {award.fileNumber} · Bescheid vom {formatDate(award.issuedAt)} · Zeitraum {formatDate(award.periodFrom)} bis{' '}
        {formatDate(award.periodTo)}
      </p>
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
        <a class="kern-link" href={`/bescheide/${award.noticeId}`}>
          Zum Bescheid<span class="kern-sr-only"> {award.fileNumber}</span>
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

export interface NoticePageView {
  readonly notice: NoticeView;
  readonly canWaive: boolean;
  readonly errors: Readonly<Record<string, string>>;
}

/** One notice: the PDF, the days that count and why, and the waiver of remedies. */
export function noticePage(frame: PageFrame, view: NoticePageView): string {
  const { notice } = view;
  const { word, tone } = noticeStatus(notice);
  return renderPage(
    <Page
      {...frame}
      title={`${notice.title}, ${notice.fileNumber}`}
      breadcrumb={[{ label: 'Bewilligungen', href: '/bewilligungen' }, { label: notice.title }]}
      hasErrors={Object.keys(view.errors).length > 0}
    >
      <PageHead
        title={notice.title}
        meta={`Aktenzeichen ${notice.fileNumber} · ${notice.subject}`}
        facts={[{ label: 'Stand', value: <Badge tone={tone}>{word}</Badge> }]}
      />
      <Stack>
        <ErrorSummary errors={errorLinks(view.errors)} />
        <RetrievalPanel frame={frame} notice={notice} />
        <Panel title="Tage, die zählen">
          <Facts facts={dayFacts(notice)} />
          {notice.service.reasons.map((reason) => (
            <p key={reason} class="meta">
              {reason}
            </p>
          ))}
        </Panel>
        {notice.isAct && notice.service.status === 'SERVED' && <WaiverPanel frame={frame} view={view} />}
        <p>
          <a class="kern-link" href={`/antraege/${notice.caseId}`}>
            Zum Antrag
          </a>
        </p>
      </Stack>
    </Page>,
  );
}

function RetrievalPanel({ frame, notice }: { frame: PageFrame; notice: NoticeView }): JSX.Element {
  const isFirst = notice.isAct && !notice.service.isServed && notice.service.servedOn === null;
  if (!notice.pdf)
    return <Alert tone="info" title="Die PDF-Datei wird gerade erstellt. Laden Sie die Seite gleich neu." />;
  return (
    <Panel title="Dokument" look="key">
      {isFirst && (
        <p>Mit dem ersten Abruf wird der Bescheid bekannt gegeben; am Tag danach beginnen die Fristen zu laufen.</p>
      )}
      <ActionForm action={`/bescheide/${notice.id}/abrufen`} csrfToken={frame.csrfToken} class="bare-form">
        <SubmitButton icon="download">{isFirst ? 'Bescheid abrufen (PDF)' : 'PDF herunterladen'}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function dayFacts({ issuedAt, service }: NoticeView): Fact[] {
  const facts: Fact[] = [{ label: 'Ausgestellt am', value: formatDate(issuedAt) }];
  if (service.servedOn) facts.push({ label: 'Bekannt gegeben am', value: formatDate(service.servedOn) });
  if (service.actionPeriodEnds) facts.push({ label: 'Klagefrist bis', value: formatDate(service.actionPeriodEnds) });
  if (service.waivedOn) facts.push({ label: 'Verzicht am', value: formatDate(service.waivedOn) });
  if (service.finalFrom) facts.push({ label: 'Bestandskräftig ab', value: formatDate(service.finalFrom) });
  return facts;
}

function WaiverPanel({ frame, view }: { frame: PageFrame; view: NoticePageView }): JSX.Element {
  return (
    <Panel title="Auf Rechtsbehelfe verzichten">
      <p>
        Geld kann erst angefordert werden, wenn der Bescheid bestandskräftig ist. Wenn Sie auf Rechtsbehelfe verzichten,
        ist er es sofort (Nr. 7.1 VVG zu § 44 LHO).
      </p>
      {view.canWaive ? (
        <ActionForm action={`/bescheide/${view.notice.id}/verzicht`} csrfToken={frame.csrfToken} label="Verzicht">
          <CheckboxField
            name="confirmation"
            label="Wir verzichten auf Rechtsbehelfe gegen diesen Bescheid. Das lässt sich nicht zurücknehmen."
            error={view.errors['confirmation']}
          />
          <ButtonRow>
            <SubmitButton look="secondary">Verzicht erklären</SubmitButton>
          </ButtonRow>
        </ActionForm>
      ) : (
        <p>Den Verzicht kann nur erklären, wer zeichnungsberechtigt ist.</p>
      )}
    </Panel>
  );
}
