import { Money } from '#kernel';

/** One holder under the cap of a programme and budget year. All amounts belong to that year alone. */
export interface CapRow {
  readonly capHolder: string;
  readonly ags: string;
  readonly district: string;
  /** The partnership that holds the cap; null where the district itself does. */
  readonly organisation: string | null;
  /** Cap of the year with all exceptions granted. */
  readonly cap: Money;
  readonly exception: Money;
  /** Asked for in applications that are not decided; binds nothing. Holds what is reserved meanwhile, too. */
  readonly applied: Money;
  /** The part of `applied` for which no decision is in review. */
  readonly appliedNotReserved: Money;
  readonly reserved: Money;
  readonly committed: Money;
  /** Cap less reserved less committed. Never negative: the database refuses that. */
  readonly room: Money;
}

export type CapTotals = Pick<
  CapRow,
  'cap' | 'exception' | 'applied' | 'appliedNotReserved' | 'reserved' | 'committed' | 'room'
>;

export interface CapSqlRow {
  cap_holder: string;
  ags: string;
  district: string;
  organisation: string | null;
  cap_cents: string;
  exception_cents: string;
  applied_cents: string;
  not_reserved_cents: string;
  reserved_cents: string;
  committed_cents: string;
}

export function toCapRow(row: CapSqlRow): CapRow {
  const exception = Money.ofCents(row.exception_cents);
  const cap = Money.ofCents(row.cap_cents).plus(exception);
  const reserved = Money.ofCents(row.reserved_cents);
  const committed = Money.ofCents(row.committed_cents);
  return {
    capHolder: row.cap_holder,
    ags: row.ags,
    district: row.district,
    organisation: row.organisation,
    cap,
    exception,
    applied: Money.ofCents(row.applied_cents),
    appliedNotReserved: Money.ofCents(row.not_reserved_cents),
    reserved,
    committed,
    room: cap.minus(reserved).minus(committed),
  };
}

export function totalsOf(rows: readonly CapRow[]): CapTotals {
  const sum = (amountOf: (row: CapRow) => Money): Money => Money.sum(rows.map(amountOf));
  return {
    cap: sum((row) => row.cap),
    exception: sum((row) => row.exception),
    applied: sum((row) => row.applied),
    appliedNotReserved: sum((row) => row.appliedNotReserved),
    reserved: sum((row) => row.reserved),
    committed: sum((row) => row.committed),
    room: sum((row) => row.room),
  };
}
