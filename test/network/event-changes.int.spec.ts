import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cancelEvent,
  changeEvent,
  confirmRegistration,
  eventVersionsOf,
  findEvent,
  planEvent,
  publishEvent,
  registerForEvent,
  registrationsOf,
  wipeRegistrations,
  type ChangeEvent,
} from '#events';
import { PUBLIC_ACTOR, SYSTEM_ACTOR, type Actor } from '#kernel';
import { newId } from '#platform';
import { caseworker, districtEditor, openOffice, type Office } from '../support/case-builder.js';
import { must } from '../payments/award-builder.js';

const editor: Actor = { ...caseworker, name: 'N. Netz', roles: ['NETWORK_EDITOR'], scope: 'NETWORK' };
const NOW = new Date('2026-11-02T09:00:00Z');
const DRAFT: ChangeEvent['draft'] = {
  ...{ kind: 'DEMOCRACY_CONFERENCE', phenomenon: null, title: 'Demokratiekonferenz', description: '', place: 'Hamm' },
  ...{ organiser: 'Landeskoordinierungsstelle', capacity: 1, retentionDays: 30 },
  startsAt: new Date('2026-12-01T09:00:00Z'),
  endsAt: new Date('2026-12-01T15:00:00Z'),
  registrationUntil: new Date('2026-11-24T22:59:00Z'),
};
const MOVED = { ...DRAFT, startsAt: new Date('2026-12-08T09:00:00Z'), endsAt: new Date('2026-12-08T15:00:00Z') };

describe('an event that changes', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(NOW);
  });
  afterAll(() => office.close());

  const refusalOf = async (act: Promise<{ ok: boolean; refusal?: { kind: string } }>): Promise<string> =>
    (await act).refusal?.kind ?? 'done';
  const planned = async (draft: Partial<ChangeEvent['draft']> = {}) => {
    const owner = { ownerOrganisationId: null, districtAgs: null };
    return must(await planEvent(office.database, editor, { ...DRAFT, ...draft, ...owner })).id;
  };
  const published = async (draft: Partial<ChangeEvent['draft']> = {}) => {
    const id = await planned(draft);
    must(await publishEvent(office.database, editor, id));
    return id;
  };
  const change = (id: string, version: number, draft: Partial<ChangeEvent['draft']>, actor = editor) =>
    changeEvent(office.database, actor, { id, version, draft: { ...DRAFT, ...draft } });
  const mails = (email: string) =>
    office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ template: string; subject: string; body_text: string }>(
        'SELECT template, subject, body_text FROM mail.message WHERE to_address = $1 ORDER BY created_at, id',
        [email],
      ),
    );
  const registered = async (eventId: string, email: string) => {
    must(await registerForEvent(office.database, { eventId, name: 'Erika Beispielfrau', organisation: '', email }));
    const [mail] = await mails(email);
    const secret = /\/anmeldung\/([\w-]+)/.exec(mail?.body_text ?? '')?.[1] ?? '';
    return must(await confirmRegistration(office.database, secret));
  };
  const told = async (email: string) => (await mails(email)).filter(({ template }) => template === 'event-changed');

  it('tells whoever has or awaits a place of another day or place, with what was before; nobody of another text', async () => {
    const id = await published();
    expect(await registered(id, 'platz@a.example')).toBe('PLACED');
    expect(await registered(id, 'warte@a.example')).toBe('WAITING');
    expect(must(await change(id, 1, { description: 'Neue Beschreibung' }))).toEqual({ version: 2, told: 0 });
    expect(must(await change(id, 2, { ...MOVED, place: 'Münster' }))).toEqual({ version: 3, told: 2 });
    for (const email of ['platz@a.example', 'warte@a.example']) {
      const [mail] = await told(email);
      expect(mail?.subject).toBe('Geändert: Demokratiekonferenz');
      for (const words of ['08.12.2026, 10:00 Uhr', 'Münster', 'Bisher galt: 01.12.2026, 10:00 Uhr', 'Hamm'])
        expect(mail?.body_text).toContain(words);
    }
    expect(must(await change(id, 3, { ...MOVED, place: 'Hamm' }))).toEqual({ version: 4, told: 2 });
    expect(await told('platz@a.example')).toHaveLength(2);
  });

  it('gives new places to the waiting list, and takes none that is given', async () => {
    const id = await published();
    await registered(id, 'erste@b.example');
    await registered(id, 'zweite@b.example');
    must(await change(id, 1, { capacity: 2 }));
    const list = await office.database.read(editor, (tx) => registrationsOf(tx, id));
    expect(list.map(({ status }) => status)).toEqual(['PLACED', 'PLACED']);
    expect(await refusalOf(change(id, 2, { capacity: 1 }))).toBe('capacity-below-taken');
    expect(await refusalOf(change(id, 2, { capacity: 2, retentionDays: 31 }))).toBe('retention-promised');
    expect(await refusalOf(change(id, 2, { capacity: 2, retentionDays: 10 }))).toBe('done');
  });

  it('keeps what it was for its keepers, and forgets the mails with the people', async () => {
    const id = await published({ retentionDays: 0 });
    await registered(id, 'vergessen@c.example');
    must(await change(id, 1, { ...MOVED, retentionDays: 0 }));
    const versions = (actor: Actor) => office.database.read(actor, (tx) => eventVersionsOf(tx, id));
    const [present, first] = await versions(editor);
    expect([present?.draft.startsAt, first?.draft.startsAt]).toEqual([MOVED.startsAt, DRAFT.startsAt]);
    expect([await versions(PUBLIC_ACTOR), await versions(districtEditor('05154'))]).toEqual([[], []]);
    office.clock.moveTo(new Date('2026-12-09T09:00:00Z'));
    await wipeRegistrations(office.database, SYSTEM_ACTOR);
    office.clock.moveTo(NOW);
    expect(await mails('vergessen@c.example')).toEqual([]);
  });

  it('is not lost by two people at once, nor changed by raw SQL without a version', async () => {
    const id = await published();
    const both = await Promise.all([change(id, 1, { place: 'Köln' }), change(id, 1, { title: 'Anderer Titel' })]);
    expect(both.filter((each) => !each.ok)).toMatchObject([{ refusal: { kind: 'event-changed-meanwhile' } }]);
    const raw = office.database.transaction(editor, (tx) =>
      tx.query(`UPDATE events.event SET place = 'X' WHERE id = $1`, [id]),
    );
    await expect(raw).rejects.toThrow('next version');
    expect((await office.database.read(editor, (tx) => findEvent(tx, id)))?.version).toBe(2);
  });

  it('is refused once it began, once it is cancelled, by others, and like a new one', async () => {
    const id = await published();
    expect(await refusalOf(change(id, 1, {}, districtEditor('05154')))).toBe('event-not-found');
    expect(await refusalOf(change(newId(), 1, {}))).toBe('event-not-found');
    expect(await refusalOf(change(id, 1, { startsAt: new Date('2026-11-01T09:00:00Z') }))).toBe('event-in-past');
    expect(await refusalOf(change(id, 1, { endsAt: DRAFT.startsAt }))).toBe('event-ends-before-start');
    expect(await refusalOf(change(id, 1, { kind: 'AWARENESS' }))).toBe('event-phenomenon-missing');
    office.clock.moveTo(new Date('2026-12-01T10:00:00Z'));
    expect(await refusalOf(change(id, 1, MOVED))).toBe('event-over');
    office.clock.moveTo(NOW);
    must(await cancelEvent(office.database, editor, id));
    expect(await refusalOf(change(id, 1, MOVED))).toBe('action-not-possible');
  });
});
