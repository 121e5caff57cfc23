import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import {
  accountOfApiToken,
  checkCredentials,
  createFirstAdministrator,
  ensureAccount,
  findAccount,
  findParkedForm,
  issueApiToken,
  listAccounts,
  listApiTokens,
  changeAccount,
  openAccount,
  openSession,
  parkForm,
  requestPasswordReset,
  resumeSession,
  revokeApiToken,
  setPasswordByLink,
  setUpFirstAdministrator,
  type Account,
} from '#identity';
import { SYSTEM_ACTOR, type Actor } from '#kernel';
import { applicationPool, Database, FixedClock, type Transaction } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';

const DUEREN = '01900000-0000-7000-8000-000000005358';
const KOELN = '01900000-0000-7000-8000-000000005315';
const NOON = new Date('2026-11-16T11:00:00Z');
const PASSWORD = 'vier Wörter ohne Bezug';
const after = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000);

describe('identity', () => {
  let testDatabase: TestDatabase;
  let source: DataSource;
  let database: Database;
  let keller: Account;
  let koeln: Account;

  const asSystem = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => database.transaction(SYSTEM_ACTOR, work);
  const signIn = (email: string, password: string, now = NOON, address = '10.0.0.1') =>
    checkCredentials(database, { email, password, address }, now);
  const open = (email: string, organisationId: string | null = DUEREN): Promise<Account> =>
    asSystem((tx) =>
      ensureAccount(tx, {
        email,
        name: 'Erika Muster',
        roles: organisationId === null ? ['CASEWORKER'] : ['APPLICANT_EDITOR'],
        organisationId,
        password: PASSWORD,
      }),
    );

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    source = await new DataSource(applicationPool(testDatabase.appUrl, 6)).initialize();
    database = new Database(source, new FixedClock(NOON), false);
    keller = await open('Keller@Dueren.example');
    koeln = await open('amt@koeln.example', KOELN);
  });

  afterAll(async () => {
    await source.destroy();
    await testDatabase.drop();
  });

  describe('sign-in', () => {
    it('takes the e-mail in any spelling of letters', async () => {
      expect(await signIn(' KELLER@dueren.example', PASSWORD)).toMatchObject({ ok: true, value: { id: keller.id } });
    });

    it('refuses a blocked account like a wrong password', async () => {
      const blocked = await open('gesperrt@dueren.example');
      await asSystem((tx) => tx.query(`UPDATE identity.account SET state = 'BLOCKED' WHERE id = $1`, [blocked.id]));
      const answers = [await signIn(blocked.email, PASSWORD), await signIn(keller.email, 'falsch')];
      expect(answers.map((each) => (each.ok ? 'ok' : each.refusal))).toEqual([
        { kind: 'sign-in-failed', facts: {} },
        { kind: 'sign-in-failed', facts: {} },
      ]);
    });

    it.each(['bekannt@dueren.example', 'unbekannt@dueren.example'])(
      'makes %s wait after eight wrong passwords, also when they come at once, and forgets after 15 minutes',
      async (email) => {
        await open('bekannt@dueren.example');
        const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(email, 'falsch')));
        const kinds = answers.map((each) => (each.ok ? 'ok' : each.refusal.kind)).sort();
        expect(kinds).toEqual([
          ...Array.from({ length: 8 }, () => 'sign-in-failed'),
          ...Array.from({ length: 4 }, () => 'too-many-attempts'),
        ]);
        const right = await signIn(email, PASSWORD, after(5));
        expect(right).toMatchObject({ refusal: { kind: 'too-many-attempts', facts: { waitMinutes: 10 } } });
        expect((await signIn('bekannt@dueren.example', PASSWORD, after(16))).ok).toBe(true);
      },
    );

    it('does not throttle people who sign in successfully from one address', async () => {
      for (let turn = 0; turn < 12; turn += 1) expect((await signIn(keller.email, PASSWORD)).ok).toBe(true);
    });
  });

  describe('a session', () => {
    it('is known by a hash only, and ends with a block', async () => {
      const person = await open('sitzung@dueren.example');
      const secret = await asSystem((tx) => openSession(tx, person.id, NOON));
      const stored = await asSystem((tx) =>
        tx.query<{ token_hash: string }>('SELECT token_hash FROM identity.session'),
      );
      expect(stored.map((row) => row.token_hash)).not.toContain(secret);
      expect(await asSystem((tx) => resumeSession(tx, secret, NOON))).toMatchObject({ kind: 'live' });
      await asSystem((tx) => tx.query(`UPDATE identity.account SET state = 'BLOCKED' WHERE id = $1`, [person.id]));
      expect(await asSystem((tx) => resumeSession(tx, secret, NOON))).toEqual({ kind: 'unknown' });
    });
  });

  describe('an API token', () => {
    it('works until it ends, and no longer after it was revoked by its owner', async () => {
      const issued = await asSystem((tx) => issueApiToken(tx, keller.id, { expiresInDays: 1 }, NOON));
      if (!issued.ok) throw new Error(issued.refusal.kind);
      const { token } = issued.value;
      const ownerAt = (now: Date) => asSystem((tx) => accountOfApiToken(tx, token, now));
      expect((await ownerAt(after(1439)))?.id).toBe(keller.id);
      expect(await ownerAt(after(1440))).toBeNull();
      const [listed] = await asSystem((tx) => listApiTokens(tx, keller.id, NOON));
      const foreign = await asSystem((tx) => revokeApiToken(tx, koeln.id, listed?.id ?? '', NOON));
      expect(foreign).toMatchObject({ refusal: { kind: 'token-not-found' } });
      expect((await ownerAt(NOON))?.id).toBe(keller.id);
      expect((await asSystem((tx) => revokeApiToken(tx, keller.id, listed?.id ?? '', NOON))).ok).toBe(true);
      expect(await ownerAt(NOON)).toBeNull();
    });

    it.each([0, 366, 1.5, Number.NaN])('is refused for %s days', async (expiresInDays) => {
      const issued = await asSystem((tx) => issueApiToken(tx, keller.id, { expiresInDays }, NOON));
      expect(issued).toMatchObject({ refusal: { kind: 'token-days-out-of-range', pointer: '/expiresInDays' } });
    });
  });

  describe('a forgotten password', () => {
    const ask = (email: string, now = NOON) =>
      asSystem((tx) => requestPasswordReset(tx, { email, address: '10.0.0.2' }, now));

    it('is set through a link that works once and ends all sessions', async () => {
      const person = await open('vergesslich@dueren.example');
      const session = await asSystem((tx) => openSession(tx, person.id, NOON));
      const asked = await ask(person.email);
      const secret = asked.ok && asked.value ? asked.value.secret : '';
      const set = (password: string) => asSystem((tx) => setPasswordByLink(tx, secret, password, after(59)));
      expect(await set('kurz')).toMatchObject({ refusal: { kind: 'password-too-short' } });
      const both = await Promise.all([set('ein anderes Geheimnis'), set('noch ein Geheimnis')]);
      expect(both.filter((each) => each.ok)).toHaveLength(1);
      expect(await set('ein drittes Geheimnis')).toMatchObject({ refusal: { kind: 'link-not-valid' } });
      expect(await asSystem((tx) => resumeSession(tx, session, NOON))).toEqual({ kind: 'unknown' });
      expect((await signIn(person.email, PASSWORD)).ok).toBe(false);
    });

    it('closes what the old one opened: tokens of the API and other links', async () => {
      const owner = await open('gestohlen@dueren.example');
      const issued = await asSystem((tx) => issueApiToken(tx, owner.id, {}, NOON));
      const ask = () => asSystem((tx) => requestPasswordReset(tx, { email: owner.email, address: '10.0.0.77' }, NOON));
      const [first, second] = [await ask(), await ask()];
      if (!issued.ok || !first.ok || !second.ok || !first.value || !second.value) throw new Error('nothing to close');
      const [used, left] = [first.value.secret, second.value.secret];
      const set = (secret: string) => asSystem((tx) => setPasswordByLink(tx, secret, 'ein neues langes Wort', NOON));
      expect(await set(used)).toMatchObject({ ok: true });
      expect(await asSystem((tx) => accountOfApiToken(tx, issued.value.token, NOON))).toBeNull();
      expect(await set(left)).toMatchObject({ ok: false, refusal: { kind: 'link-not-valid' } });
    });

    it('is not set after the link has ended', async () => {
      const asked = await ask((await open('langsam@dueren.example')).email);
      const secret = asked.ok && asked.value ? asked.value.secret : '';
      const set = await asSystem((tx) => setPasswordByLink(tx, secret, 'ein anderes Geheimnis', after(60)));
      expect(set).toMatchObject({ refusal: { kind: 'link-not-valid' } });
    });

    it('is not told apart from an unknown account, and asked for at most three times a quarter of an hour', async () => {
      expect(await ask('niemand@dueren.example')).toEqual({ ok: true, value: null });
      await ask('niemand@dueren.example');
      await ask('niemand@dueren.example');
      expect(await ask('niemand@dueren.example')).toMatchObject({ refusal: { kind: 'too-many-attempts' } });
    });
  });

  it('gives a kept form to its owner only, for one hour', async () => {
    const form = { path: '/antraege/1', fields: { title: 'Vielfalt', rows: ['1', '2'] } };
    const secret = await asSystem((tx) => parkForm(tx, keller.id, form, NOON));
    expect(await asSystem((tx) => findParkedForm(tx, keller.id, secret, after(59)))).toEqual(form);
    expect(await asSystem((tx) => findParkedForm(tx, koeln.id, secret, after(1)))).toBeNull();
    expect(await asSystem((tx) => findParkedForm(tx, keller.id, secret, after(60)))).toBeNull();
  });

  it('sets up one first administrator, and never a second one by link', async () => {
    const secret = (await asSystem((tx) => createFirstAdministrator(tx, NOON))) ?? '';
    const person = { name: 'Ada Amt', email: 'ada@lks.example', password: PASSWORD };
    const setUp = () => asSystem((tx) => setUpFirstAdministrator(tx, secret, person, NOON));
    expect(await setUp()).toMatchObject({ ok: true, value: { roles: ['SYS_ADMIN'] } });
    expect(await setUp()).toMatchObject({ refusal: { kind: 'link-not-valid' } });
    expect(await asSystem((tx) => createFirstAdministrator(tx, NOON))).toBeNull();
  });

  describe('the database', () => {
    const editor: Actor = {
      ...SYSTEM_ACTOR,
      roles: ['APPLICANT_EDITOR'],
      organisationId: DUEREN,
      scope: 'ORGANISATION',
    };
    const administrator: Actor = { ...SYSTEM_ACTOR, roles: ['SYS_ADMIN'], scope: 'ADMINISTRATION' };

    it('shows a district its own people only', async () => {
      const seen = await database.read(editor, (tx) => listAccounts(tx));
      expect(new Set(seen.map((account) => account.organisationId))).toEqual(new Set([DUEREN]));
      expect(await database.read(editor, (tx) => findAccount(tx, koeln.id))).toBeNull();
    });

    it.each(['credential', 'session', 'api_token', 'one_time_link', 'parked_form', 'sign_in_attempt'])(
      'shows the secrets in %s to nobody but the sign-in',
      async (table) => {
        for (const actor of [editor, administrator, { ...editor, scope: 'AUTHORITY' as const }]) {
          expect(await database.read(actor, (tx) => tx.query(`SELECT 1 FROM identity.${table}`))).toEqual([]);
        }
      },
    );

    it('lets no district change or open an account', async () => {
      const widen = database.transaction(editor, (tx) =>
        tx.query(`UPDATE identity.account SET roles = '{APPLICANT_SIGNATORY}' RETURNING id`),
      );
      expect(await widen).toEqual([]);
      await expect(
        database.transaction(editor, (tx) =>
          openAccount(tx, { email: 'x@y.example', name: 'X', roles: ['APPLICANT_EDITOR'], organisationId: DUEREN }),
        ),
      ).rejects.toThrow('row-level security');
    });

    it.each([
      ['a district role without organisation', ['APPLICANT_EDITOR'], null, 'roles-and-organisation-disagree'],
      ['district and authority in one', ['APPLICANT_EDITOR', 'SIGNATORY'], DUEREN, 'roles-and-organisation-disagree'],
      ['the authority with an organisation', ['SIGNATORY'], DUEREN, 'roles-and-organisation-disagree'],
      ['an administrator with cases', ['SYS_ADMIN', 'CASEWORKER'], null, 'role-stands-alone'],
      ['an auditor who writes', ['AUDIT_READ', 'CASEWORKER'], null, 'role-stands-alone'],
      ['who leads the enquiry room with cases', ['ENQUIRY_LEAD', 'CASEWORKER'], null, 'room-stands-alone'],
      ['the system itself', ['SYSTEM'], null, 'role-missing'],
      ['no role at all', [], null, 'role-missing'],
    ] as const)('refuses %s', async (_name, roles, organisationId, kind) => {
      const opened = await asSystem((tx) =>
        openAccount(tx, { email: 'neu@y.example', name: 'X', roles, organisationId }),
      );
      expect(opened).toMatchObject({ ok: false, refusal: { kind, pointer: '/roles' } });
    });

    it.each(['', 'x'.repeat(201)])('refuses a name of no length that fits', async (name) => {
      const opened = await asSystem((tx) =>
        openAccount(tx, { email: 'neu@y.example', name, roles: ['CASEWORKER'], organisationId: null }),
      );
      expect(opened).toMatchObject({ refusal: { kind: 'name-missing-or-too-long', pointer: '/name' } });
    });

    it('changes no account that nobody has', async () => {
      const draft = { name: 'X', roles: ['CASEWORKER'], organisationId: null, state: 'ACTIVE' } as const;
      expect(await asSystem((tx) => changeAccount(tx, '01900000-0000-7000-8000-00000000ffff', draft))).toMatchObject({
        refusal: { kind: 'account-not-found' },
      });
    });

    it('refuses a second account for one e-mail', async () => {
      const opened = await asSystem((tx) =>
        openAccount(tx, { email: 'KELLER@dueren.example', name: 'X', roles: ['CASEWORKER'], organisationId: null }),
      );
      expect(opened).toMatchObject({ refusal: { kind: 'email-already-used', pointer: '/email' } });
    });
  });
});
