import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { SYSTEM_ACTOR, type Actor } from '#kernel';
import { referenceCallId } from '#programmes';
import { ApiDocument } from '../../apps/web/src/api/openapi/api-document.js';
import { openApiOffice, type ApiOffice, type ApiUser } from './api-office.js';
import { awardedCase, MARK, type ForeignCase } from './foreign-case.js';

const NO_ONE = '01938d5e-0000-7000-8000-000000000001';
const MOMENT = '2027-03-31T14:00:00+02:00';

const BODIES: Readonly<Record<string, object>> = {
  changeDraft: { baseVersion: 1, fields: {} },
  'answer-info-request': { answer: 'Anbei.' },
  'request-info': { items: ['Etwas fehlt.'] },
  'prepare-decision': { kind: 'REJECTION', reasons: ['Kein Geld.'] },
  'return-decision': { reason: 'Bitte noch einmal.' },
  recordCheck: { result: 'MET' },
  writeMessage: { body: 'Hallo' },
  assign: { accountId: null },
  setDeadline: { deadline: null },
  recordLocalConsent: { budgetYear: 2027, body: 'Rat', decidedOn: '2026-10-01', reference: 'Vorlage 1' },
  startUseReport: { kind: 'FINAL' },
  answerReportQuestion: { answer: 'Für die Fachstelle.' },
  extendReportQuestion: { deadline: '2027-03-01', reason: 'Ein Grund.' },
  takeOverExamination: { reason: 'Ein Grund.' },
  openPartnershipFrame: {
    ...{ budgetYear: 2027, awardId: null, federalReference: '3927PFD', awardCents: 100, ownShareCents: 0, split: [] },
  },
  changePartnership: {
    ...{
      name: 'Partnerschaft',
      leadOffice: 'Jugendamt',
      coordinationOffice: 'Fachstelle',
      coordinationByCarrier: false,
    },
    ...{ contactEmail: 'pfd@stadt.example', contactPhone: '', goals: [], since: null, endedOn: null },
  },
  namePartnershipBodies: { allianceId: null, youthForumId: null },
  foundPartnershipBody: { kind: 'ALLIANCE', name: 'Bündnis' },
  enterPartnershipMember: { name: 'Verein', role: 'PARTNER', from: '2026-01-01', to: null },
  endPartnershipMember: { memberId: NO_ONE, to: '2026-10-01' },
  addBodySeat: { organisation: 'Verein', role: 'Mitglied', hasVote: true, contactEmail: null, from: '2026-11-01' },
  endBodySeat: { seatId: NO_ONE, last: '2026-11-01' },
  planMeeting: { title: 'Sitzung', startsAt: MOMENT, endsAt: MOMENT, place: '', agenda: [] },
  openMotion: { title: 'Antrag', mode: 'IN_SESSION', closesAt: null, recusedSeats: [] },
  assignBodyTask: { seatId: NO_ONE, title: 'Aufgabe', dueOn: '2026-12-01' },
  completeBodyTask: { taskId: NO_ONE },
  takeMeetingStep: { action: 'invite' },
  recordAttendance: { attendance: [] },
  writeMinutes: { content: 'Ein langes Protokoll.' },
  takeMinutesStep: { action: 'send' },
  recordBallot: { seatId: NO_ONE, choice: 'YES' },
  recuseSeat: { seatId: NO_ONE, reason: 'Vorstand' },
  closeVote: { counted: null },
  moveMeasure: { measureId: NO_ONE, action: 'begin' },
  takeEventStep: { action: 'publish' },
  restoreEntry: { version: 2, toVersion: 1 },
  changeOrganisation: {
    ...{
      name: 'Verein',
      kind: 'ASSOCIATION',
      seat: '',
      districtAgs: null,
      role: '',
      website: '',
      email: '',
      phone: '',
    },
    ...{ kgeMemberSince: null, isPublic: true, source: '', isVerified: false, version: 1 },
  },
  changeOffer: {
    ...{ organisationId: NO_ONE, kind: 'MOBILE', name: 'Angebot', description: '', phone: '', email: '', website: '' },
    ...{ districts: ['05154'], isPublic: true, isVerified: false, version: 1 },
  },
  changeConcept: {
    ...{ title: 'Konzept', kind: 'STATE', responsible: 'Amt', districtAgs: null, phase: null, councilBody: null },
    ...{ councilResolvedOn: null, councilReference: null, source: '', isPublic: true, version: 1, fields: [] },
  },
  addMeasure: { fieldId: NO_ONE, title: 'Maßnahme', responsible: 'Amt', partners: '', isPublic: true },
  changeMeasure: {
    ...{ fieldId: NO_ONE, title: 'Maßnahme', responsible: 'Amt', partners: '', isPublic: true, findingIds: [] },
    version: 1,
  },
  changeFinding: {
    ...{ title: 'Ergebnis', publisher: 'Stelle', publishedYear: 2025, phenomenon: null, isPublic: true, version: 1 },
    ...{ summary: 'Worum es geht.', website: '' },
  },
  changeEvent: {
    ...{ kind: 'NETWORKING', phenomenon: null, title: 'Treffen', description: '', organiser: 'LKS', place: '' },
    ...{ startsAt: MOMENT, endsAt: MOMENT, registrationUntil: MOMENT, capacity: 1, retentionDays: 1, version: 1 },
  },
  openRecovery: {
    ...{ basis: 'REVOCATION', finding: 'Eine Teilmaßnahme fand nicht statt.', reductionCents: 100 },
    ...{ ineffectiveFrom: '2026-10-01', knowledgeCompleteOn: '2026-10-01' },
  },
  startChange: { kind: 'CHANGE', plan: {}, reason: 'Ein Grund.' },
  startEarlyStart: { startOn: '2027-01-04', reason: 'Ein Grund.' },
  saveChange: { plan: {}, reason: 'Ein Grund.' },
  askAboutChange: { question: 'Wann?', deadline: '2026-12-01' },
  answerAboutChange: { answer: 'Im März.' },
  prepareChange: { outcome: 'APPROVE' },
  returnChange: { reason: 'Bitte noch einmal.' },
  answerHearing: { answer: 'Wir zahlen.' },
  exemptFromHearing: { reason: 'Ein Grund, der genügt.' },
  permitLateRecovery: { reason: 'Ein Grund, der genügt.' },
  dropRecovery: { reason: 'Ein Grund, der genügt.' },
  prepareRecovery: {
    reasons: Object.fromEntries(['facts', 'law', 'discretion', 'result'].map((part) => [part, 'Ein ganzer Satz.'])),
    ...{ reductionCents: 0, ineffectiveFrom: '2026-10-01' },
  },
  bookClaimPayment: { amountCents: 100, valueDate: '2026-10-01', reference: 'KZ 1' },
  reverseClaimPayment: { entryId: NO_ONE, reason: 'Falsch zugeordnet.' },
  proposeRelief: { kind: 'WRITE_OFF', reason: 'Ein Grund, der genügt.' },
  rejectRelief: { reason: 'Nein.' },
  endRelief: { reason: 'Es reicht.' },
  prepareLateUseInterest: { reason: 'Ein Grund, der genügt.' },
  prepareInterest: { reason: 'Ein Grund, der genügt.' },
  startPaymentRequest: { budgetYear: 2027, amountCents: 100, spentCents: 0, neededCents: 100 },
};

describe('a district at the API', () => {
  let office: ApiOffice;
  let own: ApiUser;
  let neighbour: ApiUser;
  let document: OpenAPIObject;
  /** Ids of district B by name of the path's resource. */
  let foreign: ForeignCase;

  beforeAll(async () => {
    office = await openApiOffice();
    document = office.web.app.get(ApiDocument).get();
    own = await office.user('Kreis Düren', ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'], '05358');
    neighbour = await office.user(`${MARK} Köln`, ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'], '05315');
    foreign = await awardedCase(office, neighbour);
    await own.post('/api/v1/applications', { callId: referenceCallId('NRWELTOFFEN', 2027) });
  });
  afterAll(() => office.close());

  it('gets 404 and nothing else on every route with an id of another district', async () => {
    const routes = routesWithIds(document);
    expect(routes.length).toBeGreaterThan(20);
    const ids = { applications: foreign.application, awards: foreign.award, notices: foreign.notice };
    for (const { method, path, operationId } of routes) {
      const kind = path.split('/')[3] as keyof typeof ids;
      const address = path
        .replace('{id}', ids[kind])
        .replace('{attachmentId}', foreign.attachment)
        .replace('{code}', 'entitled');
      const answer =
        method === 'get' ? await own.get(address) : await own.send(method, address, BODIES[operationId] ?? {});
      expect([operationId, answer.status]).toEqual([operationId, 404]);
      expect(Object.keys(answer.body).sort()).toEqual(['detail', 'reference', 'status', 'title', 'type']);
      const theirs = new RegExp([MARK, ...Object.values(foreign)].join('|'));
      expect(answer.text).not.toMatch(theirs);
    }
  });

  it('finds nothing of another district in any list', async () => {
    const lists = Object.entries(document.paths).filter(([path, item]) => item.get && !path.includes('{'));
    for (const [path] of lists) {
      const answer = await own.get(`${path}${path === '/api/v1/caps' ? '?programme=NRWELTOFFEN&year=2027' : ''}`);
      expect([path, answer.status < 500]).toEqual([path, true]);
      expect(answer.text).not.toMatch(new RegExp([MARK, ...Object.values(foreign)].join('|')));
    }
    const { body } = await own.get('/api/v1/applications');
    expect(body.applications.map((each: { districtAgs: string }) => each.districtAgs)).toEqual(['05358']);
    expect((await own.get('/api/v1/applications?ags=05315')).body.applications).toEqual([]);
    expect((await own.get(`/api/v1/applications?q=${MARK}`)).body.applications).toEqual([]);
  });

  it('is shown its own to by the same routes', async () => {
    expect((await neighbour.get(`/api/v1/applications/${foreign.application}`)).text).toContain(MARK);
    expect((await neighbour.get(`/api/v1/awards/${foreign.award}`)).status).toBe(200);
  });

  it('cannot copy from another district', async () => {
    const body = { callId: referenceCallId('NRWELTOFFEN', 2027), copyFrom: foreign.application };
    const answer = await own.post('/api/v1/applications', body);
    expect([answer.status, answer.text.includes(MARK)]).toEqual([404, false]);
  });

  it('finds nothing of another district by SQL, in any table that belongs to organisations', async () => {
    const tables = await tablesOfOrganisations(office);
    expect(tables.length).toBeGreaterThanOrEqual(9);
    for (const table of tables) {
      const seen = await organisationsIn(office, own.actor, table);
      expect([table, seen.filter((id) => id !== own.actor.organisationId)]).toEqual([table, []]);
    }
  });

  it('nobody finds anything by SQL without saying who asks', async () => {
    const nobody: Actor = { ...own.actor, accountId: '', organisationId: null, scope: '' as Actor['scope'] };
    for (const table of await tablesOfOrganisations(office)) {
      expect([table, await organisationsIn(office, nobody, table)]).toEqual([table, []]);
    }
  });
});

type Method = 'get' | 'put' | 'patch' | 'post';

function routesWithIds(document: OpenAPIObject): { method: Method; path: string; operationId: string }[] {
  const methods: readonly Method[] = ['get', 'put', 'patch', 'post'];
  return Object.entries(document.paths)
    .filter(([path]) => path.includes('{id}'))
    .flatMap(([path, item]) =>
      methods.flatMap((method) => {
        const operationId = item[method]?.operationId;
        return operationId === undefined ? [] : [{ method, path, operationId }];
      }),
    );
}

async function tablesOfOrganisations({ web }: ApiOffice): Promise<string[]> {
  const rows = await web.database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<{ name: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_attribute a
       JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r' JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE a.attname = 'organisation_id' AND NOT a.attisdropped AND n.nspname NOT LIKE 'pg_%' ORDER BY 1`,
    ),
  );
  return rows.map(({ name }) => name);
}

/** Organisations of the rows that the actor sees in a table with the rights of the application's role. */
async function organisationsIn({ web }: ApiOffice, actor: Actor, table: string): Promise<(string | null)[]> {
  const rows = await web.database
    .read(actor, (tx) =>
      tx.query<{ organisation_id: string | null }>(
        `SELECT DISTINCT organisation_id FROM ${table} WHERE organisation_id IS NOT NULL`,
      ),
    )
    .catch((error: unknown) => {
      if (String(error).includes('permission denied')) return [];
      throw error;
    });
  return rows.map((row) => row.organisation_id);
}
