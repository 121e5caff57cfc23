import type { Database } from '#platform';
import type { JobHandlers } from './job-handler.js';
import { JobRunner } from './job-runner.js';
import type { JobTransport, WorkerSettings } from './job-transport.js';
import { WakeUp } from './wake-up.js';

/** Carries jobs by PostgreSQL alone: batches under SKIP LOCKED, woken by NOTIFY, with polling as the safety net. */
export class PostgresTransport implements JobTransport {
  private readonly runner: JobRunner;
  private readonly wakeUp: WakeUp;
  private isClosing = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    database: Database,
    handlers: JobHandlers,
    private readonly settings: WorkerSettings,
  ) {
    this.runner = new JobRunner(database, handlers, settings);
    this.wakeUp = new WakeUp(database, settings.onTrouble);
  }

  async start(): Promise<void> {
    this.runner.start();
    this.loop = this.work();
  }

  async close(): Promise<void> {
    this.isClosing = true;
    this.wakeUp.call();
    await this.loop;
    await this.runner.close();
    await this.wakeUp.close();
  }

  private async work(): Promise<void> {
    while (!this.isClosing) {
      const room = this.settings.concurrency - this.runner.runningCount;
      if (room === 0) await this.runner.oneEnded();
      else if ((await this.takeUpTo(room)) === 0) await this.wakeUp.sleep(this.settings.pollMs);
    }
  }

  private async takeUpTo(room: number): Promise<number> {
    try {
      const jobs = await this.runner.store.claimDue(this.runner.names, room, this.settings.leaseMs);
      for (const job of jobs) this.runner.run(job).catch(this.settings.onTrouble);
      return jobs.length;
    } catch (error) {
      this.settings.onTrouble(error);
      return 0;
    }
  }
}
