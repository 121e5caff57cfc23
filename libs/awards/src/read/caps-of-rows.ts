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
const PENDING = `('DRAFT', 'IN_REVIEW', 'RETURNED')`;

/** What was prepared or is in review counts with its decision and what that holds; such cases are few. */
const WITH_DECISION = SITUATION.replace(
  '%ROWS%',
  `SELECT o.application_id, o.programme_code, o.cap_holder, o.budget_year, o.cents
   FROM awards.decision p JOIN applications.open_amount o ON o.application_id = p.application_id WHERE p.state IN ${PENDING}`,
);

/**
 * Goes from holder to holder along an index and asks each for amounts above its room alone: what fits is never looked at,
 * however many cases are open. The limits keep it so where nothing fits any more; a case has at most ten years. The
 * room is computed first: an amount compared with a sum could not be looked up under row security.
 */
const OVER_CAP = `WITH RECURSIVE holder AS (
    (SELECT programme_code, budget_year, cap_holder FROM applications.open_amount
      ORDER BY programme_code, budget_year, cap_holder LIMIT 1)
    UNION ALL
    SELECT later.* FROM holder h CROSS JOIN LATERAL (
      SELECT o.programme_code, o.budget_year, o.cap_holder FROM applications.open_amount o
      WHERE (o.programme_code, o.budget_year, o.cap_holder) > (h.programme_code, h.budget_year, h.cap_holder)
      ORDER BY o.programme_code, o.budget_year, o.cap_holder LIMIT 1) later),
  room AS MATERIALIZED (
    SELECT h.*, coalesce(a.cap_cents + a.exception_cents, c.amount_cents)
      - coalesce(a.reserved_cents, 0) - coalesce(a.committed_cents, 0) AS cents
    FROM holder h
    JOIN LATERAL (SELECT amount_cents FROM programmes.cap_rule
      WHERE programme_code = h.programme_code AND budget_year = h.budget_year ORDER BY version DESC LIMIT 1) c ON true
    LEFT JOIN awards.cap_account a ON a.programme_code = h.programme_code AND a.cap_holder = h.cap_holder
      AND a.budget_year = h.budget_year),
  found AS (
    SELECT asked.application_id FROM room r CROSS JOIN LATERAL (SELECT o.application_id FROM applications.open_amount o
      WHERE o.programme_code = r.programme_code AND o.budget_year = r.budget_year AND o.cap_holder = r.cap_holder
        AND o.cents > r.cents
        AND NOT EXISTS (SELECT 1 FROM awards.decision d WHERE d.application_id = o.application_id AND d.state IN ${PENDING})
      LIMIT ${OVER_CAP_MAX}) asked
    UNION ALL
    SELECT s.id FROM (${WITH_DECISION}) s
    WHERE s.this_cents > s.cap_cents - s.reserved_cents - s.committed_cents + s.held_reserved_cents)
  SELECT DISTINCT application_id AS id FROM (SELECT application_id FROM found LIMIT ${10 * OVER_CAP_MAX}) f LIMIT ${OVER_CAP_MAX}`;

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
