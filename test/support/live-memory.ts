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

const FIRST_SAMPLE_MS = 200;
/** Collecting takes long in a test process: the work gets at least four times as long as its measurement. */
const WORK_PER_SAMPLE = 4;

/** Runs the work and tells the most that it held at once, in bytes above what was held before; sampled all the while. */
export async function mostHeldDuring(work: () => Promise<unknown>): Promise<number> {
  const before = heldBytes();
  let most = before;
  let timer: NodeJS.Timeout;
  const sample = (): void => {
    const start = performance.now();
    most = Math.max(most, heldBytes());
    timer = setTimeout(sample, Math.max(FIRST_SAMPLE_MS, WORK_PER_SAMPLE * (performance.now() - start)));
  };
  timer = setTimeout(sample, FIRST_SAMPLE_MS);
  try {
    await work();
    most = Math.max(most, heldBytes());
  } finally {
    clearTimeout(timer);
  }
  return most - before;
}
