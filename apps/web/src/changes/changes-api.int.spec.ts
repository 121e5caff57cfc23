import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Award } from '#awards';
import { openApiOffice, type ApiOffice, type ApiUser } from '../../../../test/api/api-office.js';
import { signedAward } from '../../../../test/payments/award-builder.js';
import { submittedApplication, twoYearForm } from '../../../../test/support/case-builder.js';

jest.setTimeout(60_000);
const DISTRICT = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'] as const;
const REASON = 'Die Werkstätten finden erst im zweiten Jahr statt.';

describe('changes over the API', () => {
  let office: ApiOffice;
  let award: Award;
  let district: ApiUser;
  let neighbour: ApiUser;
  let clerk: ApiUser;
  let signatory: ApiUser;

  beforeAll(async () => {
    office = await openApiOffice();
    award = await signedAward(office.web, '05358', twoYearForm({ 2027: 50_000, 2028: 50_000 }));
    district = await office.user('Kreis Düren', DISTRICT, '05358');
    neighbour = await office.user('Kreis Lippe', DISTRICT, '05766');
    clerk = await office.user('A. Beispiel', ['CASEWORKER']);
    signatory = await office.user('C. Probe', ['SIGNATORY']);
  });
  afterAll(() => office.close());

  it('shift 1.000 EUR between years over a question to the act and its second version', async () => {
    const at = `/api/v1/awards/${award.id}`;
    const plan = {
      purpose: 'Werkstätten für Demokratie',
      grantCents: { 2027: 3_900_000, 2028: 4_100_000 },
      items: [{ id: 'b0001', amountsCents: { 2027: 4_875_000, 2028: 5_125_000 } }],
    };
    const request = { kind: 'CHANGE', plan, reason: REASON };
    expect((await neighbour.post(`${at}/changes`, request)).status).toBe(404);
    const unknown = await district.post(`${at}/changes`, {
      ...request,
      plan: { items: [{ id: 'x1', amountsCents: {} }] },
    });
    expect([unknown.status, unknown.body.errors?.[0]?.pointer]).toEqual([422, '/plan/items']);
    const opened = await district.post(`${at}/changes`, request);
    expect([opened.status, opened.body.status]).toEqual([201, 'DRAFT']);
    const one = `/api/v1/changes/${opened.body.id}`;
    expect((await neighbour.get(one)).status).toBe(404);
    expect((await clerk.get(one)).status).toBe(404);
    expect((await district.post(`${one}/edit-change`, { plan, reason: `${REASON} So geht es auf.` })).status).toBe(200);
    expect((await district.post(`${one}/submit-change`, {})).body.status).toBe('SUBMITTED');
    expect((await district.post(`${one}/sign-change`, {})).status).toBe(409);
    const question = { question: 'Wann genau?', deadline: '2026-11-30' };
    expect((await clerk.post(`${one}/ask-about-change`, question)).body.status).toBe('QUESTION');
    expect((await district.post(`${one}/answer-about-change`, { answer: 'Im März 2028.' })).body.answer).toBe(
      'Im März 2028.',
    );
    expect((await clerk.post(`${one}/prepare-change`, { outcome: 'APPROVE' })).body.status).toBe('PREPARED');
    expect((await clerk.post(`${one}/send-change-to-review`, {})).body.status).toBe('IN_REVIEW');
    expect((await clerk.post(`${one}/sign-change`, {})).status).toBe(403);
    expect(
      (await signatory.post(`${one}/return-change`, { reason: 'Bitte die Gründe ergänzen.' })).body.status,
    ).not.toBe('IN_REVIEW');
    expect(
      (await clerk.post(`${one}/prepare-change`, { outcome: 'APPROVE', reasons: 'Der Zweck bleibt gewahrt.' })).status,
    ).toBe(200);
    expect((await clerk.post(`${one}/send-change-to-review`, {})).status).toBe(200);
    const signed = await signatory.post(`${one}/sign-change`, {});
    expect([signed.body.status, typeof signed.body.noticeId]).toEqual(['APPROVED', 'string']);
    const { versions } = (await district.get(`${at}/versions`)).body;
    expect(versions.map(({ tranchesCents }: { tranchesCents: object }) => tranchesCents)).toEqual([
      { 2027: 4_000_000, 2028: 4_000_000 },
      plan.grantCents,
    ]);
    expect((await neighbour.get(`${at}/versions`)).status).toBe(404);
  });

  it('are taken back, and a waiver that would raise is refused at the latest when it is submitted', async () => {
    const at = `/api/v1/awards/${award.id}/changes`;
    const opened = await district.post(at, {
      kind: 'WAIVER',
      plan: { grantCents: { 2027: 3_000_000 } },
      reason: REASON,
    });
    expect(opened.status).toBe(201);
    expect((await district.post(`/api/v1/changes/${opened.body.id}/withdraw-change`, {})).body.status).toBe(
      'WITHDRAWN',
    );
    const raised = await district.post(at, {
      kind: 'WAIVER',
      plan: { grantCents: { 2027: 9_900_000 } },
      reason: REASON,
    });
    const submitted = await district.post(`/api/v1/changes/${raised.body.id}/submit-change`, {});
    expect(submitted.status).toBe(422);
    expect((await district.post(`/api/v1/changes/${raised.body.id}/withdraw-change`, {})).status).toBe(200);
    const list = await district.get(`/api/v1/applications/${award.applicationId}/changes`);
    expect(list.body.changes.map(({ status }: { status: string }) => status).sort()).toEqual([
      'APPROVED',
      'WITHDRAWN',
      'WITHDRAWN',
    ]);
  });

  it('ask for an early start of an application', async () => {
    const { id } = await submittedApplication(office.web, '05358', twoYearForm({ 2027: 20_000, 2028: 20_000 }));
    const at = `/api/v1/applications/${id}/early-start`;
    expect((await neighbour.post(at, { startOn: '2027-01-04', reason: REASON })).status).toBe(404);
    expect((await district.post(at, { startOn: '2027-02-30', reason: REASON })).status).toBe(422);
    const opened = await district.post(at, { startOn: '2027-01-04', reason: REASON });
    expect([opened.status, opened.body.kind, opened.body.startOn]).toEqual([201, 'EARLY_START', '2027-01-04']);
  });
});
