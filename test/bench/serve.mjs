/**
 * The web application as it is built, in a process of its own, on a day that the bench chooses: BENCH_NOON. Settings come
 * from the environment as for `npm run web`. Prints the port when it serves and ends with SIGTERM.
 */
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import process from 'node:process';

/** What the build has made; it need not be there when the architecture is looked at. */
const built = (file) => import(new URL(`../../dist/${file}`, import.meta.url).href);
const { FixedClock, readSettings } = await built('libs/platform/src/index.js');
const { startWeb } = await built('apps/web/src/start-web.js');

const settings = readSettings(process.env);
if (!settings.ok) throw new Error(JSON.stringify(settings.refusal));
const web = await startWeb({ ...settings.value, port: 0 }, new FixedClock(new Date(process.env.BENCH_NOON)));
const finishProfile = await beginProfile(process.env.BENCH_PROFILE);
const end = async () => {
  await finishProfile();
  await web.close();
  process.exit(0);
};
process.once('SIGTERM', end);
// The pipe closes when the bench is gone, however it ended.
process.stdin.resume().once('end', end);
console.log(`port ${web.port}`);

/** Samples from now on, without the start; answers how to end it and write the file. */
async function beginProfile(file) {
  if (!file) return async () => undefined;
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    writeFileSync(file, JSON.stringify(profile));
  };
}
