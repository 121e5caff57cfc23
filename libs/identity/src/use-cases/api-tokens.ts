import { ok, refuse, type Result } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { Account } from '../domain/account.js';
import { API_TOKEN_DAYS_DEFAULT, API_TOKEN_DAYS_MAX, plusDays } from '../domain/time-limits.js';
import { ACCOUNT_COLUMNS, accountOf, type AccountRow } from '../read/account-row.js';
import { hashOf, newSecret } from '../secrets/secret.js';

export interface ApiToken {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Issues a token for the API. The secret is shown once; days from 1 to 365, 90 unless told. */
export async function issueApiToken(
  tx: Transaction,
  accountId: string,
  wish: { readonly label?: string | undefined; readonly expiresInDays?: number | undefined },
  now: Date,
): Promise<Result<{ token: string; expiresAt: Date }>> {
  const days = wish.expiresInDays ?? API_TOKEN_DAYS_DEFAULT;
  if (!Number.isInteger(days) || days < 1 || days > API_TOKEN_DAYS_MAX) {
    return refuse('token-days-out-of-range', { daysMax: API_TOKEN_DAYS_MAX }, '/expiresInDays');
  }
  const label = wish.label?.trim() || 'API';
  if (label.length > 100) return refuse('token-label-too-long', { lengthMax: 100 }, '/label');
  const { secret, hash } = newSecret();
  const expiresAt = plusDays(now, days);
  await tx.query(
    `INSERT INTO identity.api_token (id, token_hash, account_id, label, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [newId(), hash, accountId, label, now, expiresAt],
  );
  return ok({ token: secret, expiresAt });
}

/** The account behind a token, unless the token ended, was revoked or the account is blocked. */
export async function accountOfApiToken(tx: Transaction, secret: string, now: Date): Promise<Account | null> {
  const [row] = await tx.query<AccountRow>(
    `SELECT ${ACCOUNT_COLUMNS} FROM identity.api_token t JOIN identity.account a ON a.id = t.account_id
     WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND t.expires_at > $2 AND a.state = 'ACTIVE'`,
    [hashOf(secret), now],
  );
  return row ? accountOf(row) : null;
}

/** Tokens of an account that still work, newest first. */
export async function listApiTokens(tx: Transaction, accountId: string, now: Date): Promise<ApiToken[]> {
  const rows = await tx.query<{ id: string; label: string; created_at: Date; expires_at: Date }>(
    `SELECT id, label, created_at, expires_at FROM identity.api_token
     WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY created_at DESC, id`,
    [accountId, now],
  );
  return rows.map((row) => ({ id: row.id, label: row.label, createdAt: row.created_at, expiresAt: row.expires_at }));
}

/** Revokes one of the account's own tokens. Refuses with `token-not-found` for anybody else's. */
export async function revokeApiToken(
  tx: Transaction,
  accountId: string,
  tokenId: string,
  now: Date,
): Promise<Result<void>> {
  const revoked = await tx.query(
    `UPDATE identity.api_token SET revoked_at = $3
     WHERE id = $1 AND account_id = $2 AND revoked_at IS NULL RETURNING id`,
    [tokenId, accountId, now],
  );
  return revoked.length === 1 ? ok(undefined) : refuse('token-not-found');
}
