import { Injectable } from '@nestjs/common';
import { closeDueVote } from '#bodies';
import type { JobContext } from '#outbox';
import type { Processor } from './processor.js';

@Injectable()
export class CloseVoteProcessor implements Processor<'close-vote'> {
  readonly job = 'close-vote';

  readonly run = ({ voteId }: { voteId: string }, { database, actor }: JobContext): Promise<void> =>
    closeDueVote(database, actor, voteId);
}
