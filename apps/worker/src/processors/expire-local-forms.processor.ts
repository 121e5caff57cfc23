import { Injectable } from '@nestjs/common';
import type { JobContext } from '#outbox';
import { expireForms } from '#partnerships';
import type { Processor } from './processor.js';

@Injectable()
export class ExpireLocalFormsProcessor implements Processor<'expire-local-forms'> {
  readonly job = 'expire-local-forms';

  readonly run = (_: { day: string }, { database }: JobContext): Promise<void> => expireForms(database);
}
