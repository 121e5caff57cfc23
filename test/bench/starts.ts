import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort, waitUntil } from '../../apps/ops/src/postgres/postmaster.js';
import { superuserUrlOf } from '../support/database.js';
import { openOffice } from '../support/case-builder.js';
import { beginStart } from '../support/npm-start.js';
import { startProcess, type OfficeProcess } from '../support/office-processes.js';
import { median, type Figure } from './figures.js';
import { residentMebibytes } from './process-figures.js';
import type { Scale } from './scale.js';
import { seconds } from './table.js';
import { ask } from './web-process.js';

const IDLE_MS = 5_000;
const START_LIMIT_MS = 180_000;
const PUBLIC_PAGES = ['/', '/anmelden', '/impressum', '/barrierefreiheit', '/api/v1/openapi.json'];

/** Start and idle memory of web and worker by the operator's commands, and of `npm start`, the first and the second time. */
export async function measureStarts(scale: Scale): Promise<Figure[]> {
  const node = median(await repeated(scale.starts, nodeSeconds));
  const office = await openOffice();
  try {
    const url = office.testDatabase.appUrl;
    const web = await repeated(scale.starts, () => started('web', url));
    const worker = await repeated(scale.starts, () => started('worker', url));
    return [
      ...processFigures('web', web, node),
      ...processFigures('worker', worker, node),
      ...(await startFigures(node)),
    ];
  } finally {
    await office.close();
  }
}

interface Started {
  readonly seconds: number;
  readonly mebibytes: number;
}

async function repeated<T>(count: number, work: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  while (all.length < count) all.push(await work());
  return all;
}

async function nodeSeconds(): Promise<number> {
  const began = performance.now();
  await once(spawn(process.execPath, ['-e', 'console.log(1)'], { stdio: 'ignore' }), 'close');
  return (performance.now() - began) / 1000;
}

/** From the operator's command until a web process answers, or a worker has asked for its first jobs. */
async function started(kind: 'web' | 'worker', databaseUrl: string): Promise<Started> {
  const began = performance.now();
  const running = await startProcess(kind, { DATABASE_URL: databaseUrl });
  try {
    await running.ready();
    if (kind === 'worker') await untilJobsWereAsked(databaseUrl);
    const took = (performance.now() - began) / 1000;
    await sleep(IDLE_MS);
    return { seconds: took, mebibytes: memoryOf(running) };
  } finally {
    await running.kill();
  }
}

const memoryOf = ({ processId }: OfficeProcess): number => residentMebibytes(processId);

async function untilJobsWereAsked(databaseUrl: string): Promise<void> {
  const watcher = new pg.Client(superuserUrlOf(databaseUrl));
  await watcher.connect();
  const hasAsked = async (): Promise<boolean> => {
    const { rows } = await watcher.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%outbox.job%'`,
    );
    return rows.length > 0;
  };
  const isWorking = await waitUntil(hasAsked, START_LIMIT_MS);
  await watcher.end();
  if (!isWorking) throw new Error('the worker never asked for a job');
}

function processFigures(kind: string, runs: readonly Started[], node: number): Figure[] {
  const start = median(runs.map((run) => run.seconds));
  const memory = median(runs.map((run) => run.mebibytes));
  const ceiling = `node printing a line: ${seconds(node)}`;
  const part = `npm run ${kind}`;
  return [
    { part, what: 'start', ours: seconds(start), ceiling, value: start, unit: 's', target: null },
    {
      part,
      what: 'resident, idle',
      ours: `${memory.toFixed(0)} MiB`,
      ceiling: '-',
      value: memory,
      unit: 'MiB',
      target: null,
    },
  ];
}

/** The whole office in one process: the first start makes the database and the demo, the second finds both. */
async function startFigures(node: number): Promise<Figure[]> {
  const dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'foerderakte-bench-start-'));
  try {
    const first = await officeStart(dataDirectory, 0);
    const second = await officeStart(dataDirectory, 40);
    const part = 'npm start, web and worker in one process';
    const ceiling = `node printing a line: ${seconds(node)}`;
    const figure = { part, ceiling, unit: 's' } as const;
    return [
      {
        ...figure,
        what: 'first time, with the demo',
        ours: seconds(first.seconds),
        value: first.seconds,
        target: null,
      },
      {
        ...figure,
        what: 'second time, until the sign-in page answers',
        ours: seconds(second.seconds),
        value: second.seconds,
        target: { kind: 'at-most', value: 5 },
      },
      {
        part,
        what: 'resident, idle after 200 pages',
        ours: `${second.mebibytes.toFixed(0)} MiB`,
        ceiling: '-',
        value: second.mebibytes,
        unit: 'MiB',
        target: { kind: 'at-most', value: 250 },
      },
    ];
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

async function officeStart(dataDirectory: string, visits: number): Promise<Started> {
  const port = await freePort();
  const began = performance.now();
  const office = beginStart([], { PORT: String(port), DATA_DIRECTORY: dataDirectory });
  const ended = once(office.child, 'close');
  const answers = (): Promise<boolean> =>
    ask(port, { path: '/anmelden' }).then(
      ({ status }) => status === 200,
      () => office.child.exitCode !== null,
    );
  await waitUntil(answers, START_LIMIT_MS);
  const took = (performance.now() - began) / 1000;
  try {
    if (office.child.exitCode !== null) throw new Error(`npm start ended:\n${office.printed()}`);
    for (let index = 0; index < visits; index += 1) for (const page of PUBLIC_PAGES) await ask(port, { path: page });
    if (visits > 0) await sleep(IDLE_MS);
    return { seconds: took, mebibytes: residentMebibytes(office.child.pid ?? 0) };
  } finally {
    office.child.kill('SIGINT');
    await ended;
  }
}
