import type { Transaction } from '#platform';

/**
 * Claims an effect for this transaction: true for the first who commits with the key, false for everybody after.
 * For handlers whose effect has no row of its own that could tell that it happened. Only for SYSTEM.
 */
export async function once(tx: Transaction, key: string): Promise<boolean> {
  const rows = await tx.query(
    'INSERT INTO outbox.effect (key, happened_at) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING RETURNING key',
    [key, tx.now],
  );
  return rows.length === 1;
}
