import type { JSX } from 'preact';
import type { DrawingSituation, RequestDraft } from '#disbursements';
import { Money, ok, refuse, type Refusal, type Result } from '#kernel';
import type { FormBody, Typed } from '../access/index.js';
import { ActionForm, formatDate, MoneyField, SelectField, SubmitButton, TextArea } from '../layout/index.js';

const NAMES = ['budgetYear', 'spent', 'needed', 'amount', 'note'] as const;
const NOTE_LENGTH_MAX = 1000;

/** The statement of a request: spent, needed, amount; what was received the office knows itself. */
export function RequestForm(props: {
  action: string;
  csrfToken: string;
  situation: DrawingSituation;
  values: Typed;
  errors: Typed;
}): JSX.Element {
  const { situation, values, errors } = props;
  return (
    <ActionForm action={props.action} csrfToken={props.csrfToken} label="Mittelanforderung">
      <SelectField
        name="budgetYear"
        label="Haushaltsjahr"
        value={values['budgetYear'] ?? firstYearWithRoom(situation)}
        error={errors['budgetYear']}
        options={situation.years.map(({ budgetYear }) => ({ value: String(budgetYear), label: String(budgetYear) }))}
      />
      <MoneyField
        name="spent"
        label="Bisher bezahlte Ausgaben der Maßnahme"
        hint="Alle zuwendungsfähigen Ausgaben seit Beginn, nicht nur der geförderte Anteil"
        value={values['spent']}
        error={errors['spent']}
      />
      <MoneyField
        name="needed"
        label={`Ausgaben, die bis zum ${formatDate(situation.needUntil)} fällig werden`}
        value={values['needed']}
        error={errors['needed']}
      />
      <MoneyField name="amount" label="Angeforderter Betrag" value={values['amount']} error={errors['amount']} />
      <TextArea
        name="note"
        label="Erläuterung"
        required={false}
        rows={3}
        maxLength={NOTE_LENGTH_MAX}
        value={values['note']}
        error={errors['note']}
      />
      <SubmitButton look="secondary">Entwurf speichern</SubmitButton>
    </ActionForm>
  );
}

/** The year a district most likely asks for. */
const firstYearWithRoom = ({ years }: DrawingSituation): string | undefined =>
  years.find(({ tranche, drawn }) => tranche.exceeds(drawn))?.budgetYear.toString();

export const typedIn = (form: FormBody, names: readonly string[] = NAMES): Typed =>
  Object.fromEntries(names.map((name) => [name, form.text(name)]));

/** Reads the form; every wrong field at once. */
export function readDraft(form: FormBody): Result<RequestDraft, readonly Refusal[]> {
  const refusals: Refusal[] = [];
  const amountOf = (name: string): Money => {
    const read = Money.parseGerman(form.text(name));
    if (read.ok) return read.value;
    refusals.push({ ...read.refusal, pointer: `/${name}` });
    return Money.ZERO;
  };
  const budgetYear = Number(form.text('budgetYear'));
  if (!/^20\d\d$/.test(form.text('budgetYear'))) refusals.push(refuse('entry-missing', {}, '/budgetYear').refusal);
  const draft = {
    budgetYear,
    spent: amountOf('spent'),
    needed: amountOf('needed'),
    amount: amountOf('amount'),
    note: form.text('note'),
  };
  return refusals.length > 0 ? { ok: false, refusal: refusals } : ok(draft);
}

export const typedOf = ({ budgetYear, spent, needed, amount, note }: RequestDraft): Typed => ({
  budgetYear: String(budgetYear),
  spent: spent.toGerman(),
  needed: needed.toGerman(),
  amount: amount.toGerman(),
  note,
});
