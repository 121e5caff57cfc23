import { Injectable } from '@nestjs/common';
import { wipeRegistrations } from '#events';
import type { JobContext } from '#outbox';
import type { Processor } from './processor.js';

@Injectable()
export class WipeRegistrationsProcessor implements Processor<'wipe-registrations'> {
  readonly job = 'wipe-registrations';

  readonly run = (_: { day: string }, { database, actor }: JobContext): Promise<void> =>
    wipeRegistrations(database, actor);
}
