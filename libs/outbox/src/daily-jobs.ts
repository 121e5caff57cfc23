import { SYSTEM_ACTOR } from '#kernel';
import type { Database, Transaction } from '#platform';
import { publish } from './publish.js';

const JOBS_OF_TODAY = [
  'remind-deadlines',
  'expire-reservations',
  'close-due-votes',
  'wipe-registrations',
  'remind-body-tasks',
  'end-enquiries',
  'expire-local-forms',
  'run-scheduled-reports',
  'expire-report-files',
] as const;

/**
 * Asks for the jobs of the day, each once per day however often it is called. When the day jumps (demo clock, long
 * standstill), only the new day's jobs are asked for: they look at everything that has become due until then.
 */
export async function publishDailyJobs(tx: Transaction): Promise<void> {
  const today = tx.today.toString();
  const yesterday = tx.today.plusDays(-1).toString();
  for (const name of JOBS_OF_TODAY) {
    await publish(tx, { name, payload: { day: today }, dedupeKey: `${name}:${today}` });
  }
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
