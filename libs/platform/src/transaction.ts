import type { Actor, CalendarDate } from '#kernel';

/** One database transaction of one actor. Row-level security is bound to the actor until the end. */
export interface Transaction {
  readonly actor: Actor;
  /** The instant of the act: the same for everything in the transaction. */
  readonly now: Date;
  /** The legal day of the act in Berlin. */
  readonly today: CalendarDate;
  /** True in a demonstration: nothing issued in it is a real act. */
  readonly isDemo: boolean;
  /** Where users reach the pages, for links in mails; without a slash at the end. */
  readonly publicUrl: string;
  /** Runs one SQL statement, prepared once per connection. Amounts and big integers come back as strings, dates as YYYY-MM-DD. */
  query<Row extends object = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}
