/** What a figure must reach. Ratios have no unit. */
export interface Target {
  readonly kind: 'at-least' | 'at-most';
  readonly value: number;
}

/** One line of the table: what was measured, what the machine can do without us, and the figure made of both. */
export interface Figure {
  readonly part: string;
  readonly what: string;
  /** Ours, in words with its unit. */
  readonly ours: string;
  /** The ceiling, measured beside it in the same run. */
  readonly ceiling: string;
  readonly value: number;
  /** Empty for a ratio. */
  readonly unit: '' | 'MiB' | 's';
  /** Null where the line only explains the others. */
  readonly target: Target | null;
}

export type Verdict = 'met' | 'missed' | 'no target';

export function verdictOf({ value, target }: Figure): Verdict {
  if (target === null) return 'no target';
  if (!Number.isFinite(value)) return 'missed';
  const isMet = target.kind === 'at-least' ? value >= target.value : value <= target.value;
  return isMet ? 'met' : 'missed';
}

/** The smallest sample that at least `percent` of all samples do not exceed (nearest rank). Throws without samples. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  const value = sorted[rank - 1];
  if (value === undefined) throw new Error('no samples');
  return value;
}

export const median = (samples: readonly number[]): number => percentile(samples, 50);

/** Share of the ceiling's speed that we reach: both times are for the same work. */
export const speedRatio = (ourSeconds: number, ceilingSeconds: number): number => ceilingSeconds / ourSeconds;

/** How often the later figure contains the earlier one: 1 is flat. */
export const growth = (earlier: number, later: number): number => later / earlier;
