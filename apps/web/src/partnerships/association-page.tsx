import type { JSX } from 'preact';
import type { CalendarDate } from '#kernel';
import type { UseOfFunds } from '#disbursements';
import type { NoticeView } from '#notices';
import {
  LOCAL_LIFECYCLE,
  payableFrom,
  payableRest,
  projectNumber,
  type LocalPayment,
  type LocalProject,
  type Partnership,
  type Proof,
} from '#partnerships';
import { holidaysOfVisit, type PageFrame, type Typed } from '../access/index.js';
import {
  ActionForm,
  Alert,
  Badge,
  ButtonLink,
  CheckboxField,
  ErrorSummary,
  HiddenField,
  errorLinks,
  formatDate,
  formatEuro,
  MoneyField,
  Page,
  PageHead,
  Panel,
  renderPage,
  Stack,
  StepLine,
  SubmitButton,
  TextField,
  type Step,
} from '../layout/index.js';
import { ApplicationFields } from './application-form.js';
import { periodWords, stateOf } from './partnership-words.js';
import { ApplicationFacts, DecisionFacts, PaymentsTable, ProofFacts, SettlementFacts } from './project-facts.js';
import { ProofFields } from './proof-form.js';
import { ReceiptPanel, type ReceiptImportView } from './receipt-panel.js';

export interface AssociationScreen {
  readonly secret: string;
  readonly partnership: Partnership;
  readonly project: LocalProject;
  readonly notice: NoticeView | null;
  readonly settlementNotice: NoticeView | null;
  readonly payments: readonly LocalPayment[];
  readonly proof: { readonly proof: Proof; readonly submittedAt: Date } | null;
  readonly today: CalendarDate;
  readonly useOfFunds: UseOfFunds;
  readonly values: Typed;
  readonly errors: Typed;
  readonly imported: ReceiptImportView | null;
}

type Props = AssociationScreen & { readonly path: string; readonly csrfToken: string };

/** The project's own page, opened by its secret link: where it stands, and what the association does next. */
export function associationPage(frame: PageFrame, screen: AssociationScreen): string {
  const { project, partnership, today, errors } = screen;
  const state =
    project.status === 'PREPARED' ? { tone: 'info' as const, text: 'In Entscheidung' } : stateOf(project, today);
  const props: Props = { ...screen, path: `/mein-projekt/${screen.secret}`, csrfToken: frame.csrfToken };
  return renderPage(
    <Page {...frame} title={project.application.title} hasErrors={Object.keys(errors).length > 0}>
      <PageHead
        title={project.application.title}
        meta={`${projectNumber(project)} · ${partnership.name}`}
        facts={[
          { label: 'Stand', value: <Badge tone={state.tone}>{state.text}</Badge> },
          {
            label: project.signed && project.decided ? 'Bewilligt' : 'Beantragt',
            value: formatEuro((project.signed && project.decided) || project.requested),
          },
        ]}
      />
      <Stack>
        <StepLine label="Weg Ihres Antrags" steps={stepsOf(project)} />
        <ErrorSummary errors={errorLinks(errors)} />
        <Next {...props} />
        {['RUNNING', 'PROVED', 'SETTLING'].includes(project.status) && screen.notice && (
          <Retrieve {...props} which="entscheidung" />
        )}
        {project.settlementSigned && <Retrieve {...props} notice={screen.settlementNotice} which="abrechnung" />}
        <DecisionFacts project={project} showsDraft={false} />
        <SettlementFacts project={project} showsDraft={false} />
        <PaymentsTable payments={screen.payments} />
        {screen.proof && <ProofFacts {...screen.proof} />}
        <ApplicationFacts project={project} />
        <Withdraw {...props} />
        <p class="meta">
          {`Fragen beantwortet ${partnership.coordinationOffice}: ${partnership.contactEmail}. Der Link zu dieser Seite ist Ihr Schlüssel; geben Sie ihn nur an Menschen weiter, die für Ihr Projekt handeln dürfen.`}
        </p>
      </Stack>
    </Page>,
  );
}

const WAY = ['Antrag', 'Empfehlung', 'Entscheidung', 'Projekt läuft', 'Nachweis', 'Abgerechnet'] as const;
const REACHED: Readonly<Record<LocalProject['status'], number>> = {
  ...{
    RECEIVED: 0,
    INCOMPLETE: 0,
    WITHDRAWN: 0,
    CHECKED: 1,
    IN_VOTE: 1,
    VOTED: 2,
    PREPARED: 2,
    REJECTED: 2,
    APPROVED: 2,
  },
  ...{ RUNNING: 3, PROVED: 4, SETTLING: 4, REPAYMENT_DUE: 5, REMAINDER_DUE: 5, SETTLED: 6 },
};

const stepsOf = ({ status }: LocalProject): Step[] =>
  WAY.map((label, index) => ({
    label,
    state: index < REACHED[status] ? 'done' : index === REACHED[status] ? 'now' : 'open',
  }));

function Next(props: Props): JSX.Element | null {
  const { project, partnership } = props;
  switch (project.status) {
    case 'INCOMPLETE':
      return <Complete {...props} />;
    case 'APPROVED':
      return <Accept {...props} />;
    case 'RUNNING':
      return (
        <>
          <Pay {...props} />
          <Prove {...props} />
        </>
      );
    case 'REMAINDER_DUE':
      return <Pay {...props} />;
    case 'REPAYMENT_DUE':
      return (
        <Alert
          tone="warning"
          title={`Bitte erstatten Sie ${formatEuro(project.paid.minus(project.settled ?? project.paid))}`}
        >
          {`Konto und Zeichen stehen in der Abrechnung. Fragen beantwortet ${partnership.leadOffice}.`}
        </Alert>
      );
    case 'REJECTED':
      return <Retrieve {...props} which="entscheidung" />;
    case 'SETTLED':
      return null;
    default:
      return (
        <Alert tone="info" title="Im Moment müssen Sie nichts tun" headingLevel={2}>
          Wir schreiben Ihnen eine E-Mail, sobald hier etwas Neues steht. Beginnen Sie nicht vor der Bewilligung.
        </Alert>
      );
  }
}

function Complete({ project, path, csrfToken, values, errors }: Props): JSX.Element {
  return (
    <Panel title="Angaben ergänzen" look="key">
      <Alert tone="warning" title="Das fehlt noch" headingLevel={3}>
        {project.requestNote ?? ''}
      </Alert>
      <ActionForm action={`${path}/angaben`} csrfToken={csrfToken} label="Angaben ergänzen">
        <ApplicationFields values={values} errors={errors} asksEmail={false} />
        <SubmitButton>Ergänzten Antrag absenden</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

const isRetrieved = (notice: NoticeView | null): boolean =>
  notice?.deliveries.some(({ kind }) => kind === 'PORTAL_RETRIEVED') ?? false;

interface Letter {
  readonly notice: NoticeView | null;
  readonly which: 'entscheidung' | 'abrechnung';
  readonly path: string;
  readonly csrfToken: string;
}

/** An act is handed out only after a form has recorded its retrieval: a period must not begin by a prefetched link. */
function Retrieve({ notice, which, path, csrfToken }: Letter): JSX.Element {
  if (!notice?.pdf)
    return (
      <Alert tone="info" title="Ihr Schreiben wird gerade erstellt">
        Laden Sie die Seite in einer Minute neu.
      </Alert>
    );
  if (!isRetrieved(notice))
    return (
      <Panel title={`${notice.title} abrufen`} look="key" id={`abrufen-${which}`}>
        <p>
          {notice.isAct
            ? 'Der Abruf wird mit Tag erfasst. Am Tag danach gilt der Bescheid als bekannt gegeben; dann läuft die Klagefrist.'
            : 'Der Abruf wird mit Tag erfasst.'}
        </p>
        <ActionForm action={`${path}/abrufen`} csrfToken={csrfToken} label={`${notice.title} abrufen`}>
          <HiddenField name="which" value={which} />
          <SubmitButton>Abrufen</SubmitButton>
        </ActionForm>
      </Panel>
    );
  return (
    <Panel title={notice.title} id={`schreiben-${which}`}>
      <ButtonLink href={`${path}/${which}.pdf`} look="secondary" label={`${notice.title} öffnen (PDF)`}>
        Öffnen (PDF)
      </ButtonLink>
    </Panel>
  );
}

function Accept(props: Props): JSX.Element {
  const { project, notice, path, csrfToken, partnership } = props;
  const isAgreement = project.decision?.form === 'AGREEMENT';
  return (
    <>
      <Retrieve {...props} which="entscheidung" />
      {isRetrieved(notice) &&
        (isAgreement ? (
          <Alert tone="info" title="Bitte unterschreiben Sie den Vertrag">
            {`Senden Sie ein unterschriebenes Exemplar an: ${partnership.leadOffice}. Sobald es zurück ist, können Sie Mittel anfordern.`}
          </Alert>
        ) : (
          <Panel title="Empfang bestätigen" look="key">
            <ActionForm action={`${path}/empfang`} csrfToken={csrfToken} label="Empfang bestätigen">
              <CheckboxField
                name="waived"
                label="Ich verzichte auf Rechtsbehelfe gegen den Bescheid."
                hint="Das geht nicht zurück. Dafür können Sie die Mittel sofort anfordern, sonst erst nach einem Monat."
                required={false}
              />
              <SubmitButton>Empfang bestätigen</SubmitButton>
            </ActionForm>
          </Panel>
        ))}
    </>
  );
}

function Pay({ project, payments, path, csrfToken, today, useOfFunds, values, errors }: Props): JSX.Element | null {
  const [from, rest] = [payableFrom(project, holidaysOfVisit()), payableRest(project)];
  if (payments.some(({ paidOn, refusedReason }) => !paidOn && refusedReason === null))
    return <Alert tone="info" title="Ihre Mittelanforderung liegt beim Federführenden Amt" />;
  if (!rest.isPositive()) return null;
  if (!from || from.isAfter(today))
    return (
      <Alert tone="info" title="Mittel können Sie noch nicht anfordern">
        {from
          ? `Möglich ist es ab dem ${formatDate(from)}; dann ist der Bescheid bestandskräftig.`
          : 'Der Empfang ist noch nicht bestätigt.'}
      </Alert>
    );
  const last = payments.at(-1);
  return (
    <Panel title="Mittel anfordern" look="key">
      <p>{`Noch offen: ${formatEuro(rest)}. Fordern Sie nur an, was Sie in den nächsten ${periodWords(useOfFunds)} ausgeben.`}</p>
      <ActionForm action={`${path}/mittel`} csrfToken={csrfToken} label="Mittel anfordern">
        <MoneyField name="amount" label="Betrag" value={values['amount'] ?? rest} error={errors['amount']} />
        <TextField
          name="holder"
          label="Kontoinhaberin oder Kontoinhaber"
          value={values['holder'] ?? last?.holder}
          error={errors['holder']}
          maxLength={70}
        />
        <TextField
          name="iban"
          label="IBAN"
          hint="Ein Konto im Inland, das dem Träger gehört"
          value={values['iban'] ?? last?.iban}
          error={errors['iban']}
        />
        <SubmitButton>Mittel anfordern</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function Prove({ project, path, csrfToken, values, errors, today, imported }: Props): JSX.Element {
  const due = project.proofDueOn;
  const isLate = due?.isBefore(today) ?? false;
  return (
    <Panel
      title="Nachweis einreichen"
      note={due ? <Badge tone={isLate ? 'danger' : 'warning'}>{`bis ${formatDate(due)}`}</Badge> : undefined}
    >
      {project.requestNote && (
        <Alert tone="warning" title="Im Nachweis fehlt noch etwas" headingLevel={3}>
          {project.requestNote}
        </Alert>
      )}
      <ActionForm action={`${path}/nachweis`} csrfToken={csrfToken} label="Nachweis einreichen">
        <ProofFields values={values} errors={errors} />
        <SubmitButton look={project.paid.isPositive() ? 'primary' : 'secondary'}>Nachweis einreichen</SubmitButton>
        <ReceiptPanel path={path} imported={imported} error={errors['datei']} />
      </ActionForm>
    </Panel>
  );
}

function Withdraw({ project, path, csrfToken }: Props): JSX.Element | null {
  if (!LOCAL_LIFECYCLE.actionsFor(project.status, ['ASSOCIATION']).includes('withdraw-project')) return null;
  return (
    <Panel title="Antrag zurückziehen">
      <p>Ein zurückgezogener Antrag lebt nicht wieder auf; Sie können aber einen neuen stellen.</p>
      <ActionForm action={`${path}/zurueckziehen`} csrfToken={csrfToken} label="Antrag zurückziehen">
        <SubmitButton look="tertiary">Antrag zurückziehen</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
