import type { ReportTime } from '../read/report-time.js';
import { germanInstant } from './report-table.js';

export type FileFormat = 'json' | 'csv' | 'xlsx';

export const CONTENT_TYPES: Readonly<Record<FileFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** foerderakte-hoechstbetraege-NRWELTOFFEN-2027-stand-2026-11-23-0930.xlsx; an earlier day stands without a time. */
export function reportFileName(
  report: string,
  scope: { readonly programme: string; readonly year: number; readonly time: ReportTime },
  format: FileFormat | 'svg' | 'pdf',
): string {
  return `foerderakte-${report}-${scope.programme}-${scope.year}-stand-${standOf(scope.time)}.${format}`;
}

function standOf({ asOf, standAt }: ReportTime): string {
  if (asOf !== null) return asOf.toString();
  const [day = '', time = ''] = germanInstant(standAt).split(' ');
  return [...day.split('.').reverse(), time.replace(':', '')].join('-');
}
