import { Injectable } from '@nestjs/common';
import { remindDeadlines } from '#applications';
import { CalendarDate } from '#kernel';
import type { JobContext } from '#outbox';
import { watchRecoveries } from '#settlement';
import { remindUseReports } from '#use-reports';
import type { Processor } from './processor.js';

@Injectable()
export class RemindDeadlinesProcessor implements Processor<'remind-deadlines'> {
  readonly job = 'remind-deadlines';

  readonly run = async ({ day }: { day: string }, { database, actor }: JobContext): Promise<void> => {
    await remindDeadlines(database, actor, CalendarDate.iso(day));
    await remindUseReports(database, actor, CalendarDate.iso(day));
    await watchRecoveries(database, actor, CalendarDate.iso(day));
  };
}
