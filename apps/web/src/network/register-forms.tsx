import type { JSX } from 'preact';
import {
  CONCEPT_KINDS,
  CONCEPT_PHASES,
  OFFER_KINDS,
  PHENOMENA,
  type Offer,
  type RegisteredOrganisation,
} from '#network';
import {
  Accordion,
  ActionForm,
  CheckboxField,
  CheckboxGroup,
  DateField,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../layout/index.js';
import { OFFER_WORDS, PHASE_WORDS, PHENOMENON_WORDS } from '../public/public-words.js';
import { CONCEPT_WORDS } from './network-words.js';
import { fieldOf, type TypedForm } from './typed-form.js';

interface FormProps {
  readonly typed: TypedForm;
  readonly csrfToken: string;
}

export type DistrictChoice = { readonly ags: string; readonly name: string };

const districtOptions = (districts: readonly DistrictChoice[]): { value: string; label: string }[] =>
  districts.map(({ ags, name }) => ({ value: ags, label: name }));

/** Whether a box of this form was ticked when it was sent. */
const isTicked = (typed: TypedForm, form: string, name: string): boolean =>
  typed.form === form && typed.values[name] !== undefined;

/** An action concept with its fields of action. A local one belongs to a district and is in a phase. */
export function ConceptForm({
  typed,
  csrfToken,
  districts,
}: FormProps & { districts: readonly DistrictChoice[] }): JSX.Element {
  const field = (name: string, fallback = '') => fieldOf(typed, 'concept', name, fallback);
  return (
    <Accordion title="Konzept eintragen" open={typed.form === 'concept'}>
      <ActionForm action="/netzwerk/konzepte" csrfToken={csrfToken} label="Konzept eintragen">
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
        <TextArea label="Handlungsfelder" hint="Je Zeile ein Feld" {...field('fields')} />
        <TextField label="Quelle" required={false} {...field('source')} />
        <CheckboxField
          name="concept-public"
          label="Konzept öffentlich zeigen"
          required={false}
          checked={isTicked(typed, 'concept', 'public')}
        />
        <SubmitButton>Konzept eintragen</SubmitButton>
      </ActionForm>
    </Accordion>
  );
}

/** An offer of counselling with the districts for which it is responsible. */
export function OfferForm({
  typed,
  csrfToken,
  organisations,
  districts,
}: FormProps & {
  organisations: readonly RegisteredOrganisation[];
  districts: readonly DistrictChoice[];
}): JSX.Element {
  const field = (name: string, fallback = '') => fieldOf(typed, 'offer', name, fallback);
  return (
    <Accordion title="Angebot eintragen" open={typed.form === 'offer'}>
      <ActionForm action="/netzwerk/angebote" csrfToken={csrfToken} label="Angebot eintragen">
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
          options={districtOptions(districts)}
        />
        <CheckboxField
          name="offer-public"
          label="Angebot öffentlich zeigen"
          required={false}
          checked={isTicked(typed, 'offer', 'public')}
        />
        <SubmitButton>Angebot eintragen</SubmitButton>
      </ActionForm>
    </Accordion>
  );
}

/** A finding of research, for the exchange between administration, civil society and science. */
export function FindingForm({ typed, csrfToken }: FormProps): JSX.Element {
  const field = (name: string, fallback = '') => fieldOf(typed, 'finding', name, fallback);
  return (
    <Accordion title="Forschungsergebnis eintragen" open={typed.form === 'finding'}>
      <ActionForm action="/netzwerk/erkenntnisse" csrfToken={csrfToken} label="Forschungsergebnis eintragen">
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
        <SubmitButton>Forschungsergebnis eintragen</SubmitButton>
      </ActionForm>
    </Accordion>
  );
}

/** One offer refers to another, for the cases it does not take itself. */
export function ReferenceForm({ typed, csrfToken, offers }: FormProps & { offers: readonly Offer[] }): JSX.Element {
  const field = (name: string) => fieldOf(typed, 'reference', name);
  const options = offers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Accordion title="Verweis eintragen" open={typed.form === 'reference'}>
      <ActionForm action="/netzwerk/verweise" csrfToken={csrfToken} label="Verweis eintragen">
        <SelectField label="Von" {...field('fromId')} options={options} />
        <SelectField label="Auf" {...field('toId')} options={options} />
        <TextField label="Wann" hint="Zum Beispiel: wenn Betroffene Gewalt erlebt haben" {...field('note')} />
        <SubmitButton>Verweis eintragen</SubmitButton>
      </ActionForm>
    </Accordion>
  );
}
