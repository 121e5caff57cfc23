import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAward, stopPayments, type Award } from '#awards';
import {
  exportPaymentRun,
  findPaymentRequest,
  paymentRequestsOf,
  submitRequest,
  takePaymentStep,
} from '#disbursements';
import { Money } from '#kernel';
import { runSql } from '../../apps/ops/src/postgres/database.js';
import { changeGrant } from '../lives/grant-acts.js';
import { caseworker, districtSignatory, openOffice, signatory, type Office } from '../support/case-builder.js';
import {
  authorisedRequest,
  authoriser,
  certifier,
  draftedRequest,
  must,
  payableAward,
  payerEntered,
} from './award-builder.js';

describe('a grant that is lowered while its money is on the way', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    await payerEntered(office);
  });
  afterAll(() => office.close());

  const award = async (ags: string): Promise<Award> => {
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    const made = await payableAward(office, ags);
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    return made;
  };
  const run = () => exportPaymentRun(office.database, authoriser);
  const statusOf = async (id: string) =>
    (await office.database.read(caseworker, (tx) => findPaymentRequest(tx, id)))?.status;
  const sendBack = (requestId: string, reason = 'Die Bewilligung wurde gesenkt.') =>
    takePaymentStep(office.database, authoriser, { requestId, action: 'send-back-payment', reason });
  const reject = (requestId: string) =>
    takePaymentStep(office.database, certifier, { requestId, action: 'reject-request', reason: 'Nicht mehr gedeckt.' });

  it('is not certified above what is left of it', async () => {
    const made = await award('05358');
    const id = await draftedRequest(office, made, '05358', { amount: 10_000, needed: 50_000 });
    must(await submitRequest(office.database, districtSignatory('05358'), id));
    must(await takePaymentStep(office.database, caseworker, { requestId: id, action: 'check-request' }));
    must(await changeGrant(office, made, { 2027: 999_999 }));
    expect(
      await takePaymentStep(office.database, certifier, { requestId: id, action: 'certify-payment' }),
    ).toMatchObject({
      refusal: { kind: 'payment-above-grant', facts: { roomCents: 999_999, amountCents: 1_000_000 } },
    });
    must(await reject(id));
  });

  it('holds the run that would pay more than it, names the payment, and lets it be taken back', async () => {
    const made = await award('05766');
    const first = await authorisedRequest(office, made, '05766', 10_000);
    const second = await authorisedRequest(office, made, '05766', 5_000);
    must(await changeGrant(office, made, { 2027: 1_499_999 }));
    expect(await run()).toMatchObject({
      refusal: {
        kind: 'run-payment-blocked',
        facts: { because: 'payment-above-grant', number: 1, roomCents: 999_999 },
      },
    });
    expect(await statusOf(first)).toBe('AUTHORISED');
    must(await sendBack(second));
    must(await reject(second));
    must(await run());
    expect([await statusOf(first), await statusOf(second)]).toEqual(['EXPORTED', 'REJECTED']);
  });

  it('is not paid while payments are stopped or the tranche is gone, and is paid when they flow again', async () => {
    const made = await award('05315');
    const id = await authorisedRequest(office, made, '05315', 1_000);
    const stop = (reason: string | null) =>
      office.database.transaction(signatory, (tx) => stopPayments(tx, made.id, reason));
    await stop('Der Zwischennachweis fehlt.');
    expect(await run()).toMatchObject({
      refusal: { kind: 'run-payment-blocked', facts: { because: 'payments-stopped' } },
    });
    await stop(null);
    must(await run());
    expect(await statusOf(id)).toBe('EXPORTED');
  });

  it('cannot be overpaid even by raw SQL', async () => {
    const made = await award('05374');
    const id = await authorisedRequest(office, made, '05374', 1_000);
    must(await changeGrant(office, made, { 2027: 99_999 }));
    await expect(
      runSql(
        office.testDatabase.ownerUrl,
        `UPDATE disbursements.payment_request SET status = 'EXPORTED' WHERE id = '${id}'`,
      ),
    ).rejects.toThrow('more paid than granted');
    must(await sendBack(id));
    must(await reject(id));
  });

  it('is either lowered first or paid first when both happen at once', async () => {
    let made = await award('05378');
    for (let round = 1; round <= 4; round += 1) {
      const id = await authorisedRequest(office, made, '05378', 1_000);
      const [paid, lowered] = await Promise.all([run(), changeGrant(office, made, { 2027: round * 100_000 - 1 })]);
      const now = await office.database.read(caseworker, (tx) => findAward(tx, made.id));
      if (!now) throw new Error('no award');
      expect(lowered.ok).toBe(true);
      expect(paid.ok ? 'EXPORTED' : paid.refusal.kind).toMatch(/EXPORTED|run-payment-blocked|run-overtaken/);
      if (!paid.ok) must(await sendBack(id));
      if (!paid.ok) must(await reject(id));
      const sent = (await office.database.read(caseworker, (tx) => paymentRequestsOf(tx, made.id))).filter(
        ({ status }) => status === 'EXPORTED',
      );
      // Paid first and lowered then is a claim for the difference; lowered first is never paid beyond.
      const total = Money.sum(sent.map(({ amount }) => amount));
      expect(total.exceeds(now.amount)).toBe(paid.ok);
      made = must(await changeGrant(office, now, { 2027: 4_000_000 }));
      if (!paid.ok) break;
    }
  });
});
