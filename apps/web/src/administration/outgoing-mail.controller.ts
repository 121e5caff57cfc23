import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Actor } from '#kernel';
import { listMails } from '#mail';
import { Database, isId } from '#platform';
import { Access, CurrentActor, Frame, type PageAnswer, type PageFrame } from '../access/index.js';
import { outgoingMailPage } from './outgoing-mail-page.js';

const PAGE_LENGTH = 50;

@Controller('verwaltung/postausgang')
@Access.roles('SYS_ADMIN')
export class OutgoingMailController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query('nach') after: unknown,
  ): Promise<PageAnswer> {
    const before = typeof after === 'string' && isId(after) ? { before: after } : {};
    const mails = await this.database.read(actor, (tx) => listMails(tx, { limit: PAGE_LENGTH, ...before }));
    const last = mails.at(-1);
    return outgoingMailPage(frame, mails, last && mails.length === PAGE_LENGTH ? last.id : null);
  }
}
