import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { publicSums } from '#awards';
import { BODY_KINDS, listBodies, seatsOf } from '#bodies';
import { listEvents } from '#events';
import { Money, PUBLIC_ACTOR, SYSTEM_ACTOR } from '#kernel';
import { listConcepts, listOffers, searchOrganisations } from '#network';
import { applicationPool, Database, FolderFileStore, SystemClock } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import { loadReference } from '../../reference/load-reference.js';
import { loadDemoOnce } from '../load-demo.js';

describe('the network of the demo', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foerderakte-network-spec-'));
  let testDatabase: TestDatabase;
  let source: DataSource;
  let database: Database;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    source = await new DataSource(applicationPool(testDatabase.appUrl, 4)).initialize();
    database = new Database(source, new SystemClock(), true);
    await loadReference(database, process.cwd());
    await loadDemoOnce(database, new FolderFileStore(folder), 'http://localhost:3000');
  }, 240_000);

  afterAll(async () => {
    await source.destroy();
    await testDatabase.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('names every body of the public pages', async () => {
    const names = (await database.read(PUBLIC_ACTOR, (tx) => searchOrganisations(tx)))
      .map(({ name }) => name)
      .join('\n');
    for (const body of [
      ...['(LKS)', 'Landesnetzwerk gegen Rechtsextremismus', 'IntHK REX', 'Partnerschaften für Demokratie in NRW'],
      ...['Opferberatung Rheinland', 'BackUp', 'NinA NRW', '(KgE)', 'IMAG Islamismusprävention', 'CoRE NRW'],
      ...['Radicalisation Awareness Network', 'Wegweiser', '(KIP NI)', 'KoStI', 'Aktion Neustart', 'beRATen e.V.'],
    ])
      expect(names).toContain(body);
  });

  it('has one Mobile Beratung per Regierungsbezirk, two Opferberatungen, one Ausstiegsberatung, and leaves no district out', async () => {
    const offers = await database.read(PUBLIC_ACTOR, (tx) => listOffers(tx));
    const of = (kind: string) => offers.filter((offer) => offer.kind === kind);
    expect(
      of('MOBILE')
        .map(({ districts }) => districts.length)
        .sort(),
    ).toEqual([11, 12, 15, 7, 8]);
    expect([of('VICTIM').length, of('EXIT').length]).toEqual([2, 1]);
    for (const kind of ['MOBILE', 'VICTIM', 'EXIT'])
      expect(of(kind).flatMap(({ districts }) => districts)).toHaveLength(53);
    const kleve = await database.read(PUBLIC_ACTOR, (tx) => listOffers(tx, { districtAgs: '05154' }));
    expect(kleve.map(({ name }) => name)).toEqual([
      'Mobile Beratung gegen Rechtsextremismus, Regierungsbezirk Düsseldorf',
      'Beratung für Betroffene im Rheinland',
      'Ausstiegsberatung',
    ]);
  });

  /** As the public pages describe them: chair or lead, members, who only advises. */
  const STRUCTURE: Readonly<Record<string, readonly string[]>> = {
    'Landesnetzwerk gegen Rechtsextremismus': [
      'Landeskoordinierungsstelle (LKS): Vorsitz',
      ...['Arnsberg', 'Detmold', 'Düsseldorf', 'Köln', 'Münster'].map(
        (region) => `Mobile Beratung ${region}: Mitglied`,
      ),
      ...['Opferberatung Rheinland', 'BackUp, Opferberatung Westfalen', 'NinA NRW'].map((name) => `${name}: Mitglied`),
      ...['Ministerium des Innern', 'MKJFGFI', 'Ministerium für Schule und Bildung'].map((name) => `${name}: Mitglied`),
      ...['Landesintegrationsrat: Mitglied', 'CoRE NRW: beratend'],
    ],
    'Vernetzungstreffen der Partnerschaften für Demokratie in NRW': [
      'Landeskoordinierungsstelle (LKS): Einladende',
      ...['Hamm', 'Lippe', 'Aachen', 'Paderborn'].map((place) => `Partnerschaft ${place}: Mitglied`),
    ],
    'Kommunen gegen Extremismus (KgE)': [
      'IM: Leitung',
      ...['Kreis Düren', 'Kreis Kleve', 'Stadt Hamm', 'Stadt Solingen'].map((place) => `${place}: Mitglied`),
      ...['Staatsschutz: Mitglied', 'Verfassungsschutz: Mitglied'],
    ],
    'IMAG Islamismusprävention': [
      ...['Staatskanzlei (StK)', 'MKJFGFI', 'IM', 'MSB', 'MHKBD', 'JM', 'MKW'].map((name) => `${name}: Mitglied`),
      ...['Landeszentrale für politische Bildung (MKW)', 'CoRE NRW', 'Wegweiser'].map((name) => `${name}: beratend`),
      ...['Zivilgesellschaftliche Träger: beratend', 'Radicalisation Awareness Network (RAN): beratend'],
    ],
    'Kompetenzstelle Islamismusprävention Niedersachsen (KIP NI)': [
      'MI, Verfassungsschutz: Leitung, gleichberechtigt',
      'LKA, Präventionsstelle PMK: Leitung, gleichberechtigt',
      ...['MS', 'MJ', 'MK'].map((name) => `${name}: Mitglied`),
    ],
    'AG KoStI': [
      'KIP NI: Leitung',
      ...['MI', 'LKA', 'MS', 'MJ', 'MK'].map((name) => `${name}: Mitglied`),
      ...['Aktion Neustart: beratend', 'beRATen e.V.: beratend'],
    ],
  };

  it.each(Object.entries(STRUCTURE))('gives %s its real structure', async (name, structure) => {
    const seats = await database.read(SYSTEM_ACTOR, async (tx) => {
      const body = (await listBodies(tx)).find((each) => each.name === name);
      return body ? seatsOf(tx, body.id) : [];
    });
    expect(seats.map(({ organisation, role }) => `${organisation}: ${role}`).sort()).toEqual([...structure].sort());
    expect(seats.filter(({ hasVote, role }) => hasVote === (role === 'beratend'))).toEqual([]);
  });

  it('has a steering body, an alliance and a youth forum of municipalities, and every kind of body', async () => {
    const bodies = await database.read(SYSTEM_ACTOR, (tx) => listBodies(tx));
    expect([...new Set(bodies.map(({ kind }) => kind))].sort()).toEqual([...BODY_KINDS].sort());
    const own = bodies.filter(({ ownerOrganisationId }) => ownerOrganisationId !== null).map(({ kind }) => kind);
    expect(own.sort()).toEqual(['ALLIANCE', 'STEERING_BODY', 'YOUTH_FORUM']);
  });

  it('represents ressorts by deputies of the same house', async () => {
    const deputies = await database.read(SYSTEM_ACTOR, async (tx) => {
      const imag = (await listBodies(tx)).find(({ name }) => name === 'IMAG Islamismusprävention');
      return (await seatsOf(tx, imag?.id ?? '')).flatMap((seat) =>
        seat.deputies.map((deputy) => `${seat.organisation}: ${deputy.organisation}`),
      );
    });
    expect(deputies.sort()).toEqual([
      'IM: IM, Abteilung Verfassungsschutz',
      'MKW: Landeszentrale für politische Bildung',
    ]);
  });

  it('says of every organisation where it sits and from which public page that is known, and keeps it unverified', async () => {
    const found = await database.read(SYSTEM_ACTOR, (tx) => searchOrganisations(tx));
    const of = (name: string) => found.find((each) => each.name.startsWith(name));
    expect([of('beRATen e.V.')?.land, of('Aktion Neustart')?.land, of('CoRE NRW')?.kind]).toEqual([
      'NI',
      'NI',
      'SCIENCE',
    ]);
    expect([of('Radicalisation Awareness Network')?.kind, of('Wegweiser')?.role]).toEqual([
      'EUROPEAN',
      'Prävention gegen Islamismus, auch mit Ostbelgien',
    ]);
    expect(found.filter(({ source, verifiedBy }) => source === '' || verifiedBy !== null)).toEqual([]);
  });

  it('names organisations and offices, never a person', async () => {
    const words = await database.read(SYSTEM_ACTOR, async (tx) => {
      const seats = [];
      for (const { id } of await listBodies(tx)) seats.push(...(await seatsOf(tx, id)));
      const organisations = await searchOrganisations(tx);
      return [
        ...seats.flatMap((seat) => [seat.organisation, seat.role, ...seat.deputies.map((each) => each.organisation)]),
        ...organisations.flatMap(({ name, role, seat }) => [name, role, seat]),
      ];
    });
    const people = await database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ name: string }>('SELECT name FROM identity.account'),
    );
    expect(people.length).toBeGreaterThan(20);
    for (const { name } of people) expect(words).not.toContain(name);
    expect(words.filter((each) => /\b(?:Herrn?|Frau|Dr\.|Prof\.)\s/.test(each))).toEqual([]);
  });

  it('shows concepts, events of all four phenomena, and the sums of 2026 to everybody', async () => {
    await database.read(PUBLIC_ACTOR, async (tx) => {
      expect((await listConcepts(tx)).map(({ kind }) => kind)).toEqual(['STATE', 'INTERMINISTERIAL', 'LOCAL', 'LOCAL']);
      const phenomena = (await listEvents(tx)).flatMap(({ phenomenon }) => phenomenon ?? []);
      expect(phenomena.sort()).toEqual(['FOREIGN', 'ISLAMISM', 'LEFT', 'RIGHT']);
      const sums = (await publicSums(tx)).filter(
        ({ budgetYear, programmeCode }) => budgetYear === 2026 && programmeCode === 'NRWELTOFFEN',
      );
      expect(sums.length).toBeGreaterThan(15);
      expect(Money.sum(sums.map(({ amount }) => amount)).exceeds(Money.ofEuros(1_000_000))).toBe(true);
    });
  });
});
