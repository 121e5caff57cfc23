import { Injectable } from '@nestjs/common';
import { closeDueVotes } from '#bodies';
import type { JobContext } from '#outbox';
import type { Processor } from './processor.js';

@Injectable()
export class CloseDueVotesProcessor implements Processor<'close-due-votes'> {
  readonly job = 'close-due-votes';

  readonly run = (_: { day: string }, { database, actor }: JobContext): Promise<void> => closeDueVotes(database, actor);
}
