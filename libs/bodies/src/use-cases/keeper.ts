import { hasRole, ok, refuse, type Actor, type Refusal, type Result, type Role } from '#kernel';
import type { Transaction } from '#platform';
import type { Body } from '../domain/body.js';
import { AUTHORITY_KEEPERS, ORGANISATION_KEEPERS } from '../domain/meeting-lifecycle.js';
import { findBody } from '../persistence/body.repository.js';

/** The network editor may help every body, a coordination office those of its partnership; the programme's head keeps those of the authority. */
export function keepersOf(body: Pick<Body, 'ownerOrganisationId'>): readonly Role[] {
  return body.ownerOrganisationId === null
    ? AUTHORITY_KEEPERS
    : ['NETWORK_EDITOR', 'COORDINATION', ...ORGANISATION_KEEPERS];
}

export const mayKeep = (actor: Actor, body: Pick<Body, 'ownerOrganisationId'>): boolean =>
  hasRole(actor, 'SYSTEM', ...keepersOf(body));

/** The body, if the actor sees it and keeps it. Refuses `body-not-found`, `action-not-permitted`. */
export async function keptBody(tx: Transaction, bodyId: string, action: string): Promise<Result<Body, Refusal>> {
  const body = await findBody(tx, bodyId);
  if (!body) return refuse('body-not-found');
  if (!mayKeep(tx.actor, body))
    return refuse('action-not-permitted', { action, allowedRoles: keepersOf(body), possible: [] });
  return ok(body);
}
