import { CalendarDate, Money } from '#kernel';
import { newId, type Transaction } from '#platform';

export type RecoveryBasis = 'REDUCTION' | 'REVOCATION' | 'WITHDRAWAL';
export type CaseStatus = 'PROPOSED' | 'HEARING' | 'DECIDED' | 'DROPPED';

/** What the decision rests on, in the order of a notice's reasons (§ 39, § 40 VwVfG NRW). */
export interface RecoveryReasons {
  readonly facts: string;
  readonly law: string;
  readonly discretion: string;
  readonly result: string;
}

interface Person {
  readonly id: string;
  readonly name: string;
}

export interface Recovery {
  readonly id: string;
  readonly awardId: string;
  readonly organisationId: string;
  readonly number: number;
  readonly basis: RecoveryBasis;
  readonly status: CaseStatus;
  readonly settlementId: string | null;
  readonly finding: string;
  readonly reduction: Money;
  readonly ineffectiveFrom: CalendarDate;
  readonly knowledgeCompleteOn: CalendarDate;
  readonly knowledgeUntil: CalendarDate;
  readonly opened: Person & { readonly at: Date };
  readonly hearing: { readonly noticeId: string; readonly due: CalendarDate } | null;
  readonly exemptionReason: string | null;
  readonly answer: { readonly text: string; readonly byName: string; readonly at: Date } | null;
  readonly reasons: RecoveryReasons | null;
  readonly prepared: Person | null;
  readonly latePermit: { readonly reason: string; readonly byName: string } | null;
  readonly signed: (Person & { readonly on: CalendarDate }) | null;
  readonly noticeId: string | null;
  readonly droppedReason: string | null;
}

interface RecoveryRow {
  id: string;
  award_id: string;
  organisation_id: string;
  number: number;
  basis: RecoveryBasis;
  status: CaseStatus;
  settlement_id: string | null;
  finding: string;
  reduction_cents: string;
  ineffective_from: string;
  knowledge_complete_on: string;
  knowledge_until: string;
  opened_by: string;
  opened_by_name: string;
  opened_at: Date;
  hearing_notice_id: string | null;
  hearing_due: string | null;
  exemption_reason: string | null;
  answer: string | null;
  answered_by_name: string | null;
  answered_at: Date | null;
  decision: RecoveryReasons | null;
  prepared_by: string | null;
  prepared_by_name: string | null;
  late_reason: string | null;
  late_permitted_by_name: string | null;
  signed_by: string | null;
  signed_by_name: string | null;
  signed_on: string | null;
  notice_id: string | null;
  dropped_reason: string | null;
}

const SELECT = `SELECT r.*, h.answer, h.answered_by_name, h.answered_at FROM settlement.recovery r
  LEFT JOIN settlement.hearing_answer h ON h.recovery_id = r.id`;

export async function findRecovery(tx: Transaction, id: string): Promise<Recovery | null> {
  const [row] = await tx.query<RecoveryRow>(`${SELECT} WHERE r.id = $1`, [id]);
  return row ? toRecovery(row) : null;
}

/** The case, locked: an answer and a signature at once come one after the other. */
export async function loadRecoveryForUpdate(tx: Transaction, id: string): Promise<Recovery | null> {
  const [row] = await tx.query<RecoveryRow>(`${SELECT} WHERE r.id = $1 FOR UPDATE OF r`, [id]);
  return row ? toRecovery(row) : null;
}

/** The recoveries of an award that the actor may see, oldest first. */
export const recoveriesOf = (tx: Transaction, awardId: string): Promise<Recovery[]> => recoveriesOfAll(tx, [awardId]);

/** Of many awards, of each in the order of their numbers. */
export async function recoveriesOfAll(tx: Transaction, awardIds: readonly string[]): Promise<Recovery[]> {
  const rows = await tx.query<RecoveryRow>(`${SELECT} WHERE r.award_id = ANY($1::uuid[]) ORDER BY r.number`, [
    awardIds,
  ]);
  return rows.map(toRecovery);
}

/** Cases whose year of knowledge ends until that day and that are not decided yet. */
export async function recoveriesWatched(tx: Transaction, until: CalendarDate): Promise<Recovery[]> {
  const rows = await tx.query<RecoveryRow>(
    `${SELECT} WHERE r.status IN ('PROPOSED', 'HEARING') AND r.knowledge_until <= $1 ORDER BY r.knowledge_until, r.id`,
    [until.toString()],
  );
  return rows.map(toRecovery);
}

export type NewRecovery = Pick<
  Recovery,
  | 'awardId'
  | 'organisationId'
  | 'basis'
  | 'settlementId'
  | 'finding'
  | 'reduction'
  | 'ineffectiveFrom'
  | 'knowledgeCompleteOn'
  | 'knowledgeUntil'
>;

export async function insertRecovery(tx: Transaction, recovery: NewRecovery): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO settlement.recovery (id, award_id, organisation_id, number, basis, status, settlement_id, finding,
       reduction_cents, ineffective_from, knowledge_complete_on, knowledge_until, opened_by, opened_by_name, opened_at)
     SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, 'PROPOSED', $5, $6, $7, $8, $9, $10, $11, $12, $13
     FROM settlement.recovery WHERE award_id = $2`,
    [
      id,
      recovery.awardId,
      recovery.organisationId,
      recovery.basis,
      recovery.settlementId,
      recovery.finding,
      recovery.reduction.toCents(),
      recovery.ineffectiveFrom.toString(),
      recovery.knowledgeCompleteOn.toString(),
      recovery.knowledgeUntil.toString(),
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
  return id;
}

const day = (text: string | null): CalendarDate | null => (text === null ? null : CalendarDate.iso(text));
const person = (id: string | null, name: string | null): Person | null =>
  id !== null && name !== null ? { id, name } : null;

function toRecovery(row: RecoveryRow): Recovery {
  const signed = person(row.signed_by, row.signed_by_name);
  const [due, signedOn] = [day(row.hearing_due), day(row.signed_on)];
  return {
    id: row.id,
    awardId: row.award_id,
    organisationId: row.organisation_id,
    number: row.number,
    basis: row.basis,
    status: row.status,
    settlementId: row.settlement_id,
    finding: row.finding,
    reduction: Money.ofCents(row.reduction_cents),
    ineffectiveFrom: CalendarDate.iso(row.ineffective_from),
    knowledgeCompleteOn: CalendarDate.iso(row.knowledge_complete_on),
    knowledgeUntil: CalendarDate.iso(row.knowledge_until),
    opened: { id: row.opened_by, name: row.opened_by_name, at: row.opened_at },
    hearing: row.hearing_notice_id !== null && due ? { noticeId: row.hearing_notice_id, due } : null,
    exemptionReason: row.exemption_reason,
    answer:
      row.answer !== null && row.answered_by_name !== null && row.answered_at !== null
        ? { text: row.answer, byName: row.answered_by_name, at: row.answered_at }
        : null,
    reasons: row.decision,
    prepared: person(row.prepared_by, row.prepared_by_name),
    latePermit:
      row.late_reason !== null && row.late_permitted_by_name !== null
        ? { reason: row.late_reason, byName: row.late_permitted_by_name }
        : null,
    signed: signed && signedOn ? { ...signed, on: signedOn } : null,
    noticeId: row.notice_id,
    droppedReason: row.dropped_reason,
  };
}
