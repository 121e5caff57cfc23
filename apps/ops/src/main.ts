import 'reflect-metadata';
import type { Settings } from '#platform';
import { CannotStart, complain, say } from './console.js';
import { ownerUrlOf, settingsFrom, type Environment } from './settings.js';
import { untilToldToStop } from './signals.js';

type Command = (args: readonly string[], environment: Environment) => Promise<number>;

interface Closable {
  close(): Promise<void>;
}

/** Each loads what it needs and no more: a worker starts without a page, a web process without the demo. */
const COMMANDS: Readonly<Record<string, Command>> = {
  start: async (args, environment) => (await import('./start.js')).start(args, environment),
  migrate: async (_args, environment) => {
    const { migrate } = await import('./migrate.js');
    const ran = await migrate(ownerUrlOf(settingsFrom(environment)));
    say(ran.length === 0 ? 'Das Schema war schon aktuell.' : `Ausgeführt: ${ran.join(', ')}`);
    return 0;
  },
  'verify-audit': async (_args, environment) =>
    (await import('./verify-audit-command.js')).verifyAuditCommand(settingsFrom(environment)),
  web: async (_args, environment) => untilStopped((await import('../../web/src/main.js')).startWeb, environment),
  worker: async (_args, environment) =>
    untilStopped((await import('../../worker/src/main.js')).startWorker, environment),
};

async function untilStopped(
  begin: (settings: Settings) => Promise<Closable>,
  environment: Environment,
): Promise<number> {
  const toldToStop = untilToldToStop();
  const running = await begin(settingsFrom(environment));
  await toldToStop;
  await running.close();
  return 0;
}

/** Runs one command of the operator and ends the process with its exit code. */
export async function main(name: string, args: readonly string[]): Promise<never> {
  const command = COMMANDS[name];
  if (!command) throw new Error(`unknown command ${name}`);
  try {
    process.exit(await command(args, process.env));
  } catch (error) {
    if (error instanceof CannotStart) error.sentences.forEach(complain);
    else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  }
}
