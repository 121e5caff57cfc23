import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { addSeat, foundBody, planMeeting } from '#bodies';
import { CalendarDate, Money, SYSTEM_ACTOR, type Actor } from '#kernel';
import { renderIssuedNotice } from '#notices';
import {
  commitOwnExpense,
  findFrame,
  findProject,
  openRecommendation,
  passCheck,
  prepareLocalDecision,
  transferBetweenFunds,
} from '#partnerships';
import { aPartnership, type BuiltPartnership } from '#partnerships/testing';
import { FILE_STORE, type FileStore } from '#platform';
import { signedAward } from '../payments/award-builder.js';
import { openDesk, type AuthorityDesk } from '../support/authority-desk.js';
import { districtEditor, districtSignatory } from '../support/case-builder.js';
import { superuserUrlOf } from '../support/database.js';
import type { TestBrowser } from '../support/web.js';
import {
  appliedProject,
  AWARDED,
  editor,
  must,
  preparedProject,
  runningProject,
  type LeadOffice,
} from './local-office.js';

const GRANTS = [
  'applications',
  'awards',
  'budget',
  'disbursements',
  'notices',
  'settlement',
  'use_reports',
  'enquiries',
];

/** The lead office of the other partnership. */
const DUEREN: LeadOffice = {
  editor: districtEditor('05358'),
  signatory: { ...districtSignatory('05358'), roles: ['APPLICANT_SIGNATORY'] },
};

describe('the coordination office of a partnership', () => {
  let desk: AuthorityDesk;
  let built: BuiltPartnership;
  let theirs: BuiltPartnership;
  let browser: TestBrowser;
  let carrier: Actor;
  let administrator: TestBrowser;

  beforeAll(async () => {
    desk = await openDesk();
    built = await aPartnership(desk.web.database, editor, { slug: 'hamm' });
    theirs = await aPartnership(desk.web.database, districtEditor('05358'), { slug: 'dueren' });
    await signedAward(desk.web, '05915', 30_000);
    administrator = await desk.web.signedIn({
      email: 'system@lks.example',
      roles: ['SYS_ADMIN'],
      organisationId: null,
    });
    const organisationId = built.partnershipId;
    browser = await desk.web.signedIn({
      email: 'fachstelle@bildungswerk.example',
      roles: ['COORDINATION'],
      organisationId,
    });
    carrier = {
      ...{ accountId: browser.accountId, name: 'Fachstelle', roles: ['COORDINATION'], organisationId },
      scope: 'COORDINATION',
    };
  });
  afterAll(() => desk.close());

  const kindOf = async (act: Promise<{ ok: boolean }>): Promise<string> => {
    const done: { ok: boolean; refusal?: { kind: string } } = await act;
    return done.refusal?.kind ?? 'done';
  };

  it('gets an account for its partnership, and for nothing else', async () => {
    const draft = { email: 'neu@bildungswerk.example', name: 'N. Neu', roles: 'COORDINATION' };
    const open = async (organisationId: string) =>
      administrator.post('/verwaltung/konten/neu', { ...draft, organisationId });
    expect((await open(editor.organisationId ?? '')).status).toBe(422);
    expect((await open('')).status).toBe(422);
    expect((await administrator.get('/verwaltung/konten/neu')).text).toContain('Fachstelle: Partnerschaft');
    expect((await open(built.partnershipId)).status).toBe(303);
    const both = { ...draft, email: 'zwei@bildungswerk.example', roles: ['COORDINATION', 'APPLICANT_EDITOR'] };
    const mixed = await administrator.post('/verwaltung/konten/neu', { ...both, organisationId: built.partnershipId });
    expect(mixed.status).toBe(422);
  });

  it('sees its partnership, its funds and its members, and of another nothing', async () => {
    const list = (await browser.get('/partnerschaften')).text;
    expect(list.match(/href="\/partnerschaften\/[0-9a-f-]{36}"/g)).toEqual([
      `href="/partnerschaften/${built.partnershipId}"`,
    ]);
    for (const [path, status] of [
      [`/partnerschaften/${built.partnershipId}`, 200],
      [`/partnerschaften/${built.partnershipId}/fonds/2027`, 200],
      [`/partnerschaften/${built.partnershipId}/beteiligte`, 200],
      [`/netzwerk/gremien/${built.allianceId}`, 200],
      ['/konto', 200],
      [`/partnerschaften/${theirs.partnershipId}`, 404],
      [`/netzwerk/gremien/${theirs.allianceId}`, 404],
      [`/partnerschaften/${built.partnershipId}/foerderjahr`, 403],
      ['/partnerschaften/neu', 403],
      ['/antraege', 403],
      ['/arbeitsliste', 403],
      ['/bewilligungen', 403],
      ['/anfragen', 403],
      ['/verwaltung/konten', 403],
    ] as const)
      expect([path, (await browser.get(path)).status]).toEqual([path, status]);
    expect((await browser.get(`/partnerschaften/${built.partnershipId}/fonds/2027`)).text).not.toContain('Umverteilen');
  });

  it('checks an application and puts it to the vote, which reserves its money', async () => {
    const { projectId } = await appliedProject(desk.web, built);
    expect((await browser.get(`/projekte/${projectId}`)).status).toBe(200);
    const pass = { action: 'pass-check' };
    expect((await browser.post(`/projekte/${projectId}/schritt`, pass)).status).toBe(303);
    const vote = { projectId, mode: 'ONLINE', day: CalendarDate.of(2026, 12, 8), recusedSeats: [] } as const;
    expect(await kindOf(openRecommendation(desk.web.database, carrier, vote))).toBe('done');
    const frame = await desk.web.database.read(carrier, (tx) => findFrame(tx, built.frameId));
    const fund = frame?.funds.find(({ code }) => code === 'AKTIONSFONDS');
    expect(fund?.reserved.toCents()).toBe(200_000);
    expect((await browser.get(`/partnerschaften/${built.partnershipId}`)).text).toContain('läuft bis');
  });

  it('decides nothing, pays nothing and moves no money, by use case or by SQL', async () => {
    const { database } = desk.web;
    const { projectId } = await appliedProject(desk.web, built);
    const rejection = { form: null, amountCents: null, reasons: ['Das Projekt passt nicht zu den Zielen.'] };
    const decision = { projectId, decision: { ...AWARDED, ...rejection, kind: 'REJECTION' } } as const;
    expect(await kindOf(prepareLocalDecision(database, carrier, decision))).toBe('action-not-permitted');
    must(await passCheck(database, carrier, projectId));
    const running = await runningProject(desk.web, built);
    expect(await kindOf(passCheck(database, carrier, running.projectId))).toBe('action-not-possible');
    const money = { frameId: built.frameId, amount: Money.ofEuros(10), reason: 'Nur ein Versuch' };
    expect(await kindOf(transferBetweenFunds(database, carrier, { ...money, from: 'AKTIONSFONDS', to: 'KUF' }))).toBe(
      'action-not-permitted',
    );
    expect(await kindOf(commitOwnExpense(database, carrier, { ...money, code: 'AKTIONSFONDS' }))).toBe(
      'action-not-permitted',
    );
    const bySql = (text: string, values: readonly unknown[]) =>
      database
        .transaction(carrier, (tx) => tx.query(text, values))
        .then(
          (rows) => rows.length,
          (error: unknown) => /row-level security|permission denied/.exec(String(error))?.[0] ?? String(error),
        );
    const entry = `INSERT INTO partnerships.fund_entry (id, frame_id, code, organisation_id, kind, amount_cents, matter_id,
      reason, allocated_after_cents, reserved_after_cents, committed_after_cents, paid_after_cents, actor_id, actor_name, recorded_at)
      SELECT gen_random_uuid(), id, 'AKTIONSFONDS', organisation_id, $2, 100, gen_random_uuid(), 'Versuch', 0, 0, 0, 0, $3, 'x', now()
      FROM partnerships.frame WHERE id = $1`;
    for (const kind of ['COMMIT', 'RESERVE'])
      expect(await bySql(entry, [built.frameId, kind, carrier.accountId])).toBe('row-level security');
    const update = 'UPDATE partnerships.local_project SET status = $2 WHERE id = $1 RETURNING id';
    expect(await bySql(update, [projectId, 'PREPARED'])).toBe('row-level security');
    expect(await bySql(update, [running.projectId, 'SETTLED'])).toBe(0);
    expect(await bySql(`UPDATE partnerships.partnership SET name = 'X' RETURNING id`, [])).toBe(0);
    expect(await bySql('SELECT 1 FROM partnerships.payment', [])).toBe(0);
  });

  it('opens the signed decisions on its own projects, and no draft, no settlement and no letter of others', async () => {
    const { database, app } = desk.web;
    const { projectId: drafted } = await preparedProject(desk.web, built);
    const { projectId } = await runningProject(desk.web, built);
    const other = await runningProject(desk.web, theirs, {}, DUEREN);
    const noticeOf = async (id: string): Promise<string> => {
      const project = await database.read(SYSTEM_ACTOR, (tx) => findProject(tx, id));
      return project?.noticeId ?? '';
    };
    for (const id of [projectId, other.projectId])
      await renderIssuedNotice(database, app.get<FileStore>(FILE_STORE), SYSTEM_ACTOR, await noticeOf(id));
    const statusOf = async (id: string, name = 'entscheidung'): Promise<number> =>
      (await browser.get(`/projekte/${id}/${name}.pdf`)).status;
    const opened = await browser.get(`/projekte/${projectId}/entscheidung.pdf`);
    expect([opened.status, opened.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await browser.get(`/projekte/${projectId}`)).text).toContain('Entscheidung (PDF)');
    expect([await statusOf(drafted), await statusOf(projectId, 'abrechnung'), await statusOf(other.projectId)]).toEqual(
      [...[404, 404, 404]],
    );
    expect((await browser.get(`/projekte/${drafted}`)).text).not.toContain('entscheidung.pdf');
    const [own, foreign] = [await noticeOf(projectId), await noticeOf(other.projectId)];
    const readable = await database.read(carrier, (tx) =>
      tx.query<{ id: string }>('SELECT id FROM notices.notice WHERE id = ANY ($1::uuid[])', [[own, foreign]]),
    );
    expect(readable).toEqual([{ id: own }]);
    const signed = await database.read(carrier, (tx) =>
      tx.query<{ case_id: string }>('SELECT case_id FROM notices.notice'),
    );
    for (const { case_id } of signed)
      expect((await database.read(carrier, (tx) => findProject(tx, case_id)))?.partnershipId).toBe(built.partnershipId);
  });

  it('keeps the bodies of its partnership, founds none and reaches no other', async () => {
    const { database } = desk.web;
    const seat = { organisation: 'Sportjugend', role: 'Mitglied', hasVote: true, contactEmail: null };
    const term = { from: CalendarDate.of(2026, 11, 1), to: null };
    const add = (bodyId: string) => addSeat(database, carrier, { bodyId, seat: { ...seat, ...term } });
    expect([await kindOf(add(built.allianceId)), await kindOf(add(theirs.allianceId))]).toEqual([
      'done',
      'body-not-found',
    ]);
    const draft = {
      ...{ title: 'Sitzung des Bündnisses', place: 'Rathaus', agenda: ['Anträge'] },
      ...{ startsAt: new Date('2026-12-10T16:00:00Z'), endsAt: new Date('2026-12-10T18:00:00Z') },
    };
    expect(await kindOf(planMeeting(database, carrier, { bodyId: built.allianceId, draft }))).toBe('done');
    const body = {
      kind: 'ALLIANCE',
      name: 'Eigenes Gremium',
      land: 'NW',
      ownerOrganisationId: carrier.organisationId,
    } as const;
    const rules = {
      quorum: { numerator: 1, denominator: 2, isStrict: true },
      majority: 'SIMPLE',
      secrecy: 'OPEN',
    } as const;
    const rest = { partnershipId: null, purpose: '', officeEmail: null, source: '', foundedOn: null };
    expect(await kindOf(database.transaction(carrier, (tx) => foundBody(tx, { ...body, ...rules, ...rest })))).toBe(
      'action-not-permitted',
    );
  });

  it('finds no row of a grant or of the closed room by SQL, in any table', async () => {
    const owner = new pg.Client(superuserUrlOf(desk.web.settings.databaseUrl));
    await owner.connect();
    const { rows: tables } = await owner.query<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY ($1)`,
      [GRANTS],
    );
    await owner.end();
    expect(tables.length).toBeGreaterThan(40);
    const seen: string[] = [];
    for (const { name } of tables) {
      const rows = await desk.web.database
        .read(carrier, (tx) => tx.query(`SELECT 1 FROM ${name}`))
        .catch((error: unknown) => {
          if (String(error).includes('permission denied')) return [];
          throw error;
        });
      if (rows.length > 0) seen.push(name);
    }
    // A title of the budget and who publishes awards are public; of the notices it sees the signed decisions on its own projects.
    expect(seen.filter((name) => !['budget.title', 'awards.publisher', 'notices.notice'].includes(name))).toEqual([]);
    expect(await desk.web.database.read(carrier, (tx) => findProject(tx, theirs.partnershipId))).toBeNull();
  });
});
