import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  cancelEvent,
  cancelRegistration,
  confirmRegistration,
  EVENT_LIFECYCLE,
  findEvent,
  planEvent,
  publishEvent,
  registerForEvent,
  registrationOfLink,
  registrationsOf,
  wipeRegistrations,
  type EventDraft,
} from '#events';
import { PUBLIC_ACTOR, SYSTEM_ACTOR, type Actor } from '#kernel';
import { newId, violatedConstraint } from '#platform';
import { caseworker, districtEditor, openOffice, type Office } from '../support/case-builder.js';

const editor: Actor = { ...caseworker, name: 'N. Netz', roles: ['NETWORK_EDITOR'], scope: 'NETWORK' };
const NOW = new Date('2026-11-02T09:00:00Z');
const DRAFT: EventDraft = {
  kind: 'DEMOCRACY_CONFERENCE',
  phenomenon: null,
  title: 'Demokratiekonferenz',
  description: '',
  organiser: 'Landeskoordinierungsstelle',
  ownerOrganisationId: null,
  place: 'Hamm',
  districtAgs: '05915',
  startsAt: new Date('2026-12-01T09:00:00Z'),
  endsAt: new Date('2026-12-01T15:00:00Z'),
  registrationUntil: new Date('2026-11-24T23:00:00Z'),
  capacity: 1,
  retentionDays: 30,
};

describe('events', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(NOW);
  });
  afterAll(() => office.close());

  const refusalOf = async (act: Promise<{ ok: boolean }>) => {
    const answer: { ok: boolean; refusal?: { kind: string } } = await act;
    return answer.refusal?.kind ?? 'done';
  };
  const published = async (draft: Partial<EventDraft> = {}) => {
    const planned = await planEvent(office.database, editor, { ...DRAFT, ...draft });
    if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
    expect(await refusalOf(publishEvent(office.database, editor, planned.value.id))).toBe('done');
    return planned.value.id;
  };
  const mailTo = async (email: string, template: string) => {
    const [mail] = await office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ body_text: string }>('SELECT body_text FROM mail.message WHERE to_address = $1 AND template = $2', [
        ...[email, template],
      ]),
    );
    return /\/anmeldung\/([\w-]+)/.exec(mail?.body_text ?? '')?.[1] ?? '';
  };
  const registered = async (eventId: string, email: string) => {
    const person = { eventId, name: 'Erika Beispielfrau', organisation: 'Verein', email };
    expect(await refusalOf(registerForEvent(office.database, person))).toBe('done');
    return mailTo(email, 'event-confirm');
  };

  it('give places in the order of confirmation, then the waiting list, which moves up by itself', async () => {
    const id = await published();
    const first = await registered(id, 'eins@a.example');
    const second = await registered(id, 'zwei@a.example');
    expect(await confirmRegistration(office.database, second)).toEqual({ ok: true, value: 'PLACED' });
    expect(await confirmRegistration(office.database, first)).toEqual({ ok: true, value: 'WAITING' });
    expect(await confirmRegistration(office.database, first)).toEqual({ ok: true, value: 'WAITING' });
    expect(await refusalOf(cancelRegistration(office.database, second))).toBe('done');
    const list = await office.database.read(editor, (tx) => registrationsOf(tx, id));
    expect(list.map(({ email, status, movedUp }) => [email, status, movedUp])).toEqual([
      ['eins@a.example', 'PLACED', true],
      ['zwei@a.example', 'CANCELLED', false],
    ]);
    const renewed = await mailTo('eins@a.example', 'event-place');
    expect((await registrationOfLink(office.database, renewed))?.status).toBe('PLACED');
    expect((await office.database.read(PUBLIC_ACTOR, (tx) => findEvent(tx, id)))?.taken).toBe(1);
  });

  it('never give more places than there are, also to many at once and by hand', async () => {
    const id = await published({ capacity: 3 });
    const secrets: string[] = [];
    for (let each = 0; each < 8; each += 1) secrets.push(await registered(id, `viele${each}@a.example`));
    const answers = await Promise.all(secrets.map((secret) => confirmRegistration(office.database, secret)));
    const statuses = answers.map((answer) => (answer.ok ? answer.value : answer.refusal.kind));
    expect(statuses.filter((status) => status === 'PLACED')).toHaveLength(3);
    expect(statuses.filter((status) => status === 'WAITING')).toHaveLength(5);
    const byHand = office.database.transaction(SYSTEM_ACTOR, (tx) =>
      tx.query(`UPDATE events.registration SET status = 'PLACED' WHERE event_id = $1`, [id]),
    );
    expect(violatedConstraint(await byHand.catch((error: unknown) => error))).toBe('event_places');
  });

  it('tell nobody whether an address is registered already', async () => {
    const id = await published();
    await registered(id, 'doppelt@a.example');
    const again = { eventId: id, name: 'Jemand anders', organisation: '', email: 'Doppelt@a.example' };
    expect(await refusalOf(registerForEvent(office.database, again))).toBe('done');
    expect(await office.database.read(editor, (tx) => registrationsOf(tx, id))).toHaveLength(1);
  });

  it('show participants to their organiser alone', async () => {
    const id = await published();
    await registered(id, 'privat@a.example');
    for (const actor of [PUBLIC_ACTOR, districtEditor('05358')])
      expect(await office.database.read(actor, (tx) => registrationsOf(tx, id))).toEqual([]);
    expect(await refusalOf(cancelEvent(office.database, districtEditor('05358'), id))).toBe('event-not-found');
  });

  it('forget the people after the retention period in every table, and keep the counts', async () => {
    const id = await published({ capacity: 2, retentionDays: 10 });
    for (const name of ['a', 'b', 'c']) {
      const secret = await registered(id, `vergessen-${name}@person.example`);
      await confirmRegistration(office.database, secret);
    }
    expect(await tablesWith(office, 'vergessen-')).toEqual(['events.registration', 'mail.message']);
    office.clock.moveTo(new Date('2026-12-11T14:59:00Z'));
    await wipeRegistrations(office.database, SYSTEM_ACTOR);
    expect(await office.database.read(editor, (tx) => registrationsOf(tx, id))).toHaveLength(3);
    office.clock.moveTo(new Date('2026-12-11T15:00:00Z'));
    await wipeRegistrations(office.database, SYSTEM_ACTOR);
    await wipeRegistrations(office.database, SYSTEM_ACTOR);
    office.clock.moveTo(NOW);
    expect(await tablesWith(office, 'vergessen-')).toEqual([]);
    const event = await office.database.read(editor, (tx) => findEvent(tx, id));
    expect([event?.counts, event?.taken]).toEqual([{ placed: 2, waiting: 1, cancelled: 0 }, 0]);
  });

  it('forget who never confirmed after two days', async () => {
    const id = await published();
    const secret = await registered(id, 'unbestaetigt@person.example');
    office.clock.moveTo(new Date('2026-11-04T09:00:00Z'));
    expect(await refusalOf(confirmRegistration(office.database, secret))).toBe('registration-link-unknown');
    await wipeRegistrations(office.database, SYSTEM_ACTOR);
    office.clock.moveTo(NOW);
    expect(await tablesWith(office, 'unbestaetigt@')).toEqual([]);
  });

  it('are cancelled with a mail to whoever has or awaits a place', async () => {
    const id = await published();
    const secret = await registered(id, 'absage@a.example');
    await confirmRegistration(office.database, secret);
    expect(await refusalOf(cancelEvent(office.database, editor, id))).toBe('done');
    expect(await refusalOf(cancelRegistration(office.database, secret))).toBe('event-cancelled');
    expect(
      await refusalOf(
        registerForEvent(office.database, { eventId: id, name: 'Name', organisation: '', email: 'x@a.example' }),
      ),
    ).toBe('event-cancelled');
    const mails = await office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query(`SELECT 1 FROM mail.message WHERE to_address = 'absage@a.example' AND template = 'event-cancelled'`),
    );
    expect(mails).toHaveLength(1);
  });

  it.each([
    ['entry-missing', { title: '' }],
    ['entry-too-long', { title: 'x'.repeat(201) }],
    ['event-in-past', { startsAt: new Date('2026-11-01T09:00:00Z') }],
    ['event-ends-before-start', { endsAt: DRAFT.startsAt }],
    ['registration-after-start', { registrationUntil: DRAFT.endsAt }],
    ['capacity-unreadable', { capacity: 0 }],
    ['retention-unreadable', { retentionDays: 366 }],
    ['event-phenomenon-missing', { kind: 'AWARENESS' as const }],
  ])('are refused as %s', async (kind, more) => {
    expect(await refusalOf(planEvent(office.database, editor, { ...DRAFT, ...more }))).toBe(kind);
  });

  it('refuse registrations that are no registrations, and whoever may not organise', async () => {
    const id = await published();
    const person = { eventId: id, name: 'Erika', organisation: '', email: 'e@a.example' };
    const register = (more: Partial<typeof person>) =>
      refusalOf(registerForEvent(office.database, { ...person, ...more }));
    expect(await register({ name: ' ' })).toBe('entry-missing');
    expect(await register({ name: 'x'.repeat(121) })).toBe('entry-too-long');
    expect(await register({ email: 'keine' })).toBe('email-invalid');
    expect(await register({ eventId: newId() })).toBe('event-not-found');
    office.clock.moveTo(new Date('2026-11-25T09:00:00Z'));
    expect(await register({})).toBe('registration-over');
    office.clock.moveTo(NOW);
    expect(await refusalOf(planEvent(office.database, caseworker, DRAFT))).toBe('action-not-permitted');
    expect(await refusalOf(publishEvent(office.database, editor, id))).toBe('action-not-possible');
    expect(EVENT_LIFECYCLE.unreachable()).toEqual([]);
  });
});

/** Every table of the database with a row that contains the text. */
async function tablesWith(office: Office, text: string): Promise<string[]> {
  const owner = new pg.Client(office.testDatabase.ownerUrl);
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_schema)' ORDER BY 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await owner.query(`SELECT 1 FROM ${name} t WHERE position($1 IN t::text) > 0 LIMIT 1`, [text]);
    if (hits.rowCount) found.push(name);
  }
  await owner.end();
  return found;
}
