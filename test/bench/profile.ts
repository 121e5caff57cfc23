import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector/promises';
import path from 'node:path';
import { timeByPlace, type TimeShare } from './time-shares.js';
import { profileFolder } from './web-process.js';

/** Runs work of this very process under Node's sampling profiler and keeps the profile under its name. */
export async function profiled<T>(name: string, work: () => Promise<T>): Promise<T> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const result = await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  mkdirSync(profileFolder(name), { recursive: true });
  writeFileSync(path.join(profileFolder(name), `${name}.cpuprofile`), JSON.stringify(profile));
  return result;
}

/** Where the time of the newest profile of a name was spent. */
export function sharesOf(name: string): TimeShare[] {
  const files = readdirSync(profileFolder(name)).filter((file) => file.endsWith('.cpuprofile'));
  const newest = files.sort().at(-1);
  if (newest === undefined) return [];
  const profile: Profiler.Profile = JSON.parse(readFileSync(path.join(profileFolder(name), newest), 'utf8'));
  return timeByPlace(profile);
}
