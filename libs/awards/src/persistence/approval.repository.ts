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

/** An approval of the decision on a request about a grant. */
export async function insertChangeApproval(
  tx: Transaction,
  requestId: string,
  { programmeCode, body }: { readonly programmeCode: string; readonly body: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO awards.change_approval (request_id, programme_code, prepared_at, review_round, body, approved_by, approved_by_name, approved_at)
     SELECT d.request_id, $2, d.prepared_at, d.review_round, $3, $4, $5, $6 FROM awards.change_decision d WHERE d.request_id = $1`,
    [requestId, programmeCode, body, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

/** Approvals of the decision on a request as it lies in review: preparing it anew and returning it void them. */
export const changeApprovalsOf = (tx: Transaction, requestId: string): Promise<GivenApproval[]> =>
  tx.query<GivenApproval>(
    `SELECT a.body, a.approved_by AS "byId", a.approved_by_name AS "byName", a.approved_at AS at
     FROM awards.change_approval a JOIN awards.change_decision d ON d.request_id = a.request_id
       AND d.prepared_at = a.prepared_at AND d.review_round = a.review_round
     WHERE a.request_id = $1 ORDER BY a.approved_at, a.body`,
    [requestId],
  );
