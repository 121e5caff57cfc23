import { CalendarDate, Money } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { Instalment, ReliefKind, ReliefState } from '../domain/claim.js';

/** A deferral, write-off or remission of a claim: proposed by one person, decided by another. */
export interface Relief {
  readonly id: string;
  readonly claimId: string;
  readonly organisationId: string;
  readonly kind: ReliefKind;
  readonly state: ReliefState;
  readonly amount: Money;
  readonly reason: string;
  readonly terms: string;
  readonly until: CalendarDate | null;
  readonly consentReference: string | null;
  readonly instalments: readonly Instalment[];
  readonly proposed: { readonly id: string; readonly name: string };
  readonly decidedByName: string | null;
  readonly noticeId: string | null;
}

interface ReliefRow {
  id: string;
  claim_id: string;
  organisation_id: string;
  kind: ReliefKind;
  state: ReliefState;
  amount_cents: string;
  reason: string;
  terms: string;
  until: string | null;
  consent_reference: string | null;
  instalments: { due: string; amountCents: number }[];
  proposed_by: string;
  proposed_by_name: string;
  decided_by_name: string | null;
  notice_id: string | null;
}

const SELECT = 'SELECT * FROM settlement.claim_relief';

/** The reliefs of several claims that the actor may see, oldest first. */
export async function reliefsOf(tx: Transaction, claimIds: readonly string[]): Promise<Relief[]> {
  const rows = await tx.query<ReliefRow>(`${SELECT} WHERE claim_id = ANY($1::uuid[]) ORDER BY proposed_at, id`, [
    claimIds,
  ]);
  return rows.map(toRelief);
}

export async function findRelief(tx: Transaction, id: string): Promise<Relief | null> {
  const [row] = await tx.query<ReliefRow>(`${SELECT} WHERE id = $1`, [id]);
  return row ? toRelief(row) : null;
}

export type NewRelief = Pick<
  Relief,
  'claimId' | 'organisationId' | 'kind' | 'amount' | 'reason' | 'terms' | 'until' | 'consentReference' | 'instalments'
>;

export async function insertRelief(tx: Transaction, relief: NewRelief): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO settlement.claim_relief (id, claim_id, organisation_id, kind, state, amount_cents, reason, terms, until,
       consent_reference, instalments, proposed_by, proposed_by_name, proposed_at)
     VALUES ($1, $2, $3, $4, 'PROPOSED', $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      id,
      relief.claimId,
      relief.organisationId,
      relief.kind,
      relief.amount.toCents(),
      relief.reason,
      relief.terms,
      relief.until?.toString() ?? null,
      relief.consentReference,
      JSON.stringify(
        relief.instalments.map(({ due, amount }) => ({ due: due.toString(), amountCents: amount.toCents() })),
      ),
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
  return id;
}

export const markReliefDecided = (
  tx: Transaction,
  id: string,
  state: 'APPROVED' | 'REJECTED',
  noticeId: string | null,
): Promise<unknown> =>
  tx.query(
    `UPDATE settlement.claim_relief SET state = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, notice_id = $6
     WHERE id = $1`,
    [id, state, tx.actor.accountId, tx.actor.name, tx.now, noticeId],
  );

export const markReliefEnded = (tx: Transaction, id: string, reason: string): Promise<unknown> =>
  tx.query(`UPDATE settlement.claim_relief SET state = 'ENDED', ended_reason = $2, ended_on = $3 WHERE id = $1`, [
    id,
    reason,
    tx.today.toString(),
  ]);

const toRelief = (row: ReliefRow): Relief => ({
  id: row.id,
  claimId: row.claim_id,
  organisationId: row.organisation_id,
  kind: row.kind,
  state: row.state,
  amount: Money.ofCents(row.amount_cents),
  reason: row.reason,
  terms: row.terms,
  until: row.until === null ? null : CalendarDate.iso(row.until),
  consentReference: row.consent_reference,
  instalments: row.instalments.map(({ due, amountCents }) => ({
    due: CalendarDate.iso(due),
    amount: Money.ofCents(amountCents),
  })),
  proposed: { id: row.proposed_by, name: row.proposed_by_name },
  decidedByName: row.decided_by_name,
  noticeId: row.notice_id,
});
