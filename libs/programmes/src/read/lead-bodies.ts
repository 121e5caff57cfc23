import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';

/** Who may approve decisions of a programme for one of its lead bodies. */
export interface LeadBodyMember {
  readonly id: string;
  readonly body: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

/** All members of a programme's lead bodies, present ones first. */
export async function listLeadBodyMembers(tx: Transaction, programmeCode: string): Promise<LeadBodyMember[]> {
  const rows = await tx.query<
    Omit<LeadBodyMember, 'validFrom' | 'validTo'> & { valid_from: string; valid_to: string | null }
  >(
    `SELECT id, body, account_id AS "accountId", account_name AS "accountName", valid_from, valid_to
     FROM programmes.lead_body_member WHERE programme_code = $1 ORDER BY valid_to IS NOT NULL, body, account_name, id`,
    [programmeCode],
  );
  return rows.map(({ valid_from, valid_to, ...row }) => ({
    ...row,
    validFrom: CalendarDate.iso(valid_from),
    validTo: valid_to === null ? null : CalendarDate.iso(valid_to),
  }));
}

/** The body for which an account may approve today, or null. */
export async function leadBodyOf(tx: Transaction, programmeCode: string, accountId: string): Promise<string | null> {
  const [row] = await tx.query<{ body: string }>(
    `SELECT body FROM programmes.lead_body_member WHERE programme_code = $1 AND account_id = $2
       AND valid_from <= $3::date AND (valid_to IS NULL OR valid_to >= $3::date) ORDER BY valid_from DESC LIMIT 1`,
    [programmeCode, accountId, tx.today.toString()],
  );
  return row?.body ?? null;
}
