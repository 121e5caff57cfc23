import type { JSX } from 'preact';
import { TERMS_CATALOGUE, valueAt, type NumberUnit, type TermColumn, type TermField } from '#programmes';
import {
  CellField,
  CheckboxField,
  DenseTable,
  FieldError,
  fieldId,
  Fieldset,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { periodUnit, rowsOf, textOf, unverifiedName } from './terms-form.js';

export interface TermsEntry {
  /** Of unknown shape: as stored, or as typed. */
  readonly terms: unknown;
  readonly errors: Readonly<Record<string, string>>;
  readonly action: string;
  /** The list that was asked to get more empty rows. */
  readonly longerList: string;
}

const EMPTY_ROWS = 1;
const MORE_EMPTY_ROWS = 6;

export const UNIT_WORDS: Readonly<Record<NumberUnit, string>> = {
  PERCENT: 'Prozent',
  CENTS: 'EUR',
  BYTES: 'MB',
  DAYS: 'Tage',
  MONTHS: 'Monate',
  COUNT: 'Anzahl',
};

/** One fieldset per group of the catalogue; a new parameter appears here without another line. */
export function TermsFields(entry: TermsEntry): JSX.Element {
  return (
    <>
      {TERMS_CATALOGUE.map((group) => (
        <Fieldset key={group.title} legend={group.title}>
          {group.fields.map((field) => (
            <Parameter key={field.path} field={field} entry={entry} />
          ))}
        </Fieldset>
      ))}
    </>
  );
}

function Parameter({ field, entry }: { field: TermField; entry: TermsEntry }): JSX.Element {
  const unverified = valueAt(entry.terms, 'unverified');
  return (
    <div id={`p-${fieldId(field.path)}`}>
      <Control field={field} entry={entry} />
      <CheckboxField
        name={unverifiedName(field.path)}
        label={`${field.label}: noch ungeprüft`}
        checked={Array.isArray(unverified) && unverified.includes(field.path)}
        required={undefined}
      />
    </div>
  );
}

function Control({ field, entry }: { field: TermField; entry: TermsEntry }): JSX.Element {
  const value = valueAt(entry.terms, field.path);
  const common = {
    name: field.path,
    label: 'unit' in field ? `${field.label} (${UNIT_WORDS[field.unit]})` : field.label,
    hint: field.explanation,
    error: entry.errors[field.path],
    ...('isOptional' in field ? { required: false } : {}),
  };
  switch (field.input) {
    case 'CHOICE':
      return <RadioGroup {...common} value={textOf(field, value)} options={field.options} />;
    case 'YES_NO':
      return <RadioGroup {...common} value={textOf(field, value)} options={YES_NO} horizontal />;
    case 'ROWS':
      return <RowsTable field={field} entry={entry} />;
    case 'PERIOD':
      return (
        <>
          <TextField {...common} value={textOf(field, value)} width="short" inputmode="numeric" />
          <SelectField
            name={`${field.path}/unit`}
            label={`${field.label}: Einheit`}
            value={periodUnit(value)}
            emptyLabel={null}
            options={PERIOD_UNITS}
          />
        </>
      );
    case 'NUMBER':
      return <TextField {...common} value={textOf(field, value)} width="short" />;
    case 'NUMBERS':
    case 'CODES':
    case 'CODE':
    case 'TEXT':
      return <TextField {...common} value={textOf(field, value)} />;
  }
}

const YES_NO = [
  { value: 'ja', label: 'ja' },
  { value: 'nein', label: 'nein' },
];
const PERIOD_UNITS = [
  { value: 'months', label: 'Monate' },
  { value: 'days', label: 'Tage' },
];

/** A list as a table with empty rows at its end; rows that are emptied are gone after saving. */
function RowsTable({ field, entry }: { field: TermField & { input: 'ROWS' }; entry: TermsEntry }): JSX.Element {
  const rows = rowsOf(field, entry.terms);
  const emptyRows = entry.longerList === field.path ? MORE_EMPTY_ROWS : EMPTY_ROWS;
  const listError = entry.errors[field.path];
  const listId = fieldId(field.path);
  return (
    <div id={listId} tabIndex={listError === undefined ? undefined : -1}>
      <DenseTable
        caption={`${field.label}. ${field.explanation} Eine geleerte Zeile entfällt.`}
        isEditable
        columns={field.columns.map(({ label, input }) => ({ label, width: input === 'YES_NO' ? 's' : undefined }))}
        rowHeader={-1}
        rows={Array.from({ length: rows.length + emptyRows }, (_, index) => ({
          key: String(index),
          cells: field.columns.map((column) => (
            <RowCell
              column={column}
              name={`${field.path}/${index}/${column.name}`}
              label={`${field.label}, Zeile ${index + 1}: ${column.label}`}
              value={valueAt(rows[index], column.name)}
              error={entry.errors[`${field.path}/${index}/${column.name}`]}
            />
          )),
        }))}
      />
      {listError !== undefined && <FieldError id={`${listId}-error`}>{listError}</FieldError>}
      <SubmitButton
        look="tertiary"
        slim
        name="mehr"
        value={field.path}
        formAction={`${entry.action}#${listId}`}
        label={`${field.label}: weitere Zeilen`}
      >
        Weitere Zeilen
      </SubmitButton>
    </div>
  );
}

interface CellProps {
  readonly column: TermColumn;
  readonly name: string;
  readonly label: string;
  readonly value: unknown;
  readonly error: string | undefined;
}

function RowCell({ column, name, label, value, error }: CellProps): JSX.Element {
  const id = fieldId(name);
  if (column.input === 'YES_NO') {
    return <input type="checkbox" id={id} name={name} value="ja" aria-label={label} checked={value === true} />;
  }
  const text = typeof value === 'string' ? value : '';
  if (column.input !== 'CHOICE') {
    const rows = column.input === 'TEXT' ? 2 : undefined;
    return <CellField name={name} label={label} value={text} error={error} rows={rows} />;
  }
  return (
    <>
      <select
        id={id}
        name={name}
        aria-label={label}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
      >
        <option value="">–</option>
        {column.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === text}>
            {option.label}
          </option>
        ))}
      </select>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </>
  );
}
