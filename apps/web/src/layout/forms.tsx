import type { ComponentChildren, JSX } from 'preact';
import { countWord } from './formats.js';
import { fieldId } from './fields.js';
import { Icon, type IconName } from './icons.js';

export type ButtonLook = 'primary' | 'secondary' | 'tertiary';

export interface FormError {
  readonly href: string;
  readonly text: string;
}

/** A form that acts: POST with the session's token. `autosaveUrl` switches on saving when a field is left. */
export function ActionForm(props: {
  action: string;
  csrfToken: string;
  children: ComponentChildren;
  id?: string | undefined;
  label?: string | undefined;
  hasFiles?: boolean | undefined;
  autosaveUrl?: string | undefined;
  class?: string | undefined;
}): JSX.Element {
  return (
    <form
      method="post"
      action={props.action}
      id={props.id}
      class={props.class ?? 'form'}
      aria-label={props.label}
      enctype={props.hasFiles ? 'multipart/form-data' : undefined}
      data-autosave={props.autosaveUrl}
      noValidate
    >
      <input type="hidden" name="_csrf" value={props.csrfToken} />
      {props.children}
    </form>
  );
}

export function HiddenField({ name, value }: { name: string; value: string | number }): JSX.Element {
  return <input type="hidden" name={name} value={String(value)} />;
}

/** Fields that belong together, with a visible heading. */
export function Fieldset(props: {
  legend: string;
  hint?: string | undefined;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <fieldset class="kern-fieldset group">
      <legend class="kern-heading-medium">{props.legend}</legend>
      {props.hint !== undefined && <p class="kern-hint">{props.hint}</p>}
      <div class="kern-fieldset__body">{props.children}</div>
    </fieldset>
  );
}

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly look?: ButtonLook | undefined;
  readonly icon?: IconName | undefined;
  /** 40 px instead of 48 px: work areas, tables, action columns. */
  readonly slim?: boolean | undefined;
  readonly block?: boolean | undefined;
  /** Spoken instead of the words, where several buttons look the same. */
  readonly label?: string | undefined;
}

/** At most one primary button per page. `formAction` sends the same form elsewhere. */
export function SubmitButton(
  props: ButtonProps & {
    name?: string | undefined;
    value?: string | undefined;
    formAction?: string | undefined;
    /** Sends the files of the form, too; without it a file stays behind. */
    sendsFiles?: boolean | undefined;
    form?: string | undefined;
  },
): JSX.Element {
  return (
    <button
      type="submit"
      class={buttonClass(props)}
      name={props.name}
      value={props.value}
      formAction={props.formAction}
      formEncType={props.sendsFiles ? 'multipart/form-data' : undefined}
      form={props.form}
      aria-label={props.label}
    >
      <ButtonFace {...props} />
    </button>
  );
}

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink(props: ButtonProps & { href: string; download?: boolean | undefined }): JSX.Element {
  return (
    <a
      href={props.href}
      class={buttonClass(props)}
      download={props.download ? true : undefined}
      aria-label={props.label}
    >
      <ButtonFace {...props} />
    </a>
  );
}

/** Buttons in a row: the main one first. */
export function ButtonRow({ children }: { children: ComponentChildren }): JSX.Element {
  return <div class="row buttons">{children}</div>;
}

/** All errors of a form on top, each a link to its field. Shows nothing without errors. */
export function ErrorSummary(props: { title?: string | undefined; errors: readonly FormError[] }): JSX.Element | null {
  const count = props.errors.length;
  if (count === 0) return null;
  const title = props.title ?? `Bitte prüfen Sie ${countWord(count)} ${count === 1 ? 'Angabe' : 'Angaben'}`;
  return (
    <div class="kern-alert kern-alert--danger" role="alert" tabIndex={-1} id="fehler" data-autofocus>
      <div class="kern-alert__header">
        <Icon name="danger" />
        <h2 class="kern-title">{title}</h2>
      </div>
      <div class="kern-alert__body">
        <ul class="kern-list kern-list--bullet">
          {props.errors.map((error) => (
            <li key={`${error.href} ${error.text}`}>
              <a class="kern-link" href={error.href}>
                {error.text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Links for ErrorSummary from texts by field name. */
export function errorLinks(errors: Readonly<Record<string, string | undefined>>): FormError[] {
  return Object.entries(errors).flatMap(([name, text]) => (text ? [{ href: `#${fieldId(name)}`, text }] : []));
}

/** "Gespeichert um 14:32": the place where autosave reports. */
export function SavedNote({ children }: { children?: ComponentChildren }): JSX.Element {
  return (
    <p class="saved" role="status" data-saved>
      {children !== undefined && <Icon name="success" small />}
      <span>{children}</span>
    </p>
  );
}

function buttonClass({ look = 'primary', slim, block }: ButtonProps): string {
  return `kern-btn kern-btn--${look}${slim ? ' slim' : ''}${block ? ' kern-btn--block' : ''}`;
}

function ButtonFace({ icon, children }: ButtonProps): JSX.Element {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span class="kern-label">{children}</span>
    </>
  );
}
