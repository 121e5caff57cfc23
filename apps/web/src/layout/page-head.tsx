import type { ComponentChildren, JSX } from 'preact';

export interface PageHeadProps {
  readonly title: string;
  /** Grey line above the heading: file number, programme, district. */
  readonly meta?: ComponentChildren;
  /** Light addition inside the heading: "31 offene Vorgänge". */
  readonly count?: string | undefined;
  /** One or two sentences below the heading. */
  readonly lead?: ComponentChildren;
  /** What one must see at once: amount, person, next deadline. */
  readonly facts?: readonly { readonly label: string; readonly value: ComponentChildren }[] | undefined;
  /** Saved state or download buttons, on the right. */
  readonly aside?: ComponentChildren;
}

/** The only h1 of a page, with its file number and head facts. */
export function PageHead({ title, meta, count, lead, facts, aside }: PageHeadProps): JSX.Element {
  return (
    <div class="page-head">
      <div class="page-head-text">
        {meta !== undefined && <p class="meta">{meta}</p>}
        <h1 class="kern-heading-large">
          {title}
          {count !== undefined && (
            <>
              {' '}
              <span class="cnt">{count}</span>
            </>
          )}
        </h1>
        {lead !== undefined && <p class="lead">{lead}</p>}
      </div>
      {facts !== undefined && (
        <dl class="headfacts">
          {facts.map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {aside !== undefined && <div class="page-head-aside">{aside}</div>}
    </div>
  );
}
