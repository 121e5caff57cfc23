import { CalendarDate, Money } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { ClaimEntry, ClaimEntryKind, ClaimKind } from '../domain/claim.js';
import type { Booking } from '../domain/booking-kind.js';

export interface Claim {
  readonly id: string;
  readonly awardId: string;
  readonly organisationId: string;
  readonly programmeCode: string;
  readonly fileNumber: string;
  readonly number: number;
  readonly kind: ClaimKind;
  readonly recoveryId: string | null;
  readonly interestOrderId: string | null;
  readonly noticeId: string;
  readonly amount: Money;
  readonly bearsInterestFrom: CalendarDate | null;
  readonly paymentMonths: number;
  readonly balance: Money;
}

interface ClaimRow {
  id: string;
  award_id: string;
  organisation_id: string;
  programme_code: string;
  file_number: string;
  number: number;
  kind: ClaimKind;
  recovery_id: string | null;
  interest_order_id: string | null;
  notice_id: string;
  amount_cents: string;
  bears_interest_from: string | null;
  payment_months: number;
  balance_cents: string;
}

/** The balance of the lines the actor may see: a recipient does not see what the authority has written off for itself. */
const SELECT = `SELECT c.*, coalesce((SELECT sum(e.delta_cents) FROM settlement.claim_entry e WHERE e.claim_id = c.id), 0)
    AS balance_cents FROM settlement.claim c`;

export async function findClaim(tx: Transaction, id: string): Promise<Claim | null> {
  const [row] = await tx.query<ClaimRow>(`${SELECT} WHERE c.id = $1`, [id]);
  return row ? toClaim(row) : null;
}

/** The claim, read after everybody else who acts on it has finished. */
export async function lockClaim(tx: Transaction, id: string): Promise<Claim | null> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('settlement.claim:' || $1, 0))`, [id]);
  return findClaim(tx, id);
}

/** The claims of an award that the actor may see, oldest first. */
export const claimsOf = (tx: Transaction, awardId: string): Promise<Claim[]> => claimsOfAll(tx, [awardId]);

/** Of many awards, of each the oldest first. */
export async function claimsOfAll(tx: Transaction, awardIds: readonly string[]): Promise<Claim[]> {
  const rows = await tx.query<ClaimRow>(`${SELECT} WHERE c.award_id = ANY($1::uuid[]) ORDER BY c.number`, [awardIds]);
  return rows.map(toClaim);
}

const OPEN_MAX = 1_000;

/** All claims with a balance, oldest first; at most 1000. */
export async function openClaims(tx: Transaction): Promise<Claim[]> {
  const rows = await tx.query<ClaimRow>(
    `${SELECT} JOIN settlement.claim_account a ON a.claim_id = c.id WHERE a.balance_cents > 0
     ORDER BY c.created_at, c.id LIMIT ${OPEN_MAX}`,
  );
  return rows.map(toClaim);
}

export type NewClaim = Omit<Claim, 'id' | 'number' | 'balance'>;

/** Makes the claim and demands it: the first line of its ledger is the amount of the act. */
export async function insertClaim(tx: Transaction, claim: NewClaim): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO settlement.claim (id, award_id, organisation_id, programme_code, file_number, number, kind, recovery_id,
       interest_order_id, notice_id, amount_cents, bears_interest_from, payment_months, created_at)
     SELECT $1, $2, $3, $4, $5, coalesce(max(number), 0) + 1, $6, $7, $8, $9, $10, $11, $12, $13
     FROM settlement.claim WHERE award_id = $2`,
    [
      id,
      claim.awardId,
      claim.organisationId,
      claim.programmeCode,
      claim.fileNumber,
      claim.kind,
      claim.recoveryId,
      claim.interestOrderId,
      claim.noticeId,
      claim.amount.toCents(),
      claim.bearsInterestFrom?.toString() ?? null,
      claim.paymentMonths,
      tx.now,
    ],
  );
  await bookEntry(
    tx,
    { id, organisationId: claim.organisationId },
    {
      kind: 'DEMAND',
      delta: claim.amount,
      valueDate: tx.today,
    },
  );
  return id;
}

export interface NewEntry {
  /** Where another context books under the same id. */
  readonly id?: string;
  readonly kind: ClaimEntryKind;
  readonly delta: Money;
  readonly valueDate: CalendarDate;
  readonly booking?: Booking;
  readonly reliefId?: string;
  readonly reverses?: string;
  readonly reference?: string;
}

/** Books one line; the database keeps the balance and refuses what would make it negative. */
export async function bookEntry(
  tx: Transaction,
  claim: { readonly id: string; readonly organisationId: string },
  entry: NewEntry,
): Promise<string> {
  const id = entry.id ?? newId();
  await tx.query(
    `INSERT INTO settlement.claim_entry (id, claim_id, organisation_id, kind, delta_cents, balance_after_cents, value_date,
       expense_reduction_cents, revenue_cents, relief_id, reverses, reference, booked_by, booked_by_name, recorded_at)
     VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      claim.id,
      claim.organisationId,
      entry.kind,
      entry.delta.toCents(),
      entry.valueDate.toString(),
      entry.booking?.expenseReduction.toCents() ?? 0,
      entry.booking?.revenue.toCents() ?? 0,
      entry.reliefId ?? null,
      entry.reverses ?? null,
      entry.reference ?? '',
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
  return id;
}

interface EntryRow {
  id: string;
  claim_id: string;
  kind: ClaimEntryKind;
  delta_cents: string;
  balance_after_cents: string;
  value_date: string;
  expense_reduction_cents: string;
  revenue_cents: string;
  reverses: string | null;
  reference: string;
  booked_by: string;
  booked_by_name: string;
}

/** The ledgers of several claims, each in the order of booking. */
export async function entriesOf(tx: Transaction, claimIds: readonly string[]): Promise<Map<string, ClaimEntry[]>> {
  const rows = await tx.query<EntryRow>(
    `SELECT * FROM settlement.claim_entry WHERE claim_id = ANY($1::uuid[]) ORDER BY claim_id, seq`,
    [claimIds],
  );
  const ledgers = new Map<string, ClaimEntry[]>(claimIds.map((id) => [id, []]));
  for (const row of rows) ledgers.get(row.claim_id)?.push(toEntry(row));
  return ledgers;
}

const toEntry = (row: EntryRow): ClaimEntry => ({
  id: row.id,
  kind: row.kind,
  delta: Money.ofCents(row.delta_cents),
  balanceAfter: Money.ofCents(row.balance_after_cents),
  valueDate: CalendarDate.iso(row.value_date),
  expenseReduction: Money.ofCents(row.expense_reduction_cents),
  revenue: Money.ofCents(row.revenue_cents),
  reverses: row.reverses,
  reference: row.reference,
  bookedBy: { id: row.booked_by, name: row.booked_by_name },
});

const toClaim = (row: ClaimRow): Claim => ({
  id: row.id,
  awardId: row.award_id,
  organisationId: row.organisation_id,
  programmeCode: row.programme_code,
  fileNumber: row.file_number,
  number: row.number,
  kind: row.kind,
  recoveryId: row.recovery_id,
  interestOrderId: row.interest_order_id,
  noticeId: row.notice_id,
  amount: Money.ofCents(row.amount_cents),
  bearsInterestFrom: row.bears_interest_from === null ? null : CalendarDate.iso(row.bears_interest_from),
  paymentMonths: row.payment_months,
  balance: Money.ofCents(row.balance_cents),
});
