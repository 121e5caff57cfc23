import { recordAudit } from '#audit';
import {
  chainOf,
  latestSubmission,
  markDecisionStep,
  nextStatus,
  openCaseForDecision,
  termsOfApplication,
} from '#applications';
import { Money, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, type Database } from '#platform';
import { decideAward, yearToExplain, type DecidedPlan, type Recognition } from '../domain/decide-award.js';
import { centsByYear, type DecisionContent, type DecisionKind } from '../domain/decision.js';
import {
  currentDecision,
  insertDecision,
  markDiscarded,
  rewriteDecision,
  type Decision,
} from '../persistence/decision.repository.js';
import { clausesOn } from '../read/clauses.js';

export interface PrepareDecision {
  readonly applicationId: string;
  readonly expectedVersion?: number;
  readonly kind: DecisionKind;
  readonly recognitions: readonly Recognition[];
  /** Where less is granted than the formula gives ("begrenzen"), per year. */
  readonly grantLimits: Readonly<Record<number, Money>>;
  /** Codes of the text blocks chosen beside those that always apply. */
  readonly clauseCodes: readonly string[];
  /** Sentences; demanded for a rejection and wherever less is granted than was asked for. */
  readonly reasons: readonly string[];
}

const OUTCOMES: Readonly<Record<DecisionKind, string>> = {
  AWARD: 'award',
  REJECTION: 'rejection',
  INADMISSIBLE: 'inadmissible',
};
const NO_PLAN: DecidedPlan = { items: [], years: [], amount: Money.ZERO };

export const outcomeOf = (kind: DecisionKind): string => OUTCOMES[kind];

/**
 * Prepares the decision, or prepares it anew: recognised costs, the grant by formula, clauses and reasons. Books
 * nothing: cap and budget are looked at when it goes to the second person. The preparer cannot sign it.
 */
export async function prepareDecision(
  database: Database,
  actor: Actor,
  command: PrepareDecision,
): Promise<Result<Decision, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCaseForDecision(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const application = opened.value;
    const possible = nextStatus(application, tx, 'prepare-decision', outcomeOf(command.kind));
    if (!possible.ok) return possible;
    const context = await termsOfApplication(tx, application);
    const submission = await latestSubmission(tx, application.id);
    if (!context.ok) return context;
    if (!submission) return refuse('application-not-found', { applicationId: application.id });
    const decided: Result<DecidedPlan, Refusal> =
      command.kind === 'AWARD'
        ? decideAward(submission.content, context.value.terms.plan, command.recognitions, command.grantLimits)
        : ok(NO_PLAN);
    if (!decided.ok) return decided;
    const reasons = command.reasons.map((reason) => reason.trim()).filter((reason) => reason !== '');
    const unexplained = yearToExplain(decided.value, command.grantLimits);
    if (unexplained !== null && reasons.length === 0) {
      return refuse('reduction-unexplained', { year: unexplained }, '/reasons');
    }
    const clauses = await clausesOn(tx, application, {
      noticeKind: command.kind,
      chosen: command.clauseCodes,
      project: submission.content.project,
      terms: context.value.version.terms,
    });
    if (!clauses.ok) return clauses;
    if (command.kind !== 'AWARD' && reasons.length + clauses.value.length === 0) {
      return refuse('reason-missing', {}, '/reasons');
    }
    const content: DecisionContent = {
      items: decided.value.items,
      years: decided.value.years,
      grantLimitsCents: centsByYear(command.grantLimits),
      clauses: clauses.value,
      reasons,
      termsLabel: context.value.version.label,
      submission: submission.number,
    };
    const existing = await currentDecision(tx, application.id);
    if (existing) await rewriteDecision(tx, existing.id, { kind: command.kind, content, amount: decided.value.amount });
    else
      await insertDecision(tx, {
        ...application,
        id: newId(),
        applicationId: application.id,
        kind: command.kind,
        content,
        amount: decided.value.amount,
      });
    const step = await markDecisionStep(tx, application, {
      action: 'prepare-decision',
      outcome: outcomeOf(command.kind),
      deadline: application.deadline,
      deadlineReason: application.deadlineReason,
      facts: { kind: command.kind, amountCents: decided.value.amount.toCents() },
      visibility: 'INTERNAL',
    });
    if (!step.ok) return step;
    const decision = await currentDecision(tx, application.id);
    return decision ? ok(decision) : refuse('decision-not-found', { applicationId: application.id });
  });
}

/** Throws the prepared decision away; the case returns to the examination it came from. */
export async function discardDecision(
  database: Database,
  actor: Actor,
  command: { readonly applicationId: string; readonly expectedVersion?: number },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCaseForDecision(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const decision = await currentDecision(tx, opened.value.id);
    if (!decision) return refuse('decision-not-found', { applicationId: command.applicationId });
    const action = opened.value.status === 'RETURNED' ? 'resume-check' : 'discard-decision';
    const step = await markDecisionStep(tx, opened.value, {
      action,
      outcome: decision.kind === 'INADMISSIBLE' ? 'formal' : 'material',
      visibility: 'INTERNAL',
    });
    if (!step.ok) return step;
    await markDiscarded(tx, decision.id);
    await recordAudit(tx, {
      chain: chainOf(opened.value.id),
      action: 'decision-discarded',
      organisationId: opened.value.organisationId,
      visibility: 'INTERNAL',
    });
    return ok(true);
  });
}
