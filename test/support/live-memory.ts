import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that something still holds, inside and outside the heap. Resident memory also counts what V8 has not swept yet. */
function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const SAMPLE_EVERY_MS = 1_000;

/** Runs the work and tells the most that it held at once, in bytes above what was held before; sampled all the while. */
export async function mostHeldDuring(work: () => Promise<unknown>): Promise<number> {
  const before = heldBytes();
  let most = before;
  const sample = (): void => {
    most = Math.max(most, heldBytes());
  };
  const timer = setInterval(sample, SAMPLE_EVERY_MS);
  try {
    await work();
    sample();
  } finally {
    clearInterval(timer);
  }
  return most - before;
}
