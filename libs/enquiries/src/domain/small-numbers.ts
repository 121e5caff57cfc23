/** Fewer than this, and a reader could know who is meant. */
export const SMALL_NUMBER_LIMIT = 5;

/** Counts as they may be shown: null is hidden. */
export interface ShownCounts {
  readonly total: number | null;
  readonly parts: readonly (number | null)[];
}

const sum = (counts: readonly number[]): number => counts.reduce((one, other) => one + other, 0);

/**
 * Hides counts from 1 to 4, and as many more as it takes that none can be found by subtracting the others from the
 * total: hidden are no parts, or at least two that together come to 5 or more. Where that is not possible, all are hidden.
 */
export function hideSmall(parts: readonly number[]): ShownCounts {
  const total = sum(parts);
  if (total > 0 && total < SMALL_NUMBER_LIMIT) return { total: null, parts: parts.map(() => null) };
  const hidden = new Set(parts.flatMap((count, index) => (count > 0 && count < SMALL_NUMBER_LIMIT ? [index] : [])));
  const others = parts
    .map((count, index) => ({ count, index }))
    .filter(({ count, index }) => count > 0 && !hidden.has(index))
    .sort((one, other) => one.count - other.count);
  for (const { index } of others) {
    if (isSafe(parts, hidden)) break;
    hidden.add(index);
  }
  if (!isSafe(parts, hidden)) return { total: null, parts: parts.map(() => null) };
  return { total, parts: parts.map((count, index) => (hidden.has(index) ? null : count)) };
}

function isSafe(parts: readonly number[], hidden: ReadonlySet<number>): boolean {
  if (hidden.size === 0) return true;
  const hiddenSum = sum(parts.filter((_, index) => hidden.has(index)));
  // As many as there are hidden parts would mean one each.
  return hidden.size > 1 && hiddenSum >= SMALL_NUMBER_LIMIT && hiddenSum > hidden.size;
}
