import { loadApplication, termsOfApplication, type ApplicationCase } from '#applications';
import { CalendarDate, ok, refuse, type Refusal, type Result } from '#kernel';
import type { OrderContent } from '#notices';
import type { Transaction } from '#platform';
import { changesBetween, type GrantPlan, type PlanChange } from '../domain/grant-plan.js';
import type { CapSituation } from '../domain/district-cap.js';
import { readCapSituations } from '../persistence/cap-ledger.repository.js';
import { decisionOn, type ChangeDecision } from '../persistence/change-decision.repository.js';
import { findChangeRequest, type ChangeRequest } from '../persistence/change-request.repository.js';
import { changeApprovalSituation, type ApprovalSituation } from './approval-situation.js';
import { changeNotice, type ChangeNoticeParts } from './change-notice.js';
import { grantSituation, type GrantSituation } from './grant-plan.js';

/** A request as its page shows it. `decision` is null for everybody but the authority. */
export interface ChangeView {
  readonly request: ChangeRequest;
  readonly application: ApplicationCase;
  readonly decision: ChangeDecision | null;
  /** Null for an early start. */
  readonly situation: GrantSituation | null;
  /** What the request changes: against what counts, once it is decided against what counted before. */
  readonly changes: readonly PlanChange[];
  /** Room under the cap in the years of the request; the authority's view only. */
  readonly caps: readonly CapSituation[];
  /** Which lead bodies have to approve the decision, and which have; nobody for most programmes. */
  readonly approvals: ApprovalSituation;
}

const NOBODY_ASKED: ApprovalSituation = { demanded: [], given: [], ownBody: null };

/** Refuses `change-not-found` for unknown requests and those of other organisations alike. */
export async function changeView(tx: Transaction, requestId: string): Promise<Result<ChangeView, Refusal>> {
  const request = await findChangeRequest(tx, requestId);
  const application = request ? await loadApplication(tx, request.applicationId) : null;
  if (!request || !application) return refuse('change-not-found', { requestId });
  const situation = request.awardId === null ? null : await grantSituation(tx, request.awardId);
  if (situation && !situation.ok) return situation;
  const isAuthority = tx.actor.scope !== 'ORGANISATION';
  const grant = situation?.value ?? null;
  const { plan, before } = request.content;
  const start = request.endedAt && before ? before : grant?.current;
  return ok({
    request,
    application,
    decision: isAuthority ? await decisionOn(tx, requestId) : null,
    situation: grant,
    changes: grant && start && plan ? changesBetween(start, plan, grant.terms.itemToleranceBps) : [],
    caps: grant && isAuthority ? await readCapSituations(tx, application, yearsIn(plan, grant.current)) : [],
    approvals: isAuthority ? await changeApprovalSituation(tx, application, requestId) : NOBODY_ASKED,
  });
}

const yearsIn = (plan: GrantPlan | undefined, current: GrantPlan): number[] =>
  [...new Set([...Object.keys(plan?.grantCents ?? {}), ...Object.keys(current.grantCents)])].map(Number).sort();

/** What the letter on a request is made of. */
export async function noticeParts(
  tx: Transaction,
  request: ChangeRequest,
  decision: ChangeDecision,
  application: ApplicationCase,
): Promise<Result<ChangeNoticeParts, Refusal>> {
  const context = await termsOfApplication(tx, application);
  if (!context.ok) return context;
  const situation = request.awardId === null ? null : await grantSituation(tx, request.awardId);
  if (situation && !situation.ok) return situation;
  return ok({
    request,
    decision,
    application,
    version: context.value.version,
    awardedOn: situation ? CalendarDate.inBerlin(situation.value.award.issuedAt) : null,
    current: situation?.value.current ?? null,
  });
}

/** The letter on a request as it would go out now, marked as a draft. Null while nothing is prepared. */
export async function changeNoticePreview(
  tx: Transaction,
  requestId: string,
): Promise<Result<OrderContent, Refusal> | null> {
  const request = await findChangeRequest(tx, requestId);
  const application = request ? await loadApplication(tx, request.applicationId) : null;
  const decision = request ? await decisionOn(tx, requestId) : null;
  if (!request || !application || !decision) return null;
  const parts = await noticeParts(tx, request, decision, application);
  return parts.ok ? changeNotice(tx, parts.value, false) : parts;
}
