import { actionPeriod, portalRetrieval, postFiction, wordsOfLaw, type HolidayCalendar } from '#funding-law';
import type { CalendarDate, Result } from '#kernel';
import { dayOf, type Delivery } from './delivery.js';

/** How a notice reached its addressee: retrieved from the portal, by post, or on the day a record proves. */
export type ServiceWay = 'PORTAL' | 'POST' | 'RECORD';

export interface ServiceDay {
  readonly way: ServiceWay;
  readonly servedOn: CalendarDate;
  readonly actionPeriodEnds: CalendarDate;
  readonly finalFrom: CalendarDate;
  readonly conservativeFinalFrom: CalendarDate;
  readonly reasons: readonly string[];
}

/**
 * The day on which an act counts as made known (§ 41 VwVfG), or null while nothing brings it about. Waiting in the
 * portal does not. Where it went both ways, the earlier day counts: an act is made known once.
 */
export function serviceDay(deliveries: readonly Delivery[], holidays: HolidayCalendar): ServiceDay | null {
  const portal = byPortal(deliveries, holidays);
  const letter = byLetter(deliveries, holidays);
  if (!portal || !letter) return portal ?? letter;
  return letter.servedOn.isBefore(portal.servedOn) ? letter : portal;
}

function byPortal(deliveries: readonly Delivery[], holidays: HolidayCalendar): ServiceDay | null {
  const retrieved = dayOf(deliveries, 'PORTAL_RETRIEVED');
  if (!retrieved) return null;
  const dates = known(portalRetrieval({ retrieved, holidays }));
  return { ...dates, way: 'PORTAL', servedOn: dates.deemedServed };
}

/** The fiction does not hold if the letter arrived later (§ 41 (2) sentence 3 VwVfG); an earlier arrival changes nothing. */
function byLetter(deliveries: readonly Delivery[], holidays: HolidayCalendar): ServiceDay | null {
  const posted = dayOf(deliveries, 'POSTED');
  const received = dayOf(deliveries, 'RECEIVED');
  const fiction = posted ? known(postFiction({ posted, holidays })) : null;
  if (received && (!fiction || received.isAfter(fiction.deemedServed))) {
    return byRecord(received, fiction?.deemedServed ?? null, holidays);
  }
  return fiction ? { ...fiction, way: 'POST', servedOn: fiction.deemedServed } : null;
}

function byRecord(received: CalendarDate, deemed: CalendarDate | null, holidays: HolidayCalendar): ServiceDay {
  const period = actionPeriod({ servedOn: received, holidays });
  const reason = deemed
    ? `Der Bescheid ist nachweislich erst am ${received.toGerman()} zugegangen, nicht schon am ${deemed.toGerman()}; deshalb zählt der Tag des Zugangs (§ 41 Abs. 2 Satz 3 ${wordsOfLaw(holidays.land, received).procedureAct}).`
    : `Der Zugang des Bescheids ist für den ${received.toGerman()} nachgewiesen; dieser Tag gilt als Tag der Bekanntgabe.`;
  return {
    ...period,
    way: 'RECORD',
    servedOn: received,
    conservativeFinalFrom: period.finalFrom,
    reasons: [reason, ...period.reasons],
  };
}

/** The rules cover every day on which this system can have sent anything; a gap in them is a fault of the program. */
function known<T>(dates: Result<T>): T {
  if (!dates.ok) throw new Error(`no rule of service: ${dates.refusal.kind}`);
  return dates.value;
}
