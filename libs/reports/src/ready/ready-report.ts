import { CalendarDate } from '#kernel';
import type { LedgerTable } from '../export/ledger-table.js';
import type { ReportScope } from '../read/report-scope.js';

/**
 * A report that is always there. Its SQL takes programme ($1), budget year ($2), the instant before which bookings count
 * ($3) and the day of the figures ($4), all as text: asked for a past day it answers what was known then.
 */
export interface ReadyReport extends LedgerTable {
  readonly title: string;
  readonly lead: string;
  /** What is meant by the figures, in one sentence below the table. */
  readonly rule: string;
  /** Columns of money that are added up in the foot. */
  readonly totals: readonly string[];
  readonly chart: ReportChart | null;
  readonly emptyText: string;
}

/** Bars per row: where the label stands and which columns of money are stacked, in this order. */
export interface ReportChart {
  readonly label: string;
  readonly stacked: readonly { readonly key: string; readonly label: string }[];
}

/** $1 to $4 of a ready report. */
export const readyParameters = ({ programme, year, time }: ReportScope): readonly string[] => [
  programme,
  String(year),
  time.asOf === null ? 'infinity' : time.standAt.toISOString(),
  (time.asOf ?? CalendarDate.inBerlin(time.standAt)).toString(),
];
