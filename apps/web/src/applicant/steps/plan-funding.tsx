import type { ComponentChild, JSX } from 'preact';
import type { FundingKind } from '#funding-law';
import { Money } from '#kernel';
import { formatAmount, formatPercent, Icon } from '../../layout/index.js';
import { ConflictPlace } from '../conflict-choice.js';
import type { StepView } from '../step-view.js';
import { AmountError, AmountInput } from './amount-input.js';
import { conflictProps } from './plan-costs.js';
import { sumId } from './plan-figures.js';

type Fragments = Readonly<Record<string, ComponentChild>>;

/** Where the money comes from; the grant stands in the table but cannot be typed. */
export function FundingTable({ view, fragments }: { view: StepView; fragments: Fragments }): JSX.Element {
  const { years } = view.opened.reading;
  const { terms } = view.opened.version;
  const ownMinimum = view.opened.reading.computation?.totals.ownMinimum ?? Money.ZERO;
  return (
    <section class="section" aria-labelledby="h-finanzierung">
      <h2 class="kern-heading-medium" id="h-finanzierung">
        Finanzierung
      </h2>
      <p>
        Die Summe muss die Ausgaben genau decken. Mindestens {formatPercent(terms.minOwnShareBps)} (
        {formatAmount(ownMinimum)} EUR) tragen Sie selbst, in Geld oder durch eigenes Personal.
      </p>
      <table role="table" class={`dense edit cards costs-${years.length}`}>
        <caption class="kern-sr-only">Finanzierung der Ausgaben</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Woher?
            </th>
            {years.map((year) => (
              <th key={year} role="columnheader" scope="col" class="n w-amount">
                {amountHeading(years, year)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {terms.fundingKinds.map(({ kind, label, hint }) => (
            <FundingRow key={kind} view={view} kind={kind} label={label} hint={hint} />
          ))}
          <SumRow view={view} fragments={fragments} what="zuwendung" label="Beantragte Zuwendung">
            <span class="meta sub">Berechnet, siehe „Ihr Zuschuss“</span>
          </SumRow>
        </tbody>
        <tfoot role="rowgroup">
          <SumRow view={view} fragments={fragments} what="finanzierung" label="Finanzierung gesamt" look="total" />
          <SumRow view={view} fragments={fragments} what="offen" label="Noch nicht gedeckt" look={missLook(view)} />
        </tfoot>
      </table>
    </section>
  );
}

const amountHeading = (years: readonly number[], year: number): string =>
  years.length === 1 ? 'Betrag in EUR' : `${year} in EUR`;

const missLook = (view: StepView): string | undefined =>
  view.opened.reading.computation?.years.some(({ missing }) => !missing.isZero()) ? 'miss' : undefined;

function FundingRow(props: { view: StepView; kind: FundingKind; label: string; hint: string }): JSX.Element {
  const { view, kind, label, hint } = props;
  const { years } = view.opened.reading;
  const field = (year: number): string => `funding.${kind}.${year}`;
  const hintId = `hinweis-${kind}`;
  return (
    <tr role="row" class={years.some((year) => view.errors[field(year)] !== undefined) ? 'bad' : undefined}>
      <th role="rowheader" scope="row">
        {label}
        <span class="meta sub" id={hintId}>
          {hint}
        </span>
        {years.map((year) => (
          <AmountError key={year} field={field(year)} error={view.errors[field(year)]} />
        ))}
        {years.map((year) => (
          <ConflictPlace key={year} {...conflictProps(view, field(year))} />
        ))}
      </th>
      {years.map((year) => (
        <td key={year} role="cell" class="mny" data-l={amountHeading(years, year)}>
          <AmountInput
            field={field(year)}
            label={years.length === 1 ? `${label} in EUR` : `${label} ${year} in EUR`}
            value={view.fields[field(year)]}
            error={view.errors[field(year)]}
            describedBy={hintId}
          />
        </td>
      ))}
    </tr>
  );
}

function SumRow(props: {
  view: StepView;
  fragments: Fragments;
  what: string;
  label: string;
  look?: string | undefined;
  children?: ComponentChild;
}): JSX.Element {
  const { years } = props.view.opened.reading;
  return (
    <tr role="row" class={props.look}>
      <th role="rowheader" scope="row">
        {props.look === 'miss' && <Icon name="danger" small />} {props.label}
        {props.children}
      </th>
      {years.map((year) => (
        <td key={year} role="cell" class="n sum" data-l={amountHeading(years, year)}>
          <output id={sumId(props.what, year)}>{props.fragments[sumId(props.what, year)]}</output>
        </td>
      ))}
    </tr>
  );
}
