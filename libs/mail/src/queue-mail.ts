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
}

// No conflict target: naming one would demand the right to read mails, which the applicant's transaction does not have.
const INSERT = `
  INSERT INTO mail.message (id, to_address, template, subject, body_text, organisation_id, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`;

/** Writes the mail and asks for its dispatch within the act's transaction. The same key again changes nothing. */
export async function queueMail<Template extends MailTemplate>(
  tx: Transaction,
  request: MailRequest<Template>,
): Promise<void> {
  const id = v5(request.dedupeKey, MAIL_NAMESPACE);
  const { subject, body } = renderMail(request.template, request.facts);
  const organisationId = request.organisationId ?? null;
  await tx.query(INSERT, [id, request.to, request.template, subject, body, organisationId, tx.now]);
  await publish(tx, {
    name: 'send-mail',
    payload: { mailId: id },
    dedupeKey: `send-mail:${id}`,
    maxAttempts: MAIL_ATTEMPTS_MAX,
  });
}
