import { Injectable } from '@nestjs/common';
import { remindTasks } from '#bodies';
import { CalendarDate } from '#kernel';
import type { JobContext } from '#outbox';
import type { Processor } from './processor.js';

@Injectable()
export class RemindBodyTasksProcessor implements Processor<'remind-body-tasks'> {
  readonly job = 'remind-body-tasks';

  readonly run = ({ day }: { day: string }, { database, actor }: JobContext): Promise<void> =>
    remindTasks(database, actor, CalendarDate.iso(day));
}
