import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { waitUntil } from '../../apps/ops/src/postgres/postmaster.js';
import { BENCH_FOLDER } from './server.js';

const START_LIMIT_MS = 60_000;
const ECHO = 'echo';

/** The day on which everything of the bench takes place: calls are open then, whenever it is run. */
export const BENCH_NOON = new Date('2026-11-16T11:00:00Z');

export interface WebProcess {
  readonly processId: number;
  readonly port: number;
  /** Resolves when everything sent to the driver so far has been heard. */
  hearAll(): Promise<void>;
  close(): Promise<void>;
}

export interface WebOptions {
  /** Samples where the time goes, into a profile of this name. */
  readonly profile?: string | undefined;
  /** Hears every statement that the application gives to the driver. */
  readonly hear?: (statement: unknown) => void;
}

/** The built web application in a process of its own. */
export async function startWebProcess(databaseUrl: string, { profile, hear }: WebOptions = {}): Promise<WebProcess> {
  let printed = '';
  const telling = hear === undefined ? [] : ['--import', './test/bench/tell-statements.mjs'];
  const child = spawn(process.execPath, [...telling, 'test/bench/serve.mjs'], {
    stdio: ['pipe', 'pipe', 'pipe', ...(hear === undefined ? [] : (['ipc'] as const))],
    serialization: 'advanced',
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      FILES_DIRECTORY: path.join(BENCH_FOLDER, 'files'),
      LOG_LEVEL: 'error',
      BENCH_NOON: BENCH_NOON.toISOString(),
      ...(profile === undefined ? {} : { BENCH_PROFILE: profileFile(profile) }),
    },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (printed += part.toString()));
  if (hear) child.on('message', (message) => (message === ECHO ? undefined : hear(message)));
  const portIn = (): number => Number(/^port (\d+)$/m.exec(printed)?.[1] ?? 0);
  await waitUntil(() => portIn() > 0 || child.exitCode !== null, START_LIMIT_MS);
  if (portIn() === 0) throw new Error(`web did not start:\n${printed.slice(-2000)}`);
  return {
    processId: child.pid ?? 0,
    port: portIn(),
    hearAll: async () => {
      child.send(ECHO);
      for (;;) if ((await once(child, 'message'))[0] === ECHO) return;
    },
    close: async () => {
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Where a profile is kept; the folder is made. Chrome and other tools open the file. */
export function profileFile(name: string): string {
  mkdirSync(path.join(BENCH_FOLDER, 'profiles'), { recursive: true });
  return path.join(BENCH_FOLDER, 'profiles', `${name}.cpuprofile`);
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Length of the body in bytes; the body itself is kept only when asked for. */
  readonly bytes: number;
}

export interface Question {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly keep?: boolean;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request over a kept connection, as cheap for the asking side as Node allows: both sides share the machine. */
export function ask(port: number, question: Question): Promise<Answer> {
  const { method = 'GET', path: address, headers = {}, body, keep = true } = question;
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path: address, agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (keep) chunks.push(chunk);
      });
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
          bytes,
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
