import { recordAudit, type AuditFacts } from '#audit';
import { hasRole, refuse, type Actor, type Refusal } from '#kernel';
import type { Transaction } from '#platform';

export type ActRefusal = Refusal<'action-not-permitted'>;

/** Who may change a programme. Everybody else in the office reads. */
export function refuseUnlessAdministrator(
  actor: Actor,
  action: string,
): { readonly ok: false; readonly refusal: ActRefusal } | null {
  if (hasRole(actor, 'PROGRAMME_ADMIN')) return null;
  return refuse('action-not-permitted', { action, status: null, allowedRoles: ['PROGRAMME_ADMIN'], possible: [] });
}

/** Changes to one programme happen one after another: its versions must follow each other without a gap or overlap. */
export const lockProgramme = (tx: Transaction, code: string): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('programme:' || $1, 0))`, [code]);

/** The chain of a programme; `null` for text blocks that belong to all of them. */
export async function traceAct(
  tx: Transaction,
  programmeCode: string | null,
  act: { readonly action: string; readonly reason?: string | null; readonly facts: AuditFacts },
): Promise<void> {
  await recordAudit(tx, {
    chain: `programme:${programmeCode ?? 'ALL'}`,
    action: act.action,
    reason: act.reason ?? null,
    facts: act.facts,
    organisationId: null,
    visibility: 'INTERNAL',
  });
}

/** "P. Leitung, 16.11.2026": who vouches for a value, and since when. */
export const verifiedStamp = (tx: Transaction, isVerified: boolean): string | null =>
  isVerified ? `${tx.actor.name}, ${tx.today.toGerman()}` : null;

export const trimmedOrNull = (text: string | null): string | null => {
  const trimmed = (text ?? '').trim();
  return trimmed === '' ? null : trimmed;
};
