import { findAward } from '#awards';
import { hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, type Database } from '#platform';
import { MEASURE_LIFECYCLE, REGISTER_EDITORS, type MeasureAction } from '../domain/measure-lifecycle.js';
import * as concepts from '../persistence/concept.repository.js';
import * as organisations from '../persistence/organisation.repository.js';
import { countLinkOf } from '../persistence/register-changes.repository.js';
import { editing } from './editing.js';
import {
  conceptMustBeWhole,
  findingMustBeWhole,
  measureMustBeWhole,
  offerMustBeWhole,
  organisationMustBeWhole,
  textMustFit,
  TITLE_LENGTH_MAX,
  type ConceptDraft,
  type FindingDraft,
  type MeasureDraft,
  type OfferDraft,
  type OrganisationDraft,
} from './register-rules.js';

const HALF_YEAR = /^20\d\d-[12]$/;
const CASES_MAX = 100_000;

/** Enters an organisation. Addresses are those of its functions: the register knows no person. */
export const saveRegistered = (
  database: Database,
  actor: Actor,
  draft: OrganisationDraft,
): Promise<Result<{ readonly id: string }, Refusal>> =>
  editing(database, actor, 'save-organisation', async (tx) => {
    const whole = await organisationMustBeWhole(tx, draft);
    if (!whole.ok) return whole;
    const id = newId();
    await organisations.insertOrganisation(tx, { ...draft, id, name: draft.name.trim() });
    return ok({ id });
  });

/** An offer with the districts for which it is responsible. */
export const addOffer = (
  database: Database,
  actor: Actor,
  draft: OfferDraft,
): Promise<Result<{ readonly id: string }, Refusal>> =>
  editing(database, actor, 'add-offer', async (tx) => {
    const whole = await offerMustBeWhole(tx, draft);
    if (!whole.ok) return whole;
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

/** Takes a reference between two offers out of the register. Refuses one that is not there. */
export const dropReference = (
  database: Database,
  actor: Actor,
  reference: { readonly fromId: string; readonly toId: string },
): Promise<Result<true, Refusal>> =>
  editing(database, actor, 'drop-reference', async (tx) =>
    (await organisations.deleteReference(tx, reference)) ? ok(true) : refuse('offer-reference-not-found'),
  );

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
    const whole = await conceptMustBeWhole(tx, draft);
    if (!whole.ok) return whole;
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
    const whole = await measureMustBeWhole(tx, draft);
    if (!whole.ok) return whole;
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

/** Takes back that an award pays for a measure. Refuses what is not linked, or whose award the actor may not see. */
export const unlinkMeasureFromAward = (
  database: Database,
  actor: Actor,
  command: { readonly measureId: string; readonly awardId: string },
): Promise<Result<true, Refusal>> =>
  editing(database, actor, 'unlink-award', async (tx) =>
    (await concepts.unlinkAward(tx, command.measureId, command.awardId)) ? ok(true) : refuse('award-not-linked'),
  );

export const addFinding = (
  database: Database,
  actor: Actor,
  draft: FindingDraft & { readonly measureIds?: readonly string[] },
): Promise<Result<{ readonly id: string }, Refusal>> =>
  editing(database, actor, 'add-finding', async (tx) => {
    const whole = findingMustBeWhole(tx, draft);
    if (!whole.ok) return whole;
    const id = newId();
    await concepts.insertFinding(tx, { ...draft, id });
    for (const measureId of draft.measureIds ?? []) {
      await concepts.linkFinding(tx, measureId, id);
      await countLinkOf(tx, measureId);
    }
    return ok({ id });
  });
