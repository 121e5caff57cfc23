import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CalendarDate, Money } from '#kernel';
import {
  askQuestion,
  beginExamination,
  concludeExamination,
  continueWithoutAnswer,
  drawSampleOf,
  examineLines,
  extendQuestion,
  takeOverExamination,
} from '#use-reports';
import { AnId } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { NoDetails } from '../api/frame/fields.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import {
  AskDistrictBody,
  ConcludeBody,
  ExtendQuestionBody,
  JudgeBody,
  ReportView,
  SampleBody,
  SampleView,
  TakeOverExaminationBody,
  goalResultsOf,
} from './use-report-views.js';
import { answerWith } from './use-report-answers.js';

/** The examination of reports, by people who took no part in the award. */
@ApiArea('use-reports')
@Controller('api/v1')
export class ExaminationsApiController {
  constructor(@Inject(Acts) private readonly acts: Acts) {}

  @Post('use-reports/:id/begin-examination')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'beginExamination', summary: 'Take the examination on' })
  @ApiOkResponse({ type: ReportView })
  begin(@Call() call: ApiCall, @Param('id', AnId) reportId: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => beginExamination(database, actor, reportId),
      answer: (tx) => answerWith(tx, reportId),
    });
  }

  @Post('use-reports/:id/judgements')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'examineLines', summary: 'Accept or cut receipts, all of them or none' })
  @ApiOkResponse({ type: ReportView })
  judge(@Call() call: ApiCall, @Param('id', AnId) reportId: string, @Body() body: JudgeBody): Promise<ApiAnswer> {
    const judgements = body.judgements.map(({ receiptId, cutCents, reason }) => ({
      receiptId,
      cutCents,
      reason: reason ?? '',
    }));
    return this.acts.perform(call, {
      useCase: (database, actor) => examineLines(database, actor, { reportId, judgements }),
      answer: (tx) => answerWith(tx, reportId),
    });
  }

  @Post('use-reports/:id/samples')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'drawSample', summary: 'Draw a sample; its seed gives the same list again' })
  @ApiCreatedResponse({ type: SampleView })
  sample(@Call() call: ApiCall, @Param('id', AnId) reportId: string, @Body() body: SampleBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => drawSampleOf(database, actor, { reportId, ...body }),
      answer: async (_, { receiptIds, seed }) => ({ status: 201, body: { receiptIds: [...receiptIds], seed } }),
    });
  }

  @Post('use-reports/:id/questions')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'askAboutUseReport', summary: 'Ask the district' })
  @ApiOkResponse({ type: ReportView })
  ask(@Call() call: ApiCall, @Param('id', AnId) reportId: string, @Body() body: AskDistrictBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => askQuestion(database, actor, { reportId, items: body.items }),
      answer: (tx) => answerWith(tx, reportId),
    });
  }

  @Post('use-reports/:id/extend-question')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'extendReportQuestion', summary: 'Give more time for the answer, once, with a reason' })
  @ApiOkResponse({ type: ReportView })
  extend(
    @Call() call: ApiCall,
    @Param('id', AnId) reportId: string,
    @Body() body: ExtendQuestionBody,
  ): Promise<ApiAnswer> {
    const deadline = CalendarDate.iso(body.deadline);
    return this.acts.perform(call, {
      useCase: (database, actor) => extendQuestion(database, actor, { reportId, deadline, reason: body.reason }),
      answer: (tx) => answerWith(tx, reportId),
    });
  }

  @Post('use-reports/:id/take-over')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'takeOverExamination', summary: 'Go on with an examination that another auditor began' })
  @ApiOkResponse({ type: ReportView })
  takeOver(
    @Call() call: ApiCall,
    @Param('id', AnId) reportId: string,
    @Body() body: TakeOverExaminationBody,
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => takeOverExamination(database, actor, { reportId, reason: body.reason }),
      answer: (tx) => answerWith(tx, reportId),
    });
  }

  @Post('use-reports/:id/continue-without-answer')
  @HttpCode(200)
  @Acting()
  @ApiOperation({
    operationId: 'continueExaminationWithoutAnswer',
    summary: 'Go on when the period for an answer has run out',
  })
  @ApiOkResponse({ type: ReportView })
  goOn(@Call() call: ApiCall, @Param('id', AnId) reportId: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => continueWithoutAnswer(database, actor, reportId),
      answer: (tx) => answerWith(tx, reportId),
    });
  }

  @Post('use-reports/:id/conclude')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'concludeExamination', summary: 'End the examination and tell the result' })
  @ApiOkResponse({ type: ReportView })
  conclude(@Call() call: ApiCall, @Param('id', AnId) reportId: string, @Body() body: ConcludeBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) =>
        concludeExamination(database, actor, {
          reportId,
          goalResults: goalResultsOf(body.goals),
          note: body.note,
          ...(body.otherIncomeCents === undefined ? {} : { otherIncome: Money.ofCents(body.otherIncomeCents) }),
          ...(body.ownFundsCents === undefined ? {} : { ownFunds: Money.ofCents(body.ownFundsCents) }),
        }),
      answer: (tx) => answerWith(tx, reportId),
    });
  }
}
