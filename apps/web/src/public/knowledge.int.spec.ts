import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarDate, type Actor } from '#kernel';
import {
  addConcept,
  addFinding,
  addMeasure,
  addOffer,
  findConcept,
  referToOffer,
  saveRegistered,
  type ConceptDraft,
} from '#network';
import { foundPartnership } from '#partnerships';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { caseworker, districtEditor } from '../../../../test/support/case-builder.js';
import { must } from '../../../../test/payments/award-builder.js';

const editor: Actor = { ...caseworker, name: 'N. Netz', roles: ['NETWORK_EDITOR'], scope: 'NETWORK' };
const SUMMARY = 'Eine erfundene Zusammenfassung in einem Satz.';

describe('what the network shares with everybody', () => {
  let desk: AuthorityDesk;
  let conceptId: string;
  let hiddenId: string;

  beforeAll(async () => {
    desk = await openDesk();
    const { database } = desk.web;
    const concept: Omit<ConceptDraft, 'isPublic'> = {
      ...{ title: 'Handlungskonzept Kleve', kind: 'LOCAL', land: 'NW', responsible: 'Kreis Kleve', source: '' },
      ...{ districtAgs: '05154', phase: 'IMPLEMENTATION', fields: ['Bildung', 'Beratung'] },
      resolution: { body: 'Kreistag', on: CalendarDate.of(2026, 6, 1), reference: 'V 12/2026' },
    };
    conceptId = must(await addConcept(database, editor, { ...concept, isPublic: true })).id;
    hiddenId = must(await addConcept(database, editor, { ...concept, title: 'Interner Entwurf', isPublic: false })).id;
    const fields = (await database.read(editor, (tx) => findConcept(tx, conceptId)))?.fields ?? [];
    const measure = { conceptId, fieldId: fields[0]?.id ?? '', responsible: 'Schulamt', partners: 'Schulen' };
    const shown = { ...measure, title: 'Fortbildungen', isPublic: true };
    const measureId = must(await addMeasure(database, editor, shown)).id;
    must(await addMeasure(database, editor, { ...measure, title: 'Vertrauliche Runde', isPublic: false }));
    const finding = { publisher: 'CoRE NRW', publishedYear: 2025, phenomenon: null, website: '', summary: SUMMARY };
    must(
      await addFinding(database, editor, {
        ...{ ...finding, title: 'Studie über Fortbildungen', isPublic: true, measureIds: [measureId] },
      }),
    );
    must(await addFinding(database, editor, { ...finding, title: 'Unveröffentlichter Bericht', isPublic: false }));
    const row = { land: 'NW', role: '', website: '', email: '', phone: '', source: '', verifiedBy: null };
    const organisationId = must(
      await saveRegistered(database, editor, {
        ...{ ...row, name: 'Beratung Niederrhein', kind: 'ASSOCIATION', seat: 'Kleve', districtAgs: '05154' },
        ...{ kgeMemberSince: null, isPublic: true },
      }),
    ).id;
    must(
      await saveRegistered(database, editor, {
        ...{ ...row, name: 'Institut am Rhein', kind: 'SCIENCE', seat: 'Bonn', districtAgs: '05314' },
        ...{ kgeMemberSince: null, isPublic: true },
      }),
    );
    const offer = async (name: string): Promise<string> =>
      must(
        await addOffer(database, editor, {
          ...{ organisationId, kind: 'MOBILE', name, description: '', phone: '', email: '', website: '' },
          ...{ isPublic: true, verifiedBy: null, districts: ['05154'] },
        }),
      ).id;
    const reference = { fromId: await offer('Mobile Beratung'), toId: await offer('Opferberatung') };
    must(await referToOffer(database, editor, { ...reference, note: 'nach einem Angriff' }));
  });
  afterAll(() => desk.close());

  const page = (path: string) => desk.web.anybody().get(path);

  it('are concepts with phase and resolution, progress by field as picture and table, and published measures', async () => {
    const list = await page('/wissen');
    expect(list.text).toContain(`href="/wissen/konzepte/${conceptId}"`);
    expect(list.text).not.toContain('Interner Entwurf');
    const { text } = await page(`/wissen/konzepte/${conceptId}`);
    for (const words of ['Umsetzung', 'Kreistag, 01.06.2026, V 12/2026', 'Schulamt', 'mit Schulen', 'geplant'])
      expect(text).toContain(words);
    expect(text).toContain('<svg class="progress"');
    expect(text).toContain('Maßnahmen je Handlungsfeld und Stand');
    expect(text).toContain('Studie über Fortbildungen');
    expect(text).not.toContain('Vertrauliche Runde');
    expect([(await page(`/wissen/konzepte/${hiddenId}`)).status, (await page('/wissen/konzepte/x')).status]).toEqual([
      404, 404,
    ]);
    expect((await page('/foerderlandkarte/05154')).text).toContain(`href="/wissen/konzepte/${conceptId}"`);
  });

  it('are findings of science, with a search, and which offer refers to which', async () => {
    const { text } = await page('/wissen');
    expect(text).toContain('Studie über Fortbildungen');
    expect(text).not.toContain('Unveröffentlichter Bericht');
    expect(text).toContain('Mobile Beratung verweist auf Opferberatung: nach einem Angriff');
    expect((await page('/wissen?suche=FORTBILDUNG')).text).toContain('Studie über Fortbildungen');
    expect((await page('/wissen?suche=nichts')).text).toContain('Zu dieser Suche ist nichts veröffentlicht');
  });

  it('are organisations by text, kind and district, for everybody and for the authority', async () => {
    const office = await desk.web.signedIn({
      ...{ email: 'netz@lks.example', roles: ['NETWORK_EDITOR'], organisationId: null },
    });
    for (const ask of [page, (path: string) => office.get(path.replace('/verzeichnis', '/netzwerk/organisationen'))]) {
      const found = async (query: string): Promise<readonly boolean[]> => {
        const listed = (await ask(`/verzeichnis${query}`)).text.split('>Beratungsangebote<')[0] ?? '';
        return ['Institut am Rhein', 'Beratung Niederrhein'].map((name) => listed.includes(name));
      };
      expect(await found('')).toEqual([true, true]);
      expect(await found('?art=SCIENCE')).toEqual([true, false]);
      expect(await found('?kreis=05154')).toEqual([false, true]);
      expect(await found('?suche=NIEDERRHEIN&art=ASSOCIATION&kreis=05154')).toEqual([false, true]);
      expect(await found('?suche=institut&kreis=05154')).toEqual([false, false]);
      expect(await found('?art=erfunden&kreis=99999')).toEqual([true, true]);
    }
    const district = (await page('/foerderlandkarte/05314')).text;
    expect(district).toContain('Institut am Rhein (Wissenschaft)');
    expect(district).not.toContain('Beratung Niederrhein (Verein)');
  });

  it('call a district that forwards NRWeltoffen no partnership, and still say where one applies', async () => {
    must(
      await foundPartnership(desk.web.database, districtEditor('05154'), {
        ...{ programmeCode: 'NRWELTOFFEN', name: 'Initiativenfonds Kleve', slug: 'kleve', leadOffice: 'Kreis Kleve' },
        ...{ coordinationOffice: 'Fachstelle', coordinationByCarrier: false, contactEmail: 'fonds@kleve.example' },
        ...{ contactPhone: '', beganOn: CalendarDate.of(2026, 1, 1), goals: [] },
      }),
    );
    expect((await page('/foerderlandkarte?frage=partnerschaft')).text).toContain('0 von 53');
    const { text } = await page('/foerderlandkarte/05154');
    expect(text).toContain('href="/mitmachen/kleve"');
    const data = (await page('/verzeichnis/daten.json')).body;
    const kleve = data.districts.find(({ ags }: { ags: string }) => ags === '05154');
    expect(kleve.partnerships).toEqual([]);
  });
});
