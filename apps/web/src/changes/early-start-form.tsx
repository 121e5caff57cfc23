import type { JSX } from 'preact';
import { CalendarDate, ok, type Refusal, type Result } from '#kernel';
import type { FormBody, Typed } from '../access/index.js';
import { ActionForm, DateField, SubmitButton, TextArea } from '../layout/index.js';
import type { ReadChange } from './plan-fields.js';

const REASON_LENGTH_MAX = 4000;

/** The day from which the recipient wants to begin, and why it cannot wait for the decision (Nr. 1.3 VV zu § 44 LHO). */
export function EarlyStartForm(props: {
  action: string;
  csrfToken: string;
  values: Typed;
  errors: Typed;
}): JSX.Element {
  const { values, errors } = props;
  return (
    <ActionForm action={props.action} csrfToken={props.csrfToken} label="Vorzeitiger Beginn">
      <DateField name="startOn" label="Beginn ab" value={values['startOn']} error={errors['startOn']} />
      <TextArea
        name="reason"
        label="Warum Sie nicht auf die Entscheidung warten können"
        rows={4}
        maxLength={REASON_LENGTH_MAX}
        value={values['reason']}
        error={errors['reason']}
      />
      <SubmitButton>Entwurf speichern</SubmitButton>
    </ActionForm>
  );
}

/** Refuses a day that does not exist, at its field. */
export function readEarlyStart(form: FormBody): Result<ReadChange, readonly Refusal[]> {
  const startOn = CalendarDate.parse(form.text('startOn'));
  if (!startOn.ok) return { ok: false, refusal: [{ ...startOn.refusal, pointer: '/startOn' }] };
  return ok({ content: { startOn: startOn.value.toString() }, reason: form.text('reason') });
}
