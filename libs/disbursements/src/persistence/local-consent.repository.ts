import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';

/** The decision of the local council that a programme demands before money flows (H22). */
export interface LocalConsent {
  readonly id: string;
  readonly awardId: string;
  readonly budgetYear: number;
  /** Who decided: „Begleitausschuss“, „Kreistag“. */
  readonly body: string;
  readonly decidedOn: CalendarDate;
  readonly reference: string;
  readonly recordedByName: string;
}

interface ConsentRow {
  id: string;
  award_id: string;
  budget_year: number;
  body: string;
  decided_on: string;
  reference: string;
  recorded_by_name: string;
}

export async function insertConsent(
  tx: Transaction,
  organisationId: string,
  consent: Omit<LocalConsent, 'recordedByName'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO disbursements.local_consent (id, award_id, organisation_id, budget_year, body, decided_on, reference,
       recorded_by, recorded_by_name, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      consent.id,
      consent.awardId,
      organisationId,
      consent.budgetYear,
      consent.body,
      consent.decidedOn.toString(),
      consent.reference,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export async function consentsOf(tx: Transaction, awardId: string): Promise<LocalConsent[]> {
  const rows = await tx.query<ConsentRow>(
    `SELECT id, award_id, budget_year, body, decided_on, reference, recorded_by_name
     FROM disbursements.local_consent WHERE award_id = $1 ORDER BY budget_year, recorded_at`,
    [awardId],
  );
  return rows.map((row) => ({
    id: row.id,
    awardId: row.award_id,
    budgetYear: row.budget_year,
    body: row.body,
    decidedOn: CalendarDate.iso(row.decided_on),
    reference: row.reference,
    recordedByName: row.recorded_by_name,
  }));
}
