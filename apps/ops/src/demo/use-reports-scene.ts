import { grantSituation, listAwards, type Award } from '#awards';
import { Money, SYSTEM_ACTOR, type Actor } from '#kernel';
import { renderIssuedNotice } from '#notices';
import {
  beginExamination,
  concludeExamination,
  drawSampleOf,
  examineLines,
  examinationScreen,
  openReport,
  remindUseReports,
  saveReport,
  startReport,
  submitReport,
  writeReceipts,
  type ReceiptEntries,
  type ReportFields,
} from '#use-reports';
import { instantOf } from './demo-time.js';
import type { DistrictPeople } from './people.js';
import { mustSucceed, type Stage } from './scene.js';

/** Districts whose measure of 2026 ended early, so that their proof of use is on its way before the end of the year. */
const DRAFTED = '05513';
const EXAMINING = '05382';
const EXAMINED = '05915';
const AUDITOR = 'N. Nachweis';
const SEED = 2026;
const SAMPLE_SIZE = 6;

const NARRATIVE: ReportFields = {
  'narrative.result':
    'Die Zuwendung wurde für die Fachstelle, Veranstaltungen und Öffentlichkeitsarbeit verwendet. Die Ziele sind im Wesentlichen erreicht.',
  'narrative.activities':
    'Werkstätten in den Kommunen, eine Fachtagung, Beratung von Schulen und Vereinen, eine Wanderausstellung.',
  'narrative.cooperation': 'Mit Schulen, Sportvereinen, der Volkshochschule und dem örtlichen Bündnis.',
  'narrative.problems': 'Ein Veranstaltungsraum fiel aus; der Termin wurde nachgeholt.',
  'narrative.conclusions': 'Beratung vor Ort wird im Handlungskonzept gestärkt; die Ausstellung bleibt ausleihbar.',
  'narrative.publicity': 'Alle Drucksachen tragen den Förderhinweis; drei Berichte der örtlichen Presse.',
  'count.events': '18',
  'count.participants': '640',
  'count.cooperations': '11',
  'confirm.anbest': 'JA',
  'confirm.necessary': 'JA',
  'confirm.economical': 'JA',
  'confirm.books': 'JA',
  'audit.office': 'JA',
  'audit.certifiedBy': 'Örtliche Rechnungsprüfung',
  'audit.certifiedOn': '09.11.2026',
  'audit.result': 'Keine Beanstandungen.',
  'balance.reason': 'Der Eigenanteil wurde in der geplanten Höhe erbracht.',
};

/** One proof of use in each state: a draft with findings, one in examination with a question, one examined with a cut. */
export async function loadUseReports(stage: Stage): Promise<void> {
  const auditor = stage.people.office.get(AUDITOR);
  if (!auditor) throw new Error('demo: no auditor');
  const awards = await stage.database.read(auditor, (tx) =>
    listAwards(tx, { programme: 'NRWELTOFFEN', limit: 200, offset: 0 }),
  );
  const awardOf = (district: string): Award => {
    const award = awards.find((each) => each.districtAgs === district && each.periodTo.year === 2026);
    if (!award) throw new Error(`demo: no award of ${district}`);
    return award;
  };
  await draftWithFindings(stage, awardOf(DRAFTED));
  await underExamination(stage, awardOf(EXAMINING), auditor);
  await examined(stage, awardOf(EXAMINED), auditor);
  await remindUseReports(stage.database, SYSTEM_ACTOR, stage.today);
}

async function draftWithFindings(stage: Stage, award: Award): Promise<void> {
  const { editor } = peopleOf(stage, award);
  const lines = await monthlyLines(stage, award);
  const [first = {}, second = {}, ...others] = lines;
  const faulty = [first, { ...second, paidOn: '30.12.2025' }, ...others, { ...first }];
  const entries = { ...NARRATIVE, 'confirm.books': '', 'books.total': '1.000,00' };
  await writtenReport(stage, award, editor, faulty, 'T-5 09:20', entries);
}

async function underExamination(stage: Stage, award: Award, auditor: Actor): Promise<void> {
  const reportId = await submitted(stage, award, '2026-11-11 10:05');
  const { database, clock, today } = stage;
  clock.moveTo(instantOf('T-4 09:10', today));
  mustSucceed(await beginExamination(database, auditor, reportId));
  clock.moveTo(instantOf('T-4 09:40', today));
  mustSucceed(await drawSampleOf(database, auditor, { reportId, method: 'STRATIFIED', size: SAMPLE_SIZE, seed: SEED }));
}

async function examined(stage: Stage, award: Award, auditor: Actor): Promise<void> {
  const reportId = await submitted(stage, award, '2026-11-10 14:30');
  const { database, clock, today, files } = stage;
  clock.moveTo(instantOf('2026-11-12 09:00', today));
  mustSucceed(await beginExamination(database, auditor, reportId));
  mustSucceed(
    await drawSampleOf(database, auditor, { reportId, method: 'AMOUNT_WEIGHTED', size: SAMPLE_SIZE, seed: SEED }),
  );
  const screen = await database.read(auditor, async (tx) => mustSucceed(await examinationScreen(tx, reportId)));
  const judgements = screen.open.map((line, index) => ({
    receiptId: line.id,
    cutCents: index === 0 ? Math.min(line.eligibleCents, 38_450) : 0,
    reason: index === 0 ? 'Der Anteil für Gemeinkosten ist nicht zuwendungsfähig.' : '',
  }));
  clock.moveTo(instantOf('2026-11-16 15:20', today));
  mustSucceed(await examineLines(database, auditor, { reportId, judgements }));
  const goalResults = Object.fromEntries(
    screen.submission.content.goals.map(({ id }, index) => [id, index === 1 ? ('PARTLY' as const) : ('YES' as const)]),
  );
  const note =
    'Die Stichprobe wurde anhand der Belege geprüft. Ein Beleg enthält Gemeinkosten; im Übrigen entspricht die Verwendung dem Bescheid. Der Zweck ist erreicht.';
  const { noticeId } = mustSucceed(await concludeExamination(database, auditor, { reportId, goalResults, note }));
  await renderIssuedNotice(database, files, SYSTEM_ACTOR, noticeId);
}

async function submitted(stage: Stage, award: Award, at: string): Promise<string> {
  const { editor, signatory } = peopleOf(stage, award);
  const lines = await monthlyLines(stage, award);
  const total = Money.sum(lines.map(({ gross = '0' }) => mustSucceed(Money.parseGerman(gross))));
  const reportId = await writtenReport(stage, award, editor, lines, at, {
    ...NARRATIVE,
    'books.total': total.toGerman(),
  });
  const { receiptNoticeId } = mustSucceed(await submitReport(stage.database, signatory, { reportId }));
  await renderIssuedNotice(stage.database, stage.files, SYSTEM_ACTOR, receiptNoticeId);
  return reportId;
}

async function writtenReport(
  stage: Stage,
  award: Award,
  editor: Actor,
  lines: readonly ReceiptEntries[],
  at: string,
  entries: ReportFields,
): Promise<string> {
  const { database, clock, today } = stage;
  clock.moveTo(instantOf(at, today));
  const { id } = mustSucceed(
    await startReport(database, editor, { awardId: award.id, kind: 'FINAL', budgetYear: null }),
  );
  const { basis } = await database.read(editor, async (tx) => mustSucceed(await openReport(tx, id)));
  const goals = Object.fromEntries(basis.goals.map(({ id: goal, target }) => [`goal.${goal}.actual`, target]));
  const own = {
    'income.OWN_CASH': basis.planIncome.OWN_CASH.toGerman(),
    'income.OWN_STAFF': basis.planIncome.OWN_STAFF.toGerman(),
  };
  mustSucceed(
    await saveReport(database, editor, { reportId: id, baseVersion: 1, entries: { ...goals, ...own, ...entries } }),
  );
  mustSucceed(await writeReceipts(database, editor, { reportId: id, mode: 'REPLACE', lines }));
  return id;
}

const MONTHS = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober'] as const;

/** Every item of the plan, paid in ten months; what division leaves is in the first. */
async function monthlyLines(stage: Stage, award: Award): Promise<ReceiptEntries[]> {
  const { current } = await stage.database.read(SYSTEM_ACTOR, async (tx) =>
    mustSucceed(await grantSituation(tx, award.id)),
  );
  return current.items.flatMap((item, position) => {
    const total = Object.values(item.amountsCents).reduce((sum, cents) => sum + cents, 0);
    const share = Math.floor(total / MONTHS.length);
    return MONTHS.map((month, index): ReceiptEntries => {
      const cents = index === 0 ? total - share * (MONTHS.length - 1) : share;
      const paidOn = `28.${String(index + 1).padStart(2, '0')}.2026`;
      return {
        item: item.id,
        voucherNo: `${position + 1}-${String(index + 1).padStart(3, '0')}`,
        invoicedOn: `15.${String(index + 1).padStart(2, '0')}.2026`,
        paidOn,
        payee:
          item.category === 'PERSONAL'
            ? 'Personalabrechnung'
            : `Muster ${item.category === 'HONORAR' ? 'Moderation' : 'Dienste'} GmbH`,
        purpose: `${item.label.slice(0, 60)}, ${month}`,
        gross: Money.ofCents(cents).toGerman(),
        hours: item.category === 'HONORAR' ? '20' : '',
        offers: '3 Angebote',
      };
    });
  });
}

function peopleOf({ people }: Stage, award: Award): DistrictPeople {
  const found = people.districts.get(award.districtAgs);
  if (!found) throw new Error(`demo: nobody of ${award.districtAgs}`);
  return found;
}
