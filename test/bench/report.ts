import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { verdictOf, type Figure } from './figures.js';
import type { Scale } from './scale.js';
import { BENCH_FOLDER } from './server.js';
import { digits, tableOf, withTable } from './table.js';

export interface Run {
  readonly scale: Scale;
  /** Load averages of the machine (1, 5, 15 minutes) when the run began. */
  readonly loadBefore: readonly number[];
  readonly figures: readonly Figure[];
  /** Seconds that each part took, with its database and processes. */
  readonly partSeconds: Readonly<Record<string, number>>;
}

/** Writes what is known so far: a run that is cut off has not measured in vain. Answers the file. */
export function keep(run: Run): string {
  const result = {
    at: new Date().toISOString(),
    machine: machine(),
    ...run,
    loadAfter: os.loadavg(),
    figures: run.figures.map((figure) => ({ ...figure, verdict: verdictOf(figure) })),
  };
  mkdirSync(BENCH_FOLDER, { recursive: true });
  const file = path.join(BENCH_FOLDER, 'latest.json');
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** The table and below it under which circumstances it came about. */
export const printed = (run: Run): string => `${tableOf(run.figures)}\n\n${circumstances(run)}`;

/** Puts the table into the page of the bench and, without what only explains, into the README of the project. */
export function writeIntoReadmes(run: Run): void {
  renew('test/bench/README.md', printed(run));
  renew('README.md', tableOf(run.figures.filter(({ target }) => target !== null)));
}

function circumstances({ scale, loadBefore, partSeconds }: Run): string {
  const minutes = Object.values(partSeconds).reduce((sum, each) => sum + each, 0) / 60;
  const parts = Object.entries(partSeconds).map(([name, each]) => `${name} ${digits(each)} s`);
  const load = `load of the machine ${digits(loadBefore[0] ?? 0)} before and ${digits(os.loadavg()[0] ?? 0)} after`;
  return `${machine()}; scale ${scale.name}; ${load}; ${digits(minutes)} minutes: ${parts.join(', ')}.`;
}

const machine = (): string =>
  `${os.cpus().length} x ${os.cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}`;

const renew = (readme: string, table: string): void =>
  writeFileSync(readme, withTable(readFileSync(readme, 'utf8'), table));
