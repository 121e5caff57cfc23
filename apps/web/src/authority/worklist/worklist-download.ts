import { worklist, type WorklistRow } from '#applications';
import { applicationsOverCap, capsOfRows, type CapOfRow } from '#awards';
import type { Transaction } from '#platform';
import { germanInstant, type ReportTable } from '#reports';
import { statusWord } from '../../access/refusals/case-words.js';
import { toFilter, type WorklistQuery } from './worklist-query.js';

export interface DownloadRow {
  readonly row: WorklistRow;
  readonly cap: CapOfRow | undefined;
}

/** One definition for CSV and XLSX: the columns of the list, amounts as numbers, dates as dates. */
export const WORKLIST_TABLE: ReportTable<DownloadRow> = {
  name: 'arbeitsliste',
  sheet: 'Arbeitsliste',
  columns: [
    { type: 'TEXT', key: 'fileNumber', heading: 'Aktenzeichen', valueOf: ({ row }) => row.fileNumber },
    { type: 'TEXT', key: 'title', heading: 'Titel', valueOf: ({ row }) => row.title },
    { type: 'TEXT', key: 'programme', heading: 'Programm', valueOf: ({ row }) => row.programmeCode },
    { type: 'TEXT', key: 'ags', heading: 'AGS', valueOf: ({ row }) => row.districtAgs },
    { type: 'TEXT', key: 'district', heading: 'Kreis oder Stadt', valueOf: ({ row }) => row.districtName },
    { type: 'TEXT', key: 'status', heading: 'Stand', valueOf: ({ row }) => statusWord(row.status) },
    { type: 'DATE', key: 'deadline', heading: 'Frist', valueOf: ({ row }) => row.deadline },
    { type: 'TEXT', key: 'deadlineReason', heading: 'Grund der Frist', valueOf: ({ row }) => row.deadlineReason },
    { type: 'INTEGER', key: 'budgetYear', heading: 'Haushaltsjahr', valueOf: ({ row }) => row.budgetYear },
    {
      type: 'MONEY',
      key: 'requestedOfYear',
      heading: 'Beantragt im Jahr',
      valueOf: ({ row }) => row.requestedByYear[row.budgetYear] ?? row.requested,
    },
    { type: 'MONEY', key: 'requested', heading: 'Beantragt gesamt', valueOf: ({ row }) => row.requested },
    { type: 'INTEGER', key: 'capYear', heading: 'Engstes Jahr', valueOf: ({ cap }) => cap?.budgetYear ?? null },
    { type: 'MONEY', key: 'cap', heading: 'Höchstbetrag', valueOf: ({ cap }) => cap?.cap ?? null },
    { type: 'MONEY', key: 'roomAfter', heading: 'Danach frei', valueOf: ({ cap }) => cap?.roomAfter ?? null },
    { type: 'TEXT', key: 'assignee', heading: 'Zuständig', valueOf: ({ row }) => row.assignedName },
  ],
};

const CHUNK = 500;

/** Exactly the rows of the filter, all pages, with their caps; read in chunks of one consistent picture. */
export async function rowsToDownload(tx: Transaction, query: WorklistQuery): Promise<DownloadRow[]> {
  const ids = await applicationsOverCap(tx);
  const rows: DownloadRow[] = [];
  for (let page = 1; ; page += 1) {
    const found = await worklist(tx, { ...toFilter(query, ids, CHUNK), page });
    const caps = await capsOfRows(tx, found.rows);
    rows.push(...found.rows.map((row) => ({ row, cap: caps.get(row.id) })));
    if (found.rows.length < CHUNK) return rows;
  }
}

/** foerderakte-arbeitsliste-stand-2026-11-23-0930.csv */
export function downloadName(now: Date, format: 'csv' | 'xlsx'): string {
  const [day = '', time = ''] = germanInstant(now).split(' ');
  const isoDay = day.split('.').reverse().join('-');
  return `foerderakte-arbeitsliste-stand-${isoDay}-${time.replace(':', '')}.${format}`;
}
