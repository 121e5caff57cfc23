import type { JSX } from 'preact';
import {
  CONFIRMATIONS,
  COUNT_FIELDS,
  INCOME_KINDS,
  NARRATIVE_FIELDS,
  type OpenReport,
  REPORT_LIFECYCLE,
} from '#use-reports';
import { sentenceOf, type PageFrame } from '../access/index.js';
import {
  ActionForm,
  ButtonRow,
  DateField,
  Fieldset,
  formatEuro,
  formatPercent,
  HiddenField,
  MoneyField,
  RadioGroup,
  SavedNote,
  SubmitButton,
  TextArea,
  TextField,
} from '../layout/index.js';
import { reportPath, writingPage } from './report-frame.js';
import { CONFIRMATION_LABELS, COUNT_LABELS, INCOME_LABELS, NARRATIVE_LABELS, pageOfFinding } from './report-words.js';
import { ConflictChoices, PlanTable, type ShownReportConflict } from './fields-parts.js';

export interface FieldsScreen {
  readonly opened: OpenReport;
  readonly conflicts: readonly ShownReportConflict[];
  /** What was typed and could not be stored. */
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const TEXT_MAX = 6000;
const YES_NO = [
  { value: 'JA', label: 'Ja' },
  { value: 'NEIN', label: 'Nein' },
];

/** Errors at their fields: entries that are there and wrong; what is merely missing stands in the list of findings. */
export function shownErrors({ reading }: OpenReport, page: 'sachbericht' | 'finanzen'): Record<string, string> {
  return Object.fromEntries(
    reading.findings
      .filter((finding) => finding.severity === 'ERROR' && finding.field !== null && finding.receipt === null)
      .filter((finding) => pageOfFinding(finding) === page && !/missing|unanswered/.test(finding.kind))
      .map(({ field, kind, facts }) => [field ?? '', sentenceOf({ kind, facts })]),
  );
}

export function narrativePage(frame: PageFrame, screen: FieldsScreen): string {
  const { opened } = screen;
  const value = valueIn(screen);
  return writingPage(
    frame,
    opened,
    'sachbericht',
    <FieldsForm frame={frame} screen={screen} step="sachbericht">
      <Fieldset legend="Bericht">
        {NARRATIVE_FIELDS.map((name) => (
          <TextArea
            key={name}
            name={name}
            label={NARRATIVE_LABELS[name] ?? name}
            required={/result|activities|conclusions/.test(name)}
            rows={4}
            maxLength={TEXT_MAX}
            value={value(name)}
            error={screen.errors[name]}
          />
        ))}
      </Fieldset>
      <Fieldset legend="Ziele und Ergebnisse">
        {opened.basis.goals.map((goal, index) => (
          <div key={goal.id}>
            <p>
              <strong>{`${index + 1}. ${goal.goal}`}</strong>
            </p>
            <p class="meta">{`Indikator: ${goal.indicator}. Ziel nach dem Antrag: ${goal.target}.`}</p>
            <TextField
              name={`goal.${goal.id}.actual`}
              label={`Ergebnis zu Ziel ${index + 1}`}
              hint="Wert des Indikators"
              value={value(`goal.${goal.id}.actual`)}
              error={screen.errors[`goal.${goal.id}.actual`]}
            />
            <TextArea
              name={`goal.${goal.id}.note`}
              label={`Anmerkung zu Ziel ${index + 1}`}
              required={false}
              rows={2}
              maxLength={TEXT_MAX}
              value={value(`goal.${goal.id}.note`)}
            />
          </div>
        ))}
      </Fieldset>
      <Fieldset legend="Zahlen" hint="Nur Zahlen. Namen von Teilnehmenden gehören nicht in den Nachweis.">
        {COUNT_FIELDS.map((name) => (
          <TextField
            key={name}
            name={name}
            label={COUNT_LABELS[name] ?? name}
            required={false}
            width="short"
            inputmode="numeric"
            value={value(name)}
            error={screen.errors[name]}
          />
        ))}
      </Fieldset>
    </FieldsForm>,
    Object.keys(screen.errors).length > 0,
  );
}

export function financePage(frame: PageFrame, screen: FieldsScreen): string {
  const { opened } = screen;
  const { reading, basis } = opened;
  const value = valueIn(screen);
  return writingPage(
    frame,
    opened,
    'finanzen',
    <>
      <div id="finanzen-tabelle">
        <PlanTable opened={opened} />
      </div>
      <FieldsForm frame={frame} screen={screen} step="finanzen">
        {reading.items.some(({ isAbove }) => isAbove) && (
          <Fieldset
            legend="Abweichungen vom Plan"
            hint={`Positionen, die mehr als ${formatPercent(basis.toleranceBps)} über dem Plan liegen`}
          >
            {reading.items
              .filter(({ isAbove }) => isAbove)
              .map((item) => (
                <TextArea
                  key={item.id}
                  name={`item.${item.id}.reason`}
                  label={`Begründung zu „${item.label}“`}
                  rows={2}
                  maxLength={TEXT_MAX}
                  value={value(`item.${item.id}.reason`)}
                  error={screen.errors[`item.${item.id}.reason`]}
                />
              ))}
          </Fieldset>
        )}
        <Fieldset legend="Einnahmen">
          {INCOME_KINDS.map((kind) => (
            <MoneyField
              key={kind}
              name={`income.${kind}`}
              label={INCOME_LABELS[kind]}
              hint={`Plan: ${formatEuro(basis.planIncome[kind])}`}
              required={kind === 'GRANT'}
              value={value(`income.${kind}`)}
              error={screen.errors[`income.${kind}`]}
            />
          ))}
          <MoneyField
            name="books.total"
            label="Summe der Ausgaben nach der Buchführung"
            hint={`Die Belegliste ergibt ${formatEuro(reading.actual)}.`}
            value={value('books.total')}
            error={screen.errors['books.total']}
          />
          <TextArea
            name="balance.reason"
            label="Erklärung, wenn Einnahmen und Ausgaben sich nicht decken"
            required={false}
            rows={2}
            maxLength={TEXT_MAX}
            value={value('balance.reason')}
            error={screen.errors['balance.reason']}
          />
        </Fieldset>
        <Fieldset legend="Erklärungen">
          <RadioGroup
            name="vat.deductible"
            label="Zum Vorsteuerabzug berechtigt?"
            hint="Bei Ja zählen Beträge ohne Umsatzsteuer."
            horizontal
            options={YES_NO}
            value={value('vat.deductible')}
          />
          {CONFIRMATIONS.map((name) => (
            <RadioGroup
              key={name}
              name={name}
              label={CONFIRMATION_LABELS[name] ?? name}
              horizontal
              options={[{ value: 'JA', label: 'Ja, ich bestätige das' }]}
              value={value(name)}
              error={screen.errors[name]}
            />
          ))}
          <RadioGroup
            name="audit.office"
            label="Besteht eine eigene Prüfungseinrichtung (Rechnungsprüfungsamt)?"
            horizontal
            options={YES_NO}
            value={value('audit.office')}
          />
          <TextField
            name="audit.certifiedBy"
            label="Prüfungseinrichtung, die den Nachweis geprüft hat"
            required={false}
            value={value('audit.certifiedBy')}
            error={screen.errors['audit.certifiedBy']}
          />
          <DateField
            name="audit.certifiedOn"
            label="Bescheinigung vom"
            required={false}
            value={value('audit.certifiedOn')}
            error={screen.errors['audit.certifiedOn']}
          />
          <TextArea
            name="audit.result"
            label="Ergebnis der Bescheinigung"
            required={false}
            rows={2}
            maxLength={TEXT_MAX}
            value={value('audit.result')}
          />
        </Fieldset>
      </FieldsForm>
    </>,
    Object.keys(screen.errors).length > 0,
  );
}

const valueIn =
  ({ opened, typed }: FieldsScreen) =>
  (name: string): string =>
    typed[name] ?? opened.draft.fields[name] ?? '';

function FieldsForm(props: {
  frame: PageFrame;
  screen: FieldsScreen;
  step: 'sachbericht' | 'finanzen';
  children: JSX.Element | (JSX.Element | false)[];
}): JSX.Element {
  const { opened, conflicts } = props.screen;
  const path = `${reportPath(opened.report)}/${props.step}`;
  const mayWrite = REPORT_LIFECYCLE.rowsFrom(opened.report.status).some(({ action }) => action === 'write-report');
  return (
    <ActionForm
      action={path}
      csrfToken={props.frame.csrfToken}
      label="Nachweis"
      autosaveUrl={mayWrite ? path : undefined}
    >
      <HiddenField name="baseVersion" value={opened.draft.version} />
      <div id="konflikte">
        <ConflictChoices conflicts={conflicts} />
      </div>
      {props.children}
      {mayWrite ? (
        <ButtonRow>
          <SubmitButton>Speichern</SubmitButton>
          <SavedNote />
        </ButtonRow>
      ) : (
        <p class="meta">
          Der Nachweis ist vorgelegt. Änderungen sind erst wieder möglich, wenn Sie ihn zurückholen oder Rückfragen
          beantworten.
        </p>
      )}
    </ActionForm>
  );
}
