import { APPLICANT_ROLES, hasRole, ok, refuse, type Actor, type Refusal, type Result, type Role } from '#kernel';
import type { Transaction } from '#platform';
import { findFrame } from '../persistence/frame.repository.js';
import { findPartnership, type Partnership } from '../persistence/partnership.repository.js';
import type { Frame } from '../domain/fund.js';

/** People of the municipality that runs the partnership; the coordination office does not move money. */
export const LEAD_ROLES: readonly Role[] = APPLICANT_ROLES;

/** The partnership, if it is the actor's own to run. Refuses `partnership-not-found` for others' alike. */
export async function ownPartnership(
  tx: Transaction,
  id: string,
  action: string,
  roles: readonly Role[] = LEAD_ROLES,
): Promise<Result<Partnership, Refusal>> {
  const partnership = await findPartnership(tx, id);
  if (!partnership) return refuse('partnership-not-found');
  const isCoordinated = roles.includes('COORDINATION') && coordinates(tx.actor, partnership);
  return isCoordinated ? ok(partnership) : (mayRun(tx.actor, partnership, action, roles) ?? ok(partnership));
}

/** Whether the actor is the coordination office of this partnership. */
export const coordinates = (actor: Actor, { id }: { readonly id: string }): boolean =>
  actor.scope === 'COORDINATION' && actor.organisationId === id && hasRole(actor, 'COORDINATION');

/** The frame of a year, if it is the actor's own to run. */
export async function ownFrame(tx: Transaction, id: string, action: string): Promise<Result<Frame, Refusal>> {
  const frame = await findFrame(tx, id);
  if (!frame) return refuse('frame-not-found');
  return mayRun(tx.actor, frame, action, LEAD_ROLES) ?? ok(frame);
}

function mayRun(
  actor: Actor,
  { organisationId }: { readonly organisationId: string },
  action: string,
  roles: readonly Role[],
): Result<never, Refusal> | null {
  const isOwn = actor.scope === 'ORGANISATION' && actor.organisationId === organisationId && hasRole(actor, ...roles);
  return isOwn ? null : refuse('action-not-permitted', { action, allowedRoles: [...roles], possible: [] });
}
