import { scaleBand, scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { Money } from '#kernel';
import { germanInstant, type CapOverview, type CapRow } from '#reports';
import { formatAmount } from '../layout/index.js';

const WIDTH = 960;
const LABELS = 210;
const FIGURES = 90;
const ROW_HEIGHT = 24;
const HEAD = 56;
const INK = '#171a2b';
const EDGE = '#51577a';

/** Committed, reserved and room of each holder as stacked bars. The table beside it holds the same figures. */
export function CapChart({ overview }: { overview: CapOverview }): JSX.Element {
  const { rows, year, programmeName } = overview;
  const largest = Money.max(Money.ZERO, ...rows.map((row) => row.cap));
  const across = scaleLinear([0, Math.max(1, largest.toCents())], [LABELS, WIDTH - FIGURES]);
  const down = scaleBand(
    rows.map((row) => row.capHolder),
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
      aria-labelledby="chart-title chart-desc"
      font-family="'Fira Sans', 'Noto Sans', sans-serif"
      font-size="13"
    >
      <title id="chart-title">{`Ausschöpfung des Höchstbetrags ${year}, ${programmeName}`}</title>
      <desc id="chart-desc">{descriptionOf(overview)}</desc>
      <defs>
        <pattern id="chart-reserved" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" fill="#dfe6f9" />
          <rect width="3" height="7" fill="#2044aa" />
        </pattern>
      </defs>
      <rect width={WIDTH} height={height} fill="#fff" />
      <Key />
      {across.ticks(6).map((cents) => (
        <g key={cents}>
          <line x1={across(cents)} x2={across(cents)} y1={HEAD - 4} y2={height - 8} stroke="#d5d8e6" />
          <text x={across(cents)} y={HEAD - 8} text-anchor="middle" fill={EDGE}>
            {formatAmount(Math.round(cents)).replace(/,\d\d$/, '')}
          </text>
        </g>
      ))}
      {rows.map((row) => (
        <HolderBar
          key={row.capHolder}
          row={row}
          y={down(row.capHolder) ?? 0}
          thickness={down.bandwidth()}
          across={across}
        />
      ))}
    </svg>
  );
}

/** The chart as a file of its own. */
export const chartFile = (overview: CapOverview): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(<CapChart overview={overview} />)}\n`;

function HolderBar(props: {
  row: CapRow;
  y: number;
  thickness: number;
  across: (cents: number) => number;
}): JSX.Element {
  const { row, y, thickness, across } = props;
  const committed = across(row.committed.toCents());
  const reserved = across(row.committed.plus(row.reserved).toCents());
  const middle = y + thickness / 2 + 4.5;
  const name = row.organisation ?? row.district;
  return (
    <g>
      <text x={LABELS - 8} y={middle} text-anchor="end" fill={INK}>
        {name.length > 30 ? `${name.slice(0, 29)}…` : name}
      </text>
      <rect x={LABELS} y={y} width={across(row.cap.toCents()) - LABELS} height={thickness} fill="#fff" stroke={EDGE} />
      <rect x={LABELS} y={y} width={committed - LABELS} height={thickness} fill="#2044aa" stroke={EDGE} />
      <rect
        x={committed}
        y={y}
        width={reserved - committed}
        height={thickness}
        fill="url(#chart-reserved)"
        stroke={EDGE}
      />
      <text x={WIDTH - 4} y={middle} text-anchor="end" fill={INK}>
        {formatAmount(row.room)}
      </text>
    </g>
  );
}

function Key(): JSX.Element {
  const entries = [
    { label: 'bewilligt', fill: '#2044aa' },
    { label: 'vorgemerkt', fill: 'url(#chart-reserved)' },
    { label: 'Spielraum (Betrag rechts, in EUR)', fill: '#fff' },
  ];
  return (
    <g>
      {entries.map(({ label, fill }, index) => (
        <g key={label}>
          <rect x={LABELS + index * 120} y={8} width={14} height={14} fill={fill} stroke={EDGE} />
          <text x={LABELS + index * 120 + 20} y={20} fill={INK}>
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

function descriptionOf({ rows, totals, time }: CapOverview): string {
  const exhausted = rows.filter((row) => row.room.isZero()).length;
  return (
    `Gestapelte Balken für ${rows.length} Empfänger, Stand ${germanInstant(time.standAt)}. Zusammen bewilligt ` +
    `${totals.committed}, vorgemerkt ${totals.reserved}, Spielraum ${totals.room}. ${exhausted} haben keinen Spielraum mehr.`
  );
}
