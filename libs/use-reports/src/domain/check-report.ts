import { CalendarDate, Money } from '#kernel';
import { checkReceipts, costOf } from './check-receipts.js';
import { lateUse } from './late-use.js';
import { readReceipt, type TypedReceipt } from './read-receipt.js';
import type { PlanItem, ReceiptLine, ReportBasis } from './report-basis.js';
import {
  CONFIRMATIONS,
  COUNT_FIELDS,
  INCOME_KINDS,
  onField,
  type IncomeKind,
  type ReportFields,
  type ReportFinding,
} from './report-fields.js';

/** Plan against receipts for one item of the finance plan. */
export interface ItemResult extends PlanItem {
  readonly actual: Money;
  readonly eligible: Money;
  /** Eligible above plan in basis points, rounded towards zero; null without a plan. */
  readonly deviationBps: number | null;
  /** More than the tolerated share above the plan (ANBest-G No. 1.2). */
  readonly isAbove: boolean;
  readonly reason: string;
}

/** A report as the rules see it: figures, and everything that is wrong with it. Pages, API and submission read the same. */
export interface ReportReading {
  readonly lines: readonly ReceiptLine[];
  readonly items: readonly ItemResult[];
  readonly income: Readonly<Record<IncomeKind, Money>>;
  readonly actual: Money;
  readonly eligible: Money;
  readonly incomeTotal: Money;
  /** Costs that no income covers; the grant still to come may cover them. Negative: more income than costs. */
  readonly uncovered: Money;
  /** What of the grant has not been paid yet. */
  readonly grantOpen: Money;
  readonly findings: readonly ReportFinding[];
}

export function readReport(fields: ReportFields, receipts: readonly TypedReceipt[], basis: ReportBasis): ReportReading {
  const vatDeductible = fields['vat.deductible'] === 'JA';
  const read = receipts.map((receipt) => readReceipt(receipt, basis.items));
  const lines = read.flatMap(({ line }) => (line ? [line] : []));
  const items = basis.items.map((item) => resultOf(item, lines, vatDeductible, fields, basis.toleranceBps));
  const incomeFindings: ReportFinding[] = [];
  const income = readIncome(fields, incomeFindings);
  const actual = Money.sum(items.map((item) => item.actual));
  const incomeTotal = Money.sum(Object.values(income));
  const reading = {
    lines,
    items,
    income,
    actual,
    eligible: Money.sum(items.map((item) => item.eligible)),
    incomeTotal,
    uncovered: actual.minus(incomeTotal),
    grantOpen: Money.max(Money.ZERO, basis.planIncome.GRANT.minus(income.GRANT)),
  };
  return {
    ...reading,
    findings: [
      ...(receipts.length === 0 ? [onField('receipts-missing', 'receipts')] : []),
      ...narrativeFindings(fields, basis),
      ...read.flatMap(({ findings }) => findings),
      ...checkReceipts(lines, basis, vatDeductible),
      ...items.flatMap((item) => itemFindings(item, basis.toleranceBps)),
      ...incomeFindings,
      ...balanceFindings(fields, reading, basis),
      ...lateUse(lines, basis).map((late) =>
        onField(
          'money-used-late',
          'receipts',
          {
            creditedOn: late.creditedOn.toGerman(),
            until: late.useUntil.toGerman(),
            unusedCents: late.unused.toCents(),
          },
          'WARNING',
        ),
      ),
      ...confirmationFindings(fields),
    ],
  };
}

function resultOf(
  item: PlanItem,
  lines: readonly ReceiptLine[],
  vatDeductible: boolean,
  fields: ReportFields,
  toleranceBps: number,
): ItemResult {
  const own = lines.filter(({ itemId }) => itemId === item.id);
  const eligible = Money.sum(own.map((line) => line.eligible));
  const difference = eligible.minus(item.plan).cents;
  return {
    ...item,
    actual: Money.sum(own.map((line) => costOf(line, vatDeductible))),
    eligible,
    deviationBps: item.plan.isPositive() ? Number((difference * 10_000n) / item.plan.cents) : null,
    isAbove: difference > 0n && difference * 10_000n > item.plan.cents * BigInt(toleranceBps),
    reason: (fields[`item.${item.id}.reason`] ?? '').trim(),
  };
}

/** H16: above the tolerated share the change had to be agreed before; the reason decides how it is judged. */
function itemFindings(item: ItemResult, toleranceBps: number): ReportFinding[] {
  if (!item.isAbove) return [];
  const facts = {
    item: item.label,
    planCents: item.plan.toCents(),
    eligibleCents: item.eligible.toCents(),
    toleranceBps,
  };
  const field = `item.${item.id}.reason`;
  return [
    onField(
      item.reason === '' ? 'item-above-plan-unexplained' : 'item-above-plan',
      field,
      facts,
      item.reason === '' ? 'ERROR' : 'WARNING',
    ),
  ];
}

function readIncome(fields: ReportFields, findings: ReportFinding[]): Record<IncomeKind, Money> {
  const amountOf = (kind: IncomeKind): Money => {
    const text = (fields[`income.${kind}`] ?? '').trim();
    if (text === '') return Money.ZERO;
    const amount = Money.parseGerman(text);
    if (!amount.ok) findings.push(onField(amount.refusal.kind, `income.${kind}`, amount.refusal.facts));
    else if (amount.value.isNegative()) findings.push(onField('amount-negative', `income.${kind}`, { amount: text }));
    else return amount.value;
    return Money.ZERO;
  };
  return {
    GRANT: amountOf('GRANT'),
    THIRD_PARTY: amountOf('THIRD_PARTY'),
    OTHER_PUBLIC: amountOf('OTHER_PUBLIC'),
    OWN_CASH: amountOf('OWN_CASH'),
    OWN_STAFF: amountOf('OWN_STAFF'),
  };
}

type Figures = Pick<ReportReading, 'actual' | 'income' | 'uncovered' | 'grantOpen'>;

function balanceFindings(
  fields: ReportFields,
  { actual, income, uncovered, grantOpen }: Figures,
  basis: ReportBasis,
): ReportFinding[] {
  const findings: ReportFinding[] = [];
  const booked = Money.parseGerman(fields['books.total'] ?? '');
  if (!booked.ok) findings.push(onField('books-total-missing', 'books.total'));
  else if (!booked.value.equals(actual))
    findings.push(
      onField('books-total-differs', 'books.total', {
        booksCents: booked.value.toCents(),
        receiptsCents: actual.toCents(),
        differenceCents: booked.value.minus(actual).toCents(),
      }),
    );
  const paid = Money.sum(basis.credits.map(({ amount }) => amount));
  if (!income.GRANT.equals(paid))
    findings.push(
      onField('grant-received-differs', 'income.GRANT', {
        statedCents: income.GRANT.toCents(),
        paidCents: paid.toCents(),
      }),
    );
  for (const kind of INCOME_KINDS) {
    if (kind === 'GRANT' || !basis.planIncome[kind].exceeds(income[kind])) continue;
    const facts = { income: kind, planCents: basis.planIncome[kind].toCents(), actualCents: income[kind].toCents() };
    findings.push(onField('income-below-plan', `income.${kind}`, facts, 'WARNING'));
  }
  const isExplained = (fields['balance.reason'] ?? '').trim() !== '';
  if (uncovered.exceeds(grantOpen))
    findings.push(
      onField(
        'financing-uncovered',
        'balance.reason',
        { uncoveredCents: uncovered.minus(grantOpen).toCents() },
        isExplained ? 'WARNING' : 'ERROR',
      ),
    );
  if (uncovered.isNegative())
    findings.push(
      onField('financing-surplus', 'balance.reason', { surplusCents: uncovered.negated().toCents() }, 'WARNING'),
    );
  return findings;
}

function narrativeFindings(fields: ReportFields, basis: ReportBasis): ReportFinding[] {
  const needed =
    basis.kind === 'FINAL'
      ? ['narrative.result', 'narrative.activities', 'narrative.conclusions']
      : ['narrative.activities'];
  const missing = needed
    .filter((name) => (fields[name] ?? '').trim() === '')
    .map((name) => onField('entry-missing', name));
  const goals = basis.goals
    .filter(({ id }) => (fields[`goal.${id}.actual`] ?? '').trim() === '')
    .map(({ id, goal }) =>
      onField('goal-result-missing', `goal.${id}.actual`, { goal }, basis.kind === 'FINAL' ? 'ERROR' : 'WARNING'),
    );
  const counts = COUNT_FIELDS.filter((name) => !/^\d{0,7}$/.test((fields[name] ?? '').trim())).map((name) =>
    onField('count-unreadable', name, { text: (fields[name] ?? '').slice(0, 40) }),
  );
  return [...missing, ...goals, ...counts];
}

/** ANBest-G No. 7.4 and 7.5: confirmations; where the recipient has an audit office, its certificate comes first. */
function confirmationFindings(fields: ReportFields): ReportFinding[] {
  const missing: ReportFinding[] = CONFIRMATIONS.filter((name) => fields[name] !== 'JA').map((name) =>
    onField('confirmation-missing', name),
  );
  const office = fields['audit.office'] ?? '';
  if (office === '') return [...missing, onField('audit-office-unanswered', 'audit.office')];
  if (office !== 'JA') return missing;
  if ((fields['audit.certifiedBy'] ?? '').trim() === '') missing.push(onField('entry-missing', 'audit.certifiedBy'));
  const day = CalendarDate.parse(fields['audit.certifiedOn'] ?? '');
  if (!day.ok)
    missing.push(
      onField(fields['audit.certifiedOn'] ? day.refusal.kind : 'entry-missing', 'audit.certifiedOn', day.refusal.facts),
    );
  if ((fields['audit.result'] ?? '').trim() === '') missing.push(onField('entry-missing', 'audit.result'));
  return missing;
}
