import type { JSX } from 'preact';
import { CalendarDate, Money, ok, refuse, type Refusal, type Result } from '#kernel';
import { LEGAL_FORMS, type LegalForm, type LocalApplication } from '#partnerships';
import type { FormBody, Typed } from '../access/index.js';
import {
  CellField,
  CheckboxField,
  DateField,
  DenseTable,
  FieldError,
  fieldId,
  Fieldset,
  MoneyField,
  SelectField,
  TextArea,
  TextField,
} from '../layout/index.js';
import { LEGAL_FORM_WORDS } from './partnership-words.js';

const COST_ROWS = 8;
const NAMES = [
  ...['title', 'applicantName', 'legalForm', 'street', 'postcode', 'city', 'contactName', 'contactEmail', 'phone'],
  ...['summary', 'goals', 'targetGroup', 'place', 'startsOn', 'endsOn', 'own', 'thirdParty', 'declared', 'fund'],
];

/** Everything as it was typed, for showing the form again. */
export const typedIn = (form: FormBody): Typed =>
  Object.fromEntries(form.names().map((name) => [name, form.text(name)]));

export const typedOf = (application: LocalApplication): Typed => ({
  ...Object.fromEntries(NAMES.map((name) => [name, textOf(application, name)])),
  ...Object.fromEntries(
    application.costs.flatMap(({ label, amount }, index) => [
      [`label${index}`, label],
      [`cost${index}`, amount.toGerman()],
    ]),
  ),
});

function textOf(application: LocalApplication, name: string): string {
  const value: unknown = Object.entries(application).find(([key]) => key === name)?.[1];
  if (value instanceof CalendarDate || value instanceof Money) return value.toGerman();
  return typeof value === 'string' ? value : value === true ? 'ja' : '';
}

/** Reads the form. Refuses what is no day and no amount, each with its field; the rules of the fund come after. */
export function readApplication(form: FormBody): Result<LocalApplication, readonly Refusal[]> {
  const faults: Refusal[] = [];
  const day = (name: string): CalendarDate => {
    const read = CalendarDate.parse(form.text(name));
    if (read.ok) return read.value;
    faults.push({ ...read.refusal, pointer: `/${name}` });
    return CalendarDate.of(2000, 1, 1);
  };
  const money = (name: string, pointer = name): Money => {
    const text = form.text(name);
    const read = Money.parseGerman(text === '' ? '0' : text);
    if (read.ok) return read.value;
    faults.push({ ...read.refusal, pointer: `/${pointer}` });
    return Money.ZERO;
  };
  const legalForm = LEGAL_FORMS.find((each) => each === form.text('legalForm'));
  if (!legalForm) faults.push(refuse('entry-missing', {}, '/legalForm').refusal);
  const rows = Array.from({ length: COST_ROWS }, (_, index) => index).filter(
    (index) => form.text(`label${index}`) !== '' || form.text(`cost${index}`) !== '',
  );
  const application: LocalApplication = {
    ...textsOf(form),
    legalForm: legalForm ?? 'SONSTIGE',
    startsOn: day('startsOn'),
    endsOn: day('endsOn'),
    costs: rows.map((index) => ({ label: form.text(`label${index}`), amount: money(`cost${index}`, 'costs') })),
    own: money('own'),
    thirdParty: money('thirdParty'),
    declared: form.isChecked('declared'),
  };
  return faults.length > 0 ? { ok: false, refusal: faults } : ok(application);
}

type Texts = Omit<LocalApplication, 'legalForm' | 'startsOn' | 'endsOn' | 'costs' | 'own' | 'thirdParty' | 'declared'>;

const textsOf = (form: FormBody): Texts => ({
  title: form.text('title'),
  applicantName: form.text('applicantName'),
  street: form.text('street'),
  postcode: form.text('postcode'),
  city: form.text('city'),
  contactName: form.text('contactName'),
  contactEmail: form.text('contactEmail'),
  phone: form.text('phone'),
  summary: form.text('summary'),
  goals: form.text('goals'),
  targetGroup: form.text('targetGroup'),
  place: form.text('place'),
});

interface FieldsProps {
  readonly values: Typed;
  readonly errors: Typed;
  /** False where the address is known and stays. */
  readonly asksEmail: boolean;
}

/** The fields of an application: who, what, when, how much; the same for the first form and for a correction. */
export function ApplicationFields({ values, errors, asksEmail }: FieldsProps): JSX.Element {
  const of = (name: string) => ({ name, value: values[name], error: errors[name] });
  return (
    <>
      <Fieldset legend="Wer beantragt?">
        <TextField
          {...of('applicantName')}
          label="Name des Trägers"
          hint="Wie er im Bescheid stehen soll"
          autocomplete="organization"
          maxLength={60}
        />
        <SelectField
          {...of('legalForm')}
          label="Rechtsform"
          options={LEGAL_FORMS.map((each: LegalForm) => ({ value: each, label: LEGAL_FORM_WORDS[each] }))}
        />
        <TextField {...of('street')} label="Straße und Hausnummer" autocomplete="street-address" maxLength={60} />
        <TextField
          {...of('postcode')}
          label="Postleitzahl"
          autocomplete="postal-code"
          inputmode="numeric"
          width="short"
          maxLength={5}
        />
        <TextField {...of('city')} label="Ort" autocomplete="address-level2" maxLength={60} />
        <TextField {...of('contactName')} label="Ansprechperson" autocomplete="name" maxLength={100} />
        {asksEmail && (
          <TextField
            {...of('contactEmail')}
            label="E-Mail-Adresse"
            hint="Dorthin schicken wir den Link zum Bestätigen."
            type="email"
            autocomplete="email"
            maxLength={254}
          />
        )}
        <TextField {...of('phone')} label="Telefon" type="tel" autocomplete="tel" required={false} maxLength={40} />
      </Fieldset>
      <Fieldset legend="Was haben Sie vor?">
        <TextField {...of('title')} label="Titel des Projekts" maxLength={200} />
        <TextArea {...of('summary')} label="Was machen Sie?" hint="Mindestens 30 Zeichen" maxLength={4000} />
        <TextArea {...of('goals')} label="Was soll danach anders sein?" rows={3} maxLength={2000} />
        <TextField {...of('targetGroup')} label="Für wen ist das Projekt?" required={false} maxLength={500} />
        <TextField {...of('place')} label="Wo findet es statt?" required={false} maxLength={200} />
        <DateField {...of('startsOn')} label="Beginn" />
        <DateField {...of('endsOn')} label="Ende" hint="Spätestens am 31.12. des Förderjahres" />
      </Fieldset>
      <Fieldset
        legend="Was kostet es?"
        hint="Die Förderung wird nicht eingetragen: Sie ist, was Eigenmittel und Mittel Dritter von den Ausgaben übrig lassen."
      >
        <CostRows values={values} error={errors['costs']} />
        <MoneyField {...of('own')} label="Eigenmittel" />
        <MoneyField
          {...of('thirdParty')}
          label="Mittel Dritter und Einnahmen"
          hint="Spenden, Eintritt, andere Förderung"
        />
      </Fieldset>
      <CheckboxField
        name="declared"
        label="Das Projekt hat noch nicht begonnen. Für dieselben Ausgaben ist keine andere Förderung beantragt. Die Hinweise zum Datenschutz habe ich gelesen."
        checked={values['declared'] !== undefined && values['declared'] !== ''}
        error={errors['declared']}
      />
    </>
  );
}

function CostRows({ values, error }: { values: Typed; error: string | undefined }): JSX.Element {
  const rows = Array.from({ length: COST_ROWS }, (_, index) => index);
  return (
    <div id={fieldId('costs')} tabIndex={-1}>
      <DenseTable
        caption="Ausgaben in EUR"
        isEditable
        columns={[{ label: 'Wofür?' }, { label: 'Betrag', isNumeric: true, width: 's' }]}
        rows={rows.map((index) => ({
          key: String(index),
          cells: [
            <CellField
              name={`label${index}`}
              label={`Ausgabe ${index + 1}: Bezeichnung`}
              value={values[`label${index}`]}
            />,
            <CellField
              name={`cost${index}`}
              label={`Ausgabe ${index + 1}: Betrag`}
              value={values[`cost${index}`]}
              isAmount
            />,
          ],
        }))}
      />
      {error && <FieldError id={`${fieldId('costs')}-error`}>{error}</FieldError>}
    </div>
  );
}
