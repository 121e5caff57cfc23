import { findDistrict } from '#districts';
import { ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { findConcept, type Concept, type Finding, type Measure } from '../persistence/concept.repository.js';
import { findRegistered, type Offer, type RegisteredOrganisation } from '../persistence/organisation.repository.js';

export type OrganisationDraft = Omit<RegisteredOrganisation, 'id'>;
export type OfferDraft = Omit<Offer, 'id' | 'organisationName'>;
export type ConceptDraft = Omit<Concept, 'id' | 'fields'> & { readonly fields: readonly string[] };
export type MeasureDraft = Pick<Measure, 'fieldId' | 'conceptId' | 'title' | 'responsible' | 'partners' | 'isPublic'>;
export type FindingDraft = Omit<Finding, 'id'>;

const WEBSITE = /^(https?:\/\/\S+)?$/;
const EMAIL = /^([^\s@,;<>]+@[^\s@,;<>]+)?$/;
export const TITLE_LENGTH_MAX = 300;
const NAME_LENGTH_MAX = 200;
const SUMMARY_LENGTH_MIN = 10;
const SUMMARY_LENGTH_MAX = 4000;

export async function organisationMustBeWhole(
  tx: Transaction,
  draft: OrganisationDraft,
): Promise<Result<true, Refusal>> {
  const named = textMustFit(draft.name, 2, NAME_LENGTH_MAX, '/name');
  if (!named.ok) return named;
  const reachable = reachMustBeReadable(draft);
  if (!reachable.ok) return reachable;
  return draft.districtAgs !== null && !(await findDistrict(tx, draft.districtAgs))
    ? refuse('district-unknown', {}, '/districtAgs')
    : ok(true);
}

export async function offerMustBeWhole(tx: Transaction, draft: OfferDraft): Promise<Result<true, Refusal>> {
  const named = textMustFit(draft.name, 3, NAME_LENGTH_MAX, '/name');
  if (!named.ok) return named;
  const reachable = reachMustBeReadable(draft);
  if (!reachable.ok) return reachable;
  if (!(await findRegistered(tx, draft.organisationId))) return refuse('registered-not-found', {}, '/organisationId');
  if (draft.districts.length === 0) return refuse('offer-without-district', {}, '/districts');
  for (const ags of draft.districts)
    if (!(await findDistrict(tx, ags))) return refuse('district-unknown', {}, '/districts');
  return ok(true);
}

export async function conceptMustBeWhole(tx: Transaction, draft: ConceptDraft): Promise<Result<true, Refusal>> {
  const named = textMustFit(draft.title, 3, TITLE_LENGTH_MAX, '/title');
  if (!named.ok) return named;
  const owned = textMustFit(draft.responsible, 2, NAME_LENGTH_MAX, '/responsible');
  if (!owned.ok) return owned;
  if (draft.fields.length === 0) return refuse('concept-without-field', {}, '/fields');
  const misfit = draft.fields.map((title) => textMustFit(title, 3, TITLE_LENGTH_MAX, '/fields')).find(({ ok }) => !ok);
  if (misfit && !misfit.ok) return misfit;
  if (draft.kind === 'LOCAL' && draft.phase === null) return refuse('concept-phase-missing', {}, '/phase');
  if (draft.kind === 'LOCAL' && !(await findDistrict(tx, draft.districtAgs ?? '')))
    return refuse('district-unknown', {}, '/districtAgs');
  return draft.resolution?.on.isAfter(tx.today) ? refuse('resolution-in-future', {}, '/resolvedOn') : ok(true);
}

export async function measureMustBeWhole(tx: Transaction, draft: MeasureDraft): Promise<Result<true, Refusal>> {
  const named = textMustFit(draft.title, 3, TITLE_LENGTH_MAX, '/title');
  if (!named.ok) return named;
  const owned = textMustFit(draft.responsible, 2, NAME_LENGTH_MAX, '/responsible');
  if (!owned.ok) return owned;
  const concept = await findConcept(tx, draft.conceptId);
  return concept?.fields.some(({ id }) => id === draft.fieldId)
    ? ok(true)
    : refuse('field-of-action-unknown', {}, '/fieldId');
}

export function findingMustBeWhole(tx: Transaction, draft: FindingDraft): Result<true, Refusal> {
  const named = textMustFit(draft.title, 3, TITLE_LENGTH_MAX, '/title');
  if (!named.ok) return named;
  const published = textMustFit(draft.publisher, 2, NAME_LENGTH_MAX, '/publisher');
  if (!published.ok) return published;
  const summarised = textMustFit(draft.summary, SUMMARY_LENGTH_MIN, SUMMARY_LENGTH_MAX, '/summary');
  if (!summarised.ok) return summarised;
  if (!WEBSITE.test(draft.website)) return refuse('website-unreadable', {}, '/website');
  const isLikely = draft.publishedYear >= 1990 && draft.publishedYear <= tx.today.year;
  return isLikely ? ok(true) : refuse('year-unlikely', {}, '/publishedYear');
}

export function textMustFit(text: string, min: number, max: number, pointer: string): Result<true, Refusal> {
  const length = text.trim().length;
  if (length < min) return refuse('entry-missing', {}, pointer);
  return length > max ? refuse('entry-too-long', { lengthMax: max }, pointer) : ok(true);
}

function reachMustBeReadable({ website, email }: { website: string; email: string }): Result<true, Refusal> {
  if (!WEBSITE.test(website)) return refuse('website-unreadable', {}, '/website');
  return EMAIL.test(email) ? ok(true) : refuse('email-invalid', {}, '/email');
}
