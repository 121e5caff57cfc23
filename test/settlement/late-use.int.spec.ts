import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAward, type Award } from '#awards';
import { recordContest, recordCourtOutcome } from '#notices';
import { CalendarDate, type Actor, type Refusal, type Result } from '#kernel';
import {
  bookClaimPayment,
  claimView,
  claimViewsOf,
  closeFile,
  interestOrdersOf,
  lateUseOf,
  prepareInterest,
  prepareLateUseInterest,
  signInterest,
} from '#settlement';
import { certifier, must, payableAward } from '../payments/award-builder.js';
import { caseworker, districtSignatory, openOffice, signatory, type Office } from '../support/case-builder.js';
import {
  creditedPayment,
  enterRates,
  examinedReport,
  openPayerAccount,
  revoked,
  servedNotice,
  settled,
  textOf,
} from './settlement-builder.js';

const REASON = 'Die Mittel lagen über die Frist hinaus bereit.';
const NOBODY = '01900000-0000-7000-8000-0000000000ff';
/** All receipts are of 15.06.2027; two months run from the credit. */
const CREDITED: Readonly<Record<string, string>> = {
  '05358': '2027-02-01',
  '05315': '2027-02-01',
  '05334': '2027-02-01',
  '05566': '2027-04-14',
  '05766': '2027-06-01',
};

describe('interest on money that was used late', () => {
  let office: Office;
  const awards = new Map<string, Award>();

  beforeAll(async () => {
    office = await openOffice();
    for (const ags of Object.keys(CREDITED)) awards.set(ags, await payableAward(office, ags, 90_125));
    await openPayerAccount(office);
    for (const [ags, on] of Object.entries(CREDITED)) {
      office.clock.moveTo(new Date(`${on}T09:00:00Z`));
      await creditedPayment(office, award(ags), ags, 72_100);
    }
    office.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
  });
  afterAll(() => office.close());

  const award = (ags: string): Award => {
    const found = awards.get(ags);
    if (!found) throw new Error(ags);
    return found;
  };
  const prepare = (ags: string, entry: { by?: Actor; reason?: string; isWaived?: boolean; awardId?: string } = {}) =>
    prepareLateUseInterest(office.database, entry.by ?? caseworker, {
      awardId: entry.awardId ?? award(ags).id,
      reason: entry.reason ?? REASON,
      isWaived: entry.isWaived ?? false,
    });
  const sign = (orderId: string, by: Actor = signatory) => signInterest(office.database, by, orderId);
  const kindOf = async (answer: Promise<Result<unknown, Refusal>>): Promise<string> => {
    const result = await answer;
    return result.ok ? 'accepted' : result.refusal.kind;
  };
  /** The act arrives, is taken to court, and falls there. */
  const annulled = async (noticeId: string, ags: string) => {
    const today = CalendarDate.inBerlin(office.clock.now());
    await servedNotice(office, noticeId, ags, { on: today.toString(), isWaived: false });
    must(await recordContest(office.database, caseworker, { noticeId, contestedOn: today, note: 'VG Köln, 1 K 1/28' }));
    expect(await kindOf(prepare(ags))).toBe('late-use-already-decided');
    must(await recordCourtOutcome(office.database, signatory, { noticeId, outcome: 'ANNULLED', endedOn: today }));
  };
  const ordersOf = (ags: string, by: Actor = caseworker) =>
    office.database.read(by, (tx) => interestOrdersOf(tx, award(ags).id));

  it('waits for the examination, the settlement and the base rates, each with its refusal', async () => {
    expect(await kindOf(prepare('05358'))).toBe('use-not-examined');
    await examinedReport(office, award('05358'), '05358', { recognised: 90_125 });
    expect(await kindOf(prepare('05358'))).toBe('late-use-before-settlement');
    await settled(office, award('05358'));
    expect(await kindOf(prepare('05358'))).toBe('base-rate-missing');
    await enterRates(office, ['2027-01-01', '2027-07-01', '2028-01-01']);
  });

  it('is prepared by a caseworker with a reason, for a grant that exists', async () => {
    expect(await kindOf(prepare('05358', { by: signatory }))).toBe('action-not-permitted');
    expect(await kindOf(prepare('05358', { by: districtSignatory('05358') }))).toBe('action-not-permitted');
    expect(await kindOf(prepare('05358', { by: districtSignatory('05766') }))).toBe('award-not-found');
    expect(await kindOf(prepare('05358', { awardId: NOBODY }))).toBe('award-not-found');
    expect(await kindOf(prepare('05358', { reason: ' ' }))).toBe('entry-missing');
    expect(await kindOf(prepare('05358', { reason: 'zu kurz' }))).toBe('entry-too-short');
    expect(await kindOf(prepare('05358', { reason: 'x'.repeat(2_001) }))).toBe('entry-too-long');
  });

  it('runs from the day after the credit to the day before the use, and becomes a claim of its own by two persons', async () => {
    const { orderId, amount } = must(await prepare('05358'));
    // 72.100,00 EUR x 6,52 % x 133 days / 365
    expect(amount.toGerman()).toBe('1.712,94');
    expect(await ordersOf('05358', districtSignatory('05358'))).toEqual([]);
    expect(await kindOf(sign(orderId, { ...signatory, accountId: caseworker.accountId }))).toBe('interest-four-eyes');
    const { noticeId, claimId } = must(await sign(orderId));
    const text = await textOf(office, noticeId);
    for (const part of [
      'Für die Zeit vom 02.02.2027 bis zum 14.06.2027 setze ich Zinsen von 1.712,94 EUR fest (§ 49a Abs. 4 VwVfG NRW).',
      'taggenau, das Jahr zu 365 Tagen',
      'Verspätet verwendete Mittel',
      '15.06.2027',
      'nicht alsbald nach der Auszahlung',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('Unwirksamkeit des Bescheides');
    const claim = await office.database.read(caseworker, (tx) => claimView(tx, claimId ?? ''));
    expect(claim).toMatchObject({ kind: 'LATE_USE_INTEREST', status: 'DECIDED' });
    expect((await ordersOf('05358', districtSignatory('05358'))).map(({ kind }) => kind)).toEqual(['LATE_USE']);
    expect(await kindOf(prepare('05358'))).toBe('late-use-already-decided');
    expect(await kindOf(sign(orderId))).toBe('interest-order-not-found');
    await servedNotice(office, noticeId ?? '', '05358', { on: '2028-04-03' });
    const paid = must(
      await bookClaimPayment(office.database, certifier, {
        ...{
          claimId: claimId ?? '',
          amount,
          valueDate: CalendarDate.iso('2028-04-03'),
          reference: 'Kassenzeichen 4711',
        },
      }),
    );
    expect([paid.balance.toGerman(), paid.booking.revenue.toGerman()]).toEqual(['0,00', '1.712,94']);
  });

  it('leaves out what was never used: that is demanded back with interest of its own', async () => {
    await examinedReport(office, award('05315'), '05315', { recognised: 80_125 });
    await settled(office, award('05315'));
    const now = await office.database.read(caseworker, async (tx) => {
      const found = await findAward(tx, award('05315').id);
      return found ? lateUseOf(tx, found) : null;
    });
    const [payment] = now?.ok ? now.value.payments : [];
    expect([payment?.used.toGerman(), payment?.unused.toGerman()]).toEqual(['64.100,00', '8.000,00']);
    expect((now?.ok ? now.value.late.parts : []).map(({ amount }) => amount.toGerman())).toEqual(['64.100,00']);
  });

  it('is prepared once more where an act has lowered the grant meanwhile', async () => {
    const first = must(await prepare('05315'));
    expect(first.amount.toGerman()).toBe('1.522,88');
    await revoked(office, award('05315'), 10_000);
    expect(await kindOf(sign(first.orderId))).toBe('interest-outdated');
    const again = must(await prepare('05315'));
    expect(again.amount.toGerman()).toBe('1.285,30');
    expect(await kindOf(sign(first.orderId))).toBe('interest-order-not-found');
    expect((must(await sign(again.orderId)).claimId ?? '').length).toBe(36);
  });

  it('is set anew, with the amounts of then, once a court has annulled it', async () => {
    const [fallen] = await ordersOf('05315');
    await annulled(fallen?.noticeId ?? '', '05315');
    await revoked(office, award('05315'), 4_100);
    const anew = must(await prepare('05315'));
    // 50.000,00 EUR x 6,52 % x 133 days / 365
    expect(anew.amount.toGerman()).toBe('1.187,89');
    const signed = must(await sign(anew.orderId));
    expect((await ordersOf('05315', districtSignatory('05315'))).map(({ isAnnulled }) => isAnnulled)).toEqual([
      true,
      false,
    ]);
    const claims = await office.database.read(caseworker, (tx) => claimViewsOf(tx, award('05315').id));
    expect(
      claims
        .filter(({ kind }) => kind === 'LATE_USE_INTEREST')
        .map(({ id, status, amount }) => [id === signed.claimId, status, amount.toGerman()]),
    ).toEqual([
      [false, 'ANNULLED', '1.285,30'],
      [true, 'DECIDED', '1.187,89'],
    ]);
    expect(await kindOf(prepare('05315'))).toBe('late-use-already-decided');
  });

  it('may be given up for a reason, by two persons and without a notice', async () => {
    await examinedReport(office, award('05334'), '05334', { recognised: 90_125 });
    await settled(office, award('05334'));
    const { orderId } = must(await prepare('05334', { isWaived: true }));
    expect(must(await sign(orderId))).toMatchObject({ noticeId: null, claimId: null });
    expect(await kindOf(prepare('05334'))).toBe('late-use-already-decided');
  });

  it('is refused where it is too little, where everything was in time, and once the file is closed', async () => {
    await examinedReport(office, award('05566'), '05566', { recognised: 0.5 });
    await settled(office, award('05566'));
    expect(await kindOf(prepare('05566'))).toBe('interest-too-small');
    await examinedReport(office, award('05766'), '05766', { recognised: 90_125 });
    const { noticeId } = await settled(office, award('05766'));
    expect(await kindOf(prepare('05766'))).toBe('nothing-used-late');
    await servedNotice(office, noticeId, '05766', { on: '2028-04-03' });
    must(await closeFile(office.database, caseworker, { awardId: award('05766').id, note: '' }));
    expect(await kindOf(prepare('05766'))).toBe('file-already-closed');
  });

  it('shares that with interest on a reimbursement: days of an annulled act bear interest by a new one', async () => {
    office.clock.moveTo(new Date('2028-05-04T09:00:00Z'));
    const claims = await office.database.read(caseworker, (tx) => claimViewsOf(tx, award('05315').id));
    const claimId = claims.find(({ kind }) => kind === 'REIMBURSEMENT')?.id ?? '';
    const prepareUntil = (until: string) =>
      prepareInterest(office.database, caseworker, {
        ...{ claimId, until: CalendarDate.iso(until), reason: 'Der Betrag steht aus.', isWaived: false },
      });
    const first = must(await prepareUntil('2028-05-02'));
    const { noticeId } = must(await sign(first.orderId));
    expect(await kindOf(prepareUntil('2028-05-02'))).toBe('interest-already-set');
    await annulled(noticeId ?? '', '05315');
    const anew = must(await prepareUntil('2028-05-03'));
    expect(anew.amount.exceeds(first.amount)).toBe(true);
    expect((must(await sign(anew.orderId)).claimId ?? '').length).toBe(36);
    expect(await kindOf(prepareUntil('2028-05-03'))).toBe('interest-already-set');
  });
});
