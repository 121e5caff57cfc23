import { termsOfApplication, type ApplicationCase } from '#applications';
import type { Transaction } from '#platform';
import { leadBodyOf } from '#programmes';
import type { DemandedApproval, GivenApproval } from '../domain/approvals.js';
import { approvalsOf, changeApprovalsOf } from '../persistence/approval.repository.js';
import type { Decision } from '../persistence/decision.repository.js';

export interface ApprovalSituation {
  readonly demanded: readonly DemandedApproval[];
  readonly given: readonly GivenApproval[];
  /** The body for which the actor may approve; null for everybody else. */
  readonly ownBody: string | null;
}

/** Which lead bodies have to approve a decision, which have, and for which the actor speaks. */
export const approvalSituation = (
  tx: Transaction,
  application: ApplicationCase,
  decision: Pick<Decision, 'id'>,
): Promise<ApprovalSituation> => approvalSituationOf(tx, application, () => approvalsOf(tx, decision.id));

/** The same of the decision on a request about the grant. */
export const changeApprovalSituation = (
  tx: Transaction,
  application: ApplicationCase,
  requestId: string,
): Promise<ApprovalSituation> => approvalSituationOf(tx, application, () => changeApprovalsOf(tx, requestId));

/** The same of any act on a case; asks who has approved only where approvals are demanded. */
export async function approvalSituationOf(
  tx: Transaction,
  application: ApplicationCase,
  given: () => Promise<GivenApproval[]>,
): Promise<ApprovalSituation> {
  const context = await termsOfApplication(tx, application);
  const demanded = context.ok ? context.value.version.terms.approvals : [];
  if (demanded.length === 0) return { demanded, given: [], ownBody: null };
  return {
    demanded,
    given: await given(),
    ownBody: await leadBodyOf(tx, application.programmeCode, tx.actor.accountId),
  };
}
