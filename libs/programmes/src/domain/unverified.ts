import type { ProgrammeTerms } from './programme-terms.js';

/**
 * Paths of the parameters whose value nobody has confirmed; once a person has verified the version, only those which it
 * did not hold and for which a default counts.
 */
export const unverifiedParameters = (version: {
  readonly terms: ProgrammeTerms;
  readonly verifiedBy: string | null;
  readonly assumed?: readonly string[];
}): readonly string[] => (version.verifiedBy === null ? version.terms.unverified : (version.assumed ?? []));
