import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  confirmReview,
  discardDecision,
  prepareDecision,
  returnDecision,
  sendToReview,
  signDecision,
  type SignedDecision,
} from '#awards';
import { Money, type Actor, type Result } from '#kernel';
import type { Database } from '#platform';
import { AnId } from '../../access/index.js';
import { Acts } from '../frame/acts.js';
import { Acting, ApiArea, OnVersion } from '../frame/api-area.js';
import type { ApiAnswer } from '../frame/api-answer.js';
import { Call, type ApiCall } from '../frame/api-call.js';
import { Cents, Id, NoDetails } from '../frame/fields.js';
import { PrepareDecisionBody, ReturnDecision } from './action-bodies.js';
import { ApplicationSummary } from './application-views.js';
import { answerWithCase } from './applications.controller.js';

export class SignedView extends ApplicationSummary {
  @Id() noticeId: string;
  @Id({ nullable: true, description: 'Null for a rejection.' }) awardId: string | null;
  @Cents() amountCents: number;
}

type UseCase = (database: Database, actor: Actor) => Promise<Result<unknown>>;

/** Preparing, reviewing and signing a decision. The signatory is never the preparer. */
@ApiArea('decision')
@Controller('api/v1/applications/:id')
export class DecisionActionsController {
  constructor(@Inject(Acts) private readonly acts: Acts) {}

  @Post('prepare-decision')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'prepare-decision', summary: 'Prepare the decision, or prepare it anew' })
  @ApiOkResponse({ type: ApplicationSummary })
  prepare(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: PrepareDecisionBody): Promise<ApiAnswer> {
    return this.step(call, id, (database, actor) =>
      prepareDecision(database, actor, {
        applicationId: id,
        kind: body.kind,
        recognitions: (body.items ?? []).map((item) => ({
          id: item.id,
          recognised: moneyByYear(item.recognisedCents),
          cutReason: item.cutReason ?? '',
        })),
        grantLimits: moneyByYear(body.grantLimitsCents ?? {}),
        clauseCodes: body.clauseCodes ?? [],
        reasons: body.reasons ?? [],
      }),
    );
  }

  @Post('discard-decision')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'discard-decision', summary: 'Throw the prepared decision away' })
  @ApiOkResponse({ type: ApplicationSummary })
  discard(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      applicationId: id,
      action: 'discard-decision',
      useCase: (database, actor) => discardDecision(database, actor, { applicationId: id }),
      answer: (tx) => answerWithCase(tx, id),
    });
  }

  @Post('resume-check')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'resume-check', summary: 'Go back to the examination after a decision was returned' })
  @ApiOkResponse({ type: ApplicationSummary })
  resume(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      applicationId: id,
      action: 'resume-check',
      useCase: (database, actor) => discardDecision(database, actor, { applicationId: id }),
      answer: (tx) => answerWithCase(tx, id),
    });
  }

  @Post('send-to-review')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({
    operationId: 'send-to-review',
    summary: 'Give the decision to a second person; reserves under the cap',
  })
  @ApiOkResponse({ type: ApplicationSummary })
  sendToReview(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.step(call, id, (database, actor) => sendToReview(database, actor, { applicationId: id }));
  }

  @Post('confirm-review')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'confirm-review', summary: 'Confirm the examination without signing' })
  @ApiOkResponse({ type: ApplicationSummary })
  confirmReview(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.step(call, id, (database, actor) => confirmReview(database, actor, { applicationId: id }));
  }

  @Post('return-decision')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'return-decision', summary: 'Return the decision to the caseworker with a reason' })
  @ApiOkResponse({ type: ApplicationSummary })
  returnDecision(
    @Call() call: ApiCall,
    @Param('id', AnId) id: string,
    @Body() body: ReturnDecision,
  ): Promise<ApiAnswer> {
    return this.step(call, id, (database, actor) =>
      returnDecision(database, actor, { applicationId: id, reason: body.reason }),
    );
  }

  @Post('sign')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'sign', summary: 'Sign: cap, budget, award and notice in one act' })
  @ApiOkResponse({ type: SignedView })
  sign(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.acts.perform<SignedDecision>(call, {
      applicationId: id,
      useCase: (database, actor) => signDecision(database, actor, { applicationId: id }),
      answer: async (tx, { noticeId, awardId, amount }) => {
        const answer = await answerWithCase(tx, id);
        return { ...answer, body: { ...answer.body, noticeId, awardId, amountCents: amount.toCents() } };
      },
    });
  }

  private step(call: ApiCall, id: string, useCase: UseCase): Promise<ApiAnswer> {
    return this.acts.perform(call, { applicationId: id, useCase, answer: (tx) => answerWithCase(tx, id) });
  }
}

const moneyByYear = (cents: Readonly<Record<string, number>>): Record<number, Money> =>
  Object.fromEntries(Object.entries(cents).map(([year, each]) => [year, Money.ofCents(each)]));
