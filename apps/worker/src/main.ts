import type { Settings } from '#platform';

/** Holds the place of the job process until it exists. */
export async function startWorker(_settings: Settings): Promise<{ close(): Promise<void> }> {
  return Promise.resolve({ close: () => Promise.resolve() });
}
