import type { ComponentChildren, JSX } from 'preact';
import { Alert, formatDateTime } from '../layout/index.js';

/** Values of a form by the name of the field; a box that is not ticked is missing. */
export type FormValues = Readonly<Record<string, string>>;

/** One field in which two versions differ, in words. */
export interface FieldChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

interface Words {
  readonly labelOf: (name: string) => string;
  readonly textOf: (name: string, value: string) => string;
}

/** In which fields two versions differ. */
export function differences(before: FormValues, after: FormValues, { labelOf, textOf }: Words): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const shown = (name: string, value: string): string => (value === '' ? 'nichts' : textOf(name, value));
  return names
    .filter((name) => (before[name] ?? '') !== (after[name] ?? ''))
    .map((name) => ({
      label: labelOf(name),
      before: shown(name, before[name] ?? ''),
      after: shown(name, after[name] ?? ''),
    }));
}

/** What each version changed in the one before it, newest first; nothing for the first. */
export const changesOf = (versions: readonly FormValues[], words: Words): readonly (readonly FieldChange[])[] =>
  versions.map((values, index) => {
    const before = versions[index + 1];
    return before ? differences(before, values, words) : [];
  });

/** Somebody else was faster: what they say, and where it differs from what was typed. */
export interface ConflictFacts {
  readonly sentence: string;
  readonly fields: readonly FieldChange[];
}

export function Conflict({ sentence, fields }: ConflictFacts): JSX.Element {
  return (
    <Alert tone="danger" title="Jemand war schneller" role="alert">
      <p>{sentence}</p>
      <ul class="plain">
        {fields.map(({ label, before, after }) => (
          <li key={label}>
            {label}: gespeichert ist „{before}“, Ihre Eingabe ist „{after}“
          </li>
        ))}
      </ul>
    </Alert>
  );
}

interface Version {
  readonly version: number;
  readonly changedByName: string;
  readonly changedAt: Date;
}

/** All versions, newest first, each with what it changed; the earlier ones with their way back. */
export function VersionHistory(props: {
  versions: readonly Version[];
  changes: readonly (readonly FieldChange[])[];
  wayBack: (version: number) => ComponentChildren;
}): JSX.Element {
  return (
    <ol class="time" aria-label="Verlauf der Änderungen">
      {props.versions.map(({ version, changedAt, changedByName }, index) => (
        <li key={version}>
          <span class="meta">
            {formatDateTime(changedAt)} Uhr, {changedByName}
          </span>
          <div>
            <strong>Stand {version}</strong>
            {index === 0 && ' (jetzt)'}
            {(props.changes[index] ?? []).map(({ label, before, after }) => (
              <div key={label}>
                {label}: {before} → {after}
              </div>
            ))}
            {index > 0 && props.wayBack(version)}
          </div>
        </li>
      ))}
    </ol>
  );
}
