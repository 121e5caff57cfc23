import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Award } from '#awards';
import { openApiOffice, type ApiOffice, type ApiUser } from '../../../../test/api/api-office.js';
import { payableAward } from '../../../../test/payments/award-builder.js';
import {
  creditedPayment,
  enterRates,
  examinedReport,
  openPayerAccount,
  REASONS,
  servedNotice,
} from '../../../../test/settlement/settlement-builder.js';

jest.setTimeout(60_000);
const AGS = '05358';
const DISTRICT = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'] as const;

describe('settlement, recovery and claims over the API', () => {
  let office: ApiOffice;
  let award: Award;
  let clerk: ApiUser;
  let signatory: ApiUser;
  let district: ApiUser;
  let neighbour: ApiUser;
  let cash: ApiUser;
  let otherCash: ApiUser;

  beforeAll(async () => {
    office = await openApiOffice();
    const { web } = office;
    web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    award = await payableAward(web, AGS, 90_125);
    await openPayerAccount(web);
    web.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await creditedPayment(web, award, AGS, 72_100);
    web.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
    await enterRates(web, ['2027-01-01', '2027-07-01', '2028-01-01']);
    await examinedReport(web, award, AGS, { recognised: 80_125 });
    clerk = await office.user('A. Beispiel', ['CASEWORKER']);
    signatory = await office.user('C. Probe', ['SIGNATORY']);
    cash = await office.user('Kasse eins', ['PAYMENT_CERTIFIER']);
    otherCash = await office.user('Kasse zwei', ['PAYMENT_CERTIFIER']);
    district = await office.user('Kreis Düren', DISTRICT, AGS);
    neighbour = await office.user('Kreis Lippe', DISTRICT, '05766');
  });
  afterAll(() => office.close());

  it('settles with two persons and tells every step in cents', async () => {
    const at = `/api/v1/awards/${award.id}`;
    const prepared = await clerk.post(`${at}/settlement`, { notes: ['Danke.'] });
    expect([prepared.status, prepared.body.settlement.finalCents]).toEqual([200, 6_410_000]);
    expect((await district.get(`${at}/settlement`)).body.settlement).toBeNull();
    expect((await clerk.post(`${at}/settlement/sign`, {})).status).toBe(403);
    expect((await clerk.post(`${at}/settlement/discard`, {})).body.settlement).toBeNull();
    expect((await signatory.post(`${at}/settlement/sign`, {})).status).toBe(409);
    await clerk.post(`${at}/settlement`, {});
    const signed = await signatory.post(`${at}/settlement/sign`, {});
    expect(signed.body).toMatchObject({ grantCents: 6_410_000, settlement: { state: 'SIGNED' } });
    expect(signed.body.obstacles).toEqual(expect.arrayContaining(['settlement-not-final', 'recovery-open']));
    expect((await district.get(`${at}/settlement`)).body.settlement.steps.at(-1).amountCents).toBe(800_000);
    const early = await clerk.post(`${at}/close`, { note: '' });
    expect([early.status, early.body.type]).toEqual([409, 'urn:foerderakte:problem:file-not-ready']);
  });

  it('hears, decides and collects; each fault names its field', async () => {
    const list = `/api/v1/awards/${award.id}/recoveries`;
    expect((await district.get(list)).body.recoveries).toEqual([]);
    const [{ id }] = (await clerk.get(list)).body.recoveries;
    const at = `/api/v1/recoveries/${id}`;
    expect((await clerk.get(at)).body.knowledgeUntil).toBe('2029-04-03');
    const short = await clerk.post(`${at}/send-hearing`, { due: '2028-04-04' });
    expect([short.status, short.body.errors?.[0]?.pointer]).toEqual([422, '/due']);
    expect((await clerk.post(`${at}/send-hearing`, {})).body.status).toBe('HEARING');
    expect((await district.get(at)).body.knowledgeUntil).toBeNull();
    expect((await neighbour.get(at)).status).toBe(404);
    expect((await neighbour.post(`${at}/answer-hearing`, { answer: 'Wir' })).status).toBe(404);
    expect((await district.post(`${at}/answer-hearing`, { answer: 'Wir erstatten.' })).body.answer).toBe(
      'Wir erstatten.',
    );
    const decision = { reasons: REASONS, reductionCents: 0, ineffectiveFrom: '2027-02-02' };
    const ahead = await clerk.post(`${at}/prepare-decision`, { ...decision, ineffectiveFrom: '2030-01-01' });
    expect([ahead.status, ahead.body.errors?.[0]?.pointer]).toEqual([422, '/ineffectiveFrom']);
    expect((await clerk.post(`${at}/prepare-decision`, decision)).status).toBe(200);
    expect((await clerk.post(`${at}/sign-decision`, {})).status).toBe(403);
    const signed = await signatory.post(`${at}/sign-decision`, {});
    expect(signed.body.status).toBe('DECIDED');
    await servedNotice(office.web, signed.body.noticeId, AGS, { on: '2028-04-03' });
  });

  it('books payments once per key, takes back only what others booked, and sets interest', async () => {
    const [claim] = (await clerk.get('/api/v1/claims')).body.claims;
    expect((await neighbour.get('/api/v1/claims')).body.claims).toEqual([]);
    const at = `/api/v1/claims/${claim.id}`;
    expect((await neighbour.get(at)).status).toBe(404);
    const payment = { amountCents: 300_000, valueDate: '2028-04-03', reference: 'KZ 1' };
    expect((await district.post(`${at}/record-payment`, payment)).status).toBe(403);
    for (let press = 0; press < 2; press += 1)
      expect(
        (await cash.post(`${at}/record-payment`, payment, { 'Idempotency-Key': 'zahlung-1' })).body.balanceCents,
      ).toBe(500_000);
    const booked = (await clerk.get(at)).body.entries.find(({ kind }: { kind: string }) => kind === 'PAYMENT');
    const reversal = { entryId: booked.id, reason: 'Falsch zugeordnet.' };
    expect((await cash.post(`${at}/reverse-payment`, reversal)).status).toBe(403);
    expect((await otherCash.post(`${at}/reverse-payment`, reversal)).body.balanceCents).toBe(800_000);
    const relief = {
      kind: 'DEFERRAL',
      reason: 'Die Lage des Kreises wurde geprüft.',
      until: '2028-06-01',
      instalments: [{ due: '2028-06-01', amountCents: 1 }],
    };
    expect((await clerk.post(`${at}/propose-relief`, relief)).status).toBe(422);
    expect((await clerk.post(`${at}/propose-relief`, { ...relief, instalments: [] })).status).toBe(200);
    expect((await clerk.post(`${at}/approve-relief`, {})).status).toBe(403);
    expect((await signatory.post(`${at}/reject-relief`, { reason: 'Es fehlt der Nachweis.' })).status).toBe(200);
    expect((await clerk.post(`${at}/propose-relief`, { ...relief, instalments: [] })).status).toBe(200);
    expect((await signatory.post(`${at}/approve-relief`, {})).body.status).toBe('DEFERRED');
    expect((await signatory.post(`${at}/end-relief`, { reason: 'Der Kreis zahlt sofort.' })).status).toBe(200);
    expect((await clerk.post(`${at}/send-dunning`, {})).status).toBe(409);
    expect((await cash.post(`${at}/record-payment`, { ...payment, amountCents: 800_000 })).body.status).toBe('PAID');
    const interest = await clerk.post(`${at}/prepare-interest`, { reason: 'Der Betrag ist gezahlt.' });
    const [order] = interest.body.interestOrders;
    expect(order).toMatchObject({ state: 'PREPARED', from: '2027-02-02', to: '2028-04-02' });
    expect((await clerk.post(`/api/v1/interest-orders/${order.id}/sign`, {})).status).toBe(403);
    const signed = await signatory.post(`/api/v1/interest-orders/${order.id}/sign`, {});
    expect([signed.status, signed.body.amountCents]).toEqual([200, order.amountCents]);
    expect((await district.get(`/api/v1/awards/${award.id}/claims`)).body.claims).toHaveLength(2);
  });

  it('tells the authority what was used late, and sets interest on it', async () => {
    const at = `/api/v1/awards/${award.id}/late-use`;
    const view = await clerk.get(at);
    expect(view.body).toMatchObject({
      ...{ interestCents: 152_288, dayCount: 'ACT_365', order: null },
      payments: [{ creditedOn: '2027-02-01', useUntil: '2027-04-01', usedCents: 6_410_000, usedLateCents: 6_410_000 }],
      segments: [{ from: '2027-02-02', to: '2027-06-14', days: 133, principalCents: 6_410_000, ratePct: '6,52' }],
    });
    for (const person of [district, neighbour]) expect((await person.get(at)).status).toBe(404);
    expect((await clerk.post(`${at}/interest`, { reason: 'kurz' })).status).toBe(422);
    expect((await signatory.post(`${at}/interest`, { reason: 'Die Mittel lagen bereit.' })).status).toBe(403);
    const prepared = await clerk.post(`${at}/interest`, { reason: 'Die Mittel lagen zu lange bereit.' });
    expect(prepared.body.order).toMatchObject({ state: 'PREPARED', isWaived: false, amountCents: 152_288 });
    const sign = `/api/v1/interest-orders/${prepared.body.order.id}/sign`;
    expect((await clerk.post(sign, {})).status).toBe(403);
    expect((await signatory.post(sign, {})).body.amountCents).toBe(152_288);
    const again = await clerk.post(`${at}/interest`, { reason: 'Die Mittel lagen zu lange bereit.' });
    expect([again.status, again.body.type]).toEqual([409, 'urn:foerderakte:problem:late-use-already-decided']);
    expect((await district.get(`/api/v1/awards/${award.id}/claims`)).body.claims.at(-1).kind).toBe('LATE_USE_INTEREST');
  });

  it('opens a revocation, exempts from the hearing, and drops it again', async () => {
    const at = `/api/v1/awards/${award.id}/recoveries`;
    const finding = {
      ...{ basis: 'REVOCATION', finding: 'Eine Teilmaßnahme wurde nicht durchgeführt.', reductionCents: 100_000 },
      ...{ ineffectiveFrom: '2027-05-01', knowledgeCompleteOn: '2028-04-01' },
    };
    const absurd = await clerk.post(at, { ...finding, reductionCents: 99_999_999 });
    expect([absurd.status, absurd.body.errors?.[0]?.pointer]).toEqual([422, '/reduction']);
    expect((await district.post(at, finding)).status).toBe(403);
    const opened = await clerk.post(at, finding);
    expect(opened.status).toBe(201);
    const one = `/api/v1/recoveries/${opened.body.id}`;
    expect((await district.get(one)).status).toBe(404);
    expect((await clerk.post(`${one}/exempt-from-hearing`, { reason: 'Der Kreis hat darum gebeten.' })).status).toBe(
      200,
    );
    const admin = await office.user('Leitung', ['PROGRAMME_ADMIN']);
    expect((await admin.post(`${one}/permit-late-recovery`, { reason: 'Das Gericht hatte die Akte.' })).status).toBe(
      409,
    );
    expect((await clerk.post(`${one}/extend-hearing`, { due: '2028-06-01' })).status).toBe(409);
    expect((await clerk.post(`${one}/drop-recovery`, { reason: 'Der Fund war ein Irrtum.' })).body.status).toBe(
      'DROPPED',
    );
  });
});
