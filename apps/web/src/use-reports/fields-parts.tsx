import type { JSX } from 'preact';
import { type OpenReport, type ReportConflict } from '#use-reports';
import {
  Alert,
  DenseTable,
  fieldId,
  formatAmount,
  formatPercent,
  formatTime,
  HiddenField,
  SubmitButton,
} from '../layout/index.js';
import { reportFieldLabel } from './report-words.js';

export interface ShownReportConflict extends ReportConflict {
  readonly sinceVersion: number;
}

/** Plan, receipts, eligible part and deviation per item of the finance plan; income below. */
export function PlanTable({ opened: { reading, basis } }: { opened: OpenReport }): JSX.Element {
  return (
    <DenseTable
      caption="Ausgaben nach dem Finanzierungsplan in EUR"
      narrow="cards-two"
      columns={[
        { label: 'Position' },
        { label: 'Plan', isNumeric: true },
        { label: 'Belegt', isNumeric: true },
        { label: 'Davon zuwendungsfähig', isNumeric: true },
        { label: 'Abweichung', isNumeric: true },
      ]}
      rows={reading.items.map((item) => ({
        key: item.id,
        kind: item.isAbove ? ('bad' as const) : undefined,
        cells: [
          item.label,
          formatAmount(item.plan),
          formatAmount(item.actual),
          formatAmount(item.eligible),
          item.deviationBps === null ? '–' : `${formatPercent(item.deviationBps)}${item.isAbove ? ' (zu hoch)' : ''}`,
        ],
      }))}
      foot={[
        {
          key: 'sum',
          cells: [
            'Zusammen',
            formatAmount(basis.items.reduce((sum, { plan }) => sum.plus(plan), reading.actual.minus(reading.actual))),
            formatAmount(reading.actual),
            formatAmount(reading.eligible),
            '',
          ],
        },
      ]}
    />
  );
}

/** Fields that two people changed at once: both values, a choice for each; until then the stored one counts. */
export function ConflictChoices({ conflicts }: { conflicts: readonly ShownReportConflict[] }): JSX.Element | null {
  if (conflicts.length === 0) return null;
  return (
    <Alert tone="warning" title="Gleichzeitig geändert: Bitte wählen Sie" role="alert">
      {conflicts.map(({ field, mine, theirs, theirName, theirTime, sinceVersion }) => (
        <fieldset class="clash-choice" key={field}>
          <legend>„{reportFieldLabel(field)}“ wurde gleichzeitig geändert. Was soll gelten?</legend>
          <HiddenField name={`conflict.${field}`} value={sinceVersion} />
          <HiddenField name={`mine.${field}`} value={mine} />
          <label class="opt">
            <input type="radio" name={`choice.${field}`} value="mine" id={`${fieldId(field)}-mine`} />{' '}
            <span>
              <strong>{shown(mine)}</strong> – Ihre Eingabe
            </span>
          </label>
          <label class="opt">
            <input type="radio" name={`choice.${field}`} value="theirs" id={`${fieldId(field)}-theirs`} />{' '}
            <span>
              <strong>{shown(theirs)}</strong> – {theirName || 'eine andere Person'}
              {theirTime === null ? '' : `, gespeichert ${formatTime(theirTime)} Uhr`}
            </span>
          </label>
        </fieldset>
      ))}
      <SubmitButton look="secondary" slim>
        Auswahl übernehmen
      </SubmitButton>
    </Alert>
  );
}

const shown = (text: string): string =>
  text.trim() === '' ? '(leer)' : text.length > 200 ? `${text.slice(0, 200)} …` : text;
