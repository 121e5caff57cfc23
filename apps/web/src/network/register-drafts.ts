import { CalendarDate, DEFAULT_LAND, ok, refuse, type Refusal, type Result } from '#kernel';
import {
  CONCEPT_KINDS,
  CONCEPT_PHASES,
  OFFER_KINDS,
  PHENOMENA,
  REGISTER_KINDS,
  type Concept,
  type ConceptChange,
  type ConceptDraft,
  type FindingDraft,
  type MeasureChange,
  type OfferDraft,
  type OrganisationDraft,
} from '#network';
import { isId } from '#platform';
import type { FormBody } from '../access/index.js';
import { readOptionalDay } from './typed-form.js';

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** What is no id belongs to nothing, and is refused like an unknown one. */
export const idIn = (form: FormBody, name: string): string => (isId(form.text(name)) ? form.text(name) : NO_ID);

/** A concept as it was typed. Refuses a resolution of which only a part is told. */
export function conceptIn(form: FormBody): Result<ConceptDraft, Refusal> {
  const text = (name: string, max: number): string => form.text(`concept-${name}`).slice(0, max);
  const resolvedOn = readOptionalDay(form.text('concept-resolvedOn'), '/resolvedOn');
  if (!resolvedOn.ok) return resolvedOn;
  const [council, reference] = [text('council', 200), text('reference', 100)];
  const told = [council !== '', resolvedOn.value !== null, reference !== ''];
  if (told.includes(true) && told.includes(false)) return refuse('resolution-incomplete', {}, '/council');
  return ok({
    title: form.text('concept-title'),
    kind: CONCEPT_KINDS.find((each) => each === form.text('concept-kind')) ?? 'LOCAL',
    land: DEFAULT_LAND,
    responsible: text('responsible', 200),
    districtAgs: form.text('concept-districtAgs') || null,
    phase: CONCEPT_PHASES.find((each) => each === form.text('concept-phase')) ?? null,
    resolution: resolutionOf(council, resolvedOn.value, reference),
    source: text('source', 300),
    isPublic: form.isChecked('concept-public'),
    fields: form
      .raw('concept-fields')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  });
}

/** A concept as it was changed: its fields by their ids, empty ones fall away, new ones come behind. */
export function conceptChangeIn(form: FormBody, present: Concept): Result<ConceptChange, Refusal> {
  const draft = conceptIn(form);
  if (!draft.ok) return draft;
  const kept = present.fields
    .map(({ id }) => ({ id, title: form.text(`concept-field-${id}`) }))
    .filter(({ title }) => title !== '');
  const added = draft.value.fields.map((title) => ({ id: null, title }));
  return ok({ ...draft.value, land: present.land, fields: [...kept, ...added] });
}

const resolutionOf = (body: string, on: CalendarDate | null, reference: string) =>
  on === null ? null : { body, on, reference };

/** An organisation as it was typed. Refuses a day that is none. */
export function organisationIn(form: FormBody): Result<OrganisationDraft, Refusal> {
  const since = readOptionalDay(form.text('org-kgeMemberSince'), '/kgeMemberSince');
  if (!since.ok) return since;
  return ok({
    name: form.text('org-name'),
    kind: REGISTER_KINDS.find((each) => each === form.text('org-kind')) ?? 'ASSOCIATION',
    land: DEFAULT_LAND,
    seat: form.text('org-seat').slice(0, 100),
    districtAgs: form.text('org-districtAgs') || null,
    role: form.text('org-role').slice(0, 500),
    website: form.text('org-website'),
    email: form.text('org-email'),
    phone: form.text('org-phone').slice(0, 60),
    kgeMemberSince: since.value,
    isPublic: form.isChecked('org-public'),
    source: form.text('org-source').slice(0, 300),
    verifiedBy: null,
  });
}

export const measureIn = (form: FormBody): Omit<MeasureChange, 'findingIds'> => ({
  fieldId: idIn(form, 'measure-fieldId'),
  title: form.text('measure-title'),
  responsible: form.text('measure-responsible'),
  partners: form.text('measure-partners').slice(0, 500),
  isPublic: form.isChecked('measure-public'),
});

export const offerIn = (form: FormBody): OfferDraft => ({
  organisationId: idIn(form, 'offer-organisationId'),
  kind: OFFER_KINDS.find((each) => each === form.text('offer-kind')) ?? 'MOBILE',
  name: form.text('offer-name'),
  description: form.text('offer-description').slice(0, 2000),
  phone: form.text('offer-phone').slice(0, 60),
  email: form.text('offer-email'),
  website: form.text('offer-website'),
  isPublic: form.isChecked('offer-public'),
  verifiedBy: null,
  districts: form.all('offer-districts'),
});

/** -1 where no year was typed: the use case refuses it. */
export const findingIn = (form: FormBody): FindingDraft => ({
  title: form.text('finding-title'),
  publisher: form.text('finding-publisher').slice(0, 200),
  publishedYear: /^\d{4}$/.test(form.text('finding-publishedYear')) ? Number(form.text('finding-publishedYear')) : -1,
  phenomenon: PHENOMENA.find((each) => each === form.text('finding-phenomenon')) ?? null,
  summary: form.text('finding-summary'),
  website: form.text('finding-website'),
  isPublic: form.isChecked('finding-public'),
});
