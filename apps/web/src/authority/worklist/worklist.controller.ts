import { Controller, Get, Inject, Query } from '@nestjs/common';
import { hasRole, type Actor } from '#kernel';
import { Database } from '#platform';
import { Access, CurrentActor, Frame, type PageAnswer, type PageFrame } from '../../access/index.js';
import { ASSIGNERS, OFFICERS, READERS, VIEW_KEEPERS } from '../people.js';
import { worklistPage } from './worklist-page.js';
import { readWorklistQuery, type WorklistQuery } from './worklist-query.js';
import { readWorklist } from './worklist-view.js';

@Controller('arbeitsliste')
@Access.roles(...READERS)
export class WorklistController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query() raw: Record<string, unknown>,
  ): Promise<PageAnswer> {
    return showWorklist(this.database, actor, frame, readWorklistQuery(raw));
  }
}

/** The list as a page; `refusal` is what the last act on it heard. */
export async function showWorklist(
  database: Database,
  actor: Actor,
  frame: PageFrame,
  query: WorklistQuery,
  refusal: string | null = null,
): Promise<string> {
  const screen = await database.read(actor, (tx) => readWorklist(tx, query));
  const rights = {
    mayAssign: hasRole(actor, ...ASSIGNERS),
    mayWork: hasRole(actor, ...OFFICERS),
    mayKeep: hasRole(actor, ...VIEW_KEEPERS),
  };
  return worklistPage(frame, screen, rights, refusal);
}
