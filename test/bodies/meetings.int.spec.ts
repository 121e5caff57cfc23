import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import {
  addDeputy,
  answerInvitation,
  approveMinutes,
  assignTask,
  attendanceOf,
  cancelMeeting,
  changeMeeting,
  changeRules,
  changeSeatContact,
  closeMeeting,
  completeTask,
  correctMinutes,
  endSeat,
  findMeeting,
  foundBody,
  invitationOfLink,
  inviteToMeeting,
  MEETING_LIFECYCLE,
  MINUTES_LIFECYCLE,
  planMeeting,
  recordAttendance,
  recordResolution,
  remindTasks,
  seatsOf,
  sendMinutes,
  writeMinutes,
  type MeetingDraft,
} from '#bodies';
import { aBodyDraft, aBodyOf, aSeatDraft } from '#bodies/testing';
import { CalendarDate, SYSTEM_ACTOR, type Actor } from '#kernel';
import { newId, violatedConstraint } from '#platform';
import { caseworker, districtEditor, openOffice, type Office } from '../support/case-builder.js';

const editor: Actor = { ...caseworker, name: 'N. Netz', roles: ['NETWORK_EDITOR'], scope: 'NETWORK' };
const NOW = new Date('2026-11-02T09:00:00Z');
const AFTER = new Date('2026-12-01T16:00:00Z');
const DRAFT: MeetingDraft = {
  title: 'Herbstsitzung',
  startsAt: new Date('2026-12-01T13:00:00Z'),
  endsAt: new Date('2026-12-01T15:00:00Z'),
  place: 'Düsseldorf',
  agenda: ['Begrüßung', 'Bericht der Mobilen Beratung'],
};

describe('meetings of a body', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(NOW);
  });
  afterAll(() => office.close());

  const planned = async (names: readonly string[] = ['Verein A', 'Verein B']) => {
    const body = await aBodyOf(office.database, editor, names, { officeEmail: 'netzwerk@lks.example' });
    const plan = await planMeeting(office.database, editor, { bodyId: body.bodyId, draft: DRAFT });
    if (!plan.ok) throw new Error(JSON.stringify(plan.refusal));
    return { ...body, meetingId: plan.value.meetingId };
  };
  const invited = async () => {
    const meeting = await planned();
    expect(await inviteToMeeting(office.database, editor, meeting.meetingId)).toEqual({ ok: true, value: true });
    return meeting;
  };
  const held = async () => {
    const meeting = await invited();
    office.clock.moveTo(AFTER);
    expect(await closeMeeting(office.database, editor, meeting.meetingId)).toEqual({ ok: true, value: true });
    office.clock.moveTo(NOW);
    return meeting;
  };
  const mails = (template: string, meetingPart: string) =>
    office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ to_address: string; body_text: string; calendar_method: string; calendar_text: string }>(
        `SELECT * FROM mail.message WHERE template = $1 AND calendar_text LIKE '%' || $2 || '%' ORDER BY created_at, to_address`,
        [template, meetingPart],
      ),
    );
  const refusalOf = async (act: Promise<{ ok: boolean }>) => {
    const answer: { ok: boolean; refusal?: { kind: string } } = await act;
    return answer.refusal?.kind ?? 'done';
  };

  it('invite every seat with a calendar file at the right hour, and every change counts it up', async () => {
    const { meetingId } = await invited();
    const [first] = await mails('meeting-invitation', meetingId);
    expect([first?.to_address, first?.calendar_method]).toEqual(['verein-a@sitz.example', 'REQUEST']);
    expect(first?.body_text).toContain('Beginn: 01.12.2026, 14:00 Uhr');
    expect(eventIn(first?.calendar_text ?? '').startDate.toJSDate()).toEqual(DRAFT.startsAt);
    const later = { ...DRAFT, startsAt: new Date('2026-12-01T14:00:00Z') };
    expect(await changeMeeting(office.database, editor, { meetingId, draft: later })).toMatchObject({ ok: true });
    const all = await mails('meeting-invitation', meetingId);
    expect(all.map(({ calendar_text }) => eventIn(calendar_text).sequence).sort()).toEqual([0, 0, 1, 1]);
    expect(new Set(all.map(({ calendar_text }) => eventIn(calendar_text).uid)).size).toBe(1);
  });

  it('are cancelled in the calendars of all who were invited, with the reason', async () => {
    const { meetingId } = await invited();
    expect(await refusalOf(cancelMeeting(office.database, editor, { meetingId, reason: '' }))).toBe('reason-missing');
    await cancelMeeting(office.database, editor, { meetingId, reason: 'Sturm' });
    const cancelled = await mails('meeting-cancelled', meetingId);
    expect(cancelled.map(({ calendar_method }) => calendar_method)).toEqual(['CANCEL', 'CANCEL']);
    expect(cancelled[0]?.body_text).toContain('Grund: Sturm');
    expect(eventIn(cancelled[0]?.calendar_text ?? '').sequence).toBe(1);
    expect(await refusalOf(inviteToMeeting(office.database, editor, meetingId))).toBe('action-not-possible');
  });

  it('let a member answer by link, and show minutes only when they are sent', async () => {
    const { meetingId } = await held();
    const [mail] = await mails('meeting-invitation', meetingId);
    const secret = /\/einladung\/([\w-]+)/.exec(mail?.body_text ?? '')?.[1] ?? '';
    expect(await refusalOf(answerInvitation(office.database, { secret, answer: 'COMES' }))).toBe('invitation-over');
    await writeMinutes(office.database, editor, { meetingId, content: 'Es wurde beraten.' });
    expect((await invitationOfLink(office.database, secret))?.minutes).toBeNull();
    await sendMinutes(office.database, editor, meetingId);
    expect(await invitationOfLink(office.database, secret)).toBeNull();
    const sent = await office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ body_text: string }>(`SELECT body_text FROM mail.message WHERE template = 'minutes-sent' LIMIT 1`),
    );
    const renewed = /\/einladung\/([\w-]+)/.exec(sent[0]?.body_text ?? '')?.[1] ?? '';
    expect((await invitationOfLink(office.database, renewed))?.minutes?.content).toBe('Es wurde beraten.');
    const other = await invited();
    const [open] = await mails('meeting-invitation', other.meetingId);
    const answer = {
      secret: /\/einladung\/([\w-]+)/.exec(open?.body_text ?? '')?.[1] ?? '',
      answer: 'DEPUTY_COMES',
    } as const;
    expect(await answerInvitation(office.database, answer)).toMatchObject({ ok: true });
    expect((await invitationOfLink(office.database, answer.secret))?.answer).toBe('DEPUTY_COMES');
    expect(await refusalOf(answerInvitation(office.database, { ...answer, secret: 'x' }))).toBe(
      'invitation-link-unknown',
    );
  });

  it('record a deputy only for its own seat and within its term', async () => {
    const { meetingId, seatIds } = await invited();
    const [one = '', other = ''] = seatIds;
    const term = { organisation: 'Verein A, Vertretung', contactEmail: null, to: null };
    await addDeputy(office.database, editor, { seatId: one, deputy: { ...term, from: CalendarDate.of(2026, 11, 1) } });
    const [deputy] = (
      await office.database.read(editor, async (tx) => seatsOf(tx, await bodyOf(office, meetingId)))
    ).flatMap(({ deputies }) => deputies);
    const present = (seatId: string, deputyId: string | null) =>
      recordAttendance(office.database, editor, {
        meetingId,
        attendance: [{ seatId, state: deputyId === null ? 'PRESENT' : 'REPRESENTED', deputyId }],
      });
    expect(await refusalOf(present(other, deputy?.id ?? ''))).toBe('deputy-unknown');
    expect(await refusalOf(present(newId(), null))).toBe('seat-not-found');
    expect(await refusalOf(present(one, deputy?.id ?? ''))).toBe('done');
    expect(await refusalOf(present(other, null))).toBe('done');
    const attendance = await office.database.read(editor, (tx) => attendanceOf(tx, meetingId));
    expect(attendance.map(({ state }) => state).sort()).toEqual(['PRESENT', 'REPRESENTED']);
  });

  it('have minutes that are corrected before, and never after their approval', async () => {
    const { meetingId } = await held();
    const write = (content: string) => writeMinutes(office.database, editor, { meetingId, content });
    expect(await refusalOf(sendMinutes(office.database, editor, meetingId))).toBe('minutes-missing');
    expect(await refusalOf(write('kurz'))).toBe('minutes-too-short');
    await write('Erste Fassung des Protokolls.');
    await sendMinutes(office.database, editor, meetingId);
    expect(await refusalOf(write('Still und leise geändert.'))).toBe('action-not-possible');
    await correctMinutes(office.database, editor, meetingId);
    await write('Zweite Fassung des Protokolls.');
    await sendMinutes(office.database, editor, meetingId);
    expect(await refusalOf(approveMinutes(office.database, editor, meetingId))).toBe('done');
    const change = office.database.transaction(editor, (tx) =>
      tx.query(`UPDATE bodies.minutes SET content = 'anders' WHERE meeting_id = $1`, [meetingId]),
    );
    expect(violatedConstraint(await change.catch((error: unknown) => error))).toBe('minutes_approved_kept');
  });

  it('refuse what does not fit their time', async () => {
    const { bodyId, meetingId } = await planned();
    const plan = (draft: Partial<MeetingDraft>) =>
      refusalOf(planMeeting(office.database, editor, { bodyId, draft: { ...DRAFT, ...draft } }));
    expect(await plan({ title: '' })).toBe('entry-missing');
    expect(await plan({ title: 'x'.repeat(201) })).toBe('entry-too-long');
    expect(await plan({ endsAt: DRAFT.startsAt })).toBe('meeting-ends-before-start');
    expect(await plan({ startsAt: new Date('2026-11-01T09:00:00Z') })).toBe('meeting-in-past');
    expect(await plan({ agenda: ['a'] })).toBe('agenda-item-too-short');
    expect(await plan({ agenda: Array.from({ length: 41 }, () => 'Punkt') })).toBe('agenda-too-long');
    expect(await refusalOf(closeMeeting(office.database, editor, meetingId))).toBe('action-not-possible');
    expect(await refusalOf(writeMinutes(office.database, editor, { meetingId, content: 'Zu früh geschrieben.' }))).toBe(
      'meeting-not-held',
    );
    await inviteToMeeting(office.database, editor, meetingId);
    expect(await refusalOf(closeMeeting(office.database, editor, meetingId))).toBe('meeting-not-begun');
    expect(await refusalOf(closeMeeting(office.database, editor, newId()))).toBe('meeting-not-found');
    expect(await refusalOf(closeMeeting(office.database, caseworker, meetingId))).toBe('action-not-permitted');
    expect(await refusalOf(closeMeeting(office.database, districtEditor('05358'), meetingId))).toBe(
      'meeting-not-found',
    );
    const nobody = await planned([]);
    expect(await refusalOf(inviteToMeeting(office.database, editor, nobody.meetingId))).toBe('body-without-seats');
  });

  it('keep who sat where, and mend only the address', async () => {
    const { bodyId, seatIds } = await planned();
    const [seatId = ''] = seatIds;
    const last = CalendarDate.of(2026, 11, 30);
    const end = (day: CalendarDate) => refusalOf(endSeat(office.database, editor, { seatId, last: day }));
    expect(await end(CalendarDate.of(2025, 1, 1))).toBe('term-ends-before-start');
    expect(await end(last)).toBe('done');
    expect(await end(last)).toBe('seat-ended-before');
    const seats = await office.database.read(editor, (tx) => seatsOf(tx, bodyId));
    expect(seats.find(({ id }) => id === seatId)?.to?.toString()).toBe('2026-11-30');
    const contact = (contactEmail: string) =>
      refusalOf(changeSeatContact(office.database, editor, { seatId, contactEmail }));
    expect(await contact('keine Adresse')).toBe('email-invalid');
    expect(await contact('neu@verein.example')).toBe('done');
    const deputy = { organisation: 'V', contactEmail: null, from: CalendarDate.of(2027, 5, 1), to: null };
    expect(await refusalOf(addDeputy(office.database, editor, { seatId, deputy }))).toBe('deputy-outside-term');
    const rewrite = office.database.transaction(editor, (tx) => tx.query(`DELETE FROM bodies.seat`));
    await expect(rewrite).rejects.toThrow(/permission denied/);
  });

  it('found a body only by its keeper, with rules that are a share', async () => {
    const found = (actor: Actor, draft: Parameters<typeof aBodyDraft>[0], seats = [aSeatDraft('Verein A')]) =>
      refusalOf(office.database.transaction(actor, (tx) => foundBody(tx, aBodyDraft(draft), seats)));
    expect(await found(caseworker, {})).toBe('action-not-permitted');
    expect(await found(districtEditor('05358'), { ownerOrganisationId: newId() })).toBe('body-of-others');
    expect(await found(editor, { name: ' ' })).toBe('entry-missing');
    expect(await found(editor, { quorum: { numerator: 3, denominator: 2, isStrict: false } })).toBe(
      'quorum-not-a-share',
    );
    expect(await found(editor, {}, [aSeatDraft('')])).toBe('entry-missing');
    const { bodyId } = await planned();
    const rules = {
      bodyId,
      quorum: { numerator: 2, denominator: 3, isStrict: false },
      majority: 'TWO_THIRDS',
      secrecy: 'SECRET',
    } as const;
    expect(await refusalOf(changeRules(office.database, editor, rules))).toBe('done');
  });

  it('end in resolutions and tasks, whose seats are reminded before and once after the day', async () => {
    const { bodyId, meetingId, seatIds } = await held();
    const resolve = (wording: string, day: CalendarDate) =>
      refusalOf(recordResolution(office.database, editor, { bodyId, meetingId, wording, decidedOn: day }));
    expect(await resolve('', CalendarDate.of(2026, 11, 1))).toBe('entry-missing');
    expect(await resolve('Wir laden ein.', CalendarDate.of(2026, 12, 1))).toBe('resolution-in-future');
    expect(await resolve('Wir laden ein.', CalendarDate.of(2026, 11, 2))).toBe('done');
    const task = {
      bodyId,
      meetingId,
      seatId: seatIds[0] ?? '',
      title: 'Saal buchen',
      dueOn: CalendarDate.of(2026, 11, 20),
    };
    expect(await refusalOf(assignTask(office.database, editor, { ...task, dueOn: CalendarDate.of(2026, 11, 1) }))).toBe(
      'task-due-in-past',
    );
    expect(await refusalOf(assignTask(office.database, editor, { ...task, seatId: newId() }))).toBe('seat-not-found');
    const assigned = await assignTask(office.database, editor, task);
    if (!assigned.ok) throw new Error('task');
    for (const day of [10, 17, 18, 21, 22])
      await remindTasks(office.database, SYSTEM_ACTOR, CalendarDate.of(2026, 11, day));
    const reminders = await office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ subject: string }>(
        `SELECT subject FROM mail.message WHERE template = 'task-reminder' ORDER BY subject`,
      ),
    );
    expect(reminders.map(({ subject }) => subject.split(':')[0])).toEqual(['Erinnerung', 'Überfällig']);
    const complete = () => refusalOf(completeTask(office.database, editor, assigned.value.taskId));
    expect([await complete(), await complete()]).toEqual(['done', 'task-done-before']);
    expect(await refusalOf(completeTask(office.database, editor, newId()))).toBe('task-not-found');
  });

  it.each([MEETING_LIFECYCLE, MINUTES_LIFECYCLE])('have lifecycles without dead ends', (lifecycle) => {
    expect(lifecycle.unreachable()).toEqual([]);
  });
});

const bodyOf = async (office: Office, meetingId: string): Promise<string> =>
  (await office.database.read(editor, (tx) => findMeeting(tx, meetingId)))?.bodyId ?? '';

function eventIn(text: string): ICAL.Event {
  const component = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
  if (!component) throw new Error('no event');
  return new ICAL.Event(component);
}
