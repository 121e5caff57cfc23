import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Award } from '#awards';
import { CalendarDate, Money, type Refusal, type Result } from '#kernel';
import {
  answerHearing,
  approveRelief,
  bookClaimPayment,
  claimView,
  closeFile,
  discardSettlement,
  dropRecovery,
  endRelief,
  exemptFromHearing,
  extendHearing,
  openRecovery,
  prepareInterest,
  prepareRecovery,
  proposeRelief,
  reverseClaimPayment,
  sendDunning,
  sendHearing,
  signInterest,
  signRecovery,
  signSettlement,
  type ClaimView,
} from '#settlement';
import { authorisedRequest, certifier, must, payableAward } from '../payments/award-builder.js';
import { caseworker, districtSignatory, openOffice, signatory, type Office } from '../support/case-builder.js';
import {
  creditedPayment,
  enterRates,
  examinedReport,
  openedRecovery,
  openPayerAccount,
  REASONS,
  servedNotice,
  settled,
} from './settlement-builder.js';

const AGS = '05358';
const NOBODY = '01900000-0000-7000-8000-0000000000ff';
const REASON = 'Die Lage des Kreises wurde geprüft.';
const day = CalendarDate.iso;

/** What no other test of settlement refuses, each with the refusal that the page has a sentence for. */
describe('settlement, recovery and claims refuse', () => {
  let office: Office;
  let award: Award;
  let halfPaid: Award;
  let claimId: string;
  let recoveryId: string;

  beforeAll(async () => {
    office = await openOffice();
    award = await payableAward(office, AGS, 90_125);
    halfPaid = await payableAward(office, '05366');
    await openPayerAccount(office);
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await creditedPayment(office, award, AGS, 72_100);
    await authorisedRequest(office, halfPaid, '05366', 10_000);
    office.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
    await enterRates(office, ['2027-01-01', '2027-07-01', '2028-01-01']);
    await examinedReport(office, award, AGS, { recognised: 80_125 });
  });
  afterAll(() => office.close());

  const refused = async (answer: Promise<Result<unknown, Refusal>>): Promise<string> => {
    const result = await answer;
    return result.ok ? 'accepted' : result.refusal.kind;
  };
  const claim = async (): Promise<ClaimView> => {
    const found = await office.database.read(caseworker, (tx) => claimView(tx, claimId));
    if (!found) throw new Error('no claim');
    return found;
  };
  const interest = (entry: { until?: string; isWaived?: boolean; claimId?: string } = {}) =>
    prepareInterest(office.database, caseworker, {
      claimId: entry.claimId ?? claimId,
      until: entry.until === undefined ? null : day(entry.until),
      reason: REASON,
      isWaived: entry.isWaived ?? false,
    });
  const pay = (cents: number, valueDate: string) =>
    bookClaimPayment(office.database, certifier, {
      ...{ claimId, amount: Money.ofCents(cents), valueDate: day(valueDate), reference: 'Kassenzeichen' },
    });

  it('a settlement that nobody prepared', async () => {
    expect(await refused(signSettlement(office.database, signatory, award.id))).toBe('settlement-not-prepared');
    expect(await refused(discardSettlement(office.database, caseworker, award.id))).toBe('settlement-not-prepared');
    expect(await refused(signSettlement(office.database, signatory, NOBODY))).toBe('award-not-found');
  });

  it('to close a file that is not settled, and whose money is still to be asked for or on its way', async () => {
    const close = (awardId: string) => closeFile(office.database, caseworker, { awardId, note: '' });
    expect(await close(award.id)).toMatchObject({
      refusal: { kind: 'file-not-ready', facts: { obstacles: ['not-settled'] } },
    });
    expect(await close(halfPaid.id)).toMatchObject({
      refusal: { facts: { obstacles: ['not-settled', 'payment-under-way', 'payment-remaining'] } },
    });
  });

  it('to drop what a settlement demands, to shorten a hearing, and to sign what nobody prepared', async () => {
    const { database } = office;
    await settled(office, award);
    recoveryId = (await openedRecovery(office, award)).id;
    expect(await refused(dropRecovery(database, caseworker, { recoveryId, reason: REASON }))).toBe(
      'recovery-of-settlement',
    );
    expect(await refused(signRecovery(database, signatory, recoveryId))).toBe('recovery-not-prepared');
    must(await sendHearing(database, caseworker, { recoveryId, due: day('2028-06-01') }));
    for (const due of ['2028-06-01', '2028-05-31', '2028-04-01'])
      expect(await refused(extendHearing(database, caseworker, { recoveryId, due: day(due) }))).toBe(
        'hearing-not-longer',
      );
    expect(await refused(extendHearing(database, caseworker, { recoveryId: NOBODY, due: null }))).toBe(
      'recovery-not-found',
    );
  });

  it('a decision over nothing: not overpaid, nothing taken back', async () => {
    const { database } = office;
    const other = await openRecovery(database, caseworker, {
      ...{ awardId: award.id, basis: 'REVOCATION', finding: 'Ein Teil der Maßnahme wurde nicht durchgeführt.' },
      ...{ reduction: Money.ofEuros(1), ineffectiveFrom: day('2028-01-01'), knowledgeCompleteOn: day('2028-04-01') },
    });
    const { recoveryId: second } = must(other);
    must(await exemptFromHearing(database, caseworker, { recoveryId: second, reason: REASON }));
    const nothing = { recoveryId: second, reasons: REASONS, reduction: Money.ZERO, ineffectiveFrom: day('2028-01-01') };
    expect(await refused(prepareRecovery(database, caseworker, nothing))).toBe('amount-not-positive');
    must(await dropRecovery(database, caseworker, { recoveryId: second, reason: REASON }));
  });

  it('relief that nobody proposed, or that the money has overtaken; and payments that are none', async () => {
    const { database } = office;
    claimId = await decidedClaim();
    expect(await refused(approveRelief(database, signatory, claimId))).toBe('relief-not-proposed');
    expect(await refused(endRelief(database, signatory, { claimId, reason: REASON }))).toBe('action-not-possible');
    const relief = { claimId, kind: 'WRITE_OFF', reason: REASON, terms: '', until: null, instalments: [] } as const;
    must(await proposeRelief(database, caseworker, { ...relief, consentReference: null }));
    must(await pay(100, '2028-04-03'));
    expect(await refused(approveRelief(database, signatory, claimId))).toBe('relief-outdated');
    const demand = (await claim()).entries.find(({ kind }) => kind === 'DEMAND')?.id ?? '';
    for (const entryId of [demand, NOBODY])
      expect(await refused(reverseClaimPayment(database, certifier, { claimId, entryId, reason: REASON }))).toBe(
        'claim-payment-not-found',
      );
    for (const act of [
      sendDunning(database, caseworker, NOBODY),
      approveRelief(database, signatory, NOBODY),
      interest({ claimId: NOBODY }),
    ])
      expect(await refused(act)).toBe('claim-not-found');
  });

  it('interest that is waived too early, set twice, of no weight, after the payment, or overtaken', async () => {
    const { database } = office;
    expect(await refused(interest({ until: '2028-03-01', isWaived: true }))).toBe(
      'interest-waiver-needs-payment-in-time',
    );
    const from = (await claim()).bearsInterestFrom ?? day('2028-01-01');
    expect(await refused(interest({ until: from.plusDays(-1).toString() }))).toBe('interest-already-set');
    expect(await refused(interest({ until: '2030-01-01' }))).toBe('day-in-future');
    const { orderId } = must(await interest({ until: '2028-04-02' }));
    must(await pay(1_000, '2028-02-01'));
    expect(await refused(signInterest(database, signatory, orderId))).toBe('interest-outdated');
    const again = must(await interest({ until: '2028-04-02' }));
    expect(await refused(signInterest(database, signatory, NOBODY))).toBe('interest-order-not-found');
    const signed = must(await signInterest(database, signatory, again.orderId));
    expect(await refused(signInterest(database, signatory, again.orderId))).toBe('interest-order-not-found');
    expect(await refused(interest({ until: '2028-04-02' }))).toBe('interest-already-set');
    expect(await refused(interest({ claimId: signed.claimId ?? '', until: '2028-04-02' }))).toBe(
      'claim-bears-no-interest',
    );
    must(await pay((await claim()).balance.toCents(), '2028-04-03'));
    expect(await refused(interest({ until: '2028-04-03' }))).toBe('interest-after-payment');
  });

  /** The district answers the hearing that runs, two persons decide, and the act becomes final. */
  const decidedClaim = async (): Promise<string> => {
    const { database } = office;
    must(await answerHearing(database, districtSignatory(AGS), { recoveryId, answer: 'Wir erstatten.' }));
    const decision = { recoveryId, reasons: REASONS, reduction: Money.ZERO, ineffectiveFrom: day('2027-12-01') };
    must(await prepareRecovery(database, caseworker, decision));
    const signed = must(await signRecovery(database, signatory, recoveryId));
    await servedNotice(office, signed.noticeId, AGS, { on: '2028-04-03' });
    return signed.claimId ?? '';
  };
});
