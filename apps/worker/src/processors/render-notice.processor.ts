import { Inject, Injectable } from '@nestjs/common';
import { renderIssuedNotice } from '#notices';
import type { JobContext } from '#outbox';
import { FILE_STORE, type FileStore } from '#platform';
import type { Processor } from './processor.js';

@Injectable()
export class RenderNoticeProcessor implements Processor<'render-notice'> {
  readonly job = 'render-notice';

  constructor(@Inject(FILE_STORE) private readonly files: FileStore) {}

  readonly run = ({ noticeId }: { noticeId: string }, { database, actor }: JobContext): Promise<void> =>
    renderIssuedNotice(database, this.files, actor, noticeId);
}
