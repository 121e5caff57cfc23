import { spawn, type ChildProcess } from 'node:child_process';

export interface StartedOffice {
  readonly child: ChildProcess;
  /** Everything it has said so far. */
  printed(): string;
  /** True once it has said so, or has ended without. */
  hasSaid(words: string): boolean;
}

/** What `npm start` runs, with nothing in its environment but the path and these settings. */
export function beginStart(args: readonly string[], environment: Readonly<Record<string, string>>): StartedOffice {
  let output = '';
  const child = spawn(process.execPath, ['apps/ops/run.mjs', 'start', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...environment },
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()));
  return {
    child,
    printed: () => output,
    hasSaid: (words) => output.includes(words) || child.exitCode !== null,
  };
}
