import type { JSX } from 'preact';
import type { ReportChoice } from '#reports';
import { FieldError, SubmitButton } from '../layout/index.js';
import type { BudgetFilter } from './budget-filter.js';

/** Year, programme and an earlier day. A GET form: the address of a page says what it shows. */
export function FilterForm(props: {
  action: string;
  choices: readonly ReportChoice[];
  filter: BudgetFilter;
  asOfError?: string | undefined;
}): JSX.Element {
  const { choices, filter, asOfError } = props;
  const years = [...new Set(choices.flatMap((choice) => choice.years))].sort((one, other) => one - other);
  return (
    <form class="filters" method="get" action={props.action} aria-label="Jahr, Programm und Stichtag" noValidate>
      <Choice
        name="jahr"
        label="Haushaltsjahr"
        value={String(filter.year)}
        options={years.map((year) => [String(year), String(year)])}
      />
      <Choice
        name="programm"
        label="Programm"
        value={filter.programme}
        options={choices.map(({ programme, name }) => [programme, name])}
      />
      <div>
        <label for="f-stand">Stand an einem früheren Tag, z. B. 30.06.2026 (freiwillig)</label>
        <input
          type="text"
          class="field"
          id="f-stand"
          name="stand"
          maxLength={10}
          autoComplete="off"
          value={filter.asOfTyped}
          aria-invalid={asOfError === undefined ? undefined : 'true'}
          aria-describedby={asOfError === undefined ? 'stand-der-zahlen' : 'f-stand-error'}
        />
        {asOfError !== undefined && <FieldError id="f-stand-error">{asOfError}</FieldError>}
      </div>
      <SubmitButton look="secondary" slim>
        Anzeigen
      </SubmitButton>
    </form>
  );
}

export function Choice(props: {
  name: string;
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
}): JSX.Element {
  const id = `f-${props.name}`;
  return (
    <div>
      <label for={id}>{props.label}</label>
      <select class="field" id={id} name={props.name}>
        {props.options.map(([value, label]) => (
          <option key={value} value={value} selected={value === props.value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
