import { listAwards, type Award } from '#awards';
import { wordsOfLaw, type LandNorms } from '#funding-law';
import { CalendarDate, floorDivide, groupedBy, Money, type LifeDuty, type LifeEvent } from '#kernel';
import type { Transaction } from '#platform';
import { sameReport, type ReportDuty } from '../domain/due-days.js';
import { questionsOf, questionsOfAll, type Question } from '../persistence/examination.repository.js';
import { dueChangesOf, remindersOf } from '../persistence/due.repository.js';
import { useReportsOf, useReportsOfAll, type UseReport } from '../persistence/report.repository.js';
import {
  submissionHeads,
  submissionHeadsOfAll,
  submissionOf,
  type SubmissionHead,
} from '../persistence/submission.repository.js';
import { dutiesOfAllLoaded, type AwardDuties } from './report-basis.js';

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

const factsOfReport = (report: UseReport): Record<string, string | number> => ({
  ...factsOf(report),
  awardId: report.awardId,
  reportId: report.id,
});

async function eventsOfReport(tx: Transaction, report: UseReport): Promise<LifeEvent[]> {
  const facts = factsOfReport(report);
  const submitted = submittedEvents(report, await submissionHeads(tx, report.id));
  const asked = await questionsOf(tx, report.id);
  const questions = asked.map((question) => ({
    on: CalendarDate.inBerlin(question.askedAt),
    kind: 'use-report-questioned',
    amount: null,
    noticeId: question.noticeId,
    facts: { ...facts, deadline: (question.extension?.before ?? question.deadline).toString() },
  }));
  const extended = asked.flatMap(({ extension, deadline }): LifeEvent[] =>
    extension
      ? [
          {
            on: CalendarDate.inBerlin(extension.at),
            kind: 'use-report-question-extended',
            amount: null,
            noticeId: null,
            facts: { ...facts, deadline: deadline.toString(), reason: extension.reason },
          },
        ]
      : [],
  );
  return [...submitted, ...questions, ...extended, ...examinedEvents(report)];
}

const submittedEvents = (report: UseReport, heads: readonly SubmissionHead[]): LifeEvent[] =>
  heads.map((head) => ({
    on: CalendarDate.inBerlin(head.submittedAt),
    kind: 'use-report-submitted',
    amount: null,
    noticeId: head.receiptNoticeId,
    facts: { ...factsOfReport(report), version: head.number },
  }));

function examinedEvents(report: UseReport): LifeEvent[] {
  const { examinedAt, eligible, resultNoticeId: noticeId, cut } = report;
  if (examinedAt === null) return [];
  const facts = { ...factsOfReport(report), cutCents: cut?.toCents() ?? 0 };
  return [{ on: CalendarDate.inBerlin(examinedAt), kind: 'use-report-examined', amount: eligible, noticeId, facts }];
}

/** What is still to be done: reports that are owed, answers, examinations, requests for more time. */
export const useReportDutiesOf = async (tx: Transaction, award: Award): Promise<LifeDuty[]> =>
  (await reportStandingsOf(tx, [award])).get(award.id)?.duties ?? [];

/** How far the reports of a grant are: submissions and results, and what is to be done. */
export interface ReportStanding {
  readonly events: readonly LifeEvent[];
  readonly duties: LifeDuty[];
}

/** For lists: by award, in five queries however many awards there are. */
export async function reportStandingsOf(
  tx: Transaction,
  awards: readonly Award[],
): Promise<ReadonlyMap<string, ReportStanding>> {
  const reports = await useReportsOfAll(
    tx,
    awards.map(({ id }) => id),
  );
  const ids = reports.map(({ id }) => id);
  const heads = groupedBy(await submissionHeadsOfAll(tx, ids), ({ reportId }) => reportId);
  const questions = groupedBy(await questionsOfAll(tx, ids), ({ reportId }) => reportId);
  const ofAward = groupedBy(reports, ({ awardId }) => awardId);
  const found = await dutiesOfAllLoaded(tx, awards);
  return new Map(
    awards.map((award, index) => {
      const own = ofAward.get(award.id) ?? [];
      const events = own.flatMap((report) => [
        ...submittedEvents(report, heads.get(report.id) ?? []),
        ...examinedEvents(report),
      ]);
      const duties = found[index]?.ok ? dutiesOf(found[index].value, own, questions, tx.today) : [];
      return [award.id, { events, duties }];
    }),
  );
}

type QuestionsByReport = ReadonlyMap<string, readonly Question[]>;

function dutiesOf(
  owed: AwardDuties,
  reports: readonly UseReport[],
  questions: QuestionsByReport,
  today: CalendarDate,
): LifeDuty[] {
  const { award } = owed;
  const law = wordsOfLaw(owed.version.land, today);
  if (award.amount.isZero()) return [];
  const duties: LifeDuty[] = [];
  for (const duty of owed.duties) {
    const report = reports.find((each) => sameReport(each, duty));
    const told = report ? dutyOfReport(report, questions.get(report.id) ?? [], { today, law }) : 'OWED';
    const kind = duty.kind === 'FINAL' ? 'use-report-due' : 'interim-report-due';
    const facts = { ...factsOf(duty), awardId: award.id };
    if (told === 'OWED') duties.push({ due: duty.due, kind, by: 'RECIPIENT', amount: null, basis: duty.basis, facts });
    else if (told) duties.push(told);
  }
  const asked = owed.changes.filter(({ state }) => state === 'REQUESTED');
  const extensions = asked.map((change): LifeDuty => ({
    due: today,
    kind: 'use-report-extension',
    by: 'AUTHORITY',
    amount: null,
    basis: `§ 31 Abs. 7 ${law.procedureAct}`,
    facts: { ...factsOf(change), awardId: award.id },
  }));
  return [...duties, ...extensions];
}

function dutyOfReport(
  report: UseReport,
  questions: readonly Question[],
  { today, law }: { readonly today: CalendarDate; readonly law: LandNorms },
): LifeDuty | 'OWED' | null {
  const facts = factsOfReport(report);
  if (report.status === 'DRAFT') return 'OWED';
  if (report.status === 'EXAMINED') return null;
  const open = questions.find(({ answeredAt }) => answeredAt === null);
  if (report.status === 'QUESTIONED' && open)
    return {
      due: open.deadline,
      kind: 'use-report-answer',
      by: 'RECIPIENT',
      amount: null,
      basis: 'Rückfrage zur Prüfung',
      facts,
    };
  const basis = `unverzüglich (Nr. 11 ${law.grantRules})`;
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
  const all = await listAwards(tx, { organisationId, limit: AWARDS_OF_DISTRICT_MAX, offset: 0 });
  const awards = all.filter(({ amount }) => !amount.isZero());
  const ids = awards.map(({ id }) => id);
  const reports = groupedBy(await useReportsOfAll(tx, ids), ({ awardId }) => awardId);
  for (const found of await dutiesOfAllLoaded(tx, awards)) {
    if (!found.ok) continue;
    const { award, duties } = found.value;
    for (const duty of duties) {
      const status = reports.get(award.id)?.find((each) => sameReport(each, duty))?.status ?? 'DRAFT';
      if (status === 'DRAFT' && duty.due.isBefore(tx.today))
        overdue.push({ ...duty, award, daysLate: duty.due.daysUntil(tx.today) });
    }
  }
  return overdue.sort((first, second) => first.due.compare(second.due));
}
