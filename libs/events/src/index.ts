export { changeEvent, type ChangeEvent } from './use-cases/change-event.js';
export { cancelEvent, isKept, planEvent, publishEvent, wipeRegistrations } from './use-cases/keep-event.js';
export {
  cancelRegistration,
  confirmRegistration,
  registerForEvent,
  registrationOfLink,
  type RegisterForEvent,
} from './use-cases/register.js';

export {
  EVENT_KINDS,
  EVENT_PHENOMENA,
  eventVersionsOf,
  findEvent,
  listEvents,
  type EventDraft,
  type EventKind,
  type EventPhenomenon,
  type EventVersion,
  type PublicEvent,
  type RegistrationCounts,
} from './persistence/event.repository.js';
export { registrationsOf, type Registration, type RegistrationStatus } from './persistence/registration.repository.js';

export { EVENT_KEEPERS, EVENT_LIFECYCLE, type EventAction, type EventStatus } from './domain/event-lifecycle.js';
