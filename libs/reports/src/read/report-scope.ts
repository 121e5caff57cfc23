import { Money, ok, refuse, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { reportTime, type ReportTime } from './report-time.js';

/** What a report is asked about: programme, budget year, and an earlier day if not the present. */
export interface ReportQuestion {
  readonly programme: string;
  readonly year: number;
  readonly asOf?: CalendarDate | null;
}

export type ReportRefusal = Refusal<'report-programme-unknown' | 'report-year-without-cap' | 'as-of-in-future'>;

/** A question whose programme, year and day exist, with what the answer says about itself. */
export interface ReportScope {
  readonly programme: string;
  readonly programmeName: string;
  readonly shortName: string;
  readonly capHolderKind: 'DISTRICT' | 'ORGANISATION';
  readonly year: number;
  readonly time: ReportTime;
  /** The cap of one holder without exceptions, as it was known at that time. */
  readonly cap: Money;
  readonly capSource: string;
  readonly capVerifiedBy: string | null;
}

export interface ReportChoice {
  readonly programme: string;
  readonly name: string;
  /** Budget years with a cap, ascending. */
  readonly years: readonly number[];
}

interface ScopeRow {
  code: string;
  name: string;
  short_name: string;
  cap_holder: 'DISTRICT' | 'ORGANISATION';
  amount_cents: string | null;
  source: string | null;
  verified_by: string | null;
}

// A version that was entered later than the day asked for did not count then; the first one counts for all days before it.
const SCOPE = `SELECT p.code, p.name, p.short_name, p.cap_holder, r.amount_cents, r.source, r.verified_by
  FROM programmes.programme p
  LEFT JOIN LATERAL (SELECT amount_cents, source, verified_by FROM programmes.cap_rule
    WHERE programme_code = p.code AND budget_year = $2
    ORDER BY recorded_at < $3 DESC, CASE WHEN recorded_at < $3 THEN -version ELSE version END LIMIT 1) r ON true
  WHERE p.code = $1`;

/** Finds programme, year and time of a question. Refuses what does not exist, each with its pointer. */
export async function reportScope(
  tx: Transaction,
  question: ReportQuestion,
): Promise<Result<ReportScope, ReportRefusal>> {
  const time = await reportTime(tx, question.asOf ?? null);
  if (!time.ok) return time;
  const cutoff = time.value.asOf === null ? 'infinity' : time.value.standAt;
  const [row] = await tx.query<ScopeRow>(SCOPE, [question.programme, question.year, cutoff]);
  if (!row) return refuse('report-programme-unknown', { programme: question.programme }, '/programme');
  if (row.amount_cents === null) {
    return refuse('report-year-without-cap', { programme: row.name, year: question.year }, '/year');
  }
  return ok({
    programme: row.code,
    programmeName: row.name,
    shortName: row.short_name,
    capHolderKind: row.cap_holder,
    year: question.year,
    time: time.value,
    cap: Money.ofCents(row.amount_cents),
    capSource: row.source ?? '',
    capVerifiedBy: row.verified_by,
  });
}

/** Programmes with the years for which reports exist; what the filters of a page offer. */
export async function listReportChoices(tx: Transaction): Promise<ReportChoice[]> {
  return tx.query<{ programme: string; name: string; years: number[] }>(
    `SELECT p.code AS programme, p.name, array_agg(DISTINCT r.budget_year ORDER BY r.budget_year) AS years
     FROM programmes.programme p JOIN programmes.cap_rule r ON r.programme_code = p.code
     GROUP BY p.code, p.name ORDER BY p.name DESC`,
  );
}
