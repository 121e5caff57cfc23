import { holidaysOfLand } from '#funding-law';
import { CalendarDate } from '#kernel';
import { serviceState, type DeliveryKind } from '#notices';

/** What decides whether sums of an award may be published: its present act, and what happened to it. */
export interface PublicAct {
  readonly land: string;
  /** A court has ended it: nothing about it will change any more. */
  readonly is_annulled: boolean;
  /** Of the act in force; days as YYYY-MM-DD. */
  readonly deliveries: readonly { readonly kind: DeliveryKind; readonly on: string }[];
}

/**
 * The one rule of map, directory and open data: sums are published from the day on which the award, or its last change, is
 * final. Before that an action may still change them.
 */
export function maySumsBePublished({ land, is_annulled, deliveries }: PublicAct, today: CalendarDate): boolean {
  if (is_annulled) return true;
  const events = deliveries.map(({ kind, on }) => ({
    kind,
    occurredOn: CalendarDate.iso(on),
    note: '',
    recordedByName: '',
    recordedAt: new Date(0),
  }));
  return serviceState({ isAct: true, deliveries: events, today, holidays: holidaysOfLand(land) }).isFinal;
}
