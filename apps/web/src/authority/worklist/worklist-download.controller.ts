import { Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import { CONTENT_TYPES, csvOf, xlsxOf } from '#reports';
import { Access, CurrentActor } from '../../access/index.js';
import { READERS } from '../people.js';
import { downloadName, rowsToDownload, WORKLIST_TABLE } from './worklist-download.js';
import { readWorklistQuery } from './worklist-query.js';

@Controller()
@Access.roles(...READERS)
export class WorklistDownloadController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('arbeitsliste.csv')
  csv(@CurrentActor() actor: Actor, @Query() raw: Record<string, unknown>): Promise<StreamableFile> {
    return this.download(actor, raw, 'csv');
  }

  @Get('arbeitsliste.xlsx')
  xlsx(@CurrentActor() actor: Actor, @Query() raw: Record<string, unknown>): Promise<StreamableFile> {
    return this.download(actor, raw, 'xlsx');
  }

  private async download(actor: Actor, raw: Record<string, unknown>, format: 'csv' | 'xlsx'): Promise<StreamableFile> {
    const query = readWorklistQuery(raw);
    const { rows, now } = await this.database.read(actor, async (tx) => ({
      rows: await rowsToDownload(tx, query),
      now: tx.now,
    }));
    const options = {
      type: CONTENT_TYPES[format],
      disposition: `attachment; filename="${downloadName(now, format)}"`,
    };
    if (format === 'csv') return new StreamableFile(Buffer.from(csvOf(WORKLIST_TABLE, rows)), options);
    return new StreamableFile(xlsxOf(WORKLIST_TABLE, rows), options);
  }
}
