import type { Typed } from '../access/index.js';
import type { CalendarDate } from '#kernel';
import type { Frame, FrameSituation, Fund, FundEntry, OwnExpenseView, Partnership } from '#partnerships';

/** What the page of a fund shows. */
export interface FundScreen {
  readonly partnership: Partnership;
  readonly frame: Frame;
  readonly situation: FrameSituation;
  readonly fund: Fund;
  readonly entries: readonly FundEntry[];
  readonly expenses: readonly OwnExpenseView[];
  readonly today: CalendarDate;
  readonly mayRun: boolean;
  readonly values: Typed;
  readonly errors: Typed;
}
