import { recordAudit } from '#audit';
import { findAward } from '#awards';
import { findDistrict } from '#districts';
import { hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, violatedConstraint, type Database, type Transaction } from '#platform';
import { MEASURE_LIFECYCLE, REGISTER_EDITORS, type MeasureAction } from '../domain/measure-lifecycle.js';
import * as concepts from '../persistence/concept.repository.js';
import * as organisations from '../persistence/organisation.repository.js';

type OrganisationDraft = Omit<organisations.RegisteredOrganisation, 'id'> & { readonly id?: string | null };
type OfferDraft = Omit<organisations.Offer, 'id' | 'organisationName'>;
type ConceptDraft = Omit<concepts.Concept, 'id' | 'fields'> & { readonly fields: readonly string[] };
type MeasureDraft = Pick<concepts.Measure, 'fieldId' | 'conceptId' | 'title' | 'responsible' | 'partners' | 'isPublic'>;

const HALF_YEAR = /^20\d\d-[12]$/;
const WEBSITE = /^(https?:\/\/\S+)?$/;
const EMAIL = /^([^\s@,;<>]+@[^\s@,;<>]+)?$/;
const CASES_MAX = 100_000;
const TITLE_LENGTH_MAX = 300;
const NAME_LENGTH_MAX = 200;
const SUMMARY_LENGTH_MIN = 10;
const SUMMARY_LENGTH_MAX = 4000;

/** Enters an organisation or changes one. Addresses are those of its functions: the register knows no person. */
export const saveRegistered = (
  database: Database,
  actor: Actor,
  draft: OrganisationDraft,
): Promise<Result<{ readonly id: string }, Refusal>> =>
  editing(database, actor, 'save-organisation', async (tx) => {
    const named = textMustFit(draft.name, 2, NAME_LENGTH_MAX, '/name');
    if (!named.ok) return named;
    const reachable = reachMustBeReadable(draft);
    if (!reachable.ok) return reachable;
    if (draft.districtAgs !== null && !(await findDistrict(tx, draft.districtAgs)))
      return refuse('district-unknown', {}, '/districtAgs');
    if (draft.id && !(await organisations.findRegistered(tx, draft.id))) return refuse('registered-not-found');
    const id = draft.id ?? newId();
    await organisations.saveOrganisation(tx, { ...draft, id, name: draft.name.trim() });
    return ok({ id });
  });

/** An offer with the districts for which it is responsible. */
export const addOffer = (
  database: Database,
  actor: Actor,
  draft: OfferDraft,
): Promise<Result<{ readonly id: string }, Refusal>> =>
  editing(database, actor, 'add-offer', async (tx) => {
    const named = textMustFit(draft.name, 3, NAME_LENGTH_MAX, '/name');
    if (!named.ok) return named;
    const reachable = reachMustBeReadable(draft);
    if (!reachable.ok) return reachable;
    if (!(await organisations.findRegistered(tx, draft.organisationId)))
      return refuse('registered-not-found', {}, '/organisationId');
    if (draft.districts.length === 0) return refuse('offer-without-district', {}, '/districts');
    for (const ags of draft.districts)
      if (!(await findDistrict(tx, ags))) return refuse('district-unknown', {}, '/districts');
    const id = newId();
    await organisations.insertOffer(tx, { ...draft, id });
    return ok({ id });
  });

/** One offer refers to another, for the cases it does not take itself. */
export const referToOffer = (
  database: Database,
  actor: Actor,
  reference: { readonly fromId: string; readonly toId: string; readonly note: string },
): Promise<Result<true, Refusal>> =>
  editing(database, actor, 'refer-to-offer', async (tx) => {
    const noted = textMustFit(reference.note, 3, TITLE_LENGTH_MAX, '/note');
    if (!noted.ok) return noted;
    if (reference.fromId === reference.toId) return refuse('offer-refers-to-itself', {}, '/toId');
    const known = (await organisations.listOffers(tx)).map(({ id }) => id);
    if (!known.includes(reference.fromId) || !known.includes(reference.toId))
      return refuse('offer-not-found', {}, '/toId');
    await organisations.insertReference(tx, reference);
    return ok(true);
  });

/** A count of a half-year in one category. Counts alone: there is no field for anything else. */
export const enterFigure = (
  database: Database,
  actor: Actor,
  figure: organisations.FigureEntry,
): Promise<Result<true, Refusal>> =>
  editing(database, actor, 'enter-figure', async (tx) => {
    if (!HALF_YEAR.test(figure.halfYear)) return refuse('half-year-unreadable', {}, '/halfYear');
    const named = textMustFit(figure.category, 3, 100, '/category');
    if (!named.ok) return named;
    if (!Number.isInteger(figure.cases) || figure.cases < 0 || figure.cases > CASES_MAX)
      return refuse('cases-out-of-range', { max: CASES_MAX }, '/cases');
    const known = (await organisations.listOffers(tx)).some(({ id }) => id === figure.offerId);
    if (!known) return refuse('offer-not-found', {}, '/offerId');
    await organisations.saveFigure(tx, { ...figure, category: figure.category.trim() });
    return ok(true);
  });

/** A concept with its fields of action. A local one belongs to a district and is in a phase. */
export const addConcept = (
  database: Database,
  actor: Actor,
  draft: ConceptDraft,
): Promise<Result<{ readonly id: string }, Refusal>> =>
  editing(database, actor, 'add-concept', async (tx) => {
    const named = textMustFit(draft.title, 3, TITLE_LENGTH_MAX, '/title');
    if (!named.ok) return named;
    const owned = textMustFit(draft.responsible, 2, NAME_LENGTH_MAX, '/responsible');
    if (!owned.ok) return owned;
    if (draft.fields.length === 0) return refuse('concept-without-field', {}, '/fields');
    const misfit = draft.fields
      .map((title) => textMustFit(title, 3, TITLE_LENGTH_MAX, '/fields'))
      .find(({ ok }) => !ok);
    if (misfit && !misfit.ok) return misfit;
    if (draft.kind === 'LOCAL' && draft.phase === null) return refuse('concept-phase-missing', {}, '/phase');
    if (draft.kind === 'LOCAL' && !(await findDistrict(tx, draft.districtAgs ?? '')))
      return refuse('district-unknown', {}, '/districtAgs');
    if (draft.resolution?.on.isAfter(tx.today)) return refuse('resolution-in-future', {}, '/resolvedOn');
    const id = newId();
    await concepts.insertConcept(tx, { ...draft, id, fields: draft.fields.map((title) => ({ id: newId(), title })) });
    return ok({ id });
  });

export const addMeasure = (
  database: Database,
  actor: Actor,
  draft: MeasureDraft,
): Promise<Result<{ readonly id: string }, Refusal>> =>
  editing(database, actor, 'add-measure', async (tx) => {
    const named = textMustFit(draft.title, 3, TITLE_LENGTH_MAX, '/title');
    if (!named.ok) return named;
    const owned = textMustFit(draft.responsible, 2, NAME_LENGTH_MAX, '/responsible');
    if (!owned.ok) return owned;
    const concept = await concepts.findConcept(tx, draft.conceptId);
    if (!concept?.fields.some(({ id }) => id === draft.fieldId))
      return refuse('field-of-action-unknown', {}, '/fieldId');
    const id = newId();
    await concepts.insertMeasure(tx, { ...draft, id });
    await concepts.markMeasure(tx, id, { id: newId(), status: 'PLANNED', note: '' });
    return ok({ id });
  });

/** Moves a measure on; its earlier statuses stay. */
export const moveMeasure = (
  database: Database,
  actor: Actor,
  command: { readonly measureId: string; readonly action: MeasureAction; readonly note: string },
): Promise<Result<true, Refusal>> =>
  editing(database, actor, command.action, async (tx) => {
    const measure = await concepts.loadMeasureForUpdate(tx, command.measureId);
    if (!measure) return refuse('measure-not-found');
    const roles = hasRole(tx.actor, 'SYSTEM') ? REGISTER_EDITORS : tx.actor.roles;
    const next = MEASURE_LIFECYCLE.next(measure.status, command.action, roles);
    if (!next.ok) return next;
    await concepts.markMeasure(tx, measure.id, { id: newId(), status: next.value, note: command.note.trim() });
    return ok(true);
  });

/** Says which award pays for a measure. */
export const linkMeasureToAward = (
  database: Database,
  actor: Actor,
  command: { readonly measureId: string; readonly awardId: string },
): Promise<Result<true, Refusal>> =>
  editing(database, actor, 'link-award', async (tx) => {
    const award = await findAward(tx, command.awardId);
    if (!award) return refuse('award-not-found', {}, '/awardId');
    if (!(await concepts.loadMeasureForUpdate(tx, command.measureId))) return refuse('measure-not-found');
    await concepts.linkAward(tx, command.measureId, award);
    return ok(true);
  });

export const addFinding = (
  database: Database,
  actor: Actor,
  draft: Omit<concepts.Finding, 'id'> & { readonly measureIds?: readonly string[] },
): Promise<Result<{ readonly id: string }, Refusal>> =>
  editing(database, actor, 'add-finding', async (tx) => {
    const named = textMustFit(draft.title, 3, TITLE_LENGTH_MAX, '/title');
    if (!named.ok) return named;
    const published = textMustFit(draft.publisher, 2, NAME_LENGTH_MAX, '/publisher');
    if (!published.ok) return published;
    const summarised = textMustFit(draft.summary, SUMMARY_LENGTH_MIN, SUMMARY_LENGTH_MAX, '/summary');
    if (!summarised.ok) return summarised;
    if (!WEBSITE.test(draft.website)) return refuse('website-unreadable', {}, '/website');
    if (draft.publishedYear < 1990 || draft.publishedYear > tx.today.year)
      return refuse('year-unlikely', {}, '/publishedYear');
    const id = newId();
    await concepts.insertFinding(tx, { ...draft, id });
    for (const measureId of draft.measureIds ?? []) await concepts.linkFinding(tx, measureId, id);
    return ok({ id });
  });

async function editing<T>(
  database: Database,
  actor: Actor,
  action: string,
  act: (tx: Transaction) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  try {
    return await database.transaction(actor, async (tx) => {
      if (!hasRole(actor, 'SYSTEM', ...REGISTER_EDITORS))
        return refuse('action-not-permitted', { action, allowedRoles: REGISTER_EDITORS, possible: [] });
      const done = await act(tx);
      if (done.ok) await recordAudit(tx, { chain: 'network:registers', action, visibility: 'INTERNAL' });
      return done;
    });
  } catch (error) {
    if (violatedConstraint(error) === 'offer_reference_pkey') return refuse('offer-referred-before', {}, '/toId');
    throw error;
  }
}

function textMustFit(text: string, min: number, max: number, pointer: string): Result<true, Refusal> {
  const length = text.trim().length;
  if (length < min) return refuse('entry-missing', {}, pointer);
  return length > max ? refuse('entry-too-long', { lengthMax: max }, pointer) : ok(true);
}

function reachMustBeReadable({ website, email }: { website: string; email: string }): Result<true, Refusal> {
  if (!WEBSITE.test(website)) return refuse('website-unreadable', {}, '/website');
  return EMAIL.test(email) ? ok(true) : refuse('email-invalid', {}, '/email');
}
