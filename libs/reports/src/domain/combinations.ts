import { Money } from '#kernel';
import { fits, take, type PendingApplication, type PortfolioRoom } from './portfolio.js';

/** Applications that fit together under all caps and in the title. */
export interface Combination {
  readonly fileNumbers: readonly string[];
  readonly total: Money;
  /** False where the search was ended before every better combination was ruled out. */
  readonly isProvedBest: boolean;
}

/** What "best" means: as many euros, or as many applications as fit; the other one breaks ties. */
export type Goal = 'MOST_MONEY' | 'MOST_APPLICATIONS';

/** Takes the applications in the given order; one that does not fit any more is passed over, the next ones are still tried. */
export function fitInOrder(applications: readonly PendingApplication[], room: PortfolioRoom): Combination {
  const taken: PendingApplication[] = [];
  let left = room;
  for (const application of applications) {
    if (!fits(left, application)) continue;
    left = take(left, application);
    taken.push(application);
  }
  return combinationOf(taken, true);
}

/** Of one holder no more are combined with each other; further ones are left to the committee. */
const OF_HOLDER_MAX = 12;
/** Steps after which a search ends with the best found so far: some tens of milliseconds. */
const STEPS_MAX = 50_000;
/** Larger than any sum of cents, so that the second aim never outweighs the first. */
const FIRST_AIM = 10n ** 18n;

/**
 * The best combination. Each holder's own combinations that fit under its cap are listed, then chosen per holder by branch
 * and bound, so that all together fit into the title: exact, unless a holder has more than 12 applications or the search is
 * cut after 50,000 steps. All sums are whole cents.
 */
export function bestCombination(
  applications: readonly PendingApplication[],
  room: PortfolioRoom,
  goal: Goal,
): Combination {
  const byHolder = new Map<string, PendingApplication[]>();
  for (const each of applications.filter((one) => fits(room, one)))
    byHolder.set(each.capHolder, [...(byHolder.get(each.capHolder) ?? []), each]);
  const options = [...byHolder].map(([holder, own]) => optionsOf(own, room.holders.get(holder) ?? Money.ZERO, goal));
  const search = new Search(options, { AE: room.title.AE.cents, VE: room.title.VE.cents }, goal);
  search.run();
  const isCut = [...byHolder.values()].some((own) => own.length > OF_HOLDER_MAX);
  return combinationOf(search.best, search.isComplete && !isCut);
}

/** Some applications of one holder that fit under its cap together, with what they take from the title. */
interface HolderOption {
  readonly taken: readonly PendingApplication[];
  readonly use: Use;
  readonly value: bigint;
}

interface Use {
  readonly AE: bigint;
  readonly VE: bigint;
}

function optionsOf(own: readonly PendingApplication[], room: Money, goal: Goal): HolderOption[] {
  let sets: PendingApplication[][] = [[]];
  for (const application of own.slice(0, OF_HOLDER_MAX)) {
    const larger = sets.map((set) => [...set, application]);
    sets = [...sets, ...larger.filter((set) => !sumOf(set).exceeds(room))];
  }
  return sets
    .map((taken) => ({ taken, use: useOf(taken), value: valueOf(taken, goal) }))
    .sort((one, other) => (other.value > one.value ? 1 : other.value < one.value ? -1 : 0));
}

/** Depth first over the holders, best options first; a branch that cannot beat the best one is left. */
class Search {
  best: readonly PendingApplication[] = [];
  isComplete = true;
  private bestValue = -1n;
  private steps = 0;
  /** What the holders from a position on could add at most, caps alone considered. */
  private readonly atMost: bigint[];

  constructor(
    private readonly options: readonly (readonly HolderOption[])[],
    private readonly title: Use,
    private readonly goal: Goal,
  ) {
    this.atMost = [0n];
    for (const own of options.toReversed()) this.atMost.unshift((this.atMost[0] ?? 0n) + (own[0]?.value ?? 0n));
  }

  run(): void {
    this.choose(0, [], this.title, 0n);
  }

  private choose(position: number, taken: readonly PendingApplication[], left: Use, value: bigint): void {
    this.steps += 1;
    if (this.steps > STEPS_MAX) {
      this.isComplete = false;
      return;
    }
    const own = this.options[position];
    if (!own) return this.remember(taken, value);
    for (const option of own) {
      if (this.bestPossible(position, option, left, value) <= this.bestValue) {
        // Options come in falling value: the title may bound this one harder than the next, the caps never.
        if (value + option.value + (this.atMost[position + 1] ?? 0n) <= this.bestValue) return;
        continue;
      }
      const rest = { AE: left.AE - option.use.AE, VE: left.VE - option.use.VE };
      if (rest.AE < 0n || rest.VE < 0n) continue;
      this.choose(position + 1, [...taken, ...option.taken], rest, value + option.value);
      if (!this.isComplete) return;
    }
  }

  private bestPossible(position: number, option: HolderOption, left: Use, value: bigint): bigint {
    const byCaps = value + option.value + (this.atMost[position + 1] ?? 0n);
    if (this.goal === 'MOST_APPLICATIONS') return byCaps;
    // Money beyond what the title has left is no gain, whatever the number of applications.
    const byTitle = (value / FIRST_AIM + left.AE + left.VE) * FIRST_AIM + (FIRST_AIM - 1n);
    return byCaps < byTitle ? byCaps : byTitle;
  }

  private remember(taken: readonly PendingApplication[], value: bigint): void {
    if (value <= this.bestValue) return;
    this.best = taken;
    this.bestValue = value;
  }
}

const sumOf = (taken: readonly PendingApplication[]): Money => Money.sum(taken.map(({ amount }) => amount));

const centsOf = (taken: readonly PendingApplication[], authority: 'AE' | 'VE'): bigint =>
  sumOf(taken.filter((each) => each.authority === authority)).cents;

const useOf = (taken: readonly PendingApplication[]): Use => ({ AE: centsOf(taken, 'AE'), VE: centsOf(taken, 'VE') });

function valueOf(taken: readonly PendingApplication[], goal: Goal): bigint {
  const [money, count] = [sumOf(taken).cents, BigInt(taken.length)];
  return goal === 'MOST_MONEY' ? money * FIRST_AIM + count : count * FIRST_AIM + money;
}

const combinationOf = (taken: readonly PendingApplication[], isProvedBest: boolean): Combination => ({
  fileNumbers: taken.map(({ fileNumber }) => fileNumber).sort(),
  total: sumOf(taken),
  isProvedBest,
});
