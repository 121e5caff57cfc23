import { Money } from '#kernel';
import type { Transaction } from '#platform';

/** What a list knows of a case: who holds its cap, and what it asks for in each year. */
export interface CapRow {
  readonly id: string;
  readonly programmeCode: string;
  readonly capHolder: string;
  readonly requestedByYear: Readonly<Record<number, Money>>;
}

/** One year of a case under the cap, as a list shows it. */
export interface CapOfRow {
  readonly budgetYear: number;
  readonly cap: Money;
  /** Bound and reserved by other cases. */
  readonly committed: Money;
  readonly reserved: Money;
  /** What this case asks for, is about to get or has got; and how much of it is held already, and in which way. */
  readonly thisCase: Money;
  readonly held: 'NOTHING' | 'RESERVED' | 'COMMITTED';
  /** Room after this case; negative by the excess. */
  readonly roomAfter: Money;
}

interface SqlRow {
  id: string;
  budget_year: number;
  cap_cents: string;
  reserved_cents: string;
  committed_cents: string;
  held_reserved_cents: string;
  held_committed_cents: string;
  this_cents: string;
}

const SITUATION = `
  SELECT r.id, r.budget_year, coalesce(a.cap_cents + a.exception_cents, c.amount_cents) AS cap_cents,
    coalesce(a.reserved_cents, 0) AS reserved_cents, coalesce(a.committed_cents, 0) AS committed_cents,
    coalesce(h.reserved_cents, 0) AS held_reserved_cents, coalesce(h.committed_cents, 0) AS held_committed_cents,
    coalesce((SELECT (y ->> 'grantCents')::bigint FROM jsonb_array_elements(d.content -> 'years') y
      WHERE (y ->> 'year')::int = r.budget_year), r.asked_cents) AS this_cents
  FROM (%ROWS%) AS r (id, programme_code, cap_holder, budget_year, asked_cents)
  JOIN LATERAL (SELECT amount_cents FROM programmes.cap_rule
    WHERE programme_code = r.programme_code AND budget_year = r.budget_year ORDER BY version DESC LIMIT 1) c ON true
  LEFT JOIN awards.cap_account a ON a.programme_code = r.programme_code AND a.cap_holder = r.cap_holder
    AND a.budget_year = r.budget_year
  LEFT JOIN awards.decision d ON d.application_id = r.id AND d.state <> 'DISCARDED'
  LEFT JOIN awards.cap_holding h ON h.decision_id = d.id AND h.programme_code = r.programme_code
    AND h.cap_holder = r.cap_holder AND h.budget_year = r.budget_year`;

const OF_ROWS = SITUATION.replace(
  '%ROWS%',
  'SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::bigint[])',
);

/** The cap figures of all rows of a list in one query: per row the year that leaves least room. Read without locks. */
export async function capsOfRows(tx: Transaction, rows: readonly CapRow[]): Promise<ReadonlyMap<string, CapOfRow>> {
  const asked = rows.flatMap((row) =>
    Object.entries(row.requestedByYear).map(([year, amount]) => ({ row, year: Number(year), amount })),
  );
  const found = await tx.query<SqlRow>(OF_ROWS, [
    asked.map(({ row }) => row.id),
    asked.map(({ row }) => row.programmeCode),
    asked.map(({ row }) => row.capHolder),
    asked.map(({ year }) => year),
    asked.map(({ amount }) => amount.cents.toString()),
  ]);
  const tightest = new Map<string, CapOfRow>();
  for (const each of found) {
    const cap = toCapOfRow(each);
    const known = tightest.get(each.id);
    if (!known || known.roomAfter.exceeds(cap.roomAfter)) tightest.set(each.id, cap);
  }
  return tightest;
}

const OVER_CAP_MAX = 500;

/** Statuses are written out so that the partial index of open cases fits. */
const OVER_CAP = `SELECT DISTINCT s.id FROM (${SITUATION.replace(
  '%ROWS%',
  `SELECT app.id, app.programme_code, app.cap_holder, asked.year::int, asked.cents::bigint
   FROM applications.application app CROSS JOIN LATERAL jsonb_each_text(app.requested_by_year) AS asked (year, cents)
   WHERE app.status IN ('SUBMITTED', 'FORMAL_CHECK', 'INFO_REQUESTED', 'MATERIAL_CHECK', 'DECISION_PREPARED', 'IN_REVIEW', 'RETURNED')`,
)}) s WHERE s.this_cents > s.cap_cents - s.reserved_cents - s.committed_cents + s.held_reserved_cents LIMIT ${OVER_CAP_MAX}`;

/** Open cases that ask for more than the room of one of their years; at most 500. */
export async function applicationsOverCap(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(OVER_CAP);
  return rows.map(({ id }) => id);
}

function toCapOfRow(row: SqlRow): CapOfRow {
  const cap = Money.ofCents(row.cap_cents);
  const heldReserved = Money.ofCents(row.held_reserved_cents);
  const heldCommitted = Money.ofCents(row.held_committed_cents);
  const reserved = Money.ofCents(row.reserved_cents).minus(heldReserved);
  const committed = Money.ofCents(row.committed_cents).minus(heldCommitted);
  const thisCase = heldCommitted.isPositive() ? heldCommitted : Money.ofCents(row.this_cents);
  return {
    budgetYear: row.budget_year,
    cap,
    committed,
    reserved,
    thisCase,
    held: heldCommitted.isPositive() ? 'COMMITTED' : heldReserved.isPositive() ? 'RESERVED' : 'NOTHING',
    roomAfter: cap.minus(committed).minus(reserved).minus(thisCase),
  };
}
