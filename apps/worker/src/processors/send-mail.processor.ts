import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { MailServer, sendMail } from '#mail';
import type { JobContext } from '#outbox';
import { SETTINGS, type Settings } from '#platform';
import type { Processor } from './processor.js';

@Injectable()
export class SendMailProcessor implements Processor<'send-mail'>, OnApplicationShutdown {
  readonly job = 'send-mail';
  private readonly server: MailServer | null;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.server = settings.smtpUrl ? new MailServer(settings.smtpUrl, settings.mailFrom) : null;
  }

  readonly run = ({ mailId }: { mailId: string }, context: JobContext): Promise<void> =>
    sendMail(context.database, this.server, mailId, context.isLastAttempt);

  onApplicationShutdown(): void {
    this.server?.close();
  }
}
