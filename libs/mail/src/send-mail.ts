import { SYSTEM_ACTOR } from '#kernel';
import type { Database, Transaction } from '#platform';
import type { Delivery, MailServer } from './mail-server.js';
import { SECRET_TEMPLATES } from './templates.js';

interface MessageRow {
  id: string;
  to_address: string;
  template: string;
  subject: string;
  body_text: string;
  calendar_method: 'REQUEST' | 'CANCEL' | null;
  calendar_text: string | null;
}

const SECRET_REMOVED = '(Der Text enthielt einen persönlichen Link und wurde nach dem Versand entfernt.)';

/**
 * Sends one queued mail, or holds it when there is no server. Safe to repeat: a mail that left QUEUED is not sent again.
 * Throws on a transient failure, so that its job is tried again; the last try marks it REFUSED.
 */
export async function sendMail(
  database: Database,
  server: MailServer | null,
  mailId: string,
  isLastAttempt: boolean,
): Promise<void> {
  const mail = await database.read(SYSTEM_ACTOR, (tx) => loadQueued(tx, mailId));
  if (!mail) return;
  if (!server) return database.transaction(SYSTEM_ACTOR, (tx) => hold(tx, mailId));
  const { id, to_address: to, subject, body_text: body, calendar_method: method, calendar_text: content } = mail;
  const calendar = method !== null && content !== null ? { method, content } : null;
  const delivery = await server.send({ id, to, subject, body, calendar });
  await database.transaction(SYSTEM_ACTOR, (tx) => note(tx, mail, delivery, isLastAttempt));
  if (delivery.kind === 'failed' && !delivery.isPermanent) throw new Error(delivery.answer);
}

async function loadQueued(tx: Transaction, mailId: string): Promise<MessageRow | null> {
  const rows = await tx.query<MessageRow>(
    `SELECT id, to_address, template, subject, body_text, calendar_method, calendar_text
     FROM mail.message WHERE id = $1 AND status = 'QUEUED'`,
    [mailId],
  );
  return rows[0] ?? null;
}

async function hold(tx: Transaction, mailId: string): Promise<void> {
  await tx.query(`UPDATE mail.message SET status = 'HELD' WHERE id = $1 AND status = 'QUEUED'`, [mailId]);
}

async function note(tx: Transaction, mail: MessageRow, delivery: Delivery, isLastAttempt: boolean): Promise<void> {
  if (delivery.kind === 'accepted') {
    const isSecret = SECRET_TEMPLATES.some((template) => template === mail.template);
    await tx.query(
      `UPDATE mail.message SET status = 'SENT', sent_at = $2, attempts = attempts + 1, last_error = NULL, body_text = $3,
         calendar_method = CASE WHEN $4 THEN NULL ELSE calendar_method END, calendar_text = CASE WHEN $4 THEN NULL ELSE calendar_text END
        WHERE id = $1 AND status = 'QUEUED'`,
      [mail.id, tx.now, isSecret ? SECRET_REMOVED : mail.body_text, isSecret],
    );
    return;
  }
  await tx.query(
    `UPDATE mail.message SET status = $2, attempts = attempts + 1, last_error = left($3, 1000)
      WHERE id = $1 AND status = 'QUEUED'`,
    [mail.id, delivery.isPermanent || isLastAttempt ? 'REFUSED' : 'QUEUED', delivery.answer],
  );
}
