import type { Transaction } from '#platform';
import type { EventStatus } from '../domain/event-lifecycle.js';

export const EVENT_KINDS = ['ANNUAL_MEETING', 'DEMOCRACY_CONFERENCE', 'AWARENESS', 'NETWORKING'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
export const EVENT_PHENOMENA = ['RIGHT', 'LEFT', 'ISLAMISM', 'FOREIGN'] as const;
export type EventPhenomenon = (typeof EVENT_PHENOMENA)[number];

/** What stays when the people are forgotten. */
export interface RegistrationCounts {
  readonly placed: number;
  readonly waiting: number;
  readonly cancelled: number;
}

export interface PublicEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly phenomenon: EventPhenomenon | null;
  readonly title: string;
  readonly description: string;
  readonly organiser: string;
  readonly ownerOrganisationId: string | null;
  readonly place: string;
  readonly districtAgs: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly registrationUntil: Date;
  readonly capacity: number;
  readonly taken: number;
  /** Days after the end for which registrations are kept. */
  readonly retentionDays: number;
  readonly status: EventStatus;
  readonly version: number;
  /** Set once the registrations are deleted. */
  readonly counts: RegistrationCounts | null;
}

export type EventDraft = Omit<PublicEvent, 'id' | 'taken' | 'status' | 'version' | 'counts'>;

interface EventRow {
  id: string;
  kind: EventKind;
  phenomenon: EventPhenomenon | null;
  title: string;
  description: string;
  organiser: string;
  owner_organisation_id: string | null;
  place: string;
  district_ags: string | null;
  starts_at: Date;
  ends_at: Date;
  registration_until: Date;
  capacity: number;
  taken: number;
  retention_days: number;
  status: EventStatus;
  version: number;
  counts: RegistrationCounts | null;
}

/** An event as it was from one change to the next. */
export interface EventVersion {
  readonly version: number;
  readonly changedByName: string;
  readonly changedAt: Date;
  readonly draft: EventDraft;
}

type Content = Omit<EventRow, 'starts_at' | 'ends_at' | 'registration_until'> & {
  readonly starts_at: string;
  readonly ends_at: string;
  readonly registration_until: string;
};

export async function findEvent(tx: Transaction, id: string): Promise<PublicEvent | null> {
  const [row] = await tx.query<EventRow>('SELECT * FROM events.event WHERE id = $1', [id]);
  return row ? toEvent(row) : null;
}

/** The event, locked: places are given out one after the other. */
export async function loadEventForUpdate(tx: Transaction, id: string): Promise<PublicEvent | null> {
  const [row] = await tx.query<EventRow>('SELECT * FROM events.event WHERE id = $1 FOR UPDATE', [id]);
  return row ? toEvent(row) : null;
}

/** Events the actor may see, next ones first, past ones after them. */
export async function listEvents(tx: Transaction): Promise<PublicEvent[]> {
  const rows = await tx.query<EventRow>(
    `SELECT * FROM events.event ORDER BY (ends_at < $1), CASE WHEN ends_at < $1 THEN NULL ELSE starts_at END, starts_at DESC, id`,
    [tx.now],
  );
  return rows.map(toEvent);
}

/** Events whose registrations may not be kept any longer. */
export async function eventsToWipe(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM events.event WHERE wiped_at IS NULL AND ends_at + retention_days * interval '1 day' <= $1 ORDER BY ends_at`,
    [tx.now],
  );
  return rows.map(({ id }) => id);
}

export async function insertEvent(tx: Transaction, id: string, draft: EventDraft): Promise<void> {
  await tx.query(
    `INSERT INTO events.event (id, kind, phenomenon, title, description, organiser, owner_organisation_id, place, district_ags,
       starts_at, ends_at, registration_until, capacity, retention_days, created_at, changed_by_name, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $15)`,
    [
      ...[id, draft.kind, draft.phenomenon, draft.title, draft.description, draft.organiser, draft.ownerOrganisationId],
      ...[draft.place, draft.districtAgs, draft.startsAt, draft.endsAt, draft.registrationUntil, draft.capacity],
      ...[draft.retentionDays, tx.now, tx.actor.name],
    ],
  );
}

/** Rewrites what may be changed, as the next version. */
export async function updateEvent(tx: Transaction, id: string, draft: EventDraft): Promise<void> {
  await tx.query(
    `UPDATE events.event SET kind = $2, phenomenon = $3, title = $4, description = $5, organiser = $6, place = $7,
       starts_at = $8, ends_at = $9, registration_until = $10, capacity = $11, retention_days = $12,
       version = version + 1, changed_by_name = $13, changed_at = $14 WHERE id = $1`,
    [
      ...[id, draft.kind, draft.phenomenon, draft.title, draft.description, draft.organiser, draft.place],
      ...[draft.startsAt, draft.endsAt, draft.registrationUntil, draft.capacity, draft.retentionDays],
      ...[tx.actor.name, tx.now],
    ],
  );
}

/** All versions of an event, newest first; for whoever keeps it. */
export async function eventVersionsOf(tx: Transaction, id: string): Promise<EventVersion[]> {
  const rows = await tx.query<{ version: number; content: Content; changed_by_name: string; changed_at: Date }>(
    `SELECT version, content, changed_by_name, changed_at FROM events.event_version WHERE event_id = $1 ORDER BY version DESC`,
    [id],
  );
  return rows.map((row) => ({
    version: row.version,
    changedByName: row.changed_by_name,
    changedAt: row.changed_at,
    draft: toEvent({
      ...row.content,
      starts_at: new Date(row.content.starts_at),
      ends_at: new Date(row.content.ends_at),
      registration_until: new Date(row.content.registration_until),
    }),
  }));
}

export async function markEvent(tx: Transaction, id: string, status: EventStatus): Promise<void> {
  await tx.query('UPDATE events.event SET status = $2 WHERE id = $1', [id, status]);
}

export async function keepCountsOnly(tx: Transaction, id: string, counts: RegistrationCounts): Promise<void> {
  await tx.query('DELETE FROM events.registration WHERE event_id = $1', [id]);
  await tx.query('UPDATE events.event SET counts = $2, wiped_at = $3 WHERE id = $1', [
    ...[id, JSON.stringify(counts), tx.now],
  ]);
}

const toEvent = (row: EventRow): PublicEvent => ({
  id: row.id,
  kind: row.kind,
  phenomenon: row.phenomenon,
  title: row.title,
  description: row.description,
  organiser: row.organiser,
  ownerOrganisationId: row.owner_organisation_id,
  place: row.place,
  districtAgs: row.district_ags,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  registrationUntil: row.registration_until,
  capacity: row.capacity,
  taken: row.taken,
  retentionDays: row.retention_days,
  status: row.status,
  version: row.version,
  counts: row.counts,
});
