import { CalendarDate, Money } from '#kernel';
import { newId, type Transaction } from '#platform';

export interface SegmentRecord {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly principalCents: number;
  readonly ratePct: string;
}

/** A part of a payment that was used late; days as ISO texts. */
export interface LateUseRecord {
  readonly creditedOn: string;
  readonly useUntil: string;
  readonly usedOn: string;
  readonly amountCents: number;
}

/** How an amount of interest came about, as plain JSON. */
export interface InterestContent {
  readonly dayCount: string;
  readonly surchargeBps: number;
  readonly segments: readonly SegmentRecord[];
  /** Only for late use: what was used when, in the order of the payments. */
  readonly uses?: readonly LateUseRecord[];
}

export interface StoredInterestOrder {
  readonly id: string;
  readonly awardId: string;
  readonly organisationId: string;
  readonly kind: 'REIMBURSEMENT' | 'LATE_USE';
  readonly claimId: string | null;
  readonly state: 'PREPARED' | 'SIGNED' | 'DISCARDED';
  readonly isWaived: boolean;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly amount: Money;
  readonly content: InterestContent;
  /** Why it is set now, or why it is waived. */
  readonly reason: string;
  readonly prepared: { readonly id: string; readonly name: string };
  readonly signedByName: string | null;
  readonly noticeId: string | null;
}

interface OrderRow {
  id: string;
  award_id: string;
  organisation_id: string;
  kind: StoredInterestOrder['kind'];
  claim_id: string | null;
  state: StoredInterestOrder['state'];
  is_waived: boolean;
  from_day: string;
  to_day: string;
  amount_cents: string;
  content: InterestContent;
  reason: string;
  prepared_by: string;
  prepared_by_name: string;
  signed_by_name: string | null;
  notice_id: string | null;
}

const SELECT = 'SELECT * FROM settlement.interest_order';

/** Orders of an award that are signed or prepared, in the order of their days. */
export async function storedInterestOrdersOf(tx: Transaction, awardId: string): Promise<StoredInterestOrder[]> {
  const rows = await tx.query<OrderRow>(
    `${SELECT} WHERE award_id = $1 AND state <> 'DISCARDED' ORDER BY from_day, prepared_at`,
    [awardId],
  );
  return rows.map(toOrder);
}

export async function loadInterestOrderForUpdate(tx: Transaction, id: string): Promise<StoredInterestOrder | null> {
  const [row] = await tx.query<OrderRow>(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]);
  return row ? toOrder(row) : null;
}

export type NewInterestOrder = Pick<
  StoredInterestOrder,
  'awardId' | 'organisationId' | 'kind' | 'claimId' | 'isWaived' | 'from' | 'to' | 'amount' | 'content' | 'reason'
>;

export async function insertInterestOrder(tx: Transaction, order: NewInterestOrder): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO settlement.interest_order (id, award_id, organisation_id, kind, claim_id, state, is_waived, from_day, to_day,
       amount_cents, content, reason, prepared_by, prepared_by_name, prepared_at)
     VALUES ($1, $2, $3, $4, $5, 'PREPARED', $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      order.awardId,
      order.organisationId,
      order.kind,
      order.claimId,
      order.isWaived,
      order.from.toString(),
      order.to.toString(),
      order.amount.toCents(),
      JSON.stringify(order.content),
      order.reason,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
  return id;
}

export const discardInterestOrders = (tx: Transaction, awardId: string, claimId: string | null): Promise<unknown> =>
  tx.query(
    `UPDATE settlement.interest_order SET state = 'DISCARDED'
     WHERE award_id = $1 AND claim_id IS NOT DISTINCT FROM $2 AND state = 'PREPARED'`,
    [awardId, claimId],
  );

export const markInterestSigned = (tx: Transaction, id: string, noticeId: string | null): Promise<unknown> =>
  tx.query(
    `UPDATE settlement.interest_order SET state = 'SIGNED', signed_by = $2, signed_by_name = $3, signed_at = $4,
       notice_id = $5 WHERE id = $1`,
    [id, tx.actor.accountId, tx.actor.name, tx.now, noticeId],
  );

const toOrder = (row: OrderRow): StoredInterestOrder => ({
  id: row.id,
  awardId: row.award_id,
  organisationId: row.organisation_id,
  kind: row.kind,
  claimId: row.claim_id,
  state: row.state,
  isWaived: row.is_waived,
  from: CalendarDate.iso(row.from_day),
  to: CalendarDate.iso(row.to_day),
  amount: Money.ofCents(row.amount_cents),
  content: row.content,
  reason: row.reason,
  prepared: { id: row.prepared_by, name: row.prepared_by_name },
  signedByName: row.signed_by_name,
  noticeId: row.notice_id,
});
