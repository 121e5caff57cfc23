import type { Transaction } from '#platform';

export interface Attachment {
  readonly id: string;
  readonly applicationId: string;
  readonly documentKind: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly uploadedByName: string;
  readonly uploadedAt: Date;
}

interface AttachmentRow {
  id: string;
  application_id: string;
  document_kind: string;
  file_name: string;
  media_type: string;
  size_bytes: string;
  sha256: string;
  uploaded_by_name: string;
  uploaded_at: Date;
}

const COLUMNS =
  'id, application_id, document_kind, file_name, media_type, size_bytes, sha256, uploaded_by_name, uploaded_at';

export async function listAttachments(tx: Transaction, applicationId: string): Promise<Attachment[]> {
  const rows = await tx.query<AttachmentRow>(
    `SELECT ${COLUMNS} FROM applications.attachment WHERE application_id = $1 AND removed_at IS NULL ORDER BY uploaded_at, id`,
    [applicationId],
  );
  return rows.map(toAttachment);
}

export async function loadAttachment(tx: Transaction, applicationId: string, id: string): Promise<Attachment | null> {
  const [row] = await tx.query<AttachmentRow>(
    `SELECT ${COLUMNS} FROM applications.attachment WHERE id = $1 AND application_id = $2 AND removed_at IS NULL`,
    [id, applicationId],
  );
  return row ? toAttachment(row) : null;
}

export async function insertAttachment(
  tx: Transaction,
  organisationId: string,
  attachment: Omit<Attachment, 'uploadedByName' | 'uploadedAt'>,
): Promise<void> {
  await tx.query(
    `INSERT INTO applications.attachment (id, application_id, organisation_id, document_kind, file_name, media_type,
       size_bytes, sha256, uploaded_by, uploaded_by_name, uploaded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      attachment.id,
      attachment.applicationId,
      organisationId,
      attachment.documentKind,
      attachment.fileName,
      attachment.mediaType,
      attachment.sizeBytes,
      attachment.sha256,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export async function markRemoved(tx: Transaction, id: string): Promise<void> {
  await tx.query(`UPDATE applications.attachment SET removed_at = $2 WHERE id = $1`, [id, tx.now]);
}

function toAttachment(row: AttachmentRow): Attachment {
  return {
    id: row.id,
    applicationId: row.application_id,
    documentKind: row.document_kind,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: Number(row.size_bytes),
    sha256: row.sha256,
    uploadedByName: row.uploaded_by_name,
    uploadedAt: row.uploaded_at,
  };
}
