import { SYSTEM_ACTOR } from '#kernel';
import type { Database } from '#platform';
import type { JobContext, JobHandlers } from './job-handler.js';
import { JobStore, type ClaimedJob } from './job-store.js';
import type { WorkerSettings } from './job-transport.js';

/** Runs claimed jobs, keeps their leases alive meanwhile, and writes down how they ended. */
export class JobRunner {
  readonly store: JobStore;
  readonly names: readonly string[];
  private readonly running = new Map<ClaimedJob, Promise<void>>();
  private heartbeat: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly handlers: JobHandlers,
    private readonly settings: WorkerSettings,
  ) {
    this.store = new JobStore(database);
    this.names = Object.keys(handlers);
  }

  get runningCount(): number {
    return this.running.size;
  }

  start(): void {
    this.heartbeat = setInterval(() => {
      this.store.extend([...this.running.keys()], this.settings.leaseMs).catch(this.settings.onTrouble);
    }, this.settings.leaseMs / 3);
  }

  /** Runs one job to its end. Rejects only when the end could not be written down; then the lease ends and it runs again. */
  run(job: ClaimedJob): Promise<void> {
    const ending = this.perform(job).finally(() => this.running.delete(job));
    this.running.set(job, ending);
    return ending;
  }

  /** Resolves when the next of the running jobs has ended. */
  async oneEnded(): Promise<void> {
    await Promise.race([...this.running.values()]).catch(() => undefined);
  }

  /** Waits for the running jobs; start no others before. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.running.values()]);
    if (this.heartbeat) clearInterval(this.heartbeat);
  }

  private async perform(job: ClaimedJob): Promise<void> {
    const failure = await this.handle(job).then(
      () => null,
      (error: unknown) => error ?? new Error('failed without a reason'),
    );
    if (failure === null) return this.store.complete(job);
    this.settings.onTrouble(failure);
    return this.store.fail(job, reasonOf(failure), this.settings.retry);
  }

  private async handle(job: ClaimedJob): Promise<void> {
    const handler = handlerOf(this.handlers, job.name);
    await handler(job.payload, {
      attempt: job.attempts,
      isLastAttempt: job.attempts >= job.maxAttempts,
      database: this.database,
      actor: SYSTEM_ACTOR,
    });
  }
}

type StoredHandler = (payload: unknown, context: JobContext) => Promise<void>;

/** The payload was written by publish() under the same name, so that its type is that of the handler. */
function handlerOf(handlers: JobHandlers, name: string): StoredHandler {
  const found = Object.entries(handlers).find(([each]) => each === name)?.[1];
  if (!found) throw new Error(`no handler for ${name}`);
  return found as StoredHandler;
}

function reasonOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : JSON.stringify(failure);
}
