import type { Body, Meeting, Resolution, Seat, Task, Vote } from '#bodies';
import type { Actor, CalendarDate } from '#kernel';
import type { TypedForm } from './typed-form.js';

/** What the page of a body shows. */
export interface BodyScreen {
  readonly actor: Actor;
  readonly today: CalendarDate;
  readonly body: Body;
  readonly seats: readonly Seat[];
  readonly meetings: readonly Meeting[];
  readonly votes: readonly Vote[];
  readonly resolutions: readonly Resolution[];
  readonly tasks: readonly Task[];
  readonly typed: TypedForm;
}
