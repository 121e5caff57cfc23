import { createHash } from 'node:crypto';
import pg from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { CalendarDate, DEFAULT_LAND, type Actor } from '#kernel';
import type { Clock } from './clock.js';
import { isRetryable, Unreachable } from './constraint.js';
import type { Transaction } from './transaction.js';

const MS_PER_DAY = 86_400_000;
const DATE_TYPE = 1082;
pg.types.setTypeParser(DATE_TYPE, (text) => text);

const ATTEMPTS_MAX = 5;

const statementNames = new Map<string, string>();

/**
 * The only door to PostgreSQL. TypeORM holds the pool and the migrations; statements are SQL written by hand,
 * because locks, row-level security and the guarantees of the ledgers must be visible where they are used.
 */
export class Database {
  constructor(
    readonly source: DataSource,
    private readonly clock: Clock,
    private readonly isDemo: boolean,
    private readonly publicUrl = 'http://localhost:3000',
  ) {}

  /**
   * Runs the work in one transaction. Commits its result, unless it throws or is a refusal: then nothing was written.
   * Whom PostgreSQL picks to untie a circle of locks tries again, so the work may run more than once.
   */
  async transaction<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(actor, work);
      } catch (error) {
        if (attempt >= ATTEMPTS_MAX || !isRetryable(error)) throw error;
      }
    }
  }

  private async attempt<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { runner, client } = await this.connect();
    try {
      const tx = await this.begin(client, actor);
      const result = await work(tx);
      await client.query(isRefusal(result) ? 'ROLLBACK' : 'COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Reads a consistent picture without locks; the database refuses any write in it. */
  async read<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { runner, client } = await this.connect();
    try {
      const tx = await this.begin(client, actor, 'ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return await work(tx);
    } finally {
      await client.query('COMMIT').catch(() => undefined);
      await runner.release();
    }
  }

  /** A client of its own with the actor's rights, for streams (COPY). The caller must call end(). */
  async openReader(actor: Actor): Promise<{ client: pg.PoolClient; now: Date; end(): Promise<void> }> {
    const { runner, client } = await this.connect();
    const tx = await this.begin(client, actor, 'ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const end = async (): Promise<void> => {
      await client.query('ROLLBACK').catch(() => undefined);
      await runner.release();
    };
    return { client, now: tx.now, end };
  }

  private async connect(): Promise<{ runner: QueryRunner; client: pg.PoolClient }> {
    const runner = this.source.createQueryRunner();
    try {
      return { runner, client: await runner.connect() };
    } catch (error) {
      await runner.release().catch(() => undefined);
      throw new Unreachable(error);
    }
  }

  private async begin(client: pg.PoolClient, actor: Actor, mode = ''): Promise<Transaction> {
    // One round trip: begin, bind row-level security to the actor, read the demo clock.
    const literal = (text: string): string => pg.escapeLiteral(text);
    const answers: unknown = await client.query(
      `BEGIN ${mode};
       SELECT set_config('app.scope', ${literal(actor.scope)}, true),
              set_config('app.organisation', ${literal(actor.organisationId ?? '')}, true),
              set_config('app.actor', ${literal(actor.accountId)}, true),
              set_config('app.land', ${literal(landOf(actor))}, true)
              ${this.isDemo ? ', (SELECT offset_days FROM platform.demo_clock) AS offset_days' : ''}`,
    );
    const offsetDays = this.isDemo ? readOffset(answers) : 0;
    const now = new Date(this.clock.now().getTime() + offsetDays * MS_PER_DAY);
    return {
      actor,
      now,
      today: CalendarDate.inBerlin(now),
      isDemo: this.isDemo,
      publicUrl: this.publicUrl,
      query: async <Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
        const answer = await client.query<Row>({ name: nameOf(sql), text: sql, values: [...parameters] });
        return answer.rows;
      },
    };
  }
}

/** People of an organisation or an authority belong to one Land; jobs, the public and the enquiry room to none. */
export function landOf({ scope, land }: Actor): string {
  const isBound = scope === 'ORGANISATION' || scope === 'AUTHORITY' || scope === 'ADMINISTRATION';
  return isBound ? (land ?? DEFAULT_LAND) : '';
}

function nameOf(sql: string): string {
  const known = statementNames.get(sql);
  if (known) return known;
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
  // Texts built at run time (filters) are bounded; beyond that, do not remember more names.
  if (statementNames.size < 5000) statementNames.set(sql, name);
  return name;
}

function isRefusal(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
}

function readOffset(answers: unknown): number {
  const last: unknown = Array.isArray(answers) ? answers.at(-1) : undefined;
  if (typeof last !== 'object' || last === null || !('rows' in last) || !Array.isArray(last.rows)) return 0;
  const row: unknown = last.rows[0];
  return typeof row === 'object' && row !== null && 'offset_days' in row ? Number(row.offset_days) : 0;
}
