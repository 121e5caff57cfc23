import type { DrawingSituation } from '#disbursements';
import { monthPeriod, nrwHolidays } from '#funding-law';
import { CalendarDate, type LifeDuty, type LifeEvent } from '#kernel';
import type { Told } from './gather-life.js';

/** What comes by itself or by the terms of the programme, as long as no context has told more about it. */
export function expectedOf(situation: DrawingSituation, told: Told): Told {
  const { award } = situation;
  const period: LifeEvent[] = [
    { on: award.periodFrom, kind: 'period-began', amount: null, noticeId: null, facts: {} },
    { on: award.periodTo, kind: 'period-ended', amount: null, noticeId: null, facts: {} },
  ];
  const kinds = new Set([...told.events.map(({ kind }) => kind), ...told.duties.map(({ kind }) => kind)]);
  const isOver = award.amount.isZero();
  return {
    events: isOver ? [] : period,
    duties: isOver ? [] : reportsOf(situation).filter(({ kind }) => !kinds.has(kind)),
  };
}

/** The proofs of use by the terms: one per budget year that is not the last, and the final one. */
function reportsOf({ award, terms }: DrawingSituation): LifeDuty[] {
  const duty = (kind: string, eventDay: CalendarDate, months: number, year: number): LifeDuty => ({
    // A named day is not shifted to a working day (§ 31 (3) sentence 2 VwVfG NRW).
    due: monthPeriod({ eventDay, months, holidays: nrwHolidays }).rawEnd,
    kind,
    by: 'RECIPIENT',
    amount: null,
    basis: terms.ancillaryRegulations,
    facts: { year },
  });
  const interim: LifeDuty[] = [];
  for (let year = award.periodFrom.year; year < award.periodTo.year; year += 1)
    interim.push(duty('interim-report-due', CalendarDate.of(year, 12, 31), terms.interimReportMonths, year));
  return [...interim, duty('use-report-due', award.periodTo, terms.useReportMonths, award.periodTo.year)];
}
