import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import { Access, accepted, AnId, CurrentActor, Frame, type PageFrame } from '../access/index.js';
import { FINANCE_READERS } from '../api/reports/finance-readers.js';
import { gatherLife } from './gather-life.js';
import { lifePage } from './life-page.js';

/** Leben der Förderung: the page of a grant, for both sides. */
@Controller('bewilligungen')
export class GrantLifeController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get(':id')
  @Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', ...FINANCE_READERS)
  async show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Frame() frame: PageFrame): Promise<string> {
    return lifePage(frame, accepted(await this.database.read(actor, (tx) => gatherLife(tx, actor, id))));
  }
}
