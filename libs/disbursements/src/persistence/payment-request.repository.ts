import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import type { PaymentStatus } from '../domain/payment-lifecycle.js';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
}

export interface PaymentRequest {
  readonly id: string;
  readonly awardId: string;
  readonly organisationId: string;
  readonly fileNumber: string;
  /** 1, 2, 3 … per award. */
  readonly number: number;
  readonly budgetYear: number;
  readonly status: PaymentStatus;
  readonly amount: Money;
  readonly spent: Money;
  readonly needed: Money;
  readonly note: string;
  /** Credited before this request was submitted. */
  readonly received: Money | null;
  readonly needUntil: CalendarDate | null;
  readonly bankAccountId: string | null;
  readonly submitted: Person | null;
  readonly checked: Person | null;
  readonly certified: Person | null;
  readonly authorised: Person | null;
  readonly reason: string | null;
  readonly executedOn: CalendarDate | null;
  readonly creditedOn: CalendarDate | null;
  readonly version: number;
}

interface RequestRow {
  id: string;
  award_id: string;
  organisation_id: string;
  file_number: string;
  number: number;
  budget_year: number;
  status: PaymentStatus;
  amount_cents: string;
  spent_cents: string;
  needed_cents: string;
  note: string;
  received_cents: string | null;
  need_until: string | null;
  bank_account_id: string | null;
  submitted_by: string | null;
  submitted_by_name: string | null;
  submitted_at: Date | null;
  checked_by: string | null;
  checked_by_name: string | null;
  checked_at: Date | null;
  certified_by: string | null;
  certified_by_name: string | null;
  certified_at: Date | null;
  authorised_by: string | null;
  authorised_by_name: string | null;
  authorised_at: Date | null;
  reason: string | null;
  executed_on: string | null;
  credited_on: string | null;
  version: number;
}

const SELECT = 'SELECT * FROM disbursements.payment_request';

export async function findPaymentRequest(tx: Transaction, id: string): Promise<PaymentRequest | null> {
  const [row] = await tx.query<RequestRow>(`${SELECT} WHERE id = $1`, [id]);
  return row ? toRequest(row) : null;
}

/** The request's row, locked: two people at once act one after the other. */
export async function loadPaymentRequestForUpdate(tx: Transaction, id: string): Promise<PaymentRequest | null> {
  const [row] = await tx.query<RequestRow>(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]);
  return row ? toRequest(row) : null;
}

/** The requests on an award, in the order of their numbers. */
export const paymentRequestsOf = (tx: Transaction, awardId: string): Promise<PaymentRequest[]> =>
  paymentRequestsOfAll(tx, [awardId]);

/** The requests on many awards, of each in the order of their numbers. */
export async function paymentRequestsOfAll(tx: Transaction, awardIds: readonly string[]): Promise<PaymentRequest[]> {
  const rows = await tx.query<RequestRow>(`${SELECT} WHERE award_id = ANY($1::uuid[]) ORDER BY number`, [awardIds]);
  return rows.map(toRequest);
}

const QUEUE_MAX = 500;

/** Requests in these statuses, longest waiting first; at most 500. */
export async function paymentRequestsIn(
  tx: Transaction,
  statuses: readonly PaymentStatus[],
): Promise<PaymentRequest[]> {
  const rows = await tx.query<RequestRow>(
    `${SELECT} WHERE status = ANY($1::text[]) ORDER BY submitted_at, id LIMIT ${QUEUE_MAX}`,
    [statuses],
  );
  return rows.map(toRequest);
}

/** Everything that is authorised and not in a run yet, locked until the end of the transaction. */
export async function lockAuthorisedRequests(tx: Transaction): Promise<PaymentRequest[]> {
  const rows = await tx.query<RequestRow>(`${SELECT} WHERE status = 'AUTHORISED' ORDER BY id FOR UPDATE`);
  return rows.map(toRequest);
}

export type RequestDraft = Pick<PaymentRequest, 'budgetYear' | 'amount' | 'spent' | 'needed' | 'note'>;

export async function insertRequest(
  tx: Transaction,
  id: string,
  award: { readonly id: string; readonly organisationId: string; readonly fileNumber: string },
  draft: RequestDraft,
): Promise<void> {
  await tx.query(
    `INSERT INTO disbursements.payment_request (id, award_id, organisation_id, file_number, number, budget_year, status,
       amount_cents, spent_cents, needed_cents, note, created_by, created_by_name, created_at)
     SELECT $1, $2, $3, $4, coalesce(max(number), 0) + 1, $5, 'DRAFT', $6, $7, $8, $9, $10, $11, $12
     FROM disbursements.payment_request WHERE award_id = $2`,
    [
      id,
      award.id,
      award.organisationId,
      award.fileNumber,
      draft.budgetYear,
      draft.amount.toCents(),
      draft.spent.toCents(),
      draft.needed.toCents(),
      draft.note,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export async function rewriteRequest(tx: Transaction, id: string, draft: RequestDraft): Promise<void> {
  await tx.query(
    `UPDATE disbursements.payment_request SET budget_year = $2, amount_cents = $3, spent_cents = $4, needed_cents = $5,
       note = $6, version = version + 1 WHERE id = $1`,
    [id, draft.budgetYear, draft.amount.toCents(), draft.spent.toCents(), draft.needed.toCents(), draft.note],
  );
}

const person = (id: string | null, name: string | null, at: Date | null): Person | null =>
  id !== null && name !== null && at !== null ? { id, name, at } : null;

const day = (text: string | null): CalendarDate | null => (text === null ? null : CalendarDate.iso(text));

function toRequest(row: RequestRow): PaymentRequest {
  return {
    id: row.id,
    awardId: row.award_id,
    organisationId: row.organisation_id,
    fileNumber: row.file_number,
    number: row.number,
    budgetYear: row.budget_year,
    status: row.status,
    amount: Money.ofCents(row.amount_cents),
    spent: Money.ofCents(row.spent_cents),
    needed: Money.ofCents(row.needed_cents),
    note: row.note,
    received: row.received_cents === null ? null : Money.ofCents(row.received_cents),
    needUntil: day(row.need_until),
    bankAccountId: row.bank_account_id,
    submitted: person(row.submitted_by, row.submitted_by_name, row.submitted_at),
    checked: person(row.checked_by, row.checked_by_name, row.checked_at),
    certified: person(row.certified_by, row.certified_by_name, row.certified_at),
    authorised: person(row.authorised_by, row.authorised_by_name, row.authorised_at),
    reason: row.reason,
    executedOn: day(row.executed_on),
    creditedOn: day(row.credited_on),
    version: row.version,
  };
}
