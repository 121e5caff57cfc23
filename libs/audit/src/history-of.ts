import type { Transaction } from '#platform';
import type { AuditEntry, AuditFacts, Visibility } from './entry.js';

interface EntryRow {
  chain: string;
  seq: number;
  at: Date;
  actor_id: string;
  actor_name: string;
  action: string;
  status_before: string | null;
  status_after: string | null;
  reason: string | null;
  facts: AuditFacts;
  organisation_id: string | null;
  visibility: Visibility;
  hash: string;
}

/**
 * The history of a case, newest first, as far as the actor may see it.
 * `before` is the seq of the last entry of the previous page.
 */
export async function historyOf(
  tx: Transaction,
  chain: string,
  page: { readonly limit: number; readonly before?: number },
): Promise<AuditEntry[]> {
  const rows = await tx.query<EntryRow>(
    `SELECT chain, seq, at, actor_id, actor_name, action, status_before, status_after, reason, facts, organisation_id,
            visibility, hash
       FROM audit.entry WHERE chain = $1 AND ($2::integer IS NULL OR seq < $2) ORDER BY seq DESC LIMIT $3`,
    [chain, page.before ?? null, page.limit],
  );
  return rows.map(toEntry);
}

function toEntry(row: EntryRow): AuditEntry {
  return {
    chain: row.chain,
    seq: row.seq,
    at: row.at,
    actorId: row.actor_id,
    actorName: row.actor_name,
    action: row.action,
    statusBefore: row.status_before,
    statusAfter: row.status_after,
    reason: row.reason,
    facts: row.facts,
    organisationId: row.organisation_id,
    visibility: row.visibility,
    hash: row.hash,
  };
}
