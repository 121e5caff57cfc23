import { recordAudit } from '#audit';
import { findOrganisation } from '#districts';
import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import { issueNotice } from '#notices';
import { newId, type Database } from '#platform';
import { findProgramme, letterheadOn } from '#programmes';
import { updateDeadline } from '../persistence/application.repository.js';
import {
  extendInfoRequest,
  insertInfoRequest,
  nextInfoRequestNumber,
  openInfoRequest,
} from '../persistence/info-request.repository.js';
import { latestSubmission } from '../persistence/submission.repository.js';
import { termsOfApplication } from '../read/application-terms.js';
import type { CaseCommand } from './check-application.js';
import { infoRequestContent } from './info-request-content.js';
import { caseFacts, chainOf, nextStatus, openCase, takeStep } from './take-step.js';

const ITEM_LENGTH_MAX = 1000;
const ITEMS_MAX = 20;

export interface RequestInfo extends CaseCommand {
  /** What is missing, one sentence each. */
  readonly items: readonly string[];
  /** The programme's period from today if left out. */
  readonly deadline?: CalendarDate;
}

/** Asks the applicant for what is missing (§§ 25, 26 VwVfG NRW): a letter with list and deadline, and a mail. */
export async function requestInfo(
  database: Database,
  actor: Actor,
  command: RequestInfo,
): Promise<Result<{ noticeId: string; deadline: CalendarDate }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const application = opened.value;
    const possible = nextStatus(application, tx, 'request-info');
    if (!possible.ok) return possible;
    const items = command.items.map((item) => item.trim()).filter((item) => item !== '');
    if (items.length === 0) return refuse('request-empty', {}, '/items');
    if (items.length > ITEMS_MAX) return refuse('too-many-items', { itemsMax: ITEMS_MAX }, '/items');
    if (items.some((item) => item.length > ITEM_LENGTH_MAX))
      return refuse('entry-too-long', { lengthMax: ITEM_LENGTH_MAX }, '/items');
    const context = await termsOfApplication(tx, application);
    if (!context.ok) return context;
    const deadline = command.deadline ?? tx.today.plusDays(context.value.version.terms.infoRequestDays);
    if (!deadline.isAfter(tx.today)) return refuse('date-in-the-past', { date: deadline.toGerman() }, '/deadline');
    const submission = await latestSubmission(tx, application.id);
    const organisation = await findOrganisation(tx, application.organisationId);
    const letterhead = await letterheadOn(tx, application.programmeCode, tx.today);
    if (!letterhead.ok) return letterhead;
    const programme = await findProgramme(tx, application.programmeCode);
    if (!submission || !organisation || !programme)
      return refuse('application-not-found', { applicationId: application.id });
    const number = await nextInfoRequestNumber(tx, application.id);
    const noticeId = await issueNotice(tx, {
      isAct: false,
      caseId: application.id,
      organisationId: application.organisationId,
      preparedBy: actor.accountId,
      content: infoRequestContent(tx, {
        application,
        programmeName: programme.name,
        organisation,
        letterhead: letterhead.value.letterhead,
        terms: context.value.version,
        items,
        deadline,
        officer: actor.name,
      }),
    });
    const askedIn = application.status === 'MATERIAL_CHECK' ? 'MATERIAL_CHECK' : 'FORMAL_CHECK';
    await insertInfoRequest(tx, application, { id: newId(), number, items, deadline, noticeId, askedIn });
    const step = await takeStep(tx, application, {
      action: 'request-info',
      deadline,
      deadlineReason: 'Antwort auf Nachforderung',
      facts: { number, deadline: deadline.toString(), items: items.length },
    });
    if (!step.ok) return step;
    await queueMail(tx, {
      template: 'info-request',
      to: submission.content.applicant.contactEmail,
      facts: { ...caseFacts(tx, application), deadline },
      dedupeKey: `info-request:${application.id}:${number}`,
      organisationId: application.organisationId,
    });
    return ok({ noticeId, deadline });
  });
}

/** Extends the period once (§ 31 (7) VwVfG NRW), also after it has run out. */
export async function extendInfoDeadline(
  database: Database,
  actor: Actor,
  command: CaseCommand & { readonly deadline: CalendarDate; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId, command.expectedVersion);
    if (!opened.ok) return opened;
    const application = opened.value;
    const possible = nextStatus(application, tx, 'continue-without-answer', 'formal');
    if (!possible.ok) return possible;
    const request = await openInfoRequest(tx, application.id);
    if (!request) throw new Error(`${application.id} awaits an answer to no request`);
    if (request.extendedTo) return refuse('deadline-extended-already', { date: request.extendedTo.toGerman() });
    if (!command.deadline.isAfter(request.deadline) || !command.deadline.isAfter(tx.today)) {
      return refuse('date-in-the-past', { date: command.deadline.toGerman() }, '/deadline');
    }
    await extendInfoRequest(tx, request.id, command.deadline);
    await updateDeadline(tx, application.id, command.deadline, 'Antwort auf Nachforderung (verlängert)');
    await recordAudit(tx, {
      chain: chainOf(application.id),
      action: 'extend-info-request',
      reason: command.reason.trim() || null,
      facts: { deadline: command.deadline.toString() },
      organisationId: application.organisationId,
    });
    return ok(true);
  });
}
