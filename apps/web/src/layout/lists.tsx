import type { ComponentChildren, JSX } from 'preact';
import { Icon, type Tone } from './icons.js';

/** A state as symbol and words. */
export function Badge({ tone, children }: { tone: Tone; children: ComponentChildren }): JSX.Element {
  return (
    <span class={`kern-badge kern-badge--${tone} kern-badge--small`}>
      <Icon name={tone} small />
      <span class="kern-label">{children}</span>
    </span>
  );
}

/** A lighter badge inside tables and lines: symbol and words without a box. */
export function Mark({ tone, children }: { tone: Tone; children: ComponentChildren }): JSX.Element {
  return (
    <span class="mark">
      <Icon name={tone} />
      <span>{children}</span>
    </span>
  );
}

export interface Fact {
  readonly label: string;
  readonly value: ComponentChildren;
}

/** Names and values below each other. */
export function Facts({ facts }: { facts: readonly Fact[] }): JSX.Element {
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface TimelineEntry {
  /** "20.11.2026, 16:40" or "Heute". */
  readonly when: string;
  readonly text: ComponentChildren;
  readonly state?: 'past' | 'next' | 'open' | undefined;
}

/** What happened, newest first; `next` marks now, `open` what is still to come. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }): JSX.Element {
  return (
    <ol class="time" aria-label={label}>
      {entries.map((entry, index) => (
        <li key={`${entry.when} ${index}`} class={entry.state === 'past' ? undefined : entry.state}>
          <span class="meta">{entry.when}</span>
          <div>{entry.text}</div>
        </li>
      ))}
    </ol>
  );
}

export interface Chip {
  readonly label: string;
  readonly href: string;
  readonly count?: number | undefined;
  readonly current?: boolean | undefined;
  /** Dashed: an action, not a view. */
  readonly isAction?: boolean | undefined;
}

/** Saved views with their counts. */
export function Chips({ label, chips }: { label: string; chips: readonly Chip[] }): JSX.Element {
  return (
    <nav class="chip-nav" aria-label={label}>
      <ul class="chips">
        {chips.map((chip) => (
          <li key={chip.href}>
            <a
              class={`chip${chip.isAction ? ' dash' : ''}`}
              href={chip.href}
              aria-current={chip.current ? 'page' : undefined}
            >
              {chip.label}
              {chip.count !== undefined && (
                <>
                  {' '}
                  <span class="count">{chip.count}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Pages of a list. `hrefOf` gives the address of a page, counted from 1. Nothing is shown for a single page. */
export function Pagination(props: {
  page: number;
  pageCount: number;
  hrefOf: (page: number) => string;
  note?: string | undefined;
}): JSX.Element | null {
  if (props.pageCount < 2) return null;
  const { page, pageCount, hrefOf } = props;
  return (
    <div class="row between paging">
      <nav aria-label="Seiten">
        <ul class="pager">
          {page > 1 && (
            <li>
              <a href={hrefOf(page - 1)}>Zurück</a>
            </li>
          )}
          {visiblePages(page, pageCount).map((each, index, shown) => (
            <li key={each} class={index > 0 && each - (shown[index - 1] ?? each) > 1 ? 'after-gap' : undefined}>
              <a href={hrefOf(each)} aria-current={each === page ? 'page' : undefined}>
                <span class="kern-sr-only">Seite </span>
                {each}
              </a>
            </li>
          ))}
          {page < pageCount && (
            <li>
              <a href={hrefOf(page + 1)}>Weiter</a>
            </li>
          )}
        </ul>
      </nav>
      {props.note !== undefined && <p class="meta">{props.note}</p>}
    </div>
  );
}

/** First, last, and two on each side of the current page. */
export function visiblePages(page: number, pageCount: number): number[] {
  const all = Array.from({ length: pageCount }, (_, index) => index + 1);
  return all.filter((each) => each === 1 || each === pageCount || Math.abs(each - page) <= 2);
}
