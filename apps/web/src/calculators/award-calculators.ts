import { awardDeficit, awardShare } from '#funding-law';
import { ok } from '#kernel';
import { linesOf, type Calculator } from './calculator.js';
import { ELIGIBLE, LIMIT, RATE, THIRD_PARTY, cents } from './fields.js';

/** From a finance plan to the grant. */
export const AWARD_CALCULATORS: readonly Calculator[] = [
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
];
