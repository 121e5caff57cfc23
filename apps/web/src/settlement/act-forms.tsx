import type { ComponentChildren, JSX } from 'preact';
import { ActionForm, HiddenField, Panel, SubmitButton } from '../layout/index.js';
import { fieldOf, type Typed } from './act-fields.js';

/** Name, value and error of a field of this act: spread over the field. */
export type FieldsOf = (
  name: string,
  otherwise?: string,
) => {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
};

export interface ActForm<Screen> {
  readonly action: string;
  readonly label: string;
  /** Undoing, waiting, refusing: never the one primary button. */
  readonly isQuiet?: boolean;
  readonly isPossible: (screen: Screen) => boolean;
  readonly fields?: (screen: Screen, at: FieldsOf) => ComponentChildren;
}

/** The acts of this person, each a form of its own; the first one that is not quiet is the main one. */
export function ActForms<Screen extends { readonly values: Typed; readonly errors: Typed }>(props: {
  forms: readonly ActForm<Screen>[];
  screen: Screen;
  to: string;
  csrfToken: string;
  /** What is said where there is nothing to do. */
  waiting: string;
}): JSX.Element {
  const { screen } = props;
  const forms = props.forms.filter(({ isPossible }) => isPossible(screen));
  const main = forms.find(({ isQuiet }) => !isQuiet);
  if (forms.length === 0)
    return (
      <Panel title="Nächste Schritte" look="key">
        <p class="none">{props.waiting}</p>
      </Panel>
    );
  return (
    <>
      {forms.map((form) => (
        <Panel key={form.action} title={form.label} id={form.action} look={form === main ? 'key' : 'plain'}>
          <ActionForm action={props.to} csrfToken={props.csrfToken} label={form.label}>
            <HiddenField name="action" value={form.action} />
            {form.fields?.(screen, (name, otherwise = '') => {
              const field = fieldOf(form.action, name);
              return { name: field, value: screen.values[field] ?? otherwise, error: screen.errors[field] };
            })}
            <SubmitButton look={form === main ? 'primary' : 'secondary'}>{form.label}</SubmitButton>
          </ActionForm>
        </Panel>
      ))}
    </>
  );
}
