import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { findAward } from '#awards';
import { Money, type Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { interestOrdersOf, lateUseOf, prepareLateUseInterest } from '#settlement';
import { accepted, AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Cents, Day, Flag, Id, ListOf, Part, Text, Whole } from '../api/frame/fields.js';
import { InterestOrderView } from './claims-api-bodies.js';
import { interestOrderView } from './claims-api-views.js';

export class PrepareLateUseInterestBody {
  @Text({ min: 10, max: 2000 }) reason: string;
  @Flag({ optional: true, description: 'Demand nothing (discretion of § 49a (4) VwVfG).' }) isWaived?: boolean;
}

export class PaymentUseView {
  @Id() paymentRequestId: string;
  @Day() creditedOn: string;
  @Day({ description: 'Last day on which its use is in time.' }) useUntil: string;
  @Cents() amountCents: number;
  @Cents() usedCents: number;
  @Cents() usedLateCents: number;
}

export class LateSegmentView {
  @Day() from: string;
  @Day() to: string;
  @Whole() days: number;
  @Cents() principalCents: number;
  @Text({ description: 'Base rate and five points, German: "6,52".' }) ratePct: string;
}

export class LateUseApiView {
  @Id() awardId: string;
  @ListOf(() => PaymentUseView) payments: PaymentUseView[];
  @ListOf(() => LateSegmentView) segments: LateSegmentView[];
  @Cents() interestCents: number;
  @Text({ description: 'ACT_365, ACT_ACT or 30E_360.' }) dayCount: string;
  @Part(() => InterestOrderView, {
    nullable: true,
    description: 'Prepared or decided; one that a court annulled is no decision.',
  })
  order: InterestOrderView | null;
}

/** Money that was used late (§ 49a (4) VwVfG); for the authority. */
@ApiArea('settlement')
@Controller('api/v1/awards/:id/late-use')
export class LateUseApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getLateUse', summary: 'Whether payments were used in time, once the award is settled' })
  @ApiOkResponse({ type: LateUseApiView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<LateUseApiView> {
    return this.database.read(actor, (tx) => viewOf(tx, id));
  }

  @Post('interest')
  @HttpCode(200)
  @Acting()
  @ApiOperation({
    operationId: 'prepareLateUseInterest',
    summary:
      'Prepare interest on money that was used late, or the decision to demand none; signed as an interest order',
  })
  @ApiOkResponse({ type: LateUseApiView })
  prepare(
    @Call() call: ApiCall,
    @Param('id', AnId) awardId: string,
    @Body() { reason, isWaived = false }: PrepareLateUseInterestBody,
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => prepareLateUseInterest(database, actor, { awardId, reason, isWaived }),
      answer: async (tx) => ({ status: 200, body: await viewOf(tx, awardId) }),
    });
  }
}

async function viewOf(tx: Transaction, awardId: string): Promise<LateUseApiView> {
  const award = await findAward(tx, awardId);
  if (!award || tx.actor.scope !== 'AUTHORITY') throw new NotFoundException();
  const { payments, late } = accepted(await lateUseOf(tx, award));
  const order = (await interestOrdersOf(tx, awardId)).findLast(
    ({ kind, isAnnulled }) => kind === 'LATE_USE' && !isAnnulled,
  );
  return {
    awardId,
    payments: payments.map(({ id, creditedOn, useUntil, amount, used }) => ({
      paymentRequestId: id,
      creditedOn: creditedOn.toString(),
      useUntil: useUntil.toString(),
      amountCents: amount.toCents(),
      usedCents: used.toCents(),
      usedLateCents: Money.sum(late.parts.filter((part) => part.paymentId === id).map((part) => part.amount)).toCents(),
    })),
    segments: late.parts.flatMap(({ segments }) =>
      segments.map(({ from, to, days, principal, ratePct }) => ({
        from: from.toString(),
        to: to.toString(),
        days,
        principalCents: principal.toCents(),
        ratePct,
      })),
    ),
    interestCents: late.interest.toCents(),
    dayCount: late.dayCount,
    order: order ? interestOrderView(order) : null,
  };
}
