import type { JSX } from 'preact';
import { hasRole } from '#kernel';
import { RECOVERY_LIFECYCLE, type RecoveryAction } from '#settlement';
import {
  CheckboxField,
  DateField,
  formatDate,
  formatEuro,
  MoneyField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../layout/index.js';
import { isApproved, mayApprove } from '../authority/approvals.js';
import { ActForms, type ActForm } from './act-forms.js';
import type { ClaimScreen } from './claim-screen.js';
import { isOthersOrder, orderFields } from './interest-order-form.js';
import { recoveryActionWord, reliefWord } from './settlement-words.js';
import { law } from '../access/index.js';

type Form = ActForm<ClaimScreen>;

const REASON_LENGTH_MAX = 2_000;

const mayAct = (action: RecoveryAction, { actor, claim }: ClaimScreen): boolean =>
  RECOVERY_LIFECYCLE.actionsFor(claim.status, actor.roles).includes(action);

const form = (action: RecoveryAction, more: Partial<Form>): Form => ({
  ...more,
  action,
  label: more.label ?? recoveryActionWord(action),
  isPossible: (screen) => mayAct(action, screen) && (more.isPossible?.(screen) ?? true),
});

const proposal = ({ claim }: ClaimScreen) => claim.reliefs.find(({ state }) => state === 'PROPOSED');
const prepared = ({ orders }: ClaimScreen) => orders.find(({ state }) => state === 'PREPARED');
/** Payments that stand and that somebody else has booked: nobody takes back an own booking. */
const reversible = ({ actor, claim: { entries } }: ClaimScreen) =>
  entries.filter(
    ({ id, kind, bookedBy }) =>
      kind === 'PAYMENT' && bookedBy.id !== actor.accountId && !entries.some(({ reverses }) => reverses === id),
  );

const isOthersProposal = (screen: ClaimScreen): boolean => {
  const proposed = proposal(screen);
  return proposed !== undefined && proposed.proposed.id !== screen.actor.accountId;
};

function proposed(screen: ClaimScreen): JSX.Element | undefined {
  const relief = proposal(screen);
  return (
    relief && (
      <p>{`${relief.proposed.name} schlägt vor: ${reliefWord(relief.kind)} über ${formatEuro(relief.amount)}.`}</p>
    )
  );
}

const FORMS: readonly Form[] = [
  form('record-payment', {
    fields: ({ claim, today }, at) => (
      <>
        <MoneyField {...at('amount', claim.balance.toGerman())} label="Gezahlter Betrag" />
        <DateField
          {...at('valueDate', today.toGerman())}
          label="Wertstellung"
          hint="Der Tag, an dem das Geld da war. Zinsen enden am Tag davor."
        />
        <TextField {...at('reference')} label="Kassenzeichen oder Beleg" maxLength={140} />
      </>
    ),
  }),
  form('confirm-relief', {
    isPossible: (screen) => isOthersProposal(screen) && mayApprove(screen.approvals.relief),
    fields: (screen) => (
      <>
        {proposed(screen)}
        <p>Entschieden wird erst, wenn jede federführende Stelle zugestimmt hat.</p>
      </>
    ),
  }),
  form('approve-relief', {
    isPossible: (screen) => isOthersProposal(screen) && isApproved(screen.approvals.relief),
    fields: proposed,
  }),
  {
    action: 'reject-relief',
    label: 'Vorschlag ablehnen',
    isQuiet: true,
    isPossible: (screen) => isOthersProposal(screen) && hasRole(screen.actor, 'SIGNATORY', 'PAYMENT_AUTHORISER'),
    fields: (_, at) => <TextArea {...at('reason')} label="Grund" rows={2} maxLength={REASON_LENGTH_MAX} />,
  },
  {
    action: 'confirm-interest',
    label: 'Für die eigene Stelle den Zinsen zustimmen',
    isPossible: (screen) =>
      isOthersOrder(prepared(screen), screen) &&
      hasRole(screen.actor, 'REVIEWER', 'SIGNATORY') &&
      mayApprove(screen.approvals.interest),
    fields: (screen) => orderFields(prepared(screen), 'confirm-interest'),
  },
  {
    action: 'sign-interest',
    label: 'Zinsen zeichnen',
    isPossible: (screen) =>
      isOthersOrder(prepared(screen), screen) &&
      hasRole(screen.actor, 'SIGNATORY') &&
      isApproved(screen.approvals.interest),
    fields: (screen) => orderFields(prepared(screen), 'sign-interest'),
  },
  form('send-dunning', {
    isPossible: ({ claim }) => claim.isOverdue,
    fields: ({ claim }) => <p>{`Die ${claim.dunnings.length + 1}. Mahnung über ${formatEuro(claim.balance)}.`}</p>,
  }),
  {
    action: 'prepare-interest',
    label: 'Zinsen festsetzen oder erlassen',
    isQuiet: true,
    isPossible: ({ actor, claim }) =>
      hasRole(actor, 'CASEWORKER') && claim.kind === 'REIMBURSEMENT' && claim.status !== 'ANNULLED',
    fields: ({ claim }, at) => {
      const isPaid = claim.status === 'PAID';
      const checkbox = at('isWaived');
      return (
        <>
          <DateField
            {...at('until')}
            label="Letzter Tag der Zinsen"
            required={!isPaid}
            hint={
              isPaid
                ? 'Ohne Angabe bis zum Tag vor der letzten Zahlung.'
                : 'Der Betrag ist noch nicht gezahlt: bis wann jetzt festgesetzt wird.'
            }
          />
          <TextArea {...at('reason')} label="Grund" hint="Steht im Bescheid." rows={3} maxLength={REASON_LENGTH_MAX} />
          <CheckboxField
            name={checkbox.name}
            label={`Von der Verzinsung absehen (§ 49a Abs. 3 Satz 2 ${law().procedureAct})`}
            hint="Nur bei Zahlung in der Frist und ohne Verschulden."
            checked={checkbox.value !== ''}
            required={false}
            error={checkbox.error}
          />
        </>
      );
    },
  },
  form('propose-relief', { isQuiet: true, isPossible: (screen) => !proposal(screen), fields: reliefFields }),
  form('end-relief', {
    isQuiet: true,
    fields: (_, at) => <TextArea {...at('reason')} label="Grund" rows={2} maxLength={REASON_LENGTH_MAX} />,
  }),
  form('reverse-payment', {
    isQuiet: true,
    isPossible: (screen) => reversible(screen).length > 0,
    fields: (screen, at) => (
      <>
        <SelectField
          {...at('entryId')}
          label="Welche Zahlung"
          options={reversible(screen).map(({ id, delta, valueDate }) => ({
            value: id,
            label: `${formatEuro(delta.negated())} vom ${formatDate(valueDate)}`,
          }))}
        />
        <TextArea {...at('reason')} label="Grund" rows={2} maxLength={140} />
      </>
    ),
  }),
];

function reliefFields(_: ClaimScreen, at: Parameters<NonNullable<Form['fields']>>[1]): JSX.Element {
  return (
    <>
      <RadioGroup
        {...at('kind')}
        label="Was vorgeschlagen wird (§ 59 LHO)"
        options={[
          { value: 'DEFERRAL', label: 'Stundung', hint: 'Sofortige Zahlung wäre eine erhebliche Härte.' },
          {
            value: 'WRITE_OFF_TEMP',
            label: 'Befristete Niederschlagung',
            hint: 'Einziehung hat zurzeit keinen Erfolg.',
          },
          { value: 'WRITE_OFF', label: 'Unbefristete Niederschlagung', hint: 'Einziehung wird keinen Erfolg haben.' },
          { value: 'REMISSION', label: 'Erlass', hint: 'Einziehung wäre im Einzelfall eine besondere Härte.' },
        ]}
      />
      <TextArea {...at('reason')} label="Grund" rows={3} maxLength={REASON_LENGTH_MAX} />
      <TextField
        {...at('instalments')}
        label="Zahl der Monatsraten"
        hint="Nur bei Stundung. Ohne Angabe eine Zahlung."
        required={false}
        inputmode="numeric"
        width="short"
      />
      <DateField {...at('firstDue')} label="Erste Rate fällig am" hint="Nur bei Stundung." required={false} />
      <TextArea
        {...at('terms')}
        label="Bedingungen der Stundung"
        required={false}
        rows={2}
        maxLength={REASON_LENGTH_MAX}
      />
      <TextField
        {...at('consentReference')}
        label="Einwilligung (Erlass, Datum)"
        hint="Nötig über den Grenzen des § 59 LHO."
        required={false}
        maxLength={200}
      />
    </>
  );
}

/** The steps of this person on a claim, or whose turn it is. */
export const ClaimSteps = (props: { screen: ClaimScreen; csrfToken: string }): JSX.Element => (
  <ActForms forms={FORMS} to={`/forderungen/${props.screen.claim.id}`} waiting={waiting(props.screen)} {...props} />
);

function waiting({ actor, claim }: ClaimScreen): string {
  if (claim.balance.isZero()) return 'Die Forderung ist erledigt.';
  if (actor.scope !== 'AUTHORITY')
    return `Überweisen Sie den offenen Betrag auf das Konto im Bescheid und nennen Sie das Aktenzeichen ${claim.fileNumber}.`;
  return 'Im Moment gibt es für Sie hier nichts zu tun.';
}
