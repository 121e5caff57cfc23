import { currentDecision, type Award } from '#awards';
import { CalendarDate, type Actor, type Role } from '#kernel';
import {
  beginExamination,
  openReport,
  saveReport,
  startReport,
  submitReport,
  writeReceipts,
  type ReceiptEntries,
  type ReportFields,
} from '#use-reports';
import { caseworker, districtEditor, districtSignatory, type Office } from '../support/case-builder.js';
import { must, signedAward } from '../payments/award-builder.js';

const officer = (number: number, name: string, role: Role): Actor => ({
  accountId: `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  name,
  roles: [role],
  organisationId: null,
  scope: 'AUTHORITY',
});
export const useAuditor = officer(21, 'U. Prüfung', 'USE_AUDITOR');
export const otherAuditor = officer(22, 'V. Nachweis', 'USE_AUDITOR');

type WithDatabase = Pick<Office, 'database'>;

/** An award over 40.000 of 50.000 EUR for 2027; nothing is paid yet, so no money was received. */
export const reportableAward = (office: WithDatabase, ags: string): Promise<Award> => signedAward(office, ags, 50_000);

/** The id of the award's only item. */
export async function itemOf(office: WithDatabase, award: Award): Promise<string> {
  const decision = await office.database.read(caseworker, (tx) => currentDecision(tx, award.applicationId));
  const id = decision?.content.items[0]?.id;
  if (id === undefined) throw new Error('the award has no item');
  return id;
}

/** One payment of the only item, in 2027. */
export const receiptLine = (item: string, euros: string, changes: ReceiptEntries = {}): ReceiptEntries => ({
  item,
  voucherNo: `B-${euros}`,
  invoicedOn: '01.06.2027',
  paidOn: '15.06.2027',
  payee: 'Stadtkasse',
  purpose: 'Personalausgaben Juni',
  gross: euros,
  ...changes,
});

/** Everything but the receipts; costs and income of 50.000 EUR agree, the grant is still to come. */
export const completeFields = (total = '50.000,00'): ReportFields => ({
  'narrative.result': 'Die Bedarfe sind erhoben und ein Konzept ist beschlossen.',
  'narrative.activities': 'Vier Dialogwerkstätten und eine Fachtagung.',
  'narrative.conclusions': 'Die Arbeit wird im Handlungskonzept fortgeschrieben.',
  'count.events': '5',
  'count.participants': '212',
  'goal.a0001.actual': '4',
  'income.OWN_CASH': '10.000,00',
  'books.total': total,
  'confirm.anbest': 'JA',
  'confirm.necessary': 'JA',
  'confirm.economical': 'JA',
  'confirm.books': 'JA',
  'audit.office': 'NEIN',
});

/** A draft of the proof of use with these lines; whole if they come to 50.000 EUR. */
export async function draftedReport(
  office: WithDatabase,
  award: Award,
  ags: string,
  lines: readonly ReceiptEntries[],
  fields: ReportFields = completeFields(),
): Promise<string> {
  const { database } = office;
  const actor = districtEditor(ags);
  const { id } = must(await startReport(database, actor, { awardId: award.id, kind: 'FINAL', budgetYear: null }));
  must(await saveReport(database, actor, { reportId: id, baseVersion: 1, entries: fields }));
  must(await writeReceipts(database, actor, { reportId: id, mode: 'REPLACE', lines }));
  return id;
}

/** Submitted by the signatory, taken on by the auditor. The clock of the office must stand after the payments. */
export async function reportInExamination(
  office: WithDatabase,
  award: Award,
  ags: string,
  lines: readonly ReceiptEntries[],
): Promise<string> {
  const id = await draftedReport(office, award, ags, lines);
  must(await submitReport(office.database, districtSignatory(ags), { reportId: id }));
  must(await beginExamination(office.database, useAuditor, id));
  return id;
}

export async function findingsOf(office: WithDatabase, ags: string, reportId: string): Promise<string[]> {
  const opened = must(await office.database.read(districtEditor(ags), (tx) => openReport(tx, reportId)));
  return opened.reading.findings.map(
    ({ kind, severity, receipt }) => `${severity} ${kind}${receipt === null ? '' : ` ${receipt}`}`,
  );
}

export const day = (text: string): CalendarDate => CalendarDate.iso(text);
