import type { Transaction } from '#platform';
import type { Account } from '../domain/account.js';
import { ENDED_SESSION_KEPT_MS, plusMs, SESSION_TOTAL_MS, sessionEnd } from '../domain/time-limits.js';
import { ACCOUNT_COLUMNS, accountOf, type AccountRow } from '../read/account-row.js';
import { hashOf, newSecret } from '../secrets/secret.js';

export interface LiveSession {
  readonly kind: 'live';
  readonly account: Account;
  readonly csrfToken: string;
  /** A message for the next page that is shown. */
  readonly flash: string | null;
  readonly endsAt: Date;
}

/** A session that is over. Its owner is still known, so that a form sent too late can be kept for them. */
export interface EndedSession {
  readonly kind: 'ended';
  readonly accountId: string;
  readonly csrfToken: string;
}

export type SessionFound = LiveSession | EndedSession | { readonly kind: 'unknown' };

interface SessionRow extends AccountRow {
  readonly csrf_token: string;
  readonly flash: string | null;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
}

const TOUCH_AFTER_MS = 30_000;

/** Opens a session after a successful sign-in. Answers the secret for the cookie; only its hash is stored. */
export async function openSession(tx: Transaction, accountId: string, now: Date): Promise<string> {
  const { secret, hash } = newSecret();
  await tx.query('DELETE FROM identity.session WHERE expires_at < $1', [plusMs(now, -ENDED_SESSION_KEPT_MS)]);
  await tx.query(
    `INSERT INTO identity.session (token_hash, account_id, csrf_token, created_at, last_seen_at, expires_at)
     VALUES ($1, $2, $3, $4, $4, $5)`,
    [hash, accountId, newSecret().secret, now, plusMs(now, SESSION_TOTAL_MS)],
  );
  return secret;
}

/** Finds the session of a cookie and notes that it was used. Needs a transaction of SYSTEM, and real time. */
export async function resumeSession(tx: Transaction, secret: string, now: Date): Promise<SessionFound> {
  const [row] = await tx.query<SessionRow>(
    `SELECT s.csrf_token, s.flash, s.last_seen_at, s.expires_at, ${ACCOUNT_COLUMNS}
     FROM identity.session s JOIN identity.account a ON a.id = s.account_id WHERE s.token_hash = $1`,
    [hashOf(secret)],
  );
  if (!row || row.state !== 'ACTIVE') return { kind: 'unknown' };
  if (sessionEnd(row.last_seen_at, row.expires_at) <= now) {
    return { kind: 'ended', accountId: row.id, csrfToken: row.csrf_token };
  }
  if (now.getTime() - row.last_seen_at.getTime() > TOUCH_AFTER_MS) await touch(tx, secret, now);
  return {
    kind: 'live',
    account: accountOf(row),
    csrfToken: row.csrf_token,
    flash: row.flash,
    endsAt: sessionEnd(now, row.expires_at),
  };
}

async function touch(tx: Transaction, secret: string, now: Date): Promise<void> {
  await tx.query('UPDATE identity.session SET last_seen_at = $2 WHERE token_hash = $1', [hashOf(secret), now]);
}

export async function endSession(tx: Transaction, secret: string): Promise<void> {
  await tx.query('DELETE FROM identity.session WHERE token_hash = $1', [hashOf(secret)]);
}

/** After a change of password or a block: whoever is signed in elsewhere has to sign in again. */
export async function endSessionsOf(tx: Transaction, accountId: string): Promise<void> {
  await tx.query('DELETE FROM identity.session WHERE account_id = $1', [accountId]);
}

/** Leaves a message for the next page, or takes it away once it was shown. */
export async function setFlash(tx: Transaction, secret: string, flash: string | null): Promise<void> {
  await tx.query('UPDATE identity.session SET flash = $2 WHERE token_hash = $1', [hashOf(secret), flash]);
}
