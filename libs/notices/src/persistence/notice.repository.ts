import type { Transaction } from '#platform';
import type { NoticeContent, NoticeContentKind } from '../content/notice-content.js';

/** A notice as registered, without its content. The PDF is null until the job after the commit has rendered it. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeContentKind;
  readonly isAct: boolean;
  readonly caseId: string;
  readonly organisationId: string;
  readonly fileNumber: string;
  readonly subject: string;
  readonly contentHash: string;
  readonly templateVersion: string;
  readonly issuedBy: string;
  readonly issuedByName: string;
  readonly issuedAt: Date;
  /** The Land whose holidays and courts it follows. */
  readonly land: string;
  readonly pdf: { readonly sha256: string; readonly sizeBytes: number; readonly renderedAt: Date } | null;
}

interface NoticeRow {
  id: string;
  kind: NoticeContentKind;
  is_act: boolean;
  case_id: string;
  organisation_id: string;
  file_number: string;
  subject: string;
  content_hash: string;
  template_version: string;
  issued_by: string;
  issued_by_name: string;
  issued_at: Date;
  land: string;
  pdf_sha256: string | null;
  pdf_bytes: string | null;
  rendered_at: Date | null;
}

const SELECT = `SELECT id, kind, is_act, case_id, organisation_id, file_number, subject, content_hash, template_version,
  issued_by, issued_by_name, issued_at, pdf_sha256, pdf_bytes, rendered_at, land FROM notices.notice`;
const LISTED_MAX = 500;

export async function loadNotice(tx: Transaction, id: string): Promise<Notice | null> {
  const [row] = await tx.query<NoticeRow>(`${SELECT} WHERE id = $1`, [id]);
  return row ? toNotice(row) : null;
}

/** Locked: deliveries of one notice are recorded one after the other. */
export async function loadNoticeForUpdate(tx: Transaction, id: string): Promise<Notice | null> {
  const [row] = await tx.query<NoticeRow>(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]);
  return row ? toNotice(row) : null;
}

export async function loadNotices(tx: Transaction, ids: readonly string[]): Promise<Notice[]> {
  return (await tx.query<NoticeRow>(`${SELECT} WHERE id = ANY($1::uuid[])`, [ids])).map(toNotice);
}

/** Of many cases, newest first. */
export async function noticesOfCases(tx: Transaction, caseIds: readonly string[]): Promise<Notice[]> {
  const rows = await tx.query<NoticeRow>(`${SELECT} WHERE case_id = ANY($1::uuid[]) ORDER BY issued_at DESC, id DESC`, [
    caseIds,
  ]);
  return rows.map(toNotice);
}

export async function noticesOfCase(tx: Transaction, caseId: string): Promise<Notice[]> {
  const rows = await tx.query<NoticeRow>(
    `${SELECT} WHERE case_id = $1 ORDER BY issued_at DESC, id DESC LIMIT ${LISTED_MAX}`,
    [caseId],
  );
  return rows.map(toNotice);
}

export async function noticesOfOrganisation(tx: Transaction, organisationId: string): Promise<Notice[]> {
  const rows = await tx.query<NoticeRow>(
    `${SELECT} WHERE organisation_id = $1 ORDER BY issued_at DESC, id DESC LIMIT ${LISTED_MAX}`,
    [organisationId],
  );
  return rows.map(toNotice);
}

export async function loadNoticeContent(tx: Transaction, id: string): Promise<NoticeContent | null> {
  const [row] = await tx.query<{ content: NoticeContent }>('SELECT content FROM notices.notice WHERE id = $1', [id]);
  return row?.content ?? null;
}

/** Adds the PDF's hash to the notice, once: false if it has one already. */
export async function storePdf(
  tx: Transaction,
  id: string,
  pdf: { readonly sha256: string; readonly sizeBytes: number },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE notices.notice SET pdf_sha256 = $2, pdf_bytes = $3, rendered_at = $4
     WHERE id = $1 AND pdf_sha256 IS NULL RETURNING id`,
    [id, pdf.sha256, pdf.sizeBytes, tx.now],
  );
  return rows.length === 1;
}

function toNotice(row: NoticeRow): Notice {
  return {
    id: row.id,
    kind: row.kind,
    isAct: row.is_act,
    caseId: row.case_id,
    organisationId: row.organisation_id,
    fileNumber: row.file_number,
    subject: row.subject,
    contentHash: row.content_hash,
    templateVersion: row.template_version,
    issuedBy: row.issued_by,
    issuedByName: row.issued_by_name,
    issuedAt: row.issued_at,
    land: row.land,
    pdf: toPdf(row),
  };
}

function toPdf({ pdf_sha256, pdf_bytes, rendered_at }: NoticeRow): Notice['pdf'] {
  if (pdf_sha256 === null || rendered_at === null) return null;
  return { sha256: pdf_sha256, sizeBytes: Number(pdf_bytes), renderedAt: rendered_at };
}
