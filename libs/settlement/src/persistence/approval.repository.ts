import type { Award, GivenApproval } from '#awards';
import type { Transaction } from '#platform';

/** An act that lead bodies approve, as it was prepared last. */
export type ApprovedAct = { readonly act: 'SETTLEMENT' | 'RECOVERY' | 'INTEREST' | 'RELIEF'; readonly id: string };

const EDITION = `coalesce((SELECT r.edition FROM settlement.recovery r WHERE r.id = $1), 1)`;

export async function insertApproval(
  tx: Transaction,
  { id: awardId, programmeCode }: Pick<Award, 'id' | 'programmeCode'>,
  { act, id }: ApprovedAct,
  body: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO settlement.approval (act_id, edition, award_id, act, programme_code, body, approved_by, approved_by_name, approved_at)
     VALUES ($1, ${EDITION}, $2, $3, $4, $5, $6, $7, $8)`,
    [id, awardId, act, programmeCode, body, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

/** Approvals of the act as it stands: whoever prepared it anew voided the earlier ones. */
export const approvalsOf = (tx: Transaction, { id }: ApprovedAct): Promise<GivenApproval[]> =>
  tx.query<GivenApproval>(
    `SELECT body, approved_by AS "byId", approved_by_name AS "byName", approved_at AS at FROM settlement.approval
     WHERE act_id = $1 AND edition = ${EDITION} ORDER BY approved_at, body`,
    [id],
  );
