import { wordsOfLaw, type HolidayCalendar } from '#funding-law';
import type { CalendarDate } from '#kernel';
import { dayOf, RETRIEVAL_DAYS, type Delivery } from './delivery.js';
import type { NoticeStatus } from './notice-lifecycle.js';
import { serviceDay, type ServiceDay, type ServiceWay } from './service-day.js';

/** Where a notice stands on a day, and why, in German sentences. Days may lie ahead; null where there is none. */
export interface ServiceState {
  readonly status: NoticeStatus;
  readonly way: ServiceWay | null;
  readonly servedOn: CalendarDate | null;
  /** Last day on which an action can be brought. Null for letters. */
  readonly actionPeriodEnds: CalendarDate | null;
  /** First day of finality (Bestandskraft); null while an action is pending. */
  readonly finalFrom: CalendarDate | null;
  /** The day to trust before money is paid: as if service had fallen on a working day. */
  readonly conservativeFinalFrom: CalendarDate | null;
  readonly waivedOn: CalendarDate | null;
  readonly contestedOn: CalendarDate | null;
  readonly isServed: boolean;
  readonly isFinal: boolean;
  /** Final also by the cautious computation: H12, no payment before. */
  readonly isSafelyFinal: boolean;
  readonly reasons: readonly string[];
}

interface ServiceInput {
  readonly isAct: boolean;
  readonly deliveries: readonly Delivery[];
  readonly today: CalendarDate;
  /** Of the Land whose notice it is: its law is cited, too. */
  readonly holidays: HolidayCalendar;
}

/**
 * Computes the status from the recorded events and the day (domain part 3.4). Whoever is served, or final, stays so on
 * every later day with the same events.
 */
export function serviceState(input: ServiceInput): ServiceState {
  return input.isAct ? actState(input) : letterState(input);
}

function actState({ deliveries, today, holidays }: ServiceInput): ServiceState {
  const served = serviceDay(deliveries, holidays);
  const isServed = served !== null && !served.servedOn.isAfter(today);
  const end = endOf(deliveries, served, holidays);
  const isOver = (day: CalendarDate | null): boolean => isServed && day !== null && !day.isAfter(today);
  const isFinal = isOver(end.finalFrom);
  return {
    status: statusOf(deliveries, isServed, isFinal),
    way: served?.way ?? null,
    servedOn: served?.servedOn ?? null,
    actionPeriodEnds: served?.actionPeriodEnds ?? null,
    finalFrom: end.finalFrom,
    conservativeFinalFrom: end.conservativeFinalFrom,
    waivedOn: dayOf(deliveries, 'REMEDY_WAIVED'),
    contestedOn: dayOf(deliveries, 'CONTESTED'),
    isServed,
    isFinal,
    isSafelyFinal: isOver(end.conservativeFinalFrom),
    reasons: served ? [...served.reasons, ...end.reasons] : waitingReasons(deliveries, today, holidays),
  };
}

interface End {
  readonly finalFrom: CalendarDate | null;
  readonly conservativeFinalFrom: CalendarDate | null;
  readonly reasons: readonly string[];
}

/** When finality comes: by waiver at once, by the end of the action period, or by the end of a court case. */
function endOf(deliveries: readonly Delivery[], served: ServiceDay | null, { land }: HolidayCalendar): End {
  const on = (day: CalendarDate | null, ...reasons: string[]): End => ({
    finalFrom: day,
    conservativeFinalFrom: day,
    reasons,
  });
  if (!served) return on(null);
  const annulled = dayOf(deliveries, 'ANNULLED');
  if (annulled) return on(null, `Das Gericht hat den Bescheid aufgehoben (${annulled.toGerman()}).`);
  const upheld = dayOf(deliveries, 'UPHELD');
  if (upheld) {
    return on(
      upheld,
      `Die Klage blieb ohne Erfolg; der Bescheid ist seit dem ${upheld.toGerman()} bestandskräftig (§ 121 VwGO).`,
    );
  }
  const contested = dayOf(deliveries, 'CONTESTED');
  if (contested) {
    return on(
      null,
      `Am ${contested.toGerman()} wurde Klage erhoben; der Bescheid wird bis zu ihrem Ende nicht bestandskräftig.`,
    );
  }
  const waived = dayOf(deliveries, 'REMEDY_WAIVED');
  if (waived) {
    return on(
      waived,
      `Am ${waived.toGerman()} wurde auf Rechtsbehelfe verzichtet; der Bescheid ist seit diesem Tag bestandskräftig (Nr. 7.1 ${wordsOfLaw(land, waived).grantRules}).`,
    );
  }
  return { finalFrom: served.finalFrom, conservativeFinalFrom: served.conservativeFinalFrom, reasons: [] };
}

function statusOf(deliveries: readonly Delivery[], isServed: boolean, isFinal: boolean): NoticeStatus {
  if (!isServed) return deliveries.length === 0 ? 'SIGNED' : 'DISPATCHED';
  if (dayOf(deliveries, 'ANNULLED')) return 'ANNULLED';
  if (isFinal) return 'FINAL';
  return dayOf(deliveries, 'CONTESTED') ? 'CONTESTED' : 'SERVED';
}

function waitingReasons(deliveries: readonly Delivery[], today: CalendarDate, { land }: HolidayCalendar): string[] {
  const available = dayOf(deliveries, 'PORTAL_AVAILABLE');
  if (!available) return ['Der Bescheid ist unterschrieben, aber noch nicht auf dem Weg.'];
  const waiting = `Der Bescheid liegt seit dem ${available.toGerman()} im Portal bereit. Bekannt gegeben ist er damit noch nicht: Das geschieht erst am Tag nach dem ersten Abruf (§ 41 Abs. 2a ${wordsOfLaw(land, available).procedureAct}).`;
  if (available.daysUntil(today) <= RETRIEVAL_DAYS) return [waiting];
  return [
    waiting,
    `Er wurde innerhalb von ${RETRIEVAL_DAYS} Tagen nicht abgerufen und sollte auf anderem Weg bekannt gegeben werden.`,
  ];
}

/** A letter is just sent: it is there once retrieved or received, and no period for an action runs. */
function letterState({ deliveries, today }: ServiceInput): ServiceState {
  const retrieved = dayOf(deliveries, 'PORTAL_RETRIEVED');
  const servedOn = retrieved ?? dayOf(deliveries, 'RECEIVED');
  const isServed = servedOn !== null && !servedOn.isAfter(today);
  return {
    status: isServed ? 'SERVED' : deliveries.length === 0 ? 'SIGNED' : 'DISPATCHED',
    way: servedOn === null ? null : retrieved ? 'PORTAL' : 'RECORD',
    servedOn,
    actionPeriodEnds: null,
    finalFrom: null,
    conservativeFinalFrom: null,
    waivedOn: null,
    contestedOn: null,
    isServed,
    isFinal: false,
    isSafelyFinal: false,
    reasons: ['Dieses Schreiben ist kein Verwaltungsakt. Es setzt keine Klagefrist in Gang.'],
  };
}
