import { Injectable } from '@nestjs/common';
import { discardWithdrawnDecision } from '#awards';
import type { JobContext } from '#outbox';
import type { Processor } from './processor.js';

@Injectable()
export class DiscardWithdrawnDecisionProcessor implements Processor<'discard-withdrawn-decision'> {
  readonly job = 'discard-withdrawn-decision';

  readonly run = ({ applicationId }: { applicationId: string }, { database, actor }: JobContext): Promise<void> =>
    discardWithdrawnDecision(database, actor, applicationId);
}
