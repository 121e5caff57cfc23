import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarDate, Money } from '#kernel';
import { changeFundRules, requestLocalPayment, submitProof } from '#partnerships';
import { RULES, type BuiltPartnership } from '#partnerships/testing';
import { openApiOffice, type ApiOffice, type ApiUser } from '../api/api-office.js';
import { aProof, appliedProject, must } from './local-office.js';

const NEW = {
  programme: 'DEMOKRATIE_LEBEN',
  name: 'Partnerschaft für Demokratie Hamm',
  slug: 'hamm',
  leadOffice: 'Jugendamt',
  coordinationOffice: 'Bildungswerk Probe gGmbH',
  coordinationByCarrier: true,
  contactEmail: 'pfd@hamm.example',
  contactPhone: '',
  beganOn: '2025-01-01',
  goals: ['Beteiligung stärken'],
};
const YEAR = {
  budgetYear: 2027,
  awardId: null,
  federalReference: '3927PFD0142',
  awardCents: 14_000_000,
  ownShareCents: 1_560_000,
  split: [
    { fund: 'KUF', amountCents: 6_500_000 },
    { fund: 'AKTIONSFONDS', amountCents: 4_500_000 },
  ],
};

describe('a partnership at the API', () => {
  let office: ApiOffice;
  let editor: ApiUser;
  let signatory: ApiUser;
  let neighbour: ApiUser;
  let id: string;
  let built: BuiltPartnership;

  beforeAll(async () => {
    office = await openApiOffice();
    editor = await office.user('Bearbeitung Hamm', ['APPLICANT_EDITOR'], '05915');
    signatory = await office.user('Zeichnung Hamm', ['APPLICANT_SIGNATORY'], '05915');
    neighbour = await office.user('Kreis Düren', ['APPLICANT_EDITOR'], '05358');
  });
  afterAll(() => office.close());

  const refused = async (answer: Promise<{ status: number; body: { type?: string } }>) => {
    const { status, body } = await answer;
    return [status, body.type?.split(':').at(-1)];
  };

  it('is founded by its lead office alone, under an address of its own', async () => {
    const reader = await office.user('Sachbearbeitung', ['CASEWORKER']);
    expect(await refused(reader.post('/api/v1/partnerships', NEW))).toEqual([403, 'action-not-permitted']);
    const founded = await editor.post('/api/v1/partnerships', NEW, { 'Idempotency-Key': 'found-1' });
    expect([founded.status, founded.headers['location']]).toEqual([201, `/api/v1/partnerships/${founded.body.id}`]);
    id = founded.body.id;
    const again = await editor.post('/api/v1/partnerships', NEW, { 'Idempotency-Key': 'found-1' });
    expect([again.status, again.body.id]).toEqual([201, id]);
    expect(await refused(editor.post('/api/v1/partnerships', NEW))).toEqual([422, 'partnership-slug-taken']);
    for (const [wrong, kind] of [
      [{ slug: 'Hamm Mitte' }, 'partnership-slug-form'],
      [{ contactEmail: 'kein Zeichen' }, 'email-invalid'],
    ] as const)
      expect(await refused(editor.post('/api/v1/partnerships', { ...NEW, ...wrong }))).toEqual([422, kind]);
    const members = await editor.get(`/api/v1/partnerships/${id}/members`);
    expect(members.body.members.map(({ role }: { role: string }) => role).sort()).toEqual([
      'COORDINATION_OFFICE',
      'LEAD_OFFICE',
    ]);
  });

  it('opens a year once, within its award and with half of it for projects', async () => {
    const path = `/api/v1/partnerships/${id}/frames`;
    const open = (more: object = {}) => editor.post(path, { ...YEAR, ...more });
    expect(await refused(open({ federalReference: '' }))).toEqual([422, 'entry-missing']);
    expect(await refused(open({ awardCents: 0 }))).toEqual([422, 'amount-not-positive']);
    expect(await refused(open({ awardId: id }))).toEqual([404, 'award-not-found']);
    expect(await refused(open({ split: [{ fund: 'KUF', amountCents: 7_000_001 }] }))).toEqual([
      422,
      'frame-project-share',
    ]);
    expect(await refused(open({ split: [{ fund: 'AKTIONSFONDS', amountCents: 14_000_001 }] }))).toEqual([
      422,
      'frame-exceeded',
    ]);
    const opened = await open();
    expect(opened.status).toBe(201);
    expect(await refused(open())).toEqual([422, 'frame-exists']);
    const { body } = await editor.get(path);
    expect(body.frames).toMatchObject([{ id: opened.body.id, budgetYear: 2027, consentMissing: true }]);
    expect(body.frames[0].funds[1]).toMatchObject({ code: 'AKTIONSFONDS', freeCents: 4_500_000, paidCents: 0 });
    expect((await editor.get(`/api/v1/partnership-frames/${opened.body.id}/entries`)).body.entries).toMatchObject([
      { fund: 'KUF', kind: 'ALLOCATE', amountCents: 6_500_000 },
      { fund: 'AKTIONSFONDS', kind: 'ALLOCATE', amountCents: 4_500_000 },
    ]);
    built = { partnershipId: id, frameId: opened.body.id, allianceId: '' };
  });

  it('names bodies of its own municipality alone, and founds them', async () => {
    const alliance = await editor.post(`/api/v1/partnerships/${id}/bodies`, { kind: 'ALLIANCE', name: 'Bündnis Hamm' });
    const youth = await editor.post(`/api/v1/partnerships/${id}/bodies`, { kind: 'YOUTH_FORUM', name: 'Jugendforum' });
    expect([alliance.status, youth.status]).toEqual([201, 201]);
    const theirs = must(await foreignBody());
    const name = (allianceId: string | null) =>
      editor.post(`/api/v1/partnerships/${id}/name-bodies`, { allianceId, youthForumId: youth.body.id });
    expect(await refused(name(theirs))).toEqual([404, 'body-not-found']);
    expect((await name(alliance.body.id)).status).toBe(200);
    built = { ...built, allianceId: alliance.body.id };
  });

  it('keeps who took part, and rewrites no membership', async () => {
    const path = `/api/v1/partnerships/${id}`;
    const member = { name: 'Verein Alte Brücke', role: 'PARTNER', from: '2026-01-01', to: null };
    const entered = await editor.post(`${path}/members`, member);
    expect(entered.status).toBe(201);
    expect(await refused(editor.post(`${path}/members`, { ...member, to: '2025-12-31' }))).toEqual([
      422,
      'local-period-reversed',
    ]);
    const end = (to: string) => editor.post(`${path}/end-member`, { memberId: entered.body.id, to });
    expect(await refused(end('2025-12-31'))).toEqual([422, 'local-period-reversed']);
    expect((await end('2026-06-30')).status).toBe(200);
    expect(await refused(end('2026-07-31'))).toEqual([409, 'member-not-open']);
  });

  it('leads a local project from the application to the settlement', async () => {
    const { database, clock } = office.web;
    must(
      await changeFundRules(database, editor.actor, {
        frameId: built.frameId,
        code: 'AKTIONSFONDS',
        rules: { ...RULES, recommendedBy: 'ALLIANCE' },
      }),
    );
    const { projectId, association } = await appliedProject(office.web, built);
    const path = `/api/v1/local-projects/${projectId}`;
    const step = (user: ApiUser, action: string, reason = '') => user.post(`${path}/steps`, { action, reason });
    expect((await step(neighbour, 'pass-check')).status).toBe(404);
    expect((await step(editor, 'pass-check')).body.status).toBe('CHECKED');
    expect((await step(editor, 'go-without-recommendation', 'Eilfall vor der nächsten Sitzung')).body.status).toBe(
      'VOTED',
    );
    const decision = { kind: 'AWARD', form: 'AGREEMENT', amountCents: 200_000, financingType: 'DEFICIT' };
    const period = { periodFrom: '2027-05-01', periodTo: '2027-05-31' };
    expect((await editor.post(`${path}/prepare-decision`, { ...decision, ...period })).body.status).toBe('PREPARED');
    expect(await refused(step(editor, 'sign-local-decision'))).toEqual([403, 'action-not-permitted']);
    const signed = await step(signatory, 'sign-local-decision');
    expect([signed.body.status, signed.body.decidedCents]).toEqual(['APPROVED', 200_000]);
    const today = CalendarDate.inBerlin(clock.now()).toString();
    expect((await editor.post(`${path}/accept`, { acceptedOn: today, waived: false })).body.status).toBe('RUNNING');
    const account = { holder: 'SV Muster 09', iban: 'DE89370400440532013000' };
    must(await requestLocalPayment(database, association, { projectId, amount: Money.ofEuros(1_400), ...account }));
    expect((await editor.post(`${path}/record-payment`, { paidOn: today })).body.paidCents).toBe(140_000);
    clock.moveTo(new Date('2027-06-10T09:00:00Z'));
    must(await submitProof(database, association, { projectId, proof: aProof(2_100) }));
    const later = await office.user('Bearbeitung Hamm', ['APPLICANT_EDITOR'], '05915');
    const settled = await later.post(`${path}/prepare-settlement`, {
      ...{
        recognisedCents: 210_000,
        thirdPartyCents: 0,
        ownCents: 20_000,
        note: 'Es wurden 100,00 EUR weniger ausgegeben.',
      },
    });
    expect(settled.body).toMatchObject({ status: 'SETTLING', settledCents: null });
    const head = await office.user('Zeichnung Hamm', ['APPLICANT_SIGNATORY'], '05915');
    const done = await step(head, 'sign-settlement');
    expect(done.body).toMatchObject({ status: 'REMAINDER_DUE', settledCents: 190_000 });
    expect((await later.get(`/api/v1/partnerships/${id}/projects`)).body.projects).toMatchObject([
      { id: projectId, settledCents: 190_000 },
    ]);
  });

  it('is nobody else’s', async () => {
    const later = await office.user('Kreis Düren', ['APPLICANT_EDITOR'], '05358');
    for (const path of [`partnerships/${id}`, `partnerships/${id}/frames`, `partnerships/${id}/members`])
      expect((await later.get(`/api/v1/${path}`)).status).toBe(404);
    const listed = (await later.get('/api/v1/partnerships')).body.partnerships;
    expect(listed.map(({ slug }: { slug: string }) => slug)).toEqual(['dueren']);
    expect((await later.post(`/api/v1/partnerships/${id}/frames`, YEAR)).status).toBe(404);
  });

  const foreignBody = async () => {
    const theirs = { ...NEW, slug: 'dueren', name: 'Partnerschaft Düren' };
    const founded = await neighbour.post('/api/v1/partnerships', theirs);
    const body = { kind: 'ALLIANCE', name: 'Bündnis Düren' };
    const answer = await neighbour.post(`/api/v1/partnerships/${founded.body.id}/bodies`, body);
    return { ok: true as const, value: String(answer.body.id) };
  };
});
