import type { ApprovalSituation } from '#awards';
import { formatDateTime, type Fact } from '../layout/index.js';

/** Where nothing waits for an approval. */
export const NO_APPROVALS: ApprovalSituation = { demanded: [], given: [], ownBody: null };

/** Whoever speaks for a lead body that has not approved yet. */
export const mayApprove = ({ demanded, given, ownBody }: ApprovalSituation): boolean =>
  demanded.some(({ body }) => body === ownBody) && !given.some(({ body }) => body === ownBody);

/** Whether every lead body that is asked has approved. */
export const isApproved = ({ demanded, given }: ApprovalSituation): boolean =>
  demanded.every(({ body }) => given.some((each) => each.body === body));

/** Which lead body has approved, by whom and when, and which is still asked. */
export const approvalFacts = ({ demanded, given }: ApprovalSituation): Fact[] =>
  demanded.map(({ body, label }) => {
    const approval = given.find((each) => each.body === body);
    const value = approval ? `${approval.byName}, ${formatDateTime(approval.at)}` : 'noch offen';
    return { label: `Zustimmung ${label}`, value };
  });
