import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  addSeat,
  assignTask,
  completeTask,
  endSeat,
  findBody,
  listBodies,
  meetingsOf,
  openMotion,
  planMeeting,
  resolutionsOf,
  seatsOf,
  tasksOf,
  VOTE_MODES,
  type VoteMode,
} from '#bodies';
import { CalendarDate, type Actor, type Refusal, type Result } from '#kernel';
import { Database, type Transaction } from '#platform';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Choice, Day, Flag, Id, ListOf, Moment, Text, TextList } from '../api/frame/fields.js';
import {
  BodyList,
  BodyWhole,
  toBodyView,
  toMeetingView,
  toResolutionView,
  toSeatView,
  toTaskView,
} from './body-views.js';

export class CreatedInBody {
  @Id() id: string;
}

export class AddSeatBody {
  @Text({ min: 2, max: 200 }) organisation: string;
  @Text({ max: 100 }) role: string;
  @Flag() hasVote: boolean;
  @Text({ nullable: true, max: 254, description: 'An address of the organisation, not of a person.' })
  contactEmail: string | null;
  @Day() from: string;
}

export class EndSeatBody {
  @Id() seatId: string;
  @Day({ description: 'Last day of the term; the seat stays on file.' }) last: string;
}

export class PlanMeetingBody {
  @Text({ min: 3, max: 200 }) title: string;
  @Moment() startsAt: string;
  @Moment() endsAt: string;
  @Text({ max: 300 }) place: string;
  @TextList({ max: 40, length: 300 }) agenda: string[];
}

export class RecusedInBody {
  @Id() seatId: string;
  @Text({ min: 3, max: 500 }) reason: string;
}

export class OpenVoteBody {
  @Text({ min: 3, max: 500 }) title: string;
  @Choice(VOTE_MODES) mode: VoteMode;
  @Moment({ nullable: true, description: 'Deadline of an online vote; null in session.' }) closesAt: string | null;
  @ListOf(() => RecusedInBody) recusedSeats: RecusedInBody[];
}

export class AssignTaskBody {
  @Id() seatId: string;
  @Text({ min: 3, max: 300 }) title: string;
  @Day() dueOn: string;
}

export class CompleteTaskBody {
  @Id() taskId: string;
}

/** Bodies, their seats, meetings and tasks, for whoever keeps them. */
@ApiArea('bodies')
@Controller('api/v1/bodies')
export class BodiesApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listBodies', summary: 'Bodies that the caller may see' })
  @ApiOkResponse({ type: BodyList })
  list(@CurrentActor() actor: Actor): Promise<BodyList> {
    return this.database.read(actor, async (tx) => ({ bodies: (await listBodies(tx)).map(toBodyView) }));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getBody', summary: 'A body with seats, meetings, resolutions and tasks' })
  @ApiOkResponse({ type: BodyWhole })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<BodyWhole> {
    return this.database.read(actor, (tx) => wholeOf(tx, id));
  }

  @Post(':id/seats')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'addBodySeat', summary: 'Add a seat for an organisation' })
  @ApiCreatedResponse({ type: CreatedInBody })
  seat(@Call() call: ApiCall, @Param('id', AnId) bodyId: string, @Body() body: AddSeatBody): Promise<ApiAnswer> {
    const seat = { ...body, from: CalendarDate.iso(body.from), to: null };
    return this.acts.perform(call, {
      useCase: (database, actor) => addSeat(database, actor, { bodyId, seat }),
      answer: async (_, { seatId }) => ({ status: 201, body: { id: seatId } }),
    });
  }

  @Post(':id/end-seat')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'endBodySeat', summary: 'End the term of a seat' })
  @ApiOkResponse({ type: BodyWhole })
  endSeat(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: EndSeatBody): Promise<ApiAnswer> {
    const command = { seatId: body.seatId, last: CalendarDate.iso(body.last) };
    return this.change(call, id, (database, actor) => endSeat(database, actor, command));
  }

  @Post(':id/meetings')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'planMeeting', summary: 'Plan a meeting; nobody is invited yet' })
  @ApiCreatedResponse({ type: CreatedInBody })
  plan(@Call() call: ApiCall, @Param('id', AnId) bodyId: string, @Body() body: PlanMeetingBody): Promise<ApiAnswer> {
    const draft = { ...body, startsAt: new Date(body.startsAt), endsAt: new Date(body.endsAt) };
    return this.acts.perform(call, {
      useCase: (database, actor) => planMeeting(database, actor, { bodyId, draft }),
      answer: async (_, { meetingId: id }) => ({ status: 201, body: { id }, location: `/api/v1/meetings/${id}` }),
    });
  }

  @Post(':id/votes')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'openMotion', summary: 'Open a vote on a motion of the body' })
  @ApiCreatedResponse({ type: CreatedInBody })
  vote(@Call() call: ApiCall, @Param('id', AnId) bodyId: string, @Body() body: OpenVoteBody): Promise<ApiAnswer> {
    const command = { ...body, bodyId, closesAt: body.closesAt === null ? null : new Date(body.closesAt) };
    return this.acts.perform(call, {
      useCase: (database, actor) => openMotion(database, actor, command),
      answer: async (_, { voteId: id }) => ({ status: 201, body: { id }, location: `/api/v1/votes/${id}` }),
    });
  }

  @Post(':id/tasks')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'assignBodyTask', summary: 'Assign a task to a seat, with its date' })
  @ApiOkResponse({ type: BodyWhole })
  task(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: AssignTaskBody): Promise<ApiAnswer> {
    const command = { ...body, bodyId: id, meetingId: null, dueOn: CalendarDate.iso(body.dueOn) };
    return this.change(call, id, (database, actor) => assignTask(database, actor, command));
  }

  @Post(':id/complete-task')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'completeBodyTask', summary: 'A task is done' })
  @ApiOkResponse({ type: BodyWhole })
  done(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: CompleteTaskBody): Promise<ApiAnswer> {
    return this.change(call, id, (database, actor) => completeTask(database, actor, body.taskId));
  }

  private change(
    call: ApiCall,
    id: string,
    useCase: (database: Database, actor: Actor) => Promise<Result<unknown, Refusal>>,
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, { useCase, answer: async (tx) => ({ status: 200, body: await wholeOf(tx, id) }) });
  }
}

async function wholeOf(tx: Transaction, id: string): Promise<BodyWhole> {
  const body = await findBody(tx, id);
  if (!body) throw new NotFoundException();
  return {
    ...toBodyView(body),
    seats: (await seatsOf(tx, id)).map(toSeatView),
    meetings: (await meetingsOf(tx, id)).map(toMeetingView),
    resolutions: (await resolutionsOf(tx, id)).map(toResolutionView),
    tasks: (await tasksOf(tx, id)).map(toTaskView),
  };
}
