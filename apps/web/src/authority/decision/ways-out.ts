import type { CapOfCase, Decision } from '#awards';
import { Money } from '#kernel';
import type { ProgrammeTerms } from '#programmes';

/** One way to a decision that fits under the cap, with the grant of every year it would lead to. */
export interface WayOut {
  readonly kind: 'SHIFT' | 'LIMIT' | 'SPLIT' | 'EXCEPTION';
  readonly title: string;
  readonly note: string;
  readonly grants: Readonly<Record<number, Money>>;
  readonly consequence: string;
}

/** What could be done about a year above its room. The system proposes; an officer chooses, and never is an amount cut silently. */
export function waysOut(
  decision: Decision,
  caps: readonly CapOfCase[],
  over: CapOfCase,
  terms: ProgrammeTerms,
): WayOut[] {
  const grants: Record<number, Money> = Object.fromEntries(
    decision.content.years.map(({ year, grantCents }) => [year, Money.ofCents(grantCents)]),
  );
  const year = over.budgetYear;
  return [
    ...shiftWay(decision, caps, over, grants, terms),
    ...(over.room.isPositive() ? [limitWay(decision, over, grants)] : []),
    ...splitWay(year, grants),
    {
      kind: 'EXCEPTION',
      title: 'Ausnahme vom Höchstbetrag',
      note: `um ${over.excess.toGerman()} EUR für ${year}`,
      grants,
      consequence: 'Nötig ist ein Erlass des Ministeriums mit Aktenzeichen.',
    },
  ];
}

/** Costs move into a later year with room; only where the grant is a plain share of the costs can it be foretold. */
function shiftWay(
  decision: Decision,
  caps: readonly CapOfCase[],
  over: CapOfCase,
  grants: Readonly<Record<number, Money>>,
  terms: ProgrammeTerms,
): WayOut[] {
  if (terms.financingType !== 'SHARE' || terms.rateBps <= 0) return [];
  const year = over.budgetYear;
  const from = decision.content.years.find((each) => each.year === year);
  const later = caps.find(({ budgetYear }) => budgetYear > year);
  const to = decision.content.years.find((each) => each.year === later?.budgetYear);
  if (!from || !to || !later || from.thirdPartyCents > 0 || to.thirdPartyCents > 0) return [];
  const keptCents = floorOf(over.room.cents * 10_000n, BigInt(terms.rateBps));
  const shifted = Money.ofCents(from.eligibleCents).minus(Money.ofCents(keptCents));
  const grantFrom = Money.ofCents(from.eligibleCents).minus(shifted).shareFloor(terms.rateBps);
  const grantTo = Money.ofCents(to.eligibleCents).plus(shifted).shareFloor(terms.rateBps);
  if (!shifted.isPositive() || grantFrom.exceeds(over.room) || grantTo.exceeds(later.room)) return [];
  return [
    {
      kind: 'SHIFT',
      title: 'Ausgaben verschieben',
      note: `${shifted.toGerman()} EUR Ausgaben von ${year} nach ${to.year}`,
      grants: { ...grants, [year]: grantFrom, [to.year]: grantTo },
      consequence: 'Der Kreis muss dem geänderten Plan zustimmen.',
    },
  ];
}

function limitWay(decision: Decision, over: CapOfCase, grants: Readonly<Record<number, Money>>): WayOut {
  const year = over.budgetYear;
  const own = Money.ofCents(decision.content.years.find((each) => each.year === year)?.ownCents ?? 0);
  return {
    kind: 'LIMIT',
    title: `${year} begrenzen`,
    note: 'Zuwendung auf den Spielraum senken',
    grants: { ...grants, [year]: over.room },
    consequence: `Eigenanteil ${year} steigt von ${own.toGerman()} auf ${own.plus(over.excess).toGerman()} EUR; der Kreis muss ihn bestätigen.`,
  };
}

/** Only the other years are granted; for this one the application is rejected and can be made anew. */
function splitWay(year: number, grants: Readonly<Record<number, Money>>): WayOut[] {
  const others = Object.entries(grants).filter(([each, grant]) => Number(each) !== year && grant.isPositive());
  if (others.length === 0) return [];
  return [
    {
      kind: 'SPLIT',
      title: `Nur ${others.map(([each]) => each).join(' und ')} bewilligen`,
      note: `${year} ablehnen`,
      grants: { ...grants, [year]: Money.ZERO },
      consequence: `Für ${year} kann der Kreis neu beantragen, wenn Spielraum frei wird.`,
    },
  ];
}

/** The largest costs whose share does not exceed the room. */
const floorOf = (dividend: bigint, divisor: bigint): bigint => dividend / divisor;
