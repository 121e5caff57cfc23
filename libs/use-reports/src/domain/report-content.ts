import type { Money } from '#kernel';
import type { ReportReading } from './check-report.js';
import type { ReceiptLine, ReportBasis } from './report-basis.js';
import { CONFIRMATIONS, COUNT_FIELDS, NARRATIVE_FIELDS, type IncomeKind, type ReportFields } from './report-fields.js';

/** A submitted report: complete, plain JSON. Amounts are integer cents, days YYYY-MM-DD. */
export interface ReportContent {
  readonly kind: 'INTERIM' | 'FINAL';
  readonly budgetYear: number | null;
  readonly narrative: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number | null>>;
  readonly goals: readonly {
    readonly id: string;
    readonly goal: string;
    readonly indicator: string;
    readonly target: string;
    readonly actual: string;
    readonly note: string;
  }[];
  readonly items: readonly {
    readonly id: string;
    readonly label: string;
    readonly category: string;
    readonly planCents: number;
    readonly actualCents: number;
    readonly eligibleCents: number;
    readonly deviationBps: number | null;
    readonly isAbove: boolean;
    readonly reason: string;
  }[];
  readonly incomeCents: Readonly<Record<IncomeKind, number>>;
  readonly planIncomeCents: Readonly<Record<IncomeKind, number>>;
  readonly actualCents: number;
  readonly eligibleCents: number;
  readonly booksTotalCents: number;
  readonly balanceReason: string;
  readonly vatDeductible: boolean;
  readonly confirmations: readonly string[];
  /** The certificate of the recipient's own audit office, where there is one. */
  readonly audit: { readonly by: string; readonly on: string; readonly result: string } | null;
  readonly lines: readonly ContentLine[];
}

export interface ContentLine {
  readonly id: string;
  readonly number: number;
  readonly itemId: string;
  readonly voucherNo: string;
  readonly invoicedOn: string | null;
  readonly paidOn: string;
  readonly payee: string;
  readonly purpose: string;
  readonly grossCents: number;
  readonly vatCents: number;
  readonly eligibleCents: number;
  readonly funding: string;
  readonly hoursHundredths: number | null;
  readonly offers: string;
}

/** The content of a report without errors; whoever submits asks for the findings first. */
export function toContent(fields: ReportFields, reading: ReportReading, basis: ReportBasis): ReportContent {
  const text = (name: string): string => (fields[name] ?? '').trim();
  const cents = (amounts: Readonly<Record<IncomeKind, Money>>): Record<IncomeKind, number> => ({
    GRANT: amounts.GRANT.toCents(),
    THIRD_PARTY: amounts.THIRD_PARTY.toCents(),
    OTHER_PUBLIC: amounts.OTHER_PUBLIC.toCents(),
    OWN_CASH: amounts.OWN_CASH.toCents(),
    OWN_STAFF: amounts.OWN_STAFF.toCents(),
  });
  return {
    kind: basis.kind,
    budgetYear: basis.budgetYear,
    narrative: Object.fromEntries(NARRATIVE_FIELDS.map((name) => [name, text(name)])),
    counts: Object.fromEntries(COUNT_FIELDS.map((name) => [name, text(name) === '' ? null : Number(text(name))])),
    goals: basis.goals.map(({ id, goal, indicator, target }) => ({
      id,
      goal,
      indicator,
      target,
      actual: text(`goal.${id}.actual`),
      note: text(`goal.${id}.note`),
    })),
    items: reading.items.map((item) => ({
      id: item.id,
      label: item.label,
      category: item.category,
      planCents: item.plan.toCents(),
      actualCents: item.actual.toCents(),
      eligibleCents: item.eligible.toCents(),
      deviationBps: item.deviationBps,
      isAbove: item.isAbove,
      reason: item.reason,
    })),
    incomeCents: cents(reading.income),
    planIncomeCents: cents(basis.planIncome),
    actualCents: reading.actual.toCents(),
    eligibleCents: reading.eligible.toCents(),
    booksTotalCents: reading.actual.toCents(),
    balanceReason: text('balance.reason'),
    vatDeductible: fields['vat.deductible'] === 'JA',
    confirmations: CONFIRMATIONS.filter((name) => fields[name] === 'JA'),
    audit:
      fields['audit.office'] === 'JA'
        ? { by: text('audit.certifiedBy'), on: text('audit.certifiedOn'), result: text('audit.result') }
        : null,
    lines: reading.lines.map(toContentLine),
  };
}

export const toContentLine = (line: ReceiptLine): ContentLine => ({
  id: line.id,
  number: line.number,
  itemId: line.itemId,
  voucherNo: line.voucherNo,
  invoicedOn: line.invoicedOn?.toString() ?? null,
  paidOn: line.paidOn.toString(),
  payee: line.payee,
  purpose: line.purpose,
  grossCents: line.gross.toCents(),
  vatCents: line.vat.toCents(),
  eligibleCents: line.eligible.toCents(),
  funding: line.funding,
  hoursHundredths: line.hours === null ? null : Number(line.hours),
  offers: line.offers,
});

/** What a judgement rests on: a line that changed in any of it must be judged anew. */
export const lineKey = (line: ContentLine): string =>
  JSON.stringify([
    line.itemId,
    line.voucherNo,
    line.invoicedOn,
    line.paidOn,
    line.payee,
    line.purpose,
    line.grossCents,
    line.vatCents,
    line.eligibleCents,
    line.hoursHundredths,
    line.offers,
  ]);
