import { pathToFileURL } from 'node:url';
import { readSettings } from '#platform';
import { startWeb } from './start-web.js';

/** Started by itself: reads the settings from the environment and serves until told to end. */
async function run(): Promise<void> {
  const settings = readSettings(process.env);
  if (!settings.ok) {
    for (const problem of settings.refusal) console.error(String(problem.facts['sentence']));
    process.exitCode = 2;
    return;
  }
  const web = await startWeb(settings.value);
  const end = (): void => void web.close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await run();

export { startWeb };
