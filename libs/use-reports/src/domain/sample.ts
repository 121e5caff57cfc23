/** How a sample is drawn (VV No. 11 zu § 44 LHO allows sampling): by items, or by amounts as auditors do. */
export const SAMPLE_METHODS = ['STRATIFIED', 'AMOUNT_WEIGHTED'] as const;
export type SampleMethod = (typeof SAMPLE_METHODS)[number];

export interface SampleLine {
  readonly id: string;
  readonly number: number;
  readonly itemId: string;
  readonly eligibleCents: number;
}

export interface SampleWish {
  readonly method: SampleMethod;
  readonly size: number;
  /** 0 to 2^32 - 1; stored, so that everybody draws the same list again. */
  readonly seed: number;
}

/**
 * Ids of the drawn lines in the order of the list. The same lines, method, size and seed give the same list.
 * STRATIFIED: at least one line per item, the others by the items' number of lines. AMOUNT_WEIGHTED: systematic choice
 * over the cumulated amounts, so that a line above the interval is always in.
 */
export function drawSample(lines: readonly SampleLine[], { method, size, seed }: SampleWish): string[] {
  const ordered = [...lines].sort((first, second) => first.number - second.number);
  if (size >= ordered.length) return ordered.map(({ id }) => id);
  const random = generator(seed);
  const chosen = method === 'STRATIFIED' ? stratified(ordered, size, random) : weighted(ordered, size, random);
  return ordered.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
}

function stratified(lines: readonly SampleLine[], size: number, random: () => number): Set<string> {
  const strata = new Map<string, SampleLine[]>();
  for (const line of lines) strata.set(line.itemId, [...(strata.get(line.itemId) ?? []), line]);
  const groups = [...strata.values()].map((group) => shuffled(group, random));
  const chosen = new Set<string>();
  // One of each item first, then again and again where the largest share is still missing.
  while (chosen.size < size) {
    const next = groups
      .filter((group) => group.length > 0)
      .map((group) => ({ group, taken: takenOf(group, strata, chosen), total: totalOf(group, strata) }))
      .sort((first, second) => first.taken / first.total - second.taken / second.total)[0];
    const line = next?.group.pop();
    if (!line) break;
    chosen.add(line.id);
  }
  return chosen;
}

const totalOf = (group: readonly SampleLine[], strata: ReadonlyMap<string, readonly SampleLine[]>): number =>
  strata.get(group[0]?.itemId ?? '')?.length ?? 1;

const takenOf = (
  group: readonly SampleLine[],
  strata: ReadonlyMap<string, readonly SampleLine[]>,
  chosen: ReadonlySet<string>,
): number => (strata.get(group[0]?.itemId ?? '') ?? []).filter(({ id }) => chosen.has(id)).length;

function weighted(lines: readonly SampleLine[], size: number, random: () => number): Set<string> {
  const total = lines.reduce((sum, line) => sum + Math.abs(line.eligibleCents), 0);
  const interval = total / size;
  const chosen = new Set<string>();
  let cumulated = 0;
  let mark = random() * interval;
  for (const line of lines) {
    cumulated += Math.abs(line.eligibleCents);
    if (cumulated <= mark) continue;
    chosen.add(line.id);
    while (mark < cumulated && interval > 0) mark += interval;
  }
  return chosen;
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const kept = copy[index];
    const moved = copy[other];
    if (kept === undefined || moved === undefined) continue;
    copy[index] = moved;
    copy[other] = kept;
  }
  return copy;
}

/** Mulberry32: a small published generator, the same in every language and for ever. Numbers from 0 up to 1. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
