import type { JSX } from 'preact';
import {
  OFFER_KINDS,
  type ChangeOf,
  type Concept,
  type EntryKind,
  type EntryOf,
  type Finding,
  type RegisteredOrganisation,
} from '#network';
import { ok, type Actor, type Refusal, type Result } from '#kernel';
import type { FormBody } from '../access/index.js';
import { CheckboxField, type Crumb } from '../layout/index.js';
import { conceptChangeIn, findingIn, measureIn, offerIn, organisationIn } from './register-drafts.js';
import {
  ConceptFields,
  FindingFields,
  MeasureFields,
  OfferFields,
  OrganisationFields,
  type DistrictChoice,
} from './register-fields.js';
import type { TypedForm } from './typed-form.js';
import type { FormValues } from './version-history.js';

/** What the fields offer to choose from. */
export interface EntryChoices {
  readonly districts: readonly DistrictChoice[];
  readonly organisations: readonly Pick<RegisteredOrganisation, 'id' | 'name'>[];
  readonly findings: readonly Pick<Finding, 'id' | 'title'>[];
  /** The fields of action of the concept a measure belongs to. */
  readonly fields: Concept['fields'];
}

interface EntryForm<K extends EntryKind> {
  /** Prefix of the names of its fields. */
  readonly form: string;
  readonly word: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly back: (entry: EntryOf[K]) => Crumb & { readonly href: string };
  readonly titleOf: (entry: EntryOf[K]) => string;
  readonly valuesOf: (entry: EntryOf[K]) => FormValues;
  readonly draftIn: (form: FormBody, present: EntryOf[K], actor: Actor) => Result<ChangeOf[K], Refusal>;
  readonly Fields: (props: { typed: TypedForm; choices: EntryChoices; present: EntryOf[K] }) => JSX.Element;
}

const tick = (name: string, isTicked: boolean): FormValues => (isTicked ? { [name]: 'ja' } : {});
const REACH = { phone: 'Telefon', email: 'E-Mail-Adresse', website: 'Internetadresse' };
const SEEN = { public: 'Öffentlich', verified: 'Geprüft' };

/** Whoever confirms the facts of an entry stands in it; a confirmation that stays keeps its name. */
const verifier = (form: FormBody, name: string, before: string | null, actor: Actor): string | null =>
  form.isChecked(name) ? (before ?? actor.name) : null;

const Verified = ({ form, typed }: { form: string; typed: TypedForm }): JSX.Element => (
  <CheckboxField
    name={`${form}-verified`}
    label="Die Angaben sind geprüft"
    required={false}
    checked={typed.values['verified'] !== undefined}
  />
);

export const ENTRY_FORMS: { readonly [K in EntryKind]: EntryForm<K> } = {
  organisation: {
    form: 'org',
    word: 'Organisation',
    labels: {
      ...{ name: 'Name', kind: 'Art', seat: 'Sitz', districtAgs: 'Kreis', role: 'Aufgabe im Netzwerk', ...REACH },
      ...{ kgeMemberSince: 'Mitglied bei „Kommunen gegen Extremismus“ seit', source: 'Quelle', ...SEEN },
    },
    back: () => ({ label: 'Organisationen', href: '/netzwerk/organisationen' }),
    titleOf: ({ name }) => name,
    valuesOf: (entry) => ({
      ...{ name: entry.name, kind: entry.kind, seat: entry.seat, districtAgs: entry.districtAgs ?? '' },
      ...{ role: entry.role, website: entry.website, email: entry.email, phone: entry.phone },
      ...{ kgeMemberSince: entry.kgeMemberSince?.toGerman() ?? '', source: entry.source },
      ...tick('public', entry.isPublic),
      ...tick('verified', entry.verifiedBy !== null),
    }),
    draftIn: (form, present, actor) => {
      const draft = organisationIn(form);
      const verifiedBy = verifier(form, 'org-verified', present.verifiedBy, actor);
      return draft.ok ? ok({ ...draft.value, land: present.land, verifiedBy }) : draft;
    },
    Fields: ({ typed, choices }) => (
      <>
        <OrganisationFields typed={typed} districts={choices.districts} />
        <Verified form="org" typed={typed} />
      </>
    ),
  },
  offer: {
    form: 'offer',
    word: 'Angebot',
    labels: {
      ...{ organisationId: 'Träger', name: 'Name', kind: 'Art', description: 'Beschreibung', ...REACH },
      ...{ districts: 'Zuständig für', ...SEEN },
    },
    back: () => ({ label: 'Organisationen', href: '/netzwerk/organisationen' }),
    titleOf: ({ name }) => name,
    valuesOf: (entry) => ({
      ...{ organisationId: entry.organisationId, name: entry.name, kind: entry.kind, description: entry.description },
      ...{ phone: entry.phone, email: entry.email, website: entry.website, districts: entry.districts.join('\n') },
      ...tick('public', entry.isPublic),
      ...tick('verified', entry.verifiedBy !== null),
    }),
    draftIn: (form, present, actor) =>
      ok({
        ...offerIn(form),
        kind: OFFER_KINDS.find((each) => each === form.text('offer-kind')) ?? present.kind,
        verifiedBy: verifier(form, 'offer-verified', present.verifiedBy, actor),
      }),
    Fields: ({ typed, choices }) => (
      <>
        <OfferFields typed={typed} organisations={choices.organisations} districts={choices.districts} />
        <Verified form="offer" typed={typed} />
      </>
    ),
  },
  concept: {
    form: 'concept',
    word: 'Handlungskonzept',
    labels: {
      ...{ title: 'Titel', kind: 'Art', responsible: 'Zuständig', districtAgs: 'Kreis', phase: 'Phase' },
      ...{ council: 'Beschlossen von', resolvedOn: 'Beschluss vom', reference: 'Nummer des Beschlusses' },
      ...{ fields: 'Handlungsfelder', source: 'Quelle', public: SEEN.public },
    },
    back: ({ id, title }) => ({ label: title, href: `/netzwerk/konzepte/${id}` }),
    titleOf: ({ title }) => title,
    valuesOf: (entry) => ({
      ...{ title: entry.title, kind: entry.kind, responsible: entry.responsible, phase: entry.phase ?? '' },
      ...{ districtAgs: entry.districtAgs ?? '', council: entry.resolution?.body ?? '' },
      ...{ resolvedOn: entry.resolution?.on.toGerman() ?? '', reference: entry.resolution?.reference ?? '' },
      ...Object.fromEntries(entry.fields.map(({ id, title }) => [`field-${id}`, title])),
      ...{ source: entry.source, ...tick('public', entry.isPublic) },
    }),
    draftIn: (form, present) => conceptChangeIn(form, present),
    Fields: ({ typed, choices, present }) => (
      <ConceptFields typed={typed} districts={choices.districts} present={present} />
    ),
  },
  measure: {
    form: 'measure',
    word: 'Maßnahme',
    labels: {
      ...{ fieldId: 'Handlungsfeld', title: 'Maßnahme', responsible: 'Zuständig', partners: 'Beteiligte' },
      ...{ findingIds: 'Stützt sich auf', public: SEEN.public },
    },
    back: ({ conceptId }) => ({ label: 'Handlungskonzept', href: `/netzwerk/konzepte/${conceptId}` }),
    titleOf: ({ title }) => title,
    valuesOf: (entry) => ({
      ...{ fieldId: entry.fieldId, title: entry.title, responsible: entry.responsible, partners: entry.partners },
      findingIds: entry.findings.map(({ id }) => id).join('\n'),
      ...tick('public', entry.isPublic),
    }),
    draftIn: (form) => ok({ ...measureIn(form), findingIds: form.all('measure-findingIds') }),
    Fields: ({ typed, choices }) => <MeasureFields typed={typed} fields={choices.fields} findings={choices.findings} />,
  },
  finding: {
    form: 'finding',
    word: 'Forschungsergebnis',
    labels: {
      ...{ title: 'Titel', publisher: 'Herausgeberin', publishedYear: 'Jahr', phenomenon: 'Bereich' },
      ...{ summary: 'Worum geht es?', website: REACH.website, public: SEEN.public },
    },
    back: () => ({ label: 'Forschung und Verweise', href: '/netzwerk/erkenntnisse' }),
    titleOf: ({ title }) => title,
    valuesOf: (entry) => ({
      ...{ title: entry.title, publisher: entry.publisher, publishedYear: String(entry.publishedYear) },
      ...{ phenomenon: entry.phenomenon ?? '', summary: entry.summary, website: entry.website },
      ...tick('public', entry.isPublic),
    }),
    draftIn: (form) => ok(findingIn(form)),
    Fields: ({ typed }) => <FindingFields typed={typed} />,
  },
};
