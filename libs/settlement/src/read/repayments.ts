import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';

/** A repayment as finance books it. */
export interface Repayment {
  readonly programmeCode: string;
  readonly fileNumber: string;
  readonly claimNumber: number;
  readonly kind: string;
  readonly valueDate: CalendarDate;
  readonly amount: Money;
  /** Absetzung von der Ausgabe. */
  readonly expenseReduction: Money;
  readonly revenue: Money;
  readonly reference: string;
}

interface RepaymentRow {
  programme_code: string;
  file_number: string;
  number: number;
  kind: string;
  value_date: string;
  delta_cents: string;
  expense_reduction_cents: string;
  revenue_cents: string;
  reference: string;
}

/** Payments on claims with their value date in a year, reversed ones left out, oldest first. */
export async function repaymentsOf(tx: Transaction, year: number): Promise<Repayment[]> {
  const rows = await tx.query<RepaymentRow>(
    `SELECT c.programme_code, c.file_number, c.number, c.kind, e.value_date, e.delta_cents, e.expense_reduction_cents,
       e.revenue_cents, e.reference
     FROM settlement.claim_entry e JOIN settlement.claim c ON c.id = e.claim_id
     WHERE e.kind = 'PAYMENT' AND e.value_date BETWEEN $1 AND $2
       AND NOT EXISTS (SELECT 1 FROM settlement.claim_entry r WHERE r.reverses = e.id)
     ORDER BY e.value_date, e.seq`,
    [`${year}-01-01`, `${year}-12-31`],
  );
  return rows.map((row) => ({
    programmeCode: row.programme_code,
    fileNumber: row.file_number,
    claimNumber: row.number,
    kind: row.kind,
    valueDate: CalendarDate.iso(row.value_date),
    amount: Money.ofCents(row.delta_cents).negated(),
    expenseReduction: Money.ofCents(row.expense_reduction_cents),
    revenue: Money.ofCents(row.revenue_cents),
    reference: row.reference,
  }));
}
