import type { Transaction } from '#platform';
import type { GivenApproval } from '../domain/approvals.js';
import type { Decision } from './decision.repository.js';

type Edition = Pick<Decision, 'id' | 'programmeCode'>;

export async function insertApproval(tx: Transaction, { id, programmeCode }: Edition, body: string): Promise<void> {
  await tx.query(
    `INSERT INTO awards.approval (decision_id, programme_code, edition, body, approved_by, approved_by_name, approved_at)
     SELECT d.id, $2, d.edition, $3, $4, $5, $6 FROM awards.decision d WHERE d.id = $1`,
    [id, programmeCode, body, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

/** Approvals of the decision as it stands: whoever prepared it anew voided the earlier ones. */
export async function approvalsOf(tx: Transaction, decisionId: string): Promise<GivenApproval[]> {
  return tx.query<GivenApproval>(
    `SELECT a.body, a.approved_by AS "byId", a.approved_by_name AS "byName", a.approved_at AS at
     FROM awards.approval a JOIN awards.decision d ON d.id = a.decision_id AND d.edition = a.edition
     WHERE a.decision_id = $1 ORDER BY a.approved_at, a.body`,
    [decisionId],
  );
}
