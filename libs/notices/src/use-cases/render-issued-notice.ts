import { createHash } from 'node:crypto';
import type { Actor } from '#kernel';
import type { Database, FileStore } from '#platform';
import { contentHash } from '../content/canonical-json.js';
import { renderNotice } from '../content/render-notice.js';
import { loadNotice, loadNoticeContent, storePdf, type Notice } from '../persistence/notice.repository.js';
import { TEMPLATE_VERSION } from './issue-notice.js';

/**
 * Job: renders the PDF of an issued notice, stores its bytes and adds their hash to the notice. Safe to repeat: a second
 * run checks that the same content still gives the same bytes, and brings a lost file back. Throws if anything differs.
 */
export async function renderIssuedNotice(
  database: Database,
  files: FileStore,
  actor: Actor,
  noticeId: string,
): Promise<void> {
  const { notice, content } = await database.read(actor, async (tx) => ({
    notice: await loadNotice(tx, noticeId),
    content: await loadNoticeContent(tx, noticeId),
  }));
  if (!notice || !content) throw new Error(`notice ${noticeId} does not exist`);
  if (contentHash(content) !== notice.contentHash) throw new Error(`the content of notice ${noticeId} was altered`);
  if (notice.pdf && notice.templateVersion !== TEMPLATE_VERSION) {
    // Templates have moved on since: only the stored file can still be the notice.
    await files.get(notice.pdf.sha256);
    return;
  }
  const bytes = await renderNotice(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  mustBeSameBytes(notice, sha256);
  await files.put(bytes);
  const stored = await database.transaction(actor, (tx) => storePdf(tx, noticeId, { sha256, sizeBytes: bytes.length }));
  if (stored || notice.pdf) return;
  const winner = await database.read(actor, (tx) => loadNotice(tx, noticeId));
  if (winner) mustBeSameBytes(winner, sha256);
}

function mustBeSameBytes(notice: Notice, sha256: string): void {
  if (notice.pdf && notice.pdf.sha256 !== sha256) {
    throw new Error(`notice ${notice.id} rendered to other bytes: ${sha256} instead of ${notice.pdf.sha256}`);
  }
}
