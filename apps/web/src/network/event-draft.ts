import { EVENT_KINDS, EVENT_PHENOMENA, type ChangeEvent, type PublicEvent } from '#events';
import { CalendarDate, ok, type Refusal, type Result } from '#kernel';
import type { FormBody } from '../access/index.js';
import { eventValues } from './event-fields.js';
import { readInstant } from './typed-form.js';

/** An event as it was typed. Refuses days and hours that are none. */
export function eventIn(form: FormBody): Result<ChangeEvent['draft'], Refusal> {
  const day = form.text('event-startsAt');
  const startsAt = readInstant(day, form.text('event-startTime'), { day: '/startsAt', time: '/startTime' });
  if (!startsAt.ok) return startsAt;
  const endsAt = readInstant(day, form.text('event-endsAt'), { day: '/startsAt', time: '/endsAt' });
  if (!endsAt.ok) return endsAt;
  const until = { day: '/registrationUntil', time: '/registrationUntil' };
  const registrationUntil = readInstant(form.text('event-registrationUntil'), '23:59', until);
  if (!registrationUntil.ok) return registrationUntil;
  return ok({
    kind: EVENT_KINDS.find((each) => each === form.text('event-kind')) ?? 'NETWORKING',
    phenomenon: EVENT_PHENOMENA.find((each) => each === form.text('event-phenomenon')) ?? null,
    title: form.text('event-title'),
    description: form.text('event-description').slice(0, 2000),
    organiser: form.text('event-organiser').slice(0, 200),
    place: form.text('event-place').slice(0, 200),
    startsAt: startsAt.value,
    endsAt: endsAt.value,
    registrationUntil: registrationUntil.value,
    capacity: wholeIn(form, 'event-capacity'),
    retentionDays: wholeIn(form, 'event-retentionDays'),
  });
}

/** -1 where no whole number was typed: the use case refuses it with its bounds. */
const wholeIn = (form: FormBody, name: string): number =>
  /^\d{1,6}$/.test(form.text(name)) ? Number(form.text(name)) : -1;

/**
 * An event as it was changed. The form knows one day and whole days: an end on a later day moves with the beginning, and the
 * end of registration stays to the minute where its day is the same.
 */
export function eventChangeIn(form: FormBody, present: PublicEvent): Result<ChangeEvent['draft'], Refusal> {
  const draft = eventIn(form);
  if (!draft.ok) return draft;
  const shown = eventValues(present);
  const lasts = present.endsAt.getTime() - present.startsAt.getTime();
  const overNight = !CalendarDate.inBerlin(present.startsAt).equals(CalendarDate.inBerlin(present.endsAt));
  const movesWith = overNight && shown['endsAt'] === form.text('event-endsAt');
  const isSameDay = shown['registrationUntil'] === eventValues({ ...present, ...draft.value })['registrationUntil'];
  return ok({
    ...draft.value,
    endsAt: movesWith ? new Date(draft.value.startsAt.getTime() + lasts) : draft.value.endsAt,
    registrationUntil: isSameDay ? present.registrationUntil : draft.value.registrationUntil,
  });
}
