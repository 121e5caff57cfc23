import type { ComponentChild, JSX } from 'preact';
import { itemIds } from '#applications';
import type { CostCategory } from '#programmes';
import { CellField, FieldError, fieldId, SubmitButton } from '../../layout/index.js';
import { ConflictPlace } from '../conflict-choice.js';
import { positionOf } from '../field-labels.js';
import type { StepView } from '../step-view.js';
import { AmountError, AmountInput } from './amount-input.js';
import { sumId } from './plan-figures.js';

type Fragments = Readonly<Record<string, ComponentChild>>;

interface CostProps {
  readonly view: StepView;
  readonly fragments: Fragments;
}

/** One foldable table per category, each with its sum; empty categories are folded. */
export function CostTables({ view, fragments }: CostProps): JSX.Element {
  const { terms } = view.opened.version;
  const ids = itemIds(view.fields, 'cost');
  const strays = ids.filter((id) => !terms.costCategories.some(({ code }) => code === categoryOf(view, id)));
  return (
    <div class="costs">
      {terms.costCategories.map((category, index) => (
        <Category
          key={category.code}
          view={view}
          fragments={fragments}
          category={category}
          number={index + 1}
          ids={ids.filter((id) => categoryOf(view, id) === category.code)}
        />
      ))}
      {strays.map((id) => (
        <StrayItem key={id} view={view} id={id} />
      ))}
      <Sums view={view} fragments={fragments} what="kosten" label="Ausgaben gesamt" />
    </div>
  );
}

const categoryOf = (view: StepView, id: string): string => view.fields[`cost.${id}.category`] ?? '';

/** A line with one sum per year, below the tables. */
export function Sums(props: CostProps & { what: string; label: string }): JSX.Element {
  const { years } = props.view.opened.reading;
  return (
    <dl class="cost-sums">
      {years.map((year) => (
        <div key={year}>
          <dt>{years.length === 1 ? props.label : `${props.label} ${year}`}</dt>
          <dd class="n">
            <output id={sumId(props.what, year)}>{props.fragments[sumId(props.what, year)]}</output>
            <span class="kern-sr-only"> EUR</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Category(props: CostProps & { category: CostCategory; number: number; ids: readonly string[] }): JSX.Element {
  const { view, fragments, category, number, ids } = props;
  const { years } = view.opened.reading;
  return (
    <details class="cost-category" open={ids.length > 0}>
      <summary>
        <span>
          {number}&ensp;{category.label}
        </span>
        <span class="sums">
          {years.map((year) => (
            <span key={year} class="n">
              {years.length > 1 && <span class="meta">{year}: </span>}
              <span id={sumId(category.code, year)}>{fragments[sumId(category.code, year)]}</span>
            </span>
          ))}
        </span>
      </summary>
      <p class="meta">
        {category.hint}
        {!category.eligible && ' Diese Kategorie zählt nicht für den Zuschuss.'}
      </p>
      {ids.length > 0 && <ItemTable view={view} ids={ids} label={category.label} />}
      <SubmitButton
        look="tertiary"
        slim
        icon="add"
        name="addCost"
        value={category.code}
        label={`Position hinzufügen bei ${category.label}`}
      >
        Position hinzufügen
      </SubmitButton>
    </details>
  );
}

function ItemTable({ view, ids, label }: { view: StepView; ids: readonly string[]; label: string }): JSX.Element {
  const { years } = view.opened.reading;
  return (
    <table role="table" class={`dense edit cards costs-${years.length}`}>
      <caption class="kern-sr-only">{label}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" class="w-no">
            Nr.
          </th>
          <th role="columnheader" scope="col">
            Wofür?
          </th>
          {years.map((year) => (
            <th key={year} role="columnheader" scope="col" class="n w-amount">
              {years.length === 1 ? 'Betrag in EUR' : `${year} in EUR`}
            </th>
          ))}
          <th role="columnheader" scope="col" class="w-act">
            <span class="kern-sr-only">Aktion</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {ids.map((id) => (
          <ItemRow key={id} view={view} id={id} />
        ))}
      </tbody>
    </table>
  );
}

function ItemRow({ view, id }: { view: StepView; id: string }): JSX.Element {
  const { years } = view.opened.reading;
  const description = `cost.${id}.description`;
  const amount = (year: number): string => `cost.${id}.amount.${year}`;
  const position = positionOf(view.fields, view.opened.version.terms, id);
  const isBad = [description, ...years.map(amount)].some((field) => view.errors[field] !== undefined);
  return (
    <tr role="row" class={isBad ? 'bad' : undefined}>
      <th role="rowheader" scope="row" class="pn">
        <span class="kern-sr-only">Position </span>
        {position}
      </th>
      <td role="cell" data-l="Wofür?" class="full">
        <CellField
          name={description}
          label={`Position ${position}: Wofür?`}
          value={view.fields[description]}
          error={view.errors[description]}
          rows={rowsFor(view.fields[description] ?? '')}
        />
        {years.map((year) => (
          <AmountError key={year} field={amount(year)} error={view.errors[amount(year)]} />
        ))}
        {[description, ...years.map(amount)].map((field) => (
          <ConflictPlace key={field} {...conflictProps(view, field)} />
        ))}
      </td>
      {years.map((year) => (
        <td key={year} role="cell" class="mny" data-l={years.length === 1 ? 'Betrag in EUR' : `${year} in EUR`}>
          <AmountInput
            field={amount(year)}
            label={`Position ${position}: Betrag ${years.length === 1 ? '' : `${year} `}in EUR`}
            value={view.fields[amount(year)]}
            error={view.errors[amount(year)]}
          />
        </td>
      ))}
      <td role="cell" class="act">
        <SubmitButton look="tertiary" slim name="removeCost" value={id} label={`Position ${position} entfernen`}>
          Entfernen
        </SubmitButton>
      </td>
    </tr>
  );
}

/** Long descriptions stay readable: about 38 characters fit a line of the table. */
const rowsFor = (text: string): number => Math.min(4, Math.max(1, Math.ceil(text.length / 38)));

export const conflictProps = (view: StepView, field: string) => ({
  field,
  conflict: view.conflicts.find((each) => each.field === field),
  fields: view.fields,
  terms: view.opened.version.terms,
});

/** An item of a category that this programme does not know (from an earlier application): it can only be removed. */
function StrayItem({ view, id }: { view: StepView; id: string }): JSX.Element {
  const field = `cost.${id}.category`;
  const clash = view.conflicts.find((each) => each.field.startsWith(`cost.${id}.`));
  const remover = clash && (clash.theirName || 'Eine andere Person');
  return (
    <div class="stray" id={fieldId(field)} tabIndex={-1}>
      <p>
        <strong>{view.fields[`cost.${id}.description`]}</strong>
      </p>
      <FieldError id={`${fieldId(field)}-error`}>
        {remover === undefined
          ? 'Diese Kategorie gibt es im Programm nicht. Entfernen Sie die Position und tragen Sie sie neu ein.'
          : `${remover} hat diese Position entfernt, während Sie sie bearbeitet haben. Brauchen Sie sie doch, tragen Sie sie neu ein.`}
      </FieldError>
      <SubmitButton look="tertiary" slim name="removeCost" value={id}>
        Position entfernen
      </SubmitButton>
    </div>
  );
}
