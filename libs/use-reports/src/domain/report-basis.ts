import type { CalendarDate, Money } from '#kernel';
import type { ReportKey } from './due-days.js';
import type { IncomeKind } from './report-fields.js';

/** An item of the finance plan as the award recognised it, for the years of the report. */
export interface PlanItem {
  readonly id: string;
  readonly label: string;
  readonly category: string;
  readonly categoryLabel: string;
  /** Whether the programme recognises costs of this category. */
  readonly isEligible: boolean;
  readonly plan: Money;
}

export interface ReportGoal {
  readonly id: string;
  readonly goal: string;
  readonly indicator: string;
  readonly target: string;
}

export interface Credit {
  readonly on: CalendarDate;
  readonly amount: Money;
  /** Last day on which it must be used (ANBest-G No. 1.3). */
  readonly useUntil: CalendarDate;
}

/** Everything a report is measured against: the award, its plan, the terms, the money paid. */
export interface ReportBasis extends ReportKey {
  readonly items: readonly PlanItem[];
  readonly goals: readonly ReportGoal[];
  readonly planIncome: Readonly<Record<IncomeKind, Money>>;
  /** Payments count from the first to the last day, plus the tail. */
  readonly paidFrom: CalendarDate;
  readonly paidTo: CalendarDate;
  readonly today: CalendarDate;
  readonly credits: readonly Credit[];
  /** Grant divided by eligible plan, as amounts, for the use in time. */
  readonly grant: Money;
  readonly eligible: Money;
  readonly toleranceBps: number;
  readonly feeRateMax: Money | null;
  readonly feeCategory: string;
  /** Orders from this amount need offers (W9); null where the programme knows no threshold. */
  readonly offersFrom: Money | null;
  /** Highest amounts of one receipt (W5); null where the programme knows none. */
  readonly receiptMax: Readonly<Record<LimitedPurpose, Money | null>>;
}

/** What is recognised within limits only; told by the words of a receipt, for no category is theirs alone. */
export type LimitedPurpose = 'CATERING' | 'TRAVEL';

/** One receipt, readable and typed. Amounts in cents by Money; `hours` are hundredths. */
export interface ReceiptLine {
  readonly id: string;
  readonly number: number;
  readonly itemId: string;
  readonly voucherNo: string;
  readonly invoicedOn: CalendarDate | null;
  readonly paidOn: CalendarDate;
  readonly payee: string;
  readonly purpose: string;
  readonly gross: Money;
  readonly vat: Money;
  readonly eligible: Money;
  readonly funding: string;
  readonly hours: bigint | null;
  readonly offers: string;
}
