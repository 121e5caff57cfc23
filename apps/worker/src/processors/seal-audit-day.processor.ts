import { Injectable } from '@nestjs/common';
import { sealDay } from '#audit';
import { CalendarDate } from '#kernel';
import type { JobContext } from '#outbox';
import type { Processor } from './processor.js';

@Injectable()
export class SealAuditDayProcessor implements Processor<'seal-audit-day'> {
  readonly job = 'seal-audit-day';

  readonly run = ({ day }: { day: string }, { database, actor }: JobContext): Promise<void> =>
    database.transaction(actor, (tx) => sealDay(tx, CalendarDate.iso(day)));
}
