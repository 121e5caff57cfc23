import type { JSX } from 'preact';
import {
  ibanInGroups,
  PAYMENT_LIFECYCLE,
  PAYMENT_STEPS,
  type BankAccount,
  type DrawingSituation,
  type PaymentAction,
  type PaymentRequest,
} from '#disbursements';
import type { Actor } from '#kernel';
import type { OverdueReport } from '#use-reports';
import type { PageFrame, Typed } from '../access/index.js';
import {
  ActionForm,
  ErrorSummary,
  errorLinks,
  Facts,
  formatDate,
  formatDateTime,
  formatEuro,
  HiddenField,
  Mark,
  Page,
  PageHead,
  Panel,
  renderPage,
  Stack,
  SubmitButton,
  TextField,
  type Fact,
} from '../layout/index.js';
import { OverdueAlert } from '../use-reports/overdue-alert.js';
import { NEEDS_REASON, paymentActionWord, paymentStateOf } from './payment-words.js';
import { RequestForm, typedOf } from './request-form.js';

const REASON_LENGTH_MAX = 500;

export interface RequestScreen {
  readonly actor: Actor;
  readonly request: PaymentRequest;
  readonly situation: DrawingSituation;
  /** The account it was certified for, or the one that counts now. */
  readonly account: BankAccount | null;
  /** W3: reports of this or an earlier award that are overdue; for the authority. */
  readonly overdue: readonly OverdueReport[];
  readonly values?: Typed;
  readonly errors?: Typed;
}

/** One payment request with its way so far and the buttons that the lifecycle gives this person. */
export function requestPage(frame: PageFrame, screen: RequestScreen): string {
  const { actor, request, situation, errors = {} } = screen;
  const { tone, text } = paymentStateOf(request.status);
  const title = `${request.number}. Mittelanforderung`;
  const back = `/bewilligungen/${request.awardId}/auszahlungen`;
  const actions = PAYMENT_LIFECYCLE.actionsFor(request.status, actor.roles);
  return renderPage(
    <Page
      {...frame}
      title={title}
      breadcrumb={[{ label: 'Auszahlungen', href: back }, { label: title }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title={title} meta={`${request.fileNumber} · ${situation.award.title}`} />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <OverdueAlert overdue={screen.overdue} />
        <Panel title="Anforderung" note={<Mark tone={tone}>{text}</Mark>}>
          <Facts facts={factsOf(screen)} />
        </Panel>
        <Panel title="Weg">
          <Facts facts={stepsOf(request)} />
        </Panel>
        {actions.includes('change-request') && (
          <Panel title="Entwurf ändern">
            <RequestForm
              action={`/auszahlungen/${request.id}/aendern`}
              csrfToken={frame.csrfToken}
              situation={situation}
              values={screen.values ?? typedOf(request)}
              errors={errors}
            />
          </Panel>
        )}
        {actions
          .filter((action) => action === 'submit-request' || PAYMENT_STEPS.some((step) => step === action))
          .map((action) => (
            <StepForm key={action} action={action} screen={screen} csrfToken={frame.csrfToken} />
          ))}
      </Stack>
    </Page>,
  );
}

function factsOf({ request, account }: RequestScreen): Fact[] {
  return [
    { label: 'Betrag', value: formatEuro(request.amount) },
    { label: 'Haushaltsjahr', value: String(request.budgetYear) },
    { label: 'Bisher bezahlte Ausgaben', value: formatEuro(request.spent) },
    {
      label: request.needUntil ? `Fällig bis ${formatDate(request.needUntil)}` : 'In der Frist fällig',
      value: formatEuro(request.needed),
    },
    ...(request.received ? [{ label: 'Bis dahin erhalten', value: formatEuro(request.received) }] : []),
    ...(account ? [{ label: 'Konto', value: `${account.holder}, ${ibanInGroups(account.iban)}` }] : []),
    ...(request.note === '' ? [] : [{ label: 'Erläuterung', value: request.note }]),
    ...(request.reason === null ? [] : [{ label: 'Grund', value: request.reason }]),
  ];
}

function stepsOf(request: PaymentRequest): Fact[] {
  const steps = [
    { label: 'Eingereicht', step: request.submitted },
    { label: 'Geprüft', step: request.checked },
    { label: 'Sachlich und rechnerisch richtig', step: request.certified },
    { label: 'Angeordnet', step: request.authorised },
  ];
  return [
    ...steps.map(({ label, step }) => ({ label, value: step ? `${step.name}, ${formatDateTime(step.at)}` : 'offen' })),
    { label: 'Ausgeführt', value: request.executedOn ? formatDate(request.executedOn) : 'offen' },
    { label: 'Gutgeschrieben', value: request.creditedOn ? formatDate(request.creditedOn) : 'offen' },
  ];
}

function StepForm(props: { action: PaymentAction; screen: RequestScreen; csrfToken: string }): JSX.Element {
  const { action, screen } = props;
  const label = paymentActionWord(action);
  const needsReason = NEEDS_REASON.includes(action);
  const isChosen = screen.values?.['action'] === action;
  return (
    <Panel title={label}>
      <ActionForm action={`/auszahlungen/${screen.request.id}/schritt`} csrfToken={props.csrfToken} label={label}>
        <HiddenField name="action" value={action} />
        {needsReason && (
          <TextField
            name={`reason-${action}`}
            label="Grund"
            maxLength={REASON_LENGTH_MAX}
            value={isChosen ? screen.values?.['reason'] : ''}
            error={isChosen ? screen.errors?.[`reason-${action}`] : undefined}
          />
        )}
        <SubmitButton look={needsReason ? 'secondary' : 'primary'}>{label}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
