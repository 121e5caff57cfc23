import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import { findConcept, loadMeasureForUpdate, searchFindings, type Concept } from '../persistence/concept.repository.js';
import {
  fieldsInUse,
  updateConcept,
  updateFinding,
  updateMeasure,
  updateOffer,
  updateOrganisation,
} from '../persistence/register-changes.repository.js';
import { lockEntry, revisionsOf, type EntryKind, type EntryOf } from '../persistence/revision.repository.js';
import { editing } from './editing.js';
import {
  conceptMustBeWhole,
  findingMustBeWhole,
  measureMustBeWhole,
  offerMustBeWhole,
  organisationMustBeWhole,
  type FindingDraft,
  type MeasureDraft,
  type OfferDraft,
  type OrganisationDraft,
} from './register-rules.js';

/** A concept as it shall be; a field of action without a known id is a new one. */
export type ConceptChange = Omit<Concept, 'id' | 'fields'> & {
  readonly fields: readonly { readonly id: string | null; readonly title: string }[];
};
export type MeasureChange = Omit<MeasureDraft, 'conceptId'> & { readonly findingIds: readonly string[] };

/** What may be changed in an entry of each kind. */
export interface ChangeOf {
  readonly organisation: OrganisationDraft;
  readonly offer: OfferDraft;
  readonly concept: ConceptChange;
  readonly measure: MeasureChange;
  readonly finding: FindingDraft;
}

/** The entry and the version that was looked at. */
export interface EntryVersion<K extends EntryKind> {
  readonly kind: K;
  readonly id: string;
  readonly version: number;
}

/**
 * Changes an entry of the registers; its earlier versions stay. Refuses what adding it would refuse, an entry that somebody
 * else has changed meanwhile, and a field of action that disappears although it has measures.
 */
export const changeEntry = <K extends EntryKind>(
  database: Database,
  actor: Actor,
  at: EntryVersion<K>,
  draft: ChangeOf[K],
): Promise<Result<{ readonly version: number }, Refusal>> =>
  changing(database, actor, at, 'change-entry', async () => ok(draft));

/** Goes back to an earlier version of an entry, as its next one. Refuses a version that never was, and like a change. */
export const restoreEntry = <K extends EntryKind>(
  database: Database,
  actor: Actor,
  at: EntryVersion<K>,
  toVersion: number,
): Promise<Result<{ readonly version: number }, Refusal>> =>
  changing(database, actor, at, 'restore-entry', async (tx) => {
    const earlier = (await revisionsOf(tx, at.kind, at.id)).find(({ version }) => version === toVersion);
    const again: (entry: EntryOf[K]) => ChangeOf[K] = AGAIN[at.kind];
    return earlier ? ok(again(earlier.entry)) : refuse('entry-version-unknown');
  });

const changing = <K extends EntryKind>(
  database: Database,
  actor: Actor,
  { kind, id, version }: EntryVersion<K>,
  action: string,
  draftOf: (tx: Transaction) => Promise<Result<ChangeOf[K], Refusal>>,
): Promise<Result<{ readonly version: number }, Refusal>> =>
  editing(
    database,
    actor,
    action,
    async (tx) => {
      const present = await lockEntry(tx, kind, id);
      if (!present) return refuse('entry-not-found');
      if (present.version !== version)
        return refuse('entry-changed-meanwhile', { version: present.version, changedBy: present.changedByName });
      const draft = await draftOf(tx);
      if (!draft.ok) return draft;
      const write: (tx: Transaction, id: string, draft: ChangeOf[K]) => Promise<Result<true, Refusal>> = WRITE[kind];
      const written = await write(tx, id, draft.value);
      return written.ok ? ok({ version: version + 1 }) : written;
    },
    (done) => ({ kind, entry: id, version: done.version }),
  );

const AGAIN: { readonly [K in EntryKind]: (entry: EntryOf[K]) => ChangeOf[K] } = {
  organisation: (entry) => entry,
  offer: (entry) => entry,
  concept: (entry) => entry,
  measure: (entry) => ({ ...entry, findingIds: entry.findings.map(({ id }) => id) }),
  finding: (entry) => entry,
};

type Write<K extends EntryKind> = (tx: Transaction, id: string, draft: ChangeOf[K]) => Promise<Result<true, Refusal>>;

const WRITE: { readonly [K in EntryKind]: Write<K> } = {
  organisation: async (tx, id, draft) => {
    const whole = await organisationMustBeWhole(tx, draft);
    if (whole.ok) await updateOrganisation(tx, { ...draft, id, name: draft.name.trim() });
    return whole;
  },
  offer: async (tx, id, draft) => {
    const whole = await offerMustBeWhole(tx, draft);
    if (whole.ok) await updateOffer(tx, { ...draft, id });
    return whole;
  },
  concept: writeConcept,
  measure: writeMeasure,
  finding: async (tx, id, draft) => {
    const whole = findingMustBeWhole(tx, draft);
    if (whole.ok) await updateFinding(tx, { ...draft, id });
    return whole;
  },
};

async function writeConcept(tx: Transaction, id: string, draft: ConceptChange): Promise<Result<true, Refusal>> {
  const whole = await conceptMustBeWhole(tx, { ...draft, fields: draft.fields.map(({ title }) => title) });
  if (!whole.ok) return whole;
  const known = (await findConcept(tx, id))?.fields.map((field) => field.id) ?? [];
  const kept = draft.fields.map((field) => field.id).filter((each) => each !== null && known.includes(each));
  const lost = (await fieldsInUse(tx, id)).filter((each) => !kept.includes(each));
  if (lost.length > 0) return refuse('field-of-action-in-use', {}, '/fields');
  const fields = draft.fields.map((field) => ({
    id: field.id !== null && known.includes(field.id) ? field.id : newId(),
    title: field.title.trim(),
  }));
  await updateConcept(tx, { ...draft, id, fields });
  return ok(true);
}

async function writeMeasure(tx: Transaction, id: string, draft: MeasureChange): Promise<Result<true, Refusal>> {
  const measure = await loadMeasureForUpdate(tx, id);
  if (!measure) return refuse('entry-not-found');
  const whole = await measureMustBeWhole(tx, { ...draft, conceptId: measure.conceptId });
  if (!whole.ok) return whole;
  const findings = (await searchFindings(tx)).map((each) => each.id);
  if (!draft.findingIds.every((each) => findings.includes(each))) return refuse('finding-not-found', {}, '/findingIds');
  await updateMeasure(tx, { ...draft, id }, [...new Set(draft.findingIds)]);
  return ok(true);
}
