import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import type { TextBlock } from './programme-queries.js';

/** One version of a text block with its validity; `programmeCode` is null for blocks of all programmes. */
export interface TextBlockVersion extends TextBlock {
  readonly programmeCode: string | null;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

interface VersionRow extends Omit<TextBlockVersion, 'validFrom' | 'validTo'> {
  validFrom: string;
  validTo: string | null;
}

/** All versions of the blocks that a programme uses, in their order, newest version first. */
export async function listTextBlockVersions(tx: Transaction, programmeCode: string): Promise<TextBlockVersion[]> {
  const rows = await tx.query<VersionRow>(
    `SELECT code, version, programme_code AS "programmeCode", notice_kind AS "noticeKind", title, body, choice, source,
       verified_by AS "verifiedBy", valid_from AS "validFrom", valid_to AS "validTo"
     FROM programmes.text_block WHERE programme_code IS NULL OR programme_code = $1 ORDER BY position, code, version DESC`,
    [programmeCode],
  );
  return rows.map((row) => ({
    ...row,
    validFrom: CalendarDate.iso(row.validFrom),
    validTo: row.validTo === null ? null : CalendarDate.iso(row.validTo),
  }));
}
