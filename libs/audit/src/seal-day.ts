import type { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';

/** Seals all entries up to the day under one digest that includes the previous digest. Sealing again changes nothing. */
export async function sealDay(tx: Transaction, day: CalendarDate): Promise<void> {
  await tx.query('SELECT audit.seal_day($1, $2)', [day.toString(), tx.now]);
}
