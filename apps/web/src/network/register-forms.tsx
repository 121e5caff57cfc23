import type { JSX } from 'preact';
import type { Offer, RegisteredOrganisation } from '#network';
import { Accordion, ActionForm, SelectField, SubmitButton, TextField } from '../layout/index.js';
import {
  ConceptFields,
  FindingFields,
  OfferFields,
  OrganisationFields,
  type DistrictChoice,
} from './register-fields.js';
import { fieldOf, type TypedForm } from './typed-form.js';

interface FormProps {
  readonly typed: TypedForm;
  readonly csrfToken: string;
}

/** An action concept with its fields of action. A local one belongs to a district and is in a phase. */
export function ConceptForm({
  typed,
  csrfToken,
  districts,
}: FormProps & { districts: readonly DistrictChoice[] }): JSX.Element {
  return (
    <Accordion title="Konzept eintragen" open={typed.form === 'concept'}>
      <ActionForm action="/netzwerk/konzepte" csrfToken={csrfToken} label="Konzept eintragen">
        <ConceptFields typed={typed} districts={districts} />
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
  return (
    <Accordion title="Angebot eintragen" open={typed.form === 'offer'}>
      <ActionForm action="/netzwerk/angebote" csrfToken={csrfToken} label="Angebot eintragen">
        <OfferFields typed={typed} organisations={organisations} districts={districts} />
        <SubmitButton>Angebot eintragen</SubmitButton>
      </ActionForm>
    </Accordion>
  );
}

/** A finding of research, for the exchange between administration, civil society and science. */
export function FindingForm({ typed, csrfToken }: FormProps): JSX.Element {
  return (
    <Accordion title="Forschungsergebnis eintragen" open={typed.form === 'finding'}>
      <ActionForm action="/netzwerk/erkenntnisse" csrfToken={csrfToken} label="Forschungsergebnis eintragen">
        <FindingFields typed={typed} />
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

/** An organisation of the network; never a person. */
export function OrganisationForm({
  typed,
  csrfToken,
  districts,
}: FormProps & { districts: readonly DistrictChoice[] }): JSX.Element {
  return (
    <Accordion title="Organisation eintragen" open={typed.form === 'org'}>
      <ActionForm action="/netzwerk/organisationen" csrfToken={csrfToken} label="Organisation eintragen">
        <OrganisationFields typed={typed} districts={districts} />
        <SubmitButton>Organisation eintragen</SubmitButton>
      </ActionForm>
    </Accordion>
  );
}
