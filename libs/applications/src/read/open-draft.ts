import { ok, refuse, type Money, type Result } from '#kernel';
import { checkPrintable } from '#notices';
import type { Transaction } from '#platform';
import type { DraftFields } from '../domain/draft-fields.js';
import { fieldFinding, type FieldFinding } from '../domain/field-finding.js';
import { readDraft, type DraftReading } from '../domain/read-draft.js';
import { loadApplication, type ApplicationCase } from '../persistence/application.repository.js';
import { listAttachments, type Attachment } from '../persistence/attachment.repository.js';
import { loadDraft, recentEditors, type DraftState } from '../persistence/draft.repository.js';
import { termsOfApplication, type TermsOfApplication } from './application-terms.js';

const EDITOR_WINDOW_MS = 5 * 60_000;

/** Everything a form page shows of a draft. */
export interface OpenDraft extends TermsOfApplication {
  readonly application: ApplicationCase;
  readonly draft: DraftState;
  readonly reading: DraftReading;
  readonly attachments: readonly Attachment[];
  /** Colleagues who saved in the last five minutes. */
  readonly editors: readonly string[];
}

/** Opens a draft with all findings and sums. `roomByYear` is the room under the cap, where the caller knows it. */
export async function openDraft(
  tx: Transaction,
  applicationId: string,
  roomByYear: Readonly<Record<number, Money>> = {},
): Promise<Result<OpenDraft>> {
  const application = await loadApplication(tx, applicationId);
  const draft = application ? await loadDraft(tx, applicationId) : null;
  if (!application || !draft) return refuse('application-not-found', { applicationId });
  const context = await termsOfApplication(tx, application);
  if (!context.ok) return context;
  const attachments = await listAttachments(tx, applicationId);
  const reading = examineDraft(draft.fields, context.value, attachments, roomByYear);
  const editors = await recentEditors(tx, applicationId, new Date(tx.now.getTime() - EDITOR_WINDOW_MS));
  return ok({ ...context.value, application, draft, reading, attachments, editors });
}

/** The rules of the domain plus what the notice's font cannot print: it must be known before the signature. */
export function examineDraft(
  fields: DraftFields,
  { terms }: TermsOfApplication,
  attachments: readonly Attachment[],
  roomByYear: Readonly<Record<number, Money>> = {},
): DraftReading {
  const reading = readDraft(
    fields,
    terms,
    attachments.map(({ documentKind }) => documentKind),
    roomByYear,
  );
  const unprintable = unprintableFindings(fields);
  if (unprintable.length === 0) return reading;
  return { ...reading, findings: [...reading.findings, ...unprintable], content: null };
}

function unprintableFindings(fields: DraftFields): FieldFinding[] {
  return Object.entries(fields).flatMap(([name, text]) => {
    const printable = checkPrintable(text);
    return printable.ok ? [] : [fieldFinding(printable.refusal.kind, name, printable.refusal.facts)];
  });
}
