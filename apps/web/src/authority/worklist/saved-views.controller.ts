import { Controller, Get, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { deleteView, renameView, saveView } from '#applications';
import type { Actor, Refusal } from '#kernel';
import { Database } from '#platform';
import {
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../../access/index.js';
import { VIEW_KEEPERS } from '../people.js';
import { nameField, newViewPage, savedViewsPage } from './saved-views-pages.js';
import { readSelection, readWorklistQuery, selectionOf, worklistHref, type WorklistQuery } from './worklist-query.js';
import { readWorklist, type WorklistScreen } from './worklist-view.js';

const LIST = '/arbeitsliste/ansichten';

/** Views of the worklist that a person keeps: save, rename, delete. They are settings, not acts on cases. */
@Controller('arbeitsliste/ansichten')
@Access.roles(...VIEW_KEEPERS)
export class SavedViewsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    return savedViewsPage(frame, await this.screen(actor, readWorklistQuery({})), null);
  }

  @Get('neu')
  async ask(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query() raw: Record<string, unknown>,
  ): Promise<PageAnswer> {
    return newViewPage(frame, await this.screen(actor, readWorklistQuery(raw)), '', {});
  }

  @Post()
  async save(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const query = readSelection(form.text('liste'));
    const saved = await saveView(this.database, actor, { name: form.text('name'), selection: selectionOf(query) });
    if (saved.ok) return seeOther(worklistHref(query), `Die Ansicht „${saved.value.name}“ ist gespeichert.`);
    const screen = await this.screen(actor, query);
    return shownAgain(newViewPage(frame, screen, form.text('name'), sentencesByField([saved.refusal])));
  }

  @Post(':id')
  async rename(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const typed = form.text(nameField(id));
    const renamed = await renameView(this.database, actor, { id, name: typed });
    if (renamed.ok) return seeOther(LIST, `Die Ansicht heißt jetzt „${renamed.value.name}“.`);
    return this.again(actor, frame, id, typed, renamed.refusal);
  }

  @Post(':id/loeschen')
  async remove(@Param('id', AnId) id: string, @CurrentActor() actor: Actor): Promise<PageAnswer> {
    const gone = await deleteView(this.database, actor, { id });
    if (!gone.ok) throw new NotFoundException();
    return seeOther(LIST, `Die Ansicht „${gone.value.name}“ ist gelöscht. Die Vorgänge sind unverändert.`);
  }

  private async again(
    actor: Actor,
    frame: PageFrame,
    id: string,
    typed: string,
    refusal: Refusal,
  ): Promise<PageAnswer> {
    if (refusal.kind === 'view-not-found') throw new NotFoundException();
    const screen = await this.screen(actor, readWorklistQuery({}));
    return shownAgain(savedViewsPage(frame, screen, { id, typed, errors: sentencesByField([refusal]) }));
  }

  private screen(actor: Actor, query: WorklistQuery): Promise<WorklistScreen> {
    return this.database.read(actor, (tx) => readWorklist(tx, query));
  }
}
