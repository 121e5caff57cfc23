import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  drawingSituation,
  findPaymentRequest,
  recordLocalConsent,
  startRequest,
  submitRequest,
  takePaymentStep,
} from '#disbursements';
import { CalendarDate, Money, type Actor } from '#kernel';
import { caseworker, districtEditor, districtSignatory, openOffice, type Office } from '../support/case-builder.js';
import { runSql } from '../../apps/ops/src/postgres/database.js';
import {
  authorisedRequest,
  authoriser,
  certifier,
  confirmedAccount,
  draftedRequest,
  makeFinal,
  must,
  payableAward,
  signedAward,
} from './award-builder.js';

describe('a payment request', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const submit = (ags: string, requestId: string) => submitRequest(office.database, districtSignatory(ags), requestId);
  const step = (actor: Actor, requestId: string, action: 'check-request' | 'certify-payment' | 'authorise-payment') =>
    takePaymentStep(office.database, actor, { requestId, action });
  const statusOf = async (id: string) =>
    (await office.database.read(caseworker, (tx) => findPaymentRequest(tx, id)))?.status;
  const drawnOn = async (awardId: string) =>
    must(await office.database.read(caseworker, (tx) => drawingSituation(tx, awardId))).drawn.toCents();
  const inYear = async (year: number, work: () => Promise<void>): Promise<void> => {
    const before = office.clock.now();
    office.clock.moveTo(new Date(`${year}-02-01T09:00:00Z`));
    await work().finally(() => office.clock.moveTo(before));
  };

  it('is refused before the notice is final, and after a waiver still without a confirmed account', async () => {
    const award = await signedAward(office, '05358', 50_000);
    const id = await draftedRequest(office, award, '05358', { amount: 1_000 });
    expect(await submit('05358', id)).toMatchObject({ refusal: { kind: 'notice-not-final' } });
    await makeFinal(office, award, '05358', '2026-11-02');
    expect(await submit('05358', id)).toMatchObject({ refusal: { kind: 'bank-account-missing' } });
    await confirmedAccount(office, '05358');
    expect(await submit('05358', id)).toEqual({ ok: true, value: true });
    expect(await drawnOn(award.id)).toBe(100_000);
  });

  it('is refused above grant, tranche and need, and below what was spent before', async () => {
    const award = await payableAward(office, '05766');
    const ask = async (euros: { amount: number; needed?: number; spent?: number; year?: number }) =>
      submit('05766', await draftedRequest(office, award, '05766', euros));
    expect(await ask({ amount: 40_001, needed: 60_000 })).toMatchObject({ refusal: { kind: 'payment-above-grant' } });
    expect(await ask({ amount: 1, year: 2026 })).toMatchObject({ refusal: { kind: 'payment-above-tranche' } });
    expect(await ask({ amount: 801, needed: 1_000 })).toMatchObject({
      refusal: { kind: 'payment-above-need', facts: { drawableCents: 80_000 } },
    });
    expect(await ask({ amount: 800, needed: 1_000, spent: 10 })).toMatchObject({ ok: true });
    expect(await ask({ amount: 1, needed: 5_000, spent: 9 })).toMatchObject({
      refusal: { kind: 'spent-below-before' },
    });
  });

  it('is written by the district only, and of whole amounts', async () => {
    const award = await payableAward(office, '05315');
    const draft = { budgetYear: 2027, amount: Money.ZERO, needed: Money.ofEuros(1), spent: Money.ZERO, note: '' };
    const start = (actor: Actor) => startRequest(office.database, actor, { awardId: award.id, draft });
    expect(await start(caseworker)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    expect(await start(districtEditor('05315'))).toMatchObject({ refusal: { kind: 'amount-not-positive' } });
    expect(await start(districtEditor('05374'))).toMatchObject({ refusal: { kind: 'award-not-found' } });
    const id = await draftedRequest(office, award, '05315', { amount: 10 });
    expect(await submitRequest(office.database, districtEditor('05315'), id)).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
    expect(await submit('05374', id)).toMatchObject({ refusal: { kind: 'payment-request-not-found' } });
  });

  it('is certified by one, authorised by another, neither of whom touched the account, in its year', async () => {
    const award = await payableAward(office, '05374');
    const id = await draftedRequest(office, award, '05374', { amount: 1_000 });
    must(await submit('05374', id));
    must(await step(caseworker, id, 'check-request'));
    const inBothRoles: Actor = { ...certifier, roles: ['PAYMENT_CERTIFIER', 'PAYMENT_AUTHORISER'] };
    const confirmer: Actor = { ...caseworker, roles: ['PAYMENT_CERTIFIER', 'PAYMENT_AUTHORISER'] };
    expect(await step(confirmer, id, 'certify-payment')).toMatchObject({ refusal: { kind: 'payer-changed-account' } });
    expect(await step(authoriser, id, 'authorise-payment')).toMatchObject({ refusal: { kind: 'action-not-possible' } });
    must(await step(inBothRoles, id, 'certify-payment'));
    expect(await step(inBothRoles, id, 'authorise-payment')).toMatchObject({ refusal: { kind: 'payment-four-eyes' } });
    expect(await step(authoriser, id, 'authorise-payment')).toMatchObject({
      refusal: { kind: 'budget-year-not-begun', facts: { year: 2027 } },
    });
    await inYear(2027, async () => {
      expect(await step(confirmer, id, 'authorise-payment')).toMatchObject({
        refusal: { kind: 'payer-changed-account' },
      });
      await confirmedAccount(office, '05374', 'DE02120300000000202051');
      expect(await step(authoriser, id, 'authorise-payment')).toMatchObject({
        refusal: { kind: 'bank-account-changed-since' },
      });
      const back = { requestId: id, action: 'send-back-payment' } as const;
      expect(await takePaymentStep(office.database, authoriser, back)).toMatchObject({
        refusal: { kind: 'reason-missing' },
      });
      must(await takePaymentStep(office.database, authoriser, { ...back, reason: 'Die Bankverbindung ist neu.' }));
      must(await step(certifier, id, 'certify-payment'));
      must(await step(authoriser, id, 'authorise-payment'));
    });
    expect(await statusOf(id)).toBe('AUTHORISED');
  });

  it('gives the drawn amount back when it is rejected, once', async () => {
    const award = await payableAward(office, '05378');
    const id = await draftedRequest(office, award, '05378', { amount: 1_000 });
    must(await submit('05378', id));
    const rejection = { requestId: id, action: 'reject-request', reason: 'Der Bedarf ist nicht belegt.' } as const;
    const both = await Promise.all([
      takePaymentStep(office.database, caseworker, rejection),
      takePaymentStep(office.database, caseworker, rejection),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect([await drawnOn(award.id), await statusOf(id)]).toEqual([0, 'REJECTED']);
  });

  it('never draws a euro twice, however many are submitted at once', async () => {
    const award = await payableAward(office, '05382');
    const ids = [];
    for (let index = 0; index < 6; index += 1)
      ids.push(await draftedRequest(office, award, '05382', { amount: 15_000, needed: 50_000 }));
    const results = await Promise.all(ids.map((id) => submit('05382', id)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(2);
    const kinds = results.flatMap((result) => (result.ok ? [] : [result.refusal.kind]));
    expect(
      kinds.every((kind) => ['drawing-overtaken', 'payment-above-grant', 'payment-above-need'].includes(kind)),
    ).toBe(true);
    expect(await drawnOn(award.id)).toBe(3_000_000);
  });

  it('is certified and authorised once when several people do it at once', async () => {
    const award = await payableAward(office, '05512');
    const id = await draftedRequest(office, award, '05512', { amount: 1_000 });
    must(await submit('05512', id));
    must(await step(caseworker, id, 'check-request'));
    const second = { ...certifier, accountId: authoriser.accountId };
    const certified = await Promise.all([step(certifier, id, 'certify-payment'), step(second, id, 'certify-payment')]);
    expect(certified.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const colleague = (digits: string): Actor => ({
      ...authoriser,
      accountId: `${authoriser.accountId.slice(0, -2)}${digits}`,
    });
    await inYear(2027, async () => {
      const back = { requestId: id, action: 'send-back-payment', reason: 'Zur selben Zeit zurückgegeben.' } as const;
      const [one, other, returned] = await Promise.all([
        step(colleague('21'), id, 'authorise-payment'),
        step(colleague('22'), id, 'authorise-payment'),
        takePaymentStep(office.database, colleague('23'), back),
      ]);
      expect([one.ok, other.ok].filter(Boolean).length).toBeLessThanOrEqual(1);
      // Whoever came last decides; the amount stays drawn once in both cases.
      expect(await statusOf(id)).toBe(returned.ok ? 'CHECKED' : 'AUTHORISED');
    });
    expect(await drawnOn(award.id)).toBe(100_000);
  });

  it('cannot be paid past the second person, the grant or its own text, even by raw SQL', async () => {
    const award = await payableAward(office, '05515');
    await inYear(2027, async () => {
      const id = await authorisedRequest(office, award, '05515', 1_000);
      const set = (change: string) =>
        runSql(office.testDatabase.ownerUrl, `UPDATE disbursements.payment_request SET ${change} WHERE id = '${id}'`);
      await expect(set('certified_by = authorised_by')).rejects.toThrow('payment_four_eyes');
      await expect(set('amount_cents = amount_cents + 1')).rejects.toThrow('immutable');
      await expect(set('authorised_by = NULL')).rejects.toThrow('payment_authorised_whole');
      const account = `(SELECT confirmed_by FROM disbursements.bank_account a WHERE a.id = bank_account_id)`;
      await expect(set(`certified_by = ${account}`)).rejects.toThrow('who changed the account');
      await expect(
        runSql(
          office.testDatabase.ownerUrl,
          `UPDATE disbursements.drawing_account SET drawn_cents = tranche_cents + 1`,
        ),
      ).rejects.toThrow('drawn_within_tranche');
      await expect(
        runSql(office.testDatabase.ownerUrl, `UPDATE disbursements.drawing_entry SET delta_cents = 1`),
      ).rejects.toThrow();
    });
  });

  it('needs the consent of the local council where the programme demands it', async () => {
    const award = await payableAward(office, '05554');
    await runSql(
      office.testDatabase.ownerUrl,
      `UPDATE programmes.terms_version SET terms = jsonb_set(terms, '{councilConsentRequired}', 'true')`,
    );
    const id = await draftedRequest(office, award, '05554', { amount: 1_000 });
    expect(await submit('05554', id)).toMatchObject({ refusal: { kind: 'local-consent-missing' } });
    const record = (change: object) =>
      recordLocalConsent(office.database, districtEditor('05554'), {
        awardId: award.id,
        budgetYear: 2027,
        body: 'Begleitausschuss',
        decidedOn: CalendarDate.iso('2026-11-02'),
        reference: 'Beschluss 7/2026',
        ...change,
      });
    expect(await record({ body: '' })).toMatchObject({ refusal: { kind: 'entry-missing', pointer: '/body' } });
    expect(await record({ budgetYear: 2030 })).toMatchObject({ refusal: { kind: 'budget-year-not-granted' } });
    expect(await record({ decidedOn: CalendarDate.iso('2026-11-03') })).toMatchObject({
      refusal: { kind: 'consent-in-future' },
    });
    must(await record({}));
    expect(await submit('05554', id)).toMatchObject({ ok: true });
  });
});
