import { readFileSync } from 'node:fs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PARENT_CHECK_MILLISECONDS = 500;

/**
 * Resolves when the operator ends us: by signal, or by killing the npm that started us.
 * A second signal ends the process at once; the embedded server then ends by its own watch.
 */
export function untilToldToStop(): Promise<string> {
  return new Promise((resolve) => {
    let told = false;
    const stop = (reason: string): void => {
      if (told) process.exit(130);
      told = true;
      resolve(reason);
    };
    // npm passes a Ctrl-C on although the terminal sent it to us already: what follows at once is the same one.
    let last = -Infinity;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        const isEcho = performance.now() - last < 500;
        last = performance.now();
        if (!isEcho) stop(signal);
      });
    }
    if (process.env['npm_lifecycle_event'] !== undefined) watchParent(() => stop('npm wurde beendet'));
  });
}

function watchParent(onDeath: () => void): void {
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === before) return;
    clearInterval(timer);
    onDeath();
  }, PARENT_CHECK_MILLISECONDS);
  timer.unref();
}

/** npm may have put a shell between itself and us, which outlives it: so the parent's parent is watched too (Linux). */
function ancestors(): string {
  const parent = process.ppid;
  return `${parent} ${/\) \S (\d+)/.exec(readOrNothing(`/proc/${parent}/stat`))?.[1] ?? ''}`;
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
