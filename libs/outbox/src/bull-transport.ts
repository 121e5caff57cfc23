import type { Queue } from 'bull';
import type { Database } from '#platform';
import type { JobHandlers } from './job-handler.js';
import { JobRunner } from './job-runner.js';
import type { JobTransport, WorkerSettings } from './job-transport.js';
import { WakeUp } from './wake-up.js';

const RELAY_BATCH = 200;

/** What travels through Redis: the id, nothing else. */
export interface Parcel {
  readonly id: string;
}

/**
 * Carries jobs by Bull: each worker relays due rows to the queue and takes rows from it. The Bull job has the row's id,
 * so relaying twice is harmless; tries, delays and the end are kept in PostgreSQL, so an emptied Redis loses nothing.
 */
export class BullTransport implements JobTransport {
  private readonly runner: JobRunner;
  private readonly wakeUp: WakeUp;
  private isClosing = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    database: Database,
    handlers: JobHandlers,
    private readonly settings: WorkerSettings,
    private readonly queue: Queue<Parcel>,
  ) {
    this.runner = new JobRunner(database, handlers, settings);
    this.wakeUp = new WakeUp(database, settings.onTrouble);
  }

  async start(): Promise<void> {
    this.queue.on('error', this.settings.onTrouble);
    await this.queue.isReady();
    this.runner.start();
    // Resolves when the queue is closed; its errors come through the event above.
    void this.queue.process(this.settings.concurrency, (parcel) => this.deliver(parcel.data.id));
    this.loop = this.relay();
  }

  async close(): Promise<void> {
    this.isClosing = true;
    this.wakeUp.call();
    await this.loop;
    await this.queue.close();
    await this.runner.close();
    await this.wakeUp.close();
  }

  private async relay(): Promise<void> {
    while (!this.isClosing) {
      const count = await this.relayBatch().catch((error: unknown) => {
        this.settings.onTrouble(error);
        return 0;
      });
      if (count < RELAY_BATCH) await this.wakeUp.sleep(this.settings.pollMs);
    }
  }

  private async relayBatch(): Promise<number> {
    const ids = await this.runner.store.reserveDue(this.runner.names, RELAY_BATCH, this.settings.relayLeaseMs);
    if (ids.length === 0) return 0;
    // Nothing may stay behind in Redis: an ended Bull job of the same id would swallow the next try.
    const options = { removeOnComplete: true, removeOnFail: true, attempts: 1 };
    await this.queue.addBulk(ids.map((id) => ({ data: { id }, opts: { ...options, jobId: id } })));
    return ids.length;
  }

  private async deliver(id: string): Promise<void> {
    const job = await this.runner.store.claimOne(id, this.settings.leaseMs);
    if (job) await this.runner.run(job);
  }
}
