import type { CalendarDate } from '#kernel';

/** What can happen to a notice on its way; as stored. UPHELD and ANNULLED are how a court ends an action. */
export type DeliveryKind =
  | 'PORTAL_AVAILABLE'
  | 'PORTAL_RETRIEVED'
  | 'POSTED'
  | 'RECEIVED'
  | 'REMEDY_WAIVED'
  | 'CONTESTED'
  | 'UPHELD'
  | 'ANNULLED';

/** One recorded event. It is never changed; a later record of the same kind corrects an earlier one. */
export interface Delivery {
  readonly kind: DeliveryKind;
  readonly occurredOn: CalendarDate;
  readonly note: string;
  readonly recordedByName: string;
  readonly recordedAt: Date;
}

/** The day of the last event of a kind, or null. */
export function dayOf(deliveries: readonly Delivery[], kind: DeliveryKind): CalendarDate | null {
  return deliveries.findLast((delivery) => delivery.kind === kind)?.occurredOn ?? null;
}

/** Days after which an act that waits in the portal is to be made known in another way (§ 41 (2a) VwVfG, unverified for NRW). */
export const RETRIEVAL_DAYS = 10;
