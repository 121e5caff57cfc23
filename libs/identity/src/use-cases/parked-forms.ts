import type { Transaction } from '#platform';
import { PARKED_FORM_MS, plusMs } from '../domain/time-limits.js';
import { hashOf, newSecret } from '../secrets/secret.js';

export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** A form that arrived after its session had ended: where it was going and what was in it. */
export interface ParkedForm {
  readonly path: string;
  readonly fields: FormFields;
}

/** Keeps a form for one hour for the account whose session it came from. Answers the secret to ask for it again. */
export async function parkForm(tx: Transaction, accountId: string, form: ParkedForm, now: Date): Promise<string> {
  const { secret, hash } = newSecret();
  await tx.query('DELETE FROM identity.parked_form WHERE expires_at < $1', [now]);
  await tx.query(
    `INSERT INTO identity.parked_form (token_hash, account_id, path, fields, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [hash, accountId, form.path, JSON.stringify(form.fields), now, plusMs(now, PARKED_FORM_MS)],
  );
  return secret;
}

/** The kept form, for its own account only. */
export async function findParkedForm(
  tx: Transaction,
  accountId: string,
  secret: string,
  now: Date,
): Promise<ParkedForm | null> {
  const [row] = await tx.query<{ path: string; fields: FormFields }>(
    'SELECT path, fields FROM identity.parked_form WHERE token_hash = $1 AND account_id = $2 AND expires_at > $3',
    [hashOf(secret), accountId, now],
  );
  return row ?? null;
}
