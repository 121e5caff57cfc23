import type { ProgrammeTerms } from './programme-terms.js';

/** Paths of the parameters whose value nobody has confirmed; none once a person has verified the version. */
export const unverifiedParameters = (version: {
  readonly terms: ProgrammeTerms;
  readonly verifiedBy: string | null;
}): readonly string[] => (version.verifiedBy === null ? version.terms.unverified : []);
