import { verdictOf, type Figure, type Target } from './figures.js';

const HEADINGS = ['part', 'what', 'ours', 'ceiling beside it', 'figure', 'target', ''] as const;

/** The one table of a run, as Markdown whose columns also line up in a terminal. Missed targets stand out. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure, index) => cellsOf(figure, figures[index - 1]?.part));
  const widths = HEADINGS.map((heading, column) =>
    Math.max(3, heading.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(HEADINGS), rule, ...rows.map(line)].join('\n');
}

function cellsOf(figure: Figure, partAbove: string | undefined): string[] {
  const verdict = verdictOf(figure);
  return [
    figure.part === partAbove ? '' : figure.part,
    figure.what,
    figure.ours,
    figure.ceiling,
    shown(figure.value, figure.unit),
    figure.target === null ? '' : targetInWords(figure.target, figure.unit),
    verdict === 'missed' ? '**MISSED**' : verdict === 'met' ? 'met' : '',
  ];
}

const targetInWords = ({ kind, value }: Target, unit: Figure['unit']): string =>
  `${kind === 'at-least' ? '>=' : '<='} ${withUnit(String(value), unit)}`;

const shown = (value: number, unit: Figure['unit']): string => withUnit(digits(value), unit);

const withUnit = (text: string, unit: Figure['unit']): string => (unit === '' ? text : `${text} ${unit}`);

/** Three digits say more than the machine's noise allows. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export const seconds = (value: number): string => `${digits(value)} s`;

export const milliseconds = (value: number): string => `${digits(value)} ms`;

export const perSecond = (value: number): string => `${digits(value)}/s`;

const BEGIN = '<!-- bench -->';
const END = '<!-- /bench -->';

/** The text with the table between its markers renewed. Throws where it has no place for one. */
export function withTable(text: string, table: string): string {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`no place for the table: add ${BEGIN} and ${END}`);
  return `${text.slice(0, begin)}${BEGIN}\n${table}\n${text.slice(end)}`;
}
