import { CalendarDate, Money } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { LocalProject } from '../domain/local-project.js';
import type { Proof } from '../domain/proof.js';
import { readProof, storedProof, type StoredProof } from './application-content.js';

export interface LocalPayment {
  readonly id: string;
  readonly number: number;
  readonly amount: Money;
  readonly holder: string;
  readonly iban: string;
  readonly requestedAt: Date;
  readonly paidOn: CalendarDate | null;
  readonly paidByName: string | null;
  readonly refusedReason: string | null;
}

export async function insertPayment(
  tx: Transaction,
  project: LocalProject,
  payment: { readonly amount: Money; readonly holder: string; readonly iban: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO partnerships.payment (id, project_id, organisation_id, number, amount_cents, holder, iban, requested_at)
     VALUES ($1, $2, $3, (SELECT count(*) + 1 FROM partnerships.payment WHERE project_id = $2), $4, $5, $6, $7)`,
    [newId(), project.id, project.organisationId, payment.amount.toCents(), payment.holder, payment.iban, tx.now],
  );
}

export async function paymentsOf(tx: Transaction, projectId: string): Promise<LocalPayment[]> {
  const rows = await tx.query<{
    id: string;
    number: number;
    amount_cents: string;
    holder: string;
    iban: string;
    requested_at: Date;
    paid_on: string | null;
    paid_by_name: string | null;
    refused_reason: string | null;
  }>('SELECT * FROM partnerships.payment WHERE project_id = $1 ORDER BY number', [projectId]);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    amount: Money.ofCents(row.amount_cents),
    holder: row.holder,
    iban: row.iban,
    requestedAt: row.requested_at,
    paidOn: row.paid_on === null ? null : CalendarDate.iso(row.paid_on),
    paidByName: row.paid_by_name,
    refusedReason: row.refused_reason,
  }));
}

export const openPaymentOf = async (tx: Transaction, projectId: string): Promise<LocalPayment | null> =>
  (await paymentsOf(tx, projectId)).find(({ paidOn, refusedReason }) => !paidOn && refusedReason === null) ?? null;

export async function markPaid(tx: Transaction, id: string, paidOn: CalendarDate): Promise<void> {
  await tx.query('UPDATE partnerships.payment SET paid_on = $2, paid_by = $3, paid_by_name = $4 WHERE id = $1', [
    id,
    paidOn.toString(),
    tx.actor.accountId,
    tx.actor.name,
  ]);
}

export async function markRefused(tx: Transaction, id: string, reason: string): Promise<void> {
  await tx.query('UPDATE partnerships.payment SET refused_reason = $2 WHERE id = $1', [id, reason]);
}

export async function insertProof(tx: Transaction, project: LocalProject, proof: Proof): Promise<void> {
  await tx.query(
    `INSERT INTO partnerships.proof (project_id, version, organisation_id, content, submitted_at)
     VALUES ($1, (SELECT count(*) + 1 FROM partnerships.proof WHERE project_id = $1), $2, $3, $4)`,
    [project.id, project.organisationId, JSON.stringify(storedProof(proof)), tx.now],
  );
}

/** The last proof handed in, with its version and instant. */
export async function latestProof(
  tx: Transaction,
  projectId: string,
): Promise<{ readonly version: number; readonly submittedAt: Date; readonly proof: Proof } | null> {
  const [row] = await tx.query<{ version: number; submitted_at: Date; content: StoredProof }>(
    'SELECT version, submitted_at, content FROM partnerships.proof WHERE project_id = $1 ORDER BY version DESC LIMIT 1',
    [projectId],
  );
  return row ? { version: row.version, submittedAt: row.submitted_at, proof: readProof(row.content) } : null;
}
