import { ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { loadNotice } from '../persistence/notice.repository.js';
import { fileNameOf } from './file-name.js';

export interface NoticePdf {
  /** Key of the bytes in the file store, which checks them against it. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly fileName: string;
}

/**
 * Where the PDF of a notice lies. Never renders: refuses `notice-not-rendered` while the job has not done it yet, and
 * `notice-not-found` for an unknown or foreign notice.
 */
export async function pdfOf(
  tx: Transaction,
  noticeId: string,
): Promise<Result<NoticePdf, Refusal<'notice-not-found' | 'notice-not-rendered'>>> {
  const notice = await loadNotice(tx, noticeId);
  if (!notice) return refuse('notice-not-found', { noticeId });
  if (!notice.pdf) return refuse('notice-not-rendered', { noticeId });
  const { sha256, sizeBytes } = notice.pdf;
  return ok({ sha256, sizeBytes, fileName: fileNameOf(notice) });
}
