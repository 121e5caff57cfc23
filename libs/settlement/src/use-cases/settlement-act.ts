import { chainOf } from '#applications';
import { recordAudit, type AuditFacts } from '#audit';
import type { Award } from '#awards';
import { hasRole, refuse, type Actor, type Refusal, type Role } from '#kernel';
import { queueMail } from '#mail';
import type { Transaction } from '#platform';

/** Refuses whoever has none of the roles, and says which ones have. */
export function refuseUnlessRole(
  actor: Actor,
  action: string,
  roles: readonly Role[],
): { readonly ok: false; readonly refusal: Refusal } | null {
  if (hasRole(actor, ...roles)) return null;
  return refuse('action-not-permitted', { action, status: null, allowedRoles: roles, possible: [] });
}

export interface Act {
  readonly action: string;
  readonly statusBefore?: string;
  readonly statusAfter?: string;
  readonly reason?: string;
  readonly facts?: AuditFacts;
  /** INTERNAL: the recipient does not read it in the history of the case. */
  readonly visibility?: 'SHARED' | 'INTERNAL';
}

/** The history of the case; what the recipient may not know yet stays internal. */
export const traceAct = (tx: Transaction, award: Award, act: Act): Promise<void> =>
  recordAudit(tx, {
    chain: chainOf(award.applicationId),
    action: act.action,
    ...(act.statusBefore === undefined ? {} : { statusBefore: act.statusBefore }),
    ...(act.statusAfter === undefined ? {} : { statusAfter: act.statusAfter }),
    reason: act.reason ?? null,
    facts: act.facts ?? {},
    organisationId: award.organisationId,
    visibility: act.visibility ?? 'SHARED',
  });

/** Tells the recipient that an act or letter waits in the portal. */
export const tellRecipient = (
  tx: Transaction,
  award: Award,
  notice: { readonly id: string; readonly contactEmail: string },
): Promise<unknown> =>
  queueMail(tx, {
    template: 'decision-available',
    to: notice.contactEmail,
    facts: {
      fileNumber: award.fileNumber,
      projectTitle: award.title,
      link: `${tx.publicUrl}/bewilligungen/${award.id}`,
    },
    dedupeKey: `decision-available:${notice.id}`,
    organisationId: award.organisationId,
  });

/** A text of which something remains after trimming, between min and max characters. */
export function textMustBe(
  text: string,
  pointer: string,
  limits: { readonly min: number; readonly max: number },
): Refusal | null {
  const length = text.trim().length;
  if (length === 0) return refuse('entry-missing', {}, pointer).refusal;
  if (length < limits.min) return refuse('entry-too-short', { lengthMin: limits.min }, pointer).refusal;
  return length > limits.max ? refuse('entry-too-long', { lengthMax: limits.max }, pointer).refusal : null;
}
