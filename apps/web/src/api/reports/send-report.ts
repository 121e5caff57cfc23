import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Response } from 'express';
import {
  CONTENT_TYPES,
  csvOf,
  reportFileName,
  xlsxOf,
  type FileFormat,
  type ReportScope,
  type ReportTable,
} from '#reports';

/** Names the file of an answer. JSON is shown by browsers, the others are saved. */
export function nameFile(response: Response, report: string, scope: ReportScope, format: FileFormat): void {
  const disposition = format === 'json' ? 'inline' : 'attachment';
  response.setHeader('Content-Type', CONTENT_TYPES[format]);
  response.setHeader('Content-Disposition', `${disposition}; filename="${reportFileName(report, scope, format)}"`);
}

/** Sends a small report, whose rows are read already, as CSV or XLSX. */
export async function sendTable<Row>(
  response: Response,
  table: ReportTable<Row>,
  rows: readonly Row[],
  scope: ReportScope,
  format: 'csv' | 'xlsx',
): Promise<void> {
  nameFile(response, table.name, scope, format);
  if (format === 'csv') response.send(Buffer.from(csvOf(table, rows), 'utf8'));
  else await sendStream(response, xlsxOf(table, rows));
}

/** Sends pieces as they come. A receiver that leaves early is no error of ours. */
export async function sendStream(response: Response, pieces: Readable | AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(pieces, response);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
