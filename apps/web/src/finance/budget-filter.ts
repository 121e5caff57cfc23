import { CalendarDate, refuse, type Refusal } from '#kernel';
import type { ReportChoice } from '#reports';
import { Refused } from '../access/index.js';

/** What the filter of a finance page says: programme, budget year, and an earlier day. */
export interface BudgetFilter {
  readonly programme: string;
  readonly year: number;
  readonly asOf: CalendarDate | null;
  /** As it was typed, to be shown again. */
  readonly asOfTyped: string;
  readonly asOfRefusal: Refusal | null;
}

export type FilterQuery = Readonly<Record<string, unknown>>;

/** Reads programm, jahr and stand. Left out they mean the first programme, this year and now; null if there is no cap at all. */
export function readBudgetFilter(
  query: FilterQuery,
  choices: readonly ReportChoice[],
  today: CalendarDate,
): BudgetFilter | null {
  const asked = textIn(query, 'programm');
  const choice = asked === '' ? choices[0] : choices.find(({ programme }) => programme === asked);
  if (choices.length === 0) return null;
  if (!choice) throw new Refused([refuse('report-programme-unknown', { programme: asked.slice(0, 40) }).refusal]);
  const asOfTyped = textIn(query, 'stand');
  const asOf = asOfTyped === '' ? null : CalendarDate.parse(asOfTyped);
  return {
    programme: choice.programme,
    year: yearIn(query, choice, today.year),
    asOf: asOf?.ok ? asOf.value : null,
    asOfTyped,
    asOfRefusal: asOf?.ok === false ? asOf.refusal : null,
  };
}

/** The same question as an address; `changes` replace parts of it. */
export function filterAddress(path: string, filter: BudgetFilter, changes: Record<string, string> = {}): string {
  const stand = filter.asOf?.toString();
  const query = { programm: filter.programme, jahr: String(filter.year), ...(stand ? { stand } : {}), ...changes };
  return `${path}?${new URLSearchParams(query)}`;
}

export function pageIn(query: FilterQuery): number {
  const text = textIn(query, 'seite');
  return /^\d{1,6}$/.test(text) ? Math.max(1, Number(text)) : 1;
}

function yearIn(query: FilterQuery, choice: ReportChoice, thisYear: number): number {
  const text = textIn(query, 'jahr');
  if (text !== '') return readYear(text, choice.name);
  return choice.years.includes(thisYear) ? thisYear : (choice.years.at(-1) ?? thisYear);
}

function readYear(text: string, programme: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  throw new Refused([refuse('report-year-without-cap', { programme, year: text.slice(0, 20) }).refusal]);
}

export function textIn(query: FilterQuery, name: string): string {
  const value = query[name];
  return typeof value === 'string' ? value.trim() : '';
}
