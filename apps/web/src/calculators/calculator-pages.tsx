import type { JSX } from 'preact';
import type { PageFrame } from '../access/page-frame.js';
import {
  Alert,
  ButtonRow,
  Columns,
  DateField,
  DenseTable,
  errorLinks,
  ErrorSummary,
  MoneyField,
  Page,
  Panel,
  RadioGroup,
  renderPage,
  Stack,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import type { Calculation, Calculator, CalculatorField } from './calculator.js';

export function calculatorListPage(frame: PageFrame, calculators: readonly Calculator[]): string {
  return renderPage(
    <Page {...frame} title="Rechner" h1="Rechner">
      <p class="lead">
        Rechnen Sie durch, was wäre, wenn. Die Rechner speichern nichts und zeigen jeden Schritt mit seiner
        Rechtsgrundlage.
      </p>
      <ul class="plain stack-s">
        {calculators.map((calculator) => (
          <li class="panel" key={calculator.slug}>
            <h2 class="kern-heading-small">
              <a class="kern-link" href={`/rechner/${calculator.slug}`}>
                {calculator.title}
              </a>
            </h2>
            <p>{calculator.purpose}</p>
          </li>
        ))}
      </ul>
    </Page>,
  );
}

export interface CalculatorView {
  readonly calculator: Calculator;
  readonly texts: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly calculation: Calculation | null;
  readonly refusal: string | null;
}

export function calculatorPage(frame: PageFrame, view: CalculatorView): string {
  const { calculator, errors } = view;
  const hasErrors = Object.keys(errors).length > 0;
  return renderPage(
    <Page
      {...frame}
      title={calculator.title}
      h1={calculator.title}
      hasErrors={hasErrors}
      breadcrumb={[{ label: 'Rechner', href: '/rechner' }, { label: calculator.title }]}
    >
      <p class="lead">{calculator.purpose}</p>
      <Columns split="half">
        <Stack>
          {hasErrors && <ErrorSummary errors={errorLinks(errors)} />}
          {view.refusal && (
            <Alert tone="danger" title="Das lässt sich nicht berechnen">
              {view.refusal}
            </Alert>
          )}
          <form method="get" action={`/rechner/${calculator.slug}`} class="stack">
            {calculator.fields.map((field) => (
              <Field key={field.name} field={field} text={view.texts[field.name] ?? ''} error={errors[field.name]} />
            ))}
            <ButtonRow>
              <SubmitButton>Berechnen</SubmitButton>
            </ButtonRow>
          </form>
        </Stack>
        <Stack>
          {view.calculation ? (
            <Result calculation={view.calculation} />
          ) : (
            <Panel title="Ergebnis">Tragen Sie Ihre Werte ein und wählen Sie „Berechnen“.</Panel>
          )}
        </Stack>
      </Columns>
    </Page>,
  );
}

function Field({
  field,
  text,
  error,
}: {
  field: CalculatorField;
  text: string;
  error: string | undefined;
}): JSX.Element {
  const common = { name: field.name, label: field.label, hint: field.hint, error, required: !field.isNullable };
  switch (field.kind) {
    case 'CENTS':
      return <MoneyField {...common} value={text} />;
    case 'DATE':
      return <DateField {...common} value={text} />;
    case 'FLAG':
      return (
        <RadioGroup
          {...common}
          value={text}
          options={[
            { value: 'JA', label: 'Ja' },
            { value: 'NEIN', label: 'Nein' },
          ]}
        />
      );
    case 'BPS':
    case 'COUNT':
    case 'PERCENT':
      return <TextField {...common} value={text} inputmode="decimal" />;
  }
}

function Result({ calculation }: { calculation: Calculation }): JSX.Element {
  return (
    <Panel title="Ergebnis" look="key">
      <DenseTable
        caption="Rechenweg"
        narrow="cards-two"
        columns={[{ label: 'Schritt und Grundlage' }, { label: 'Wert', isNumeric: true }]}
        rows={calculation.lines.map((line, index) => ({
          key: String(index),
          cells: [
            <>
              {line.label}
              <br />
              <span class="meta">{line.basis}</span>
            </>,
            line.value,
          ],
        }))}
      />
      {calculation.reasons?.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
    </Panel>
  );
}
