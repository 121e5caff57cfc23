import type { JSX } from 'preact';
import { FieldError, fieldId } from '../../layout/index.js';

/** Where the sentences about amounts of a row stand: in its wide cell, because the column of amounts is narrow. */
export const errorPlaceId = (field: string): string => `fehlerplatz-${fieldId(field)}`;

/** The amount field of a table row; its error stands elsewhere in the row, see AmountError. */
export function AmountInput(props: {
  field: string;
  label: string;
  value: string | undefined;
  error: string | undefined;
  describedBy?: string;
}): JSX.Element {
  const id = fieldId(props.field);
  const described = [props.error === undefined ? '' : `${id}-error`, props.describedBy ?? ''].filter(Boolean).join(' ');
  return (
    <input
      id={id}
      name={props.field}
      class="n"
      type="text"
      autoComplete="off"
      inputMode="decimal"
      aria-label={props.label}
      aria-invalid={props.error === undefined ? undefined : 'true'}
      aria-describedby={described || undefined}
      data-error-place={errorPlaceId(props.field)}
      value={props.value ?? ''}
    />
  );
}

export function AmountError({ field, error }: { field: string; error: string | undefined }): JSX.Element {
  return (
    <div id={errorPlaceId(field)}>
      {error !== undefined && <FieldError id={`${fieldId(field)}-error`}>{error}</FieldError>}
    </div>
  );
}
