import { ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { toCapRow, totalsOf, type CapRow, type CapSqlRow, type CapTotals } from './cap-row.js';
import { reportScope, type ReportQuestion, type ReportRefusal, type ReportScope } from './report-scope.js';

export interface CapOverview extends ReportScope {
  /** By AGS. Districts and partnerships that hold money, have a booking or an undecided application. */
  readonly rows: readonly CapRow[];
  readonly totals: CapTotals;
}

export interface CapOverviewQuestion extends ReportQuestion {
  /** Also holders without anything yet: all 53 districts, or, where partnerships hold the cap, the caller's own. */
  readonly includeUntouched?: boolean;
}

export interface CapQuestion extends ReportQuestion {
  /** One district by AGS, or one partnership by its organisation's id. */
  readonly capHolder: string;
}

/** The running sums that the database keeps: the present costs the same however long the ledger is. All of them are before $3. */
const PRESENT_SUMS = `SELECT cap_holder, district_ags, exception_cents, reserved_cents, committed_cents
  FROM awards.cap_account WHERE programme_code = $1 AND budget_year = $2::int AND $3::timestamptz IS NOT NULL`;

/** An earlier day is added up from the bookings recorded until its end. */
const EARLIER_SUMS = `SELECT cap_holder, min(district_ags) AS district_ags, sum(exception_delta_cents) AS exception_cents,
    sum(reserved_delta_cents) AS reserved_cents, sum(committed_delta_cents) AS committed_cents
  FROM awards.cap_entry WHERE programme_code = $1 AND budget_year = $2::int AND recorded_at < $3 GROUP BY cap_holder`;

const OPEN = `('SUBMITTED', 'FORMAL_CHECK', 'INFO_REQUESTED', 'MATERIAL_CHECK', 'DECISION_PREPARED', 'IN_REVIEW', 'RETURNED')`;

/** What the last submission before the time asked for; a district that answers a request writes on, unseen, until it submits. */
export const SUBMITTED_CENTS = `coalesce((SELECT (s.content -> 'grantCents' ->> $2::int::text)::bigint FROM applications.submission s
    WHERE s.application_id = a.id AND s.submitted_at < $3::timestamptz ORDER BY s.number DESC LIMIT 1),
    (a.requested_by_year ->> $2::int::text)::bigint)`;

const ASKED_BACK = `SELECT a.cap_holder, a.district_ags, ${SUBMITTED_CENTS.replace('s.submitted_at < $3::timestamptz', '$3::timestamptz IS NOT NULL')} AS cents, true AS not_reserved
  FROM applications.application a WHERE a.programme_code = $1 AND a.status = 'INFO_REQUESTED'`;

/** What open cases ask for stands beside them, year by year: no case that was decided is looked at. */
const PRESENT_APPLICATIONS = `SELECT * FROM applications.open_under_caps($1, $2::int) UNION ALL ${ASKED_BACK}`;

/** The same for an organisation, which sees its own cases alone. */
const OWN_APPLICATIONS = `SELECT a.cap_holder, a.district_ags, (a.requested_by_year ->> $2::int::text)::bigint AS cents,
    a.status <> 'IN_REVIEW' AS not_reserved
  FROM applications.application a
  WHERE a.programme_code = $1 AND a.status IN ${OPEN} AND a.status <> 'INFO_REQUESTED' AND a.requested_by_year ? $2::int::text
  UNION ALL ${ASKED_BACK}`;

/** Open at that time: submitted by then, and undecided today or decided only later. */
const EARLIER_APPLICATIONS = `SELECT a.cap_holder, a.district_ags, ${SUBMITTED_CENTS} AS cents,
    NOT EXISTS (SELECT 1 FROM awards.cap_entry e JOIN awards.decision d ON d.id = e.decision_id
      WHERE d.application_id = a.id AND e.budget_year = $2::int AND e.recorded_at < $3
      GROUP BY d.application_id HAVING sum(e.reserved_delta_cents) > 0) AS not_reserved
  FROM applications.application a
  WHERE a.programme_code = $1 AND a.status <> 'DRAFT'
    AND (a.status IN ${OPEN} OR a.status_since >= $3)
    AND coalesce((SELECT min(s.submitted_at) FROM applications.submission s WHERE s.application_id = a.id), a.submitted_at) < $3`;

const overviewSql = (sums: string, applications: string): string => `
  WITH sums AS (${sums}),
  applied AS (SELECT cap_holder, min(district_ags) AS district_ags, sum(cents) AS applied_cents,
      coalesce(sum(cents) FILTER (WHERE not_reserved), 0) AS not_reserved_cents
    FROM (${applications}) AS open_application WHERE cents IS NOT NULL GROUP BY cap_holder),
  holder AS (
    SELECT cap_holder, district_ags FROM sums
    UNION SELECT cap_holder, district_ags FROM applied
    UNION SELECT ags, ags FROM districts.district WHERE $5::text = 'DISTRICT'
    UNION SELECT id::text, district_ags FROM districts.organisation
      WHERE $5::text = 'ORGANISATION' AND id::text = coalesce($6::text, $7::text))
  SELECT h.cap_holder, h.district_ags AS ags, d.name AS district, o.name AS organisation, $4::bigint AS cap_cents,
    coalesce(s.exception_cents, 0) AS exception_cents, coalesce(s.reserved_cents, 0) AS reserved_cents,
    coalesce(s.committed_cents, 0) AS committed_cents, coalesce(a.applied_cents, 0) AS applied_cents,
    coalesce(a.not_reserved_cents, 0) AS not_reserved_cents
  FROM holder h
  JOIN districts.district d ON d.ags = h.district_ags
  LEFT JOIN districts.organisation o ON o.id::text = h.cap_holder
  LEFT JOIN sums s ON s.cap_holder = h.cap_holder
  LEFT JOIN applied a ON a.cap_holder = h.cap_holder
  WHERE ($6::text IS NULL OR h.cap_holder = $6)
    AND ($7::text IS NULL OR h.cap_holder = $7
      OR h.cap_holder = (SELECT own.district_ags FROM districts.organisation own WHERE own.id::text = $7))
  ORDER BY h.district_ags, o.name, h.cap_holder`;

const PRESENT = overviewSql(PRESENT_SUMS, PRESENT_APPLICATIONS);
const OWN = overviewSql(PRESENT_SUMS, OWN_APPLICATIONS);
const EARLIER = overviewSql(EARLIER_SUMS, EARLIER_APPLICATIONS);

/**
 * Cap, applied for, reserved, committed and room of every holder in a programme and budget year, in cents of that year.
 * Refuses an unknown programme, a year without a cap and a future day. An organisation sees its own holder alone.
 */
export async function capOverview(
  tx: Transaction,
  question: CapOverviewQuestion,
): Promise<Result<CapOverview, ReportRefusal>> {
  const scope = await reportScope(tx, question);
  if (!scope.ok) return scope;
  const rows = await readRows(tx, scope.value, question.includeUntouched ?? false, null);
  return ok({ ...scope.value, rows, totals: totalsOf(rows) });
}

/** The same for one holder, also where nothing was booked yet. Refuses a holder the caller may not see as unknown. */
export async function capSituation(
  tx: Transaction,
  question: CapQuestion,
): Promise<Result<ReportScope & { readonly row: CapRow }, ReportRefusal | Refusal<'report-holder-unknown'>>> {
  const scope = await reportScope(tx, question);
  if (!scope.ok) return scope;
  const [row] = await readRows(tx, scope.value, true, question.capHolder);
  if (!row) return refuse('report-holder-unknown', { capHolder: question.capHolder.slice(0, 40) }, '/ags');
  return ok({ ...scope.value, row });
}

async function readRows(
  tx: Transaction,
  scope: ReportScope,
  includeUntouched: boolean,
  capHolder: string | null,
): Promise<CapRow[]> {
  const { actor } = tx;
  if (actor.scope === 'ORGANISATION' && scope.time.asOf !== null) {
    // The ledger is closed to organisations: an earlier day would come out empty, and so too large a room.
    throw new Error('organisations read the present only');
  }
  // Accounts are kept apart by the database; holders without one are public rows, so they are narrowed here as well.
  const ownOnly = actor.scope === 'ORGANISATION' ? actor.organisationId : null;
  const present = actor.scope === 'ORGANISATION' ? OWN : PRESENT;
  const sql = scope.time.asOf === null ? present : EARLIER;
  const rows = await tx.query<CapSqlRow>(sql, [
    scope.programme,
    scope.year,
    scope.time.standAt,
    scope.cap.cents.toString(),
    includeUntouched ? scope.capHolderKind : 'NONE',
    capHolder,
    ownOnly,
  ]);
  return rows.map(toCapRow);
}
