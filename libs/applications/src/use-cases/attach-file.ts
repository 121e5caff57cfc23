import { createHash } from 'node:crypto';
import { recordAudit } from '#audit';
import { ok, refuse, type Actor, type Result } from '#kernel';
import { newId, type Database, type FileStore, type Transaction } from '#platform';
import { attachmentName } from '../domain/attachment-name.js';
import type { ApplicationCase } from '../persistence/application.repository.js';
import {
  insertAttachment,
  listAttachments,
  loadAttachment,
  markRemoved,
} from '../persistence/attachment.repository.js';
import { termsOfApplication } from '../read/application-terms.js';
import { inspectFile } from './inspect-file.js';
import { isEditable } from './save-draft.js';
import { chainOf, openCase } from './take-step.js';

export interface AttachFile {
  readonly applicationId: string;
  /** A kind of the programme's list of documents. */
  readonly documentKind: string;
  /** As the browser sent it; only its base name is kept. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Stores a document with an application that may still be edited. The type is told by the content alone; limits come
 * from the programme's terms. The same file for the same purpose is stored once, so that a second click does no harm.
 */
export async function attachFile(
  database: Database,
  fileStore: FileStore,
  actor: Actor,
  command: AttachFile,
): Promise<Result<{ id: string; fileName: string }>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openEditable(tx, command.applicationId, 'attach-file');
    if (!opened.ok) return opened;
    const context = await termsOfApplication(tx, opened.value);
    if (!context.ok) return context;
    const { upload, requiredDocuments } = context.value.version.terms;
    if (!requiredDocuments.some(({ kind }) => kind === command.documentKind)) {
      return refuse('document-kind-unknown', {}, '/art');
    }
    if (command.bytes.length > upload.fileBytesMax) {
      return refuse('file-too-large', { bytesMax: upload.fileBytesMax, bytes: command.bytes.length }, '/datei');
    }
    const kind = await inspectFile(command.bytes, upload.acceptedTypes);
    if (!kind.ok) return kind;
    const present = await listAttachments(tx, opened.value.id);
    const sha256 = createHash('sha256').update(command.bytes).digest('hex');
    const same = present.find((each) => each.sha256 === sha256 && each.documentKind === command.documentKind);
    if (same) return ok({ id: same.id, fileName: same.fileName });
    if (present.length >= upload.filesMax) return refuse('too-many-files', { filesMax: upload.filesMax }, '/datei');
    // Before the row: a row must never point to a file that is not there. A file without a row harms nobody.
    await fileStore.put(command.bytes);
    const attachment = {
      id: newId(),
      applicationId: opened.value.id,
      documentKind: command.documentKind,
      fileName: attachmentName(command.fileName, kind.value.extension),
      mediaType: kind.value.mediaType,
      sizeBytes: command.bytes.length,
      sha256,
    };
    await insertAttachment(tx, opened.value.organisationId, attachment);
    await recordAudit(tx, {
      chain: chainOf(opened.value.id),
      action: 'attach-file',
      facts: {
        attachmentId: attachment.id,
        documentKind: command.documentKind,
        sizeBytes: attachment.sizeBytes,
        sha256,
      },
      organisationId: opened.value.organisationId,
    });
    return ok({ id: attachment.id, fileName: attachment.fileName });
  });
}

/** Takes a document out of an application that may still be edited. Its bytes stay, because submissions name their hash. */
export async function removeAttachment(
  database: Database,
  actor: Actor,
  command: { readonly applicationId: string; readonly attachmentId: string },
): Promise<Result<{ fileName: string }>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openEditable(tx, command.applicationId, 'remove-attachment');
    if (!opened.ok) return opened;
    const attachment = await loadAttachment(tx, opened.value.id, command.attachmentId);
    if (!attachment) return refuse('attachment-not-found', { attachmentId: command.attachmentId });
    await markRemoved(tx, attachment.id);
    await recordAudit(tx, {
      chain: chainOf(opened.value.id),
      action: 'remove-attachment',
      facts: { attachmentId: attachment.id, documentKind: attachment.documentKind },
      organisationId: opened.value.organisationId,
    });
    return ok({ fileName: attachment.fileName });
  });
}

async function openEditable(tx: Transaction, applicationId: string, action: string): Promise<Result<ApplicationCase>> {
  const opened = await openCase(tx, applicationId);
  if (!opened.ok) return opened;
  if (isEditable(opened.value, tx.actor)) return opened;
  return refuse('draft-not-editable', { status: opened.value.status, action, possible: [] });
}
