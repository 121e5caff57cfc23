import { Injectable } from '@nestjs/common';
import { expireChangeReservations, expireReservations } from '#awards';
import { CalendarDate } from '#kernel';
import type { JobContext } from '#outbox';
import type { Processor } from './processor.js';

@Injectable()
export class ExpireReservationsProcessor implements Processor<'expire-reservations'> {
  readonly job = 'expire-reservations';

  readonly run = async ({ day }: { day: string }, { database, actor }: JobContext): Promise<void> => {
    await expireReservations(database, actor, CalendarDate.iso(day));
    await expireChangeReservations(database, actor, CalendarDate.iso(day));
  };
}
