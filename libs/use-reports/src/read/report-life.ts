import { listAwards, type Award } from '#awards';
import { CalendarDate, type LifeDuty, type LifeEvent } from '#kernel';
import type { Transaction } from '#platform';
import { sameReport, type ReportDuty } from '../domain/due-days.js';
import { questionsOf } from '../persistence/examination.repository.js';
import { remindersOf } from '../persistence/due.repository.js';
import { useReportsOf, type UseReport } from '../persistence/report.repository.js';
import { submissionHeads } from '../persistence/submission.repository.js';
import { dutiesOfLoaded } from './report-basis.js';

const AWARDS_OF_DISTRICT_MAX = 200;

const factsOf = (key: Pick<UseReport, 'kind' | 'budgetYear'>): Record<string, string | number> => ({
  report: key.kind,
  ...(key.budgetYear === null ? {} : { year: key.budgetYear }),
});

/** Everything that happened about an award's reports: reminders, extensions, submissions, questions, the result. */
export async function useReportEventsOf(tx: Transaction, award: Award): Promise<LifeEvent[]> {
  const events: LifeEvent[] = [];
  const tell = (on: CalendarDate, kind: string, facts: LifeEvent['facts'], noticeId: string | null = null): void => {
    events.push({ on, kind, amount: null, noticeId, facts });
  };
  for (const { sentOn, form, noticeId, ...key } of await remindersOf(tx, award.id))
    tell(
      sentOn,
      `use-report-${form.toLowerCase().replace('_', '-')}`,
      { ...factsOf(key), due: key.dueOn.toGerman() },
      noticeId,
    );
  const duties = await dutiesOfLoaded(tx, award);
  for (const change of duties.ok ? duties.value.changes : [])
    if (change.decidedAt !== null)
      tell(CalendarDate.inBerlin(change.decidedAt), `use-report-due-${change.state === 'REFUSED' ? 'kept' : 'moved'}`, {
        ...factsOf(change),
        due: change.dueOn.toGerman(),
        reason: change.decisionReason ?? change.reason,
      });
  for (const report of await useReportsOf(tx, award.id)) {
    for (const head of await submissionHeads(tx, report.id))
      tell(
        CalendarDate.inBerlin(head.submittedAt),
        'use-report-submitted',
        { ...factsOf(report), version: head.number },
        head.receiptNoticeId,
      );
    for (const question of await questionsOf(tx, report.id))
      tell(
        CalendarDate.inBerlin(question.askedAt),
        'use-report-questioned',
        { ...factsOf(report), deadline: question.deadline.toGerman() },
        question.noticeId,
      );
    if (report.examinedAt !== null)
      events.push({
        on: CalendarDate.inBerlin(report.examinedAt),
        kind: 'use-report-examined',
        amount: report.eligible,
        noticeId: report.resultNoticeId,
        facts: { ...factsOf(report), cutCents: report.cut?.toCents() ?? 0 },
      });
  }
  return events;
}

/** What is still to be done: reports that are owed, answers, examinations. `by` says whose turn it is. */
export async function useReportDutiesOf(tx: Transaction, award: Award, today: CalendarDate): Promise<LifeDuty[]> {
  const found = await dutiesOfLoaded(tx, award);
  if (!found.ok || award.amount.isZero()) return [];
  const reports = await useReportsOf(tx, award.id);
  const duties: LifeDuty[] = [];
  for (const duty of found.value.duties) {
    const report = reports.find((each) => sameReport(each, duty));
    const facts = { ...factsOf(duty), ...(report ? { reportId: report.id } : {}) };
    if (!report || report.status === 'DRAFT')
      duties.push({ due: duty.due, kind: 'use-report-due', by: 'RECIPIENT', amount: null, basis: duty.basis, facts });
    else if (report.status === 'QUESTIONED') {
      const open = (await questionsOf(tx, report.id)).find(({ answeredAt }) => answeredAt === null);
      if (open)
        duties.push({
          due: open.deadline,
          kind: 'use-report-answer',
          by: 'RECIPIENT',
          amount: null,
          basis: 'Rückfrage zur Prüfung',
          facts,
        });
    } else if (report.status !== 'EXAMINED')
      duties.push({
        due: today,
        kind: 'use-report-examination',
        by: 'AUTHORITY',
        amount: null,
        basis: 'unverzüglich (Nr. 11 VVG zu § 44 LHO)',
        facts,
      });
  }
  for (const change of found.value.changes)
    if (change.state === 'REQUESTED')
      duties.push({
        due: today,
        kind: 'use-report-extension',
        by: 'AUTHORITY',
        amount: null,
        basis: '§ 31 Abs. 7 VwVfG NRW',
        facts: factsOf(change),
      });
  return duties;
}

export interface OverdueReport extends ReportDuty {
  readonly award: Award;
  readonly daysLate: number;
}

/** W3: reports that an organisation owes and has not handed in, over all its awards, the oldest first. */
export async function overdueReportsOf(tx: Transaction, organisationId: string): Promise<OverdueReport[]> {
  const overdue: OverdueReport[] = [];
  for (const award of await listAwards(tx, { organisationId, limit: AWARDS_OF_DISTRICT_MAX, offset: 0 })) {
    if (award.amount.isZero()) continue;
    const found = await dutiesOfLoaded(tx, award);
    const reports = await useReportsOf(tx, award.id);
    for (const duty of found.ok ? found.value.duties : []) {
      const status = reports.find((each) => sameReport(each, duty))?.status ?? 'DRAFT';
      if (status === 'DRAFT' && duty.due.isBefore(tx.today))
        overdue.push({ ...duty, award, daysLate: duty.due.daysUntil(tx.today) });
    }
  }
  return overdue.sort((first, second) => first.due.compare(second.due));
}
