import type { PoolClient } from 'pg';
import type { Database } from '#platform';

/** Lets a loop sleep until a job is announced (LISTEN), a time has passed, or somebody calls it. */
export class WakeUp {
  private wake: (() => void) | null = null;
  private isCalled = false;
  private stopListening: (() => Promise<void>) | null = null;

  constructor(
    private readonly database: Database,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  call(): void {
    this.isCalled = true;
    this.wake?.();
  }

  async sleep(ms: number): Promise<void> {
    if (!this.stopListening) await this.listen().catch(this.onTrouble);
    if (!this.isCalled) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.wake = null;
    this.isCalled = false;
  }

  async close(): Promise<void> {
    await this.stopListening?.();
  }

  /** Holds one connection of the pool. When it breaks, the next sleep takes another; meanwhile polling goes on. */
  private async listen(): Promise<void> {
    const runner = this.database.source.createQueryRunner();
    const client: PoolClient = await runner.connect();
    const onNotification = (): void => this.call();
    const onBroken = (): void => {
      this.stopListening = null;
      void runner.release();
    };
    client.on('notification', onNotification);
    client.once('error', onBroken);
    await client.query('LISTEN outbox_job');
    this.stopListening = async () => {
      client.off('notification', onNotification);
      client.off('error', onBroken);
      await client.query('UNLISTEN outbox_job').catch(this.onTrouble);
      await runner.release();
    };
  }
}
