import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referenceCallId } from '#programmes';
import { SYSTEM_ACTOR } from '#kernel';
import { renderIssuedNotice } from '#notices';
import { FILE_STORE, type FileStore } from '#platform';
import { attachDocuments, completeForm } from '../support/case-builder.js';
import { openApiOffice, type ApiOffice, type ApiUser } from './api-office.js';
import { samplePdf } from '../support/sample-files.js';
import { CHECKS } from './checks.js';

const CALL = referenceCallId('NRWELTOFFEN', 2027);

describe('the way of an application over the API', () => {
  let office: ApiOffice;
  let district: ApiUser;
  let caseworker: ApiUser;
  let signatory: ApiUser;
  let id: string;
  let version: number;

  beforeAll(async () => {
    office = await openApiOffice();
    district = await office.user('Zeichnung Düren', ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'], '05358');
    caseworker = await office.user('A. Beispiel', ['CASEWORKER']);
    signatory = await office.user('C. Probe', ['SIGNATORY']);
  });
  afterAll(() => office.close());

  const act = async (user: ApiUser, action: string, body: object = {}): Promise<Record<string, unknown>> => {
    const answer = await user.post(`/api/v1/applications/${id}/${action}`, body);
    expect([action, answer.status, answer.body]).toEqual([action, 200, expect.objectContaining({ id })]);
    expect(answer.headers['etag']).toBe(`"${answer.body.version}"`);
    version = answer.body.version;
    return answer.body;
  };

  it('begins with programmes, an open call and the district', async () => {
    const programme = await district.get('/api/v1/programmes/NRWELTOFFEN');
    expect(programme.body.caps).toContainEqual(expect.objectContaining({ budgetYear: 2027, capCents: 7_210_000 }));
    expect(programme.body.terms.unverified.length).toBeGreaterThan(0);
    const calls = await district.get('/api/v1/calls?programme=NRWELTOFFEN&open=true');
    expect(calls.body.calls.map((call: { id: string }) => call.id)).toContain(CALL);
    expect((await district.get('/api/v1/districts')).body.districts).toHaveLength(53);
    expect((await district.get('/api/v1/districts/05358')).body.name).toBe('Kreis Düren');
    expect((await district.get('/api/v1/districts/99999')).status).toBe(404);
  });

  it('opens a draft, with its address and version', async () => {
    const answer = await district.post('/api/v1/applications', { callId: CALL });
    expect([answer.status, answer.body.status]).toEqual([201, 'DRAFT']);
    id = answer.body.id;
    expect(answer.headers['location']).toBe(`/api/v1/applications/${id}`);
    expect(answer.headers['etag']).toBe('"1"');
  });

  it('saves entries, says what is missing and what they amount to', async () => {
    const path = `/api/v1/applications/${id}/draft`;
    const half = await district.send('patch', path, { baseVersion: 1, fields: { 'project.title': 'Vielfalt' } });
    expect([half.status, half.body.version]).toEqual([200, 2]);
    expect(half.body.findings.length).toBeGreaterThan(5);
    const whole = await district.send('patch', path, { baseVersion: 2, fields: completeForm(50_000) });
    expect(whole.body.computation.grantCents).toBe(4_000_000);
    const kinds = whole.body.findings.map((finding: { kind: string }) => finding.kind);
    expect(new Set(kinds)).toEqual(new Set(['document-missing']));
  });

  it('shows both values where two people changed the same field', async () => {
    const answer = await district.send('patch', `/api/v1/applications/${id}/draft`, {
      baseVersion: 1,
      fields: { 'project.title': 'Ein anderer Titel' },
    });
    expect(answer.body.conflicts).toEqual([
      expect.objectContaining({
        field: 'project.title',
        mine: 'Ein anderer Titel',
        theirs: 'Vielfalt im Kreis Düren 2027',
      }),
    ]);
  });

  it('refuses an incomplete application with a pointer per field', async () => {
    const answer = await district.post(`/api/v1/applications/${id}/submit`);
    expect([answer.status, answer.body.type]).toEqual([422, 'urn:foerderakte:problem:application-incomplete']);
    expect(answer.body.errors[0].pointer).toMatch(/^\/fields\/attachment\./);
  });

  it('takes a document by its content, once', async () => {
    const path = `/api/v1/applications/${id}/attachments`;
    const upload = (bytes: Buffer) =>
      office.web
        .anybody()
        .post(path)
        .set('Authorization', `Bearer ${district.token}`)
        .field('art', 'MASSNAHMENPLAN')
        .attach('datei', bytes, 'plan.pdf');
    expect((await upload(Buffer.from('<html>no pdf</html>'))).status).toBe(422);
    const pdf = samplePdf('Maßnahmenplan');
    const [first, again] = [await upload(pdf), await upload(pdf)];
    expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
    expect((await district.get(`${path}/${first.body.id}`)).body).toEqual(pdf);
  });

  it('goes from submission to a signed award', async () => {
    await attachDocuments(office.office, district.actor, id, ['EIGENANTEIL']);
    expect((await act(district, 'submit'))['status']).toBe('SUBMITTED');
    await act(caseworker, 'start-formal-check');
    for (const code of CHECKS) {
      const path = `/api/v1/applications/${id}/checks/${code}`;
      expect((await caseworker.send('put', path, { result: 'MET' })).status).toBe(200);
    }
    await act(caseworker, 'complete-formal-check');
    await act(caseworker, 'prepare-decision', {
      kind: 'AWARD',
      items: [{ id: 'b0001', recognisedCents: { 2027: 4_500_000 }, cutReason: 'Sachkosten sind nicht belegt.' }],
      clauseCodes: ['use-report'],
    });
    await act(caseworker, 'send-to-review');
    const seen = await district.get(`/api/v1/applications/${id}`);
    expect([seen.body.status, seen.body.decision, seen.body.checks]).toEqual(['MATERIAL_CHECK', null, []]);
    const signed = await act(signatory, 'sign');
    expect(signed).toMatchObject({ status: 'APPROVED', amountCents: 3_600_000 });
  });

  it('serves award and notice; the PDF once it is rendered, and records who fetched it', async () => {
    const { body } = await district.get('/api/v1/awards');
    const award = body.awards[0];
    expect(award).toMatchObject({
      applicationId: id,
      amountCents: 3_600_000,
      tranches: [{ budgetYear: 2027, authority: 'AE', amountCents: 3_600_000 }],
    });
    expect((await district.get(`/api/v1/awards/${award.id}`)).body).toEqual(award);
    const early = await district.get(`/api/v1/notices/${award.noticeId}/pdf`);
    expect([early.status, early.headers['retry-after']]).toEqual([409, '5']);
    const files = office.web.app.get<FileStore>(FILE_STORE);
    await renderIssuedNotice(office.web.database, files, SYSTEM_ACTOR, award.noticeId);
    const pdf = await district.get(`/api/v1/notices/${award.noticeId}/pdf`);
    expect([pdf.status, pdf.headers['content-type'], pdf.body.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    const notice = await district.get(`/api/v1/notices/${award.noticeId}`);
    expect(notice.body.service.servedOn).toMatch(/^2026-/);
  });

  it('refuses what the state does not allow, and says what is possible instead', async () => {
    const answer = await caseworker.post(`/api/v1/applications/${id}/start-formal-check`);
    expect([answer.status, answer.body.facts.status]).toEqual([409, 'APPROVED']);
    expect(answer.body.detail).toMatch(/[.]$/);
  });

  it('refuses an act on a version that is over, with the present one', async () => {
    const old = { 'If-Match': `"${version - 1}"` };
    const body = { accountId: caseworker.actor.accountId };
    const answer = await caseworker.post(`/api/v1/applications/${id}/assign`, body, old);
    expect([answer.status, answer.headers['etag']]).toEqual([412, `"${version}"`]);
    const now = { 'If-Match': `"${version}"` };
    const toDistrict = { accountId: district.actor.accountId };
    const refused = await caseworker.post(`/api/v1/applications/${id}/assign`, toDistrict, now);
    expect(refused.body.errors).toEqual([expect.objectContaining({ pointer: '/accountId', kind: 'assignee-unknown' })]);
    expect((await caseworker.post(`/api/v1/applications/${id}/assign`, body, now)).status).toBe(200);
  });
});
