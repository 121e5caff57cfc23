import { latestSubmission, loadApplication, termsOfApplication, type ApplicationCase } from '#applications';
import { ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import type { TermsVersion } from '#programmes';
import type { ChangeTerms } from '../domain/decide-change.js';
import { totalOf, type GrantPlan } from '../domain/grant-plan.js';
import { findAward, type Award } from '../persistence/award.repository.js';
import { awardVersions } from '../persistence/award-version.repository.js';
import { changeRequestsOf } from '../persistence/change-request.repository.js';
import { currentDecision } from '../persistence/decision.repository.js';

/** An award as its changes see it: the plan that counts, and the terms under which it was granted. */
export interface GrantSituation {
  readonly award: Award;
  readonly application: ApplicationCase;
  readonly version: TermsVersion;
  readonly current: GrantPlan;
  readonly terms: ChangeTerms;
  /** False once an act has settled or revoked the grant: then there is nothing left to amend. */
  readonly isOpen: boolean;
}

/** Refuses `award-not-found` for unknown awards and those of other organisations alike. */
export async function grantSituation(tx: Transaction, awardId: string): Promise<Result<GrantSituation, Refusal>> {
  const award = await findAward(tx, awardId);
  const application = award ? await loadApplication(tx, award.applicationId) : null;
  if (!award || !application) return refuse('award-not-found', { awardId });
  const context = await termsOfApplication(tx, application);
  if (!context.ok) return context;
  const submission = await latestSubmission(tx, application.id);
  if (!submission) return refuse('award-not-found', { awardId });
  const { version, terms } = context.value;
  const versions = await awardVersions(tx, award.id);
  return ok({
    award,
    application,
    version,
    current: await planThatCounts(tx, award, submission.content.project.summary),
    terms: {
      plan: terms.plan,
      itemToleranceBps: version.terms.itemToleranceBps,
      funding: submission.content.funding.filter(({ kind }) => kind !== 'OWN_CASH' && kind !== 'OWN_STAFF'),
    },
    isOpen: award.amount.isPositive() && versions.every(({ cause }) => AMENDABLE.has(cause)),
  });
}

const AMENDABLE: ReadonlySet<string> = new Set(['AWARD', 'AMENDMENT', 'WAIVER', 'ANNULMENT']);

/**
 * The plan that counts: items and purpose of the last approved amendment whose act still stands, else of the award;
 * years and period always as the current version of the award says.
 */
export async function planThatCounts(tx: Transaction, award: Award, purposeOfApplication: string): Promise<GrantPlan> {
  const versions = await awardVersions(tx, award.id);
  const annulled = new Set(versions.filter(({ cause }) => cause === 'ANNULMENT').map(({ noticeId }) => noticeId));
  const requests = await changeRequestsOf(tx, award.applicationId);
  const last = requests.find(
    ({ kind, status, noticeId }) => kind === 'CHANGE' && status === 'APPROVED' && !annulled.has(noticeId ?? ''),
  );
  const granted = last?.content.plan ?? (await planOfDecision(tx, award, purposeOfApplication));
  return {
    ...granted,
    periodFrom: award.periodFrom.toString(),
    periodTo: award.periodTo.toString(),
    grantCents: Object.fromEntries(award.tranches.map(({ budgetYear, amount }) => [budgetYear, amount.toCents()])),
  };
}

/** Items as the Zuwendungsbescheid recognised them; what it cut whole is no item of the grant. */
async function planOfDecision(
  tx: Transaction,
  award: Award,
  purpose: string,
): Promise<Pick<GrantPlan, 'purpose' | 'items'>> {
  const decision = await currentDecision(tx, award.applicationId);
  const items = (decision?.content.items ?? []).map(({ id, category, label, recognisedCents }) => ({
    id,
    category,
    label,
    amountsCents: recognisedCents,
  }));
  return { purpose, items: items.filter(({ amountsCents }) => totalOf(amountsCents).isPositive()) };
}
