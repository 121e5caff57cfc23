import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { completeFormalCheck, continueWithoutAnswer, requestInfo, startFormalCheck } from '#applications';
import { AnId } from '../../access/index.js';
import { Acts } from '../frame/acts.js';
import { Acting, ApiArea, OnVersion } from '../frame/api-area.js';
import type { ApiAnswer } from '../frame/api-answer.js';
import { Call, type ApiCall } from '../frame/api-call.js';
import { optionalDay } from '../frame/paging.js';
import { RequestInformation } from './action-bodies.js';
import { ApplicationSummary } from './application-views.js';
import { answerWithCase } from './applications.controller.js';
import { NoDetails } from '../frame/fields.js';

/** The caseworker's examination. */
@ApiArea('examination')
@Controller('api/v1/applications/:id')
export class ExaminationActionsController {
  constructor(@Inject(Acts) private readonly acts: Acts) {}

  @Post('start-formal-check')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'start-formal-check', summary: 'Begin the formal check' })
  @ApiOkResponse({ type: ApplicationSummary })
  startFormalCheck(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      applicationId: id,
      useCase: (database, actor) => startFormalCheck(database, actor, { applicationId: id }),
      answer: (tx) => answerWithCase(tx, id),
    });
  }

  @Post('request-info')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'request-info', summary: 'Ask the district for what is missing, with a deadline' })
  @ApiOkResponse({ type: ApplicationSummary })
  requestInfo(
    @Call() call: ApiCall,
    @Param('id', AnId) id: string,
    @Body() body: RequestInformation,
  ): Promise<ApiAnswer> {
    const deadline = optionalDay(body.deadline);
    return this.acts.perform(call, {
      applicationId: id,
      useCase: (database, actor) =>
        requestInfo(database, actor, { applicationId: id, items: body.items, ...(deadline ? { deadline } : {}) }),
      answer: (tx) => answerWithCase(tx, id),
    });
  }

  @Post('continue-without-answer')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({
    operationId: 'continue-without-answer',
    summary: 'Go on when the deadline has passed without an answer',
  })
  @ApiOkResponse({ type: ApplicationSummary })
  continueWithoutAnswer(
    @Call() call: ApiCall,
    @Param('id', AnId) id: string,
    @Body() _: NoDetails,
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      applicationId: id,
      useCase: (database, actor) => continueWithoutAnswer(database, actor, { applicationId: id }),
      answer: (tx) => answerWithCase(tx, id),
    });
  }

  @Post('complete-formal-check')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'complete-formal-check', summary: 'End the formal check; every point must be met' })
  @ApiOkResponse({ type: ApplicationSummary })
  completeFormalCheck(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      applicationId: id,
      useCase: (database, actor) => completeFormalCheck(database, actor, { applicationId: id }),
      answer: (tx) => answerWithCase(tx, id),
    });
  }
}
