import { fileURLToPath } from 'node:url';
import { readSettings } from '#platform';
import { startWorker } from './start-worker.js';

export { startWorker, type RunningWorker } from './start-worker.js';

/** A process of its own: settings from the environment; SIGTERM and SIGINT let the running jobs finish. */
async function runStandalone(): Promise<void> {
  const settings = readSettings(process.env);
  if (!settings.ok) {
    for (const problem of settings.refusal) console.error(problem.facts['sentence']);
    process.exit(1);
  }
  const worker = await startWorker(settings.value);
  console.log(`Worker bereit (${settings.value.redisUrl ? 'Bull über Redis' : 'PostgreSQL'}).`);
  const end = (): void => void worker.close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runStandalone();
