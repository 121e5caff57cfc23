import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CalendarDate, Money, type Actor, type Refusal, type Result } from '#kernel';
import {
  acceptDecision,
  askCompletion,
  findProject,
  goWithoutRecommendation,
  LOCAL_FINANCING,
  openRecommendation,
  passCheck,
  prepareLocalDecision,
  prepareSettlement,
  recordLocalPayment,
  recordRecommendation,
  recordRepayment,
  refuseLocalPayment,
  returnLocalDecision,
  returnProof,
  returnSettlement,
  signLocalDecision,
  signSettlement,
  type LocalFinancing,
} from '#partnerships';
import { Database, type Transaction } from '#platform';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { AnswerParts, ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Cents, Choice, Day, Flag, Id, ListOf, Text } from '../api/frame/fields.js';
import { LocalProjectView, toProjectView } from './local-project-views.js';

const PLAIN_STEPS = [
  'pass-check',
  'ask-completion',
  'go-without-recommendation',
  'record-recommendation',
  'return-local-decision',
  'sign-local-decision',
  'refuse-local-payment',
  'return-proof',
  'return-settlement',
  'sign-settlement',
] as const;
type PlainStep = (typeof PLAIN_STEPS)[number];

export class PlainStepBody {
  @Choice(PLAIN_STEPS) action: PlainStep;
  @Text({ max: 2000, optional: true, description: 'For steps that ask, return or refuse.' }) reason?: string;
}

export class RecusedSeat {
  @Id() seatId: string;
  @Text({ min: 3, max: 500 }) reason: string;
}

export class OpenRecommendationBody {
  @Choice(['ONLINE', 'IN_SESSION']) mode: 'ONLINE' | 'IN_SESSION';
  @Day({ description: 'Last day of the online vote, or day of the meeting.' }) day: string;
  @ListOf(() => RecusedSeat) recusedSeats: RecusedSeat[];
}

export class LocalDecisionBody {
  @Choice(['AWARD', 'REJECTION']) kind: 'AWARD' | 'REJECTION';
  @Choice(['NOTICE', 'AGREEMENT'], { nullable: true }) form: 'NOTICE' | 'AGREEMENT' | null;
  @Cents({ nullable: true, max: 1_000_000_000_000 }) amountCents: number | null;
  @Choice(LOCAL_FINANCING) financingType: LocalFinancing;
  @Day() periodFrom: string;
  @Day() periodTo: string;
  @Text({ max: 4000, optional: true }) reason?: string;
  @Text({ max: 2000, optional: true }) deviationReason?: string;
}

export class AcceptanceBody {
  @Day() acceptedOn: string;
  @Flag() waived: boolean;
}

export class PaidBody {
  @Day() paidOn: string;
}

export class LocalSettlementBody {
  @Cents({ max: 1_000_000_000_000 }) recognisedCents: number;
  @Cents({ max: 1_000_000_000_000 }) thirdPartyCents: number;
  @Cents({ max: 1_000_000_000_000 }) ownCents: number;
  @Text({ max: 2000, optional: true }) note?: string;
}

export class RepaidBody {
  @Cents({ min: 1, max: 1_000_000_000_000 }) amountCents: number;
  @Day() receivedOn: string;
}

/** Local projects: read, and the steps of the lead office. */
@ApiArea('partnerships')
@Controller('api/v1/local-projects/:id')
export class LocalProjectsApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getLocalProject', summary: 'A local project' })
  @ApiOkResponse({ type: LocalProjectView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<LocalProjectView> {
    return this.database.read(actor, (tx) => viewOf(tx, id));
  }

  @Post('steps')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'takeLocalStep', summary: 'Check, ask, return, sign' })
  @ApiOkResponse({ type: LocalProjectView })
  step(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: PlainStepBody): Promise<ApiAnswer> {
    const said = { projectId: id, reason: body.reason ?? '' };
    return this.perform(call, id, (database, actor) => PLAIN[body.action](database, actor, said));
  }

  @Post('open-recommendation')
  @HttpCode(200)
  @Acting()
  @ApiOperation({
    operationId: 'openLocalRecommendation',
    summary: 'Put the project to the body; its money is reserved',
  })
  @ApiOkResponse({ type: LocalProjectView })
  open(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: OpenRecommendationBody): Promise<ApiAnswer> {
    const { mode, recusedSeats } = body;
    const command = { projectId: id, mode, recusedSeats, day: CalendarDate.iso(body.day) };
    return this.perform(call, id, (database, actor) => openRecommendation(database, actor, command));
  }

  @Post('prepare-decision')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'prepareLocalDecision', summary: 'Prepare award or rejection' })
  @ApiOkResponse({ type: LocalProjectView })
  decide(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: LocalDecisionBody): Promise<ApiAnswer> {
    const { kind, form, amountCents, financingType, periodFrom, periodTo, reason, deviationReason = '' } = body;
    const isAward = kind === 'AWARD';
    const decision = {
      ...{ kind, financingType, periodFrom, periodTo, deviationReason, reasons: reason ? [reason] : [] },
      ...{ form: isAward ? form : null, amountCents: isAward ? amountCents : null },
    };
    return this.perform(call, id, (database, actor) =>
      prepareLocalDecision(database, actor, { projectId: id, decision }),
    );
  }

  @Post('accept')
  @HttpCode(200)
  @Acting()
  @ApiOperation({
    operationId: 'acceptLocalDecision',
    summary: 'Record the receipt confirmed or the agreement returned',
  })
  @ApiOkResponse({ type: LocalProjectView })
  accept(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: AcceptanceBody): Promise<ApiAnswer> {
    const command = { projectId: id, acceptedOn: CalendarDate.iso(body.acceptedOn), waived: body.waived };
    return this.perform(call, id, (database, actor) => acceptDecision(database, actor, command));
  }

  @Post('record-payment')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'recordLocalPayment', summary: 'Record the day on which the open request was paid' })
  @ApiOkResponse({ type: LocalProjectView })
  paid(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: PaidBody): Promise<ApiAnswer> {
    const command = { projectId: id, paidOn: CalendarDate.iso(body.paidOn) };
    return this.perform(call, id, (database, actor) => recordLocalPayment(database, actor, command));
  }

  @Post('prepare-settlement')
  @HttpCode(200)
  @Acting()
  @ApiOperation({
    operationId: 'prepareLocalSettlement',
    summary: 'Recognise expenditure and income, compute the settlement',
  })
  @ApiOkResponse({ type: LocalProjectView })
  settle(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: LocalSettlementBody): Promise<ApiAnswer> {
    const recognised = {
      expenditure: Money.ofCents(body.recognisedCents),
      thirdParty: Money.ofCents(body.thirdPartyCents),
      own: Money.ofCents(body.ownCents),
    };
    const command = { projectId: id, recognised, note: body.note ?? '' };
    return this.perform(call, id, (database, actor) => prepareSettlement(database, actor, command));
  }

  @Post('record-repayment')
  @HttpCode(200)
  @Acting()
  @ApiOperation({
    operationId: 'recordLocalRepayment',
    summary: 'Record money that came back; the fund holds it again',
  })
  @ApiOkResponse({ type: LocalProjectView })
  repaid(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: RepaidBody): Promise<ApiAnswer> {
    const command = {
      projectId: id,
      amount: Money.ofCents(body.amountCents),
      receivedOn: CalendarDate.iso(body.receivedOn),
    };
    return this.perform(call, id, (database, actor) => recordRepayment(database, actor, command));
  }

  private perform(call: ApiCall, id: string, useCase: UseCase): Promise<ApiAnswer> {
    return this.acts.perform(call, { useCase, answer: (tx) => answerWith(tx, id) });
  }
}

type UseCase = (database: Database, actor: Actor) => Promise<Result<unknown, Refusal>>;
type Said = { readonly projectId: string; readonly reason: string };

const PLAIN: Readonly<Record<PlainStep, (database: Database, actor: Actor, said: Said) => ReturnType<UseCase>>> = {
  'pass-check': (database, actor, { projectId }) => passCheck(database, actor, projectId),
  'ask-completion': askCompletion,
  'go-without-recommendation': goWithoutRecommendation,
  'record-recommendation': (database, actor, { projectId }) => recordRecommendation(database, actor, projectId),
  'return-local-decision': returnLocalDecision,
  'sign-local-decision': (database, actor, { projectId }) => signLocalDecision(database, actor, projectId),
  'refuse-local-payment': refuseLocalPayment,
  'return-proof': returnProof,
  'return-settlement': returnSettlement,
  'sign-settlement': (database, actor, { projectId }) => signSettlement(database, actor, projectId),
};

const answerWith = async (tx: Transaction, id: string): Promise<AnswerParts> => ({
  status: 200,
  body: await viewOf(tx, id),
});

async function viewOf(tx: Transaction, id: string): Promise<LocalProjectView> {
  const project = await findProject(tx, id);
  if (!project) throw new NotFoundException();
  return toProjectView(project);
}
