import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  approveMinutes,
  ATTENDANCE_STATES,
  cancelMeeting,
  CHOICES,
  closeMeeting,
  closeVote,
  correctMinutes,
  findMeeting,
  findVote,
  inviteToMeeting,
  minutesOf,
  recordAttendance,
  recordBallot,
  recuseSeat,
  rollOf,
  sendMinutes,
  situationOf,
  writeMinutes,
  type AttendanceState,
  type Choice as BallotChoice,
} from '#bodies';
import type { Actor, Refusal, Result } from '#kernel';
import { Database, type Transaction } from '#platform';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Choice, Id, ListOf, Part, Text, Whole } from '../api/frame/fields.js';
import { MeetingView, toMeetingView, toVoteView, VoteView } from './body-views.js';

const MEETING_STEPS = ['invite', 'cancel', 'close'] as const;
const MINUTES_STEPS = ['send', 'correct', 'approve'] as const;

export class MinutesView {
  @Choice(['DRAFT', 'SENT', 'APPROVED']) status: string;
  @Text({ max: 50_000 }) content: string;
  @Whole() version: number;
}

export class MeetingWhole extends MeetingView {
  @Part(() => MinutesView, { nullable: true }) minutes: MinutesView | null;
}

export class MeetingStepBody {
  @Choice(MEETING_STEPS) action: (typeof MEETING_STEPS)[number];
  @Text({ max: 2000, optional: true, description: 'Why it is cancelled.' }) reason?: string;
}

export class AttendanceEntry {
  @Id() seatId: string;
  @Choice(ATTENDANCE_STATES) state: AttendanceState;
  @Id({ nullable: true, description: 'The deputy who represents the seat.' }) deputyId: string | null;
}

export class AttendanceBody {
  @ListOf(() => AttendanceEntry) attendance: AttendanceEntry[];
}

export class MinutesBody {
  @Text({ min: 10, max: 50_000 }) content: string;
}

export class MinutesStepBody {
  @Choice(MINUTES_STEPS) action: (typeof MINUTES_STEPS)[number];
}

export class BallotBody {
  @Id() seatId: string;
  @Choice(CHOICES) choice: BallotChoice;
}

export class RecuseBody {
  @Id() seatId: string;
  @Text({ min: 3, max: 500 }) reason: string;
}

export class UrnCounts {
  @Whole() yes: number;
  @Whole() no: number;
  @Whole() abstained: number;
}

export class CloseVoteBody {
  @Part(() => UrnCounts, { nullable: true, description: 'Counts of the urn, for a secret vote in session; else null.' })
  counted: UrnCounts | null;
}

type UseCase = (database: Database, actor: Actor) => Promise<Result<unknown, Refusal>>;

/** One meeting: invitation, attendance, minutes. */
@ApiArea('bodies')
@Controller('api/v1/meetings/:id')
export class MeetingsApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getMeeting', summary: 'A meeting with its minutes' })
  @ApiOkResponse({ type: MeetingWhole })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<MeetingWhole> {
    return this.database.read(actor, (tx) => meetingOf(tx, id));
  }

  @Post('steps')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'takeMeetingStep', summary: 'Invite every seat, cancel, or say that it was held' })
  @ApiOkResponse({ type: MeetingWhole })
  step(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: MeetingStepBody): Promise<ApiAnswer> {
    const reason = body.reason ?? '';
    const steps: Readonly<Record<MeetingStepBody['action'], UseCase>> = {
      invite: (database, actor) => inviteToMeeting(database, actor, id),
      cancel: (database, actor) => cancelMeeting(database, actor, { meetingId: id, reason }),
      close: (database, actor) => closeMeeting(database, actor, id),
    };
    return this.perform(call, id, steps[body.action]);
  }

  @Post('attendance')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'recordAttendance', summary: 'Who was there, and who represented whom' })
  @ApiOkResponse({ type: MeetingWhole })
  attend(
    @Call() call: ApiCall,
    @Param('id', AnId) meetingId: string,
    @Body() body: AttendanceBody,
  ): Promise<ApiAnswer> {
    const command = { meetingId, attendance: body.attendance };
    return this.perform(call, meetingId, (database, actor) => recordAttendance(database, actor, command));
  }

  @Post('minutes')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'writeMinutes', summary: 'Write the draft of the minutes' })
  @ApiOkResponse({ type: MeetingWhole })
  write(@Call() call: ApiCall, @Param('id', AnId) meetingId: string, @Body() body: MinutesBody): Promise<ApiAnswer> {
    const command = { meetingId, content: body.content };
    return this.perform(call, meetingId, (database, actor) => writeMinutes(database, actor, command));
  }

  @Post('minutes/steps')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'takeMinutesStep', summary: 'Send, correct or approve the minutes' })
  @ApiOkResponse({ type: MeetingWhole })
  minutesStep(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: MinutesStepBody): Promise<ApiAnswer> {
    const steps = { send: sendMinutes, correct: correctMinutes, approve: approveMinutes };
    return this.perform(call, id, (database, actor) => steps[body.action](database, actor, id));
  }

  private perform(call: ApiCall, id: string, useCase: UseCase): Promise<ApiAnswer> {
    return this.acts.perform(call, { useCase, answer: async (tx) => ({ status: 200, body: await meetingOf(tx, id) }) });
  }
}

/** One vote: roll, ballots in session, recusal, closing. Members vote by their personal links, not here. */
@ApiArea('bodies')
@Controller('api/v1/votes/:id')
export class VotesApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getVote', summary: 'A vote with its roll; how it stands only once it may be seen' })
  @ApiOkResponse({ type: VoteView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<VoteView> {
    return this.database.read(actor, (tx) => voteOf(tx, id));
  }

  @Post('ballots')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'recordBallot', summary: 'Record an open ballot given in session' })
  @ApiOkResponse({ type: VoteView })
  ballot(@Call() call: ApiCall, @Param('id', AnId) voteId: string, @Body() body: BallotBody): Promise<ApiAnswer> {
    return this.perform(call, voteId, (database, actor) => recordBallot(database, actor, { voteId, ...body }));
  }

  @Post('recuse')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'recuseSeat', summary: 'A seat has an interest in the matter: it has no vote' })
  @ApiOkResponse({ type: VoteView })
  recuse(@Call() call: ApiCall, @Param('id', AnId) voteId: string, @Body() body: RecuseBody): Promise<ApiAnswer> {
    return this.perform(call, voteId, (database, actor) => recuseSeat(database, actor, { voteId, ...body }));
  }

  @Post('close')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'closeVote', summary: 'Close and count; an online vote only when nobody is missing' })
  @ApiOkResponse({ type: VoteView })
  close(@Call() call: ApiCall, @Param('id', AnId) voteId: string, @Body() body: CloseVoteBody): Promise<ApiAnswer> {
    const command = { voteId, counted: body.counted };
    return this.perform(call, voteId, (database, actor) => closeVote(database, actor, command));
  }

  private perform(call: ApiCall, id: string, useCase: UseCase): Promise<ApiAnswer> {
    return this.acts.perform(call, { useCase, answer: async (tx) => ({ status: 200, body: await voteOf(tx, id) }) });
  }
}

async function meetingOf(tx: Transaction, id: string): Promise<MeetingWhole> {
  const meeting = await findMeeting(tx, id);
  if (!meeting) throw new NotFoundException();
  const minutes = await minutesOf(tx, id);
  const { status, content, version } = minutes ?? { status: 'DRAFT', content: '', version: 0 };
  return { ...toMeetingView(meeting), minutes: minutes ? { status, content, version } : null };
}

async function voteOf(tx: Transaction, id: string): Promise<VoteView> {
  const vote = await findVote(tx, id);
  if (!vote) throw new NotFoundException();
  return toVoteView(vote, await situationOf(tx, vote), await rollOf(tx, id));
}
