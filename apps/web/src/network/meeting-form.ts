import type { MeetingDraft } from '#bodies';
import { ok, type Refusal, type Result } from '#kernel';
import type { FormBody } from '../access/index.js';
import { readInstant } from './typed-form.js';

/** A meeting as typed; the hours are those on the clocks of Berlin. */
export function meetingDraftOf(form: FormBody): Result<MeetingDraft, Refusal> {
  const day = form.text('meeting-startsAt');
  const startsAt = readInstant(day, form.text('meeting-startTime'), { day: '/startsAt', time: '/startTime' });
  if (!startsAt.ok) return startsAt;
  const endsAt = readInstant(day, form.text('meeting-endsAt'), { day: '/startsAt', time: '/endsAt' });
  if (!endsAt.ok) return endsAt;
  const agenda = form
    .text('meeting-agenda')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return ok({
    title: form.text('meeting-title'),
    startsAt: startsAt.value,
    endsAt: endsAt.value,
    place: form.text('meeting-place').slice(0, 200),
    agenda,
  });
}
