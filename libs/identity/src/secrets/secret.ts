import { createHash, randomBytes } from 'node:crypto';

/** A new random secret of 256 bits, readable in addresses, and the hash under which it is stored. */
export function newSecret(): { secret: string; hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashOf(secret) };
}

/** Random secrets need no slow hash: nobody can try 2^256 of them. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
