import { spawn } from 'node:child_process';
import process from 'node:process';

/** Runs a Node program with our own input and output; answers its exit code. */
export function runInherited(args, node = process.execPath) {
  return finished(spawn(node, args, { stdio: 'inherit' }));
}

/** Runs a Node program quietly; answers its exit code and everything it printed. */
export async function runCaptured(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { code: await finished(child), output };
}

function finished(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

/** Text of the time since a moment of performance.now(). */
export function since(start) {
  const seconds = (performance.now() - start) / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
