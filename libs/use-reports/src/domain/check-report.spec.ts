import { describe, expect, it } from '@jest/globals';
import { CalendarDate, Money } from '#kernel';
import { readReport } from './check-report.js';
import type { ReceiptEntries } from './read-receipt.js';
import type { ReportBasis } from './report-basis.js';
import type { ReportFields } from './report-fields.js';

const day = (text: string): CalendarDate => CalendarDate.iso(text);
const euros = (amount: number): Money => Money.ofEuros(amount);

const BASIS: ReportBasis = {
  kind: 'FINAL',
  budgetYear: null,
  items: [
    {
      id: 'a',
      label: 'Fachstelle',
      category: 'PERSONAL',
      categoryLabel: 'Personal',
      isEligible: true,
      plan: euros(1_000),
    },
    { id: 'b', label: 'Honorare', category: 'HONORAR', categoryLabel: 'Honorare', isEligible: true, plan: euros(500) },
    {
      id: 'c',
      label: 'Gemeinkosten',
      category: 'VERWALTUNG',
      categoryLabel: 'Verwaltung',
      isEligible: false,
      plan: Money.ZERO,
    },
  ],
  goals: [],
  planIncome: {
    GRANT: euros(1_200),
    THIRD_PARTY: euros(100),
    OTHER_PUBLIC: Money.ZERO,
    OWN_CASH: euros(200),
    OWN_STAFF: Money.ZERO,
  },
  paidFrom: day('2027-01-01'),
  paidTo: day('2027-12-31'),
  today: day('2028-02-01'),
  credits: [],
  grant: euros(1_200),
  eligible: euros(1_500),
  toleranceBps: 2_000,
  feeRateMax: euros(60),
  feeCategory: 'HONORAR',
  offersFrom: euros(1_000),
  receiptMax: { CATERING: euros(150), TRAVEL: euros(80) },
};
const FIELDS: ReportFields = {
  'narrative.result': 'x',
  'narrative.activities': 'x',
  'narrative.conclusions': 'x',
  'confirm.anbest': 'JA',
  'confirm.necessary': 'JA',
  'confirm.economical': 'JA',
  'confirm.books': 'JA',
  'audit.office': 'NEIN',
  'income.THIRD_PARTY': '100,00',
  'income.OWN_CASH': '200,00',
};
const line = (changes: ReceiptEntries = {}): ReceiptEntries => ({
  item: 'a',
  voucherNo: '1',
  paidOn: '15.06.2027',
  payee: 'Stadt',
  purpose: 'Lohn',
  gross: '100,00',
  ...changes,
});

/** Kinds of the findings, with the books' total set to that of the receipts. */
function kinds(
  lines: readonly ReceiptEntries[],
  fields: ReportFields = {},
  basis: Partial<ReportBasis> = {},
): string[] {
  const receipts = lines.map((entries, index) => ({
    id: `r${index}`,
    number: index + 1,
    entries: { voucherNo: String(index), ...entries },
  }));
  const whole = { ...BASIS, ...basis };
  const { actual } = readReport({ ...FIELDS, ...fields }, receipts, whole);
  const reading = readReport({ ...FIELDS, 'books.total': actual.toGerman(), ...fields }, receipts, whole);
  return reading.findings.map(
    ({ kind, severity, receipt }) => `${severity} ${kind}${receipt === null ? '' : ` ${receipt}`}`,
  );
}

describe('The checks of a report', () => {
  it.each([
    ['on the first day of the period', '01.01.2027', []],
    ['on the last day of the period', '31.12.2027', []],
    ['a day before', '31.12.2026', ['ERROR receipt-outside-period 1']],
    ['a day after', '01.01.2028', ['ERROR receipt-outside-period 1']],
    ['on a day that does not exist', '29.02.2027', ['ERROR date-does-not-exist 1']],
  ])('judge a payment %s', (_, paidOn, expected) => {
    expect(
      kinds([line({ paidOn, gross: '300,00' })]).filter((each) => each.includes('1') || each.includes('receipt')),
    ).toEqual(expected);
  });

  it('refuse a payment that has not been made yet', () => {
    expect(kinds([line({ paidOn: '02.02.2028' })])).toContain('ERROR receipt-in-future 1');
    expect(kinds([line({ paidOn: '01.02.2028' })])).not.toContain('ERROR receipt-in-future 1');
  });

  it('let a payment outside the period stand when nothing of it is eligible', () => {
    expect(kinds([line({ paidOn: '01.02.2028', eligible: '0,00' })])).not.toContain('ERROR receipt-outside-period 1');
  });

  it.each([
    ['exactly the tolerated share above the plan', '1.200,00', false],
    ['a cent above it', '1.200,01', true],
  ])('judge an item %s', (_, gross, isAbove) => {
    const found = kinds([line({ gross })]);
    expect(found.includes('ERROR item-above-plan-unexplained')).toBe(isAbove);
    expect(kinds([line({ gross })], { 'item.a.reason': 'Tarif' }).includes('WARNING item-above-plan')).toBe(isAbove);
  });

  it('find the same payee, amount, day and number twice, however written', () => {
    const twice = [line({ voucherNo: 'B 1' }), line({ voucherNo: 'b  1', payee: ' STADT ' })];
    expect(kinds(twice)).toContain('ERROR receipt-duplicate 2');
    expect(kinds([line({ voucherNo: 'B 1' }), line({ voucherNo: 'B 2' })])).not.toContain('ERROR receipt-duplicate 2');
  });

  it('count without tax where it can be deducted, and take credit notes', () => {
    const taxed = line({ gross: '119,00', vat: '19,00', eligible: '100,01' });
    expect(kinds([taxed], { 'vat.deductible': 'JA' })).toContain('ERROR receipt-eligible-above-cost 1');
    expect(kinds([taxed])).not.toContain('ERROR receipt-eligible-above-cost 1');
    expect(kinds([line({ gross: '10,00', vat: '11,00' })])).toContain('ERROR receipt-vat-above-gross 1');
    expect(kinds([line(), line({ gross: '-20,00' })]).filter((each) => each.endsWith('2'))).toEqual([]);
    expect(kinds([line({ gross: '-20,00', eligible: '5,00' })])).toContain('ERROR receipt-eligible-above-cost 1');
  });

  it.each(['payee', 'purpose', 'voucherNo', 'paidOn', 'gross', 'item'])('miss %s of a receipt', (field) => {
    expect(kinds([line({ [field]: '' })])).toContain('ERROR receipt-entry-missing 1');
  });

  it('refuse what the programme does not recognise', () => {
    expect(kinds([line({ item: 'c' })])).toContain('ERROR receipt-category-not-eligible 1');
    expect(kinds([line({ item: 'c', eligible: '0,00' })])).not.toContain('ERROR receipt-category-not-eligible 1');
    expect(kinds([line({ item: 'Gemeinkosten 2' })])).toContain('ERROR receipt-item-unknown 1');
  });

  it('warn of catering and travel above what one receipt may cost', () => {
    const bought = (purpose: string, gross: string): string[] => kinds([line({ purpose, gross })]);
    expect(bought('Catering der Demokratiekonferenz', '150,01')).toContain('WARNING receipt-catering-above-limit 1');
    expect(bought('Catering der Demokratiekonferenz', '150,00')).not.toContain(
      'WARNING receipt-catering-above-limit 1',
    );
    expect(bought('Übernachtung der Referentin', '80,01')).toContain('WARNING receipt-travel-above-limit 1');
    expect(bought('Übernachtung der Referentin', '80,00')).not.toContain('WARNING receipt-travel-above-limit 1');
    expect(bought('Dienstreise nach Berlin', '80,01')).toContain('WARNING receipt-travel-above-limit 1');
    for (const other of ['Plakate', 'Preise im Wettbewerb', 'Druck der Flugblätter', 'Raum der Wohlfahrt'])
      expect(bought(other, '900,00').filter((each) => each.includes('above-limit'))).toEqual([]);
    const unlimited = { ...BASIS, receiptMax: { CATERING: null, TRAVEL: null } };
    expect(kinds([line({ purpose: 'Bewirtung', gross: '900,00' })], {}, unlimited)).not.toContain(
      'WARNING receipt-catering-above-limit 1',
    );
  });

  it('warn of fees above the limit, of missing hours and of missing offers', () => {
    const fee = (hours: string): string[] => kinds([line({ item: 'b', gross: '120,01', hours })]);
    expect(fee('2')).toContain('WARNING receipt-fee-above-limit 1');
    expect(fee('2,01')).not.toContain('WARNING receipt-fee-above-limit 1');
    expect(fee('')).toContain('WARNING receipt-hours-missing 1');
    expect(fee('zwei')).toContain('ERROR receipt-hours-unreadable 1');
    const order = (gross: string, offers = ''): string[] => kinds([line({ item: 'b', gross, hours: '100', offers })]);
    expect(order('1.000,00')).toContain('WARNING receipt-offers-missing 1');
    expect(order('999,99')).not.toContain('WARNING receipt-offers-missing 1');
    expect(order('1.000,00', '3 Angebote')).not.toContain('WARNING receipt-offers-missing 1');
  });

  it('compare the list with the books, to the cent', () => {
    expect(kinds([line()], { 'books.total': '100,01' })).toContain('ERROR books-total-differs');
    expect(kinds([line()], { 'books.total': '' })).toContain('ERROR books-total-missing');
  });

  it('balance income and costs, with the grant that is still to come', () => {
    expect(kinds([line({ gross: '1.200,00' }), line({ item: 'b', gross: '300,00', hours: '10' })])).toEqual([]);
    expect(kinds([line({ gross: '1.200,00' }), line({ item: 'b', gross: '300,01', hours: '10' })])).toContain(
      'ERROR financing-uncovered',
    );
    expect(kinds([line({ gross: '299,99' })])).toContain('WARNING financing-surplus');
    expect(kinds([line()], { 'income.THIRD_PARTY': '99,99' })).toContain('WARNING income-below-plan');
    expect(kinds([line()], { 'income.GRANT': '1,00' })).toContain('ERROR grant-received-differs');
    expect(kinds([line()], { 'income.OWN_CASH': '-1,00' })).toContain('ERROR amount-negative');
  });

  it('tell money that was not used in time, payment by payment', () => {
    const credits = [
      { on: day('2027-03-01'), amount: euros(80), useUntil: day('2027-05-01') },
      { on: day('2027-06-01'), amount: euros(80), useUntil: day('2027-08-01') },
    ];
    const used = [line({ paidOn: '30.04.2027' }), line({ paidOn: '01.08.2027' })];
    const fields = { 'income.GRANT': '160,00' };
    expect(kinds(used, fields, { credits })).not.toContain('WARNING money-used-late');
    expect(
      kinds([line({ paidOn: '02.05.2027' })], fields, { credits }).filter((each) => each.includes('late')),
    ).toHaveLength(2);
  });

  it('ask for the certificate of an own audit office, and for every confirmation', () => {
    expect(kinds([line()], { 'audit.office': '' })).toContain('ERROR audit-office-unanswered');
    const asked = kinds([line()], { 'audit.office': 'JA', 'audit.certifiedOn': '30.02.2028' });
    expect(asked).toEqual(expect.arrayContaining(['ERROR entry-missing', 'ERROR date-does-not-exist']));
    expect(kinds([line()], { 'confirm.anbest': '' })).toContain('ERROR confirmation-missing');
  });

  it('ask less of an interim report', () => {
    const basis = {
      kind: 'INTERIM',
      budgetYear: 2027,
      goals: [{ id: 'g', goal: 'Ziel', indicator: 'i', target: '4' }],
    } as const;
    expect(kinds([line()], { 'narrative.result': '' }, basis)).toContain('WARNING goal-result-missing');
    expect(kinds([line()], { 'narrative.result': '' }, basis)).not.toContain('ERROR entry-missing');
  });
});
