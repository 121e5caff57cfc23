import { Injectable } from '@nestjs/common';
import { CalendarDate } from '#kernel';
import type { JobContext } from '#outbox';
import { runScheduledReports } from '#reports';
import type { Processor } from './processor.js';

@Injectable()
export class RunScheduledReportsProcessor implements Processor<'run-scheduled-reports'> {
  readonly job = 'run-scheduled-reports';

  readonly run = ({ day }: { day: string }, { database, actor }: JobContext): Promise<void> =>
    runScheduledReports(database, actor, CalendarDate.iso(day));
}
