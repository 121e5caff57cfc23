import type { Transaction } from '#platform';
import type { MailStatus } from './mail-status.js';

/** A mail as the outbox page shows it. */
export interface MailView {
  readonly id: string;
  readonly to: string;
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly status: MailStatus;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
}

interface MessageRow {
  id: string;
  to_address: string;
  template: string;
  subject: string;
  body_text: string;
  status: MailStatus;
  attempts: number;
  last_error: string | null;
  created_at: Date;
  sent_at: Date | null;
}

/** Mails, newest first. `before` is the id of the last one of the previous page. Empty for all but administrators. */
export async function listMails(
  tx: Transaction,
  page: { readonly limit: number; readonly before?: string },
): Promise<MailView[]> {
  const rows = await tx.query<MessageRow>(
    `SELECT id, to_address, template, subject, body_text, status, attempts, last_error, created_at, sent_at
       FROM mail.message
      WHERE $1::uuid IS NULL
         OR (created_at, id) < (SELECT created_at, id FROM mail.message WHERE id = $1)
      ORDER BY created_at DESC, id DESC LIMIT $2`,
    [page.before ?? null, page.limit],
  );
  return rows.map((row) => ({
    id: row.id,
    to: row.to_address,
    template: row.template,
    subject: row.subject,
    body: row.body_text,
    status: row.status,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  }));
}
