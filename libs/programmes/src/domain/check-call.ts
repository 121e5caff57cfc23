import { CalendarDate, type Refusal } from '#kernel';
import { checkText, found } from './field-list.js';

/** A call as entered; null stands for what was not readable. */
export interface CallEntry {
  readonly name: string;
  readonly budgetYear: number | null;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly latePolicy: string;
  readonly periodFrom: CalendarDate | null;
  readonly periodTo: CalendarDate | null;
}

export interface CheckedCall {
  readonly name: string;
  readonly budgetYear: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly latePolicy: 'REFUSE' | 'MARK';
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
}

const PERIOD_YEARS_MAX = 5;

/** Checks name, window and period of a call. The period begins in the call's budget year and ends at most four years later. */
export function checkCall(
  entry: CallEntry,
):
  | { readonly call: CheckedCall; readonly refusals: readonly [] }
  | { readonly call: null; readonly refusals: readonly Refusal[] } {
  const { budgetYear, opensAt, closesAt, periodFrom, periodTo } = entry;
  const latePolicy = entry.latePolicy === 'REFUSE' || entry.latePolicy === 'MARK' ? entry.latePolicy : null;
  const refusals = [
    ...checkText(entry.name, '/name', { min: 3, max: 120 }),
    ...missing({ budgetYear, opensAt, closesAt, periodFrom, periodTo, latePolicy }),
    ...(opensAt && closesAt && closesAt <= opensAt ? [found('call-closes-before-opening', '/closesAt')] : []),
    ...checkPeriod(budgetYear, periodFrom, periodTo),
  ];
  const isComplete = budgetYear !== null && opensAt && closesAt && latePolicy && periodFrom && periodTo;
  if (refusals.length > 0 || !isComplete) return { call: null, refusals };
  return {
    call: { name: entry.name.trim(), budgetYear, opensAt, closesAt, latePolicy, periodFrom, periodTo },
    refusals: [],
  };
}

const missing = (entries: Readonly<Record<string, unknown>>): Refusal[] =>
  Object.entries(entries)
    .filter(([, value]) => value === null)
    .map(([name]) => found('entry-missing', `/${name}`));

function checkPeriod(year: number | null, from: CalendarDate | null, to: CalendarDate | null): Refusal[] {
  if (from && to && to.isBefore(from)) return [found('period-ends-before-begin', '/periodTo')];
  if (year !== null && from && from.year !== year)
    return [found('period-outside-budget-year', '/periodFrom', { year })];
  if (from && to && to.year - from.year >= PERIOD_YEARS_MAX) {
    return [found('period-too-long', '/periodTo', { yearsMax: PERIOD_YEARS_MAX })];
  }
  return [];
}
