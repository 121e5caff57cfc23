import { CalendarDate } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { Delivery, DeliveryKind } from '../domain/delivery.js';
import type { Notice } from './notice.repository.js';

interface DeliveryRow {
  notice_id: string;
  kind: DeliveryKind;
  occurred_on: string;
  note: string;
  actor_name: string;
  recorded_at: Date;
}

/** What happened to these notices on their way, oldest first, by notice. */
export async function deliveriesOf(
  tx: Transaction,
  noticeIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Delivery[]>> {
  const rows = await tx.query<DeliveryRow>(
    `SELECT notice_id, kind, occurred_on, note, actor_name, recorded_at FROM notices.delivery
     WHERE notice_id = ANY ($1) ORDER BY recorded_at, id`,
    [noticeIds],
  );
  const found = new Map<string, Delivery[]>(noticeIds.map((id) => [id, []]));
  for (const row of rows) found.get(row.notice_id)?.push(toDelivery(row));
  return found;
}

/** Appends an event; the actor of the transaction recorded it. */
export async function insertDelivery(
  tx: Transaction,
  notice: Pick<Notice, 'id' | 'organisationId'>,
  delivery: { readonly kind: DeliveryKind; readonly occurredOn: CalendarDate; readonly note?: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO notices.delivery (id, notice_id, organisation_id, kind, occurred_on, note, actor_id, actor_name, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      newId(),
      notice.id,
      notice.organisationId,
      delivery.kind,
      delivery.occurredOn.toString(),
      delivery.note ?? '',
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

/** Acts made available in the portal since a day that nobody has retrieved and that were not posted either. */
export async function unretrievedActs(
  tx: Transaction,
  availableSince: CalendarDate,
): Promise<{ id: string; caseId: string; availableOn: CalendarDate }[]> {
  const rows = await tx.query<{ id: string; case_id: string; available_on: string }>(
    `SELECT n.id, n.case_id, d.occurred_on AS available_on
     FROM notices.delivery d JOIN notices.notice n ON n.id = d.notice_id
     WHERE n.is_act AND d.kind = 'PORTAL_AVAILABLE' AND d.occurred_on >= $1
       AND NOT EXISTS (SELECT FROM notices.delivery o WHERE o.notice_id = n.id AND o.kind <> 'PORTAL_AVAILABLE')
     ORDER BY n.id`,
    [availableSince.toString()],
  );
  return rows.map((row) => ({ id: row.id, caseId: row.case_id, availableOn: CalendarDate.iso(row.available_on) }));
}

function toDelivery(row: DeliveryRow): Delivery {
  return {
    kind: row.kind,
    occurredOn: CalendarDate.iso(row.occurred_on),
    note: row.note,
    recordedByName: row.actor_name,
    recordedAt: row.recorded_at,
  };
}
