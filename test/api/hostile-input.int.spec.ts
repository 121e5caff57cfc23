import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organisationIdOfDistrict } from '#districts';
import { SYSTEM_ACTOR } from '#kernel';
import { referenceCallId } from '#programmes';
import { submittedApplication } from '../support/case-builder.js';
import { openApiOffice, type ApiOffice, type ApiUser } from './api-office.js';
import { CHECKS } from './checks.js';

const NOBODY = '01938d5e-0000-7000-8000-000000000001';

describe('hostile input at the API', () => {
  let office: ApiOffice;
  let district: ApiUser;
  let officer: ApiUser;
  let draft: string;
  let submitted: string;

  beforeAll(async () => {
    office = await openApiOffice();
    district = await office.user('Kreis Düren', ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'], '05358');
    officer = await office.user('Alle', ['CASEWORKER', 'CAP_EXCEPTION_OFFICER']);
    const call = { callId: referenceCallId('NRWELTOFFEN', 2027) };
    draft = (await district.post('/api/v1/applications', call)).body.id;
    submitted = (await submittedApplication(office.office, '05358')).id;
    await officer.post(`/api/v1/applications/${submitted}/start-formal-check`);
    for (const code of CHECKS) {
      await officer.send('put', `/api/v1/applications/${submitted}/checks/${code}`, { result: 'MET' });
    }
    await officer.post(`/api/v1/applications/${submitted}/complete-formal-check`);
  });
  afterAll(() => office.close());

  /** What a refused request must not have changed. */
  const picture = (): Promise<unknown> =>
    office.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query(`SELECT (SELECT json_agg(json_build_array(id, status, version) ORDER BY id) FROM applications.application) AS cases,
        (SELECT count(*) FROM audit.entry) AS entries, (SELECT count(*) FROM awards.decision) AS decisions,
        (SELECT count(*) FROM awards.cap_entry) AS ledger, (SELECT count(*) FROM outbox.job) AS jobs`),
    );

  const prepared = (cents: string): string =>
    `{"kind":"AWARD","items":[{"id":"b0001","recognisedCents":{"2027":${cents}},"cutReason":"Zu viel."}]}`;

  it.each([
    ['minus one cent', () => prepared('-1'), 422],
    ['half a cent', () => prepared('0.5'), 422],
    ['1e308 cents', () => prepared('1e308'), 422],
    ['1e400 cents', () => prepared('1e400'), 422],
    ['NaN', () => prepared('NaN'), 400],
    ['cents as text', () => prepared('"100"'), 422],
    ['cents as a list', () => prepared('[1]'), 422],
    ['more than was asked for', () => prepared('999999999999'), 422],
    ['no cents at all', () => prepared('0'), 422],
    ['a year that is none', () => prepared('1').replace('2027', '9999'), 422],
    ['an item that is not there', () => prepared('1').replace('b0001', 'zzzzz'), 422],
    ['an unknown kind', () => '{"kind":"GIFT"}', 422],
    ['a list', () => '[{"kind":"AWARD"}]', 422],
    ['nothing', () => '', 422],
    ['an unknown field', () => '{"kind":"AWARD","amountCents":1}', 422],
    ['a prototype', () => '{"kind":"AWARD","__proto__":{"items":[]}}', 400],
    ['a constructor', () => '{"kind":"AWARD","items":[{"constructor":{"prototype":{}}}]}', 400],
    ['10 MB', () => `{"kind":"REJECTION","reasons":["${'a'.repeat(10_000_000)}"]}`, 413],
    ['nesting without end', () => `{"kind":${'['.repeat(5000)}${']'.repeat(5000)}}`, 400],
    ['a NUL', () => '{"kind":"REJECTION","reasons":["\\u0000"]}', 400],
    ['half a character', () => '{"kind":"REJECTION","reasons":["\\ud800"]}', 400],
    ['two values for one name, the last of them wrong', () => '{"kind":"AWARD","kind":"GIFT"}', 422],
  ])('prepare-decision refuses %s', async (_name, body, status) => {
    const before = await picture();
    const answer = await officer.post(`/api/v1/applications/${submitted}/prepare-decision`, body());
    expect([answer.status, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(await picture()).toEqual(before);
  });

  it.each([
    ['an unknown field of the form', { baseVersion: 1, fields: { 'project.owner': 'x' } }],
    ['a field that is a number', { baseVersion: 1, fields: { 'project.title': 5 } }],
    ['a field that is a list', { baseVersion: 1, fields: { 'project.title': ['x'] } }],
    ['fields as a list', { baseVersion: 1, fields: ['x'] }],
    ['a version that never was', { baseVersion: 99, fields: {} }],
    ['a version beyond all numbers', { baseVersion: 1e308, fields: {} }],
    ['a text without end', { baseVersion: 1, fields: { 'project.title': 'x'.repeat(5000) } }],
    ['no version', { fields: {} }],
    ['a row of no group', { baseVersion: 1, addItem: { group: 'bribe' } }],
  ])('a draft refuses %s', async (_name, body) => {
    const before = await picture();
    const answer = await district.send('patch', `/api/v1/applications/${draft}/draft`, body);
    expect([409, 422]).toContain(answer.status);
    expect(answer.body.detail).toMatch(/[.]$/);
    expect(await picture()).toEqual(before);
  });

  it('a draft keeps impossible days and amounts as they were typed, and says so', async () => {
    const fields = {
      'project.periodFrom': '29.02.2027',
      'project.periodTo': '31.12.9999',
      'cost.b0001.amount.2027': '1e400',
      'cost.b0002.amount.2027': '-5',
    };
    const answer = await district.send('patch', `/api/v1/applications/${draft}/draft`, { baseVersion: 1, fields });
    expect(answer.status).toBe(200);
    const kinds = answer.body.findings.map((finding: { field: string; kind: string }) => [finding.field, finding.kind]);
    expect(kinds).toContainEqual(['project.periodFrom', 'date-does-not-exist']);
    expect(kinds).toContainEqual(['cost.b0001.amount.2027', 'amount-unreadable']);
    expect(kinds).toContainEqual(['cost.b0002.amount.2027', 'amount-negative']);
  });

  it.each([
    ['29.02. in the wrong year', { deadline: '2027-02-29' }],
    ['the year 9999', { deadline: '9999-12-31' }],
    ['a number', { deadline: 5 }],
    ['a German date', { deadline: '31.12.2027' }],
  ])('a deadline refuses %s', async (_name, body) => {
    const answer = await officer.post(`/api/v1/applications/${submitted}/deadline`, body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '/deadline']);
  });

  it.each([
    ['an unknown AGS', { ags: '99999' }, '/ags'],
    ['programme-unknown', { programme: 'NOTHING' }, '/programme'],
    ['a negative amount', { amountCents: -1 }, '/amountCents'],
    ['an amount beyond the limit', { amountCents: 1e15 }, '/amountCents'],
    ['a year without a cap', { budgetYear: 2099 }, '/budgetYear'],
    ['no decree', { decreeReference: '   ' }, '/decreeReference'],
    [
      'organisation-of-other-district',
      { programme: 'DEMOKRATIE_LEBEN', organisationId: organisationIdOfDistrict('05315') },
      '/organisationId',
    ],
  ])('an exception from the cap refuses %s', async (_name, wrong, pointer) => {
    const right = { programme: 'NRWELTOFFEN', ags: '05358', budgetYear: 2027, amountCents: 100 };
    const reasons = { decreeReference: 'MKJFGFI 123', reason: 'Besondere Lage im Kreis.' };
    const before = await picture();
    const answer = await officer.post('/api/v1/cap-exceptions', { ...right, ...reasons, ...wrong });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([expect.any(Number), pointer]);
    expect([409, 422]).toContain(answer.status);
    expect(await picture()).toEqual(before);
  });

  it.each(['x', NOBODY, '..%2f..', '%00', 'a'.repeat(5000), '1 OR 1=1', NOBODY.toUpperCase()])(
    'the id %s leads to nothing',
    async (id) => {
      const answer = await officer.get(`/api/v1/applications/${encodeURI(id)}`);
      expect([400, 404]).toContain(answer.status);
      expect(Object.keys(answer.body).sort()).toEqual(['detail', 'reference', 'status', 'title', 'type']);
    },
  );

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'image/png'])(
    'the content type %s is refused',
    async (type) => {
      const answer = await officer.post(`/api/v1/applications/${submitted}/sign`, 'x', { 'Content-Type': type });
      expect(answer.status).toBe(415);
    },
  );

  it.each([
    'limit=0',
    'limit=1e9',
    'cursor=x',
    'status=GONE',
    'ags=5',
    'budgetYear=9999',
    'q=a&q=b',
    'mehr=1',
    'q=%27%3B--',
  ])('the query %s is refused or finds nothing', async (query) => {
    const answer = await officer.get(`/api/v1/applications?${query}`);
    expect(query.startsWith('q=%27') ? [200] : [422]).toContain(answer.status);
  });
});
