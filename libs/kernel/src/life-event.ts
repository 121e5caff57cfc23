import type { CalendarDate } from './calendar-date.js';
import type { Money } from './money.js';

/** Whose turn it is. */
export type DutyOf = 'RECIPIENT' | 'AUTHORITY';

/**
 * Something that happened in the life of a grant, as its timeline shows it. `kind` is a stable code of the context that
 * tells it, for example "payment-credited"; the page has the German words.
 */
export interface LifeEvent {
  readonly on: CalendarDate;
  readonly kind: string;
  /** Cents of the event, null where no money is meant. */
  readonly amount: Money | null;
  readonly noticeId: string | null;
  /** What else a sentence about it needs. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Something that is still to be done in the life of a grant, with the day and the rule it follows from. */
export interface LifeDuty {
  readonly due: CalendarDate;
  readonly kind: string;
  readonly by: DutyOf;
  readonly amount: Money | null;
  /** Legal basis or term of the programme, in German. */
  readonly basis: string;
  readonly facts: Readonly<Record<string, string | number>>;
}
