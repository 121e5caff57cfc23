import { Lifecycle, type Role } from '#kernel';

export const EVENT_STATUSES = ['DRAFT', 'PUBLISHED', 'CANCELLED'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];
export type EventAction = 'change-event' | 'publish-event' | 'cancel-event';

/** Who organises: the authority its own events, an organisation its own. */
export const EVENT_KEEPERS: readonly Role[] = [
  'NETWORK_EDITOR',
  'PROGRAMME_ADMIN',
  'APPLICANT_EDITOR',
  'APPLICANT_SIGNATORY',
];

/** The way of an event. Pages and tests read this table. */
export const EVENT_LIFECYCLE = new Lifecycle<EventStatus, EventAction, Role>({
  name: 'event',
  initial: 'DRAFT',
  terminal: ['CANCELLED'],
  transitions: [
    { from: 'DRAFT', action: 'change-event', to: 'DRAFT', by: EVENT_KEEPERS },
    { from: 'DRAFT', action: 'publish-event', to: 'PUBLISHED', by: EVENT_KEEPERS },
    { from: 'DRAFT', action: 'cancel-event', to: 'CANCELLED', by: EVENT_KEEPERS },
    { from: 'PUBLISHED', action: 'change-event', to: 'PUBLISHED', by: EVENT_KEEPERS },
    { from: 'PUBLISHED', action: 'cancel-event', to: 'CANCELLED', by: EVENT_KEEPERS },
  ],
});
