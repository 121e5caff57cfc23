import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readXlsx } from 'hucre/xlsx';

/** A cell as a spreadsheet program holds it: a number is a number, a date is a date, whatever it looks like. */
export type SheetCell =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'date'; readonly value: string }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'empty' };

const PROGRAM = 'soffice';

/** Whether LibreOffice is installed here. */
export const hasLibreOffice = (): boolean =>
  spawnSync(PROGRAM, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0;

/** Opens an XLSX in LibreOffice without a window and says what its cells hold there, by its own document format. */
export function cellsInLibreOffice(xlsx: Buffer): SheetCell[][] {
  const folder = mkdtempSync(path.join(tmpdir(), 'spreadsheet-'));
  try {
    const file = path.join(folder, 'report.xlsx');
    writeFileSync(file, xlsx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const run = spawnSync(PROGRAM, [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, file], {
      encoding: 'utf8',
      timeout: 150_000,
    });
    if (run.status !== 0) throw new Error(`LibreOffice: ${run.error?.message ?? run.stderr}`);
    return rowsOf(readFileSync(path.join(folder, 'report.fods'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same without LibreOffice: read back cell by cell. */
export async function cellsReadBack(xlsx: Buffer): Promise<SheetCell[][]> {
  const [sheet] = (await readXlsx(xlsx)).sheets;
  return (sheet?.rows ?? []).map((row) => row.map(cellOf));
}

function cellOf(value: unknown): SheetCell {
  if (value === null || value === undefined || value === '') return { type: 'empty' };
  if (typeof value === 'number') return { type: 'number', value };
  if (value instanceof Date) return { type: 'date', value: dayOrInstant(value.toISOString()) };
  return { type: 'text', value: typeof value === 'string' ? value : JSON.stringify(value) };
}

/** "2026-06-30T00:00:00.000Z" is the day; other times stay to the second. */
const dayOrInstant = (text: string): string => text.slice(0, 19).replace(/T00:00:00$/, '');

const CELL = /<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs;

function rowsOf(document: string): SheetCell[][] {
  const [, table = ''] = /<table:table\b[^>]*>(.*?)<\/table:table>/s.exec(document) ?? [];
  return [...table.matchAll(/<table:table-row\b[^>]*>(.*?)<\/table:table-row>/gs)]
    .map(([, row = '']) =>
      [...row.matchAll(CELL)].flatMap(([, attributes = '', content = '']) => {
        const times = Number(/number-columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
        // The rest of an empty row is one cell that is repeated a thousand times.
        return Array.from({ length: Math.min(times, 20) }, () => openDocumentCell(attributes, content));
      }),
    )
    .map(withoutEmptyEnd)
    .filter((row) => row.length > 0);
}

function openDocumentCell(attributes: string, content: string): SheetCell {
  const attribute = (name: string): string => new RegExp(`office:${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  switch (attribute('value-type')) {
    case '':
      return { type: 'empty' };
    case 'float':
    case 'percentage':
    case 'currency':
      return { type: 'number', value: Number(attribute('value')) };
    case 'date':
      return { type: 'date', value: dayOrInstant(attribute('date-value')) };
    default:
      return { type: 'text', value: unescaped(content.replace(/<[^>]*>/g, '').trim()) };
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');

const withoutEmptyEnd = (row: SheetCell[]): SheetCell[] =>
  row.slice(0, row.findLastIndex(({ type }) => type !== 'empty') + 1);
