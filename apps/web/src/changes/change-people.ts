import { READERS } from '../authority/people.js';

/** Everybody who may look at the changes of a grant: the recipient and the authority. */
export const CHANGE_READERS = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', ...READERS] as const;

/** Who acts on them; which step exactly, the lifecycle says. */
export const CHANGE_ACTORS = [
  'APPLICANT_EDITOR',
  'APPLICANT_SIGNATORY',
  'CASEWORKER',
  'REVIEWER',
  'SIGNATORY',
] as const;
