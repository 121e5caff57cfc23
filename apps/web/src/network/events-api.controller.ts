import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  cancelEvent,
  changeEvent,
  EVENT_KINDS,
  EVENT_PHENOMENA,
  findEvent,
  listEvents,
  planEvent,
  publishEvent,
  type EventKind,
  type EventPhenomenon,
  type PublicEvent,
} from '#events';
import type { Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Choice, Id, Instant, ListOf, Moment, Text, Whole } from '../api/frame/fields.js';

export class EventView {
  @Id() id: string;
  @Choice(EVENT_KINDS) kind: string;
  @Choice(EVENT_PHENOMENA, { nullable: true }) phenomenon: string | null;
  @Text() title: string;
  @Instant() startsAt: string;
  @Instant() endsAt: string;
  @Whole() capacity: number;
  @Whole() taken: number;
  @Whole() version: number;
  @Choice(['DRAFT', 'PUBLISHED', 'CANCELLED']) status: string;
}

export class EventViewList {
  @ListOf(() => EventView) events: EventView[];
}

export class PlanEventBody {
  @Choice(EVENT_KINDS) kind: EventKind;
  @Choice(EVENT_PHENOMENA, { nullable: true }) phenomenon: EventPhenomenon | null;
  @Text({ min: 3, max: 200 }) title: string;
  @Text({ max: 2000 }) description: string;
  @Text({ min: 2, max: 200 }) organiser: string;
  @Text({ max: 200 }) place: string;
  @Moment() startsAt: string;
  @Moment() endsAt: string;
  @Moment() registrationUntil: string;
  @Whole({ min: 1, max: 10_000 }) capacity: number;
  @Whole({ max: 365, description: 'Days after the end; then only counts are left.' }) retentionDays: number;
}

export class ChangeEventBody extends PlanEventBody {
  @Whole({ min: 1, description: 'The version that was read; 409 when it is not the present one any more.' })
  version: number;
}

const EVENT_STEPS = ['publish', 'cancel'] as const;

export class EventStepBody {
  @Choice(EVENT_STEPS) action: (typeof EVENT_STEPS)[number];
}

/** Events of the network; never who comes. */
@ApiArea('network')
@Controller('api/v1/network/events')
export class EventsApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listEvents', summary: 'Events that the caller may see; never who comes' })
  @ApiOkResponse({ type: EventViewList })
  events(@CurrentActor() actor: Actor): Promise<EventViewList> {
    return this.database.read(actor, async (tx) => ({ events: (await listEvents(tx)).map(toEvent) }));
  }

  @Post()
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'planEvent', summary: 'Plan an event; it is visible once it is published' })
  @ApiCreatedResponse({ type: EventView })
  plan(@Call() call: ApiCall, @Body() body: PlanEventBody): Promise<ApiAnswer> {
    const owner = { ownerOrganisationId: call.actor.organisationId, districtAgs: null };
    return this.acts.perform(call, {
      useCase: (database, actor) => planEvent(database, actor, { ...body, ...momentsOf(body), ...owner }),
      answer: async (tx, { id }) => ({ status: 201, body: await eventOf(tx, id) }),
    });
  }

  @Put(':id')
  @HttpCode(200)
  @Acting()
  @ApiOperation({
    operationId: 'changeEvent',
    summary: 'Change an event before it begins; registered people are told of another day, hour or place',
  })
  @ApiOkResponse({ type: EventView })
  change(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: ChangeEventBody): Promise<ApiAnswer> {
    const draft = { ...body, ...momentsOf(body) };
    return this.acts.perform(call, {
      useCase: (database, actor) => changeEvent(database, actor, { id, version: body.version, draft }),
      answer: async (tx) => ({ status: 200, body: await eventOf(tx, id) }),
    });
  }

  @Post(':id/steps')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'takeEventStep', summary: 'Publish or cancel an event' })
  @ApiOkResponse({ type: EventView })
  step(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: EventStepBody): Promise<ApiAnswer> {
    const steps = { publish: publishEvent, cancel: cancelEvent };
    return this.acts.perform(call, {
      useCase: (database, actor) => steps[body.action](database, actor, id),
      answer: async (tx) => ({ status: 200, body: await eventOf(tx, id) }),
    });
  }
}

const momentsOf = (body: PlanEventBody) => ({
  startsAt: new Date(body.startsAt),
  endsAt: new Date(body.endsAt),
  registrationUntil: new Date(body.registrationUntil),
});

const toEvent = (event: PublicEvent): EventView => ({
  ...{ id: event.id, kind: event.kind, phenomenon: event.phenomenon, title: event.title, status: event.status },
  ...{ capacity: event.capacity, taken: event.taken, version: event.version },
  startsAt: event.startsAt.toISOString(),
  endsAt: event.endsAt.toISOString(),
});

async function eventOf(tx: Transaction, id: string): Promise<EventView> {
  const event = await findEvent(tx, id);
  if (!event) throw new NotFoundException();
  return toEvent(event);
}
