import type { Role } from '#kernel';
import { READERS } from '../authority/people.js';

/** Who works for a partnership: lead office and coordination office of the municipality. */
export const PARTNERSHIP_WORKERS: [Role, ...Role[]] = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'NETWORK_EDITOR'];

/** These, and the authority, which reads every partnership and changes none. */
export const PARTNERSHIP_READERS: [Role, ...Role[]] = [...PARTNERSHIP_WORKERS, ...READERS];
