import type { ComponentChildren, JSX } from 'preact';
import { ActionForm, ButtonLink, HiddenField, SubmitButton, type ButtonLook } from './forms.js';
import { RefusedIcon } from './icons.js';
import { Panel } from './panels.js';

/** An action the rules allow now: it leads to a page (`href`) or acts at once (`post`). */
export interface AllowedAction {
  readonly label: string;
  readonly look?: ButtonLook | undefined;
  readonly href?: string | undefined;
  readonly post?: string | undefined;
  readonly fields?: Readonly<Record<string, string | number>> | undefined;
}

/** An action that is not possible now, with the reason from the rule that guards it. */
export interface RefusedAction {
  readonly label: string;
  /** One sentence after "Noch nicht möglich:", starting in lower case unless it starts with a name. */
  readonly reason: ComponentChildren;
  readonly more?: { readonly href: string; readonly text: string } | undefined;
}

/**
 * Every action of a state in one place: allowed ones as buttons (the first is primary, the others secondary),
 * the others listed with their reason. Never a grey button.
 */
export function ActionColumn(props: {
  title?: string | undefined;
  csrfToken: string;
  allowed: readonly AllowedAction[];
  refused?: readonly RefusedAction[] | undefined;
  /** Said when nothing can be done by this person. */
  emptyText?: string | undefined;
  /** A button of a form that stands elsewhere on the page; comes first. */
  lead?: ComponentChildren;
}): JSX.Element {
  const refused = props.refused ?? [];
  return (
    <Panel title={props.title ?? 'Nächste Schritte'} look="key" id="schritte">
      {props.allowed.length === 0 && props.lead === undefined && (
        <p class="none">{props.emptyText ?? 'Im Moment gibt es für Sie hier nichts zu tun.'}</p>
      )}
      {(props.allowed.length + refused.length > 0 || props.lead !== undefined) && (
        <ul class="acts">
          {props.lead !== undefined && <li>{props.lead}</li>}
          {props.allowed.map((action, index) => (
            <li key={action.label}>
              <ActionButton
                action={{ look: index === 0 ? 'primary' : 'secondary', ...action }}
                csrfToken={props.csrfToken}
              />
            </li>
          ))}
          {refused.map((action) => (
            <RefusedLine key={action.label} action={action} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ActionButton({ action, csrfToken }: { action: AllowedAction; csrfToken: string }): JSX.Element {
  const look = action.look ?? 'secondary';
  if (action.post === undefined) {
    return (
      <ButtonLink href={action.href ?? '#'} look={look} slim block>
        {action.label}
      </ButtonLink>
    );
  }
  return (
    <ActionForm action={action.post} csrfToken={csrfToken} class="bare-form">
      {Object.entries(action.fields ?? {}).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <SubmitButton look={look} slim block>
        {action.label}
      </SubmitButton>
    </ActionForm>
  );
}

function RefusedLine({ action }: { action: RefusedAction }): JSX.Element {
  return (
    <li class="no">
      <RefusedIcon />
      <b>{action.label}</b>
      <span class="meta">
        Noch nicht möglich: {action.reason}
        {action.more && (
          <>
            {' '}
            <a class="kern-link" href={action.more.href}>
              {action.more.text}
            </a>
          </>
        )}
      </span>
    </li>
  );
}
