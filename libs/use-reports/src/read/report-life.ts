import { listAwards, type Award } from '#awards';
import { CalendarDate, floorDivide, Money, type LifeDuty, type LifeEvent } from '#kernel';
import type { Transaction } from '#platform';
import { sameReport, type ReportDuty } from '../domain/due-days.js';
import { questionsOf } from '../persistence/examination.repository.js';
import { dueChangesOf, remindersOf } from '../persistence/due.repository.js';
import { useReportsOf, type UseReport } from '../persistence/report.repository.js';
import { submissionHeads, submissionOf } from '../persistence/submission.repository.js';
import { dutiesOfLoaded } from './report-basis.js';

const AWARDS_OF_DISTRICT_MAX = 200;

const factsOf = (key: Pick<UseReport, 'kind' | 'budgetYear'>): Record<string, string | number> => ({
  report: key.kind,
  ...(key.budgetYear === null ? {} : { year: key.budgetYear }),
});

const REMINDER_KINDS = {
  MAIL: 'use-report-mail',
  REMINDER: 'use-report-reminder',
  FINAL_REMINDER: 'use-report-final-reminder',
} as const;

/** Everything that happened about an award's reports: reminders, extensions, submissions, questions, the result. */
export async function useReportEventsOf(tx: Transaction, award: Award): Promise<LifeEvent[]> {
  const events: LifeEvent[] = [];
  for (const { sentOn, form, noticeId, ...reminder } of await remindersOf(tx, award.id)) {
    const facts = { ...factsOf(reminder), due: reminder.dueOn.toString() };
    events.push({ on: sentOn, kind: REMINDER_KINDS[form], amount: null, noticeId, facts });
  }
  for (const change of await dueChangesOf(tx, award.id)) {
    if (change.decidedAt === null) continue;
    const kind = change.state === 'REFUSED' ? 'use-report-due-kept' : 'use-report-due-moved';
    const facts = { ...factsOf(change), due: change.dueOn.toString(), reason: change.decisionReason ?? change.reason };
    events.push({ on: CalendarDate.inBerlin(change.decidedAt), kind, amount: null, noticeId: null, facts });
  }
  for (const report of await useReportsOf(tx, award.id)) events.push(...(await eventsOfReport(tx, report)));
  return events;
}

async function eventsOfReport(tx: Transaction, report: UseReport): Promise<LifeEvent[]> {
  const facts = { ...factsOf(report), awardId: report.awardId, reportId: report.id };
  const submitted = (await submissionHeads(tx, report.id)).map((head) => ({
    on: CalendarDate.inBerlin(head.submittedAt),
    kind: 'use-report-submitted',
    amount: null,
    noticeId: head.receiptNoticeId,
    facts: { ...facts, version: head.number },
  }));
  const questions = (await questionsOf(tx, report.id)).map((question) => ({
    on: CalendarDate.inBerlin(question.askedAt),
    kind: 'use-report-questioned',
    amount: null,
    noticeId: question.noticeId,
    facts: { ...facts, deadline: question.deadline.toString() },
  }));
  if (report.examinedAt === null) return [...submitted, ...questions];
  const examined = {
    on: CalendarDate.inBerlin(report.examinedAt),
    kind: 'use-report-examined',
    amount: report.eligible,
    noticeId: report.resultNoticeId,
    facts: { ...facts, cutCents: report.cut?.toCents() ?? 0 },
  };
  return [...submitted, ...questions, examined];
}

/** What is still to be done: reports that are owed, answers, examinations, requests for more time. */
export async function useReportDutiesOf(tx: Transaction, award: Award, today: CalendarDate): Promise<LifeDuty[]> {
  const found = await dutiesOfLoaded(tx, award);
  if (!found.ok || award.amount.isZero()) return [];
  const reports = await useReportsOf(tx, award.id);
  const duties: LifeDuty[] = [];
  for (const duty of found.value.duties) {
    const report = reports.find((each) => sameReport(each, duty));
    const told = report ? await dutyOfReport(tx, report, today) : 'OWED';
    const kind = duty.kind === 'FINAL' ? 'use-report-due' : 'interim-report-due';
    const facts = { ...factsOf(duty), awardId: award.id };
    if (told === 'OWED') duties.push({ due: duty.due, kind, by: 'RECIPIENT', amount: null, basis: duty.basis, facts });
    else if (told) duties.push(told);
  }
  const asked = found.value.changes.filter(({ state }) => state === 'REQUESTED');
  const extensions = asked.map((change): LifeDuty => ({
    due: today,
    kind: 'use-report-extension',
    by: 'AUTHORITY',
    amount: null,
    basis: '§ 31 Abs. 7 VwVfG NRW',
    facts: { ...factsOf(change), awardId: award.id },
  }));
  return [...duties, ...extensions];
}

async function dutyOfReport(
  tx: Transaction,
  report: UseReport,
  today: CalendarDate,
): Promise<LifeDuty | 'OWED' | null> {
  const facts = { ...factsOf(report), awardId: report.awardId, reportId: report.id };
  if (report.status === 'DRAFT') return 'OWED';
  if (report.status === 'EXAMINED') return null;
  const open = (await questionsOf(tx, report.id)).find(({ answeredAt }) => answeredAt === null);
  if (report.status === 'QUESTIONED' && open)
    return {
      due: open.deadline,
      kind: 'use-report-answer',
      by: 'RECIPIENT',
      amount: null,
      basis: 'Rückfrage zur Prüfung',
      facts,
    };
  const basis = 'unverzüglich (Nr. 11 VVG zu § 44 LHO)';
  return { due: today, kind: 'use-report-examination', by: 'AUTHORITY', amount: null, basis, facts };
}

/** The part of the grant that receipts prove: the grant's share of the eligible costs as examined, before that as handed in. */
export async function provedGrantOf(tx: Transaction, award: Award): Promise<Money | null> {
  const report = (await useReportsOf(tx, award.id)).find(({ kind, status }) => kind === 'FINAL' && status !== 'DRAFT');
  const submission = report ? await submissionOf(tx, report.id) : null;
  if (!report || !submission || !award.eligible.isPositive()) return null;
  const eligible = report.eligible ?? Money.ofCents(submission.content.eligibleCents);
  const share = floorDivide(eligible.cents * award.amount.cents, award.eligible.cents);
  return Money.min(award.amount, Money.max(Money.ZERO, Money.ofCents(share)));
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
