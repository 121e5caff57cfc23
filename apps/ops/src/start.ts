import path from 'node:path';
import type { Settings } from '#platform';
import { startWeb } from '../../web/src/main.js';
import { startWorker } from '../../worker/src/main.js';
import { say, step } from './console.js';
import { inviteFirstAdministrator, loadDemo, loadReferenceData, type DemoAccount } from './content.js';
import { settleInstallation } from './installation.js';
import { migrate } from './migrate.js';
import { startPostgres } from './postgres/start-postgres.js';
import { ownerUrlOf, requireFreePort, settingsFrom, type Environment } from './settings.js';
import { untilToldToStop } from './signals.js';

type Closing = () => Promise<void>;

interface Prepared {
  readonly settings: Settings;
  readonly accounts: readonly DemoAccount[];
  readonly invitation: string | null;
}

/**
 * Everything in one process: the bundled PostgreSQL (unless DATABASE_URL is set), schema, reference data, the demo
 * (unless --empty or DEMO=false), web and worker. Returns when it was told to stop and everything has ended.
 */
export async function start(args: readonly string[], environment: Environment): Promise<number> {
  const closings: Closing[] = [];
  const toldToStop = untilToldToStop();
  try {
    say('Förderakte wird gestartet ...');
    const prepared = await prepare(await withDatabase(withKind(args, environment), closings));
    const port = await serve(prepared.settings, closings);
    announce(prepared, port);
    await toldToStop;
    say('\nFörderakte wird beendet ...');
  } finally {
    // In reverse order: first the doors, then the pools, the database server last.
    for (const close of closings.reverse()) await close();
  }
  say('Beendet. Die Daten bleiben erhalten.');
  return 0;
}

function withKind(args: readonly string[], environment: Environment): Environment {
  const demo = args.includes('--empty') ? 'false' : (environment['DEMO'] ?? 'true');
  const data = path.resolve(environment['DATA_DIRECTORY'] ?? '.data');
  return {
    ...environment,
    DEMO: demo,
    DATA_DIRECTORY: data,
    FILES_DIRECTORY: environment['FILES_DIRECTORY'] ?? path.join(data, 'files'),
    LOG_LEVEL: environment['LOG_LEVEL'] ?? 'warn',
  };
}

/** Checks the settings before anything is started, then adds the addresses of the bundled server if there is no other. */
async function withDatabase(environment: Environment, closings: Closing[]): Promise<Settings> {
  const isBundled = !environment['DATABASE_URL'];
  const checked = settingsFrom(
    isBundled ? { ...environment, DATABASE_URL: 'postgres://127.0.0.1/later' } : environment,
  );
  if (!isBundled) ownerUrlOf(checked);
  await requireFreePort(checked.host, checked.port);
  if (!isBundled) return checked;
  const dataDir = path.join(environment['DATA_DIRECTORY'] ?? '.data', 'postgres');
  const server = await step('PostgreSQL läuft', () => startPostgres({ dataDir, durable: true }));
  closings.push(() => server.stop());
  return { ...checked, databaseUrl: server.appUrl, databaseOwnerUrl: server.ownerUrl };
}

async function prepare(settings: Settings): Promise<Prepared> {
  const ownerUrl = ownerUrlOf(settings);
  const ran = await step('Schema ist aktuell', () => migrate(ownerUrl));
  if (ran.length > 0) say(`    neu: ${ran.length} Migrationen`);
  await settleInstallation(ownerUrl, settings.demo ? 'demo' : 'real');
  await step('Stammdaten sind geladen', () => loadReferenceData(settings));
  if (!settings.demo) return { settings, accounts: [], invitation: await inviteFirstAdministrator(settings) };
  const accounts = await step('Demo-Daten sind geladen', () => loadDemo(settings));
  return { settings, accounts, invitation: null };
}

/** Starts worker and web; answers the port that web listens on. */
async function serve(settings: Settings, closings: Closing[]): Promise<number> {
  const worker = await step('Hintergrundaufträge laufen', () => startWorker(settings));
  closings.push(() => worker.close());
  const web = await step('Seiten sind erreichbar', () => startWeb(settings));
  closings.push(() => web.close());
  return web.port ?? settings.port;
}

function announce({ settings, accounts, invitation }: Prepared, port: number): void {
  const shown = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(settings.host) ? 'localhost' : settings.host;
  say(`\nFörderakte: http://${shown}:${port}`);
  if (accounts.length > 0) {
    const width = Math.max(...accounts.map((account) => account.email.length));
    say('\nDemo-Konten (nur in der Demo):');
    for (const { role, email, password } of accounts) say(`  ${email.padEnd(width)}  ${password}  ${role}`);
  }
  if (invitation !== null) say(`\nErste Administratorin einrichten (Link gilt einmal): ${invitation}`);
  say('\nBeenden mit Strg-C.');
}
