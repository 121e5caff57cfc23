import { describe, expect, it } from '@jest/globals';
import { CalendarDate, Money } from '#kernel';
import { usesFromReceipts } from './use-in-time.js';

const day = CalendarDate.iso;
const receipt = (paidOn: string, euros: number) => ({ paidOn: day(paidOn), amount: Money.ofEuros(euros) });
const shown = (uses: ReturnType<typeof usesFromReceipts>) =>
  uses.map(({ paidOn, amount }) => `${paidOn.toString()} ${amount.toGerman()}`);

describe('what the receipts of a proof of use say about the grant', () => {
  it('takes its share of each day, in the order of the payments, whatever the order of the list', () => {
    const grant = { financingType: 'SHARE' as const, amount: Money.ofEuros(800), eligible: Money.ofEuros(1_000) };
    const receipts = [receipt('2027-05-03', 300), receipt('2027-03-01', 500), receipt('2027-05-03', 200)];
    expect(shown(usesFromReceipts(grant, receipts))).toEqual(['2027-03-01 400,00', '2027-05-03 400,00']);
  });

  it('gives the rounding of all shares to the last one, so that no cent of the grant is lost', () => {
    const grant = { financingType: 'SHARE' as const, amount: Money.ofCents(100), eligible: Money.ofCents(300) };
    const receipts = ['2027-01-01', '2027-01-02', '2027-01-03'].map((on) => ({
      paidOn: day(on),
      amount: Money.ofCents(100),
    }));
    expect(shown(usesFromReceipts(grant, receipts))).toEqual(['2027-01-01 0,33', '2027-01-02 0,33', '2027-01-03 0,34']);
  });

  it('uses own and other funds first where the grant fills a gap', () => {
    const grant = { financingType: 'DEFICIT' as const, amount: Money.ofEuros(400), eligible: Money.ofEuros(1_000) };
    const receipts = [receipt('2027-01-05', 500), receipt('2027-02-05', 300), receipt('2027-03-05', 200)];
    expect(shown(usesFromReceipts(grant, receipts))).toEqual(['2027-02-05 200,00', '2027-03-05 200,00']);
  });

  it('finds no use where nothing was recognised', () => {
    const grant = { financingType: 'SHARE' as const, amount: Money.ZERO, eligible: Money.ZERO };
    expect(usesFromReceipts(grant, [receipt('2027-01-05', 0)])).toEqual([]);
    expect(usesFromReceipts(grant, [])).toEqual([]);
  });
});
