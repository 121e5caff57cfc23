import { Money, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Tranche } from './tranche.js';

/** The situation under the cap of one holder in one budget year. */
export interface CapSituation {
  readonly budgetYear: number;
  /** The programme's cap of that year plus exceptions granted by decree. */
  readonly cap: Money;
  readonly exception: Money;
  readonly reserved: Money;
  readonly committed: Money;
}

export const roomOf = (situation: CapSituation): Money =>
  situation.cap.plus(situation.exception).minus(situation.reserved).minus(situation.committed);

export type CapRefusal = Refusal<'cap-exceeded' | 'cap-unknown'>;

/**
 * The district's cap must cover every tranche (domain part 1.4, H6). `held` is what this decision has reserved already
 * and may use up. Refuses with the first year that does not fit, and by how many cents.
 */
export function districtCapMustCover(
  tranches: readonly Tranche[],
  situations: readonly CapSituation[],
  held: Readonly<Record<number, Money>> = {},
): Result<true, CapRefusal> {
  for (const tranche of tranches) {
    const situation = situations.find(({ budgetYear }) => budgetYear === tranche.budgetYear);
    if (!situation) return refuse('cap-unknown', { year: tranche.budgetYear });
    const room = roomOf(situation).plus(held[tranche.budgetYear] ?? Money.ZERO);
    if (tranche.amount.exceeds(room)) {
      return refuse('cap-exceeded', {
        year: tranche.budgetYear,
        capCents: situation.cap.plus(situation.exception).toCents(),
        committedCents: situation.committed.toCents(),
        reservedCents: situation.reserved.toCents(),
        roomCents: room.toCents(),
        requestedCents: tranche.amount.toCents(),
        excessCents: tranche.amount.minus(room).toCents(),
      });
    }
  }
  return ok(true);
}
