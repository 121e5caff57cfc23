import { newId, type Transaction } from '#platform';
import type { CheckedText } from '../domain/enquiry-rules.js';
import type { Passage, PassageKind } from '../domain/enquiry.js';

interface PassageRow {
  readonly id: string;
  readonly number: number;
  readonly kind: PassageKind;
  readonly body: string;
  readonly is_redacted: boolean;
  readonly written_at: Date;
}

/** What was written to an enquiry, in order; nothing after a wipe. */
export async function passagesOf(tx: Transaction, enquiryId: string): Promise<Passage[]> {
  const rows = await tx.query<PassageRow>(
    `SELECT id, number, kind, body, is_redacted, written_at FROM enquiries.passage WHERE enquiry_id = $1 ORDER BY number`,
    [enquiryId],
  );
  return rows.map(({ is_redacted, written_at, ...row }) => ({
    ...row,
    isRedacted: is_redacted,
    writtenAt: written_at,
  }));
}

/** The text, and behind it the sender's reason where places in it looked like personal data. */
export async function writePassage(
  tx: Transaction,
  enquiryId: string,
  kind: PassageKind,
  { body, confirmationReason }: CheckedText,
): Promise<void> {
  const texts: (readonly [PassageKind, string])[] = [[kind, body]];
  if (confirmationReason !== null) texts.push(['CONFIRMATION', confirmationReason]);
  for (const [each, text] of texts) {
    await tx.query(
      `INSERT INTO enquiries.passage (id, enquiry_id, number, kind, body, written_at)
       SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5 FROM enquiries.passage WHERE enquiry_id = $2`,
      [newId(), enquiryId, each, text, tx.now],
    );
  }
}

export async function rewritePassage(tx: Transaction, id: string, body: string): Promise<void> {
  await tx.query('UPDATE enquiries.passage SET body = $2, is_redacted = true WHERE id = $1', [id, body]);
}
