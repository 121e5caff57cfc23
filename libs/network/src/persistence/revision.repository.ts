import type { Transaction } from '#platform';
import {
  toConcept,
  toFinding,
  toMeasure,
  type Concept,
  type ConceptRow,
  type Finding,
  type FindingRow,
  type Measure,
  type MeasureRow,
} from './concept.repository.js';
import {
  toOffer,
  toOrganisation,
  type Offer,
  type OfferRow,
  type OrganisationRow,
  type RegisteredOrganisation,
} from './organisation.repository.js';

export const ENTRY_KINDS = ['organisation', 'offer', 'concept', 'measure', 'finding'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What an entry of each kind is. */
export interface EntryOf {
  readonly organisation: RegisteredOrganisation;
  readonly offer: Offer;
  readonly concept: Concept;
  readonly measure: Measure;
  readonly finding: Finding;
}

/** An entry as it was from one change to the next; the first of the list is the present one. */
export interface Revision<K extends EntryKind> {
  readonly version: number;
  readonly changedByName: string;
  readonly changedAt: Date;
  readonly entry: EntryOf[K];
}

interface ContentOf {
  readonly organisation: OrganisationRow;
  readonly offer: OfferRow;
  readonly concept: ConceptRow;
  readonly measure: MeasureRow;
  readonly finding: FindingRow;
}

const READ: { readonly [K in EntryKind]: (content: ContentOf[K]) => EntryOf[K] } = {
  organisation: toOrganisation,
  offer: toOffer,
  concept: toConcept,
  measure: toMeasure,
  finding: toFinding,
};

/** All versions of an entry, newest first; none for an entry that is not there or that the actor does not keep. */
export async function revisionsOf<K extends EntryKind>(tx: Transaction, kind: K, id: string): Promise<Revision<K>[]> {
  const rows = await tx.query<{ version: number; content: ContentOf[K]; changed_by_name: string; changed_at: Date }>(
    `SELECT version, content, changed_by_name, changed_at FROM network.revision
     WHERE kind = $1 AND entry_id = $2 ORDER BY version DESC`,
    [kind, id],
  );
  const read: (content: ContentOf[K]) => EntryOf[K] = READ[kind];
  return rows.map((row) => ({
    version: row.version,
    changedByName: row.changed_by_name,
    changedAt: row.changed_at,
    entry: read(row.content),
  }));
}

/** The present version of an entry, locked against a second change. */
export async function lockEntry(
  tx: Transaction,
  kind: EntryKind,
  id: string,
): Promise<{ readonly version: number; readonly changedByName: string } | null> {
  const [row] = await tx.query<{ version: number; changed_by_name: string }>(
    `SELECT version, changed_by_name FROM network.${kind} WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return row ? { version: row.version, changedByName: row.changed_by_name } : null;
}
