import { Injectable } from '@nestjs/common';
import { releaseChangeReservation } from '#awards';
import type { JobContext } from '#outbox';
import type { Processor } from './processor.js';

@Injectable()
export class ReleaseChangeReservationProcessor implements Processor<'release-change-reservation'> {
  readonly job = 'release-change-reservation';

  readonly run = ({ requestId }: { requestId: string }, { database, actor }: JobContext): Promise<void> =>
    releaseChangeReservation(database, actor, requestId);
}
