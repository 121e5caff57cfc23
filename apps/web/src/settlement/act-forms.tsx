import type { ComponentChildren, JSX } from 'preact';
import type { Typed } from '../access/index.js';
import { Accordion, ActionForm, HiddenField, Panel, SubmitButton, type ButtonLook } from '../layout/index.js';
import { fieldOf } from './act-fields.js';

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
  /** Undoing, waiting, refusing: folded away, and never the one primary button. */
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
      {forms.map((form) => {
        const hasErrors = Object.keys(screen.errors).some((name) => name.startsWith(fieldOf(form.action, '')));
        return form.isQuiet ? (
          <div id={form.action} key={form.action}>
            <Accordion title={form.label} open={hasErrors}>
              <OneForm {...props} form={form} look="secondary" />
            </Accordion>
          </div>
        ) : (
          <Panel key={form.action} title={form.label} id={form.action} look={form === main ? 'key' : 'plain'}>
            <OneForm {...props} form={form} look={form === main ? 'primary' : 'secondary'} />
          </Panel>
        );
      })}
    </>
  );
}

function OneForm<Screen extends { readonly values: Typed; readonly errors: Typed }>(props: {
  form: ActForm<Screen>;
  screen: Screen;
  to: string;
  csrfToken: string;
  look: ButtonLook;
}): JSX.Element {
  const { form, screen } = props;
  return (
    <ActionForm action={props.to} csrfToken={props.csrfToken} label={form.label}>
      <HiddenField name="action" value={form.action} />
      {form.fields?.(screen, (name, otherwise = '') => {
        const field = fieldOf(form.action, name);
        return { name: field, value: screen.values[field] ?? otherwise, error: screen.errors[field] };
      })}
      <SubmitButton look={props.look}>{form.label}</SubmitButton>
    </ActionForm>
  );
}
