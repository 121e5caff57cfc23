import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import {
  addConcept,
  addFinding,
  addMeasure,
  addOffer,
  changeEntry,
  ENTRY_KINDS,
  restoreEntry,
  revisionsOf,
  saveRegistered,
  type ChangeOf,
  type EntryKind,
  type EntryVersion,
} from '#network';
import { ok, type Actor, type Refusal, type Result } from '#kernel';
import { Database } from '#platform';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import {
  ChangeConceptBody,
  ChangeFindingBody,
  ChangeMeasureBody,
  ChangeOfferBody,
  ChangeOrganisationBody,
  conceptOfBody,
  EntryHistory,
  EntryVersionView,
  findingOfBody,
  measureOfBody,
  NewConceptBody,
  NewFindingBody,
  NewMeasureBody,
  NewOfferBody,
  NewOrganisationBody,
  offerOfBody,
  organisationOfBody,
  RestoreEntryBody,
} from './register-entry-bodies.js';

const CHANGED = 'Changes an entry; its earlier versions stay. 409 when `version` is not the present one';

/** Adding and changing entries of the registers. Whoever changes names the version that was read. */
@ApiArea('network')
@Controller('api/v1/network')
export class RegisterEntriesApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get('entries/:kind/:id')
  @ApiParam({ name: 'kind', enum: [...ENTRY_KINDS] })
  @ApiOperation({ operationId: 'getEntry', summary: 'An entry with all its versions, newest first, for its keepers' })
  @ApiOkResponse({ type: EntryHistory })
  history(
    @CurrentActor() actor: Actor,
    @Param('kind') kind: string,
    @Param('id', AnId) id: string,
  ): Promise<EntryHistory> {
    return this.database.read(actor, async (tx) => {
      const revisions = await revisionsOf(tx, kindOf(kind), id);
      const [present] = revisions;
      if (!present) throw new NotFoundException();
      return {
        ...{ kind: kindOf(kind), id, version: present.version },
        versions: revisions.map(({ version, changedByName, changedAt, entry }) => ({
          ...{ version, changedByName, changedAt: changedAt.toISOString(), content: { ...entry } },
        })),
      };
    });
  }

  @Post('entries/:kind/:id/restore')
  @HttpCode(200)
  @Acting()
  @ApiParam({ name: 'kind', enum: [...ENTRY_KINDS] })
  @ApiOperation({ operationId: 'restoreEntry', summary: 'Go back to an earlier version, as the next one' })
  @ApiOkResponse({ type: EntryVersionView })
  restore(
    @Call() call: ApiCall,
    @Param('kind') name: string,
    @Param('id', AnId) id: string,
    @Body() body: RestoreEntryBody,
  ): Promise<ApiAnswer> {
    const kind = kindOf(name);
    return this.acts.perform(call, {
      useCase: (database, actor) => restoreEntry(database, actor, { kind, id, version: body.version }, body.toVersion),
      answer: async (_, { version }) => ({ status: 200, body: { kind, id, version } }),
    });
  }

  @Post('organisations')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'addOrganisation', summary: 'Enter an organisation; never a person' })
  @ApiCreatedResponse({ type: EntryVersionView })
  addOrganisation(@Call() call: ApiCall, @Body() body: NewOrganisationBody): Promise<ApiAnswer> {
    return this.added(call, 'organisation', (database, actor) =>
      saveRegistered(database, actor, organisationOfBody(body, actor)),
    );
  }

  @Put('organisations/:id')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'changeOrganisation', summary: CHANGED })
  @ApiOkResponse({ type: EntryVersionView })
  changeOrganisation(
    @Call() call: ApiCall,
    @Param('id', AnId) id: string,
    @Body() body: ChangeOrganisationBody,
  ): Promise<ApiAnswer> {
    return this.changed(
      call,
      { kind: 'organisation', id, version: body.version },
      ok(organisationOfBody(body, call.actor)),
    );
  }

  @Post('offers')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'addOffer', summary: 'Enter an offer with the districts for which it is responsible' })
  @ApiCreatedResponse({ type: EntryVersionView })
  addOffer(@Call() call: ApiCall, @Body() body: NewOfferBody): Promise<ApiAnswer> {
    return this.added(call, 'offer', (database, actor) => addOffer(database, actor, offerOfBody(body, actor)));
  }

  @Put('offers/:id')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'changeOffer', summary: CHANGED })
  @ApiOkResponse({ type: EntryVersionView })
  changeOffer(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: ChangeOfferBody): Promise<ApiAnswer> {
    return this.changed(call, { kind: 'offer', id, version: body.version }, ok(offerOfBody(body, call.actor)));
  }

  @Post('concepts')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'addConcept', summary: 'Enter an action concept with its fields of action' })
  @ApiCreatedResponse({ type: EntryVersionView })
  addConcept(@Call() call: ApiCall, @Body() body: NewConceptBody): Promise<ApiAnswer> {
    return this.added(call, 'concept', async (database, actor) => {
      const draft = conceptOfBody(body);
      if (!draft.ok) return draft;
      const fields = draft.value.fields.map(({ title }) => title);
      return addConcept(database, actor, { ...draft.value, fields });
    });
  }

  @Put('concepts/:id')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'changeConcept', summary: `${CHANGED}. A field of action with measures cannot go` })
  @ApiOkResponse({ type: EntryVersionView })
  changeConcept(
    @Call() call: ApiCall,
    @Param('id', AnId) id: string,
    @Body() body: ChangeConceptBody,
  ): Promise<ApiAnswer> {
    return this.changed(call, { kind: 'concept', id, version: body.version }, conceptOfBody(body));
  }

  @Post('concepts/:id/measures')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'addMeasure', summary: 'Enter a planned measure in a field of action' })
  @ApiCreatedResponse({ type: EntryVersionView })
  addMeasure(
    @Call() call: ApiCall,
    @Param('id', AnId) conceptId: string,
    @Body() body: NewMeasureBody,
  ): Promise<ApiAnswer> {
    return this.added(call, 'measure', (database, actor) => addMeasure(database, actor, { ...body, conceptId }));
  }

  @Put('measures/:id')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'changeMeasure', summary: CHANGED })
  @ApiOkResponse({ type: EntryVersionView })
  changeMeasure(
    @Call() call: ApiCall,
    @Param('id', AnId) id: string,
    @Body() body: ChangeMeasureBody,
  ): Promise<ApiAnswer> {
    return this.changed(call, { kind: 'measure', id, version: body.version }, ok(measureOfBody(body)));
  }

  @Post('findings')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'addFinding', summary: 'Enter a finding of research' })
  @ApiCreatedResponse({ type: EntryVersionView })
  addFinding(@Call() call: ApiCall, @Body() body: NewFindingBody): Promise<ApiAnswer> {
    return this.added(call, 'finding', (database, actor) => addFinding(database, actor, findingOfBody(body)));
  }

  @Put('findings/:id')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'changeFinding', summary: CHANGED })
  @ApiOkResponse({ type: EntryVersionView })
  changeFinding(
    @Call() call: ApiCall,
    @Param('id', AnId) id: string,
    @Body() body: ChangeFindingBody,
  ): Promise<ApiAnswer> {
    return this.changed(call, { kind: 'finding', id, version: body.version }, ok(findingOfBody(body)));
  }

  private added(
    call: ApiCall,
    kind: EntryKind,
    useCase: (database: Database, actor: Actor) => Promise<Result<{ readonly id: string }, Refusal>>,
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase,
      answer: async (_, { id }) => ({ status: 201, body: { kind, id, version: 1 } }),
    });
  }

  private changed<K extends EntryKind>(
    call: ApiCall,
    at: EntryVersion<K>,
    draft: Result<ChangeOf[K], Refusal>,
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: async (database, actor) => (draft.ok ? changeEntry(database, actor, at, draft.value) : draft),
      answer: async (_, { version }) => ({ status: 200, body: { kind: at.kind, id: at.id, version } }),
    });
  }
}

function kindOf(name: string): EntryKind {
  const kind = ENTRY_KINDS.find((each) => each === name);
  if (!kind) throw new NotFoundException();
  return kind;
}
