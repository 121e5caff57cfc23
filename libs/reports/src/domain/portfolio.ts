import { Money } from '#kernel';

/** From which account of the title a part of a grant is taken: spending authority, or commitment authority in advance. */
export type PortfolioAuthority = 'AE' | 'VE';

/** An undecided application with what it asks for in one budget year. */
export interface PendingApplication {
  readonly fileNumber: string;
  readonly capHolder: string;
  readonly authority: PortfolioAuthority;
  readonly amount: Money;
}

/** What is left before anything pending is granted: under the cap of each holder, and in each account of the title. */
export interface PortfolioRoom {
  readonly holders: ReadonlyMap<string, Money>;
  readonly title: Readonly<Record<PortfolioAuthority, Money>>;
}

/** What a choice would leave. Negative where it does not fit. */
export interface Simulation {
  readonly chosen: readonly PendingApplication[];
  readonly total: Money;
  readonly left: PortfolioRoom;
  /** Holders whose room would not do, with what is missing. */
  readonly capMissing: ReadonlyMap<string, Money>;
  readonly titleMissing: Readonly<Record<PortfolioAuthority, Money>>;
  readonly fits: boolean;
}

/** Computes what choosing these applications with these amounts would leave. Pure: it books nothing. */
export function simulate(chosen: readonly PendingApplication[], room: PortfolioRoom): Simulation {
  const left = chosen.reduce(take, room);
  const capMissing = new Map([...left.holders].flatMap(([holder, rest]) => missingIn(holder, rest)));
  const titleMissing = { AE: below(left.title.AE), VE: below(left.title.VE) };
  return {
    chosen,
    total: Money.sum(chosen.map(({ amount }) => amount)),
    left,
    capMissing,
    titleMissing,
    fits: capMissing.size === 0 && titleMissing.AE.isZero() && titleMissing.VE.isZero(),
  };
}

/** What is left after one more application; a holder without room of its own has none. */
export function take(room: PortfolioRoom, { capHolder, authority, amount }: PendingApplication): PortfolioRoom {
  const holders = new Map(room.holders);
  holders.set(capHolder, (holders.get(capHolder) ?? Money.ZERO).minus(amount));
  return { holders, title: { ...room.title, [authority]: room.title[authority].minus(amount) } };
}

/** Whether one more application fits under its cap and in its account. */
export function fits(room: PortfolioRoom, { capHolder, authority, amount }: PendingApplication): boolean {
  return !amount.exceeds(room.holders.get(capHolder) ?? Money.ZERO) && !amount.exceeds(room.title[authority]);
}

const below = (rest: Money): Money => (rest.isNegative() ? rest.negated() : Money.ZERO);

const missingIn = (holder: string, rest: Money): [string, Money][] =>
  rest.isNegative() ? [[holder, rest.negated()]] : [];
