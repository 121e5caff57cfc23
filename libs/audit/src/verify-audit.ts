import { SYSTEM_ACTOR } from '#kernel';
import type { Database, Transaction } from '#platform';

/** The first place at which the trace does not hold. */
export type BrokenLink =
  | { readonly kind: EntryFault; readonly chain: string; readonly seq: number }
  | { readonly kind: DigestFault; readonly day: string };

/** An entry is missing before seq, was altered, does not follow its predecessor, or the end of the chain is cut off. */
export type EntryFault = 'entry-missing' | 'entry-altered' | 'link-broken' | 'end-cut-off';

/** A digest does not follow its predecessor, or the entries of its days are no longer those that were sealed. */
export type DigestFault = 'digest-link-broken' | 'digest-altered';

// Computed here and not by the database's own function: who can alter entries could alter that function as well.
const ENTRY_HASH = `encode(sha256(convert_to(jsonb_build_array(
  chain, seq, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), digest_day,
  actor_id, actor_name, action, status_before, status_after, reason, facts,
  organisation_id, visibility, previous_hash)::text, 'UTF8')), 'hex')`;

const FIRST_BROKEN_ENTRY = `
  SELECT chain, seq, kind FROM (
    SELECT chain, seq, CASE
        WHEN seq <> row_number() OVER chained THEN 'entry-missing'
        WHEN hash <> ${ENTRY_HASH} THEN 'entry-altered'
        WHEN previous_hash <> coalesce(lag(hash) OVER chained, '') THEN 'link-broken'
      END AS kind
      FROM audit.entry WINDOW chained AS (PARTITION BY chain ORDER BY seq)
  ) AS link WHERE kind IS NOT NULL ORDER BY chain, seq LIMIT 1`;

const FIRST_CUT_CHAIN = `
  SELECT chain, coalesce(entry.last_seq, 0) + 1 AS seq, 'end-cut-off' AS kind
    FROM (SELECT DISTINCT ON (chain) chain, seq AS last_seq, hash AS last_hash FROM audit.entry ORDER BY chain, seq DESC) AS entry
    FULL JOIN audit.chain AS head USING (chain)
   WHERE entry.last_hash IS DISTINCT FROM head.last_hash OR entry.last_seq IS DISTINCT FROM head.last_seq
   ORDER BY chain LIMIT 1`;

const FIRST_BROKEN_DIGEST = `
  SELECT day, kind FROM (
    SELECT digest.day, CASE
        WHEN digest.previous_digest <> coalesce(digest.predecessor, '') THEN 'digest-link-broken'
        WHEN digest.digest <> encode(sha256(convert_to(
          jsonb_build_array(digest.day, sealed.entries, digest.previous_digest, sealed.content)::text, 'UTF8')), 'hex')
          THEN 'digest-altered'
      END AS kind
      FROM (SELECT *, lag(digest) OVER (ORDER BY day) AS predecessor, lag(day) OVER (ORDER BY day) AS day_before
              FROM audit.daily_digest) AS digest
      CROSS JOIN LATERAL (
        SELECT count(*) AS entries,
               coalesce(string_agg(chain || '/' || seq || ' ' || hash, E'\\n' ORDER BY chain COLLATE "C", seq), '') AS content
          FROM audit.entry
         WHERE digest_day <= digest.day AND digest_day > coalesce(digest.day_before, '-infinity')) AS sealed
  ) AS seal WHERE kind IS NOT NULL ORDER BY day LIMIT 1`;

/** Recomputes all chains and all daily digests. Null when everything holds. */
export async function verifyAudit(database: Database): Promise<BrokenLink | null> {
  return database.read(SYSTEM_ACTOR, async (tx) => {
    return (await firstEntry(tx, FIRST_BROKEN_ENTRY)) ?? (await firstEntry(tx, FIRST_CUT_CHAIN)) ?? firstDigest(tx);
  });
}

/** The finding as one German sentence for the operator. */
export function describeAuditFinding(finding: BrokenLink | null): string {
  if (!finding) return 'Alle Ketten und Tagessiegel sind unversehrt.';
  if ('day' in finding) return `Tagessiegel ${finding.day}: ${SENTENCE[finding.kind]}`;
  return `Kette ${finding.chain}, Eintrag ${finding.seq}: ${SENTENCE[finding.kind]}`;
}

const SENTENCE: Readonly<Record<EntryFault | DigestFault, string>> = {
  'entry-missing': 'Vor diesem Eintrag fehlt mindestens einer.',
  'entry-altered': 'Der Inhalt wurde nach dem Eintragen verändert.',
  'link-broken': 'Der Eintrag schließt nicht an seinen Vorgänger an.',
  'end-cut-off': 'Hier endet die Kette früher, als sie geschrieben wurde.',
  'digest-link-broken': 'Das Siegel schließt nicht an das vorige an.',
  'digest-altered': 'Die Einträge dieses Tages sind nicht mehr die versiegelten.',
};

async function firstEntry(tx: Transaction, sql: string): Promise<BrokenLink | null> {
  const [row] = await tx.query<{ kind: EntryFault; chain: string; seq: number }>(sql);
  return row ? { kind: row.kind, chain: row.chain, seq: Number(row.seq) } : null;
}

async function firstDigest(tx: Transaction): Promise<BrokenLink | null> {
  const [row] = await tx.query<{ kind: DigestFault; day: string }>(FIRST_BROKEN_DIGEST);
  return row ? { kind: row.kind, day: row.day } : null;
}
