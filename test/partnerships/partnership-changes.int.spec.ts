import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { historyOf } from '#audit';
import { CalendarDate, Money, PUBLIC_ACTOR, type Actor } from '#kernel';
import {
  applyByForm,
  changePartnership,
  findPartnership,
  membersOf,
  openFrame,
  publicPartnerships,
  type ChangePartnership,
} from '#partnerships';
import { A_FORM, aPartnership, type BuiltPartnership } from '#partnerships/testing';
import { districtEditor, openOffice, type Office } from '../support/case-builder.js';
import { editor, must } from './local-office.js';

describe('a partnership that changes', () => {
  let office: Office;
  let built: BuiltPartnership;
  beforeAll(async () => {
    office = await openOffice(new Date('2026-11-16T09:00:00Z'));
    built = await aPartnership(office.database, editor, { slug: 'hamm' });
  });
  afterAll(() => office.close());

  const change = (more: Partial<ChangePartnership> = {}, actor: Actor = editor) =>
    changePartnership(office.database, actor, {
      ...{ partnershipId: built.partnershipId, name: 'Partnerschaft für Demokratie Hamm', leadOffice: 'Jugendamt' },
      ...{
        coordinationOffice: 'Bildungswerk Probe gGmbH',
        coordinationByCarrier: true,
        goals: ['Beteiligung stärken'],
      },
      ...{ contactEmail: 'pfd@hamm.example', contactPhone: '02381 0000-0', since: null, endedOn: null, ...more },
    });
  const present = async () => {
    const found = await office.database.read(editor, (tx) => findPartnership(tx, built.partnershipId));
    if (!found) throw new Error('no partnership');
    return found;
  };

  it('says other goals and another contact, and the trace says what it was', async () => {
    must(await change({ goals: ['Betroffene stärken', 'Jugend beteiligen'], contactEmail: 'demokratie@hamm.example' }));
    expect(await present()).toMatchObject({
      ...{ goals: ['Betroffene stärken', 'Jugend beteiligen'], contactEmail: 'demokratie@hamm.example' },
      ...{ slug: 'hamm', coordinationByCarrier: true },
    });
    const history = await office.database.read(editor, (tx) =>
      historyOf(tx, `partnership:${built.partnershipId}`, { limit: 10 }),
    );
    expect(history.find(({ action }) => action === 'change-partnership')).toMatchObject({
      facts: { goalsBefore: 'Beteiligung stärken', contactBefore: 'pfd@hamm.example' },
    });
  });

  it('hands its coordination over to another carrier, and keeps the earlier one with its time', async () => {
    const handover = { coordinationOffice: 'Verein Brückenbau e. V.' };
    expect(await change(handover)).toMatchObject({
      refusal: { kind: 'partnership-handover-day', pointer: '/since' },
    });
    expect(await change({ ...handover, since: CalendarDate.of(2026, 11, 17) })).toMatchObject({
      refusal: { kind: 'date-in-the-future', pointer: '/since' },
    });
    expect(await change({ ...handover, since: CalendarDate.of(2025, 1, 1) })).toMatchObject({
      refusal: { kind: 'local-period-reversed', pointer: '/since' },
    });
    must(await change({ ...handover, since: CalendarDate.of(2026, 10, 1) }));
    const members = await office.database.read(editor, (tx) => membersOf(tx, built.partnershipId));
    const offices = members.filter(({ role }) => role === 'COORDINATION_OFFICE');
    expect(offices.map(({ name, from, to }) => [name, from.toString(), to?.toString() ?? null])).toEqual([
      ['Verein Brückenbau e. V.', '2026-10-01', null],
      ['Bildungswerk Probe gGmbH', '2025-01-01', '2026-09-30'],
    ]);
    expect((await present()).coordinationOffice).toBe('Verein Brückenbau e. V.');
  });

  it('hands over once, although two people enter it at once', async () => {
    const same = () => change({ coordinationOffice: 'Haus der Vielfalt', since: CalendarDate.of(2026, 11, 1) });
    const both = await Promise.all([same(), same()]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const members = await office.database.read(editor, (tx) => membersOf(tx, built.partnershipId));
    expect(members.filter(({ role, to }) => role === 'COORDINATION_OFFICE' && to === null)).toHaveLength(1);
  });

  it.each<[Partial<ChangePartnership>, string, string]>([
    [{ name: ' ' }, 'entry-missing', '/name'],
    [{ leadOffice: 'x'.repeat(201) }, 'entry-too-long', '/leadOffice'],
    [{ contactEmail: 'kein Zeichen' }, 'email-invalid', '/contactEmail'],
    [{ contactPhone: '0'.repeat(61) }, 'entry-too-long', '/contactPhone'],
    [{ goals: Array.from({ length: 21 }, (_, index) => `Ziel ${index}`) }, 'partnership-goals-many', '/goals'],
    [{ goals: ['z'.repeat(301)] }, 'entry-too-long', '/goals'],
    [{ endedOn: CalendarDate.of(2024, 12, 31) }, 'local-period-reversed', '/endedOn'],
    [{ endedOn: CalendarDate.of(2026, 11, 17) }, 'date-in-the-future', '/endedOn'],
  ])('is refused %o', async (wrong, kind, pointer) => {
    const unchanged = { coordinationOffice: (await present()).coordinationOffice };
    expect(await change({ ...unchanged, ...wrong })).toMatchObject({ refusal: { kind, pointer } });
  });

  it('is changed by nobody else', async () => {
    expect(await change({}, districtEditor('05358'))).toMatchObject({ refusal: { kind: 'partnership-not-found' } });
    expect(await change({}, { ...editor, roles: ['COORDINATION'], scope: 'ORGANISATION' })).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
  });

  it('ends: its form takes nothing more, the map forgets it, and no later year is opened until it goes on', async () => {
    const unchanged = { coordinationOffice: (await present()).coordinationOffice };
    const apply = (contactEmail: string) =>
      applyByForm(office.database, {
        ...{ partnershipId: built.partnershipId, frameId: built.frameId, fundCode: 'AKTIONSFONDS' },
        ...{ application: { ...A_FORM, contactEmail }, address: '192.0.2.77', trap: '' },
      });
    const listed = () =>
      office.database.read(PUBLIC_ACTOR, async (tx) => (await publicPartnerships(tx)).map(({ slug }) => slug));
    expect(await apply('vorher@verein.example')).toMatchObject({ ok: true });
    expect(await listed()).toEqual(['hamm']);
    must(await change({ ...unchanged, endedOn: CalendarDate.of(2026, 11, 15) }));
    expect(await apply('danach@verein.example')).toMatchObject({ refusal: [{ kind: 'local-fund-closed' }] });
    expect(await listed()).toEqual([]);
    const nextYear = () =>
      openFrame(office.database, editor, {
        ...{ partnershipId: built.partnershipId, budgetYear: 2028, awardId: null, federalReference: '3928PFD0142' },
        ...{ award: Money.ofEuros(100_000), ownShare: Money.ZERO, split: {}, rules: {} },
      });
    expect(await nextYear()).toMatchObject({
      refusal: { kind: 'partnership-ended', facts: { endedOn: '15.11.2026' } },
    });
    must(await change(unchanged));
    expect(await listed()).toEqual(['hamm']);
    must(await nextYear());
  });
});
