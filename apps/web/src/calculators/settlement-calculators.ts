import { settleDeficit, settleFixed, settleFull, settleShare, type Settlement } from '#funding-law';
import { ok, type Result } from '#kernel';
import { linesOf, type Calculation, type Calculator } from './calculator.js';
import {
  ELIGIBLE_ACTUAL,
  ELIGIBLE_PLAN,
  GRANT,
  PAID,
  RATE,
  THIRD_PARTY_ACTUAL,
  THIRD_PARTY_PLAN,
  THRESHOLD,
  cents,
} from './fields.js';

const settled = (
  result: Result<Settlement>,
  keys: readonly ('finalGrant' | 'repay' | 'remaining')[],
): Result<Calculation> =>
  result.ok
    ? ok({
        answer: Object.fromEntries(keys.map((key) => [key, result.value[key].toCents()])),
        lines: linesOf(result.value.steps),
      })
    : result;

/** From the proof of use to the final grant. */
export const SETTLEMENT_CALCULATORS: readonly Calculator[] = [
  {
    slug: 'settle-share',
    title: 'Abrechnung bei Anteilfinanzierung',
    purpose: 'Wie hoch ist die Zuwendung nach dem Verwendungsnachweis, was ist zu erstatten?',
    fields: [GRANT, ELIGIBLE_PLAN, THIRD_PARTY_PLAN, RATE, ELIGIBLE_ACTUAL, THIRD_PARTY_ACTUAL, PAID, THRESHOLD],
    compute: (input) =>
      settled(
        settleShare({
          grant: input.money('grant'),
          eligiblePlan: input.money('eligiblePlan'),
          thirdPartyPlan: input.money('thirdPartyPlan'),
          rateBps: input.bps('rateBps'),
          eligibleActual: input.money('eligibleActual'),
          thirdPartyActual: input.money('thirdPartyActual'),
          paid: input.money('paid'),
          threshold: input.money('thresholdCents'),
        }),
        ['finalGrant', 'repay', 'remaining'],
      ),
  },
  {
    slug: 'settle-deficit',
    title: 'Abrechnung bei Fehlbedarfsfinanzierung',
    purpose: 'Einsparungen und Mehreinnahmen mindern die Zuwendung in voller Höhe.',
    fields: [
      GRANT,
      ELIGIBLE_PLAN,
      THIRD_PARTY_PLAN,
      cents('ownPlan', 'Eigenmittel laut Plan', '5.000,00'),
      ELIGIBLE_ACTUAL,
      THIRD_PARTY_ACTUAL,
      cents('ownActual', 'Eigenmittel laut Nachweis', '5.000,00'),
      PAID,
      THRESHOLD,
    ],
    compute: (input) =>
      settled(
        settleDeficit({
          grant: input.money('grant'),
          eligiblePlan: input.money('eligiblePlan'),
          thirdPartyPlan: input.money('thirdPartyPlan'),
          ownPlan: input.money('ownPlan'),
          eligibleActual: input.money('eligibleActual'),
          thirdPartyActual: input.money('thirdPartyActual'),
          ownActual: input.money('ownActual'),
          paid: input.money('paid'),
          threshold: input.money('thresholdCents'),
        }),
        ['finalGrant', 'repay'],
      ),
  },
  {
    slug: 'settle-fixed',
    title: 'Abrechnung bei Festbetragsfinanzierung',
    purpose: 'Ein Festbetrag bleibt, solange die Ausgaben ihn erreichen; je Einheit zählt, was geleistet wurde.',
    fields: [
      GRANT,
      ELIGIBLE_ACTUAL,
      THIRD_PARTY_ACTUAL,
      { name: 'overfundingGuard', label: 'Überfinanzierung ausschließen', kind: 'FLAG', example: 'JA' },
      { name: 'unitsActual', label: 'Geleistete Einheiten', kind: 'COUNT', example: '', isNullable: true },
      { ...cents('unitCents', 'Betrag je Einheit', ''), isNullable: true },
      PAID,
    ],
    compute: (input) => {
      const units = input.countOrNull('unitsActual');
      const unitAmount = input.moneyOrNull('unitCents');
      const delivered =
        units === null || unitAmount === null ? {} : { delivered: { units: BigInt(units), unitAmount } };
      return settled(
        settleFixed({
          grant: input.money('grant'),
          eligibleActual: input.money('eligibleActual'),
          thirdPartyActual: input.money('thirdPartyActual'),
          overfundingGuard: input.flag('overfundingGuard'),
          paid: input.money('paid'),
          ...delivered,
        }),
        ['finalGrant', 'repay'],
      );
    },
  },
  {
    slug: 'settle-full',
    title: 'Abrechnung bei Vollfinanzierung',
    purpose: 'Die Zuwendung deckt, was nach den Einnahmen offen ist, höchstens den bewilligten Betrag.',
    fields: [GRANT, ELIGIBLE_ACTUAL, THIRD_PARTY_ACTUAL, PAID],
    compute: (input) =>
      settled(
        settleFull({
          grant: input.money('grant'),
          eligibleActual: input.money('eligibleActual'),
          thirdPartyActual: input.money('thirdPartyActual'),
          paid: input.money('paid'),
        }),
        ['finalGrant', 'repay'],
      ),
  },
];
