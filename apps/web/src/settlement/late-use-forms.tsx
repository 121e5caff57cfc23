import { hasRole, type Actor } from '#kernel';
import type { Database } from '#platform';
import { isDecided, prepareLateUseInterest } from '#settlement';
import { CheckboxField, formatEuro, HiddenField, TextArea } from '../layout/index.js';
import { fieldOf, saying, type Act } from './act-fields.js';
import type { ActForm } from './act-forms.js';
import { interestPrepared, signInterestAct } from './interest-acts.js';
import type { SettlementScreen } from './settlement-screen.js';

const REASON_LENGTH_MAX = 2_000;

const preparedOrder = ({ lateUseOrders }: SettlementScreen) => lateUseOrders.find(({ state }) => state === 'PREPARED');

/** Preparing and signing the interest on money that was used late. */
export const LATE_USE_FORMS: readonly ActForm<SettlementScreen>[] = [
  {
    action: 'sign-late-use',
    label: 'Zinsen wegen verspäteter Verwendung zeichnen',
    isPossible: (screen) => {
      const order = preparedOrder(screen);
      return order !== undefined && hasRole(screen.actor, 'SIGNATORY') && order.prepared.id !== screen.actor.accountId;
    },
    fields: (screen) => {
      const order = preparedOrder(screen);
      return (
        order && (
          <>
            <HiddenField name={fieldOf('sign-late-use', 'orderId')} value={order.id} />
            <p>
              {`Vorbereitet hat ${order.prepared.name}: ${formatEuro(order.amount)} ${order.isWaived ? 'werden nicht erhoben' : 'Zinsen'}.`}
            </p>
          </>
        )
      );
    },
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
            hint="Die Behörde entscheidet nach Ermessen (§ 49a Abs. 4 VwVfG NRW). Der Grund steht dann nur in der Akte."
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
  'sign-late-use': signInterestAct,
};
