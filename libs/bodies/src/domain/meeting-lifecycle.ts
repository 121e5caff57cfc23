import { Lifecycle, type Role } from '#kernel';

export const MEETING_STATUSES = ['PLANNED', 'INVITED', 'HELD', 'CANCELLED'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];
export type MeetingAction = 'change-meeting' | 'invite' | 'record-attendance' | 'close-meeting' | 'cancel-meeting';

/** Who keeps a body: the authority its own, an organisation its own; the network editor helps everywhere. */
export const AUTHORITY_KEEPERS: readonly Role[] = ['NETWORK_EDITOR', 'PROGRAMME_ADMIN'];
export const ORGANISATION_KEEPERS: readonly Role[] = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'];
const KEEPERS: readonly Role[] = [...AUTHORITY_KEEPERS, ...ORGANISATION_KEEPERS];

/** The way of a meeting. Pages, API, permissions and tests read this table. */
export const MEETING_LIFECYCLE = new Lifecycle<MeetingStatus, MeetingAction, Role>({
  name: 'meeting',
  initial: 'PLANNED',
  terminal: ['CANCELLED'],
  transitions: [
    { from: 'PLANNED', action: 'change-meeting', to: 'PLANNED', by: KEEPERS },
    { from: 'PLANNED', action: 'invite', to: 'INVITED', by: KEEPERS },
    { from: 'PLANNED', action: 'cancel-meeting', to: 'CANCELLED', by: KEEPERS },
    { from: 'INVITED', action: 'change-meeting', to: 'INVITED', by: KEEPERS },
    { from: 'INVITED', action: 'record-attendance', to: 'INVITED', by: KEEPERS },
    { from: 'INVITED', action: 'close-meeting', to: 'HELD', by: KEEPERS },
    { from: 'INVITED', action: 'cancel-meeting', to: 'CANCELLED', by: KEEPERS },
    { from: 'HELD', action: 'record-attendance', to: 'HELD', by: KEEPERS },
  ],
});

export const MINUTES_STATUSES = ['DRAFT', 'SENT', 'APPROVED'] as const;
export type MinutesStatus = (typeof MINUTES_STATUSES)[number];
export type MinutesAction = 'write-minutes' | 'send-minutes' | 'correct-minutes' | 'approve-minutes';

/** Minutes: written, sent to the members, approved by the body; what is approved stays. */
export const MINUTES_LIFECYCLE = new Lifecycle<MinutesStatus, MinutesAction, Role>({
  name: 'minutes',
  initial: 'DRAFT',
  terminal: ['APPROVED'],
  transitions: [
    { from: 'DRAFT', action: 'write-minutes', to: 'DRAFT', by: KEEPERS },
    { from: 'DRAFT', action: 'send-minutes', to: 'SENT', by: KEEPERS },
    { from: 'SENT', action: 'correct-minutes', to: 'DRAFT', by: KEEPERS },
    { from: 'SENT', action: 'approve-minutes', to: 'APPROVED', by: KEEPERS },
  ],
});
