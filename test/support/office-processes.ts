import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { freePort, waitUntil } from '../../apps/ops/src/postgres/postmaster.js';

/** A start takes six seconds of a core, and six processes may share two of them; who ends by himself is noticed at once. */
const READY_LIMIT_MS = 180_000;

export interface OfficeProcess {
  readonly kind: 'web' | 'worker';
  readonly processId: number;
  /** Where a web process answers. */
  readonly address: string;
  /** True from the first good answer until the process is gone. */
  isReady(): boolean;
  /** Resolves when it is ready; throws what it printed if it ends before. */
  ready(): Promise<void>;
  /** Why it never became ready, though nobody killed it. */
  failure(): Error | null;
  /** kill -9: no handler runs, nothing is flushed. */
  kill(): Promise<void>;
}

/** Starts a process with the operator's own command, as `npm run web` and `npm run worker` do. */
export async function startProcess(
  kind: 'web' | 'worker',
  environment: Readonly<Record<string, string>>,
): Promise<OfficeProcess> {
  const port = await freePort();
  let printed = '';
  let isReady = false;
  let isKilled = false;
  let failure: Error | null = null;
  const child = spawn(process.execPath, ['apps/ops/run.mjs', kind], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', PORT: String(port), ...environment },
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => (printed = (printed + part.toString()).slice(-4000)));
  }
  const address = `http://127.0.0.1:${port}`;
  const seemsReady = async (): Promise<boolean> => {
    if (hasEnded(child)) throw new Error(`${kind} ended by itself:\n${printed}`);
    return (
      kind === 'worker' ||
      fetch(`${address}/health`).then(
        ({ ok }) => ok,
        () => false,
      )
    );
  };
  const becoming = waitUntil(seemsReady, READY_LIMIT_MS).then((isUp) => {
    isReady = isUp;
    if (!isUp) throw new Error(`${kind} was not ready in time:\n${printed}`);
  });
  // Whoever asks for ready() or failure() hears of it; a process that is killed while it starts fails unheard.
  becoming.catch((error: Error) => {
    if (!isKilled) failure = error;
  });
  return {
    kind,
    processId: child.pid ?? 0,
    address,
    isReady: () => isReady && !hasEnded(child),
    ready: () => becoming,
    failure: () => failure,
    kill: async () => {
      isReady = false;
      isKilled = true;
      if (hasEnded(child)) return;
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;
