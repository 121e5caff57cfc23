import type { JSX } from 'preact';
import { Money } from '#kernel';
import { formatEuro } from './formats.js';

/** Kinds of amounts; each keeps its colour and pattern on every page. */
export type BarKind = 'committed' | 'reserved' | 'this' | 'applied' | 'proved' | 'over' | 'room';

export interface BarSegment {
  readonly kind: BarKind;
  readonly amount: Money;
}

export type BarSize = 'thin' | 'normal' | 'thick';

interface Piece {
  readonly kind: BarKind;
  readonly from: number;
  readonly to: number;
}

const HEIGHT: Readonly<Record<BarSize, number>> = { thin: 12, normal: 18, thick: 26 };

/** Pattern definitions, once per document. Not display:none: then browsers paint nothing with them. */
export function BarPatterns(): JSX.Element {
  return (
    <svg class="defs" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="p-reserved" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" fill="#dfe6f9" />
          <rect width="3" height="7" fill="#2044aa" />
        </pattern>
        <pattern id="p-this" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="#ffe7b6" />
          <circle cx="3" cy="3" r="1.7" fill="#925400" />
        </pattern>
        <pattern id="p-over" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
          <rect width="6" height="6" fill="#fff" />
          <rect width="3.4" height="6" fill="#bd0f09" />
        </pattern>
        <pattern id="p-applied" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" fill="#fff" />
          <rect width="6" height="2" y="2" fill="#6e7597" />
        </pattern>
      </defs>
    </svg>
  );
}

/** Amounts as parts of a total. Decoration only: the figures must stand beside it as text. */
export function Bar(props: { total: Money; segments: readonly BarSegment[]; size?: BarSize | undefined }): JSX.Element {
  const sum = Money.sum(props.segments.map((segment) => segment.amount));
  return <Drawing pieces={layOut(props.segments, Money.max(props.total, sum))} size={props.size ?? 'normal'} />;
}

/** Amounts against a cap. What lies above the cap is drawn in red stripes beyond a black line. */
export function CapBar(props: {
  cap: Money;
  segments: readonly BarSegment[];
  size?: BarSize | undefined;
}): JSX.Element {
  const sum = Money.sum(props.segments.map((segment) => segment.amount));
  const size = props.size ?? 'normal';
  if (!sum.exceeds(props.cap)) return <Drawing pieces={layOut(props.segments, props.cap)} size={size} />;
  const limit = share(props.cap, sum);
  const inside = layOut(props.segments, sum)
    .filter((piece) => piece.from < limit)
    .map((piece) => ({ ...piece, to: Math.min(piece.to, limit) }));
  return <Drawing pieces={[...inside, { kind: 'over', from: limit, to: 100 }]} size={size} limit={limit} />;
}

/** A small square in the pattern of a kind, for legends and captions. */
export function Swatch({ kind }: { kind: BarKind }): JSX.Element {
  return (
    <svg class="sw" width="16" height="16" aria-hidden="true" focusable="false">
      <rect class={`bar-${kind}`} x="0.5" y="0.5" width="15" height="15" />
    </svg>
  );
}

export interface LegendRow {
  readonly label: string;
  readonly amount: Money;
  readonly kind?: BarKind | undefined;
  readonly isTotal?: boolean | undefined;
}

/** The figures of a bar as a table. The caption is for screen readers. */
export function Legend({ caption, rows }: { caption: string; rows: readonly LegendRow[] }): JSX.Element {
  return (
    <table class="legend">
      <caption class="kern-sr-only">{caption}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} class={row.isTotal ? 'total' : undefined}>
            <th scope="row">
              <span class="lg">
                {row.kind && <Swatch kind={row.kind} />}
                <span>{row.label}</span>
              </span>
            </th>
            <td class="n">{formatEuro(row.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Names of patterns in one line, above tables with many bars. */
export function LegendLine({ entries }: { entries: readonly { kind: BarKind; label: string }[] }): JSX.Element {
  return (
    <span class="meta lgd">
      {entries.map((entry) => (
        <span key={entry.kind}>
          <Swatch kind={entry.kind} />
          {entry.label}
        </span>
      ))}
    </span>
  );
}

function Drawing({
  pieces,
  size,
  limit,
}: {
  pieces: readonly Piece[];
  size: BarSize;
  limit?: number | undefined;
}): JSX.Element {
  const height = HEIGHT[size];
  return (
    <svg class={`bar bar-${size}`} height={height} aria-hidden="true" focusable="false">
      <rect class="bar-room" x="0" y="0.5" width={`${limit ?? 100}%`} height={height - 1} />
      {pieces.map((piece) => (
        <rect
          key={`${piece.kind}-${piece.from}`}
          class={`bar-${piece.kind}`}
          x={`${piece.from}%`}
          y="0.5"
          width={`${rounded(piece.to - piece.from)}%`}
          height={height - 1}
        />
      ))}
      {limit !== undefined && <line class="bar-limit" x1={`${limit}%`} x2={`${limit}%`} y1="-4" y2={height + 4} />}
    </svg>
  );
}

function layOut(segments: readonly BarSegment[], scale: Money): Piece[] {
  let reached = Money.ZERO;
  const pieces: Piece[] = [];
  for (const segment of segments) {
    const from = share(reached, scale);
    reached = reached.plus(segment.amount);
    if (segment.amount.isPositive() && segment.kind !== 'room') {
      pieces.push({ kind: segment.kind, from, to: share(reached, scale) });
    }
  }
  return pieces;
}

/** Percent with three decimals. Only for drawing; no amount is ever computed from it. */
function share(part: Money, whole: Money): number {
  if (!whole.isPositive()) return 0;
  return Number((part.cents * 100_000n) / whole.cents) / 1000;
}

const rounded = (percent: number): number => Math.round(percent * 1000) / 1000;
