import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Award } from '#awards';
import {
  answerQuestion,
  askQuestion,
  beginExamination,
  changeReceipt,
  concludeExamination,
  continueWithoutAnswer,
  drawSampleOf,
  examinationScreen,
  examinedUse,
  examineLines,
  findUseReport,
  openReport,
  overdueReportsOf,
  saveReport,
  startReport,
  submissionOf,
  submitReport,
  takeBackReport,
  useReportDutiesOf,
  useReportEventsOf,
  writeReceipts,
} from '#use-reports';
import { runSql } from '../../apps/ops/src/postgres/database.js';
import { must } from '../payments/award-builder.js';
import {
  caseworker,
  districtEditor,
  districtSignatory,
  openOffice,
  signatory,
  type Office,
} from '../support/case-builder.js';
import {
  completeFields,
  day,
  draftedReport,
  findingsOf,
  itemOf,
  otherAuditor,
  receiptLine,
  reportableAward,
  reportInExamination,
  useAuditor,
} from './report-builder.js';

const NOTE = 'Die Belege der Stichprobe wurden eingesehen; die Ausgaben entsprechen dem Zweck.';

jest.setTimeout(30_000);

describe('a proof of use', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  /** Awards are granted in 2026, used in 2027 and proved in 2028. */
  const granted = async (ags: string): Promise<{ award: Award; item: string }> => {
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    const award = await reportableAward(office, ags);
    const item = await itemOf(office, award);
    office.clock.moveTo(new Date('2028-02-01T09:00:00Z'));
    return { award, item };
  };
  const linesOf = (item: string) => [
    receiptLine(item, '30.000,00'),
    receiptLine(item, '15.000,00'),
    receiptLine(item, '5.000,00'),
  ];
  const letterText = async (noticeId: string): Promise<string> =>
    JSON.stringify(
      await office.database.read(caseworker, (tx) =>
        tx.query('SELECT content FROM notices.notice WHERE id = $1', [noticeId]),
      ),
    );
  const idsOf = async (reportId: string): Promise<string[]> => {
    const found = await office.database.read(useAuditor, (tx) => submissionOf(tx, reportId));
    return (found?.content.lines ?? []).map(({ id }) => id);
  };

  it('is submitted whole by the signatory only, with a receipt, and cannot be changed afterwards', async () => {
    const { award, item } = await granted('05358');
    const id = await draftedReport(office, award, '05358', linesOf(item));
    expect(await findingsOf(office, '05358', id)).toEqual([]);
    expect(await submitReport(office.database, districtEditor('05358'), { reportId: id })).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
    expect(
      await submitReport(office.database, districtSignatory('05358'), { reportId: id, draftVersion: 1 }),
    ).toMatchObject({
      refusal: { kind: 'draft-changed-meanwhile' },
    });
    const submitted = must(await submitReport(office.database, districtSignatory('05358'), { reportId: id }));
    expect(submitted.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await letterText(submitted.receiptNoticeId)).toContain(submitted.contentHash);
    expect(
      await saveReport(office.database, districtEditor('05358'), { reportId: id, baseVersion: 2, entries: {} }),
    ).toMatchObject({ refusal: { kind: 'action-not-possible' } });
    await expect(
      runSql(
        office.testDatabase.ownerUrl,
        `UPDATE use_reports.submission SET content = '{}' WHERE report_id = '${id}'`,
      ),
    ).rejects.toThrow('append-only');
    must(await takeBackReport(office.database, districtSignatory('05358'), id));
    must(await submitReport(office.database, districtSignatory('05358'), { reportId: id }));
    const report = await office.database.read(caseworker, (tx) => findUseReport(tx, id));
    expect([report?.status, report?.submission]).toEqual(['SUBMITTED', 2]);
  });

  it('is refused with every hard finding at once, each at its place', async () => {
    const { award, item } = await granted('05766');
    const id = await draftedReport(
      office,
      award,
      '05766',
      [
        receiptLine(item, '100,00', { paidOn: '29.02.2027' }),
        receiptLine(item, '200,00', { paidOn: '02.01.2028' }),
        receiptLine(item, '300,00'),
        receiptLine(item, '300,00'),
        receiptLine('Gibt es nicht', '10,00'),
        receiptLine(item, '50,00', { eligible: '50,01' }),
      ],
      { ...completeFields('1,00'), 'goal.a0001.actual': '', 'confirm.books': '', 'count.participants': 'viele' },
    );
    const refused = await submitReport(office.database, districtSignatory('05766'), { reportId: id });
    const kinds =
      refused.ok || !('findings' in refused.refusal)
        ? []
        : refused.refusal.findings.map(({ kind, receipt }) => [kind, receipt]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['date-does-not-exist', 1],
        ['receipt-outside-period', 2],
        ['receipt-duplicate', 4],
        ['receipt-item-unknown', 5],
        ['receipt-eligible-above-cost', 6],
        ['books-total-differs', null],
        ['goal-result-missing', null],
        ['confirmation-missing', null],
        ['count-unreadable', null],
      ]),
    );
  });

  it('belongs to its district: others find nothing, the authority sees no draft', async () => {
    const { award, item } = await granted('05315');
    const id = await draftedReport(office, award, '05315', linesOf(item));
    const open = (actor: typeof caseworker) => office.database.read(actor, (tx) => openReport(tx, id));
    expect(await open(districtEditor('05374'))).toMatchObject({ refusal: { kind: 'use-report-not-found' } });
    expect(await open(useAuditor)).toMatchObject({ refusal: { kind: 'use-report-not-found' } });
    const start = (awardId: string, budgetYear: number | null) =>
      startReport(office.database, districtEditor('05315'), {
        awardId,
        kind: budgetYear === null ? 'FINAL' : 'INTERIM',
        budgetYear,
      });
    expect(must(await start(award.id, null)).id).toBe(id);
    expect(await start(award.id, 2027)).toMatchObject({ refusal: { kind: 'use-report-not-owed' } });
  });

  it('lets two people write at once: other fields are merged, the same one comes back with both values', async () => {
    const { award, item } = await granted('05374');
    const id = await draftedReport(office, award, '05374', linesOf(item));
    const save = (entries: Record<string, string>) =>
      saveReport(office.database, districtEditor('05374'), { reportId: id, baseVersion: 2, entries });
    must(await save({ 'narrative.problems': 'Ein Raum fiel aus.' }));
    const second = must(await save({ 'narrative.problems': 'Keine.', 'narrative.publicity': 'Zwei Berichte.' }));
    expect(second.conflicts).toMatchObject([
      { field: 'narrative.problems', mine: 'Keine.', theirs: 'Ein Raum fiel aus.' },
    ]);
    const opened = must(await office.database.read(districtEditor('05374'), (tx) => openReport(tx, id)));
    expect(opened.draft.fields).toMatchObject({
      'narrative.problems': 'Ein Raum fiel aus.',
      'narrative.publicity': 'Zwei Berichte.',
    });
  });

  it('is examined by nobody who prepared or signed the award, not even past the use case', async () => {
    const { award, item } = await granted('05378');
    const id = await draftedReport(office, award, '05378', linesOf(item));
    must(await submitReport(office.database, districtSignatory('05378'), { reportId: id }));
    for (const involved of [caseworker, signatory])
      expect(await beginExamination(office.database, { ...involved, roles: ['USE_AUDITOR'] }, id)).toMatchObject({
        refusal: { kind: 'examiner-approved-award' },
      });
    await expect(
      runSql(
        office.testDatabase.ownerUrl,
        `UPDATE use_reports.report SET status = 'IN_EXAMINATION', examiner_id = '${signatory.accountId}', examiner_name = 'x' WHERE id = '${id}'`,
      ),
    ).rejects.toThrow('does not examine');
    expect(await beginExamination(office.database, caseworker, id)).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
    const both = await Promise.all([
      beginExamination(office.database, useAuditor, id),
      beginExamination(office.database, otherAuditor, id),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('is cut by line with a reason, never above the line, and gives settlement what was recognised', async () => {
    const { award, item } = await granted('05362');
    const id = await reportInExamination(office, award, '05362', linesOf(item));
    const [first = '', second = '', third = ''] = await idsOf(id);
    const examine = (receiptId: string, cutCents: number, reason = 'Nicht zweckentsprechend verwendet.') =>
      examineLines(office.database, useAuditor, { reportId: id, judgements: [{ receiptId, cutCents, reason }] });
    expect(await examine(third, 500_001)).toMatchObject({ refusal: { kind: 'cut-above-line' } });
    expect(await examine(third, -1)).toMatchObject({ refusal: { kind: 'cut-negative' } });
    expect(await examine(third, 1, 'nö')).toMatchObject({ refusal: { kind: 'line-cut-without-reason' } });
    expect(
      await examineLines(office.database, otherAuditor, {
        reportId: id,
        judgements: [{ receiptId: first, cutCents: 0, reason: '' }],
      }),
    ).toMatchObject({ refusal: { kind: 'examiner-is-another' } });
    must(await examine(third, 500_000));
    const conclude = (goalResults: Record<string, 'YES' | 'PARTLY' | 'NO'>, note = NOTE) =>
      concludeExamination(office.database, useAuditor, { reportId: id, goalResults, note });
    expect(await conclude({ a0001: 'YES' })).toMatchObject({
      refusal: { kind: 'lines-not-judged', facts: { lines: 2 } },
    });
    must(await examine(first, 0));
    must(await examine(second, 0));
    expect(await conclude({})).toMatchObject({ refusal: { kind: 'goal-not-reviewed' } });
    expect(await conclude({ a0001: 'YES' }, 'kurz')).toMatchObject({ refusal: { kind: 'audit-note-missing' } });
    const { noticeId } = must(await conclude({ a0001: 'PARTLY' }));
    const use = await office.database.read(caseworker, (tx) => examinedUse(tx, award.id));
    expect(use).toMatchObject({
      status: 'EXAMINED',
      examinerId: useAuditor.accountId,
      resultNoticeId: noticeId,
      goalResults: { a0001: 'PARTLY' },
    });
    expect([use?.claimed, use?.eligible, use?.otherIncome, use?.ownFunds].map((amount) => amount?.toCents())).toEqual([
      5_000_000, 4_500_000, 0, 1_000_000,
    ]);
    expect(use?.findings).toMatchObject([{ line: 3, reason: 'Nicht zweckentsprechend verwendet.' }]);
    expect(await letterText(noticeId)).toContain('Nicht anerkannte Ausgaben');
    await expect(
      runSql(office.testDatabase.ownerUrl, `UPDATE use_reports.report SET eligible_cents = 1 WHERE id = '${id}'`),
    ).rejects.toThrow('stays as it is');
  });

  it('goes back with questions; judgements survive the answer where the line is unchanged', async () => {
    const { award, item } = await granted('05366');
    const id = await reportInExamination(office, award, '05366', linesOf(item));
    const [first = '', second = '', third = ''] = await idsOf(id);
    const all = [first, second, third].map((receiptId) => ({ receiptId, cutCents: 0, reason: '' }));
    must(await examineLines(office.database, useAuditor, { reportId: id, judgements: all }));
    expect(await askQuestion(office.database, useAuditor, { reportId: id, items: [' '] })).toMatchObject({
      refusal: { kind: 'request-empty' },
    });
    const asked = must(await askQuestion(office.database, useAuditor, { reportId: id, items: ['Zeile 3: wofür?'] }));
    expect(asked.deadline.toString()).toBe('2028-02-15');
    expect(await continueWithoutAnswer(office.database, useAuditor, id)).toMatchObject({
      refusal: { kind: 'deadline-still-running' },
    });
    const district = districtSignatory('05366');
    const [, , line] = must(await office.database.read(district, (tx) => openReport(tx, id))).receipts;
    must(
      await changeReceipt(office.database, district, {
        reportId: id,
        receiptId: line?.id ?? '',
        before: line?.entries ?? {},
        entries: { ...line?.entries, purpose: 'Fachtagung im Juni' },
      }),
    );
    expect(await answerQuestion(office.database, district, { reportId: id, answer: ' ' })).toMatchObject({
      refusal: { kind: 'entry-missing' },
    });
    must(await answerQuestion(office.database, district, { reportId: id, answer: 'Für die Fachtagung.' }));
    const screen = must(await office.database.read(useAuditor, (tx) => examinationScreen(tx, id)));
    expect([screen.report.status, screen.submission.number]).toEqual(['IN_EXAMINATION', 2]);
    expect(screen.open.map(({ number }) => number)).toEqual([3]);
  });

  it('is sampled so that everybody draws the same list again', async () => {
    const { award, item } = await granted('05382');
    const lines = Array.from({ length: 50 }, (_, index) => receiptLine(item, '1.000,00', { voucherNo: `B-${index}` }));
    const id = await reportInExamination(office, award, '05382', lines);
    const draw = (size: number, seed?: number) =>
      drawSampleOf(office.database, useAuditor, {
        reportId: id,
        method: 'AMOUNT_WEIGHTED',
        size,
        ...(seed === undefined ? {} : { seed }),
      });
    expect(await draw(51)).toMatchObject({ refusal: { kind: 'sample-size-impossible' } });
    expect(await draw(5, -1)).toMatchObject({ refusal: { kind: 'sample-seed-impossible' } });
    const drawn = must(await draw(5));
    expect(must(await draw(5, drawn.seed)).receiptIds).toEqual(drawn.receiptIds);
    const screen = must(await office.database.read(useAuditor, (tx) => examinationScreen(tx, id)));
    expect(screen.samples.map(({ isReproduced }) => isReproduced)).toEqual([true, true]);
    expect(screen.open).toHaveLength(5);
  });

  it('takes 5.000 receipts, and not one more', async () => {
    const { award, item } = await granted('05370');
    const lines = Array.from({ length: 5_000 }, (_, index) => receiptLine(item, '10,00', { voucherNo: `B-${index}` }));
    const began = performance.now();
    const id = await draftedReport(office, award, '05370', lines);
    expect(await findingsOf(office, '05370', id)).toEqual([]);
    must(await submitReport(office.database, districtSignatory('05370'), { reportId: id }));
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(
      await writeReceipts(office.database, districtEditor('05370'), { reportId: id, mode: 'APPEND', lines: [] }),
    ).toMatchObject({
      refusal: { kind: 'action-not-possible' },
    });
    const { award: other, item: otherItem } = await granted('05154');
    const second = await draftedReport(office, other, '05154', []);
    expect(
      await writeReceipts(office.database, districtEditor('05154'), {
        reportId: second,
        mode: 'APPEND',
        lines: Array.from({ length: 5_001 }, () => receiptLine(otherItem, '1,00')),
      }),
    ).toMatchObject({ refusal: { kind: 'too-many-receipts' } });
  });

  it('is owed from the notice on, told on the timeline, and overdue reports are named', async () => {
    const { award } = await granted('05158');
    const duties = await office.database.read(caseworker, (tx) => useReportDutiesOf(tx, award));
    expect(duties).toMatchObject([{ kind: 'use-report-due', by: 'RECIPIENT', due: day('2028-03-31') }]);
    expect(await office.database.read(caseworker, (tx) => overdueReportsOf(tx, award.organisationId))).toEqual([]);
    office.clock.moveTo(new Date('2028-04-10T09:00:00Z'));
    expect(await office.database.read(caseworker, (tx) => overdueReportsOf(tx, award.organisationId))).toMatchObject([
      { daysLate: 10 },
    ]);
    expect(await office.database.read(caseworker, (tx) => useReportEventsOf(tx, award))).toEqual([]);
  });
});
