import type { Refusal, Result, Role } from '#kernel';

/** Nobody is signed in, but the route needs somebody. `resumeWith` leads to the form that was kept. */
export class SignInNeeded extends Error {
  constructor(readonly resumeWith: string | null = null) {
    super('sign-in needed');
  }
}

/** Somebody is signed in, but holds none of the roles. */
export class RoleMissing extends Error {
  constructor(readonly roles: readonly Role[]) {
    super(`needs one of ${roles.join(', ')}`);
  }
}

/** A request that the application does not take, with a German sentence that says why. */
export class Unacceptable extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 429 | 503,
    readonly kind: string,
    readonly sentence: string,
  ) {
    super(kind);
  }
}

/** An expected "no" that a page or the API passes on. The filter turns it into a page or a problem document. */
export class Refused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.kind).join(', '));
  }
}

/** The value, or the refusal thrown towards the filter. For the API, and for pages that cannot show the form again. */
export function accepted<T>(result: Result<T, Refusal | readonly Refusal[]>): T {
  if (result.ok) return result.value;
  throw new Refused(isList(result.refusal) ? result.refusal : [result.refusal]);
}

const isList = (refusal: Refusal | readonly Refusal[]): refusal is readonly Refusal[] => Array.isArray(refusal);
