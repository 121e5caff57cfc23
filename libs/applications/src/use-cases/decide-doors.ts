import type { CalendarDate, Refusal, Result } from '#kernel';
import type { Transaction } from '#platform';
import type { ApplicationStatus } from '../domain/application-lifecycle.js';
import type { ApplicationCase } from '../persistence/application.repository.js';
import { openCase, takeStep, type Step } from './take-step.js';

/** The steps of a case that a decision takes. They belong to the transaction of the decision (doors of `awards`). */
export type DecisionAction =
  | 'prepare-decision'
  | 'discard-decision'
  | 'send-to-review'
  | 'confirm-review'
  | 'return-decision'
  | 'expire-reservation'
  | 'resume-check'
  | 'sign'
  | 'withdraw';

/** Door: loads the case locked for a decision. */
export async function openCaseForDecision(
  tx: Transaction,
  applicationId: string,
  expectedVersion?: number,
): Promise<Result<ApplicationCase>> {
  return openCase(tx, applicationId, expectedVersion);
}

/** Door: moves the case along with the decision; an application must not look open once its award is binding. */
export async function markDecisionStep(
  tx: Transaction,
  application: ApplicationCase,
  step: Step & { readonly action: DecisionAction; readonly deadline?: CalendarDate | null },
): Promise<Result<ApplicationStatus, Refusal>> {
  return takeStep(tx, application, step);
}
