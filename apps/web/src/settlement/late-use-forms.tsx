import { hasRole, type Actor } from '#kernel';
import type { Database } from '#platform';
import { isDecided, prepareLateUseInterest } from '#settlement';
import { isApproved, mayApprove } from '../authority/approvals.js';
import { CheckboxField, TextArea } from '../layout/index.js';
import { saying, type Act } from './act-fields.js';
import type { ActForm } from './act-forms.js';
import { confirmInterestAct, interestPrepared, signInterestAct } from './interest-acts.js';
import { isOthersOrder, orderFields } from './interest-order-form.js';
import type { SettlementScreen } from './settlement-screen.js';
import { law } from '../access/index.js';

const REASON_LENGTH_MAX = 2_000;

const preparedOrder = ({ lateUseOrders }: SettlementScreen) => lateUseOrders.find(({ state }) => state === 'PREPARED');

/** Preparing and signing the interest on money that was used late. */
export const LATE_USE_FORMS: readonly ActForm<SettlementScreen>[] = [
  {
    action: 'confirm-late-use',
    label: 'Für die eigene Stelle den Zinsen zustimmen',
    isPossible: (screen) =>
      isOthersOrder(preparedOrder(screen), screen) &&
      hasRole(screen.actor, 'REVIEWER', 'SIGNATORY') &&
      mayApprove(screen.lateUseApprovals),
    fields: (screen) => orderFields(preparedOrder(screen), 'confirm-late-use'),
  },
  {
    action: 'sign-late-use',
    label: 'Zinsen wegen verspäteter Verwendung zeichnen',
    isPossible: (screen) =>
      isOthersOrder(preparedOrder(screen), screen) &&
      hasRole(screen.actor, 'SIGNATORY') &&
      isApproved(screen.lateUseApprovals),
    fields: (screen) => orderFields(preparedOrder(screen), 'sign-late-use'),
  },
  {
    action: 'prepare-late-use',
    label: 'Zinsen wegen verspäteter Verwendung festsetzen',
    isQuiet: true,
    isPossible: ({ actor, lateUse, lateUseOrders, closure }) =>
      hasRole(actor, 'CASEWORKER') &&
      !closure &&
      lateUse?.ok === true &&
      lateUse.value.late.parts.length > 0 &&
      !lateUseOrders.some(isDecided),
    fields: (_, at) => {
      const checkbox = at('isWaived');
      return (
        <>
          <TextArea {...at('reason')} label="Grund" hint="Steht im Bescheid." rows={3} maxLength={REASON_LENGTH_MAX} />
          <CheckboxField
            name={checkbox.name}
            label="Keine Zinsen verlangen"
            hint={`Die Behörde entscheidet nach Ermessen (§ 49a Abs. 4 ${law().procedureAct}). Der Grund steht dann nur in der Akte.`}
            checked={checkbox.value !== ''}
            required={false}
            error={checkbox.error}
          />
        </>
      );
    },
  },
];

/** What acts on the page of the settlement work on. */
export interface OnAward {
  readonly database: Database;
  readonly actor: Actor;
  readonly awardId: string;
}

export const LATE_USE_ACTS: Readonly<Record<string, Act<OnAward>>> = {
  'prepare-late-use': (fields) => {
    const entry = { reason: fields.text('reason'), isWaived: fields.isChecked('isWaived') };
    return ({ database, actor, awardId }) =>
      saying(prepareLateUseInterest(database, actor, { awardId, ...entry }), ({ amount }) =>
        interestPrepared(entry.isWaived, amount),
      );
  },
  'confirm-late-use': confirmInterestAct,
  'sign-late-use': signInterestAct,
};
