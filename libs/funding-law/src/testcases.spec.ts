import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { CalendarDate, Money, type Result } from '#kernel';
import {
  awardDeficit,
  awardShare,
  DAY_COUNTS,
  holidaysOfLand,
  interest49a,
  monthPeriod,
  postFiction,
  readBaseRates,
  settleDeficit,
  settleFixed,
  settleFull,
  settleShare,
  type DayCount,
} from './index.js';

type Fields = Readonly<Record<string, unknown>>;
interface Case {
  readonly id: string;
  readonly kind: string;
  readonly note: string;
  readonly input: Fields;
  readonly expected: Fields;
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const { cases } = read('../testing/testcases.json') as { readonly cases: readonly Case[] };
const rates = granted(readBaseRates(read('../reference/base-rates.json')));

function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

const money = (input: Fields, key: string): Money => Money.ofCents(BigInt(input[key] as number));
const day = (input: Fields, key: string): CalendarDate => CalendarDate.iso(input[key] as string);
const bigint = (input: Fields, key: string): bigint => BigInt(input[key] as number);

const actual = (input: Fields) => ({
  grant: money(input, 'grant'),
  eligibleActual: money(input, 'eligibleActual'),
  thirdPartyActual: money(input, 'thirdPartyActual'),
  paid: money(input, 'paid'),
});
const planned = (input: Fields) => ({
  ...actual(input),
  eligiblePlan: money(input, 'eligiblePlan'),
  thirdPartyPlan: money(input, 'thirdPartyPlan'),
  threshold: money(input, 'thresholdCents'),
});
const applied = (input: Fields) => ({
  eligible: money(input, 'eligible'),
  thirdParty: money(input, 'thirdParty'),
  limit: money(input, 'maxCents'),
});

function interestOf(input: Fields, dayCount: DayCount): number {
  const outcome = interest49a({
    principal: money(input, 'principal'),
    fromInclusive: day(input, 'fromInclusive'),
    toInclusive: day(input, 'toInclusive'),
    surchargeBps: BigInt(input['surchargePct'] as string) * 100n,
    rates,
    dayCount,
  });
  return granted(outcome).interest.toCents();
}

/** One way of computing per kind; a case of a kind that is missing here fails. */
const COMPUTE: Readonly<Record<string, (input: Fields) => object>> = {
  AWARD_SHARE: (input) =>
    granted(
      awardShare({
        ...applied(input),
        rateBps: bigint(input, 'rateBps'),
        roundUnitCents: bigint(input, 'roundUnitCents'),
      }),
    ),
  AWARD_DEFICIT: (input) => granted(awardDeficit({ ...applied(input), own: money(input, 'own') })),
  SETTLE_SHARE: (input) => granted(settleShare({ ...planned(input), rateBps: bigint(input, 'rateBps') })),
  SETTLE_DEFICIT: (input) =>
    granted(
      settleDeficit({ ...planned(input), ownPlan: money(input, 'ownPlan'), ownActual: money(input, 'ownActual') }),
    ),
  SETTLE_FIXED: (input) =>
    granted(
      settleFixed({
        ...actual(input),
        overfundingGuard: input['overfundingGuard'] === true,
        ...(input['unitsActual'] === null
          ? {}
          : { delivered: { units: bigint(input, 'unitsActual'), unitAmount: money(input, 'unitCents') } }),
      }),
    ),
  SETTLE_FULL: (input) => granted(settleFull(actual(input))),
  INTEREST_49A: (input) => Object.fromEntries(DAY_COUNTS.map((dayCount) => [dayCount, interestOf(input, dayCount)])),
  NOTICE_POST: (input) => granted(postFiction({ posted: day(input, 'posted'), holidays: holidaysOfLand('NW') })),
  MONTH_PERIOD: (input) =>
    monthPeriod({
      eventDay: day(input, 'eventDay'),
      months: input['months'] as number,
      holidays: holidaysOfLand('NW'),
    }),
};

/** Money as cents and days as ISO text, the notation of the file. */
const inNotationOfFile = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

describe('The agreed test cases of funding law', () => {
  it('are 44 in number, each with its own id and of a known kind', () => {
    expect(cases).toHaveLength(44);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(44);
    expect(cases.filter(({ kind }) => !COMPUTE[kind])).toEqual([]);
  });

  it.each(cases)('$id $kind: $note', ({ kind, input, expected }) => {
    const computed: Fields = { ...COMPUTE[kind]?.(input) };
    expect(Object.keys(expected)).not.toHaveLength(0);
    for (const [key, value] of Object.entries(expected))
      expect([key, inNotationOfFile(computed[key])]).toEqual([key, value]);
  });
});
