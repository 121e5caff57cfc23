import { Money } from '#kernel';
import { plain } from './read-receipt.js';
import type { LimitedPurpose, ReceiptLine, ReportBasis } from './report-basis.js';
import { onReceipt, type ReportFinding } from './report-fields.js';

type LineRule = (line: ReceiptLine, basis: ReportBasis, vatDeductible: boolean) => ReportFinding | null;

/** The rules of one receipt, in the order in which an auditor would ask. */
const LINE_RULES: readonly LineRule[] = [
  amountsMustAgree,
  mustBePaidInPeriod,
  mustNotBeInFuture,
  categoryMustBeEligible,
  feeWithinLimit,
  withinLimitOfPurpose,
  offersWhereNeeded,
];

export function checkReceipts(
  lines: readonly ReceiptLine[],
  basis: ReportBasis,
  vatDeductible: boolean,
): readonly ReportFinding[] {
  const findings = lines.flatMap((line) =>
    LINE_RULES.flatMap((rule) => {
      const finding = rule(line, basis, vatDeductible);
      return finding ? [finding] : [];
    }),
  );
  return [...findings, ...duplicates(lines)];
}

/** What a receipt costs the recipient: without the tax where it gets it back (ANBest-G No. 7.3). */
export const costOf = (line: ReceiptLine, vatDeductible: boolean): Money =>
  vatDeductible ? line.gross.minus(line.vat) : line.gross;

const absolute = (amount: Money): Money => (amount.isNegative() ? amount.negated() : amount);

/** Credit notes are negative as a whole; nothing eligible exceeds what was paid. */
function amountsMustAgree(line: ReceiptLine, _: ReportBasis, vatDeductible: boolean): ReportFinding | null {
  const { gross, vat, eligible, number } = line;
  if (absolute(vat).exceeds(absolute(gross)))
    return onReceipt(
      'receipt-vat-above-gross',
      number,
      { vatCents: vat.toCents(), grossCents: gross.toCents() },
      'ERROR',
      'vat',
    );
  const cost = costOf(line, vatDeductible);
  const signsDiffer = eligible.isNegative() !== cost.isNegative() && !eligible.isZero();
  if (signsDiffer || absolute(eligible).exceeds(absolute(cost)))
    return onReceipt(
      'receipt-eligible-above-cost',
      number,
      { eligibleCents: eligible.toCents(), costCents: cost.toCents(), vatDeductible },
      'ERROR',
      'eligible',
    );
  return null;
}

/** H18: what was paid outside the funding period, and its tail, is not eligible. */
function mustBePaidInPeriod({ paidOn, eligible, number }: ReceiptLine, basis: ReportBasis): ReportFinding | null {
  if (eligible.isZero() || (!paidOn.isBefore(basis.paidFrom) && !paidOn.isAfter(basis.paidTo))) return null;
  return onReceipt(
    'receipt-outside-period',
    number,
    { paidOn: paidOn.toGerman(), from: basis.paidFrom.toGerman(), to: basis.paidTo.toGerman() },
    'ERROR',
    'paidOn',
  );
}

function mustNotBeInFuture({ paidOn, number }: ReceiptLine, { today }: ReportBasis): ReportFinding | null {
  return paidOn.isAfter(today)
    ? onReceipt('receipt-in-future', number, { paidOn: paidOn.toGerman() }, 'ERROR', 'paidOn')
    : null;
}

function categoryMustBeEligible(
  { itemId, eligible, number }: ReceiptLine,
  { items }: ReportBasis,
): ReportFinding | null {
  const item = items.find(({ id }) => id === itemId);
  if (!item || item.isEligible || eligible.isZero()) return null;
  return onReceipt('receipt-category-not-eligible', number, { category: item.categoryLabel }, 'ERROR', 'eligible');
}

/** W6: a fee above the programme's limit per hour. */
function feeWithinLimit({ itemId, hours, eligible, number }: ReceiptLine, basis: ReportBasis): ReportFinding | null {
  const item = basis.items.find(({ id }) => id === itemId);
  if (!basis.feeRateMax || item?.category !== basis.feeCategory || !eligible.isPositive()) return null;
  if (hours === null || hours === 0n) return onReceipt('receipt-hours-missing', number, {}, 'WARNING', 'hours');
  // eligible / (hours / 100) > max, without a division
  if (eligible.cents * 100n <= basis.feeRateMax.cents * hours) return null;
  return onReceipt(
    'receipt-fee-above-limit',
    number,
    { maxCents: basis.feeRateMax.toCents(), rateCents: Number((eligible.cents * 100n) / hours) },
    'WARNING',
    'hours',
  );
}

const LIMITED_WORDS: readonly [LimitedPurpose, RegExp][] = [
  ['CATERING', /(?<!\p{L})(bewirt(?!schaft)|cater|verpfleg|imbiss|büfett|buffet|getränke)/iu],
  [
    'TRAVEL',
    /(?<!\p{L})((dienst|an|rück|hin|bahn|bus|auto)?(reise|fahrt)|flug(?!blatt|blätt)|hotel|übernacht|taxi|bahnticket)/iu,
  ],
];

/** W5: catering and travel above what the programme recognises for one receipt. */
function withinLimitOfPurpose({ purpose, eligible, number }: ReceiptLine, basis: ReportBasis): ReportFinding | null {
  const [limited] = LIMITED_WORDS.find(([, words]) => words.test(purpose)) ?? [];
  const most = limited ? basis.receiptMax[limited] : null;
  if (!limited || !most || !eligible.exceeds(most)) return null;
  return onReceipt(
    limited === 'CATERING' ? 'receipt-catering-above-limit' : 'receipt-travel-above-limit',
    number,
    { maxCents: most.toCents() },
    'WARNING',
    'eligible',
  );
}

/** W9: from the threshold on, the list names the offers that were asked for. */
function offersWhereNeeded(
  { itemId, gross, vat, offers, number }: ReceiptLine,
  basis: ReportBasis,
): ReportFinding | null {
  const item = basis.items.find(({ id }) => id === itemId);
  if (!basis.offersFrom || item?.category === 'PERSONAL' || offers !== '') return null;
  if (basis.offersFrom.exceeds(gross.minus(vat))) return null;
  return onReceipt(
    'receipt-offers-missing',
    number,
    { thresholdCents: basis.offersFrom.toCents() },
    'WARNING',
    'offers',
  );
}

/** H18: the same payee, amount, day and voucher number twice. */
function duplicates(lines: readonly ReceiptLine[]): ReportFinding[] {
  const first = new Map<string, number>();
  const findings: ReportFinding[] = [];
  for (const line of lines) {
    const key = [plain(line.payee), line.gross.cents, line.paidOn.toString(), plain(line.voucherNo)].join('|');
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line.number);
    else findings.push(onReceipt('receipt-duplicate', line.number, { other: earlier }, 'ERROR', 'voucherNo'));
  }
  return findings;
}
