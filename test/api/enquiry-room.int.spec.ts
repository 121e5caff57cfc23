import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountOfApiToken, actorOf, ensureAccount } from '#identity';
import { SYSTEM_ACTOR, type Actor, type Role } from '#kernel';
import { CLEAN_QUESTION, asked, openRoom, isOfRoom, type Room } from '../support/enquiry-room.js';
import { tokenIn, type TestBrowser } from '../support/web.js';
import { openApiOffice, type ApiOffice } from './api-office.js';
import { awardedCase, MARK, type ForeignCase } from './foreign-case.js';

/** Stands in the enquiry; must not stand in anything that people of the grants get. */
const ROOM_MARK = 'Zwiebelturm';
const ROOM_ROLES = ['ENQUIRY_MEMBER', 'ENQUIRY_LEAD'] as const satisfies readonly Role[];
const GRANT_ROLES = [
  'APPLICANT_SIGNATORY',
  'CASEWORKER',
  'SIGNATORY',
  'BUDGET_OFFICER',
  'AUDIT_READ',
  'PROGRAMME_ADMIN',
  'NETWORK_EDITOR',
  'SYS_ADMIN',
] as const satisfies readonly Role[];

/** Enough to see every list of the grants: the others see no more. */
const READERS: readonly Role[] = ['APPLICANT_SIGNATORY', 'CASEWORKER', 'SYS_ADMIN'];

interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: string;
}

/** The committed list is complete (test/architecture/routes): whatever is added is walked here, too. */
const ROUTES: readonly Route[] = readFileSync('test/architecture/routes.txt', 'utf8')
  .split('\n')
  .map((line) => /^(\w+) (\S+) \| (.+)$/.exec(line))
  .flatMap((found) => (found ? [{ method: found[1] ?? '', path: found[2] ?? '', access: found[3] ?? '' }] : []))
  .filter(({ access }) => access !== 'public');

const isRoomRoute = ({ path }: Route): boolean => /^\/(anfragen|api\/v1\/enquiries)(\/|$)/.test(path);
/** Everybody's own account and the frame of the API; nothing of a case. */
const OWN_ACCOUNT = /^\/(konto|abmelden|eingaben|session\/extend|$)|^\/api\/v1\/(auth|me)\b/;
const ROOM_ROUTES = ROUTES.filter(isRoomRoute);
const GRANT_ROUTES = ROUTES.filter((route) => !isRoomRoute(route) && !OWN_ACCOUNT.test(route.path));

interface Person {
  readonly role: Role;
  readonly actor: Actor;
  readonly browser: TestBrowser;
  readonly token: string;
  /** The session's token for forms. */
  readonly formToken: string;
}

describe('the room for enquiries and the grants', () => {
  let office: ApiOffice;
  let room: Room;
  let grant: ForeignCase;
  let enquiryId: string;
  const inRoom: Person[] = [];
  const inGrants: Person[] = [];

  beforeAll(async () => {
    office = await openApiOffice();
    room = await openRoom(office.web.database);
    const neighbour = await office.user(`${MARK} Köln`, ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'], '05315');
    grant = await awardedCase(office, neighbour);
    enquiryId = await asked(office.web.database, room.member, `${CLEAN_QUESTION} Auch zum ${ROOM_MARK}?`);
    for (const role of ROOM_ROLES) {
      inRoom.push(await person(role, role === 'ENQUIRY_MEMBER' ? room.member.organisationId : null));
    }
    for (const role of GRANT_ROLES) {
      inGrants.push(await person(role, role === 'APPLICANT_SIGNATORY' ? neighbour.actor.organisationId : null));
    }
  });
  afterAll(() => office.close());

  it('have their routes, each for one side only', () => {
    expect([ROOM_ROUTES.length > 15, GRANT_ROUTES.length > 150]).toEqual([true, true]);
    const mixed = ROUTES.filter((route) => {
      const roles = route.access === 'signed-in' ? [] : (route.access.split(' ') as Role[]);
      return isRoomRoute(route) ? roles.some((role) => !isOfRoom([role])) : isOfRoom(roles);
    });
    expect(mixed).toEqual([]);
  });

  it('show nothing of a grant to anybody in the room, by page or API', async () => {
    const wrong: string[] = [];
    for (const each of inRoom) {
      for (const route of GRANT_ROUTES) wrong.push(...(await tryRoute(each, route, grantIds(), theirs())));
    }
    expect(wrong).toEqual([]);
  });

  it('show nothing of an enquiry to anybody of the grants or to an administrator, by page or API', async () => {
    const ids = { id: enquiryId, membershipId: enquiryId, targetId: enquiryId };
    const wrong: string[] = [];
    for (const each of inGrants) {
      for (const route of ROOM_ROUTES) wrong.push(...(await tryRoute(each, route, ids, ofRoom())));
      const lists = READERS.includes(each.role) ? GRANT_ROUTES : [];
      for (const route of lists.filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
        wrong.push(...(await tryRoute(each, route, {}, ofRoom(), [200, 303, 400, 403, 404, 406, 422])));
      }
    }
    expect(wrong).toEqual([]);
  });

  it('show their own to their own by the same routes', async () => {
    const [member] = inRoom;
    expect((await member?.browser.get(`/anfragen/${enquiryId}`))?.text).toContain(ROOM_MARK);
    const caseworker = inGrants.find(({ role }) => role === 'CASEWORKER');
    expect((await caseworker?.browser.get(`/vorgaenge/${grant.application}`))?.status).toBeLessThan(400);
  });

  it('keep apart in every table, by SQL with the role of the application', async () => {
    const tables = await tableNames();
    expect(tables.length).toBeGreaterThan(40);
    const nobody = { ...room.member, accountId: '', organisationId: null, scope: 'PUBLIC' as const };
    const isPublic = new Set<string>();
    for (const table of tables) if ((await rowsIn(nobody, table)).length > 0) isPublic.add(table);
    const seen: string[] = [];
    for (const { role, actor } of [...inRoom, ...inGrants]) {
      const words = isOfRoom([role]) ? theirs() : ofRoom();
      for (const table of tables) {
        const rows = await rowsIn(actor, table);
        const isForeign =
          table.startsWith('enquiries.') !== isOfRoom([role]) && !SHARED.has(table) && !isPublic.has(table);
        const isName = table === 'enquiries.municipality' && actor.scope === 'ADMINISTRATION';
        if (isForeign && !isName && rows.length > 0) seen.push(`${role} sees ${rows.length} rows of ${table}`);
        if (rows.some((row) => words.test(row))) seen.push(`${role} sees words of the other side in ${table}`);
      }
    }
    expect(seen).toEqual([]);
  });

  it('change nothing of each other by SQL', async () => {
    const tables = await tableNames();
    const changed: string[] = [];
    for (const { role, actor } of [...inRoom, ...inGrants]) {
      for (const table of tables.filter(
        (each) => each.startsWith('enquiries.') !== isOfRoom([role]) && !SHARED.has(each),
      )) {
        const column = await firstColumn(table);
        const count = await office.web.database
          .transaction(actor, (tx) => tx.query(`UPDATE ${table} SET ${column} = ${column} RETURNING 1`))
          .then((rows) => rows.length)
          .catch(() => 0);
        if (count > 0) changed.push(`${role} changes ${table}`);
      }
    }
    expect(changed).toEqual([]);
  });

  it('hold no account on both sides', async () => {
    const both = { name: 'Zwei Seiten', email: 'beides@x.example', organisationId: null, password: null };
    for (const roles of [
      ['ENQUIRY_EDITOR', 'CASEWORKER'],
      ['ENQUIRY_LEAD', 'SYS_ADMIN'],
      ['ENQUIRY_EDITOR', 'NETWORK_EDITOR'],
    ] as const) {
      const opened = office.web.database.transaction(SYSTEM_ACTOR, (tx) => ensureAccount(tx, { ...both, roles }));
      await expect(opened).rejects.toThrow(/account_room_apart|account_stands_alone/);
    }
    const administrator = inGrants.find(({ role }) => role === 'SYS_ADMIN');
    const fields = { name: 'Falsche Seite', email: 'falsch@x.example', roles: 'CASEWORKER,ENQUIRY_MEMBER'.split(',') };
    expect((await administrator?.browser.post('/verwaltung/konten/neu', fields))?.status).toBe(422);
    const district = { ...fields, roles: 'APPLICANT_EDITOR', organisationId: room.member.organisationId ?? '' };
    expect((await administrator?.browser.post('/verwaltung/konten/neu', district))?.text).toContain(
      'passt nicht zu den',
    );
  });

  /** What everybody needs and nobody's case is in: the matrix of rights says for each why. */
  const SHARED = new Set([
    'audit.entry',
    'identity.account',
    'platform.demo_clock',
    'platform.idempotency_key',
    'platform.installation',
  ]);
  const theirs = (): RegExp => new RegExp([MARK, ...Object.values(grant)].join('|'));
  const ofRoom = (): RegExp => new RegExp([ROOM_MARK, enquiryId, 'KGE-2026-'].join('|'));
  const grantIds = (): Record<string, string> => ({
    id: grant.application,
    awardId: grant.award,
    noticeId: grant.notice,
    attachmentId: grant.attachment,
    step: 'vorhaben',
    code: 'entitled',
  });

  async function tryRoute(
    each: Person,
    route: Route,
    ids: Readonly<Record<string, string>>,
    words: RegExp,
    taken: readonly number[] = [303, 400, 403, 404, 422],
  ): Promise<string[]> {
    const address = route.path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? ids['id'] ?? 'unbekannt');
    const answer = await send(each, route, address);
    const line = `${each.role}: ${route.method} ${route.path} (${answer.status})`;
    // The address may be repeated, the words of a case may not.
    const shown = (answer.text ?? '')
      .replaceAll(address, '')
      .replaceAll(/href="[^"]*"|action="[^"]*"|value="[^"]*"/g, '');
    // The API leaves it to the database what somebody sees: an empty answer is one.
    const isRead = route.path.startsWith('/api/') && route.method === 'GET';
    const isTaken = taken.includes(answer.status) || (isRead && answer.status === 200);
    const isDone = answer.status === 303 && route.method === 'POST' && !isAway(answer.headers['location']);
    return [
      ...(isTaken && !isDone ? [] : [`${line} is answered`]),
      ...(words.test(shown) ? [`${line} shows words`] : []),
    ];
  }

  async function send({ browser, token, formToken }: Person, { method, path }: Route, address: string) {
    if (!path.startsWith('/api/')) {
      if (method === 'GET') return browser.get(address);
      return browser.raw().post(address).type('form').send({ _csrf: formToken, reason: 'Ein Grund.' });
    }
    const agent = office.web.anybody();
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const call = agent[verb](address).set('Authorization', `Bearer ${token}`);
    return method === 'GET' ? call : call.set('Content-Type', 'application/json').send({});
  }

  const isAway = (location: unknown): boolean => String(location).startsWith('/anmelden');

  async function person(role: Role, organisationId: string | null): Promise<Person> {
    const email = `${role.toLowerCase().replaceAll('_', '.')}@zwei.example`;
    const browser = await office.web.signedIn({ email, name: `Person ${role}`, roles: [role], organisationId });
    const issued = await office.web
      .anybody()
      .post('/api/v1/auth/token')
      .send({ email, password: 'vier Wörter ohne Bezug' });
    const token: string = issued.body.token;
    const account = await office.web.database.read(SYSTEM_ACTOR, (tx) =>
      accountOfApiToken(tx, token, office.web.clock.now()),
    );
    if (!account) throw new Error(`no token for ${role}`);
    return { role, actor: actorOf(account), browser, token, formToken: tokenIn((await browser.get('/konto')).text) };
  }

  async function tableNames(): Promise<string[]> {
    const rows = await office.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ name: string }>(
        `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^(pg_|information_schema)' ORDER BY 1`,
      ),
    );
    return rows.map(({ name }) => name);
  }

  const rowsIn = (actor: Actor, table: string): Promise<string[]> =>
    office.web.database
      .read(actor, (tx) => tx.query<{ row: string }>(`SELECT every::text AS row FROM ${table} AS every`))
      .then((rows) => rows.map(({ row }) => row))
      .catch((error: unknown) => {
        if (String(error).includes('permission denied')) return [];
        throw error;
      });

  async function firstColumn(table: string): Promise<string> {
    const [row] = await office.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ name: string }>(
        `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
           AND has_column_privilege('foerderakte_app', attrelid, attnum, 'UPDATE') ORDER BY attnum LIMIT 1`,
        [table],
      ),
    );
    return row?.name ?? 'ctid';
  }
});
