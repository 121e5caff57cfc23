import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { book, findFrame } from '../persistence/frame.repository.js';
import { checkApplication, type LocalApplication } from '../domain/local-application.js';
import { markStep, rewriteApplication } from '../persistence/project.repository.js';
import { onProject, tellAssociation } from './on-project.js';

const REASON_LENGTH_MIN = 10;
const REASON_LENGTH_MAX = 2000;

/** A reason that somebody else has to understand. */
export function reasonMustSay(reason: string, field = 'reason'): Result<true, Refusal> {
  if (reason.trim().length < REASON_LENGTH_MIN)
    return refuse('local-text-too-short', { lengthMin: REASON_LENGTH_MIN }, `/${field}`);
  return reason.length > REASON_LENGTH_MAX
    ? refuse('entry-too-long', { lengthMax: REASON_LENGTH_MAX }, `/${field}`)
    : ok(true);
}

/** The formal check found the application complete. */
export async function passCheck(database: Database, actor: Actor, projectId: string): Promise<Result<true, Refusal>> {
  return onProject(database, actor, { projectId, action: 'pass-check' }, async (tx, project, next) => {
    await markStep(tx, project.id, next, {
      checked_by: actor.accountId,
      checked_by_name: actor.name,
      request_note: null,
    });
    return ok(true);
  });
}

/** Something is missing; the association hears what. */
export async function askCompletion(
  database: Database,
  actor: Actor,
  { projectId, reason }: { readonly projectId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return onProject(database, actor, { projectId, action: 'ask-completion', reason }, async (tx, project, next) => {
    const said = reasonMustSay(reason);
    if (!said.ok) return said;
    await markStep(tx, project.id, next, { request_note: reason.trim() });
    await tellAssociation(tx, project);
    return ok(true);
  });
}

/** The association corrects its application. The same rules as for the form; all faults at once. */
export async function completeApplication(
  database: Database,
  actor: Actor,
  { projectId, application }: { readonly projectId: string; readonly application: LocalApplication },
): Promise<Result<true, Refusal | readonly Refusal[]>> {
  let faults: readonly Refusal[] = [];
  const done = await onProject(
    database,
    actor,
    { projectId, action: 'complete-application' },
    async (tx, project, next) => {
      const frame = await findFrame(tx, project.frameId);
      const fund = frame?.funds.find(({ code }) => code === project.fundCode);
      if (!fund) return refuse('fund-not-found');
      // The address stays: whoever holds the page could otherwise take the project away from the association.
      const corrected = { ...application, contactEmail: project.application.contactEmail };
      faults = checkApplication(corrected, { rules: fund.rules, budgetYear: project.budgetYear, today: tx.today });
      const [first] = faults;
      if (first) return { ok: false, refusal: first };
      await rewriteApplication(tx, project.id, corrected);
      await markStep(tx, project.id, next);
      return ok(true as const);
    },
  );
  return done.ok || faults.length === 0 ? done : { ok: false, refusal: faults };
}

/** The association withdraws before the decision; a reservation is given back to the fund. */
export async function withdrawProject(
  database: Database,
  actor: Actor,
  projectId: string,
): Promise<Result<true, Refusal>> {
  return onProject(database, actor, { projectId, action: 'withdraw-project' }, async (tx, project, next) => {
    if (project.reserved.isPositive())
      await book(tx, {
        ...{
          frameId: project.frameId,
          organisationId: project.organisationId,
          code: project.fundCode,
          kind: 'RELEASE',
        },
        ...{ amount: project.reserved, matterId: project.id, isProject: true, reason: 'Antrag zurückgenommen' },
      });
    await markStep(tx, project.id, next);
    return ok(true);
  });
}
