import { ok, type CalendarDate, type Result } from '#kernel';
import { wordsOfLaw } from '../norms/land-norms.js';
import { versionOn } from '../norms/norm-version.js';
import type { HolidayCalendar } from './holidays.js';
import { monthPeriod, type Period } from './periods.js';
import {
  ELECTRONIC_RULES,
  PORTAL_RULES,
  POST_RULES,
  type ServiceRule,
  type ServiceRuleVersions,
} from './service-rules.js';
import { isWorkingDay, shiftToWorkingDay, weekdayName, whyNotWorkingDay } from './working-day.js';

const COURT_SHIFT = '§ 57 Abs. 2 VwGO, § 222 Abs. 2 ZPO';
const ORDINALS = ['', 'ersten', 'zweiten', 'dritten', 'vierten', 'fünften'] as const;

export interface ActionPeriod {
  /** The last day before any shift. */
  readonly rawEnd: CalendarDate;
  /** The last day on which an action can be brought. */
  readonly actionPeriodEnds: CalendarDate;
  /** The first day on which the notice is final if nobody sued. */
  readonly finalFrom: CalendarDate;
  readonly reasons: readonly string[];
}

export interface ServiceDates extends ActionPeriod {
  readonly deemedServed: CalendarDate;
  /** The same as if the day of service had moved to a working day: the day to trust before money is paid. */
  readonly conservativeFinalFrom: CalendarDate;
}

interface ServiceInput {
  readonly holidays: HolidayCalendar;
  /** Versions of the rule; the statutory ones if left out. */
  readonly rules?: ServiceRuleVersions;
}

/** One month after service (§ 74 VwGO), ending on a working day (§ 57 VwGO, § 222 ZPO). */
export function actionPeriod(input: {
  readonly servedOn: CalendarDate;
  readonly holidays: HolidayCalendar;
}): ActionPeriod {
  const period: Period = monthPeriod({
    eventDay: input.servedOn,
    months: 1,
    holidays: input.holidays,
    shiftBasis: COURT_SHIFT,
  });
  const finalFrom = period.endShifted.plusDays(1);
  return {
    rawEnd: period.rawEnd,
    actionPeriodEnds: period.endShifted,
    finalFrom,
    reasons: [
      'Klage kann innerhalb eines Monats nach Bekanntgabe erhoben werden (§ 74 Abs. 1 VwGO).',
      ...period.reasons,
      `Wird bis zum ${period.endShifted.toGerman()} keine Klage erhoben, ist der Bescheid ab ${finalFrom.toGerman()} bestandskräftig.`,
    ],
  };
}

/** A letter posted in Germany. Refuses `no-version-for-date` where no rule is known for the day of posting. */
export const postFiction = (input: ServiceInput & { readonly posted: CalendarDate }): Result<ServiceDates> =>
  serve(input.posted, 'zur Post gegeben', 'nach der Aufgabe zur Post', input, POST_RULES);

/** An act sent electronically. Refuses like postFiction. */
export const electronicSending = (input: ServiceInput & { readonly sent: CalendarDate }): Result<ServiceDates> =>
  serve(input.sent, 'elektronisch übermittelt', 'nach der Absendung', input, ELECTRONIC_RULES);

/** An act retrieved from the portal. Refuses like postFiction. */
export const portalRetrieval = (input: ServiceInput & { readonly retrieved: CalendarDate }): Result<ServiceDates> =>
  serve(input.retrieved, 'im Portal abgerufen', 'nach dem Abruf', input, PORTAL_RULES);

function serve(
  eventDay: CalendarDate,
  deed: string,
  since: string,
  { holidays, rules }: ServiceInput,
  statutory: ServiceRuleVersions,
): Result<ServiceDates> {
  const version = versionOn(rules ?? statutory, eventDay);
  if (!version.ok) return version;
  const { days } = version.value.value;
  const basis = citationOf(version.value.value, holidays, eventDay);
  const deemedServed = eventDay.plusDays(days);
  const ordinal = ORDINALS[days] ?? `${days}.`;
  const strict = actionPeriod({ servedOn: deemedServed, holidays });
  const conservative = actionPeriod({ servedOn: shiftToWorkingDay(deemedServed, holidays), holidays });
  return ok({
    ...strict,
    deemedServed,
    conservativeFinalFrom: conservative.finalFrom,
    reasons: [
      `Der Bescheid wurde am ${eventDay.toGerman()} ${deed}; er gilt am ${ordinal} Tag ${since} als bekannt gegeben: ${weekdayName(deemedServed)}, ${deemedServed.toGerman()} (${basis}).`,
      ...unshiftedReason(deemedServed, holidays),
      ...strict.reasons,
      ...conservativeReason(deemedServed, conservative.finalFrom, holidays),
    ],
  });
}

const citationOf = ({ paragraph, wording }: ServiceRule, { land }: HolidayCalendar, day: CalendarDate): string =>
  [paragraph, wordsOfLaw(land, day).procedureAct, wording].filter(Boolean).join(' ');

function unshiftedReason(deemedServed: CalendarDate, holidays: HolidayCalendar): string[] {
  if (isWorkingDay(deemedServed, holidays)) return [];
  return [`${whyNotWorkingDay(deemedServed, holidays)}; der Tag der Bekanntgabe verschiebt sich dadurch nicht.`];
}

function conservativeReason(deemedServed: CalendarDate, finalFrom: CalendarDate, holidays: HolidayCalendar): string[] {
  if (isWorkingDay(deemedServed, holidays)) return [];
  const served = shiftToWorkingDay(deemedServed, holidays).toGerman();
  return [
    `Vorsichtig gerechnet, mit Bekanntgabe erst am nächsten Werktag (${served}), ist der Bescheid ab ${finalFrom.toGerman()} bestandskräftig; vor diesem Tag sollte nicht ausgezahlt werden.`,
  ];
}
