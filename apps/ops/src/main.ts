import 'reflect-metadata';
import type { Settings } from '#platform';
import { startWeb } from '../../web/src/main.js';
import { startWorker } from '../../worker/src/main.js';
import { CannotStart, complain, say } from './console.js';
import { migrate } from './migrate.js';
import { ownerUrlOf, settingsFrom, type Environment } from './settings.js';
import { untilToldToStop } from './signals.js';
import { start } from './start.js';
import { verifyAuditCommand } from './verify-audit-command.js';

type Command = (args: readonly string[], environment: Environment) => Promise<number>;

interface Closable {
  close(): Promise<void>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  start,
  migrate: async (_args, environment) => {
    const ran = await migrate(ownerUrlOf(settingsFrom(environment)));
    say(ran.length === 0 ? 'Das Schema war schon aktuell.' : `Ausgeführt: ${ran.join(', ')}`);
    return 0;
  },
  'verify-audit': (_args, environment) => verifyAuditCommand(settingsFrom(environment)),
  web: (_args, environment) => untilStopped(startWeb, environment),
  worker: (_args, environment) => untilStopped(startWorker, environment),
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
