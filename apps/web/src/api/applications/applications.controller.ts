import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { caseView, listApplications, loadApplication, openDraft, saveDraft, startDraft } from '#applications';
import { decisionView } from '#awards';
import type { Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { AnId, CurrentActor } from '../../access/index.js';
import { Acts } from '../frame/acts.js';
import { Acting, ApiArea } from '../frame/api-area.js';
import { ApiAnswer } from '../frame/api-answer.js';
import { Call, type ApiCall } from '../frame/api-call.js';
import { numberOr, PAGE_SIZE_DEFAULT } from '../frame/paging.js';
import { statusesBehind } from '../frame/shown-status.js';
import { ChangeDraft, StartApplication } from './action-bodies.js';
import { ApplicationPage, ApplicationQuery, ApplicationSummary, toSummary } from './application-views.js';
import { CaseDetail, toDetail, toDraft, type DraftView } from './case-views.js';
import { SavedDraftView, toSavedDraft } from './saved-draft-view.js';

@ApiArea('applications')
@Controller('api/v1/applications')
export class ApplicationsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listApplications', summary: 'Applications that the caller may see, newest first' })
  @ApiOkResponse({ type: ApplicationPage })
  list(@CurrentActor() actor: Actor, @Query() query: ApplicationQuery): Promise<ApplicationPage> {
    const limit = numberOr(query.limit, PAGE_SIZE_DEFAULT);
    return this.database.read(actor, async (tx) => {
      const found = await listApplications(tx, {
        ...(query.status ? { statuses: statusesBehind(actor, query.status) } : {}),
        ...(query.programme ? { programme: query.programme } : {}),
        ...(query.budgetYear ? { budgetYear: Number(query.budgetYear) } : {}),
        ...(query.ags ? { ags: query.ags } : {}),
        ...(query.q ? { search: query.q } : {}),
        ...(query.cursor ? { after: query.cursor } : {}),
        limit: limit + 1,
      });
      const shown = found.slice(0, limit);
      return {
        applications: shown.map((application) => toSummary(actor, application)),
        nextCursor: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
      };
    });
  }

  @Post()
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'startApplication', summary: 'Begin a draft under a call' })
  @ApiCreatedResponse({ type: ApplicationSummary })
  start(@Call() call: ApiCall, @Body() body: StartApplication): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => startDraft(database, actor, body),
      answer: async (tx, { id }) => ({
        ...(await answerWithCase(tx, id, 201)),
        location: `/api/v1/applications/${id}`,
      }),
    });
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'getApplication',
    summary: 'A case: draft or latest submission, checks, decision, history of questions',
  })
  @ApiOkResponse({ type: CaseDetail })
  async show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<ApiAnswer> {
    const detail = await this.database.read(actor, async (tx) => {
      const view = await caseView(tx, id);
      if (!view) throw new NotFoundException();
      const decision = actor.scope === 'ORGANISATION' ? null : await decisionView(tx, view.application);
      return toDetail(actor, view, { draft: await draftOf(tx, id), decision });
    });
    return new ApiAnswer({ status: 200, body: detail, version: detail.version });
  }

  @Patch(':id/draft')
  @Acting()
  @ApiOperation({ operationId: 'changeDraft', summary: 'Save entries of a draft, merged with what others saved' })
  @ApiOkResponse({ type: SavedDraftView })
  change(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: ChangeDraft): Promise<ApiAnswer> {
    const { fields = {}, baseVersion, addItem, removeItem } = body;
    return this.acts.perform(call, {
      applicationId: id,
      useCase: async (database, actor) => {
        const saved = await saveDraft(database, actor, {
          applicationId: id,
          baseVersion,
          entries: fields,
          ...(addItem ? { addItem } : {}),
          ...(removeItem ? { removeItem } : {}),
        });
        if (saved.ok || saved.refusal.pointer === undefined) return saved;
        return { ok: false, refusal: { ...saved.refusal, pointer: `/fields${saved.refusal.pointer}` } };
      },
      answer: async (tx, saved) => {
        const application = await loadApplication(tx, id);
        const opened = await openDraft(tx, id);
        if (!application || !opened.ok) throw new Error('a saved draft can be opened');
        return { status: 200, body: toSavedDraft(saved, opened.value.reading), version: application.version };
      },
    });
  }
}

/** Answers an act with the case as it stands after it. */
export async function answerWithCase(
  tx: Transaction,
  id: string,
  status = 200,
): Promise<{ status: number; body: ApplicationSummary; version: number }> {
  const application = await loadApplication(tx, id);
  if (!application) throw new Error('the case of an act can be read');
  return { status, body: toSummary(tx.actor, application), version: application.version };
}

async function draftOf(tx: Transaction, id: string): Promise<DraftView | null> {
  const opened = await openDraft(tx, id);
  return opened.ok ? toDraft(opened.value.draft, opened.value.reading) : null;
}
