import { v5 } from 'uuid';
import { publish } from '#outbox';
import type { Transaction } from '#platform';
import { renderMail, type MailTemplate, type MailTemplates } from './templates.js';

const MAIL_NAMESPACE = '6f1b9b52-5d3e-4f5b-9d0a-2f3f6f0c7a11';
const MAIL_ATTEMPTS_MAX = 12;

export interface MailRequest<Template extends MailTemplate> {
  readonly template: Template;
  readonly to: string;
  readonly facts: MailTemplates[Template];
  /** One mail per key, ever: `receipt:<application id>`, `deadline-reminder:<task id>:7`. */
  readonly dedupeKey: string;
  readonly organisationId?: string | null;
  /** A calendar file (RFC 5545), which mail programs offer to enter or to remove. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
}

// No conflict target: naming one would demand the right to read mails, which the applicant's transaction does not have.
const INSERT = `
  INSERT INTO mail.message (id, to_address, template, subject, body_text, organisation_id, created_at,
    calendar_method, calendar_text)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`;

/** Writes the mail and asks for its dispatch within the act's transaction. The same key again changes nothing. */
export async function queueMail<Template extends MailTemplate>(
  tx: Transaction,
  request: MailRequest<Template>,
): Promise<void> {
  const id = v5(request.dedupeKey, MAIL_NAMESPACE);
  const organisationId = request.organisationId ?? null;
  const [mail] = await tx.query<{ land: string }>('SELECT mail.land_of($1, $2) AS land', [organisationId, request.to]);
  const { subject, body } = renderMail(request.template, request.facts, mail?.land ?? '');
  const calendar = [request.calendar?.method ?? null, request.calendar?.content ?? null];
  await tx.query(INSERT, [id, request.to, request.template, subject, body, organisationId, tx.now, ...calendar]);
  await publish(tx, {
    name: 'send-mail',
    payload: { mailId: id },
    dedupeKey: `send-mail:${id}`,
    maxAttempts: MAIL_ATTEMPTS_MAX,
  });
}

/**
 * Takes person and text out of mails that were sent or wait, by their dedupe keys; that a mail was sent stays. For SYSTEM.
 * Used where the retention period of what the mail was about is over.
 */
export async function forgetMails(tx: Transaction, dedupeKeys: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE mail.message SET to_address = 'geloescht@foerderakte.invalid', subject = '(gelöscht)', body_text = '(gelöscht)',
       last_error = NULL, calendar_method = NULL, calendar_text = NULL,
       status = CASE status WHEN 'QUEUED' THEN 'REFUSED' ELSE status END
     WHERE id = ANY ($1::uuid[])`,
    [dedupeKeys.map((key) => v5(key, MAIL_NAMESPACE))],
  );
}
