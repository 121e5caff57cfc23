import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { submittedApplication } from '../support/case-builder.js';
import { superuserUrlOf } from '../support/database.js';
import { completeForm } from '../support/complete-form.js';
import type { TestBrowser } from '../support/web.js';
import { SYSTEM_ACTOR, type Actor } from '#kernel';
import { addConcept, addMeasure, findConcept, linkMeasureToAward, measuresOf } from '#network';
import { must, signedAward } from '../payments/award-builder.js';
import { caseOfBeraten, CODE, openTwoLands, type TwoLands } from './two-lands.js';

const NW_MARK = 'Zechenturm';
const NI_MARK = 'bis zum Meer';

/** Schemas that hold no grant, or are shared between Länder by their nature; see the README of platform. */
const NOT_DIVIDED = ['public', 'platform', 'outbox', 'mail', 'enquiries', 'bodies', 'network', 'events'];
/** Tables without a Land, each with its reason. */
const WITHOUT_LAND: Readonly<Record<string, string>> = {
  'applications.saved_view': 'filters of one account, seen by it alone',
  'audit.daily_digest': 'hashes and a number per day over the whole installation',
  'districts.court': 'courts are public',
  'identity.api_token': 'read by the sign-in alone',
  'identity.credential': 'read by the sign-in alone',
  'identity.one_time_link': 'read by the sign-in alone',
  'identity.parked_form': 'read by the sign-in alone',
  'identity.session': 'read by the sign-in alone',
  'identity.sign_in_attempt': 'read by the sign-in alone',
  'partnerships.form_attempt': 'hashes of network addresses',
  'programmes.base_rate': 'the base rate is the same for all of Germany (§ 247 BGB)',
};

describe('two Länder in one installation', () => {
  let lands: TwoLands;
  let owner: pg.Client;
  let officer: TestBrowser;
  let officerActor: Actor;
  let beraten: string;
  let hamm: string;

  beforeAll(async () => {
    lands = await openTwoLands();
    owner = new pg.Client(superuserUrlOf(lands.web.settings.databaseUrl));
    await owner.connect();
    beraten = (await caseOfBeraten(lands)).id;
    hamm = (await submittedApplication(lands.web, '05915', completeForm(20_000, NW_MARK))).id;
    officer = await lands.web.signedIn({ email: 'beispiel@lks.example', roles: ['CASEWORKER'], organisationId: null });
    officerActor = {
      accountId: officer.accountId,
      name: 'A. Beispiel',
      roles: ['CASEWORKER'],
      organisationId: null,
      scope: 'AUTHORITY',
    };
  });
  afterAll(async () => {
    await owner.end();
    await lands.close();
  });

  it('have every table of the grants divided by a policy', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
         AND n.nspname <> ALL ($1) AND NOT EXISTS
           (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'land_apart' AND NOT p.polpermissive) ORDER BY 1`,
      [NOT_DIVIDED],
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(WITHOUT_LAND));
  });

  it('show nothing of each other by SQL with the role of the application, in any table', async () => {
    const tables = await tableNames();
    expect(tables.length).toBeGreaterThan(60);
    const seen: string[] = [];
    for (const [land, actor, foreign] of sides()) {
      for (const table of tables) {
        const rows = await rowsIn(actor, table);
        if (rows.some((row) => foreign.test(row))) seen.push(`${land} sees the other Land in ${table}`);
      }
    }
    expect(seen).toEqual([]);
  });

  it('change nothing of each other by SQL', async () => {
    const { database } = lands.web;
    const foreign = await database.transaction(officerActor, (tx) =>
      tx.query(`UPDATE applications.application SET title = 'X' WHERE id = $1 RETURNING id`, [beraten]),
    );
    expect(foreign).toEqual([]);
    const entered = database.transaction(officerActor, (tx) =>
      tx.query(
        `INSERT INTO programmes.cap_rule (programme_code, budget_year, version, amount_cents, source, recorded_by, recorded_at)
         VALUES ($1, 2027, 9, 1, 'x', $2, now())`,
        [CODE, officerActor.accountId],
      ),
    );
    await expect(entered).rejects.toThrow(/row-level security/);
  });

  it('cannot be asked about each other through the functions that run with the rights of the owner', async () => {
    const { database } = lands.web;
    const ask = (actor: Actor, sql: string, values: readonly unknown[]) =>
      database.transaction(actor, (tx) => tx.query(sql, values));
    const budget = 'SELECT * FROM budget.lock_accounts($1, $2)';
    expect(await ask(officerActor, budget, [CODE, [2027]])).toEqual([]);
    expect(await ask(lands.actor('caseworker'), budget, [CODE, [2027]])).toHaveLength(1);
    await expect(
      ask(officerActor, 'SELECT * FROM awards.lock_cap_accounts($1, $2, $3, $4)', [CODE, 'x', '03241', [2027]]),
    ).rejects.toThrow(/belong to the authority/);
    expect(await ask(officerActor, `SELECT * FROM applications.find('meer', 10)`, [])).toEqual([]);
    expect(await ask(lands.actor('caseworker'), `SELECT * FROM applications.find('meer', 10)`, [])).toHaveLength(1);
  });

  it('know of each other no grant that pays for a measure of the shared registers', async () => {
    const { database } = lands.web;
    const lead: Actor = { ...officerActor, roles: ['PROGRAMME_ADMIN'] };
    const concept = {
      title: 'Konzept des Landes',
      kind: 'STATE',
      land: 'NW',
      responsible: 'MKJFGFI',
      isPublic: true,
    } as const;
    const whole = { ...concept, districtAgs: null, phase: null, resolution: null, source: 'Test', fields: ['Bildung'] };
    const conceptId = must(await addConcept(database, lead, whole)).id;
    const found = await database.read(lead, (tx) => findConcept(tx, conceptId));
    const measure = { conceptId, fieldId: found?.fields[0]?.id ?? '', title: 'Fachtage', responsible: 'MKJFGFI' };
    const measureId = must(await addMeasure(database, lead, { ...measure, partners: '', isPublic: true })).id;
    const award = await signedAward(lands.web, '05358', 30_000);
    must(await linkMeasureToAward(database, lead, { measureId, awardId: award.id }));
    const paidBy = async (actor: Actor) =>
      (await database.read(actor, (tx) => measuresOf(tx, conceptId))).flatMap(({ awards }) => awards.length);
    expect([await paidBy(lead), await paidBy(lands.actor('administrator'))]).toEqual([[1], [0]]);
  });

  it('show nothing of each other on any page or list of the API', async () => {
    const neighbours = await lands.browser('caseworker');
    for (const [browser, own, other, words] of [
      [officer, hamm, beraten, new RegExp(`${NI_MARK}|beRATen|${CODE}|Region Hannover`)],
      [neighbours, beraten, hamm, new RegExp(`${NW_MARK}|NRWELTOFFEN|Kreis Düren`)],
    ] as const) {
      expect((await browser.get(`/vorgaenge/${own}`)).status).toBe(200);
      expect((await browser.get(`/vorgaenge/${other}`)).status).toBe(404);
      for (const path of [
        '/arbeitsliste',
        '/programme',
        '/kreise',
        '/bescheide',
        '/bewilligungen',
        '/haushalt',
        '/berichte',
      ]) {
        const answer = await browser.get(path);
        expect([path, answer.status < 500, words.exec(answer.text ?? '')?.[0]]).toEqual([path, true, undefined]);
      }
    }
  });

  it('count on the map of Nordrhein-Westfalen its own districts alone', async () => {
    const { text } = await lands.web.anybody().get('/foerderlandkarte?frage=kge');
    expect(text).toContain('0 von 53');
    expect(text).not.toContain('/foerderlandkarte/03');
  });

  it('have an outbox of their own, for mails of people and of jobs', async () => {
    const { database } = lands.web;
    const mail = (actor: Actor, to: string, organisationId: string | null = null) =>
      database.transaction(actor, (tx) =>
        tx.query(
          `INSERT INTO mail.message (id, to_address, template, subject, body_text, organisation_id, created_at)
           VALUES (gen_random_uuid(), $1, 'reminder', 'Betreff', 'Text', $2, now())`,
          [to, organisationId],
        ),
      );
    const association = lands.actor('association').organisationId;
    await mail(lands.actor('caseworker'), 'poststelle@ni.example');
    await mail(SYSTEM_ACTOR, 'signatory@ni.example');
    await mail(SYSTEM_ACTOR, 'vorstand@beraten.example', association);
    await mail(officerActor, 'poststelle@lks.example');
    await mail(SYSTEM_ACTOR, 'beispiel@lks.example');
    const pageOf = async (land: string): Promise<string> => {
      const account = { email: `post@${land}.example`, roles: ['SYS_ADMIN'] as const, organisationId: null, land };
      return (await (await lands.web.signedIn(account)).get('/verwaltung/postausgang')).text;
    };
    const [neighbours, own] = [await pageOf('NI'), await pageOf('NW')];
    for (const address of ['poststelle@ni.example', 'signatory@ni.example', 'vorstand@beraten.example'])
      expect([neighbours.includes(address), own.includes(address)]).toEqual([true, false]);
    for (const address of ['poststelle@lks.example', 'beispiel@lks.example'])
      expect([neighbours.includes(address), own.includes(address)]).toEqual([false, true]);
  });

  it('have accounts of their own: an administrator knows the people of one Land', async () => {
    const administrator = await lands.web.signedIn({
      email: 'admin@ni.example',
      roles: ['SYS_ADMIN'],
      organisationId: null,
      land: 'NI',
    });
    const list = (await administrator.get('/verwaltung/konten')).text;
    expect([list.includes('H. Leine'), list.includes('beispiel@lks.example')]).toEqual([true, false]);
    expect((await administrator.get(`/verwaltung/konten/${officer.accountId}`)).status).toBe(404);
    const fields = { email: 'neu@ni.example', name: 'N. Neu', roles: 'CASEWORKER', organisationId: '' };
    expect((await administrator.post('/verwaltung/konten/neu', fields)).status).toBe(303);
    const [account] = await lands.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ land: string }>(`SELECT land FROM identity.account WHERE email = 'neu@ni.example'`),
    );
    expect(account?.land).toBe('NI');
  });

  const sides = (): readonly (readonly [string, Actor, RegExp])[] => [
    ['NW', officerActor, new RegExp(`${NI_MARK}|${beraten}|beRATen|${CODE}|0324[1]`)],
    ['NI', lands.actor('caseworker'), new RegExp(`${NW_MARK}|${hamm}|NRWELTOFFEN|05915`)],
  ];

  async function tableNames(): Promise<string[]> {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
         AND n.nspname <> ALL ($1) ORDER BY 1`,
      [NOT_DIVIDED],
    );
    return rows.map(({ name }) => name);
  }

  const rowsIn = (actor: Actor, table: string): Promise<string[]> =>
    lands.web.database
      .read(actor, (tx) => tx.query<{ row: string }>(`SELECT every::text AS row FROM ${table} AS every`))
      .then((rows) => rows.map(({ row }) => row))
      .catch((error: unknown) => {
        if (String(error).includes('permission denied')) return [];
        throw error;
      });
});
