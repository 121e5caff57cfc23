import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';

/** Aktenabschluss. */
export interface FileClosure {
  readonly awardId: string;
  readonly closedOn: CalendarDate;
  readonly retainUntil: CalendarDate;
  readonly note: string;
  readonly closedByName: string;
}

export async function closureOf(tx: Transaction, awardId: string): Promise<FileClosure | null> {
  const [row] = await tx.query<{ closed_on: string; retain_until: string; note: string; closed_by_name: string }>(
    'SELECT closed_on, retain_until, note, closed_by_name FROM settlement.file_closure WHERE award_id = $1',
    [awardId],
  );
  if (!row) return null;
  return {
    awardId,
    closedOn: CalendarDate.iso(row.closed_on),
    retainUntil: CalendarDate.iso(row.retain_until),
    note: row.note,
    closedByName: row.closed_by_name,
  };
}

export const insertClosure = (
  tx: Transaction,
  award: { readonly id: string; readonly organisationId: string },
  closure: { readonly retainUntil: CalendarDate; readonly note: string },
): Promise<unknown> =>
  tx.query(
    `INSERT INTO settlement.file_closure (award_id, organisation_id, closed_on, retain_until, note, closed_by,
       closed_by_name, closed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      award.id,
      award.organisationId,
      tx.today.toString(),
      closure.retainUntil.toString(),
      closure.note,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );

interface DunningRow {
  claim_id: string;
  number: number;
  notice_id: string;
  pay_until: string;
  sent_on: string;
}

/** Mahnung: when it was sent and until when it asks to pay. */
export interface Dunning {
  readonly claimId: string;
  readonly number: number;
  readonly noticeId: string;
  readonly payUntil: CalendarDate;
  readonly sentOn: CalendarDate;
}

export async function dunningsOf(tx: Transaction, claimIds: readonly string[]): Promise<Dunning[]> {
  const rows = await tx.query<DunningRow>(
    `SELECT claim_id, number, notice_id, pay_until, sent_on FROM settlement.dunning
     WHERE claim_id = ANY($1::uuid[]) ORDER BY claim_id, number`,
    [claimIds],
  );
  return rows.map((row) => ({
    claimId: row.claim_id,
    number: row.number,
    noticeId: row.notice_id,
    payUntil: CalendarDate.iso(row.pay_until),
    sentOn: CalendarDate.iso(row.sent_on),
  }));
}
