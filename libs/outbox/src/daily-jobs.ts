import { SYSTEM_ACTOR } from '#kernel';
import type { Database, Transaction } from '#platform';
import { publish } from './publish.js';

/**
 * Asks for the jobs of the day, each once per day however often it is called. When the day jumps (demo clock, long
 * standstill), only the new day's jobs are asked for: they look at everything that has become due until then.
 */
export async function publishDailyJobs(tx: Transaction): Promise<void> {
  const today = tx.today.toString();
  const yesterday = tx.today.plusDays(-1).toString();
  await publish(tx, { name: 'remind-deadlines', payload: { day: today }, dedupeKey: `remind-deadlines:${today}` });
  await publish(tx, {
    name: 'expire-reservations',
    payload: { day: today },
    dedupeKey: `expire-reservations:${today}`,
  });
  await publish(tx, { name: 'close-due-votes', payload: { day: today }, dedupeKey: `close-due-votes:${today}` });
  await publish(tx, { name: 'wipe-registrations', payload: { day: today }, dedupeKey: `wipe-registrations:${today}` });
  await publish(tx, { name: 'remind-body-tasks', payload: { day: today }, dedupeKey: `remind-body-tasks:${today}` });
  await publish(tx, { name: 'end-enquiries', payload: { day: today }, dedupeKey: `end-enquiries:${today}` });
  await publish(tx, { name: 'expire-local-forms', payload: { day: today }, dedupeKey: `expire-local-forms:${today}` });
  await publish(tx, {
    name: 'run-scheduled-reports',
    payload: { day: today },
    dedupeKey: `run-scheduled-reports:${today}`,
  });
  await publish(tx, {
    name: 'expire-report-files',
    payload: { day: today },
    dedupeKey: `expire-report-files:${today}`,
  });
  await publish(tx, { name: 'seal-audit-day', payload: { day: yesterday }, dedupeKey: `seal-audit-day:${yesterday}` });
}

/** Asks for the daily jobs now and at each tick; a tick without a new day costs a few refused inserts. */
export class DailyTimer {
  private timer: NodeJS.Timeout | null = null;
  private tick: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly everyMs: number,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  start(): void {
    this.ask();
    this.timer = setInterval(() => this.ask(), this.everyMs);
  }

  async close(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.tick;
  }

  private ask(): void {
    this.tick = this.database.transaction(SYSTEM_ACTOR, publishDailyJobs).catch(this.onTrouble);
  }
}
