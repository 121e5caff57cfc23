import type { Transaction } from '#platform';
import type { AuditRecord } from './entry.js';

const INSERT = `
  INSERT INTO audit.entry (chain, at, actor_id, actor_name, action, status_before, status_after, reason, facts,
                           organisation_id, visibility)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

/**
 * Appends one entry to the chain, within the transaction of the act: the trace commits with the act or not at all.
 * Call it late in the act: until the commit, other acts on the same chain wait.
 */
export async function recordAudit(tx: Transaction, entry: AuditRecord): Promise<void> {
  const organisationId = entry.organisationId === undefined ? tx.actor.organisationId : entry.organisationId;
  await tx.query(INSERT, [
    entry.chain,
    tx.now,
    tx.actor.accountId,
    tx.actor.name,
    entry.action,
    entry.statusBefore ?? null,
    entry.statusAfter ?? null,
    entry.reason ?? null,
    JSON.stringify(entry.facts ?? {}),
    organisationId,
    entry.visibility ?? 'SHARED',
  ]);
}
