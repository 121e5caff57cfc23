import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarDate, PUBLIC_ACTOR, type Actor } from '#kernel';
import {
  addConcept,
  addFinding,
  addMeasure,
  addOffer,
  changeEntry,
  findConcept,
  findRegistered,
  listOffers,
  measuresOf,
  moveMeasure,
  restoreEntry,
  revisionsOf,
  saveRegistered,
  type ChangeOf,
  type ConceptDraft,
  type EntryKind,
} from '#network';
import { newId } from '#platform';
import { caseworker, openOffice, type Office } from '../support/case-builder.js';
import { must } from '../payments/award-builder.js';

const editor: Actor = { ...caseworker, name: 'N. Netz', roles: ['NETWORK_EDITOR'], scope: 'NETWORK' };
const second: Actor = { ...editor, accountId: newId(), name: 'Z. Zweit' };
const ORGANISATION: ChangeOf['organisation'] = {
  ...{ name: 'Beratung am Niederrhein', kind: 'ASSOCIATION', land: 'NW', seat: 'Kleve', districtAgs: '05154' },
  ...{ role: 'Beratung', website: '', email: '', phone: '', kgeMemberSince: null, isPublic: true },
  ...{ source: 'Testseite', verifiedBy: null },
};
const CONCEPT: Omit<ConceptDraft, 'fields'> = {
  ...{ title: 'Handlungskonzept Kleve', kind: 'LOCAL', land: 'NW', responsible: 'Kreis Kleve', districtAgs: '05154' },
  ...{ phase: 'DEVELOPMENT', resolution: null, source: '', isPublic: true },
};
const FINDING: ChangeOf['finding'] = {
  ...{ title: 'Radikalisierung', publisher: 'CoRE NRW', publishedYear: 2025, phenomenon: null },
  ...{ summary: 'Welche Angebote junge Menschen erreichen.', website: '', isPublic: true },
};

describe('an entry of the registers', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(new Date('2026-11-02T09:00:00Z'));
  });
  afterAll(() => office.close());

  const refusalOf = async (act: Promise<{ ok: boolean; refusal?: { kind: string } }>): Promise<string> =>
    (await act).refusal?.kind ?? 'done';
  const change = <K extends EntryKind>(kind: K, id: string, version: number, draft: ChangeOf[K], actor = editor) =>
    changeEntry(office.database, actor, { kind, id, version }, draft);
  const restore = (kind: EntryKind, id: string, version: number, to: number) =>
    restoreEntry(office.database, editor, { kind, id, version }, to);
  const history = <K extends EntryKind>(kind: K, id: string, actor = editor) =>
    office.database.read(actor, (tx) => revisionsOf(tx, kind, id));
  const organisation = async () => must(await saveRegistered(office.database, editor, ORGANISATION)).id;
  const concept = async (fields = ['Bildung', 'Beratung']) => {
    const { id } = must(await addConcept(office.database, editor, { ...CONCEPT, fields }));
    const found = await office.database.read(editor, (tx) => findConcept(tx, id));
    if (!found) throw new Error('no concept');
    return found;
  };
  const measureIn = async (conceptId: string, fieldId: string) =>
    must(
      await addMeasure(office.database, editor, {
        ...{ conceptId, fieldId, title: 'Fortbildungen', responsible: 'Amt', partners: '', isPublic: true },
      }),
    ).id;

  it('is changed version by version, keeps what it was, and goes back to it as a new version', async () => {
    const id = await organisation();
    must(await change('organisation', id, 1, { ...ORGANISATION, seat: 'Wesel', verifiedBy: 'N. Netz' }));
    const [present, first] = await history('organisation', id);
    expect([present?.version, present?.entry.seat, present?.entry.verifiedBy]).toEqual([2, 'Wesel', 'N. Netz']);
    expect([first?.version, first?.entry.seat, first?.changedByName]).toEqual([1, 'Kleve', 'N. Netz']);
    expect(must(await restore('organisation', id, 2, 1))).toEqual({ version: 3 });
    expect((await office.database.read(editor, (tx) => findRegistered(tx, id)))?.seat).toBe('Kleve');
    expect((await history('organisation', id)).map(({ version }) => version)).toEqual([3, 2, 1]);
    const trace = await office.database.read({ ...editor, scope: 'AUTHORITY' }, (tx) =>
      tx.query<{ action: string }>(`SELECT action FROM audit.entry WHERE facts ->> 'entry' = $1 ORDER BY seq`, [id]),
    );
    expect(trace.map(({ action }) => action)).toEqual(['change-entry', 'restore-entry']);
  });

  it('is not lost by two people at once: the second is told, and both versions stay', async () => {
    const id = await organisation();
    const answers = await Promise.all([
      change('organisation', id, 1, { ...ORGANISATION, role: 'Erste Fassung' }),
      change('organisation', id, 1, { ...ORGANISATION, seat: 'Zweite Fassung' }, second),
    ]);
    const refused = answers.filter((each) => !each.ok);
    expect(refused).toMatchObject([{ refusal: { kind: 'entry-changed-meanwhile', facts: { version: 2 } } }]);
    expect(await history('organisation', id)).toHaveLength(2);
  });

  it('keeps its history from everybody else, and from raw SQL', async () => {
    const id = await organisation();
    expect(await history('organisation', id, PUBLIC_ACTOR)).toEqual([]);
    const raw = (sql: string) => office.database.transaction(editor, (tx) => tx.query(sql, [id]));
    await expect(raw(`UPDATE network.organisation SET seat = 'X' WHERE id = $1`)).rejects.toThrow('next version');
    await expect(raw(`UPDATE network.organisation SET version = 7 WHERE id = $1`)).rejects.toThrow('next version');
    await expect(raw(`DELETE FROM network.revision WHERE entry_id = $1`)).rejects.toThrow('permission denied');
    await expect(raw(`INSERT INTO network.revision VALUES ('organisation', $1, 9, '{}', 'X', now())`)).rejects.toThrow(
      'permission denied',
    );
  });

  it('as an offer is responsible for other districts afterwards, and for the earlier ones again', async () => {
    const organisationId = await organisation();
    const offer: ChangeOf['offer'] = {
      ...{ organisationId, kind: 'MOBILE', name: 'Mobile Beratung', description: '', phone: '', email: '' },
      ...{ website: '', isPublic: true, verifiedBy: null, districts: ['05154', '05166'] },
    };
    const { id } = must(await addOffer(office.database, editor, offer));
    must(await change('offer', id, 1, { ...offer, phone: '02821 1', districts: ['05170'] }));
    const read = async () => (await office.database.read(editor, (tx) => listOffers(tx, { organisationId })))[0];
    expect([(await read())?.districts, (await read())?.phone]).toEqual([['05170'], '02821 1']);
    must(await restore('offer', id, 2, 1));
    expect((await read())?.districts).toEqual(['05154', '05166']);
    expect(await refusalOf(change('offer', id, 3, { ...offer, districts: [] }))).toBe('offer-without-district');
    expect(await refusalOf(change('offer', id, 3, { ...offer, website: 'javascript:1' }))).toBe('website-unreadable');
  });

  it('as a concept gets phase, resolution and fields; a field with measures cannot go', async () => {
    const before = await concept();
    const [education, counselling] = before.fields;
    if (!education || !counselling) throw new Error('no fields');
    await measureIn(before.id, education.id);
    const resolution = { body: 'Kreistag', on: CalendarDate.of(2026, 6, 1), reference: 'V 12/2026' };
    const next = { ...CONCEPT, phase: 'IMPLEMENTATION', resolution } as const;
    const fields = [
      { id: null, title: 'Sport' },
      { ...education, title: 'Bildung und Schule' },
    ];
    must(await change('concept', before.id, 1, { ...next, fields }));
    const after = await office.database.read(editor, (tx) => findConcept(tx, before.id));
    expect([after?.phase, after?.resolution?.reference, after?.fields.map(({ title }) => title)]).toEqual([
      ...['IMPLEMENTATION', 'V 12/2026', ['Sport', 'Bildung und Schule']],
    ]);
    const sport = after?.fields.filter(({ title }) => title === 'Sport') ?? [];
    const refuses = (more: Partial<ChangeOf['concept']>) =>
      refusalOf(change('concept', before.id, 2, { ...next, fields, ...more }));
    expect(await refuses({ fields: sport })).toBe('field-of-action-in-use');
    expect(await refuses({ fields: [] })).toBe('concept-without-field');
    expect(await refuses({ phase: null })).toBe('concept-phase-missing');
    expect(await refuses({ resolution: { ...resolution, on: CalendarDate.of(2027, 1, 1) } })).toBe(
      'resolution-in-future',
    );
    must(await restore('concept', before.id, 2, 1));
    const back = await office.database.read(editor, (tx) => findConcept(tx, before.id));
    expect([back?.phase, back?.resolution, back?.fields.map(({ title }) => title)]).toEqual([
      ...['DEVELOPMENT', null, ['Bildung', 'Beratung']],
    ]);
    expect((await office.database.read(editor, (tx) => measuresOf(tx, before.id)))[0]?.fieldId).toBe(education.id);
  });

  it('as a measure moves to another field, is linked to findings, and its status is taken back', async () => {
    const { id: conceptId, fields } = await concept();
    const [from, to] = fields.map(({ id }) => id);
    if (!from || !to) throw new Error('no fields');
    const id = await measureIn(conceptId, from);
    const finding = must(await addFinding(office.database, editor, { ...FINDING, measureIds: [id] })).id;
    const draft = { ...{ fieldId: to, title: 'Neu', responsible: 'MKW', partners: 'IM', isPublic: false } };
    must(await change('measure', id, 2, { ...draft, findingIds: [] }));
    const read = async () => (await office.database.read(editor, (tx) => measuresOf(tx, conceptId)))[0];
    expect(await read()).toMatchObject({ ...draft, findings: [] });
    must(await restore('measure', id, 3, 2));
    expect((await read())?.findings.map((each) => each.id)).toEqual([finding]);
    const refuses = (more: Partial<ChangeOf['measure']>) =>
      refusalOf(change('measure', id, 4, { ...draft, findingIds: [finding], ...more }));
    expect(await refuses({ fieldId: newId() })).toBe('field-of-action-unknown');
    expect(await refuses({ findingIds: [newId()] })).toBe('finding-not-found');
    expect(await refuses({ title: '' })).toBe('entry-missing');
    for (const action of ['begin', 'finish', 'take-back', 'take-back'] as const)
      must(await moveMeasure(office.database, editor, { measureId: id, action, note: '' }));
    expect((await read())?.history.map(({ status }) => status)).toEqual([
      ...['PLANNED', 'RUNNING', 'DONE', 'RUNNING', 'PLANNED'],
    ]);
  });

  it('as a finding is corrected, and refused like a new one', async () => {
    const { id } = must(await addFinding(office.database, editor, FINDING));
    must(await change('finding', id, 1, { ...FINDING, publishedYear: 2024, phenomenon: 'RIGHT' }));
    const [present] = await history('finding', id);
    expect([present?.entry.publishedYear, present?.entry.phenomenon]).toEqual([2024, 'RIGHT']);
    expect(await refusalOf(change('finding', id, 2, { ...FINDING, publishedYear: 1985 }))).toBe('year-unlikely');
    expect(await refusalOf(change('finding', id, 2, { ...FINDING, summary: 'Kurz' }))).toBe('entry-missing');
  });

  it.each([
    ['entry-not-found', { id: newId() }],
    ['entry-changed-meanwhile', { version: 9 }],
    ['action-not-permitted', { actor: caseworker }],
    ['district-unknown', { draft: { ...ORGANISATION, districtAgs: '09999' } }],
    ['email-invalid', { draft: { ...ORGANISATION, email: 'keine' } }],
  ])('is not changed: %s', async (kind, { id = '', version = 1, actor = editor, draft = ORGANISATION }: Try) => {
    const target = id === '' ? await organisation() : id;
    expect(await refusalOf(change('organisation', target, version, draft, actor))).toBe(kind);
  });

  it('does not go back to a version that never was', async () => {
    expect(await refusalOf(restore('organisation', await organisation(), 1, 5))).toBe('entry-version-unknown');
  });
});

interface Try {
  readonly id?: string;
  readonly version?: number;
  readonly actor?: Actor;
  readonly draft?: ChangeOf['organisation'];
}
