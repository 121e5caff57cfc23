import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What a running server writes about itself into postmaster.pid of its data folder. */
export interface Postmaster {
  readonly processId: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** Reads postmaster.pid; undefined while there is none or it is not complete yet. */
export function readPostmaster(folder: string): Postmaster | undefined {
  const lines = readText(path.join(folder, 'postmaster.pid')).split('\n');
  const processId = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(processId > 0) || !(port > 0)) return undefined;
  return { processId, port, isReady: (lines[7] ?? '').trim() === 'ready' };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Signal 0 asks only whether the process exists; to the id 0 it would ask our own group. */
export function isAlive(processId: number): boolean {
  if (!(processId > 0)) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Ends a server by fast shutdown (SIGINT), after 15 seconds by immediate shutdown (SIGQUIT). */
export async function endPostmaster(processId: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(processId)) return;
    process.kill(processId, signal);
    if (await waitUntil(() => !isAlive(processId), 15_000)) return;
  }
}

export async function waitUntil(holds: () => boolean | Promise<boolean>, limitMilliseconds: number): Promise<boolean> {
  const end = performance.now() + limitMilliseconds;
  while (performance.now() < end) {
    if (await holds()) return true;
    await pause(10);
  }
  return false;
}

/** True when somebody accepts connections on the port of the loopback address. */
export function listensOn(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
