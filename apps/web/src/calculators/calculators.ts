import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  awardDeficit,
  awardShare,
  DAY_COUNTS,
  interest49a,
  monthPeriod,
  nrwHolidays,
  postFiction,
  readBaseRates,
  settleDeficit,
  settleFixed,
  settleFull,
  settleShare,
  type BaseRateTable,
  type Settlement,
} from '#funding-law';
import { ok, type Result } from '#kernel';
import { packageRoot } from '../layout/index.js';
import { linesOf, type Calculation, type Calculator, type CalculatorField } from './calculator.js';

const cents = (name: string, label: string, example: string, hint?: string): CalculatorField =>
  hint === undefined ? { name, label, kind: 'CENTS', example } : { name, label, kind: 'CENTS', example, hint };

const ELIGIBLE = cents('eligible', 'Zuwendungsfähige Ausgaben', '90.125,00');
const THIRD_PARTY = cents('thirdParty', 'Leistungen Dritter und Einnahmen', '0,00');
const LIMIT = cents(
  'maxCents',
  'Höchstbetrag',
  '72.100,00',
  'Höchstbetrag des Programms oder Spielraum, der kleinere zählt',
);
const RATE: CalculatorField = { name: 'rateBps', label: 'Fördersatz in %', kind: 'BPS', example: '80' };
const GRANT = cents('grant', 'Bewilligte Zuwendung', '72.100,00');
const PAID = cents('paid', 'Bereits ausgezahlt', '72.100,00');
const ELIGIBLE_PLAN = cents('eligiblePlan', 'Zuwendungsfähige Ausgaben laut Plan', '90.125,00');
const THIRD_PARTY_PLAN = cents('thirdPartyPlan', 'Leistungen Dritter laut Plan', '0,00');
const ELIGIBLE_ACTUAL = cents('eligibleActual', 'Zuwendungsfähige Ausgaben laut Nachweis', '85.000,33');
const THIRD_PARTY_ACTUAL = cents('thirdPartyActual', 'Leistungen Dritter laut Nachweis', '0,00');
const THRESHOLD = cents(
  'thresholdCents',
  'Bagatellgrenze',
  '0,00',
  'Einsparungen bis zu diesem Betrag mindern die Zuwendung nicht',
);

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

/** Base rates are data; a half-year without a published rate stops the calculation. */
function baseRates(): BaseRateTable {
  const file = path.join(packageRoot(), 'libs/funding-law/reference/base-rates.json');
  const table = readBaseRates(JSON.parse(readFileSync(file, 'utf8')));
  if (!table.ok) throw new Error(`base rates are unreadable: ${JSON.stringify(table.refusal)}`);
  return table.value;
}

/** The questions that staff and districts ask every day. Names of fields and answers are those of the agreed test cases. */
export const CALCULATORS: readonly Calculator[] = [
  {
    slug: 'award-share',
    title: 'Zuwendung bei Anteilfinanzierung',
    purpose: 'Aus einem Finanzierungsplan: Wie hoch ist die Zuwendung, wie hoch der Eigenanteil?',
    fields: [
      ELIGIBLE,
      THIRD_PARTY,
      RATE,
      LIMIT,
      {
        name: 'roundUnitCents',
        label: 'Rundung auf Cent',
        kind: 'COUNT',
        example: '1',
        hint: '100 rundet auf volle Euro ab',
      },
    ],
    compute: (input) => {
      const award = awardShare({
        eligible: input.money('eligible'),
        thirdParty: input.money('thirdParty'),
        rateBps: input.bps('rateBps'),
        limit: input.money('maxCents'),
        roundUnitCents: BigInt(input.count('roundUnitCents')),
      });
      if (!award.ok) return award;
      const { grant, own, steps } = award.value;
      return ok({ answer: { grant: grant.toCents(), own: own.toCents() }, lines: linesOf(steps) });
    },
  },
  {
    slug: 'award-deficit',
    title: 'Zuwendung bei Fehlbedarfsfinanzierung',
    purpose: 'Welcher Fehlbedarf bleibt nach eigenen und fremden Mitteln, und deckt ihn die Zuwendung?',
    fields: [ELIGIBLE, THIRD_PARTY, cents('own', 'Eigenmittel', '5.000,00'), LIMIT],
    compute: (input) => {
      const award = awardDeficit({
        eligible: input.money('eligible'),
        thirdParty: input.money('thirdParty'),
        own: input.money('own'),
        limit: input.money('maxCents'),
      });
      if (!award.ok) return award;
      const { grant, uncovered, steps } = award.value;
      const gap = uncovered.isZero() ? {} : { uncovered: uncovered.toCents() };
      return ok({ answer: { grant: grant.toCents(), ...gap }, lines: linesOf(steps) });
    },
  },
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
  {
    slug: 'interest-49a',
    title: 'Zinsen auf eine Erstattung',
    purpose: 'Verzinsung nach § 49a Abs. 3 VwVfG NRW, Abschnitt für Abschnitt je Basiszinssatz.',
    fields: [
      cents('principal', 'Zu erstattender Betrag', '4.099,74'),
      { name: 'fromInclusive', label: 'Erster Zinstag', kind: 'DATE', example: '01.03.2026' },
      {
        name: 'toInclusive',
        label: 'Letzter Zinstag',
        kind: 'DATE',
        example: '30.09.2026',
        hint: 'Tag vor der Gutschrift der Erstattung',
      },
      { name: 'surchargePct', label: 'Prozentpunkte über dem Basiszinssatz', kind: 'PERCENT', example: '5' },
    ],
    compute: (input) => {
      const rates = baseRates();
      const answer: Record<string, number> = {};
      const lines: { label: string; value: string; basis: string }[] = [];
      for (const dayCount of DAY_COUNTS) {
        const interest = interest49a({
          principal: input.money('principal'),
          fromInclusive: input.date('fromInclusive'),
          toInclusive: input.date('toInclusive'),
          surchargeBps: input.bps('surchargePct'),
          rates,
          dayCount,
        });
        if (!interest.ok) return interest;
        answer[dayCount] = interest.value.interest.toCents();
        lines.push(
          ...interest.value.segments.map((segment) => ({
            label: `${dayCount}: ${segment.from.toGerman()} bis ${segment.to.toGerman()}, ${segment.days} Tage zu ${segment.ratePct} %`,
            value: segment.principal.toString(),
            basis: '§ 49a Abs. 3 VwVfG NRW, § 247 BGB',
          })),
          {
            label: `${dayCount}: Zinsen, einmal am Ende gerundet`,
            value: interest.value.interest.toString(),
            basis: 'kaufmännisch auf den Cent',
          },
        );
      }
      return ok({ answer, lines });
    },
  },
  {
    slug: 'notice-post',
    title: 'Bekanntgabe und Klagefrist bei Postversand',
    purpose: 'Wann gilt ein Bescheid als bekannt gegeben, wann endet die Klagefrist, ab wann ist er bestandskräftig?',
    fields: [{ name: 'posted', label: 'Tag der Aufgabe zur Post', kind: 'DATE', example: '20.11.2026' }],
    compute: (input) => {
      const dates = postFiction({ posted: input.date('posted'), holidays: nrwHolidays });
      if (!dates.ok) return dates;
      const { deemedServed, actionPeriodEnds, finalFrom, conservativeFinalFrom, reasons } = dates.value;
      const line = (label: string, day: { toGerman(): string }, basis: string) => ({
        label,
        value: day.toGerman(),
        basis,
      });
      return ok({
        answer: {
          deemedServed: deemedServed.toString(),
          actionPeriodEnds: actionPeriodEnds.toString(),
          finalFrom: finalFrom.toString(),
          conservativeFinalFrom: conservativeFinalFrom.toString(),
        },
        lines: [
          line('Gilt als bekannt gegeben am', deemedServed, '§ 41 Abs. 2 VwVfG NRW'),
          line('Die Klagefrist endet am', actionPeriodEnds, '§ 74 Abs. 1, § 57 VwGO, § 222 ZPO'),
          line('Bestandskräftig ab', finalFrom, 'Tag nach dem Ende der Klagefrist'),
          line('Vorsichtig gerechnet ab', conservativeFinalFrom, 'Bekanntgabe auf den nächsten Werktag verschoben'),
        ],
        reasons,
      });
    },
  },
  {
    slug: 'month-period',
    title: 'Monatsfrist',
    purpose: 'Wann endet eine Frist von Monaten, und verschiebt sich ihr Ende auf einen Werktag?',
    fields: [
      { name: 'eventDay', label: 'Tag des Ereignisses', kind: 'DATE', example: '31.12.2026' },
      { name: 'months', label: 'Monate', kind: 'COUNT', example: '3' },
    ],
    compute: (input) => {
      const period = monthPeriod({
        eventDay: input.date('eventDay'),
        months: input.count('months'),
        holidays: nrwHolidays,
      });
      return ok({
        answer: { rawEnd: period.rawEnd.toString(), endShifted: period.endShifted.toString() },
        lines: [
          { label: 'Die Frist endet rechnerisch am', value: period.rawEnd.toGerman(), basis: '§§ 187, 188 BGB' },
          {
            label: 'Letzter Tag der Frist',
            value: period.endShifted.toGerman(),
            basis: '§ 193 BGB, § 31 Abs. 3 VwVfG NRW',
          },
        ],
        reasons: period.reasons,
      });
    },
  },
];
