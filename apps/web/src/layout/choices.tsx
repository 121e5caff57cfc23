import type { ComponentChildren, JSX } from 'preact';
import {
  describedBy,
  FieldError,
  fieldId,
  FieldFrame,
  inputAttributes,
  OptionalMark,
  type FieldProps,
} from './fields.js';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Hidden by the browser while the field of that name has none of these values; without JavaScript the server refuses. */
  readonly onlyWith?: { readonly name: string; readonly values: readonly string[] } | undefined;
}

/** A list to choose one from. Without a value the first entry "Bitte wählen" is shown, unless `emptyLabel` is null. */
export function SelectField(
  props: FieldProps & {
    value?: string | undefined;
    options: readonly Option[];
    emptyLabel?: string | null | undefined;
  },
): JSX.Element {
  const emptyLabel = props.emptyLabel === undefined ? 'Bitte wählen' : props.emptyLabel;
  const { readOnly: _, ...attributes } = inputAttributes(props);
  const error = props.error ? ' kern-form-input__select--error' : '';
  return (
    <FieldFrame {...props}>
      <div class="kern-form-input__select-wrapper">
        <select {...attributes} class={`kern-form-input__select${error}`}>
          {emptyLabel !== null && <option value="">{emptyLabel}</option>}
          {props.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </FieldFrame>
  );
}

/** One of a few, all visible. The error summary leads to the first choice. */
export function RadioGroup(
  props: FieldProps & { value?: string | undefined; options: readonly Option[]; horizontal?: boolean | undefined },
): JSX.Element {
  return (
    <ChoiceFrame {...props} role="radiogroup">
      {props.options.map((option, index) => (
        <Choice
          key={option.value}
          type="radio"
          id={choiceId(props.name, index)}
          name={props.name}
          option={option}
          isChecked={option.value === props.value}
          hasError={Boolean(props.error)}
        />
      ))}
    </ChoiceFrame>
  );
}

/** Any number of several. The form sends the name once per ticked box. */
export function CheckboxGroup(
  props: FieldProps & { values?: readonly string[] | undefined; options: readonly Option[] },
): JSX.Element {
  return (
    <ChoiceFrame {...props}>
      {props.options.map((option, index) => (
        <Choice
          key={option.value}
          type="checkbox"
          id={choiceId(props.name, index)}
          name={props.name}
          option={option}
          isChecked={props.values?.includes(option.value) ?? false}
          hasError={Boolean(props.error)}
        />
      ))}
    </ChoiceFrame>
  );
}

/** A single statement to confirm. Sends `value` (default "ja") when ticked. */
export function CheckboxField(
  props: FieldProps & { checked?: boolean | undefined; value?: string | undefined },
): JSX.Element {
  const { readOnly: _, ...attributes } = inputAttributes(props);
  const error = props.error ? ' kern-form-check__checkbox--error' : '';
  const id = fieldId(props.name);
  return (
    <div class={`kern-form-check${props.error ? ' kern-form-check--error' : ''}`}>
      <input
        {...attributes}
        class={`kern-form-check__checkbox${error}`}
        type="checkbox"
        value={props.value ?? 'ja'}
        checked={props.checked}
      />
      <div>
        <label class="kern-label" for={id}>
          {props.label}
          <OptionalMark required={props.required} />
        </label>
        {props.hint !== undefined && (
          <div class="kern-hint choice-hint" id={`${id}-hint`}>
            {props.hint}
          </div>
        )}
      </div>
      {props.error && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
    </div>
  );
}

/** The first choice carries the field's id, so that an error link lands on something one can operate. */
const choiceId = (name: string, index: number): string =>
  index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`;

function ChoiceFrame(
  props: FieldProps & {
    role?: 'radiogroup' | undefined;
    horizontal?: boolean | undefined;
    children: ComponentChildren;
  },
): JSX.Element {
  const id = fieldId(props.name);
  const isRadio = props.role === 'radiogroup';
  return (
    <fieldset
      class={`kern-fieldset${props.error ? ' kern-fieldset--error' : ''}`}
      role={props.role}
      aria-required={isRadio && props.required !== false ? 'true' : undefined}
      aria-invalid={isRadio && props.error ? 'true' : undefined}
      aria-describedby={describedBy(props)}
    >
      <legend class="kern-label">
        {props.label}
        <OptionalMark required={props.required} />
      </legend>
      {props.hint !== undefined && (
        <div class="kern-hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      <div class={`kern-fieldset__body${props.horizontal ? ' kern-fieldset__body--horizontal' : ''}`}>
        {props.children}
      </div>
      {props.error && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
    </fieldset>
  );
}

function Choice(props: {
  type: 'radio' | 'checkbox';
  id: string;
  name: string;
  option: Option;
  isChecked: boolean;
  hasError: boolean;
}): JSX.Element {
  const base = `kern-form-check__${props.type}`;
  const hintId = props.option.hint === undefined ? undefined : `${props.id}-hint`;
  const { onlyWith } = props.option;
  return (
    <div class="kern-form-check" data-only-with={onlyWith?.name} data-only-values={onlyWith?.values.join(' ')}>
      <input
        class={`${base}${props.hasError ? ` ${base}--error` : ''}`}
        type={props.type}
        id={props.id}
        name={props.name}
        value={props.option.value}
        checked={props.isChecked}
        aria-describedby={hintId}
      />
      <div>
        <label class="kern-label" for={props.id}>
          {props.option.label}
        </label>
        {props.option.hint !== undefined && (
          <div class="kern-hint choice-hint" id={hintId}>
            {props.option.hint}
          </div>
        )}
      </div>
    </div>
  );
}
