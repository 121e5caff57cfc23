import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** Hears of every act in the very moment in which it is committed, before the web process can answer it. */
export class CommitWatch {
  private constructor(private readonly client: pg.Client) {}

  static async open(databaseUrl: string): Promise<CommitWatch> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    // Every act asks for jobs; PostgreSQL announces them once per transaction, at its commit.
    await client.query('LISTEN outbox_job');
    return new CommitWatch(client);
  }

  /** Resolves with the count-th commit from now on, or after the time at the latest. */
  async untilCommitted(count: number, withinMs: number): Promise<void> {
    const abort = new AbortController();
    const committed = async (): Promise<void> => {
      for (let seen = 0; seen < count; seen += 1) await once(this.client, 'notification', { signal: abort.signal });
    };
    await Promise.race([committed().catch(() => undefined), wait(withinMs, undefined, { signal: abort.signal })]);
    abort.abort();
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
