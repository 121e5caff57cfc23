import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '#kernel';
import { FULL_AWARD } from '#notices/testing';
import { FolderFileStore } from '#platform';
import {
  caseworker,
  districtSignatory,
  openOffice,
  signatory,
  type Office,
} from '../../../../test/support/case-builder.js';
import { issueNotice, pdfOf, renderIssuedNotice } from '../index.js';

const CASE = '01900000-0000-7000-8000-0000000000aa';
const dueren = districtSignatory('05358');

describe('the PDF of an issued notice', () => {
  let office: Office;
  let directory: string;
  let files: FolderFileStore;
  let noticeId: string;

  beforeAll(async () => {
    office = await openOffice();
    directory = mkdtempSync(path.join(tmpdir(), 'foerderakte-notices-'));
    files = new FolderFileStore(directory);
    noticeId = await office.database.transaction(signatory, (tx) =>
      issueNotice(tx, {
        content: FULL_AWARD,
        isAct: true,
        caseId: CASE,
        organisationId: dueren.organisationId ?? '',
        preparedBy: caseworker.accountId,
      }),
    );
  });

  afterAll(async () => {
    await office.close();
    rmSync(directory, { recursive: true });
  });

  const pdf = () => office.database.read(dueren, (tx) => pdfOf(tx, noticeId));

  it('is said to be in the making until the job has run', async () => {
    expect(await pdf()).toEqual({ ok: false, refusal: { kind: 'notice-not-rendered', facts: { noticeId } } });
  });

  it('is rendered once to the same bytes, by several jobs at once and again later', async () => {
    const run = () => renderIssuedNotice(office.database, files, SYSTEM_ACTOR, noticeId);
    await Promise.all([run(), run()]);
    const first = await pdf();
    await run();
    expect(await pdf()).toEqual(first);
    if (!first.ok) throw new Error(first.refusal.kind);
    const bytes = await files.get(first.value.sha256);
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(bytes).toHaveLength(first.value.sizeBytes);
    expect(first.value.fileName).toMatch(/^Zuwendungsbescheid_[A-Za-z0-9.-]+\.pdf$/);
  });

  it('comes back with the same bytes when the file was lost', async () => {
    const before = await pdf();
    if (!before.ok) throw new Error(before.refusal.kind);
    rmSync(directory, { recursive: true });
    await expect(files.has(before.value.sha256)).resolves.toBe(false);
    await renderIssuedNotice(office.database, files, SYSTEM_ACTOR, noticeId);
    await expect(files.has(before.value.sha256)).resolves.toBe(true);
  });

  it.each([
    ['the content', `UPDATE notices.notice SET content = '{}' WHERE id = $1`],
    ['the hash of the PDF', `UPDATE notices.notice SET pdf_sha256 = repeat('0', 64) WHERE id = $1`],
    ['the whole notice', `DELETE FROM notices.notice WHERE id = $1`],
    ['an event of the delivery', `UPDATE notices.delivery SET occurred_on = '2026-01-01' WHERE notice_id = $1`],
    ['the trace of the delivery', `DELETE FROM notices.delivery WHERE notice_id = $1`],
  ])('cannot be undone by changing %s in SQL with the role of the application', async (_, sql) => {
    await expect(office.database.transaction(signatory, (tx) => tx.query(sql, [noticeId]))).rejects.toThrow(
      /permission denied|immutable/,
    );
  });

  it('does not exist for another district, which cannot use up its retrieval either', async () => {
    const lippe = districtSignatory('05766');
    expect(await office.database.read(lippe, (tx) => pdfOf(tx, noticeId))).toMatchObject({
      refusal: { kind: 'notice-not-found' },
    });
    const planted = office.database.transaction(lippe, (tx) =>
      tx.query(
        `INSERT INTO notices.delivery (id, notice_id, organisation_id, kind, occurred_on, actor_id, actor_name, recorded_at)
         VALUES (gen_random_uuid(), $1, $2, 'PORTAL_RETRIEVED', '2026-11-02', $3, 'X', now())`,
        [noticeId, lippe.organisationId, lippe.accountId],
      ),
    );
    await expect(planted).rejects.toThrow(/row-level security/);
  });
});
