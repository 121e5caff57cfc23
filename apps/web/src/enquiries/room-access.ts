import type { Role } from '#kernel';

/** Everybody in the room. */
export const ROOM: [Role, ...Role[]] = ['ENQUIRY_MEMBER', 'ENQUIRY_EDITOR', 'ENQUIRY_LEAD'];
export const TEAM: [Role, ...Role[]] = ['ENQUIRY_EDITOR', 'ENQUIRY_LEAD'];
