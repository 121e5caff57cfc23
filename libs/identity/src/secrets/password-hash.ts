import { hash, verify } from '@node-rs/argon2';
import { Turnstile } from './turnstile.js';

/** argon2id with 19 MiB, two passes, one lane: the first recommendation of the OWASP cheat sheet. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each computation takes 19 MiB and a core: two at once, and a queue that does not grow without end. */
const turnstile = new Turnstile(2, 300);

export const hashPassword = (password: string): Promise<string> => turnstile.pass(() => hash(password, OPTIONS));

/** Takes the same time without a stored hash, so that the answer does not tell whether the account exists. */
export async function matchesPassword(password: string, stored: string | null): Promise<boolean> {
  decoy ??= hashPassword('a password that belongs to nobody');
  const against = stored ?? (await decoy);
  const matches = await turnstile.pass(() => verify(against, password));
  return matches && stored !== null;
}

let decoy: Promise<string> | undefined;
