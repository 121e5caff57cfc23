import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import request from 'supertest';
import { endEnquiries, loadEnquiryReference, admitMunicipality } from '#enquiries';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
import { LEAD } from '../support/enquiry-room.js';
import { startTestWeb, TEST_NOON, TEST_PASSWORD, tokenIn, type TestBrowser, type TestWeb } from '../support/web.js';
import { superuserUrlOf } from '../support/database.js';

/** No word like these stands anywhere in the system; each text of the journey carries one. */
const MARKER = 'Zwiebelturmuhrwerk';
const TEXT = `Die Gruppe nennt sich nach dem ${MARKER}, welche Angebote gibt es dazu?`;

describe('what was written to an enquiry', () => {
  let web: TestWeb;
  let owner: pg.Client;
  let member: TestBrowser;
  let team: TestBrowser;
  const lines: string[] = [];

  beforeAll(async () => {
    web = await startTestWeb({ logLevel: 'trace' }, { write: (line) => void lines.push(line) });
    owner = new pg.Client(superuserUrlOf(web.settings.databaseUrl));
    await owner.connect();
    await web.database.transaction(SYSTEM_ACTOR, (tx) => loadEnquiryReference(tx, process.cwd()));
    const admitted = await admitMunicipality(web.database, LEAD, {
      ags: '05915',
      name: 'Stadt Hamm',
      kind: 'KREISFREIE_STADT',
      adminRegion: 'Arnsberg',
      mailbox: 'praevention@hamm.example',
      memberFrom: '2026-01-01',
    });
    const organisationId = admitted.ok ? admitted.value.municipalityId : '';
    member = await web.signedIn({ email: 'rathaus@hamm.example', roles: ['ENQUIRY_MEMBER'], organisationId });
    team = await web.signedIn({ email: 'team@kge.example', roles: ['ENQUIRY_EDITOR'], organisationId: null });
  });
  afterAll(async () => {
    await owner.end();
    await web.close();
  });

  const fields = {
    kind: 'QUESTION',
    phenomenon: 'RIGHT',
    topicCode: 'OTHER',
    saysNoPersonalData: 'ja',
    body: TEXT,
  };
  const ask = async (): Promise<string> => {
    const asked = await member.post('/anfragen/neu', fields);
    expect(asked.status).toBe(303);
    return String(asked.headers['location']);
  };

  /** Tables in which the word stands, in any column of any schema, the planner's statistics included. */
  async function tablesWithWord(): Promise<string[]> {
    await owner.query('ANALYZE');
    const { rows } = await owner.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'm', 'p', 't') AND (n.nspname NOT LIKE 'pg\\_%' OR c.relname IN ('pg_statistic', 'pg_statistic_ext_data'))
         AND n.nspname <> 'information_schema'`,
    );
    expect(rows.length).toBeGreaterThan(45);
    const found: string[] = [];
    for (const { name } of rows) {
      const hits = await owner.query(`SELECT 1 FROM ${name} AS every WHERE every::text ILIKE $1 LIMIT 1`, [
        `%${MARKER}%`,
      ]);
      if (hits.rows.length > 0) found.push(name);
    }
    return found;
  }

  it('stands in one table only, as long as the enquiry is open', async () => {
    const page = await ask();
    expect((await team.get(page)).text).toContain(MARKER);
    expect(await tablesWithWord()).toEqual(['enquiries.passage']);
  });

  it('stands in no table when a draft with personal data was refused', async () => {
    await wipeAll();
    const refused = await member.post('/anfragen/neu', { ...fields, body: `${TEXT} Fragt Herr Beispielmann.` });
    expect([refused.status, refused.text.includes(MARKER)]).toEqual([422, true]);
    expect(await tablesWithWord()).toEqual([]);
  });

  it('stands in no table after a rejection for personal data', async () => {
    const page = await ask();
    await team.post(`${page}/annehmen`);
    expect((await team.post(`${page}/ablehnen`)).status).toBe(303);
    expect((await member.get(page)).text).toContain('Der Inhalt ist gelöscht.');
    expect(await tablesWithWord()).toEqual([]);
  });

  it('stands in no table after the places were struck out', async () => {
    const page = await ask();
    const passageId = /<option value="([\w-]{36})"/.exec((await team.get(page)).text)?.[1] ?? '';
    expect((await team.post(`${page}/schwaerzen`, { passageId, places: MARKER })).status).toBe(303);
    expect((await member.get(page)).text).toContain('[geschwärzt]');
    expect(await tablesWithWord()).toEqual([]);
  });

  it('is not parked when the session has ended meanwhile', async () => {
    const agent = request.agent(web.app.getHttpServer());
    await agent.post('/anmelden').type('form').send({ email: 'rathaus@hamm.example', password: TEST_PASSWORD });
    const token = tokenIn((await agent.get('/konto')).text);
    await owner.query(`UPDATE identity.session SET expires_at = '2026-11-16T10:59:00Z'`);
    const late = await agent
      .post('/anfragen/neu')
      .type('form')
      .send({ _csrf: token, ...fields });
    expect([late.status, String(late.headers['location']).includes('eingaben')]).toEqual([303, false]);
    expect(await tablesWithWord()).toEqual([]);
    await signInAgain();
  });

  it('stands in no table twelve months after the whole journey by page and API, jobs and mails included', async () => {
    const { token } = (
      await web.anybody().post('/api/v1/auth/token').send({ email: 'rathaus@hamm.example', password: TEST_PASSWORD })
    ).body;
    const call = (path: string, body: object) =>
      web.anybody().post(path).set('Authorization', `Bearer ${token}`).set('Idempotency-Key', 'once').send(body);
    const body = { ...fields, saysNoPersonalData: true };
    const asked = await call('/api/v1/enquiries', body);
    expect([asked.status, (await call('/api/v1/enquiries', body)).body]).toEqual([201, asked.body]);
    const page = `/anfragen/${asked.body.id}`;
    await team.post(`${page}/annehmen`);
    expect((await team.post(`${page}/antworten`, { body: `Zum ${MARKER} gibt es Angebote im Land.` })).status).toBe(
      303,
    );
    expect((await member.post(`${page}/rueckfrage`, { body: `Und gibt es zum ${MARKER} mehr?` })).status).toBe(303);
    const targetId = /<option value="([\w-]{36})"/.exec((await team.get(`${page}/verweisen`)).text)?.[1] ?? '';
    const referred = { referralTargetId: targetId, body: `Diese Stelle kennt das ${MARKER} gut.` };
    expect((await team.post(`${page}/verweisen`, referred)).status).toBe(303);
    expect((await member.post(`${page}/abschliessen`)).status).toBe(303);
    expect(await tablesWithWord()).toEqual(['enquiries.passage']);
    await wipeAll();
    expect((await team.get(page)).text).toContain('Der Inhalt ist gelöscht');
    expect(await tablesWithWord()).toEqual([]);
  });

  it('never stood in the log, not even where a request failed', async () => {
    const [id] = (await owner.query<{ id: string }>('SELECT id FROM enquiries.enquiry LIMIT 1')).rows;
    await owner.query('REVOKE INSERT ON enquiries.passage FROM foerderakte_app');
    expect((await member.post('/anfragen/neu', fields)).status).toBe(500);
    await owner.query('GRANT INSERT ON enquiries.passage TO foerderakte_app');
    await owner.query(`ALTER TABLE enquiries.passage ADD CONSTRAINT planted CHECK (kind <> 'QUESTION') NOT VALID`);
    expect((await member.post('/anfragen/neu', fields)).status).toBe(409);
    await owner.query('ALTER TABLE enquiries.passage DROP CONSTRAINT planted');
    await member.get(`/anfragen/${id?.id ?? ''}?suche=${MARKER.slice(0, 3)}`);
    expect(lines.join('')).toContain('request failed');
    expect(lines.join('')).not.toContain(MARKER);
  });

  async function wipeAll(): Promise<void> {
    for (const day of ['2027-01-15', '2028-01-16']) {
      web.clock.moveTo(new Date(`${day}T09:00:00Z`));
      await owner.query(`UPDATE enquiries.enquiry SET status = 'ANSWERED' WHERE status IN ('NEW', 'ACCEPTED')`);
      await endEnquiries(web.database, SYSTEM_ACTOR, CalendarDate.iso(day));
    }
    web.clock.moveTo(TEST_NOON);
    await signInAgain();
  }

  /** Sessions follow the clock: a year later everybody signs in anew. */
  async function signInAgain(): Promise<void> {
    await owner.query('DELETE FROM identity.session');
    member = await web.signedIn({ email: 'rathaus@hamm.example', roles: ['ENQUIRY_MEMBER'], organisationId: null });
    team = await web.signedIn({ email: 'team@kge.example', roles: ['ENQUIRY_EDITOR'], organisationId: null });
  }
});
