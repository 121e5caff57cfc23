import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  answerChange,
  askAboutChange,
  awardVersions,
  changeRequestsOf,
  findAward,
  findChangeRequest,
  grantSituation,
  prepareChange,
  returnChange,
  saveChange,
  sendChangeToReview,
  signChange,
  startChange,
  submitChange,
  withdrawChange,
  type ChangeRequest,
  type GrantPlan,
} from '#awards';
import { loadApplication } from '#applications';
import { CalendarDate, refuse, type Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { accepted, AnId, CurrentActor, Refused } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import {
  AnswerAboutChangeBody,
  AskAboutChangeBody,
  AwardVersionList,
  ChangeApiList,
  ChangeApiView,
  ChangedPlanPart,
  EarlyStartBody,
  PrepareChangeBody,
  ReturnChangeBody,
  SaveChangeBody,
  StartChangeBody,
} from './changes-api-bodies.js';
import { NoDetails } from '../api/frame/fields.js';

type UseCase = Parameters<Acts['perform']>[1]['useCase'];

/** Amendments, waivers, early starts, and the versions of an award. */
@ApiArea('changes')
@Controller('api/v1')
export class ChangesApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get('awards/:id/versions')
  @ApiOperation({ operationId: 'listAwardVersions', summary: 'Every version of an award, the first one first' })
  @ApiOkResponse({ type: AwardVersionList })
  versions(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<AwardVersionList> {
    return this.database.read(actor, async (tx) => {
      if (!(await findAward(tx, id))) throw new NotFoundException();
      return {
        versions: (await awardVersions(tx, id)).map((version) => ({
          version: version.version,
          cause: version.cause,
          amountCents: version.amount.toCents(),
          tranchesCents: Object.fromEntries(
            version.tranches.map(({ budgetYear, amount }) => [String(budgetYear), amount.toCents()]),
          ),
          periodFrom: version.periodFrom.toString(),
          periodTo: version.periodTo.toString(),
          signedAt: version.signedAt.toISOString(),
          noticeId: version.noticeId,
        })),
      };
    });
  }

  @Get('applications/:id/changes')
  @ApiOperation({ operationId: 'listChanges', summary: 'Requests about a grant and early starts of an application' })
  @ApiOkResponse({ type: ChangeApiList })
  list(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<ChangeApiList> {
    return this.database.read(actor, async (tx) => {
      if (!(await loadApplication(tx, id))) throw new NotFoundException();
      return { changes: (await changeRequestsOf(tx, id)).map(toView) };
    });
  }

  @Get('changes/:id')
  @ApiOperation({ operationId: 'getChange', summary: 'A request' })
  @ApiOkResponse({ type: ChangeApiView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<ChangeApiView> {
    return this.database.read(actor, (tx) => viewOf(tx, id));
  }

  @Post('awards/:id/changes')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'startChange', summary: 'Open a request; what is not named stays as it is' })
  @ApiCreatedResponse({ type: ChangeApiView })
  async start(
    @Call() call: ApiCall,
    @Param('id', AnId) awardId: string,
    @Body() { kind, plan, reason }: StartChangeBody,
  ): Promise<ApiAnswer> {
    const content = { plan: await this.planned(call.actor, awardId, plan) };
    return this.opened(call, (database, actor) => startChange(database, actor, { kind, awardId, content, reason }));
  }

  @Post('applications/:id/early-start')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'startEarlyStart', summary: 'Open a request for an early start' })
  @ApiCreatedResponse({ type: ChangeApiView })
  async earlyStart(
    @Call() call: ApiCall,
    @Param('id', AnId) applicationId: string,
    @Body() { startOn, reason }: EarlyStartBody,
  ): Promise<ApiAnswer> {
    const request = { kind: 'EARLY_START', applicationId, content: { startOn }, reason } as const;
    return this.opened(call, (database, actor) => startChange(database, actor, request));
  }

  @Post('changes/:id/edit-change')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'saveChange', summary: 'Change a draft' })
  @ApiOkResponse({ type: ChangeApiView })
  async save(
    @Call() call: ApiCall,
    @Param('id', AnId) requestId: string,
    @Body() { plan, reason }: SaveChangeBody,
  ): Promise<ApiAnswer> {
    const request = await this.database.read(call.actor, (tx) => findChangeRequest(tx, requestId));
    if (!request?.awardId) throw new NotFoundException();
    const content = { plan: await this.planned(call.actor, request.awardId, plan) };
    return this.perform(call, requestId, (database, actor) =>
      saveChange(database, actor, { requestId, content, reason }),
    );
  }

  @Post('changes/:id/submit-change')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'submitChange', summary: 'Ask for it, bindingly' })
  @ApiOkResponse({ type: ChangeApiView })
  submit(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => submitChange(database, actor, { requestId: id }));
  }

  @Post('changes/:id/withdraw-change')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'withdrawChange', summary: 'Take a request back' })
  @ApiOkResponse({ type: ChangeApiView })
  withdraw(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => withdrawChange(database, actor, { requestId: id }));
  }

  @Post('changes/:id/ask-about-change')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'askAboutChange', summary: 'Ask the recipient' })
  @ApiOkResponse({ type: ChangeApiView })
  ask(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: AskAboutChangeBody): Promise<ApiAnswer> {
    const question = { requestId: id, question: body.question, deadline: CalendarDate.iso(body.deadline) };
    return this.perform(call, id, (database, actor) => askAboutChange(database, actor, question));
  }

  @Post('changes/:id/answer-about-change')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'answerAboutChange', summary: 'Answer the question' })
  @ApiOkResponse({ type: ChangeApiView })
  answer(
    @Call() call: ApiCall,
    @Param('id', AnId) id: string,
    @Body() { answer }: AnswerAboutChangeBody,
  ): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => answerChange(database, actor, { requestId: id, answer }));
  }

  @Post('changes/:id/prepare-change')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'prepareChange', summary: 'Prepare the decision' })
  @ApiOkResponse({ type: ChangeApiView })
  prepare(
    @Call() call: ApiCall,
    @Param('id', AnId) id: string,
    @Body() { outcome, reasons = '' }: PrepareChangeBody,
  ): Promise<ApiAnswer> {
    const decision = { requestId: id, outcome, reasons };
    return this.perform(call, id, (database, actor) => prepareChange(database, actor, decision));
  }

  @Post('changes/:id/send-change-to-review')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'sendChangeToReview', summary: 'Hand the decision to a second person' })
  @ApiOkResponse({ type: ChangeApiView })
  send(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => sendChangeToReview(database, actor, { requestId: id }));
  }

  @Post('changes/:id/return-change')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'returnChange', summary: 'Give the decision back' })
  @ApiOkResponse({ type: ChangeApiView })
  giveBack(
    @Call() call: ApiCall,
    @Param('id', AnId) id: string,
    @Body() { reason }: ReturnChangeBody,
  ): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => returnChange(database, actor, { requestId: id, reason }));
  }

  @Post('changes/:id/sign-change')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'signChange', summary: 'Sign the notice; never by who prepared it' })
  @ApiOkResponse({ type: ChangeApiView })
  sign(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => signChange(database, actor, { requestId: id }));
  }

  /** The plan that counts, with what the request names put in its place. */
  private planned(actor: Actor, awardId: string, changed: ChangedPlanPart): Promise<GrantPlan> {
    return this.database.read(actor, async (tx) => {
      const { current } = accepted(await grantSituation(tx, awardId));
      const items = changed.items ?? [];
      const unknown = items.find(({ id }) => !current.items.some((item) => item.id === id));
      if (unknown) throw new Refused([refuse('field-unknown', { field: unknown.id }, '/plan/items').refusal]);
      return {
        periodFrom: changed.periodFrom ?? current.periodFrom,
        periodTo: changed.periodTo ?? current.periodTo,
        purpose: changed.purpose ?? current.purpose,
        grantCents: { ...current.grantCents, ...changed.grantCents },
        items: current.items.map((item) => ({
          ...item,
          amountsCents: { ...item.amountsCents, ...items.find(({ id }) => id === item.id)?.amountsCents },
        })),
      };
    });
  }

  private opened(
    call: ApiCall,
    useCase: (database: Database, actor: Actor) => ReturnType<typeof startChange>,
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase,
      answer: async (tx, { id }) => ({ status: 201, body: await viewOf(tx, id), location: `/api/v1/changes/${id}` }),
    });
  }

  private perform(call: ApiCall, id: string, useCase: UseCase): Promise<ApiAnswer> {
    return this.acts.perform(call, { useCase, answer: async (tx) => ({ status: 200, body: await viewOf(tx, id) }) });
  }
}

async function viewOf(tx: Transaction, id: string): Promise<ChangeApiView> {
  const request = await findChangeRequest(tx, id);
  if (!request) throw new NotFoundException();
  return toView(request);
}

const toView = (request: ChangeRequest): ChangeApiView => ({
  id: request.id,
  kind: request.kind,
  status: request.status,
  applicationId: request.applicationId,
  awardId: request.awardId,
  number: request.number,
  version: request.version,
  reason: request.reason,
  startOn: request.content.startOn ?? null,
  question: request.question,
  questionDeadline: request.questionDeadline?.toString() ?? null,
  answer: request.answer,
  noticeId: request.noticeId,
});
