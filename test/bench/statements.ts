import pg from 'pg';
import { ask, startWebProcess, type Question } from './web-process.js';

/** What the driver was given: the text, its name if it is prepared, and the values. */
export interface Statement {
  readonly text: string;
  readonly name?: string;
  readonly values?: readonly unknown[];
}

/** One request with every statement that it made the application send, in order. */
export type Recording = readonly Statement[];

/**
 * Sends the requests one after the other to a web process whose driver tells every statement. Throws when one is refused:
 * its statements would be those of a refusal.
 */
export async function recordStatements(databaseUrl: string, questions: readonly Question[]): Promise<Recording[]> {
  let heard: Statement[] = [];
  const web = await startWebProcess(databaseUrl, { hear: (statement) => heard.push(statement as Statement) });
  const recordings: Recording[] = [];
  try {
    for (const question of questions) {
      await web.hearAll();
      heard = [];
      await succeed(web.port, question);
      await web.hearAll();
      recordings.push(heard);
    }
    return recordings;
  } finally {
    await web.close();
  }
}

export async function succeed(port: number, question: Question): Promise<void> {
  const { status, body } = await ask(port, question);
  if (status >= 300) throw new Error(`${question.path}: ${status} ${body}`);
}

/** Acts per second of so many clients over the API: each sends its next request when the last was answered. */
export const requestsPerSecond = (port: number, questions: readonly Question[], clients: number): Promise<number> =>
  perSecondOf(questions, clients, (question) => succeed(port, question));

/** The ceiling: the same statements with the same values from one pool, without anything around them. */
export async function replaysPerSecond(
  pool: pg.Pool,
  recordings: readonly Recording[],
  clients: number,
): Promise<number> {
  return perSecondOf(recordings, clients, (recording) => replay(pool, recording));
}

async function replay(pool: pg.Pool, recording: Recording): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { text, name, values } of recording) {
      if (values === undefined) await client.query(text);
      else await client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    }
  } finally {
    client.release();
  }
}

async function perSecondOf<T>(
  pieces: readonly T[],
  clients: number,
  work: (piece: T) => Promise<void>,
): Promise<number> {
  const waiting = pieces.values();
  const began = performance.now();
  const client = async (): Promise<void> => {
    for (const piece of waiting) await work(piece);
  };
  await Promise.all(Array.from({ length: clients }, client));
  return pieces.length / ((performance.now() - began) / 1000);
}
