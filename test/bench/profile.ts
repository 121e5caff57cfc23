import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector/promises';
import path from 'node:path';
import { timeByPlace } from './time-shares.js';
import { profileFile } from './web-process.js';

const SHARE_MIN = 0.02;

/** Runs work of this very process under Node's sampling profiler and keeps the profile under its name. */
export async function profiled<T>(name: string, work: () => Promise<T>): Promise<T> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const result = await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  writeFileSync(profileFile(name), JSON.stringify(profile));
  return result;
}

/** For every profile there is: where its process spent its busy time, in one line each. */
export function profileLines(): string[] {
  const folder = path.dirname(profileFile('any'));
  return readdirSync(folder)
    .filter((file) => file.endsWith('.cpuprofile'))
    .map((file) => {
      const profile: Profiler.Profile = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
      const shares = timeByPlace(profile).filter(({ share }) => share >= SHARE_MIN);
      const places = shares.map(({ place, share }) => `${place} ${Math.round(share * 100)} %`);
      return `${path.basename(file, '.cpuprofile')}: ${places.join(', ')}`;
    });
}
