import {
  caseFacts,
  latestSubmission,
  markDecisionStep,
  nextStatus,
  openCaseForDecision,
  termsOfApplication,
  type ApplicationCase,
} from '#applications';
import { commitBudget } from '#budget';
import { CalendarDate, Money, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import { checkContent, issueNotice } from '#notices';
import { newId, type Database, type Transaction } from '#platform';
import { allBodiesMustApprove } from '../domain/approvals.js';
import type { DecisionContent } from '../domain/decision.js';
import { tranchesOfDecision } from '../domain/decision-tranches.js';
import { districtCapMustCover } from '../domain/district-cap.js';
import { secondPersonMustDiffer } from '../domain/four-eyes.js';
import type { Tranche } from '../domain/tranche.js';
import { insertAward } from '../persistence/award.repository.js';
import { commitUnderCap, heldByDecision, lockCapAccounts } from '../persistence/cap-ledger.repository.js';
import { currentDecision, markSigned, type Decision } from '../persistence/decision.repository.js';
import { approvalSituation } from '../read/approval-situation.js';
import { measureStartRule } from '../read/earliest-start.js';
import { signedNotice } from '../read/preview-notice.js';
import { outcomeOf } from './prepare-decision.js';
import type { DecisionCommand } from './send-to-review.js';

export interface SignedDecision {
  readonly decisionId: string;
  readonly noticeId: string;
  /** Null for a rejection. */
  readonly awardId: string | null;
  readonly amount: Money;
}

/**
 * Signs the decision: four eyes, cap and budget are checked once more under one lock and booked, the award is made
 * and its notice issued, all in one transaction. Refuses what does not fit any more, by how much, and writes nothing.
 */
export async function signDecision(
  database: Database,
  actor: Actor,
  command: DecisionCommand,
): Promise<Result<SignedDecision, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCaseForDecision(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const application = opened.value;
    const decision = await currentDecision(tx, application.id);
    const possible = nextStatus(application, tx, 'sign', decision ? outcomeOf(decision.kind) : 'award');
    if (!possible.ok) return possible;
    if (!decision) return refuse('decision-not-found', { applicationId: application.id });
    const differs = secondPersonMustDiffer(
      { id: decision.preparedBy, name: decision.preparedByName },
      actor.accountId,
      'sign',
    );
    if (!differs.ok) return differs;
    const { demanded, given } = await approvalSituation(tx, application, decision);
    const approved = allBodiesMustApprove(demanded, given);
    if (!approved.ok) return approved;
    const started = decision.kind === 'AWARD' ? await measureStartRule(tx, application) : ok(true);
    if (!started.ok) return started;
    const notice = await signedNotice(tx, application, decision);
    if (!notice.ok) return notice;
    const printable = checkContent(notice.value);
    if (!printable.ok) return printable;
    const noticeId = await issueNotice(tx, {
      content: notice.value,
      isAct: true,
      caseId: application.id,
      organisationId: application.organisationId,
      preparedBy: decision.preparedBy,
    });
    await markSigned(tx, decision.id, noticeId);
    const step = await markDecisionStep(tx, application, {
      action: 'sign',
      outcome: outcomeOf(decision.kind),
      facts: { kind: decision.kind, amountCents: decision.amount.toCents(), noticeId },
    });
    if (!step.ok) return step;
    await tellApplicant(tx, application);
    const awardId = decision.kind === 'AWARD' ? newId() : null;
    if (awardId) {
      const booked = await makeAward(tx, application, decision, { awardId, noticeId });
      if (!booked.ok) return booked;
    }
    return ok({ decisionId: decision.id, noticeId, awardId, amount: decision.amount });
  });
}

/**
 * Makes the award and books cap and budget. Both are locked last, the budget after the cap: districts share it, and others
 * who sign wait from the lock to the commit.
 */
async function makeAward(
  tx: Transaction,
  application: ApplicationCase,
  decision: Decision,
  { awardId, noticeId }: { readonly awardId: string; readonly noticeId: string },
): Promise<Result<true, Refusal>> {
  const context = await termsOfApplication(tx, application);
  if (!context.ok) return context;
  const { terms } = context.value.version;
  const tranches = tranchesOfDecision(decision.content);
  await insertAward(tx, {
    id: awardId,
    applicationId: application.id,
    decisionId: decision.id,
    organisationId: application.organisationId,
    programmeCode: application.programmeCode,
    districtAgs: application.districtAgs,
    capHolder: application.capHolder,
    fileNumber: application.fileNumber,
    title: application.title,
    financingType: terms.financingType,
    rateBps: terms.financingType === 'SHARE' ? terms.rateBps : null,
    amount: decision.amount,
    eligible: eligibleOf(decision.content),
    periodFrom: application.periodFrom ?? CalendarDate.of(application.budgetYear, 1, 1),
    periodTo: application.periodTo ?? CalendarDate.of(application.budgetYear, 12, 31),
    noticeId,
    tranches,
  });
  const held = await capMustCover(tx, decision, tranches);
  if (!held.ok) return held;
  await commitUnderCap(tx, decision, { decisionId: decision.id, noticeId, tranches, held: held.value });
  const committed = await commitBudget(tx, {
    programme: decision.programmeCode,
    decisionId: decision.id,
    noticeId,
    tranches,
  });
  return committed.ok ? ok(true) : committed;
}

async function capMustCover(
  tx: Transaction,
  decision: Decision,
  tranches: readonly Tranche[],
): Promise<Result<Readonly<Record<number, Money>>, Refusal>> {
  const years = tranches.map(({ budgetYear }) => budgetYear);
  const situations = await lockCapAccounts(tx, decision, years);
  const held = await heldByDecision(tx, decision.id);
  const covered = districtCapMustCover(tranches, situations, held);
  return covered.ok ? ok(held) : covered;
}

const eligibleOf = (content: DecisionContent): Money =>
  Money.sum(content.years.map(({ eligibleCents }) => Money.ofCents(eligibleCents)));

async function tellApplicant(tx: Transaction, application: ApplicationCase): Promise<void> {
  const submission = await latestSubmission(tx, application.id);
  if (!submission) return;
  await queueMail(tx, {
    template: 'decision-available',
    to: submission.content.applicant.contactEmail,
    facts: caseFacts(tx, application),
    dedupeKey: `decision-available:${application.id}`,
    organisationId: application.organisationId,
  });
}
