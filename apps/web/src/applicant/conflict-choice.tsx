import type { JSX } from 'preact';
import type { DraftFields } from '#applications';
import type { ProgrammeTerms } from '#programmes';
import { Alert, fieldId, formatTime, HiddenField, SubmitButton } from '../layout/index.js';
import { labelOfField } from './field-labels.js';
import type { ShownConflict } from './step-view.js';

export const conflictPlaceId = (field: string): string => `konflikt-${fieldId(field)}`;

/** The place below a field where a conflict appears: with the page, or later by autosave. */
export function ConflictPlace(props: {
  field: string;
  conflict: ShownConflict | undefined;
  fields: DraftFields;
  terms: ProgrammeTerms;
}): JSX.Element {
  return (
    <div id={conflictPlaceId(props.field)} class="conflict-place">
      {props.conflict && <ConflictChoice {...props} conflict={props.conflict} />}
    </div>
  );
}

/** Both values with name and time. Nobody's value is chosen beforehand; until the choice the stored one counts. */
export function ConflictChoice(props: {
  conflict: ShownConflict;
  fields: DraftFields;
  terms: ProgrammeTerms;
}): JSX.Element {
  const { conflict, terms } = props;
  const label = labelOfField(conflict.field, props.fields, terms);
  const show = (text: string): string => shownValue(conflict.field, text, terms);
  const name = `choice.${conflict.field}`;
  const by = conflict.theirName === '' ? 'eine andere Person' : conflict.theirName;
  const time = conflict.theirTime === null ? '' : `, gespeichert ${formatTime(conflict.theirTime)} Uhr`;
  return (
    <fieldset class="clash-choice">
      <legend>„{label}“ wurde gleichzeitig geändert. Was soll gelten?</legend>
      <HiddenField name={`conflict.${conflict.field}`} value={conflict.sinceVersion} />
      <label class="opt">
        <input type="radio" name={name} value="mine" id={`${fieldId(name)}-mine`} />{' '}
        <span>
          <strong>{show(conflict.mine)}</strong> – Ihre Eingabe
        </span>
      </label>
      <label class="opt">
        <input type="radio" name={name} value="theirs" id={`${fieldId(name)}-theirs`} />{' '}
        <span>
          <strong>{show(conflict.theirs)}</strong> – {by}
          {time}
        </span>
      </label>
      <p class="meta">
        Vorher stand dort „{show(conflict.before)}“. Bis Sie wählen, gilt der gespeicherte Wert. Alle anderen Änderungen
        sind übernommen.
      </p>
      <SubmitButton look="secondary" slim name="then" value="stay">
        Auswahl übernehmen
      </SubmitButton>
    </fieldset>
  );
}

/** On top of the page: which fields wait for a choice. */
export function ConflictAlert(props: {
  conflicts: readonly ShownConflict[];
  fields: DraftFields;
  terms: ProgrammeTerms;
}): JSX.Element | null {
  if (props.conflicts.length === 0) return null;
  return (
    <Alert tone="warning" title="Gleichzeitig geändert: Bitte wählen Sie" role="alert" id="konflikte">
      <ul class="kern-list kern-list--bullet">
        {props.conflicts.map(({ field }) => (
          <li key={field}>
            <a class="kern-link" href={`#${conflictPlaceId(field)}`}>
              {labelOfField(field, props.fields, props.terms)}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function shownValue(field: string, text: string, terms: ProgrammeTerms): string {
  if (text.trim() === '') return '(leer)';
  if (field === 'project.phase') return terms.phases.find(({ code }) => code === text)?.label ?? text;
  if (text === 'JA') return 'Ja';
  if (text === 'NEIN') return 'Nein';
  return text.length > 200 ? `${text.slice(0, 200)} …` : text;
}
