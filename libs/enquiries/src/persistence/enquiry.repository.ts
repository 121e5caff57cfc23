import { CalendarDate } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { EnquiryHead } from '../domain/enquiry-rules.js';
import type { EnquiryStatus } from '../domain/enquiry-lifecycle.js';
import type { Enquiry, EnquiryKind, Phenomenon } from '../domain/enquiry.js';

interface EnquiryRow {
  readonly id: string;
  readonly reference: string;
  readonly municipality_id: string;
  readonly municipality_name: string;
  readonly admin_region: string;
  readonly kind: EnquiryKind;
  readonly phenomenon: Phenomenon;
  readonly topic_code: string;
  readonly topic_name: string;
  readonly status: EnquiryStatus;
  readonly asked_on: string;
  readonly status_since: Date;
  readonly referral_target_id: string | null;
  readonly closed_on: string | null;
  readonly wipe_on: string | null;
  readonly wiped_on: string | null;
  readonly version: number;
}

const SELECT = `
  SELECT e.id, e.reference, e.municipality_id, m.name AS municipality_name, e.admin_region, e.kind, e.phenomenon,
    e.topic_code, t.name AS topic_name, e.status, e.asked_on, e.status_since, e.referral_target_id, e.closed_on, e.wipe_on,
    e.wiped_on, e.version
  FROM enquiries.enquiry e JOIN enquiries.municipality m ON m.id = e.municipality_id
    JOIN enquiries.topic t ON t.code = e.topic_code`;

const dayOf = (text: string | null): CalendarDate | null => (text === null ? null : CalendarDate.iso(text));

const toEnquiry = (row: EnquiryRow): Enquiry => ({
  id: row.id,
  reference: row.reference,
  municipalityId: row.municipality_id,
  municipalityName: row.municipality_name,
  adminRegion: row.admin_region,
  kind: row.kind,
  phenomenon: row.phenomenon,
  topicCode: row.topic_code,
  topicName: row.topic_name,
  status: row.status,
  askedOn: CalendarDate.iso(row.asked_on),
  statusSince: row.status_since,
  referralTargetId: row.referral_target_id,
  closedOn: dayOf(row.closed_on),
  wipeOn: dayOf(row.wipe_on),
  wipedOn: dayOf(row.wiped_on),
  version: row.version,
});

/** The enquiry, if the actor may see it. */
export async function loadEnquiry(tx: Transaction, id: string): Promise<Enquiry | null> {
  const [row] = await tx.query<EnquiryRow>(`${SELECT} WHERE e.id = $1`, [id]);
  return row ? toEnquiry(row) : null;
}

export async function loadEnquiryForUpdate(tx: Transaction, id: string): Promise<Enquiry | null> {
  const [row] = await tx.query<EnquiryRow>(`${SELECT} WHERE e.id = $1 FOR UPDATE OF e`, [id]);
  return row ? toEnquiry(row) : null;
}

/** Open ones first, the longest waiting on top; then the closed, newest first. */
export async function selectEnquiries(tx: Transaction, limit: number): Promise<Enquiry[]> {
  const rows = await tx.query<EnquiryRow>(
    `${SELECT} ORDER BY e.status IN ('NEW', 'ACCEPTED') DESC, e.status IN ('ANSWERED', 'REFERRED') DESC,
       CASE WHEN e.status IN ('NEW', 'ACCEPTED') THEN e.asked_at END, e.asked_at DESC, e.id LIMIT $1`,
    [limit],
  );
  return rows.map(toEnquiry);
}

/** Ids that the daily job has to close (silent since the day) or to wipe. */
export async function idsToEnd(tx: Transaction, day: CalendarDate, silentSince: CalendarDate): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM enquiries.enquiry
     WHERE (status = 'CLOSED' AND wipe_on <= $1::date)
        OR (status IN ('ANSWERED', 'REFERRED') AND (status_since AT TIME ZONE 'Europe/Berlin')::date <= $2::date)
     ORDER BY id`,
    [day.toString(), silentSince.toString()],
  );
  return rows.map(({ id }) => id);
}

export async function insertEnquiry(
  tx: Transaction,
  of: { readonly municipalityId: string; readonly adminRegion: string; readonly head: EnquiryHead },
): Promise<{ id: string; reference: string }> {
  const [row] = await tx.query<{ id: string; reference: string }>(
    `INSERT INTO enquiries.enquiry (id, municipality_id, admin_region, kind, phenomenon, topic_code, status,
       says_no_personal_data, asked_on, asked_at, asked_by, status_since)
     VALUES ($1, $2, $3, $4, $5, $6, 'NEW', true, $7, $8, $9, $8) RETURNING id, reference`,
    [
      newId(),
      of.municipalityId,
      of.adminRegion,
      of.head.kind,
      of.head.phenomenon,
      of.head.topicCode,
      tx.today.toString(),
      tx.now,
      tx.actor.accountId,
    ],
  );
  if (!row) throw new Error('the enquiry was not inserted');
  return row;
}

export async function markStatus(
  tx: Transaction,
  id: string,
  to: EnquiryStatus,
  referralTargetId: string | null = null,
): Promise<void> {
  await tx.query(
    `UPDATE enquiries.enquiry SET status = $2, status_since = $3, version = version + 1,
       referral_target_id = coalesce($4::uuid, referral_target_id) WHERE id = $1`,
    [id, to, tx.now, referralTargetId],
  );
}

/** The database empties the passages with it; who asked is forgotten, too. */
export async function markRejected(tx: Transaction, id: string): Promise<void> {
  await tx.query(
    `UPDATE enquiries.enquiry SET status = 'REJECTED_PERSONAL_DATA', status_since = $2, asked_by = NULL,
       version = version + 1 WHERE id = $1`,
    [id, tx.now],
  );
}

export async function markClosed(tx: Transaction, id: string, on: CalendarDate, wipeOn: CalendarDate): Promise<void> {
  await tx.query(
    `UPDATE enquiries.enquiry SET status = 'CLOSED', status_since = $2, closed_on = $3, wipe_on = $4,
       version = version + 1 WHERE id = $1`,
    [id, tx.now, on.toString(), wipeOn.toString()],
  );
}

/** The database empties the passages with it. */
export async function markWiped(tx: Transaction, id: string, on: CalendarDate): Promise<void> {
  await tx.query(
    `UPDATE enquiries.enquiry SET status = 'WIPED', status_since = $2, wiped_on = $3, asked_by = NULL,
       version = version + 1 WHERE id = $1`,
    [id, tx.now, on.toString()],
  );
}
