import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';

type MigrationClass = MixedList<string | (new () => { up(runner: never): Promise<unknown> })>;

/**
 * Options of a pool with the application's role: it owns no table and bypasses no row-level security. Whoever waits longer
 * than so many seconds for a connection gets none.
 */
export function applicationPool(url: string, poolSize: number, waitSeconds = 15): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    synchronize: false,
    poolSize,
    applicationName: 'foerderakte',
    extra: { max: poolSize, idleTimeoutMillis: 30_000, connectionTimeoutMillis: waitSeconds * 1000 },
  };
}

/**
 * Runs all outstanding migrations with the owner's role, in one transaction, and closes the tables they made to people of
 * another Land. Answers the names of those that ran.
 */
export async function runMigrations(ownerUrl: string, migrations: MigrationClass): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    synchronize: false,
    migrations: migrations as NonNullable<DataSourceOptions['migrations']>,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'all',
    poolSize: 2,
  });
  await source.initialize();
  try {
    const ran = await source.runMigrations();
    if (ran.length > 0) await source.query('SELECT platform.divide_by_land()');
    return ran.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}
