import { newId, type Transaction } from '#platform';

export type CheckValue = 'MET' | 'TO_REQUEST' | 'NOT_MET' | 'OPEN';

export interface CheckResult {
  readonly code: string;
  readonly result: CheckValue;
  readonly note: string;
  readonly checkedByName: string;
  readonly checkedAt: Date;
}

/** The latest result of each check point, by code. Earlier results stay in the table as history. */
export async function latestCheckResults(tx: Transaction, applicationId: string): Promise<Map<string, CheckResult>> {
  const rows = await tx.query<{
    code: string;
    result: CheckValue;
    note: string;
    checked_by_name: string;
    checked_at: Date;
  }>(
    `SELECT DISTINCT ON (code) code, result, note, checked_by_name, checked_at
     FROM applications.check_result WHERE application_id = $1 ORDER BY code, checked_at DESC, id DESC`,
    [applicationId],
  );
  return new Map(
    rows.map((row) => [
      row.code,
      {
        code: row.code,
        result: row.result,
        note: row.note,
        checkedByName: row.checked_by_name,
        checkedAt: row.checked_at,
      },
    ]),
  );
}

export async function insertCheckResult(
  tx: Transaction,
  applicationId: string,
  check: Pick<CheckResult, 'code' | 'result' | 'note'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO applications.check_result (id, application_id, code, result, note, checked_by, checked_by_name, checked_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [newId(), applicationId, check.code, check.result, check.note, tx.actor.accountId, tx.actor.name, tx.now],
  );
}
