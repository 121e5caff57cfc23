import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import type { Party } from '../files/payment-file.js';

export interface PaymentRun {
  readonly id: string;
  readonly messageId: string;
  readonly executionOn: CalendarDate;
  readonly payments: number;
  readonly controlSum: Money;
  readonly painSha256: string;
  readonly createdByName: string;
  readonly createdAt: Date;
}

interface RunRow {
  id: string;
  message_id: string;
  execution_on: string;
  payments: number;
  control_sum_cents: string;
  pain_sha256: string;
  created_by_name: string;
  created_at: Date;
}

export interface NewRun extends Omit<PaymentRun, 'createdByName' | 'createdAt' | 'payments'> {
  readonly year: number;
  readonly number: number;
  readonly pain: Buffer;
  readonly eposCsv: Buffer;
  readonly items: readonly { readonly requestId: string; readonly endToEndId: string; readonly amount: Money }[];
}

/** The number after the last run of the year. Runs wait for each other until the end of the transaction. */
export async function nextRunNumber(tx: Transaction, year: number): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', ['disbursements.payment_run']);
  const [row] = await tx.query<{ next: number }>(
    'SELECT coalesce(max(number), 0) + 1 AS next FROM disbursements.payment_run WHERE year = $1',
    [year],
  );
  return row?.next ?? 1;
}

export async function insertRun(tx: Transaction, run: NewRun): Promise<void> {
  await tx.query(
    `INSERT INTO disbursements.payment_run (id, year, number, message_id, execution_on, payments, control_sum_cents, pain,
       pain_sha256, epos_csv, created_by, created_by_name, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      run.id,
      run.year,
      run.number,
      run.messageId,
      run.executionOn.toString(),
      run.items.length,
      run.controlSum.toCents(),
      run.pain,
      run.painSha256,
      run.eposCsv,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
  await tx.query(
    `INSERT INTO disbursements.payment_run_item (run_id, position, request_id, end_to_end_id, amount_cents)
     SELECT $1, t.position, t.request_id, t.end_to_end_id, t.amount
     FROM unnest($2::uuid[], $3::text[], $4::bigint[]) WITH ORDINALITY AS t (request_id, end_to_end_id, amount, position)`,
    [
      run.id,
      run.items.map(({ requestId }) => requestId),
      run.items.map(({ endToEndId }) => endToEndId),
      run.items.map(({ amount }) => amount.toCents()),
    ],
  );
  await tx.query(
    `UPDATE disbursements.payment_request SET status = 'EXPORTED', version = version + 1 WHERE id = ANY($1::uuid[])`,
    [run.items.map(({ requestId }) => requestId)],
  );
}

/** Runs, newest first; at most 200. */
export async function listPaymentRuns(tx: Transaction): Promise<PaymentRun[]> {
  const rows = await tx.query<RunRow>(
    `SELECT id, message_id, execution_on, payments, control_sum_cents, pain_sha256, created_by_name, created_at
     FROM disbursements.payment_run ORDER BY created_at DESC, id DESC LIMIT 200`,
  );
  return rows.map((row) => ({
    id: row.id,
    messageId: row.message_id,
    executionOn: CalendarDate.iso(row.execution_on),
    payments: row.payments,
    controlSum: Money.ofCents(row.control_sum_cents),
    painSha256: row.pain_sha256,
    createdByName: row.created_by_name,
    createdAt: row.created_at,
  }));
}

/** The stored files of a run: the same bytes every time. Null for an unknown run. */
export async function filesOfRun(
  tx: Transaction,
  id: string,
): Promise<{ readonly messageId: string; readonly pain: Buffer; readonly eposCsv: Buffer } | null> {
  const [row] = await tx.query<{ message_id: string; pain: Buffer; epos_csv: Buffer }>(
    'SELECT message_id, pain, epos_csv FROM disbursements.payment_run WHERE id = $1',
    [id],
  );
  return row ? { messageId: row.message_id, pain: row.pain, eposCsv: row.epos_csv } : null;
}

/** The authority's own account, as entered last. */
export async function payerAccount(tx: Transaction): Promise<Party | null> {
  const [row] = await tx.query<{ holder: string; iban: string; bic: string | null; city: string }>(
    'SELECT holder, iban, bic, city FROM disbursements.payer_account ORDER BY entered_at DESC, id DESC LIMIT 1',
  );
  return row ?? null;
}
