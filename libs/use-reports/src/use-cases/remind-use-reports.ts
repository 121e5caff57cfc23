import { listAwards, type Award } from '#awards';
import type { Actor, CalendarDate } from '#kernel';
import { queueMail } from '#mail';
import type { Database, Transaction } from '#platform';
import { reachedStep, sameReport, type ReportDuty } from '../domain/due-days.js';
import { insertReminder, remindersOf } from '../persistence/due.repository.js';
import { useReportsOf } from '../persistence/report.repository.js';
import { dutiesOfLoaded } from '../read/report-basis.js';
import { blockTexts, contactOf, issueReportLetter, mailFacts, reportName } from './report-letter.js';

const AWARDS_PER_PAGE = 200;

/**
 * Job: reminds of reports by the programme's steps (-30, 0, 14, 28 days): before the day a mail, after it a letter beside
 * the mail, the last one with the threat of revocation. Each step once, whenever it runs. Answers how many went out.
 */
export async function remindUseReports(database: Database, actor: Actor, day: CalendarDate): Promise<number> {
  let sent = 0;
  for (let offset = 0; ; offset += AWARDS_PER_PAGE) {
    const awards = await database.read(actor, (tx) => listAwards(tx, { limit: AWARDS_PER_PAGE, offset }));
    for (const award of awards)
      if (!award.amount.isZero()) sent += await database.transaction(actor, (tx) => remindAward(tx, award, day));
    if (awards.length < AWARDS_PER_PAGE) return sent;
  }
}

async function remindAward(tx: Transaction, award: Award, day: CalendarDate): Promise<number> {
  const found = await dutiesOfLoaded(tx, award);
  if (!found.ok) return 0;
  const { version, duties } = found.value;
  const reports = await useReportsOf(tx, award.id);
  const sent = await remindersOf(tx, award.id);
  let count = 0;
  for (const duty of duties) {
    const status = reports.find((report) => sameReport(report, duty))?.status ?? 'DRAFT';
    const reached = reachedStep(duty.due, day, version.terms.useReportReminderDays);
    const isSent = sent.some(
      (reminder) => sameReport(reminder, duty) && reminder.dueOn.equals(duty.due) && reminder.step === reached?.step,
    );
    if (status !== 'DRAFT' || reached === null || isSent) continue;
    const noticeId = reached.form === 'MAIL' ? null : await letterOf(tx, award, version, duty, reached.form);
    await insertReminder(tx, {
      ...duty,
      ...reached,
      awardId: award.id,
      organisationId: award.organisationId,
      dueOn: duty.due,
      noticeId,
    });
    await mail(tx, award, duty, day);
    count += 1;
  }
  return count;
}

async function letterOf(
  tx: Transaction,
  award: Award,
  version: Parameters<typeof issueReportLetter>[1]['version'],
  duty: ReportDuty,
  form: 'REMINDER' | 'FINAL_REMINDER',
): Promise<string> {
  const kind = form === 'REMINDER' ? 'USE_REMINDER' : 'USE_FINAL_REMINDER';
  const letter = await issueReportLetter(tx, {
    award,
    version,
    key: duty,
    kind,
    reference: `Mein Zuwendungsbescheid, ${reportName(duty)} zum ${duty.due.toGerman()}`,
    officer: null,
    opening: await blockTexts(tx, award, kind, duty.due),
    sections: [],
  });
  if (!letter.ok) throw new Error(`reminder of ${award.fileNumber}: ${letter.refusal.kind}`);
  return letter.value;
}

async function mail(tx: Transaction, award: Award, duty: ReportDuty, day: CalendarDate): Promise<void> {
  const to = await contactOf(tx, award);
  if (to === null) return;
  await queueMail(tx, {
    template: 'use-report-reminder',
    to,
    facts: { ...mailFacts(tx, award), report: reportName(duty), deadline: duty.due, daysLeft: day.daysUntil(duty.due) },
    dedupeKey: `use-report-reminder:${award.id}:${duty.kind}:${duty.budgetYear ?? ''}:${duty.due.toString()}:${day.toString()}`,
    organisationId: award.organisationId,
  });
}
