import { scaleBand, scaleLinear } from 'd3-scale';
import type { Response } from 'express';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Money } from '#kernel';
import { formatAmount } from '../layout/index.js';

const WIDTH = 960;
const LABELS = 210;
const FIGURES = 100;
const ROW_HEIGHT = 24;
const HEAD = 56;
const INK = '#171a2b';
const EDGE = '#51577a';
/** Told apart by pattern as well as by colour: they survive a grey print. */
const fillsOf = (id: string): string[] => ['#2044aa', `url(#${id}-hatched)`, `url(#${id}-dotted)`];

export interface ChartRow {
  readonly label: string;
  /** Amounts in the order of the series; none is negative. */
  readonly amounts: readonly Money[];
  /** What the bar may reach, as an empty frame behind it. */
  readonly outline?: Money;
  /** The amount on the right; the sum of the bar where nothing else is said. */
  readonly figure?: Money;
}

export interface BarChartProps {
  /** Tells charts of one page apart. */
  readonly id?: string;
  readonly title: string;
  readonly description: string;
  readonly series: readonly string[];
  /** What the empty part of a frame means. */
  readonly outline?: string;
  readonly rows: readonly ChartRow[];
}

/** Stacked bars from left to right; the table beside it holds the same figures. */
export function BarChart({ id = 'chart', title, description, series, outline, rows }: BarChartProps): JSX.Element {
  const fills = fillsOf(id);
  const lengths = rows.map((row) => Money.max(Money.sum(row.amounts), row.outline ?? Money.ZERO));
  const largest = Money.max(Money.ZERO, ...lengths);
  const across = scaleLinear([0, Math.max(1, largest.toCents())], [LABELS, WIDTH - FIGURES]);
  const down = scaleBand(
    rows.map((_, index) => index),
    [HEAD, HEAD + rows.length * ROW_HEIGHT],
  ).padding(0.3);
  const height = HEAD + rows.length * ROW_HEIGHT + 12;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${WIDTH} ${height}`}
      width={WIDTH}
      height={height}
      class="chart"
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      font-family="'Fira Sans', 'Noto Sans', sans-serif"
      font-size="13"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      <Patterns id={id} />
      <rect width={WIDTH} height={height} fill="#fff" />
      <Key series={series} outline={outline} fills={fills} />
      {across.ticks(6).map((cents) => (
        <g key={cents}>
          <line x1={across(cents)} x2={across(cents)} y1={HEAD - 4} y2={height - 8} stroke="#d5d8e6" />
          <text x={across(cents)} y={HEAD - 8} text-anchor="middle" fill={EDGE}>
            {formatAmount(Math.round(cents)).replace(/,\d\d$/, '')}
          </text>
        </g>
      ))}
      {rows.map((row, index) => (
        <Bars key={index} {...{ row, across, fills }} y={down(index) ?? 0} thickness={down.bandwidth()} />
      ))}
    </svg>
  );
}

/** The chart as a file of its own. */
export const barChartFile = (props: BarChartProps): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(<BarChart {...props} />)}\n`;

/** Sends a picture to be kept under this name. */
export function sendSvg(response: Response, name: string, svg: string): void {
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.type('image/svg+xml').send(svg);
}

function Bars(props: {
  row: ChartRow;
  y: number;
  thickness: number;
  across: (cents: number) => number;
  fills: readonly string[];
}): JSX.Element {
  const { row, y, thickness, across, fills } = props;
  const middle = y + thickness / 2 + 4.5;
  let start = Money.ZERO;
  const parts = row.amounts.map((amount, index) => {
    const from = across(start.toCents());
    start = start.plus(amount);
    return { from, to: across(start.toCents()), fill: fills[index % fills.length] };
  });
  return (
    <g>
      <text x={LABELS - 8} y={middle} text-anchor="end" fill={INK}>
        {row.label.length > 30 ? `${row.label.slice(0, 29)}…` : row.label}
      </text>
      {row.outline !== undefined && (
        <rect
          x={LABELS}
          y={y}
          width={across(row.outline.toCents()) - LABELS}
          height={thickness}
          fill="#fff"
          stroke={EDGE}
        />
      )}
      {parts.map(({ from, to, fill }) => (
        <rect key={fill} x={from} y={y} width={to - from} height={thickness} fill={fill} stroke={EDGE} />
      ))}
      <text x={WIDTH - 4} y={middle} text-anchor="end" fill={INK}>
        {formatAmount(row.figure ?? start)}
      </text>
    </g>
  );
}

const Patterns = ({ id }: { id: string }): JSX.Element => (
  <defs>
    <pattern id={`${id}-hatched`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="7" height="7" fill="#dfe6f9" />
      <rect width="3" height="7" fill="#2044aa" />
    </pattern>
    <pattern id={`${id}-dotted`} width="8" height="8" patternUnits="userSpaceOnUse">
      <rect width="8" height="8" fill="#fff" />
      <circle cx="4" cy="4" r="2" fill="#51577a" />
    </pattern>
  </defs>
);

function Key(props: { series: readonly string[]; outline: string | undefined; fills: readonly string[] }): JSX.Element {
  const { series, outline, fills } = props;
  const entries = [
    ...series.map((label, index) => ({ label, fill: fills[index % fills.length] })),
    ...(outline === undefined ? [] : [{ label: outline, fill: '#fff' }]),
  ];
  return (
    <g>
      {entries.map(({ label, fill }, index) => (
        <g key={label}>
          <rect x={LABELS + index * 180} y={8} width={14} height={14} fill={fill} stroke={EDGE} />
          <text x={LABELS + index * 180 + 20} y={20} fill={INK}>
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}
