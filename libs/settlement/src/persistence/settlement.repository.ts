import { Money } from '#kernel';
import type { Transaction } from '#platform';

/** One step of the calculation as pages and notices print it. */
export interface StepRecord {
  readonly label: string;
  readonly amountCents: number;
  readonly basis: string;
  readonly formula: string | null;
}

/** What was cut from the proof of use, and why. */
export interface CutRecord {
  readonly label: string;
  readonly claimedCents: number;
  readonly cutCents: number;
  readonly reason: string;
}

/** What was settled, as plain JSON: which figures, by which rule in which version, led to which amount. */
export interface SettlementContent {
  readonly financingType: string;
  readonly eligiblePlanCents: number;
  readonly thirdPartyPlanCents: number;
  readonly ownPlanCents: number;
  readonly eligibleActualCents: number;
  readonly thirdPartyActualCents: number;
  readonly ownActualCents: number;
  readonly steps: readonly StepRecord[];
  readonly cuts: readonly CutRecord[];
  readonly reasons: readonly string[];
  readonly termsLabel: string;
}

export interface SettlementRecord {
  readonly id: string;
  readonly awardId: string;
  readonly organisationId: string;
  readonly reportId: string;
  readonly state: 'PREPARED' | 'SIGNED' | 'DISCARDED';
  readonly awardVersion: number;
  readonly grant: Money;
  readonly paid: Money;
  readonly final: Money;
  readonly content: SettlementContent;
  readonly prepared: { readonly id: string; readonly name: string; readonly at: Date };
  readonly signed: { readonly id: string; readonly name: string; readonly at: Date } | null;
  readonly noticeId: string | null;
}

interface SettlementRow {
  id: string;
  award_id: string;
  organisation_id: string;
  report_id: string;
  state: SettlementRecord['state'];
  award_version: number;
  grant_cents: string;
  paid_cents: string;
  final_cents: string;
  content: SettlementContent;
  prepared_by: string;
  prepared_by_name: string;
  prepared_at: Date;
  signed_by: string | null;
  signed_by_name: string | null;
  signed_at: Date | null;
  notice_id: string | null;
}

const SELECT = 'SELECT * FROM settlement.settlement';

/** The settlement under way, locked: two people at once act one after the other. */
export async function loadPreparedForUpdate(tx: Transaction, awardId: string): Promise<SettlementRecord | null> {
  const [row] = await tx.query<SettlementRow>(`${SELECT} WHERE award_id = $1 AND state = 'PREPARED' FOR UPDATE`, [
    awardId,
  ]);
  return row ? toRecord(row) : null;
}

/** Settlements of an award that the actor may see, newest first. */
export const settlementsOf = (tx: Transaction, awardId: string): Promise<SettlementRecord[]> =>
  settlementsOfAll(tx, [awardId]);

/** Of many awards, newest first. */
export async function settlementsOfAll(tx: Transaction, awardIds: readonly string[]): Promise<SettlementRecord[]> {
  const rows = await tx.query<SettlementRow>(
    `${SELECT} WHERE award_id = ANY($1::uuid[]) AND state <> 'DISCARDED' ORDER BY prepared_at DESC`,
    [awardIds],
  );
  return rows.map(toRecord);
}

export async function insertSettlement(
  tx: Transaction,
  record: Omit<SettlementRecord, 'state' | 'prepared' | 'signed' | 'noticeId'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO settlement.settlement (id, award_id, organisation_id, report_id, state, award_version, grant_cents,
       paid_cents, final_cents, content, prepared_by, prepared_by_name, prepared_at)
     VALUES ($1, $2, $3, $4, 'PREPARED', $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      record.id,
      record.awardId,
      record.organisationId,
      record.reportId,
      record.awardVersion,
      record.grant.toCents(),
      record.paid.toCents(),
      record.final.toCents(),
      JSON.stringify(record.content),
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export const discardPrepared = (tx: Transaction, awardId: string): Promise<unknown> =>
  tx.query(`UPDATE settlement.settlement SET state = 'DISCARDED' WHERE award_id = $1 AND state = 'PREPARED'`, [
    awardId,
  ]);

export const markSettlementSigned = (tx: Transaction, id: string, noticeId: string): Promise<unknown> =>
  tx.query(
    `UPDATE settlement.settlement SET state = 'SIGNED', signed_by = $2, signed_by_name = $3, signed_at = $4, notice_id = $5
     WHERE id = $1`,
    [id, tx.actor.accountId, tx.actor.name, tx.now, noticeId],
  );

function toRecord(row: SettlementRow): SettlementRecord {
  const { signed_by, signed_by_name, signed_at } = row;
  return {
    id: row.id,
    awardId: row.award_id,
    organisationId: row.organisation_id,
    reportId: row.report_id,
    state: row.state,
    awardVersion: row.award_version,
    grant: Money.ofCents(row.grant_cents),
    paid: Money.ofCents(row.paid_cents),
    final: Money.ofCents(row.final_cents),
    content: row.content,
    prepared: { id: row.prepared_by, name: row.prepared_by_name, at: row.prepared_at },
    signed:
      signed_by !== null && signed_by_name !== null && signed_at !== null
        ? { id: signed_by, name: signed_by_name, at: signed_at }
        : null,
    noticeId: row.notice_id,
  };
}
