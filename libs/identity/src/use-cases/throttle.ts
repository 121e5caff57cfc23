import { newId, type Transaction } from '#platform';
import { ok, refuse, type Result } from '#kernel';
import { plusMs } from '../domain/time-limits.js';
import { hashOf } from '../secrets/secret.js';

/** At most so many attempts of one subject within the window. Units: attempts, milliseconds. */
export interface ThrottleRule {
  readonly attemptsMax: number;
  readonly windowMs: number;
}

const QUARTER_HOUR_MS = 15 * 60_000;

export const SIGN_IN_PER_EMAIL: ThrottleRule = { attemptsMax: 8, windowMs: QUARTER_HOUR_MS };
export const SIGN_IN_PER_ADDRESS: ThrottleRule = { attemptsMax: 100, windowMs: QUARTER_HOUR_MS };
export const RESET_PER_EMAIL: ThrottleRule = { attemptsMax: 3, windowMs: QUARTER_HOUR_MS };
export const RESET_PER_ADDRESS: ThrottleRule = { attemptsMax: 30, windowMs: QUARTER_HOUR_MS };

/**
 * Counts an attempt before it is made, so that parallel attempts cannot slip through.
 * Refuses with `too-many-attempts` and the whole minutes to wait. Says nothing about whether the subject exists.
 */
export async function countAttempt(
  tx: Transaction,
  subject: string,
  rule: ThrottleRule,
  now: Date,
): Promise<Result<void>> {
  const subjectHash = hashOf(subject);
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [subjectHash]);
  const [earlier] = await tx.query<{ count: string; oldest: Date | null }>(
    'SELECT count(*), min(attempted_at) AS oldest FROM identity.sign_in_attempt WHERE subject_hash = $1 AND attempted_at > $2',
    [subjectHash, plusMs(now, -rule.windowMs)],
  );
  if (earlier?.oldest && Number(earlier.count) >= rule.attemptsMax) {
    const waitMs = earlier.oldest.getTime() + rule.windowMs - now.getTime();
    return refuse('too-many-attempts', { waitMinutes: Math.max(1, Math.ceil(waitMs / 60_000)) });
  }
  await tx.query('INSERT INTO identity.sign_in_attempt (id, subject_hash, attempted_at) VALUES ($1, $2, $3)', [
    newId(),
    subjectHash,
    now,
  ]);
  return ok(undefined);
}

/** A success clears the slate of its e-mail address. */
export async function forgetAttempts(tx: Transaction, subject: string): Promise<void> {
  await tx.query('DELETE FROM identity.sign_in_attempt WHERE subject_hash = $1', [hashOf(subject)]);
}

/** A success takes back its own attempt and no other: an attacker with one account must not clear the slate of an address. */
export async function forgetLatest(tx: Transaction, subject: string): Promise<void> {
  await tx.query(
    `DELETE FROM identity.sign_in_attempt WHERE id = (
       SELECT id FROM identity.sign_in_attempt WHERE subject_hash = $1 ORDER BY attempted_at DESC LIMIT 1)`,
    [hashOf(subject)],
  );
}

/** Attempts older than every window are of no use any more. */
export async function sweepAttempts(tx: Transaction, now: Date): Promise<void> {
  await tx.query('DELETE FROM identity.sign_in_attempt WHERE attempted_at < $1', [plusMs(now, -QUARTER_HOUR_MS)]);
}
