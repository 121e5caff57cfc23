import type { JSX } from 'preact';
import type { InfoRequest } from '#applications';
import type { Award } from '#awards';
import type { PageFrame } from '../access/index.js';
import {
  ActionColumn,
  ActionForm,
  Alert,
  Aside,
  Badge,
  ButtonRow,
  Columns,
  EmptyState,
  errorLinks,
  ErrorSummary,
  Facts,
  formatDate,
  formatDateTime,
  formatEuro,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  StepLine,
  SubmitButton,
  TextArea,
  type AllowedAction,
  type RefusedAction,
} from '../layout/index.js';
import { AttachmentTable } from './attachments-page.js';
import type { DistrictCaseView } from './case-view.js';
import { caseSteps, caseTitle, statusWord } from './case-words.js';
import { MessageItem } from './message-item.js';
import { NoticeTable } from './notice-pages.js';
import { OpenRequest } from './open-request.js';
import { office } from '../access/index.js';

/** A case as the district sees it: where it stands, what is asked, what was said. */
export function casePage(frame: PageFrame, view: DistrictCaseView): string {
  const { application, infoRequests } = view.found;
  const open = infoRequests.find(({ answeredAt }) => answeredAt === null) ?? null;
  const { word, tone } = statusWord(application.status);
  return renderPage(
    <Page
      {...frame}
      title={caseTitle(application)}
      breadcrumb={[{ label: 'Anträge', href: '/antraege' }, { label: caseTitle(application) }]}
      hasErrors={Object.keys(view.errors).length > 0 || view.refusal !== null}
    >
      <PageHead
        title={caseTitle(application)}
        meta={`${view.programmeName} ${application.budgetYear} · Aktenzeichen ${application.fileNumber}`}
        facts={[
          { label: 'Stand', value: <Badge tone={tone}>{word}</Badge> },
          { label: 'Beantragt', value: formatEuro(application.requested) },
        ]}
      />
      {application.status !== 'WITHDRAWN' && (
        <div class="form-steps">
          <StepLine
            label={`Stand von ${application.fileNumber}`}
            steps={caseSteps(application, open?.askedIn ?? null)}
          />
        </div>
      )}
      <Columns split="two">
        <Stack>
          <ErrorSummary errors={errorLinks(view.errors)} />
          {view.refusal !== null && <Alert tone="danger" title={view.refusal} role="alert" id="ablehnung" />}
          {open && <OpenRequest frame={frame} view={view} request={open} />}
          <Receipts view={view} />
          {view.award && <AwardSection award={view.award} />}
          <AnsweredRequests requests={infoRequests.filter(({ answeredAt }) => answeredAt !== null)} />
          <Section title="Anlagen">
            <AttachmentTable
              attachments={view.found.attachments}
              terms={view.found.terms.terms}
              base={`/antraege/${application.id}/anlagen`}
              removal={null}
            />
          </Section>
          {view.notices.length > 0 && (
            <Section title="Bescheide und Schreiben" id="bescheide">
              <NoticeTable notices={view.notices} />
            </Section>
          )}
          <Messages frame={frame} view={view} />
        </Stack>
        <Aside label="Schritte und Fristen">
          <Actions frame={frame} view={view} />
          <Dates view={view} />
        </Aside>
      </Columns>
    </Page>,
  );
}

function Receipts({ view }: { view: DistrictCaseView }): JSX.Element | null {
  const { submissions, application } = view.found;
  if (submissions.length === 0) return null;
  return (
    <Section title="Eingang">
      <ul class="plain msgs">
        {submissions.map((submission) => (
          <li key={submission.number}>
            <strong>
              {submission.number === 1 ? 'Antrag' : `Fassung ${submission.number}`} eingegangen am{' '}
              {formatDateTime(submission.submittedAt)} Uhr
            </strong>
            <br />
            <span class="meta">
              Aktenzeichen {application.fileNumber} · eingereicht von {submission.submittedByName} · Prüfsumme{' '}
              <span class="hash">{submission.contentHash.slice(0, 16)}</span>
              {submission.number === 1 && application.isLate && ' · nach Fristende'}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AwardSection({ award }: { award: Award }): JSX.Element {
  return (
    <Section title="Bewilligung">
      <p>
        Bescheid vom {formatDate(award.issuedAt)} über <strong>{formatEuro(award.amount)}</strong> für den Zeitraum vom{' '}
        {formatDate(award.periodFrom)} bis {formatDate(award.periodTo)}.{' '}
        <a class="kern-link" href={`/bewilligungen/${award.id}`}>
          Zur Bewilligung
        </a>
      </p>
    </Section>
  );
}

function AnsweredRequests({ requests }: { requests: readonly InfoRequest[] }): JSX.Element | null {
  if (requests.length === 0) return null;
  return (
    <Section title="Beantwortete Rückfragen">
      {requests.map((request) => (
        <div key={request.id} class="answered">
          <p class="meta">
            Rückfrage {request.number} vom {formatDate(request.requestedAt)}
          </p>
          <ul class="kern-list kern-list--bullet">
            {request.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p class="plain-text">
            {request.answer === '' ? 'Ohne Antwort fortgesetzt, die Frist war abgelaufen.' : request.answer}
          </p>
        </div>
      ))}
    </Section>
  );
}

function Messages({ frame, view }: { frame: PageFrame; view: DistrictCaseView }): JSX.Element {
  const { application, messages } = view.found;
  return (
    <Section title="Nachrichten" id="nachrichten">
      {messages.length === 0 ? (
        <EmptyState text="Noch keine Nachrichten zu diesem Antrag." />
      ) : (
        <ul class="plain msgs">
          {messages.map((message) => (
            <MessageItem key={message.id} message={message} csrfToken={frame.csrfToken} today={view.today} />
          ))}
        </ul>
      )}
      {application.status !== 'DRAFT' && (
        <ActionForm
          action={`/antraege/${application.id}/nachrichten`}
          csrfToken={frame.csrfToken}
          label="Nachricht schreiben"
        >
          <TextArea
            name="body"
            label={`Nachricht an die ${office().name}`}
            value={view.message}
            error={view.errors['body']}
            rows={4}
          />
          <ButtonRow>
            <SubmitButton look="secondary">Nachricht senden</SubmitButton>
          </ButtonRow>
        </ActionForm>
      )}
    </Section>
  );
}

function Actions({ frame, view }: { frame: PageFrame; view: DistrictCaseView }): JSX.Element {
  const { application } = view.found;
  const base = `/antraege/${application.id}`;
  const isDraft = application.status === 'DRAFT';
  const allowed: AllowedAction[] = [];
  const refused: RefusedAction[] = [];
  if (isDraft)
    allowed.push(
      { label: 'Weiter ausfüllen', href: `${base}/antragsteller` },
      { label: 'Prüfen und einreichen', href: `${base}/pruefen` },
    );
  if (application.status === 'INFO_REQUESTED')
    allowed.push({ label: 'Antrag ändern', href: `${base}/plan`, look: 'secondary' });
  allowed.push({ label: 'Antrag als PDF', href: `${base}/pdf`, look: 'secondary' });
  if (!isDraft)
    allowed.push({
      label: 'Für einen neuen Antrag übernehmen',
      href: `/antraege/neu?vorlage=${application.id}`,
      look: 'secondary',
    });
  if (!isDraft && !isFinal(application.status))
    allowed.push({ label: 'Vorzeitigen Beginn beantragen', href: `${base}/vorzeitiger-beginn`, look: 'secondary' });
  if (view.canWithdraw) allowed.push({ label: 'Antrag zurückziehen', href: `${base}/zurueckziehen`, look: 'tertiary' });
  else if (!isFinal(application.status))
    refused.push({ label: 'Antrag zurückziehen', reason: 'das darf nur, wer zeichnungsberechtigt ist.' });
  return <ActionColumn csrfToken={frame.csrfToken} allowed={allowed} refused={refused} />;
}

const isFinal = (status: string): boolean => ['APPROVED', 'REJECTED', 'INADMISSIBLE', 'WITHDRAWN'].includes(status);

function Dates({ view }: { view: DistrictCaseView }): JSX.Element {
  const { application, call } = view.found;
  return (
    <Panel title="Auf einen Blick">
      <Facts
        facts={[
          { label: 'Aktenzeichen', value: application.fileNumber },
          { label: 'Antragsfrist', value: `${formatDateTime(call.closesAt)} Uhr` },
          {
            label: 'Zeitraum',
            value:
              application.periodFrom && application.periodTo
                ? `${formatDate(application.periodFrom)} bis ${formatDate(application.periodTo)}`
                : 'noch offen',
          },
          { label: 'Angelegt von', value: application.createdByName },
          ...(application.assignedName
            ? [{ label: `Bearbeitung bei der ${office().short}`, value: application.assignedName }]
            : []),
        ]}
      />
    </Panel>
  );
}
