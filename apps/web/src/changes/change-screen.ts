import type { Typed } from '../access/index.js';
import type { ChangeView } from '#awards';
import type { Actor, CalendarDate, Money } from '#kernel';
import type { Letter } from '#notices';

/** What the page of a request about a grant shows. */
export interface ChangeScreen {
  readonly actor: Actor;
  readonly view: ChangeView;
  /** The letter as it would go out; for the authority, once a decision is prepared. */
  readonly letter: Letter | null;
  readonly today: CalendarDate;
  readonly answerDays: number;
  /** What was requested and paid per year already; for the authority. */
  readonly drawn: Readonly<Record<number, Money>>;
  readonly values: Typed | null;
  readonly errors: Typed;
}
