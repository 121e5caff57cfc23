import type { Role } from '#kernel';
import { READERS } from '../authority/people.js';

/** Who works for a partnership: its lead office and its coordination office. */
export const PARTNERSHIP_WORKERS: [Role, ...Role[]] = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'COORDINATION'];

/** These, and the authority, which reads every partnership and changes none. */
export const PARTNERSHIP_READERS: [Role, ...Role[]] = [...PARTNERSHIP_WORKERS, ...READERS];
