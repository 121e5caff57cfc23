import type { ApplicationStatus } from '#applications';
import type { Actor, Refusal } from '#kernel';

/** What is inside the authority until the signature; the district sees the examination. */
const INSIDE: readonly string[] = ['DECISION_PREPARED', 'IN_REVIEW', 'RETURNED'];

const isOutside = (actor: Actor): boolean => actor.scope === 'ORGANISATION';

export const shownStatus = (actor: Actor, status: ApplicationStatus): ApplicationStatus =>
  isOutside(actor) && INSIDE.includes(status) ? 'MATERIAL_CHECK' : status;

/** The statuses behind the one that was asked for: a district cannot find out by filtering what it does not see. */
export function statusesBehind(actor: Actor, asked: ApplicationStatus): ApplicationStatus[] {
  if (!isOutside(actor)) return [asked];
  if (INSIDE.includes(asked)) return [];
  return asked === 'MATERIAL_CHECK' ? ['MATERIAL_CHECK', 'DECISION_PREPARED', 'IN_REVIEW', 'RETURNED'] : [asked];
}

export function shownRefusal(actor: Actor, refusal: Refusal): Refusal {
  if (!isOutside(actor) || !INSIDE.includes(String(refusal.facts['status']))) return refusal;
  return { ...refusal, facts: { ...refusal.facts, status: 'MATERIAL_CHECK' } };
}
