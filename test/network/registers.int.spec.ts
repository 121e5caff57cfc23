import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publicSums } from '#awards';
import { CalendarDate, PUBLIC_ACTOR, type Actor } from '#kernel';
import {
  addConcept,
  addFinding,
  addMeasure,
  addOffer,
  counsellingFigures,
  dropReference,
  enterFigure,
  linkMeasureToAward,
  listConcepts,
  listOffers,
  listReferences,
  measuresOf,
  moveMeasure,
  referToOffer,
  saveRegistered,
  searchFindings,
  searchOrganisations,
  unlinkMeasureFromAward,
} from '#network';
import { newId } from '#platform';
import { capOfficer, caseworker, openOffice, type Office } from '../support/case-builder.js';
import { must, payableAward } from '../payments/award-builder.js';

const editor: Actor = { ...caseworker, name: 'N. Netz', roles: ['NETWORK_EDITOR'], scope: 'NETWORK' };
const ORGANISATION = {
  name: 'Beratung am Niederrhein',
  kind: 'ASSOCIATION' as const,
  land: 'NW',
  seat: 'Kleve',
  districtAgs: '05154',
  role: 'Trägerin der Mobilen Beratung',
  website: 'https://beratung.example',
  email: 'kontakt@beratung.example',
  phone: '02821 000',
  kgeMemberSince: null,
  isPublic: true,
  source: 'Testseite',
  verifiedBy: null,
};
const OFFER = {
  kind: 'MOBILE' as const,
  name: 'Mobile Beratung Düsseldorf',
  description: '',
  phone: '',
  email: '',
  website: '',
  isPublic: true,
  verifiedBy: null,
  districts: ['05154', '05111'],
};
const CONCEPT = {
  title: 'Handlungskonzept Kleve',
  kind: 'LOCAL' as const,
  land: 'NW',
  responsible: 'Kreis Kleve',
  districtAgs: '05154',
  phase: 'DEVELOPMENT' as const,
  resolution: { body: 'Kreistag', on: CalendarDate.of(2026, 6, 1), reference: 'V 12/2026' },
  source: '',
  isPublic: true,
  fields: ['Bildung', 'Beratung'],
};

describe('the registers of the network', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(new Date('2026-11-02T09:00:00Z'));
  });
  afterAll(() => office.close());

  const refusalOf = async (act: Promise<{ ok: boolean }>) => {
    const answer: { ok: boolean; refusal?: { kind: string } } = await act;
    return answer.refusal?.kind ?? 'done';
  };
  const organisation = async (more: Partial<typeof ORGANISATION> = {}) =>
    must(await saveRegistered(office.database, editor, { ...ORGANISATION, ...more })).id;
  const offer = async (more: Partial<Parameters<typeof addOffer>[2]> = {}) =>
    must(await addOffer(office.database, editor, { ...OFFER, organisationId: await organisation(), ...more })).id;

  it('show everybody what is public, and only the authority what is internal', async () => {
    await organisation({ name: 'Öffentlicher Verein' });
    await organisation({ name: 'Interner Verein', isPublic: false });
    const seen = async (actor: Actor) =>
      (await office.database.read(actor, (tx) => searchOrganisations(tx, { text: 'er verein' }))).map(
        ({ name }) => name,
      );
    expect(await seen(editor)).toEqual(['Interner Verein', 'Öffentlicher Verein']);
    expect(await seen(PUBLIC_ACTOR)).toEqual(['Öffentlicher Verein']);
    expect(await refusalOf(saveRegistered(office.database, caseworker, ORGANISATION))).toBe('action-not-permitted');
    const byHand = office.database.transaction(PUBLIC_ACTOR, (tx) =>
      tx.query(`UPDATE network.organisation SET is_public = true RETURNING id`),
    );
    expect(await byHand).toEqual([]);
  });

  it('say which office is responsible for Kreis Kleve', async () => {
    const id = await offer({ name: 'Zuständig für Kleve' });
    const other = await offer({ name: 'Zuständig für Köln', districts: ['05315'], kind: 'VICTIM' });
    const responsible = await office.database.read(PUBLIC_ACTOR, (tx) => listOffers(tx, { districtAgs: '05154' }));
    expect(responsible.map(({ name }) => name)).toContain('Zuständig für Kleve');
    expect(responsible.map(({ name }) => name)).not.toContain('Zuständig für Köln');
    const reference = { fromId: id, toId: other, note: 'Betroffene von Gewalt' };
    expect(await refusalOf(referToOffer(office.database, editor, reference))).toBe('done');
    expect(await refusalOf(referToOffer(office.database, editor, reference))).toBe('offer-referred-before');
    expect(await refusalOf(referToOffer(office.database, editor, { ...reference, toId: id }))).toBe(
      'offer-refers-to-itself',
    );
    expect(await refusalOf(referToOffer(office.database, editor, { ...reference, toId: newId() }))).toBe(
      'offer-not-found',
    );
    expect(await refusalOf(referToOffer(office.database, editor, { ...reference, note: '' }))).toBe('entry-missing');
    expect(await office.database.read(PUBLIC_ACTOR, listReferences)).toHaveLength(1);
    const others = { ...editor, roles: ['CASEWORKER'] as const, scope: 'AUTHORITY' as const };
    expect(await refusalOf(dropReference(office.database, others, reference))).toBe('action-not-permitted');
    expect(await refusalOf(dropReference(office.database, editor, reference))).toBe('done');
    expect(await refusalOf(dropReference(office.database, editor, reference))).toBe('offer-reference-not-found');
  });

  it('hide small numbers of counselling, and show none to the public', async () => {
    const offerId = await offer({ name: 'Zählende Beratung', kind: 'EXIT' });
    const figure = { offerId, halfYear: '2026-1', category: 'Erstberatung', cases: 12 };
    for (const [category, cases] of [
      ['Erstberatung', 12],
      ['Begleitung', 7],
      ['Angehörige', 3],
    ] as const)
      expect(await refusalOf(enterFigure(office.database, editor, { ...figure, category, cases }))).toBe('done');
    const [shown] = await office.database.read(editor, counsellingFigures);
    expect(shown?.cells).toEqual([
      { category: 'Angehörige', cases: null },
      { category: 'Begleitung', cases: null },
      { category: 'Erstberatung', cases: 12 },
    ]);
    expect(shown?.total).toBe(22);
    expect(await office.database.read(PUBLIC_ACTOR, counsellingFigures)).toEqual([]);
    expect(await refusalOf(enterFigure(office.database, editor, { ...figure, halfYear: '2026' }))).toBe(
      'half-year-unreadable',
    );
    expect(await refusalOf(enterFigure(office.database, editor, { ...figure, cases: -1 }))).toBe('cases-out-of-range');
    expect(await refusalOf(enterFigure(office.database, editor, { ...figure, offerId: newId() }))).toBe(
      'offer-not-found',
    );
    expect(await refusalOf(enterFigure(office.database, editor, { ...figure, category: '' }))).toBe('entry-missing');
  });

  it('keep every status of a measure, and say which award and finding belong to it', async () => {
    const conceptId = must(await addConcept(office.database, editor, CONCEPT)).id;
    const [concept] = await office.database.read(PUBLIC_ACTOR, (tx) => listConcepts(tx, '05154'));
    const fieldId = concept?.fields[0]?.id ?? '';
    const draft = {
      conceptId,
      fieldId,
      title: 'Fortbildungen',
      responsible: 'Kreis Kleve',
      partners: 'Schulen',
      isPublic: true,
    };
    const measureId = must(await addMeasure(office.database, editor, draft)).id;
    const move = (action: Parameters<typeof moveMeasure>[2]['action']) =>
      refusalOf(moveMeasure(office.database, editor, { measureId, action, note: 'Beschluss' }));
    expect([await move('finish'), await move('begin'), await move('finish')]).toEqual([
      'action-not-possible',
      'done',
      'done',
    ]);
    const award = await payableAward(office, '05358');
    // Which award pays for what is the authority's: the network editor sees no award.
    const link = { measureId, awardId: award.id };
    expect(await refusalOf(linkMeasureToAward(office.database, editor, link))).toBe('award-not-found');
    expect(await refusalOf(linkMeasureToAward(office.database, capOfficer, link))).toBe('done');
    must(
      await addFinding(office.database, editor, {
        ...{ title: 'Studie über Fortbildungen', publisher: 'CoRE NRW', publishedYear: 2025, phenomenon: null },
        ...{ summary: 'Eine erfundene Zusammenfassung.', website: '', isPublic: true, measureIds: [measureId] },
      }),
    );
    const seen = async (actor: Actor) => (await office.database.read(actor, (tx) => measuresOf(tx, conceptId)))[0];
    expect((await seen(capOfficer))?.awards).toEqual([{ awardId: award.id, fileNumber: award.fileNumber }]);
    expect(await refusalOf(unlinkMeasureFromAward(office.database, editor, link))).toBe('award-not-linked');
    expect(await refusalOf(unlinkMeasureFromAward(office.database, capOfficer, link))).toBe('done');
    expect((await seen(capOfficer))?.awards).toEqual([]);
    expect(await refusalOf(linkMeasureToAward(office.database, capOfficer, link))).toBe('done');
    const outside = await seen(PUBLIC_ACTOR);
    expect(outside?.awards).toEqual([]);
    expect(outside?.history.map(({ status }) => status)).toEqual(['PLANNED', 'RUNNING', 'DONE']);
    expect(outside?.findings.map(({ title }) => title)).toEqual(['Studie über Fortbildungen']);
    expect(await office.database.read(PUBLIC_ACTOR, (tx) => searchFindings(tx, 'fortbildung'))).toHaveLength(1);
  });

  it('publish sums of awards only once the notice has arrived, and nothing else of them', async () => {
    const award = await payableAward(office, '05513');
    const sums = await office.database.read(PUBLIC_ACTOR, publicSums);
    const own = sums.find(({ districtAgs }) => districtAgs === '05513');
    expect([own?.programmeCode, own?.awards]).toEqual(['NRWELTOFFEN', 1]);
    expect(sums.every(({ amount }) => amount.isPositive())).toBe(true);
    const direct = await office.database.read(PUBLIC_ACTOR, (tx) => tx.query('SELECT * FROM awards.award'));
    expect(direct).toEqual([]);
    expect(award.amount.toCents()).toBe(own?.amount.toCents());
  });

  it.each([
    ['entry-missing', { name: '' }],
    ['website-unreadable', { website: 'javascript:alert(1)' }],
    ['email-invalid', { email: 'keine' }],
    ['district-unknown', { districtAgs: '09999' }],
  ])('refuse an organisation as %s', async (kind, more) => {
    expect(await refusalOf(saveRegistered(office.database, editor, { ...ORGANISATION, ...more }))).toBe(kind);
  });

  it('refuse offers, concepts, measures and findings that say too little', async () => {
    const id = await organisation();
    const addAnOffer = (more: object) =>
      refusalOf(addOffer(office.database, editor, { ...OFFER, organisationId: id, ...more }));
    expect(await addAnOffer({ districts: [] })).toBe('offer-without-district');
    expect(await addAnOffer({ districts: ['09999'] })).toBe('district-unknown');
    expect(await addAnOffer({ organisationId: newId() })).toBe('registered-not-found');
    const addAConcept = (more: object) => refusalOf(addConcept(office.database, editor, { ...CONCEPT, ...more }));
    expect(await addAConcept({ fields: [] })).toBe('concept-without-field');
    expect(await addAConcept({ phase: null })).toBe('concept-phase-missing');
    expect(await addAConcept({ districtAgs: null })).toBe('district-unknown');
    expect(await addAConcept({ resolution: { ...CONCEPT.resolution, on: CalendarDate.of(2027, 1, 1) } })).toBe(
      'resolution-in-future',
    );
    const measure = {
      conceptId: newId(),
      fieldId: newId(),
      title: 'Titel',
      responsible: 'Amt',
      partners: '',
      isPublic: false,
    };
    expect(await refusalOf(addMeasure(office.database, editor, measure))).toBe('field-of-action-unknown');
    expect(
      await refusalOf(moveMeasure(office.database, editor, { measureId: newId(), action: 'begin', note: '' })),
    ).toBe('measure-not-found');
    const finding = {
      title: 'Titel',
      publisher: 'CoRE NRW',
      publishedYear: 2025,
      phenomenon: null,
      summary: 'kurz',
      website: '',
      isPublic: true,
    };
    expect(await refusalOf(addFinding(office.database, editor, finding))).toBe('entry-missing');
    expect(
      await refusalOf(
        addFinding(office.database, editor, { ...finding, summary: 'lang genug hier', publishedYear: 2027 }),
      ),
    ).toBe('year-unlikely');
  });
});
