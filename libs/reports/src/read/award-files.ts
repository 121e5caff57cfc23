import { Money } from '#kernel';
import type { Transaction } from '#platform';

/** Which grants a list is about; null means all. */
export interface AwardChoice {
  readonly programme: string | null;
  readonly budgetYear: number | null;
}

const CHOSEN = `($1::text IS NULL OR w.programme_code = $1) AND ($2::int IS NULL OR EXISTS (SELECT 1 FROM awards.tranche y
    WHERE y.award_id = w.id AND y.award_version = w.version AND y.budget_year = $2 AND y.amount_cents > 0))`;
const CLOSED = 'EXISTS (SELECT 1 FROM settlement.file_closure c WHERE c.award_id = w.id)';

/** Grants whose file is still open, newest first: those for which something can be due. */
export async function openFiles(tx: Transaction, choice: AwardChoice): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT w.id FROM awards.award w WHERE ${CHOSEN} AND NOT ${CLOSED} ORDER BY w.issued_at DESC, w.id`,
    [choice.programme, choice.budgetYear],
  );
  return rows.map(({ id }) => id);
}

/** Grants to be listed. */
export interface AwardListing extends AwardChoice {
  /** Those with an open file, in the order of what is due: who asks knows the duties. */
  readonly open: readonly string[];
  /** Whether the choice's closed files are listed as well. */
  readonly withClosed: boolean;
}

const LISTED = `FROM awards.award w LEFT JOIN unnest($3::uuid[]) WITH ORDINALITY AS open (id, place) ON open.id = w.id
  WHERE open.id IS NOT NULL OR ($4::boolean AND ${CLOSED} AND ${CHOSEN})`;
const ORDERS = { DUE: 'open.place NULLS LAST, ', NEWEST: '' } as const;

const parametersOf = ({ programme, budgetYear, open, withClosed }: AwardListing): unknown[] => [
  programme,
  budgetYear,
  open,
  withClosed,
];

/** How many grants a listing has, and what was granted with them. */
export async function countAwards(tx: Transaction, listing: AwardListing): Promise<{ total: number; amount: Money }> {
  const [row] = await tx.query<{ total: string; cents: string }>(
    `SELECT count(*) AS total, coalesce(sum(w.amount_cents), 0) AS cents ${LISTED}`,
    parametersOf(listing),
  );
  return { total: Number(row?.total ?? 0), amount: Money.ofCents(row?.cents ?? '0') };
}

/** One page of a listing: by what is due and closed files last, or the newest first. */
export async function awardsOfPage(
  tx: Transaction,
  listing: AwardListing & { readonly order: keyof typeof ORDERS; readonly limit: number; readonly offset: number },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT w.id ${LISTED} ORDER BY ${ORDERS[listing.order]}w.issued_at DESC, w.id LIMIT $5 OFFSET $6`,
    [...parametersOf(listing), listing.limit, listing.offset],
  );
  return rows.map(({ id }) => id);
}
