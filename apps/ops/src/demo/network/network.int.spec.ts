import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { publicSums } from '#awards';
import { listBodies, seatsOf } from '#bodies';
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
  }, 90_000);

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

  it('gives the bodies their structure: organisations, never persons', async () => {
    const structure = await database.read(SYSTEM_ACTOR, async (tx) => {
      const found: Record<string, string[]> = {};
      for (const body of await listBodies(tx))
        found[body.name] = (await seatsOf(tx, body.id)).map((seat) => `${seat.organisation} (${seat.role})`);
      return found;
    });
    expect(structure['IMAG Islamismusprävention']?.filter((seat) => seat.endsWith('(Mitglied)')).sort()).toEqual(
      ['IM', 'JM', 'MHKBD', 'MKJFGFI', 'MKW', 'MSB', 'Staatskanzlei (StK)'].map((name) => `${name} (Mitglied)`),
    );
    expect(structure['Kompetenzstelle Islamismusprävention Niedersachsen (KIP NI)']).toEqual(
      expect.arrayContaining([
        'MI, Verfassungsschutz (Leitung, gleichberechtigt)',
        'LKA, Präventionsstelle PMK (Leitung, gleichberechtigt)',
      ]),
    );
    expect(structure['AG KoStI']).toContain('beRATen e.V. (beratend)');
    expect(
      structure['Landesnetzwerk gegen Rechtsextremismus']?.filter((seat) => seat.startsWith('Mobile')),
    ).toHaveLength(5);
    expect(structure['Vernetzungstreffen der Partnerschaften für Demokratie in NRW']).toHaveLength(4);
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
