import { Inject, Injectable } from '@nestjs/common';
import { inviteToAccount, type Account } from '#identity';
import { queueMail } from '#mail';
import { SETTINGS, type Settings, type Transaction } from '#platform';
import { REAL_TIME, type RealTime } from '../access/index.js';

/** Sends the link with which the owner of an account sets the first password. Needs a transaction of SYSTEM. */
@Injectable()
export class Invitations {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(REAL_TIME) private readonly realTime: RealTime,
  ) {}

  async send(tx: Transaction, account: Account): Promise<void> {
    const secret = await inviteToAccount(tx, account.id, this.realTime.now());
    const link = new URL(`/passwort-vergeben/${secret}`, this.settings.publicUrl).href;
    await queueMail(tx, {
      template: 'invitation',
      to: account.email,
      facts: { name: account.name, link, validDays: 7 },
      dedupeKey: `invitation:${secret.slice(0, 16)}`,
    });
  }
}
