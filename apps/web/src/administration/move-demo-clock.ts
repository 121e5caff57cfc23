import { recordAudit } from '#audit';
import { CalendarDate, ok, refuse, type Result } from '#kernel';
import { publish } from '#outbox';
import type { Transaction } from '#platform';

const OFFSET_DAYS_MAX = 7300;

/**
 * Moves the demo's day forward, never back: deadlines, reminders and finality follow. Asks for the jobs of the new day.
 * `realToday` is the day without the demo clock. Refuses with `clock-only-forward` and `clock-too-far`.
 */
export async function moveDemoClock(
  tx: Transaction,
  day: CalendarDate,
  realToday: CalendarDate,
): Promise<Result<CalendarDate>> {
  await tx.query('SELECT offset_days FROM platform.demo_clock FOR UPDATE');
  if (day.isBefore(tx.today)) return refuse('clock-only-forward', { today: tx.today.toGerman() }, '/today');
  const offsetDays = realToday.daysUntil(day);
  if (offsetDays > OFFSET_DAYS_MAX) return refuse('clock-too-far', {}, '/today');
  await tx.query('UPDATE platform.demo_clock SET offset_days = $1', [offsetDays]);
  const text = day.toString();
  await publish(tx, { name: 'remind-deadlines', payload: { day: text }, dedupeKey: `remind-deadlines:${text}` });
  await publish(tx, { name: 'expire-reservations', payload: { day: text }, dedupeKey: `expire-reservations:${text}` });
  await publish(tx, { name: 'end-enquiries', payload: { day: text }, dedupeKey: `end-enquiries:${text}` });
  await recordAudit(tx, {
    chain: 'demo-clock',
    action: 'demo-clock-moved',
    facts: { today: text },
    visibility: 'INTERNAL',
  });
  return ok(day);
}
