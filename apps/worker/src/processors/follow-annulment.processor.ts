import { Injectable } from '@nestjs/common';
import { followAnnulment } from '#awards';
import type { JobContext } from '#outbox';
import type { Processor } from './processor.js';

@Injectable()
export class FollowAnnulmentProcessor implements Processor<'follow-annulment'> {
  readonly job = 'follow-annulment';

  /** A refusal is for people: the page of the changes shows what stands in the way and offers the step again. */
  readonly run = async ({ noticeId }: { noticeId: string }, { database, actor }: JobContext): Promise<void> => {
    await followAnnulment(database, actor, noticeId);
  };
}
