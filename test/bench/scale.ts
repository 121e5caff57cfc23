/** How much a run does. `short` repeats less, on the same amounts; `tiny` only shows in seconds that everything still runs; its figures say nothing. */
export interface Scale {
  readonly name: 'full' | 'short' | 'tiny';
  readonly ledgerRows: number;
  readonly sheetRows: number;
  readonly rounds: number;
  readonly notices: number;
  readonly prints: number;
  readonly starts: number;
  /** Cases signed or submitted per measurement. */
  readonly acts: number;
  /** How often eight clients do them, which the targets speak of. */
  readonly actRounds: number;
  readonly applications: readonly number[];
  readonly visits: number;
  /** How many people work beside an export, and how long without it. */
  readonly people: number;
  readonly crowdSeconds: number;
  readonly readingMs: number;
}

const FULL: Scale = {
  name: 'full',
  ledgerRows: 1_000_000,
  sheetRows: 100_000,
  rounds: 2,
  notices: 60,
  prints: 20,
  starts: 2,
  acts: 80,
  actRounds: 3,
  applications: [1_000, 10_000, 100_000, 1_000_000],
  visits: 100,
  people: 100,
  crowdSeconds: 20,
  readingMs: 10_000,
};

/** The same amounts with fewer repetitions, for a machine that has other work. */
const SHORT: Scale = { ...FULL, name: 'short', notices: 40, prints: 8, starts: 1, acts: 40, actRounds: 1, visits: 50 };

const TINY: Scale = {
  name: 'tiny',
  ledgerRows: 2_000,
  sheetRows: 500,
  rounds: 1,
  notices: 5,
  prints: 2,
  starts: 1,
  acts: 4,
  actRounds: 1,
  applications: [100, 200],
  visits: 5,
  people: 5,
  crowdSeconds: 1,
  readingMs: 200,
};

/** Reads BENCH_SCALE; throws for a name that there is not. */
export function scaleOf(name = 'full'): Scale {
  const scale = [FULL, SHORT, TINY].find((each) => each.name === name);
  if (!scale) throw new Error(`BENCH_SCALE is "full", "short" or "tiny", not "${name}"`);
  return scale;
}
