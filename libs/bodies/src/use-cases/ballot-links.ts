import { createHash, randomBytes } from 'node:crypto';

/** A secret for a personal link (256 bits); only its hash is stored. */
export function newLinkSecret(): { readonly secret: string; readonly hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: hashOfLink(secret) };
}

/** SHA-256 in hex, as the functions of the database compute it. */
export const hashOfLink = (secret: string): string => createHash('sha256').update(secret).digest('hex');
