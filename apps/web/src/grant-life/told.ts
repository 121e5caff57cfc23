import type { LifeDuty, LifeEvent } from '#kernel';

/** What one context tells about a grant. */
export interface Told {
  readonly events: readonly LifeEvent[];
  readonly duties: readonly LifeDuty[];
}
