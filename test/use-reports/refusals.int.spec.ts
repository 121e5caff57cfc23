import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Result } from '#kernel';
import { FolderFileStore } from '#platform';
import {
  beginExamination,
  decideExtension,
  discardImport,
  examineLines,
  removeReceipt,
  saveReport,
  submitReport,
  takeImport,
  takeOverExamination,
  uploadReceipts,
} from '#use-reports';
import { must } from '../payments/award-builder.js';
import { caseworker, districtEditor, districtSignatory, openOffice, type Office } from '../support/case-builder.js';
import {
  day,
  draftedReport,
  itemOf,
  otherAuditor,
  receiptLine,
  reportableAward,
  useAuditor,
} from './report-builder.js';

jest.setTimeout(30_000);

const NO_ONE = '01900000-0000-7000-8000-00000000ffff';
const HEAD = 'Position;Beleg-Nr.;Zahlungsdatum;Empfänger;Grund der Zahlung;Brutto';
const refused = (result: Result<unknown, { kind: string }>): string | null => (result.ok ? null : result.refusal.kind);

describe('a report refuses', () => {
  let office: Office;
  const files = new FolderFileStore(mkdtempSync(join(tmpdir(), 'files-')));
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const drafted = async (ags: string, lines = true): Promise<{ id: string; item: string }> => {
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    const award = await reportableAward(office, ags);
    const item = await itemOf(office, award);
    office.clock.moveTo(new Date('2028-02-01T09:00:00Z'));
    return { id: await draftedReport(office, award, ags, lines ? [receiptLine(item, '50.000,00')] : []), item };
  };

  it('files that are not there, have faults, or are decided already', async () => {
    const { id: reportId, item } = await drafted('05358', false);
    const actor = districtEditor('05358');
    const upload = async (line: string): Promise<string> => {
      const bytes = Buffer.from(`${HEAD}\n${line}\n`);
      return must(await uploadReceipts(office.database, files, actor, { reportId, fileName: 'b.csv', bytes })).importId;
    };
    const take = (importId: string) => takeImport(office.database, actor, { reportId, importId, mode: 'APPEND' });
    const discard = (importId: string) => discardImport(office.database, actor, { reportId, importId });
    expect(refused(await take(NO_ONE))).toBe('import-not-found');
    expect(refused(await discard(NO_ONE))).toBe('import-not-found');
    const faulty = await upload(`${item};B-1;gestern;Stadtkasse;Personal;50.000,00`);
    expect(await take(faulty)).toMatchObject({ refusal: { kind: 'import-has-faults', facts: { faults: 1 } } });
    expect(refused(await discard(faulty))).toBeNull();
    expect(refused(await take(faulty))).toBe('import-decided-already');
    const sound = await upload(`${item};B-1;15.06.2027;Stadtkasse;Personal;50.000,00`);
    expect(refused(await take(sound))).toBeNull();
    expect(refused(await take(sound))).toBe('import-decided-already');
    expect(refused(await discard(sound))).toBe('import-decided-already');
  });

  it('fields nobody knows, versions nobody saved, receipts that are gone, and a submission that is not whole', async () => {
    const { id: reportId } = await drafted('05766', false);
    const actor = districtEditor('05766');
    const save = (entries: Record<string, string>, baseVersion = 1) =>
      saveReport(office.database, actor, { reportId, baseVersion, entries });
    expect(refused(await save({ 'narrative.gossip': 'x' }))).toBe('field-unknown');
    expect(refused(await save({ 'books.total': '1,00' }, 99))).toBe('draft-version-unknown');
    const many = Object.fromEntries(Array.from({ length: 401 }, (_, index) => [`x${index}`, '']));
    expect(refused(await save(many))).toBe('too-many-items');
    expect(refused(await removeReceipt(office.database, actor, { reportId, receiptId: NO_ONE }))).toBe(
      'receipt-not-found',
    );
    const submitted = await submitReport(office.database, districtSignatory('05766'), { reportId });
    expect(submitted).toMatchObject({ refusal: { kind: 'report-incomplete' } });
    expect(submitted.ok ? [] : 'findings' in submitted.refusal ? submitted.refusal.findings : []).toContainEqual(
      expect.objectContaining({ kind: 'receipts-missing', severity: 'ERROR' }),
    );
  });

  it('an examiner who wrote it, judgements of nothing and of lines that do not exist', async () => {
    const { id: reportId } = await drafted('05315');
    must(await submitReport(office.database, districtSignatory('05315'), { reportId }));
    const both = { ...useAuditor, accountId: districtSignatory('05315').accountId };
    expect(refused(await beginExamination(office.database, both, reportId))).toBe('examiner-wrote-report');
    must(await beginExamination(office.database, useAuditor, reportId));
    const author = { ...otherAuditor, accountId: districtEditor('05315').accountId };
    const command = { reportId, reason: 'Vertretung im Urlaub.' };
    expect(refused(await takeOverExamination(office.database, author, command))).toBe('examiner-wrote-report');
    const judge = (receiptIds: string[]) =>
      examineLines(office.database, useAuditor, {
        reportId,
        judgements: receiptIds.map((receiptId) => ({ receiptId, cutCents: 0, reason: '' })),
      });
    expect(refused(await judge([]))).toBe('no-line-judged');
    expect(refused(await judge([NO_ONE]))).toBe('receipt-not-found');
  });

  it('a decision on a request for more time that nobody made', async () => {
    const decision = { changeId: NO_ONE, isGranted: true, dueOn: day('2028-06-30'), reason: '' };
    expect(refused(await decideExtension(office.database, caseworker, decision))).toBe('extension-not-found');
  });
});
