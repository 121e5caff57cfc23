import type { JSX } from 'preact';
import {
  FILTERS_MAX,
  OPERATORS,
  REPORT_SUBJECTS,
  type LedgerTable,
  type ReportDefinition,
  type ReportSubject,
  type TableRead,
} from '#reports';
import type { PageFrame } from '../../access/index.js';
import {
  ActionForm,
  ButtonLink,
  CheckboxGroup,
  EmptyState,
  ErrorSummary,
  errorLinks,
  Fieldset,
  formatNumber,
  Page,
  PageHead,
  Panel,
  renderPage,
  Row,
  SelectField,
  Stack,
  SubmitButton,
  TextField,
} from '../../layout/index.js';
import { ReportTableView } from '../report-table-view.js';
import { OPERATOR_WORDS } from './definition-form.js';

const FORMATS = ['xlsx', 'csv', 'json'];

export interface BuilderView {
  readonly subject: ReportSubject;
  readonly definition: ReportDefinition;
  /** Null while the definition does not fit. */
  readonly preview: { readonly table: LedgerTable; readonly read: TableRead } | null;
  readonly name: string;
  readonly errors: Readonly<Record<string, string>>;
}

/** First question: what is the report about? */
export function subjectPage(frame: PageFrame): string {
  return renderPage(
    <Page {...frame} title="Neuer Bericht" breadcrumb={BREADCRUMB}>
      <PageHead title="Neuer Bericht" lead="Worüber soll der Bericht sein?" />
      <Stack>
        {REPORT_SUBJECTS.map(({ code, title, lead }) => (
          <Panel key={code} title={title} headingLevel={2}>
            <p>{lead}</p>
            <p>
              <ButtonLink
                href={`/berichte/eigene/neu?gegenstand=${code}`}
                look="secondary"
                slim
                label={`Auswählen: ${title}`}
              >
                Auswählen
              </ButtonLink>
            </p>
          </Panel>
        ))}
      </Stack>
    </Page>,
  );
}

/** Columns, conditions, groups, and the figures below; saving and files are separate forms. */
export function builderPage(frame: PageFrame, view: BuilderView): string {
  const { subject, errors } = view;
  const title = `Neuer Bericht: ${subject.title}`;
  return renderPage(
    <Page {...frame} title={title} breadcrumb={BREADCRUMB} hasErrors={Object.keys(errors).length > 0}>
      <PageHead title={title} lead={subject.lead} />
      <ErrorSummary errors={errorLinks(errors)} />
      <Stack>
        <DefinitionForm view={view} />
        {view.preview !== null && <Preview frame={frame} view={view} preview={view.preview} />}
      </Stack>
    </Page>,
  );
}

const BREADCRUMB = [
  { label: 'Berichte', href: '/berichte' },
  { label: 'Eigene Berichte', href: '/berichte/eigene' },
  { label: 'Neuer Bericht' },
];

function DefinitionForm({ view }: { view: BuilderView }): JSX.Element {
  const { subject, definition, errors } = view;
  const columns = subject.columns.map(({ key, heading }) => ({ value: key, label: heading }));
  return (
    <form method="get" action="/berichte/eigene/neu" aria-label="Bericht zusammenstellen" noValidate class="stack">
      <input type="hidden" name="gegenstand" value={subject.code} />
      <input type="hidden" name="gesendet" value="ja" />
      <CheckboxGroup
        name="spalte"
        label="Spalten"
        values={definition.columns}
        options={columns}
        error={errors['spalte']}
      />
      <Fieldset legend="Bedingungen" hint="Alle müssen zutreffen. Beträge wie 12.000,00, Tage wie 30.06.2027.">
        {Array.from({ length: FILTERS_MAX }, (_, index) => (
          <ConditionRow key={index} view={view} index={index} columns={columns} />
        ))}
      </Fieldset>
      <Fieldset legend="Gruppieren" hint="Dann steht je Gruppe eine Zeile mit der Anzahl und den Summen der Beträge.">
        <Row>
          {[0, 1].map((index) => (
            <SelectField
              key={index}
              name={`gruppe-${index}`}
              label={index === 0 ? 'Gruppieren nach' : 'und nach'}
              value={definition.groupBy[index] ?? ''}
              emptyLabel="nicht gruppieren"
              options={columns}
              required={false}
              error={index === 0 ? errors['gruppe-0'] : undefined}
            />
          ))}
        </Row>
      </Fieldset>
      <SubmitButton look="secondary">Vorschau anzeigen</SubmitButton>
    </form>
  );
}

function ConditionRow(props: {
  view: BuilderView;
  index: number;
  columns: readonly { value: string; label: string }[];
}): JSX.Element {
  const { view, index, columns } = props;
  const filter = view.definition.filters[index];
  const number = index + 1;
  const type = view.subject.columns.find(({ key }) => key === filter?.column)?.type;
  const operators = type ? OPERATORS[type] : (Object.keys(OPERATOR_WORDS) as (keyof typeof OPERATOR_WORDS)[]);
  return (
    <Row>
      <SelectField
        name={`bedingung-${index}`}
        label={`${number}. Spalte`}
        value={filter?.column ?? ''}
        emptyLabel="keine Bedingung"
        options={columns}
        required={false}
      />
      <SelectField
        name={`vergleich-${index}`}
        label={`${number}. Vergleich`}
        value={filter?.operator ?? 'is'}
        emptyLabel={null}
        options={operators.map((operator) => ({ value: operator, label: OPERATOR_WORDS[operator] }))}
        required={false}
      />
      <TextField
        name={`wert-${index}`}
        label={`${number}. Wert`}
        value={filter?.value ?? ''}
        maxLength={200}
        required={false}
        error={view.errors[`wert-${index}`]}
      />
    </Row>
  );
}

function Preview(props: {
  frame: PageFrame;
  view: BuilderView;
  preview: NonNullable<BuilderView['preview']>;
}): JSX.Element {
  const { frame, view, preview } = props;
  const { read, table } = preview;
  const definition = JSON.stringify(view.definition);
  return (
    <>
      <section aria-labelledby="vorschau">
        <h2 class="kern-heading-medium" id="vorschau">
          Vorschau
        </h2>
        {read.rowCount === 0 ? (
          <EmptyState text="Keine Zeile erfüllt alle Bedingungen. Nehmen Sie eine heraus oder ändern Sie ihren Wert." />
        ) : (
          <>
            <ReportTableView caption={`${view.subject.title}, Beträge in EUR`} table={table} read={read} />
            {read.rowCount > read.rows.length && (
              <p class="meta">
                Gezeigt sind {formatNumber(read.rows.length)} von {formatNumber(read.rowCount)} Zeilen. Die Datei
                enthält alle.
              </p>
            )}
          </>
        )}
      </section>
      <Panel title="Speichern oder als Datei holen" headingLevel={2} id="speichern">
        <ActionForm action="/berichte/eigene" csrfToken={frame.csrfToken} label="Bericht speichern">
          <input type="hidden" name="definition" value={definition} />
          <TextField
            name="name"
            label="Name des Berichts"
            value={view.name}
            error={view.errors['name']}
            maxLength={80}
          />
          <SubmitButton>Bericht speichern</SubmitButton>
        </ActionForm>
        <ActionForm action="/berichte/eigene/datei" csrfToken={frame.csrfToken} label="Als Datei anfordern">
          <input type="hidden" name="definition" value={definition} />
          <FormatField />
          <SubmitButton look="secondary">Datei erstellen</SubmitButton>
          <p class="meta">Auch große Dateien: Sie entstehen im Hintergrund und liegen dann eine Woche bereit.</p>
        </ActionForm>
      </Panel>
    </>
  );
}

/** In which format a file is made. */
export const FormatField = ({ value = 'xlsx' }: { value?: string }): JSX.Element => (
  <SelectField
    name="format"
    label="Format"
    value={value}
    emptyLabel={null}
    options={FORMATS.map((format) => ({ value: format, label: format.toUpperCase() }))}
  />
);
