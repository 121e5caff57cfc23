import pg from 'pg';
import { CalendarDate, type Actor } from '#kernel';
import { Database, landOf, type Clock, type Transaction } from '#platform';

/**
 * A database in which every act joins one surrounding transaction: the demo is loaded whole or not at all, and
 * hundreds of acts wait for the disk once. Each act still has its own actor, instant and way back (a savepoint).
 */
export class OneTransaction extends Database {
  constructor(
    database: Database,
    private readonly client: pg.PoolClient,
    private readonly movedClock: Clock,
    private readonly address: string,
  ) {
    super(database.source, movedClock, true, address);
  }

  override async transaction<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    await this.client.query(`SAVEPOINT act; ${bindTo(actor)}`);
    const result = await work(this.transactionOf(actor));
    await this.client.query(isRefusal(result) ? 'ROLLBACK TO SAVEPOINT act' : 'RELEASE SAVEPOINT act');
    return result;
  }

  override async read<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    await this.client.query(bindTo(actor));
    return work(this.transactionOf(actor));
  }

  private transactionOf(actor: Actor): Transaction {
    const now = this.movedClock.now();
    return {
      actor,
      now,
      today: CalendarDate.inBerlin(now),
      isDemo: true,
      publicUrl: this.address,
      query: async <Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
        const answer = await this.client.query<Row>({ name: nameOf(sql), text: sql, values: [...parameters] });
        return answer.rows;
      },
    };
  }
}

/** Connections are used again: a name must mean the same statement for all of them. */
const names = new Map<string, string>();

function nameOf(sql: string): string {
  const name = names.get(sql) ?? `demo_${names.size}`;
  names.set(sql, name);
  return name;
}

const bindTo = (actor: Actor): string =>
  `SELECT set_config('app.scope', ${pg.escapeLiteral(actor.scope)}, true),
     set_config('app.organisation', ${pg.escapeLiteral(actor.organisationId ?? '')}, true),
     set_config('app.actor', ${pg.escapeLiteral(actor.accountId)}, true),
     set_config('app.land', ${pg.escapeLiteral(landOf(actor))}, true)`;

const isRefusal = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'ok' in result && result.ok === false;
