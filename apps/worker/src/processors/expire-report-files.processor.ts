import { Inject, Injectable } from '@nestjs/common';
import { CalendarDate } from '#kernel';
import type { JobContext } from '#outbox';
import { FILE_STORE, type FileStore } from '#platform';
import { expireReportFiles } from '#reports';
import type { Processor } from './processor.js';

@Injectable()
export class ExpireReportFilesProcessor implements Processor<'expire-report-files'> {
  readonly job = 'expire-report-files';

  constructor(@Inject(FILE_STORE) private readonly files: FileStore) {}

  readonly run = ({ day }: { day: string }, { database, actor }: JobContext): Promise<void> =>
    expireReportFiles(database, this.files, actor, CalendarDate.iso(day));
}
