import { createHash } from 'node:crypto';
import { findOrganisation } from '#districts';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import { canonicalJson, issueNotice } from '#notices';
import type { Database, Transaction } from '#platform';
import { findProgramme, letterheadOn, type Call, type TermsVersion } from '#programmes';
import type { ApplicationContent } from '../domain/application-content.js';
import type { FieldFinding } from '../domain/field-finding.js';
import { updateSubmission, type ApplicationCase } from '../persistence/application.repository.js';
import { listAttachments, type Attachment } from '../persistence/attachment.repository.js';
import { loadDraftForUpdate } from '../persistence/draft.repository.js';
import { insertSubmission } from '../persistence/submission.repository.js';
import { termsOfApplication } from '../read/application-terms.js';
import { examineDraft } from '../read/open-draft.js';
import { berlinTime, receiptContent } from './receipt-content.js';
import { caseFacts, nextStatus, openCase, takeStep } from './take-step.js';

export interface SubmitApplication {
  readonly applicationId: string;
  /** The draft version that the signatory saw in the summary; a later change must be seen first. */
  readonly draftVersion?: number;
}

/** The refusal of an incomplete application carries every finding, each tied to its field. */
export interface IncompleteRefusal extends Refusal<'application-incomplete'> {
  readonly findings: readonly FieldFinding[];
}

export interface Submitted {
  readonly fileNumber: string;
  readonly submittedAt: Date;
  readonly isLate: boolean;
  readonly receiptNoticeId: string;
}

/**
 * Submits the draft: fixes its content as submission number 1 with its hash, issues the receipt and tells the contact.
 * Refuses an incomplete application with all findings, a closed call, and a summary that is out of date.
 */
export async function submitApplication(
  database: Database,
  actor: Actor,
  command: SubmitApplication,
): Promise<Result<Submitted, Refusal | IncompleteRefusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId);
    if (!opened.ok) return opened;
    const application = opened.value;
    const possible = nextStatus(application, tx, 'submit');
    if (!possible.ok) return possible;
    const context = await termsOfApplication(tx, application);
    if (!context.ok) return context;
    const isLate = tx.now > context.value.call.closesAt;
    const window = withinCall(tx, context.value.call);
    if (!window.ok) return window;
    const draft = await loadDraftForUpdate(tx, application.id);
    if (!draft) return refuse('application-not-found', { applicationId: application.id });
    if (command.draftVersion !== undefined && command.draftVersion !== draft.version) {
      return refuse('draft-changed-meanwhile', { by: draft.savedByName, version: draft.version });
    }
    const attachments = await listAttachments(tx, application.id);
    const reading = examineDraft(draft.fields, context.value, attachments);
    if (!reading.content) {
      const findings = reading.findings.filter(({ severity }) => severity === 'ERROR');
      return {
        ok: false,
        refusal: { ...refuse('application-incomplete', { findings: findings.length }).refusal, findings },
      };
    }
    const submission = { content: reading.content, number: 1, isLate, attachments, terms: context.value.version };
    const receiptNoticeId = await fixSubmission(tx, application, submission);
    if (!receiptNoticeId.ok) return receiptNoticeId;
    const step = await takeStep(tx, application, {
      action: 'submit',
      facts: { submission: 1, isLate, requestedCents: sumOf(reading.content) },
    });
    if (!step.ok) return step;
    return ok({
      fileNumber: application.fileNumber,
      submittedAt: tx.now,
      isLate,
      receiptNoticeId: receiptNoticeId.value,
    });
  });
}

function withinCall(tx: Transaction, call: Call): Result<true> {
  if (tx.now < call.opensAt) return refuse('call-not-open', { opensAt: call.opensAt.toISOString() });
  if (tx.now > call.closesAt && call.latePolicy === 'REFUSE') {
    return refuse('call-closed', { closedAt: call.closesAt.toISOString() });
  }
  return ok(true);
}

const sumOf = (content: ApplicationContent): number =>
  Object.values(content.grantCents).reduce((total, cents) => total + cents, 0);

export interface SubmissionToFix {
  readonly content: ApplicationContent;
  readonly number: number;
  readonly isLate: boolean;
  /** As they were examined together with the content. */
  readonly attachments: readonly Attachment[];
  readonly terms: TermsVersion;
}

/** Stores one submission unchangeably, issues its receipt and mails the contact. Answers the receipt's id. */
export async function fixSubmission(
  tx: Transaction,
  application: ApplicationCase,
  { content, number, isLate, attachments, terms }: SubmissionToFix,
): Promise<Result<string>> {
  const organisation = await findOrganisation(tx, application.organisationId);
  const letterhead = await letterheadOn(tx, application.programmeCode, tx.today);
  if (!letterhead.ok) return letterhead;
  const programme = await findProgramme(tx, application.programmeCode);
  if (!organisation || !programme) return refuse('application-not-found', { applicationId: application.id });
  const canonical = canonicalJson(content);
  const hash = createHash('sha256').update(canonical).digest('hex');
  await insertSubmission(tx, application, { number, contentHash: hash, canonical });
  await updateSubmission(tx, application, isLate);
  const noticeId = await issueNotice(tx, {
    isAct: false,
    caseId: application.id,
    organisationId: application.organisationId,
    preparedBy: tx.actor.accountId,
    content: receiptContent(tx, {
      application: { ...application, title: content.project.title },
      programmeName: programme.name,
      organisation,
      letterhead: letterhead.value.letterhead,
      terms,
      number,
      hash,
      submittedBy: tx.actor.name,
      isLate,
      documents: attachments.map(({ fileName, sha256 }) => ({ name: fileName, sha256 })),
    }),
  });
  await queueMail(tx, {
    template: 'receipt',
    to: content.applicant.contactEmail,
    facts: {
      ...caseFacts(tx, { ...application, title: content.project.title }),
      receivedAt: `${tx.today.toGerman()}, ${berlinTime(tx.now)} Uhr`,
    },
    dedupeKey: `receipt:${application.id}:${number}`,
    organisationId: application.organisationId,
  });
  return ok(noticeId);
}
