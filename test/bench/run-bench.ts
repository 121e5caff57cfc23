import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { measureActs } from './acts.js';
import { measureExports } from './exports.js';
import { verdictOf, type Figure } from './figures.js';
import { measureGrowth } from './growth.js';
import { measureNotices } from './notices.js';
import { scaleOf, type Scale } from './scale.js';
import { BENCH_FOLDER, startBenchServer } from './server.js';
import { measureStarts } from './starts.js';
import { digits, tableOf, withTable } from './table.js';

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
 * which slows everything; `--write` puts the table into the READMEs. A missed target is shown, not an error.
 */
export async function runBench(args: readonly string[]): Promise<number> {
  const scale = scaleOf(process.env['BENCH_SCALE']);
  const named = args.filter((arg) => !arg.startsWith('--'));
  const unknown = named.find((name) => !(name in PARTS));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}", only ${Object.keys(PARTS).join(', ')}.`);
  const began = performance.now();
  const stop = await startBenchServer();
  const figures: Figure[] = [];
  try {
    for (const [name, measure] of Object.entries(PARTS)) {
      if (named.length > 0 && !named.includes(name)) continue;
      const start = performance.now();
      figures.push(...(await measure(scale, args.includes('--profile'))));
      console.error(`${name}: ${digits((performance.now() - start) / 1000)} s`);
    }
  } finally {
    await stop();
  }
  report(figures, scale, (performance.now() - began) / 1000, args.includes('--write'));
  return 0;
}

function report(figures: readonly Figure[], scale: Scale, tookSeconds: number, isForReadme: boolean): void {
  const table = tableOf(figures);
  const machine = `${os.cpus().length} x ${os.cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;
  console.log(`\n${table}\n\n${machine}; scale ${scale.name}; the run took ${digits(tookSeconds / 60)} minutes.`);
  const result = {
    at: new Date().toISOString(),
    machine,
    loadAverage: os.loadavg(),
    scale,
    tookSeconds,
    figures: figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) })),
  };
  mkdirSync(BENCH_FOLDER, { recursive: true });
  const file = path.join(BENCH_FOLDER, 'latest.json');
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  console.log(`Written to ${path.relative('.', file)}.`);
  if (isForReadme) {
    renew('test/bench/README.md', table);
    renew('README.md', tableOf(figures.filter(({ target }) => target !== null)));
  }
}

const renew = (readme: string, table: string): void =>
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), table));
