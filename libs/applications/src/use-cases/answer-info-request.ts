import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { closeInfoRequest, openInfoRequest } from '../persistence/info-request.repository.js';
import { listAttachments } from '../persistence/attachment.repository.js';
import { loadDraftForUpdate } from '../persistence/draft.repository.js';
import { termsOfApplication } from '../read/application-terms.js';
import { examineDraft } from '../read/open-draft.js';
import type { CaseCommand } from './check-application.js';
import { fixSubmission, type IncompleteRefusal } from './submit-application.js';
import { nextStatus, openCase, takeStep } from './take-step.js';

const ANSWER_LENGTH_MAX = 10_000;

/** Answers the open request: the draft as it stands now becomes the next submission, with its own receipt. */
export async function answerInfoRequest(
  database: Database,
  actor: Actor,
  command: CaseCommand & { readonly answer: string },
): Promise<Result<{ submission: number; receiptNoticeId: string }, Refusal | IncompleteRefusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const application = opened.value;
    // Both ends of the action ask for the same rights; which one it is stands in the request.
    const possible = nextStatus(application, tx, 'answer-info-request', 'formal');
    if (!possible.ok) return possible;
    const answer = command.answer.trim();
    if (answer === '') return refuse('entry-missing', {}, '/answer');
    if (answer.length > ANSWER_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: ANSWER_LENGTH_MAX }, '/answer');
    const request = await openInfoRequest(tx, application.id);
    const draft = await loadDraftForUpdate(tx, application.id);
    const context = await termsOfApplication(tx, application);
    if (!context.ok) return context;
    if (!request || !draft) throw new Error(`${application.id} awaits an answer to no request`);
    const attachments = await listAttachments(tx, application.id);
    const reading = examineDraft(draft.fields, context.value, attachments);
    if (!reading.content) {
      const findings = reading.findings.filter(({ severity }) => severity === 'ERROR');
      return {
        ok: false,
        refusal: { ...refuse('application-incomplete', { findings: findings.length }).refusal, findings },
      };
    }
    const number = application.submissionCount + 1;
    const terms = context.value.version;
    const receipt = await fixSubmission(tx, application, {
      content: reading.content,
      number,
      isLate: false,
      attachments,
      terms,
    });
    if (!receipt.ok) return receipt;
    await closeInfoRequest(tx, request.id, answer);
    const step = await takeStep(tx, application, {
      action: 'answer-info-request',
      outcome: request.askedIn === 'MATERIAL_CHECK' ? 'material' : 'formal',
      facts: { request: request.number, submission: number },
    });
    return step.ok ? ok({ submission: number, receiptNoticeId: receipt.value }) : step;
  });
}

/** Goes on when no answer came: possible once the period has run out. */
export async function continueWithoutAnswer(
  database: Database,
  actor: Actor,
  command: CaseCommand,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const possible = nextStatus(opened.value, tx, 'continue-without-answer', 'formal');
    if (!possible.ok) return possible;
    const request = await openInfoRequest(tx, opened.value.id);
    if (!request) throw new Error(`${opened.value.id} awaits an answer to no request`);
    const until = request.extendedTo ?? request.deadline;
    if (!tx.today.isAfter(until)) return refuse('deadline-still-running', { until: until.toGerman() });
    await closeInfoRequest(tx, request.id, '');
    const step = await takeStep(tx, opened.value, {
      action: 'continue-without-answer',
      outcome: request.askedIn === 'MATERIAL_CHECK' ? 'material' : 'formal',
      facts: { request: request.number },
    });
    return step.ok ? ok(true) : step;
  });
}
