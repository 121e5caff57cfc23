/** Counts below this are not shown: they could point to single people. */
export const COUNT_SHOWN_FROM = 5;

export interface Cell {
  readonly category: string;
  readonly cases: number;
}

export interface ShownCell {
  readonly category: string;
  /** Null: suppressed. */
  readonly cases: number | null;
}

export interface ShownFigures {
  readonly cells: readonly ShownCell[];
  /** Null: suppressed, because it would give away the only hidden cell. */
  readonly total: number | null;
}

/**
 * Counts as they may be shown. Cells below 5 are hidden; a single hidden cell could be reckoned from the total, so the
 * smallest other cell is hidden too, and where there is none the total. Two hidden cells that are together below 5 take a
 * third with them: their sum would say as much.
 */
export function shownFigures(cells: readonly Cell[]): ShownFigures {
  const total = cells.reduce((sum, { cases }) => sum + cases, 0);
  const hidden = new Set(cells.filter(({ cases }) => cases < COUNT_SHOWN_FROM));
  const rest = cells.filter((cell) => !hidden.has(cell)).toSorted((one, other) => one.cases - other.cases);
  while (hidden.size > 0 && !isSafe([...hidden])) {
    const next = rest.shift();
    if (!next) return { cells: cells.map((cell) => shown(cell, hidden)), total: null };
    hidden.add(next);
  }
  return {
    cells: cells.map((cell) => shown(cell, hidden)),
    total: total < COUNT_SHOWN_FROM ? null : total,
  };
}

/** What is hidden can only be told as a sum: of several cells, and not itself small. */
const isSafe = (hidden: readonly Cell[]): boolean =>
  hidden.length > 1 && hidden.reduce((sum, { cases }) => sum + cases, 0) >= COUNT_SHOWN_FROM;

const shown = (cell: Cell, hidden: ReadonlySet<Cell>): ShownCell => ({
  category: cell.category,
  cases: hidden.has(cell) ? null : cell.cases,
});
