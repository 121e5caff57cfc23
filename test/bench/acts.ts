import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { median, type Figure } from './figures.js';
import { prepareActs, type PreparedActs, type PreparedOffice } from './prepare-acts.js';
import type { Scale } from './scale.js';
import { recordStatements, replaysPerSecond, requestsPerSecond, type Recording } from './statements.js';
import { digits, perSecond } from './table.js';
import { startWebProcess } from './web-process.js';

const CLIENTS = [1, 8, 16];
/** One alone shows the latency, sixteen the queue. */
const JUDGED_CLIENTS = 8;
/** The first quarter warms both sides up and is not counted. */
const WARM_SHARE = 4;

/**
 * Acts over the API against their own statements: one copy of the prepared database tells which statements every act
 * sends, further copies of it take the acts over the API, others the same statements with the same values from a pool.
 */
export async function measureActs(scale: Scale, profile: boolean): Promise<Figure[]> {
  const prepared = await prepareActs(scale);
  try {
    const recordings = await onCopy(prepared, (copy) => recordAll(copy, prepared.acts));
    const figures: Figure[][] = prepared.acts.map(() => []);
    for (const clients of CLIENTS) {
      const rounds: Round[] = [];
      // The targets speak of eight clients; a second in which the machine does something else must not decide on them.
      while (rounds.length < (clients === JUDGED_CLIENTS ? scale.actRounds : 1)) {
        const ceilings = await onCopy(prepared, (copy) => replayAll(copy, recordings, clients));
        const name = profile && clients === JUDGED_CLIENTS ? 'acts' : undefined;
        const ours = await onCopy(prepared, (copy) => requestAll(copy, prepared.acts, clients, name));
        rounds.push({ ours, ceilings });
      }
      prepared.acts.forEach((act, index) =>
        figures[index]?.push(actFigure(act, clients, speedsOf(rounds, index), recordings[index])),
      );
    }
    return figures.flat();
  } finally {
    await prepared.testDatabase.drop();
  }
}

async function onCopy<T>({ testDatabase }: PreparedOffice, work: (copy: TestDatabase) => Promise<T>): Promise<T> {
  const copy = await createTestDatabase(new URL(testDatabase.appUrl).pathname.slice(1));
  try {
    return await work(copy);
  } finally {
    await copy.drop();
  }
}

async function recordAll({ appUrl }: TestDatabase, acts: readonly PreparedActs[]): Promise<Recording[][]> {
  const all = await recordStatements(
    appUrl,
    acts.flatMap(({ questions }) => questions),
  );
  return acts.map(({ questions }) => all.splice(0, questions.length));
}

async function replayAll({ appUrl }: TestDatabase, acts: readonly Recording[][], clients: number): Promise<number[]> {
  const pool = new pg.Pool({ connectionString: appUrl, max: clients });
  const speeds: number[] = [];
  try {
    for (const recordings of acts) {
      const [warm, counted] = parted(recordings);
      await replaysPerSecond(pool, warm, clients);
      speeds.push(await replaysPerSecond(pool, counted, clients));
    }
    return speeds;
  } finally {
    await pool.end();
  }
}

async function requestAll(
  { appUrl }: TestDatabase,
  acts: readonly PreparedActs[],
  clients: number,
  profile: string | undefined,
): Promise<number[]> {
  const web = await startWebProcess(appUrl, { profile });
  const speeds: number[] = [];
  try {
    for (const { questions } of acts) {
      const [warm, counted] = parted(questions);
      await requestsPerSecond(web.port, warm, clients);
      speeds.push(await requestsPerSecond(web.port, counted, clients));
    }
    return speeds;
  } finally {
    await web.close();
  }
}

function parted<T>(all: readonly T[]): readonly [readonly T[], readonly T[]] {
  const warm = Math.ceil(all.length / WARM_SHARE);
  return [all.slice(0, warm), all.slice(warm)];
}

/** Acts per second of each kind, over the API and as bare statements, one after the other. */
interface Round {
  readonly ours: readonly number[];
  readonly ceilings: readonly number[];
}

/** Of one kind in all rounds. */
interface Speeds {
  readonly ours: number;
  readonly ceiling: number;
  readonly ratio: number;
}

function speedsOf(rounds: readonly Round[], index: number): Speeds {
  const all = rounds.map(({ ours, ceilings }) => ({
    ours: ours[index] ?? Number.NaN,
    ceiling: ceilings[index] ?? Number.NaN,
  }));
  return {
    ours: median(all.map(({ ours }) => ours)),
    ceiling: median(all.map(({ ceiling }) => ceiling)),
    ratio: median(all.map(({ ours, ceiling }) => ours / ceiling)),
  };
}

function actFigure(
  { name, target }: PreparedActs,
  clients: number,
  { ours, ceiling, ratio }: Speeds,
  recordings: readonly Recording[] = [],
): Figure {
  const statements = recordings.reduce((sum, recording) => sum + recording.length, 0) / recordings.length;
  return {
    part: `${name}, over the API`,
    what: `${clients} ${clients === 1 ? 'client' : 'clients'}, against its ${digits(statements)} statements from a pool`,
    ours: perSecond(ours),
    ceiling: perSecond(ceiling),
    value: ratio,
    unit: '',
    target: clients === JUDGED_CLIENTS ? { kind: 'at-least', value: target } : null,
  };
}
