import type { ComponentChildren, JSX } from 'preact';

export type ColumnSplit = 'two' | 'half' | 'case' | 'decide' | 'fin' | 'pub';

/**
 * Columns of a work page; on narrow screens they stand below each other.
 * two: content and 368 px aside; half: equal; case: three zones; decide: content and 480 px sheet; fin: content and 320 px.
 */
export function Columns({ split, children }: { split: ColumnSplit; children: ComponentChildren }): JSX.Element {
  return <div class={`cols ${split}`}>{children}</div>;
}

/** Blocks below each other: 24 px apart, or 12 px when small. */
export function Stack({ small, children }: { small?: boolean | undefined; children: ComponentChildren }): JSX.Element {
  return <div class={small ? 'stack-s' : 'stack'}>{children}</div>;
}

/** Side column. With a label it is a landmark of its own, so two on a page need different ones. */
export function Aside({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  return (
    <aside class="stack" aria-label={label}>
      {children}
    </aside>
  );
}

/** Things side by side that may wrap. */
export function Row({
  between,
  children,
}: {
  between?: boolean | undefined;
  children: ComponentChildren;
}): JSX.Element {
  return <div class={`row${between ? ' between' : ''}`}>{children}</div>;
}
