import { describe, expect, it } from '@jest/globals';
import { Overcrowded, Turnstile } from './turnstile.js';

describe('the turnstile before costly work', () => {
  it('lets two work at once, the next ones one after the other, and refuses who finds the line full', async () => {
    const turnstile = new Turnstile(2, 2);
    let inside = 0;
    let insideMost = 0;
    const work = async (): Promise<string> => {
      inside += 1;
      insideMost = Math.max(insideMost, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
      return 'done';
    };
    const all = await Promise.allSettled([1, 2, 3, 4, 5].map(() => turnstile.pass(work)));
    expect(all.map((each) => each.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(all.at(-1)).toMatchObject({ reason: expect.any(Overcrowded) as unknown });
    expect(insideMost).toBe(2);
  });

  it('goes on after a failure', async () => {
    const turnstile = new Turnstile(1, 1);
    await expect(turnstile.pass(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turnstile.pass(() => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
