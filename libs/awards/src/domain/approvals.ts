import { ok, refuse, type Refusal, type Result } from '#kernel';

/** A lead body whose approval a decision needs, by the terms of the programme. */
export interface DemandedApproval {
  readonly body: string;
  /** "Verfassungsschutz" */
  readonly label: string;
}

export interface GivenApproval {
  readonly body: string;
  readonly byId: string;
  readonly byName: string;
  readonly at: Date;
}

/** Bodies on equal terms: each has to approve, none can replace another. Names those that have not. */
export function allBodiesMustApprove(
  demanded: readonly DemandedApproval[],
  given: readonly GivenApproval[],
): Result<true, Refusal<'approval-missing'>> {
  const missing = demanded.filter(({ body }) => !given.some((each) => each.body === body));
  if (missing.length === 0) return ok(true);
  return refuse('approval-missing', { bodies: missing.map(({ label }) => label), given: given.length });
}

/** Whose approval this person can give now: the own body's, once. Refuses others and a second approval. */
export function approvalOf(
  demanded: readonly DemandedApproval[],
  given: readonly GivenApproval[],
  ownBody: string | null,
): Result<DemandedApproval, Refusal<'approval-not-yours' | 'approval-given'>> {
  const own = demanded.find(({ body }) => body === ownBody);
  if (!own) return refuse('approval-not-yours', { bodies: demanded.map(({ label }) => label) });
  const before = given.find(({ body }) => body === own.body);
  return before ? refuse('approval-given', { body: own.label, by: before.byName }) : ok(own);
}
