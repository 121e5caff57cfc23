import type { JSX } from 'preact';
import type { CaseView, CheckPoint, CheckValue } from '#applications';
import {
  Accordion,
  ActionForm,
  Badge,
  DenseTable,
  errorLinks,
  ErrorSummary,
  formatDate,
  SubmitButton,
  Sub,
  type TableRow,
  type Tone,
} from '../../layout/index.js';
import { CHECK_WORDS } from './history-words.js';

const TONES: Readonly<Record<CheckValue, Tone>> = {
  MET: 'success',
  TO_REQUEST: 'warning',
  NOT_MET: 'danger',
  OPEN: 'info',
};

/** What was typed in the check form when it was refused. */
export interface CheckInput {
  readonly results: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** The check list names the finding in words, not only a tick; results are entered below it, all in one form. */
export function CheckZone(props: {
  view: CaseView;
  csrfToken: string;
  mayCheck: boolean;
  input: CheckInput | null;
}): JSX.Element {
  const { checks } = props.view;
  const done = checks.filter(({ latest }) => latest?.result === 'MET').length;
  return (
    <div class="stack-s" id="pruefung">
      <DenseTable
        caption={`Prüfpunkte: ${done} von ${checks.length} erledigt`}
        narrow="cards-two"
        columns={[{ label: 'Punkt' }, { label: 'Ergebnis' }, { label: 'Datum', width: 's' }]}
        rows={checks.map(checkRow)}
      />
      {props.mayCheck && <CheckForm {...props} />}
    </div>
  );
}

function checkRow({ code, label, hint, latest }: CheckPoint): TableRow {
  const result = latest?.result;
  return {
    key: code,
    cells: [
      <>
        {label}
        <Sub>{latest?.note ? latest.note : hint}</Sub>
      </>,
      result ? <Badge tone={TONES[result]}>{CHECK_WORDS[result]}</Badge> : <span class="meta">noch nicht geprüft</span>,
      latest && result === 'MET' ? (
        <>
          {formatDate(latest.checkedAt)}
          <Sub>{latest.checkedByName}</Sub>
        </>
      ) : (
        'offen'
      ),
    ],
  };
}

const OPTIONS: readonly { value: string; label: string }[] = [
  { value: '', label: 'noch nicht geprüft' },
  { value: 'MET', label: 'erfüllt' },
  { value: 'TO_REQUEST', label: 'nachzufordern' },
  { value: 'NOT_MET', label: 'nicht erfüllt' },
  { value: 'OPEN', label: 'in Arbeit' },
];

function CheckForm({
  view,
  csrfToken,
  input,
}: {
  view: CaseView;
  csrfToken: string;
  input: CheckInput | null;
}): JSX.Element {
  return (
    <Accordion title="Ergebnisse eintragen" open={input !== null}>
      <ActionForm
        action={`/vorgaenge/${view.application.id}/pruefung`}
        csrfToken={csrfToken}
        class="bare-form checks"
        label="Ergebnisse der Prüfung"
      >
        <ErrorSummary errors={errorLinks(input?.errors ?? {})} />
        {view.checks.map((check) => (
          <CheckFields key={check.code} check={check} input={input} />
        ))}
        <SubmitButton slim look="secondary">
          Ergebnisse speichern
        </SubmitButton>
      </ActionForm>
    </Accordion>
  );
}

function CheckFields({ check, input }: { check: CheckPoint; input: CheckInput | null }): JSX.Element {
  const result = input?.results[check.code] ?? check.latest?.result ?? '';
  const note = input?.notes[check.code] ?? check.latest?.note ?? '';
  const error = input?.errors[`note.${check.code}`];
  const id = `f-note-${check.code}`;
  return (
    <fieldset class="check">
      <legend>{check.label}</legend>
      <label class="kern-sr-only" for={`f-result-${check.code}`}>
        Ergebnis: {check.label}
      </label>
      <select class="field" id={`f-result-${check.code}`} name={`result.${check.code}`}>
        {OPTIONS.filter(({ value }) => value !== '' || result === '').map((option) => (
          <option key={option.value} value={option.value} selected={option.value === result}>
            {option.label}
          </option>
        ))}
      </select>
      <label class="kern-sr-only" for={id}>
        Feststellung: {check.label}
      </label>
      <input
        class="field"
        type="text"
        id={id}
        name={`note.${check.code}`}
        value={note}
        maxLength={1000}
        placeholder="Feststellung"
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      />
      {error && (
        <p class="kern-error" id={`${id}-error`}>
          <span class="kern-body">{error}</span>
        </p>
      )}
    </fieldset>
  );
}
