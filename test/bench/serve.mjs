/**
 * The web application as it is built, in a process of its own, on a day that the bench chooses: BENCH_NOON. Settings come
 * from the environment as for `npm run web`. Prints the port when it serves and ends with SIGTERM.
 */
import process from 'node:process';
import { FixedClock, readSettings } from '../../dist/libs/platform/src/index.js';
import { startWeb } from '../../dist/apps/web/src/start-web.js';

const settings = readSettings(process.env);
if (!settings.ok) throw new Error(JSON.stringify(settings.refusal));
const web = await startWeb({ ...settings.value, port: 0 }, new FixedClock(new Date(process.env.BENCH_NOON)));
const end = () => void web.close().then(() => process.exit(0));
process.once('SIGTERM', end);
// The pipe closes when the bench is gone, however it ended.
process.stdin.resume().once('end', end);
console.log(`port ${web.port}`);
