import { h, type ComponentChildren, type JSX } from 'preact';
import { CalendarDate, Money } from '#kernel';
import { Icon } from './icons.js';

/** What every field knows. `error` is a full sentence that says how to mend it. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** Default true: fields are required unless marked otherwise, and optional ones say "(freiwillig)". */
  readonly required?: boolean | undefined;
  readonly autocomplete?: string | undefined;
  readonly readOnly?: boolean | undefined;
}

export type FieldWidth = 'short' | 'medium' | 'full';

/** The id of a field, and so the target of links in the error summary. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^A-Za-z0-9_-]+/g, '-')}`;
}

/** One line of text. `type` only where the browser helps (email, tel, search, password). */
export function TextField(
  props: FieldProps & {
    value?: string | undefined;
    type?: 'text' | 'email' | 'tel' | 'search' | 'password' | undefined;
    inputmode?: 'text' | 'numeric' | 'decimal' | undefined;
    width?: FieldWidth | undefined;
    maxLength?: number | undefined;
  },
): JSX.Element {
  return (
    <FieldFrame {...props}>
      {h('input', {
        ...inputAttributes(props),
        class: inputClass(props, props.width),
        type: props.type ?? 'text',
        inputMode: props.inputmode,
        maxLength: props.maxLength,
        value: props.value ?? '',
      })}
    </FieldFrame>
  );
}

/** Several lines of text. `maxLength` is named in the hint, not only enforced. */
export function TextArea(
  props: FieldProps & { value?: string | undefined; rows?: number | undefined; maxLength?: number | undefined },
): JSX.Element {
  return (
    <FieldFrame {...props}>
      <textarea
        {...inputAttributes(props)}
        class={`${inputClass(props)} area`}
        rows={props.rows ?? 5}
        maxLength={props.maxLength}
      >
        {props.value ?? ''}
      </textarea>
    </FieldFrame>
  );
}

/** An amount in German notation. Give back the text as typed after an error, Money otherwise. */
export function MoneyField(props: FieldProps & { value?: Money | string | undefined }): JSX.Element {
  const value = props.value instanceof Money ? props.value.toGerman() : (props.value ?? '');
  return (
    <FieldFrame {...props}>
      <div class="kern-input-group money">
        <input
          {...inputAttributes({ ...props, autocomplete: props.autocomplete ?? 'off' })}
          class={inputClass(props)}
          type="text"
          inputMode="decimal"
          aria-describedby={describedBy(props, `${fieldId(props.name)}-eur`)}
          value={value}
        />
        <span class="kern-input-group-text" id={`${fieldId(props.name)}-eur`}>
          EUR
        </span>
      </div>
    </FieldFrame>
  );
}

/** A day as text: tt.mm.jjjj is asked for, jjjj-mm-tt is understood too. */
export function DateField(props: FieldProps & { value?: CalendarDate | string | undefined }): JSX.Element {
  const value = props.value instanceof CalendarDate ? props.value.toGerman() : (props.value ?? '');
  const withHint = { ...props, hint: props.hint ?? 'Tag.Monat.Jahr, zum Beispiel 01.03.2027' };
  return (
    <FieldFrame {...withHint}>
      <input
        {...inputAttributes({ ...withHint, autocomplete: props.autocomplete ?? 'off' })}
        class={inputClass(props, 'short')}
        type="text"
        maxLength={10}
        value={value}
      />
    </FieldFrame>
  );
}

/** Files to hand in. Types and size stand before the choice, not only in the error. */
export function FileField(
  props: FieldProps & { accept: string; limits: string; multiple?: boolean | undefined },
): JSX.Element {
  const hint = props.hint === undefined ? props.limits : [props.hint, ' ', props.limits];
  const withLimits = { ...props, hint };
  return (
    <FieldFrame {...withLimits}>
      <input
        {...inputAttributes(withLimits)}
        class={inputClass(props)}
        type="file"
        accept={props.accept}
        multiple={props.multiple}
      />
    </FieldFrame>
  );
}

/** Label, hint, control and error of one field, in the order in which they are read. */
export function FieldFrame(props: FieldProps & { children: ComponentChildren }): JSX.Element {
  const id = fieldId(props.name);
  return (
    <div class={`kern-form-input${props.error ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={id}>
        {props.label}
        <OptionalMark required={props.required} />
      </label>
      {props.hint !== undefined && (
        <div class="kern-hint" id={`${id}-hint`}>
          {props.hint}
        </div>
      )}
      {props.children}
      {props.error && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
    </div>
  );
}

/** The sentence at a field that says what is wrong and how to mend it. */
export function FieldError({ id, children }: { id: string; children: ComponentChildren }): JSX.Element {
  return (
    <p class="kern-error" id={id}>
      <Icon name="danger" />
      <span class="kern-body">{children}</span>
    </p>
  );
}

/** "(freiwillig)" behind the label of a field that may stay empty. */
export function OptionalMark({ required }: { required: boolean | undefined }): JSX.Element | null {
  return required === false ? <span class="kern-label__optional"> (freiwillig)</span> : null;
}

/** Ids of hint, error and further descriptions, or nothing. */
export function describedBy(props: FieldProps, ...others: string[]): string | undefined {
  const id = fieldId(props.name);
  const ids = [...others];
  if (props.hint !== undefined) ids.push(`${id}-hint`);
  if (props.error) ids.push(`${id}-error`);
  return ids.join(' ') || undefined;
}

/** Attributes shared by all controls. `required` is spoken; the server judges, so the browser never blocks a save. */
export function inputAttributes(props: FieldProps) {
  return {
    id: fieldId(props.name),
    name: props.name,
    autoComplete: props.autocomplete,
    readOnly: props.readOnly,
    'aria-required': props.required === false || props.readOnly ? undefined : ('true' as const),
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-describedby': describedBy(props),
  };
}

function inputClass(props: FieldProps, width: FieldWidth = 'full'): string {
  const error = props.error ? ' kern-form-input__input--error' : '';
  return `kern-form-input__input${error}${width === 'full' ? '' : ` ${width}`}`;
}
