import type { JSX } from 'preact';
import {
  CONCEPT_KINDS,
  CONCEPT_PHASES,
  OFFER_KINDS,
  PHENOMENA,
  REGISTER_KINDS,
  type Concept,
  type Finding,
  type RegisteredOrganisation,
} from '#network';
import { CheckboxField, CheckboxGroup, DateField, SelectField, TextArea, TextField } from '../layout/index.js';
import { CONCEPT_WORDS, OFFER_WORDS, PHASE_WORDS, PHENOMENON_WORDS, REGISTER_WORDS } from '../public/public-words.js';
import { fieldOf, type TypedForm } from './typed-form.js';

/** The fields of the entries: the same whether an entry is new or changed. */
interface FieldsProps {
  readonly typed: TypedForm;
}

export type DistrictChoice = { readonly ags: string; readonly name: string };

const districtOptions = (districts: readonly DistrictChoice[]): { value: string; label: string }[] =>
  districts.map(({ ags, name }) => ({ value: ags, label: name }));

/** Whether a box of this form was ticked when it was sent. */
const isTicked = (typed: TypedForm, form: string, name: string): boolean =>
  typed.form === form && typed.values[name] !== undefined;

export function OrganisationFields({
  typed,
  districts,
}: FieldsProps & { districts: readonly DistrictChoice[] }): JSX.Element {
  const field = (name: string, fallback = '') => fieldOf(typed, 'org', name, fallback);
  return (
    <>
      <p>Nur Organisationen und ihre Stellen, keine Namen von Personen.</p>
      <TextField label="Name" {...field('name')} />
      <SelectField
        label="Art"
        emptyLabel={null}
        {...field('kind', 'ASSOCIATION')}
        options={REGISTER_KINDS.map((value) => ({ value, label: REGISTER_WORDS[value] }))}
      />
      <TextField label="Sitz" required={false} {...field('seat')} />
      <SelectField
        label="Kreis"
        required={false}
        emptyLabel="keiner"
        {...field('districtAgs')}
        options={districtOptions(districts)}
      />
      <TextField label="Aufgabe im Netzwerk" required={false} {...field('role')} />
      <TextField label="Internetadresse" required={false} {...field('website')} />
      <TextField label="E-Mail-Adresse der Stelle" type="email" required={false} {...field('email')} />
      <TextField label="Telefon der Stelle" type="tel" required={false} {...field('phone')} />
      <DateField label="Mitglied bei „Kommunen gegen Extremismus“ seit" required={false} {...field('kgeMemberSince')} />
      <TextField label="Quelle" required={false} {...field('source')} />
      <CheckboxField
        name="org-public"
        label="Öffentlich zeigen"
        required={false}
        checked={isTicked(typed, 'org', 'public')}
      />
    </>
  );
}

/** An action concept with its fields of action. A local one belongs to a district and is in a phase. */
export function ConceptFields({
  typed,
  districts,
  present,
}: FieldsProps & { districts: readonly DistrictChoice[]; present?: Concept }): JSX.Element {
  const field = (name: string, fallback = '') => fieldOf(typed, 'concept', name, fallback);
  return (
    <>
      <TextField label="Titel" {...field('title')} />
      <SelectField
        label="Art"
        emptyLabel={null}
        {...field('kind', 'LOCAL')}
        options={CONCEPT_KINDS.map((value) => ({ value, label: CONCEPT_WORDS[value] }))}
      />
      <TextField label="Zuständig" hint="Ministerium, Amt oder Kreis" {...field('responsible')} />
      <SelectField
        label="Kreis"
        hint="Bei örtlichen Konzepten"
        required={false}
        emptyLabel="keiner"
        {...field('districtAgs')}
        options={districtOptions(districts)}
      />
      <SelectField
        label="Phase"
        hint="Bei örtlichen Konzepten"
        required={false}
        emptyLabel="keine"
        {...field('phase')}
        options={CONCEPT_PHASES.map((value) => ({ value, label: PHASE_WORDS[value] }))}
      />
      <TextField label="Beschlossen von" required={false} {...field('council')} />
      <DateField label="Beschluss vom" required={false} {...field('resolvedOn')} />
      <TextField label="Nummer des Beschlusses" required={false} {...field('reference')} />
      {present?.fields.map(({ id }, index) => (
        <TextField
          key={id}
          label={`Handlungsfeld ${index + 1}`}
          hint="Leer heißt: entfällt"
          required={false}
          {...field(`field-${id}`)}
        />
      ))}
      <TextArea
        label={present ? 'Weitere Handlungsfelder' : 'Handlungsfelder'}
        hint="Je Zeile ein Feld"
        required={!present}
        {...field('fields')}
      />
      <TextField label="Quelle" required={false} {...field('source')} />
      <CheckboxField
        name="concept-public"
        label="Konzept öffentlich zeigen"
        required={false}
        checked={isTicked(typed, 'concept', 'public')}
      />
    </>
  );
}

/** An offer of counselling with the districts for which it is responsible. */
export function OfferFields({
  typed,
  organisations,
  districts,
}: FieldsProps & {
  organisations: readonly Pick<RegisteredOrganisation, 'id' | 'name'>[];
  districts: readonly DistrictChoice[];
}): JSX.Element {
  const field = (name: string, fallback = '') => fieldOf(typed, 'offer', name, fallback);
  return (
    <>
      <SelectField
        label="Träger"
        {...field('organisationId')}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField label="Name des Angebots" {...field('name')} />
      <SelectField
        label="Art des Angebots"
        emptyLabel={null}
        {...field('kind', 'MOBILE')}
        options={OFFER_KINDS.map((value) => ({ value, label: OFFER_WORDS[value] }))}
      />
      <TextArea label="Beschreibung" required={false} rows={3} {...field('description')} />
      <TextField label="Telefon des Angebots" type="tel" required={false} {...field('phone')} />
      <TextField label="E-Mail-Adresse des Angebots" type="email" required={false} {...field('email')} />
      <TextField label="Internetadresse des Angebots" required={false} {...field('website')} />
      <CheckboxGroup
        name="offer-districts"
        label="Zuständig für"
        error={field('districts').error}
        values={field('districts').value.split('\n')}
        options={districtOptions(districts)}
      />
      <CheckboxField
        name="offer-public"
        label="Angebot öffentlich zeigen"
        required={false}
        checked={isTicked(typed, 'offer', 'public')}
      />
    </>
  );
}

/** A finding of research, for the exchange between administration, civil society and science. */
export function FindingFields({ typed }: FieldsProps): JSX.Element {
  const field = (name: string, fallback = '') => fieldOf(typed, 'finding', name, fallback);
  return (
    <>
      <TextField label="Titel" {...field('title')} />
      <TextField label="Herausgeberin" hint="Einrichtung, keine Person" {...field('publisher')} />
      <TextField label="Jahr" inputmode="numeric" width="short" {...field('publishedYear')} />
      <SelectField
        label="Bereich"
        required={false}
        emptyLabel="übergreifend"
        {...field('phenomenon')}
        options={PHENOMENA.map((value) => ({ value, label: PHENOMENON_WORDS[value] }))}
      />
      <TextArea label="Worum geht es?" rows={4} {...field('summary')} />
      <TextField label="Internetadresse" required={false} {...field('website')} />
      <CheckboxField
        name="finding-public"
        label="Öffentlich zeigen"
        required={false}
        checked={isTicked(typed, 'finding', 'public')}
      />
    </>
  );
}

/** A measure in one of the fields of its concept, where asked with the findings it rests on. */
export function MeasureFields({
  typed,
  fields,
  findings = [],
}: FieldsProps & { fields: Concept['fields']; findings?: readonly Pick<Finding, 'id' | 'title'>[] }): JSX.Element {
  const field = (name: string) => fieldOf(typed, 'measure', name);
  return (
    <>
      <SelectField
        label="Handlungsfeld"
        {...field('fieldId')}
        options={fields.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <TextField label="Maßnahme" {...field('title')} />
      <TextField label="Zuständiges Ressort oder Amt" {...field('responsible')} />
      <TextField label="Beteiligte" required={false} {...field('partners')} />
      {findings.length > 0 && (
        <CheckboxGroup
          name="measure-findingIds"
          label="Stützt sich auf"
          required={false}
          error={field('findingIds').error}
          values={field('findingIds').value.split('\n')}
          options={findings.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <CheckboxField
        name="measure-public"
        label="Öffentlich zeigen"
        required={false}
        checked={isTicked(typed, 'measure', 'public')}
      />
    </>
  );
}
