import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Award } from '#awards';
import { beginBudgetYear, budgetSituation, closeBudgetYear, listTitles } from '#budget';
import { CalendarDate, Money, type Actor, type Refusal, type Result } from '#kernel';
import { bookClaimPayment, repaymentsOf, reverseClaimPayment } from '#settlement';
import { certifier, must, payableAward } from '../payments/award-builder.js';
import { budgetOfficer, caseworker, openOffice, type Office } from '../support/case-builder.js';
import { creditedPayment, openPayerAccount, revoked, servedNotice } from './settlement-builder.js';

const AGS = '05358';
const otherCertifier: Actor = { ...certifier, accountId: '01900000-0000-7000-8000-000000000041', name: 'M. Kasse' };

describe('a reimbursement in the books of the budget', () => {
  let office: Office;
  let award: Award;
  let claimId: string;

  beforeAll(async () => {
    office = await openOffice();
    award = await payableAward(office, AGS, 90_125);
    await openPayerAccount(office);
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await creditedPayment(office, award, AGS, 72_100);
    office.clock.moveTo(new Date('2027-03-08T09:00:00Z'));
    const decided = await revoked(office, award, 10_000);
    claimId = decided.claimId ?? '';
    await servedNotice(office, decided.noticeId, AGS, { on: '2027-03-08' });
  });
  afterAll(() => office.close());

  const spent = (year: number): Promise<string | undefined> =>
    office.database.read(caseworker, async (tx) =>
      (await budgetSituation(tx, award.programmeCode, [year]))
        .find(({ authority }) => authority === 'AE')
        ?.paid.toGerman(),
    );
  const pay = async (euros: number, valueDate: string) =>
    must(
      await bookClaimPayment(office.database, certifier, {
        ...{ claimId, amount: Money.ofEuros(euros), valueDate: CalendarDate.iso(valueDate), reference: 'KZ 4711' },
      }),
    );
  const reverse = async (entryId: string): Promise<Result<true, Refusal>> =>
    reverseClaimPayment(office.database, otherCertifier, { claimId, entryId, reason: 'Falsch zugeordnet.' });

  it('lowers the Ist of its title in the year of the payment, and raises it again when it was a mistake', async () => {
    expect(await spent(2027)).toBe('72.100,00');
    const { entryId, booking } = await pay(4_000, '2027-03-08');
    expect([booking.expenseReduction.toGerman(), booking.revenue.toGerman()]).toEqual(['4.000,00', '0,00']);
    expect(await spent(2027)).toBe('68.100,00');
    must(await reverse(entryId));
    expect(await spent(2027)).toBe('72.100,00');
    expect((await reverse(entryId)).ok).toBe(false);
    expect(await spent(2027)).toBe('72.100,00');
  });

  it('is revenue in a later year and leaves the Ist alone', async () => {
    await pay(3_000, '2027-03-08');
    office.clock.moveTo(new Date('2028-01-17T09:00:00Z'));
    const { booking } = await pay(1_000, '2028-01-17');
    expect([booking.expenseReduction.toGerman(), booking.revenue.toGerman()]).toEqual(['0,00', '1.000,00']);
    expect(await spent(2027)).toBe('69.100,00');
    const told = await office.database.read(caseworker, async (tx) => [
      ...(await repaymentsOf(tx, 2027)),
      ...(await repaymentsOf(tx, 2028)),
    ]);
    expect(told.map(({ expenseReduction, revenue }) => [expenseReduction.toGerman(), revenue.toGerman()])).toEqual([
      ['3.000,00', '0,00'],
      ['0,00', '1.000,00'],
    ]);
  });

  it('stays as it is once the year is closed: no reversal, and a late booking is revenue', async () => {
    const titles = await office.database.read(caseworker, (tx) => listTitles(tx));
    const title = titles.find(({ programmeCode }) => programmeCode === award.programmeCode);
    const titleId = title?.id ?? '';
    for (const budgetYear of [2027, 2028])
      must(await beginBudgetYear(office.database, budgetOfficer, { titleId, budgetYear }));
    must(
      await closeBudgetYear(office.database, budgetOfficer, {
        ...{ titleId, budgetYear: 2027, carryFree: Money.ZERO },
        ...{ orderReference: 'Abschluss 2027', consentReference: 'FM vom 10.01.2028' },
      }),
    );
    const { entryId, booking } = await pay(500, '2027-12-30');
    expect([booking.expenseReduction.toGerman(), booking.revenue.toGerman()]).toEqual(['0,00', '500,00']);
    must(await reverse(entryId));
    const [setOff] = await office.database.read(caseworker, (tx) =>
      tx.query<{ id: string }>(
        `SELECT id FROM settlement.claim_entry WHERE claim_id = $1 AND expense_reduction_cents = 300000`,
        [claimId],
      ),
    );
    expect(await reverse(setOff?.id ?? '')).toMatchObject({
      refusal: { kind: 'set-off-year-closed', facts: { year: 2027 } },
    });
    expect(await spent(2027)).toBe('69.100,00');
  });
});
