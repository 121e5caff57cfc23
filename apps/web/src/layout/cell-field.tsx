import type { JSX } from 'preact';
import { FieldError, fieldId } from './fields.js';

/** A field inside a table cell: the label is spoken, the column heading is seen. Numeric ones are right-aligned. */
export function CellField(props: {
  name: string;
  label: string;
  value?: string | undefined;
  error?: string | undefined;
  isAmount?: boolean | undefined;
  rows?: number | undefined;
  describedBy?: string | undefined;
}): JSX.Element {
  const id = fieldId(props.name);
  const description = [props.error ? `${id}-error` : '', props.describedBy ?? ''].filter(Boolean).join(' ');
  const shared = {
    id,
    name: props.name,
    'aria-label': props.label,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-describedby': description || undefined,
  };
  return (
    <>
      {props.rows === undefined ? (
        <input
          {...shared}
          class={props.isAmount ? 'n' : undefined}
          type="text"
          autoComplete="off"
          inputMode={props.isAmount ? 'decimal' : undefined}
          value={props.value ?? ''}
        />
      ) : (
        <textarea {...shared} rows={props.rows}>
          {props.value ?? ''}
        </textarea>
      )}
      {props.error && <FieldError id={`${id}-error`}>{props.error}</FieldError>}
    </>
  );
}
