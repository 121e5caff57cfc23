import { Injectable } from '@nestjs/common';
import { endEnquiries } from '#enquiries';
import { CalendarDate } from '#kernel';
import type { JobContext } from '#outbox';
import type { Processor } from './processor.js';

@Injectable()
export class EndEnquiriesProcessor implements Processor<'end-enquiries'> {
  readonly job = 'end-enquiries';

  readonly run = async ({ day }: { day: string }, { database, actor }: JobContext): Promise<void> => {
    await endEnquiries(database, actor, CalendarDate.iso(day));
  };
}
