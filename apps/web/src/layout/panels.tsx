import type { ComponentChildren, JSX } from 'preact';
import { Icon, type Tone } from './icons.js';

/** A message with symbol and heading. `role` only when it answers an act: alert for refusals, status for the rest. */
export function Alert(props: {
  tone: Tone;
  title: string;
  role?: 'alert' | 'status' | undefined;
  id?: string | undefined;
  /** `none` where the message stands before the h1. */
  headingLevel?: 2 | 3 | 'none' | undefined;
  children?: ComponentChildren;
}): JSX.Element {
  const Heading = props.headingLevel === 'none' ? 'p' : props.headingLevel === 3 ? 'h3' : 'h2';
  const isFocused = props.role === 'alert';
  return (
    <div
      class={`kern-alert kern-alert--${props.tone}`}
      role={props.role}
      id={props.id}
      tabIndex={isFocused ? -1 : undefined}
      data-autofocus={isFocused ? '' : undefined}
    >
      <div class="kern-alert__header">
        <Icon name={props.tone} />
        <Heading class="kern-title">{props.title}</Heading>
      </div>
      {hasContent(props.children) && (
        <div class="kern-alert__body">
          {typeof props.children === 'string' ? <p>{props.children}</p> : props.children}
        </div>
      )}
    </div>
  );
}

export interface Alternative {
  readonly title: string;
  readonly text: ComponentChildren;
  /** Button or form; left out where somebody else must act. */
  readonly action?: ComponentChildren;
}

/**
 * A "no" as the office owes it: what does not work and by how much (title), why, what became of the input,
 * and what is possible instead.
 */
export function RefusalPanel(props: {
  title: string;
  reason: ComponentChildren;
  /** Default: "Ihre Eingaben sind gespeichert, gebucht ist nichts." Say it as it is. */
  input: string;
  alternatives?: readonly Alternative[] | undefined;
  children?: ComponentChildren;
}): JSX.Element {
  const alternatives = props.alternatives ?? [];
  return (
    <>
      <Alert tone="danger" title={props.title} role="alert" id="ablehnung">
        <p>
          {props.reason} {props.input}
        </p>
      </Alert>
      {(alternatives.length > 0 || hasContent(props.children)) && (
        <Panel title="Was stattdessen möglich ist" look="key">
          {alternatives.length > 0 && (
            <ul class="plain ways">
              {alternatives.map((way) => (
                <li key={way.title}>
                  <div>
                    <h3 class="kern-heading-small">{way.title}</h3>
                    <p>{way.text}</p>
                  </div>
                  {way.action !== undefined && <div>{way.action}</div>}
                </li>
              ))}
            </ul>
          )}
          {props.children}
        </Panel>
      )}
    </>
  );
}

/** A boxed section. `key` is the one box of a page that matters most. */
export function Panel(props: {
  title?: string | undefined;
  look?: 'plain' | 'key' | 'soft' | undefined;
  headingLevel?: 2 | 3 | undefined;
  /** A badge or time beside the heading. */
  note?: ComponentChildren;
  isSticky?: boolean | undefined;
  id?: string | undefined;
  children: ComponentChildren;
}): JSX.Element {
  const look = props.look === undefined || props.look === 'plain' ? '' : ` ${props.look}`;
  const titleId = props.title === undefined ? undefined : `h-${props.id ?? slug(props.title)}`;
  const Heading = props.headingLevel === 3 ? 'h3' : 'h2';
  return (
    <section class={`panel${look}${props.isSticky ? ' stick' : ''}`} id={props.id} aria-labelledby={titleId}>
      {props.title !== undefined && (
        <div class="panel-head">
          <Heading class={props.headingLevel === 3 ? 'kern-heading-small' : 'kern-heading-medium'} id={titleId}>
            {props.title}
          </Heading>
          {props.note}
        </div>
      )}
      {props.children}
    </section>
  );
}

/** A section without box, with its heading. */
export function Section(props: {
  title: string;
  hideTitle?: boolean | undefined;
  note?: ComponentChildren;
  id?: string | undefined;
  children: ComponentChildren;
}): JSX.Element {
  const titleId = `h-${props.id ?? slug(props.title)}`;
  return (
    <section class="section" id={props.id} aria-labelledby={titleId}>
      <div class={props.hideTitle ? 'kern-sr-only' : 'panel-head'}>
        <h2 class="kern-heading-medium" id={titleId}>
          {props.title}
        </h2>
        {props.note}
      </div>
      {props.children}
    </section>
  );
}

/** Something to unfold. Opens without script. */
export function Accordion(props: {
  title: string;
  open?: boolean | undefined;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <details class="kern-accordion" open={props.open}>
      <summary class="kern-accordion__header">
        <span class="kern-title">{props.title}</span>
      </summary>
      <div class="kern-accordion__body">{props.children}</div>
    </details>
  );
}

/** A short explanation that does not get in the way: "Was ist zuwendungsfähig?". */
export function HelpNote(props: {
  title: string;
  open?: boolean | undefined;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <details class="help" open={props.open}>
      <summary>{props.title}</summary>
      <div>{props.children}</div>
    </details>
  );
}

/** In place of an empty table: one sentence and the next useful action. */
export function EmptyState(props: { text: string; action?: ComponentChildren }): JSX.Element {
  return (
    <div class="empty">
      <p>{props.text}</p>
      {props.action !== undefined && <div>{props.action}</div>}
    </div>
  );
}

const hasContent = (children: ComponentChildren): boolean =>
  children !== undefined && children !== null && children !== false && children !== '';

/** Headings become ids; give `id` where a heading repeats on a page. */
export const slug = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
