import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { answerInfoRequest, submitApplication } from '#applications';
import { withdrawApplication } from '#awards';
import { AnId } from '../../access/index.js';
import { Acts } from '../frame/acts.js';
import { Acting, ApiArea, OnVersion } from '../frame/api-area.js';
import type { ApiAnswer } from '../frame/api-answer.js';
import { Call, type ApiCall } from '../frame/api-call.js';
import { AnswerInformation, Submit, Withdraw } from './action-bodies.js';
import { ApplicationSummary } from './application-views.js';
import { answerWithCase } from './applications.controller.js';

/** What a district does with its application. Routes carry the names of the lifecycle's actions. */
@ApiArea('district')
@Controller('api/v1/applications/:id')
export class ApplicantActionsController {
  constructor(@Inject(Acts) private readonly acts: Acts) {}

  @Post('submit')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'submit', summary: 'Submit the draft (signatory of the district)' })
  @ApiOkResponse({ type: ApplicationSummary })
  submit(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: Submit): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      applicationId: id,
      useCase: (database, actor) => submitApplication(database, actor, { applicationId: id, ...body }),
      answer: (tx) => answerWithCase(tx, id),
    });
  }

  @Post('withdraw')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'withdraw', summary: 'Withdraw the application, until the decision is signed' })
  @ApiOkResponse({ type: ApplicationSummary })
  withdraw(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: Withdraw): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      applicationId: id,
      useCase: (database, actor) =>
        withdrawApplication(database, actor, { applicationId: id, reason: body.reason ?? '' }),
      answer: (tx) => answerWithCase(tx, id),
    });
  }

  @Post('answer-info-request')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({
    operationId: 'answer-info-request',
    summary: 'Answer the open request with the draft as it stands now',
  })
  @ApiOkResponse({ type: ApplicationSummary })
  answer(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: AnswerInformation): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      applicationId: id,
      useCase: (database, actor) => answerInfoRequest(database, actor, { applicationId: id, answer: body.answer }),
      answer: (tx) => answerWithCase(tx, id),
    });
  }
}
