import { CalendarDate, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';

/** The time of the figures (Stand). It is part of every answer and of every file name. */
export interface ReportTime {
  /** The earlier day that was asked for; null for the present. */
  readonly asOf: CalendarDate | null;
  /** Bookings recorded before this instant count: the present, or the end of the earlier day in Berlin. */
  readonly standAt: Date;
}

/** Null or today mean the present. Refuses a day that is still to come: there are no bookings of tomorrow. */
export async function reportTime(
  tx: Transaction,
  asOf: CalendarDate | null,
): Promise<Result<ReportTime, Refusal<'as-of-in-future'>>> {
  if (asOf?.isAfter(tx.today)) {
    return refuse('as-of-in-future', { asOf: asOf.toGerman(), today: tx.today.toGerman() }, '/asOf');
  }
  if (asOf === null || asOf.equals(tx.today)) return ok({ asOf: null, standAt: tx.now });
  const [row] = await tx.query<{ day_end: Date }>(
    `SELECT ($1::date + 1)::timestamp AT TIME ZONE 'Europe/Berlin' AS day_end`,
    [asOf.toString()],
  );
  if (!row) throw new Error('PostgreSQL answered no instant');
  return ok({ asOf, standAt: row.day_end });
}
