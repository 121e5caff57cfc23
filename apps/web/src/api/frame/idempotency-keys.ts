import type { Transaction } from '#platform';
import { Unacceptable } from '../../access/index.js';
import type { AnswerParts } from './api-answer.js';
import type { IdempotencyKey } from './api-call.js';

const WAIT = '5s';

/**
 * Takes the key within the transaction of the act, so that key, act and answer are committed together or not at all.
 * A second request with the same key waits at the row until the first has ended: then it gets its answer, or, where
 * the first was refused and left nothing, it acts itself. Answers the stored answer, or null: the act may begin.
 */
export async function claimKey(tx: Transaction, { key, requestHash }: IdempotencyKey): Promise<AnswerParts | null> {
  const account = tx.actor.accountId;
  await tx.query(`SELECT set_config('lock_timeout', $1, true)`, [WAIT]);
  const claimed = await tx
    .query(
      `INSERT INTO platform.idempotency_key (account_id, key, request_hash, created_at) VALUES ($1, $2, $3, now())
       ON CONFLICT (account_id, key) DO UPDATE SET request_hash = EXCLUDED.request_hash, status = NULL, answer = NULL,
         created_at = EXCLUDED.created_at
         WHERE idempotency_key.created_at < now() - interval '1 day' RETURNING key`,
      [account, key, requestHash],
    )
    .catch((error: unknown) => {
      if (!isLockTimeout(error)) throw error;
      throw new Unacceptable(
        409,
        'idempotency-key-in-use',
        'Eine Anfrage mit diesem Schlüssel läuft noch. Versuchen Sie es gleich noch einmal.',
      );
    });
  await tx.query(`SELECT set_config('lock_timeout', '0', true)`);
  if (claimed.length === 1) return null;
  const [stored] = await tx.query<{ request_hash: string; answer: AnswerParts }>(
    `SELECT request_hash, answer FROM platform.idempotency_key WHERE account_id = $1 AND key = $2`,
    [account, key],
  );
  if (stored?.request_hash === requestHash) return stored.answer;
  throw new Unacceptable(
    422,
    'idempotency-key-reused',
    'Dieser Schlüssel wurde schon für eine andere Anfrage benutzt. Nehmen Sie einen neuen.',
  );
}

export async function storeAnswer(tx: Transaction, { key }: IdempotencyKey, answer: AnswerParts): Promise<void> {
  await tx.query(`UPDATE platform.idempotency_key SET status = $3, answer = $4 WHERE account_id = $1 AND key = $2`, [
    tx.actor.accountId,
    key,
    answer.status,
    JSON.stringify(answer),
  ]);
}

function isLockTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === '55P03';
}
