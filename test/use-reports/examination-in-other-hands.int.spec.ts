import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Award } from '#awards';
import { SYSTEM_ACTOR, type Actor, type Result } from '#kernel';
import {
  answerQuestion,
  askQuestion,
  continueWithoutAnswer,
  examinationScreen,
  examineLines,
  extendQuestion,
  takeBackReport,
  takeOverExamination,
  useReportEventsOf,
} from '#use-reports';
import { must } from '../payments/award-builder.js';
import { caseworker, districtSignatory, openOffice, signatory, type Office } from '../support/case-builder.js';
import {
  day,
  itemOf,
  otherAuditor,
  receiptLine,
  reportableAward,
  reportInExamination,
  useAuditor,
} from './report-builder.js';

jest.setTimeout(30_000);

describe('an examination', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const examined = async (ags: string): Promise<{ award: Award; id: string }> => {
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    const award = await reportableAward(office, ags);
    const line = receiptLine(await itemOf(office, award), '50.000,00');
    office.clock.moveTo(new Date('2028-02-01T09:00:00Z'));
    return { award, id: await reportInExamination(office, award, ags, [line]) };
  };
  const takeOver = (actor: Actor, reportId: string, reason = 'Vertretung im Urlaub.') =>
    takeOverExamination(office.database, actor, { reportId, reason });
  const refused = (result: Result<unknown, { kind: string }>): string | null =>
    result.ok ? null : result.refusal.kind;
  const screenOf = async (id: string) =>
    must(await office.database.read(useAuditor, (tx) => examinationScreen(tx, id)));

  it('goes on in other hands with a reason, and keeps what was judged and by whom', async () => {
    const { id } = await examined('05358');
    const [line] = (await screenOf(id)).submission.content.lines;
    const judgement = { receiptId: line?.id ?? '', cutCents: 100, reason: 'Nicht belegt.' };
    must(await examineLines(office.database, useAuditor, { reportId: id, judgements: [judgement] }));
    expect(refused(await takeOver(useAuditor, id))).toBe('examination-is-yours');
    expect(refused(await takeOver(otherAuditor, id, 'nö'))).toBe('reason-missing');
    expect(refused(await takeOver(otherAuditor, id, 'x'.repeat(501)))).toBe('entry-too-long');
    expect(refused(await takeOver(caseworker, id))).toBe('action-not-permitted');
    must(await takeOver(otherAuditor, id));
    const screen = await screenOf(id);
    expect(screen.report.examiner?.name).toBe(otherAuditor.name);
    expect(screen.sums.cutCents).toBe(100);
    expect(refused(await examineLines(office.database, useAuditor, { reportId: id, judgements: [judgement] }))).toBe(
      'examiner-is-another',
    );
    must(await examineLines(office.database, otherAuditor, { reportId: id, judgements: [judgement] }));
  });

  it('is never taken over by those who decided the award, whatever their roles', async () => {
    const { id } = await examined('05362');
    for (const person of [caseworker, signatory]) {
      const also: Actor = { ...person, roles: [...person.roles, 'USE_AUDITOR'] };
      expect(refused(await takeOver(also, id))).toBe('examiner-approved-award');
      await expect(
        office.database.transaction(also, (tx) =>
          tx.query('UPDATE use_reports.report SET examiner_id = $2 WHERE id = $1', [id, also.accountId]),
        ),
      ).rejects.toThrow('does not examine its use');
    }
    await expect(
      office.database.transaction(districtSignatory('05362'), (tx) =>
        tx.query('UPDATE use_reports.report SET examiner_id = $2 WHERE id = $1', [id, otherAuditor.accountId]),
      ),
    ).rejects.toThrow();
    const unknown = '01900000-0000-7000-8000-00000000ffff';
    expect(refused(await takeOver(otherAuditor, unknown))).toBe('use-report-not-found');
    expect(refused(await takeBackReport(office.database, districtSignatory('05362'), unknown))).toBe(
      'use-report-not-found',
    );
  });

  it('waits longer for an answer once, with a reason, and its first day stays on file', async () => {
    const { award, id } = await examined('05366');
    const extend = (deadline: string, reason = 'Die Kasse ist im Urlaub.', actor = useAuditor) =>
      extendQuestion(office.database, actor, { reportId: id, deadline: day(deadline), reason });
    expect(refused(await extend('2028-03-01'))).toBe('action-not-possible');
    must(await askQuestion(office.database, useAuditor, { reportId: id, items: ['Wofür?'] }));
    expect(refused(await extend('2028-02-15'))).toBe('extension-not-later');
    expect(refused(await extend('2028-03-01', 'nö'))).toBe('reason-missing');
    expect(refused(await extend('2028-03-01', 'x'.repeat(501)))).toBe('entry-too-long');
    expect(refused(await extend('2028-03-01', undefined, otherAuditor))).toBe('examiner-is-another');
    office.clock.moveTo(new Date('2028-02-20T09:00:00Z'));
    expect(refused(await extend('2028-02-18'))).toBe('date-in-the-past');
    must(await extend('2028-03-01'));
    expect(refused(await extend('2028-04-01'))).toBe('question-extended-already');
    expect(refused(await continueWithoutAnswer(office.database, useAuditor, id))).toBe('deadline-still-running');
    const [question] = (await screenOf(id)).questions;
    expect(question).toMatchObject({
      deadline: day('2028-03-01'),
      extension: { before: day('2028-02-15'), reason: 'Die Kasse ist im Urlaub.', byName: useAuditor.name },
    });
    const told = await office.database.read(caseworker, (tx) => useReportEventsOf(tx, award));
    expect(told.map(({ kind, facts }) => [kind, facts['deadline']])).toEqual([
      ['use-report-submitted', undefined],
      ['use-report-questioned', '2028-02-15'],
      ['use-report-question-extended', '2028-03-01'],
    ]);
    const mails = await office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ body_text: string }>(
        `SELECT body_text FROM mail.message WHERE template = 'use-report-question-extended'`,
      ),
    );
    expect(mails).toEqual([{ body_text: expect.stringContaining('bis zum 01.03.2028') }]);
    await expect(
      office.database.transaction(districtSignatory('05366'), (tx) =>
        tx.query(`UPDATE use_reports.question SET deadline = '2029-01-01' WHERE report_id = $1`, [id]),
      ),
    ).rejects.toThrow();
    must(await answerQuestion(office.database, districtSignatory('05366'), { reportId: id, answer: 'Dafür.' }));
    expect(refused(await extend('2028-05-01'))).toBe('action-not-possible');
  });

  it('refuses an answer that is too long, and one to a question that nobody asked', async () => {
    const { id } = await examined('05382');
    const district = districtSignatory('05382');
    const answer = (text: string) => answerQuestion(office.database, district, { reportId: id, answer: text });
    expect(refused(await answer('Wofür auch immer.'))).toBe('action-not-possible');
    must(await askQuestion(office.database, useAuditor, { reportId: id, items: ['Wofür?'] }));
    expect(refused(await answer('x'.repeat(10_001)))).toBe('entry-too-long');
    await office.database.transaction(district, (tx) =>
      tx.query(
        `UPDATE use_reports.question SET answer = '', answered_by = $2, answered_by_name = 'x', answered_at = $3 WHERE report_id = $1`,
        [id, district.accountId, tx.now],
      ),
    );
    expect(refused(await answer('Zu spät.'))).toBe('question-not-open');
    expect(
      refused(
        await extendQuestion(office.database, useAuditor, {
          reportId: id,
          deadline: day('2028-05-01'),
          reason: 'Ein Grund.',
        }),
      ),
    ).toBe('question-not-open');
  });
});
