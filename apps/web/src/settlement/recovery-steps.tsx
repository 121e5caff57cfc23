import type { JSX } from 'preact';
import { RECOVERY_LIFECYCLE, type RecoveryAction } from '#settlement';
import { isApproved, mayApprove } from '../authority/approvals.js';
import { DateField, MoneyField, TextArea } from '../layout/index.js';
import { ActForms, type ActForm } from './act-forms.js';
import type { RecoveryScreen } from './recoveries-screen.js';
import { recoveryActionWord } from './settlement-words.js';

const REASON_LENGTH_MAX = 1_000;
const REASONS_LENGTH_MAX = 6_000;

const mayAct = (action: RecoveryAction, { actor, recovery }: RecoveryScreen): boolean =>
  RECOVERY_LIFECYCLE.actionsFor(recovery.status, actor.roles).includes(action);

const isLate = ({ recovery, today }: RecoveryScreen): boolean => today.isAfter(recovery.knowledgeUntil);

/** The lifecycle says what is allowed; here, what makes sense to be offered now. */
const form = (
  action: RecoveryAction,
  more: Partial<Pick<ActForm<RecoveryScreen>, 'isQuiet' | 'isPossible' | 'fields'>>,
): ActForm<RecoveryScreen> => ({
  ...more,
  action,
  label: recoveryActionWord(action),
  isPossible: (screen) => mayAct(action, screen) && (more.isPossible?.(screen) ?? true),
});

const reason = (label: string): Pick<ActForm<RecoveryScreen>, 'fields'> => ({
  fields: (_, at) => <TextArea {...at('reason')} label={label} rows={3} maxLength={REASON_LENGTH_MAX} />,
});

const FORMS: readonly ActForm<RecoveryScreen>[] = [
  form('answer-hearing', {
    isPossible: ({ recovery }) => recovery.answer === null,
    fields: (_, at) => (
      <>
        <p>Sie können einmal antworten; die Behörde muss Ihre Antwort berücksichtigen.</p>
        <TextArea {...at('answer')} label="Ihre Antwort" rows={6} maxLength={10_000} />
      </>
    ),
  }),
  form('confirm-decision', {
    isPossible: ({ recovery, actor, approvals }) =>
      recovery.prepared !== null && recovery.prepared.id !== actor.accountId && mayApprove(approvals),
    fields: () => <p>Gezeichnet wird erst, wenn jede federführende Stelle zugestimmt hat.</p>,
  }),
  form('sign-decision', {
    isPossible: ({ recovery, actor, approvals }) =>
      recovery.prepared !== null && recovery.prepared.id !== actor.accountId && isApproved(approvals),
    fields: ({ recovery }) => (
      <p>
        Vorbereitet hat {recovery.prepared?.name}. Mit der Zeichnung sinkt die Zuwendung, die Forderung entsteht, und
        der Bescheid geht hinaus.
      </p>
    ),
  }),
  form('send-hearing', {
    isPossible: ({ recovery }) => recovery.exemptionReason === null,
    fields: (_, at) => (
      <DateField
        {...at('due')}
        label="Äußerung bis"
        required={false}
        hint="Ohne Angabe gilt die Frist des Programms; kürzer darf sie nicht sein."
      />
    ),
  }),
  form('prepare-decision', { isPossible: isHeard, fields: decisionFields }),
  form('extend-hearing', {
    isQuiet: true,
    fields: ({ recovery }, at) => (
      <DateField {...at('due', recovery.hearing?.due.plusDays(14).toGerman())} label="Neue Frist" />
    ),
  }),
  form('exempt-from-hearing', {
    isQuiet: true,
    isPossible: ({ recovery }) => recovery.exemptionReason === null,
    ...reason('Warum die Anhörung entbehrlich ist (§ 28 Abs. 2 VwVfG)'),
  }),
  form('permit-late-recovery', {
    isPossible: (screen) => isLate(screen) && screen.recovery.latePermit === null,
    ...reason('Warum trotz Ablauf der Jahresfrist entschieden werden darf'),
  }),
  form('drop-recovery', {
    isQuiet: true,
    isPossible: ({ recovery }) => recovery.settlementId === null,
    ...reason('Warum nichts zurückgefordert wird'),
  }),
];

function isHeard({ recovery: { hearing, answer, exemptionReason }, today }: RecoveryScreen): boolean {
  return answer !== null || exemptionReason !== null || (hearing?.due.isBefore(today) ?? false);
}

const RESULT = 'Nach Abwägung ist der Betrag zu erstatten.';
const DISCRETION =
  'Umstände, die ausnahmsweise ein Absehen von der Rückforderung rechtfertigen, sind weder vorgetragen noch ersichtlich. Das öffentliche Interesse an der sparsamen Verwendung öffentlicher Mittel überwiegt.';
/** Begins with what is known; discretion must be weighed for the case, so its text is a start and no more. */
function decisionFields(
  { recovery, law }: RecoveryScreen,
  at: Parameters<NonNullable<ActForm<RecoveryScreen>['fields']>>[1],
) {
  const { reasons } = recovery;
  return (
    <>
      <TextArea
        {...at('reasons/facts', reasons?.facts ?? recovery.finding)}
        label="Sachverhalt"
        rows={4}
        maxLength={REASONS_LENGTH_MAX}
      />
      <TextArea
        {...at('reasons/law', reasons?.law ?? `${law}.`)}
        label="Rechtsgrundlage"
        rows={2}
        maxLength={REASONS_LENGTH_MAX}
      />
      <TextArea
        {...at('reasons/discretion', reasons?.discretion ?? DISCRETION)}
        label="Ermessen"
        hint="Wägen Sie für diesen Fall ab; gehen Sie auf die Antwort ein."
        rows={5}
        maxLength={REASONS_LENGTH_MAX}
      />
      <TextArea
        {...at('reasons/result', reasons?.result ?? RESULT)}
        label="Ergebnis"
        rows={2}
        maxLength={REASONS_LENGTH_MAX}
      />
      <MoneyField
        {...at('reduction', recovery.reduction.toGerman())}
        label="Um so viel sinkt die Zuwendung"
        hint={recovery.settlementId === null ? undefined : 'Null, weil der Schlussbescheid sie schon festgesetzt hat.'}
      />
      <DateField {...at('ineffectiveFrom', recovery.ineffectiveFrom.toGerman())} label="Verzinst ab" />
    </>
  );
}

/** The steps of this person on a recovery, or whose turn it is. */
export const RecoverySteps = (props: { screen: RecoveryScreen; csrfToken: string }): JSX.Element => (
  <ActForms
    forms={FORMS}
    to={`/rueckforderungen/${props.screen.recovery.id}`}
    waiting={waiting(props.screen)}
    {...props}
  />
);

function waiting({ actor, recovery }: RecoveryScreen): string {
  if (recovery.status === 'DROPPED') return 'Das Verfahren ist beendet.';
  if (recovery.status === 'DECIDED') return 'Es ist entschieden. Wie es mit der Zahlung steht, zeigt die Forderung.';
  if (actor.scope !== 'AUTHORITY') return 'Jetzt ist die Bewilligungsbehörde am Zug.';
  if (recovery.prepared)
    return `Vorbereitet hat ${recovery.prepared.name}. Zeichnen muss eine zweite Person mit Schlusszeichnung.`;
  return recovery.hearing && !recovery.answer
    ? `Der Kreis kann sich bis zum ${formatDay(recovery.hearing.due)} äußern.`
    : 'Die Sachbearbeitung ist am Zug.';
}

const formatDay = (day: { toGerman(): string }): string => day.toGerman();
