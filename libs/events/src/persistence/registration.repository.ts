import type { Transaction } from '#platform';

export type RegistrationStatus = 'UNCONFIRMED' | 'PLACED' | 'WAITING' | 'CANCELLED';

export interface Registration {
  readonly id: string;
  readonly eventId: string;
  readonly name: string;
  readonly organisation: string;
  readonly email: string;
  readonly status: RegistrationStatus;
  readonly createdAt: Date;
  readonly confirmedAt: Date | null;
  readonly movedUp: boolean;
}

interface RegistrationRow {
  id: string;
  event_id: string;
  name: string;
  organisation: string;
  email: string;
  status: RegistrationStatus;
  created_at: Date;
  confirmed_at: Date | null;
  moved_up: boolean;
}

/** Everybody of an event: those with a place, then the waiting list, in the order of confirmation. */
export async function registrationsOf(tx: Transaction, eventId: string): Promise<Registration[]> {
  const rows = await tx.query<RegistrationRow>(
    `SELECT * FROM events.registration WHERE event_id = $1
     ORDER BY array_position(ARRAY['PLACED', 'WAITING', 'UNCONFIRMED', 'CANCELLED'], status), confirmed_at, created_at, id`,
    [eventId],
  );
  return rows.map(toRegistration);
}

export async function registrationBehind(tx: Transaction, tokenHash: string): Promise<Registration | null> {
  const [row] = await tx.query<RegistrationRow>('SELECT * FROM events.registration WHERE token_hash = $1', [tokenHash]);
  return row ? toRegistration(row) : null;
}

export async function registrationByEmail(
  tx: Transaction,
  eventId: string,
  email: string,
): Promise<Registration | null> {
  const [row] = await tx.query<RegistrationRow>(
    `SELECT * FROM events.registration WHERE event_id = $1 AND lower(email) = lower($2) AND status <> 'CANCELLED'`,
    [eventId, email],
  );
  return row ? toRegistration(row) : null;
}

export async function insertRegistration(
  tx: Transaction,
  registration: Pick<Registration, 'id' | 'eventId' | 'name' | 'organisation' | 'email'>,
  tokenHash: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO events.registration (id, event_id, name, organisation, email, token_hash, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[registration.id, registration.eventId, registration.name, registration.organisation, registration.email],
      ...[tokenHash, tx.now],
    ],
  );
}

export async function markRegistration(
  tx: Transaction,
  id: string,
  status: RegistrationStatus,
  more: { readonly movedUp?: boolean; readonly tokenHash?: string } = {},
): Promise<void> {
  await tx.query(
    `UPDATE events.registration SET status = $2, confirmed_at = CASE WHEN $2 = 'CANCELLED' THEN confirmed_at ELSE coalesce(confirmed_at, $3) END,
       moved_up = $4, token_hash = coalesce($5, token_hash) WHERE id = $1`,
    [id, status, tx.now, more.movedUp ?? false, more.tokenHash ?? null],
  );
}

/** Registrations nobody confirmed until the instant. */
export async function unconfirmedSince(tx: Transaction, before: Date): Promise<Registration[]> {
  const rows = await tx.query<RegistrationRow>(
    `SELECT * FROM events.registration WHERE status = 'UNCONFIRMED' AND created_at <= $1 ORDER BY id`,
    [before],
  );
  return rows.map(toRegistration);
}

export async function deleteRegistration(tx: Transaction, id: string): Promise<void> {
  await tx.query('DELETE FROM events.registration WHERE id = $1', [id]);
}

const toRegistration = (row: RegistrationRow): Registration => ({
  id: row.id,
  eventId: row.event_id,
  name: row.name,
  organisation: row.organisation,
  email: row.email,
  status: row.status,
  createdAt: row.created_at,
  confirmedAt: row.confirmed_at,
  movedUp: row.moved_up,
});
