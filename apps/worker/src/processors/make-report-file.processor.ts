import { Inject, Injectable } from '@nestjs/common';
import type { JobContext } from '#outbox';
import { FILE_STORE, type FileStore } from '#platform';
import { makeReportFile } from '#reports';
import type { Processor } from './processor.js';

@Injectable()
export class MakeReportFileProcessor implements Processor<'make-report-file'> {
  readonly job = 'make-report-file';

  constructor(@Inject(FILE_STORE) private readonly files: FileStore) {}

  readonly run = ({ fileId }: { fileId: string }, { database, isLastAttempt }: JobContext): Promise<void> =>
    makeReportFile(database, this.files, fileId, isLastAttempt);
}
