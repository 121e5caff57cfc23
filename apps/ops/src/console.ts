/** The one place where a command speaks to the operator. */
export const say = (sentence: string): void => console.log(sentence);

export const complain = (sentence: string): void => console.error(sentence);

/** Says what begins and, when it is done, how long it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  say(`  ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return result;
}

/** An expected reason not to go on; the operator sees the sentences and no stack. */
export class CannotStart extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
  }
}
