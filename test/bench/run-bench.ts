import os from 'node:os';
import path from 'node:path';
import { measureActs } from './acts.js';
import { measureExports } from './exports.js';
import type { Figure } from './figures.js';
import { measureGrowth } from './growth.js';
import { measureNotices } from './notices.js';
import { profileLines } from './profile.js';
import { keep, printed, writeIntoReadmes, type Run } from './report.js';
import { scaleOf, type Scale } from './scale.js';
import { startBenchServer } from './server.js';
import { measureStarts } from './starts.js';
import { seconds } from './table.js';

type Part = (scale: Scale, profile: boolean) => Promise<Figure[]>;

const PARTS: Readonly<Record<string, Part>> = {
  acts: measureActs,
  exports: measureExports,
  notices: measureNotices,
  growth: measureGrowth,
  starts: measureStarts,
};

/**
 * Runs the named parts, or all; prints one table and writes it as JSON. `--profile` also samples where the time goes,
 * which slows everything; `--write` puts the table into the READMEs. A missed target is shown, not an error; a part that
 * fails is one, and the others still run.
 */
export async function runBench(args: readonly string[]): Promise<number> {
  const scale = scaleOf(process.env['BENCH_SCALE']);
  const named = args.filter((arg) => !arg.startsWith('--'));
  const unknown = named.find((name) => !(name in PARTS));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}", only ${Object.keys(PARTS).join(', ')}.`);
  let run: Run = { scale, loadBefore: os.loadavg(), figures: [], partSeconds: {} };
  let failures = 0;
  const stop = await startBenchServer();
  try {
    for (const name of named.length > 0 ? named : Object.keys(PARTS)) {
      const measured = await measuredPart(name, scale, args.includes('--profile'));
      if (measured.figures.length === 0) failures += 1;
      run = {
        ...run,
        figures: [...run.figures, ...measured.figures],
        partSeconds: { ...run.partSeconds, [name]: measured.seconds },
      };
      keep(run);
    }
  } finally {
    await stop();
  }
  console.log(`\n${printed(run)}\n\nWritten to ${path.relative('.', keep(run))}.`);
  if (args.includes('--profile')) console.log(`\n${profileLines().join('\n')}`);
  if (args.includes('--write') && failures === 0) writeIntoReadmes(run);
  return failures === 0 ? 0 : 1;
}

/** The figures of a part; none if it failed, which is told at once. */
async function measuredPart(
  name: string,
  scale: Scale,
  profile: boolean,
): Promise<{ figures: Figure[]; seconds: number }> {
  const began = performance.now();
  const figures = await (PARTS[name]?.(scale, profile) ?? Promise.resolve([])).catch((error: unknown): Figure[] => {
    console.error(`${name} failed:`, error);
    return [];
  });
  const took = (performance.now() - began) / 1000;
  console.error(`${name}: ${seconds(took)}`);
  return { figures, seconds: took };
}
