import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  findPaymentRequest,
  PAYMENT_STATUSES,
  PAYMENT_STEPS,
  paymentRequestsOf,
  startRequest,
  submitRequest,
  takePaymentStep,
  type PaymentRequest,
  type PaymentStep,
} from '#disbursements';
import { Money, type Actor } from '#kernel';
import { findAward } from '#awards';
import { Database, type Transaction } from '#platform';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { AnswerParts, ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Cents, Choice, Day, Id, ListOf, NoDetails, Text, Whole } from '../api/frame/fields.js';

export class StartRequestBody {
  @Whole({ min: 2000, max: 2199 }) budgetYear: number;
  @Cents({ description: 'What is asked for.' }) amountCents: number;
  @Cents({ description: 'Costs of the whole measure paid so far.' }) spentCents: number;
  @Cents({ description: 'Costs of the whole measure due within the period.' }) neededCents: number;
  @Text({ max: 1000, optional: true }) note?: string;
}

export class PaymentStepBody {
  @Choice(PAYMENT_STEPS) action: PaymentStep;
  @Text({ max: 500, optional: true, description: 'For sending back and rejecting.' }) reason?: string;
}

export class PaymentRequestView {
  @Id() id: string;
  @Id() awardId: string;
  @Whole() number: number;
  @Whole() budgetYear: number;
  @Choice(PAYMENT_STATUSES) status: string;
  @Cents() amountCents: number;
  @Cents() spentCents: number;
  @Cents() neededCents: number;
  @Day({ nullable: true }) needUntil: string | null;
  @Day({ nullable: true }) executedOn: string | null;
  @Day({ nullable: true }) creditedOn: string | null;
  @Text({ nullable: true }) reason: string | null;
}

export class PaymentRequestList {
  @ListOf(() => PaymentRequestView) requests: PaymentRequestView[];
}

/** Payment requests on awards. */
@ApiArea('payments')
@Controller('api/v1')
export class PaymentsApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get('awards/:id/payment-requests')
  @ApiOperation({ operationId: 'listPaymentRequests', summary: 'Payment requests on an award' })
  @ApiOkResponse({ type: PaymentRequestList })
  list(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PaymentRequestList> {
    return this.database.read(actor, async (tx) => {
      if (!(await findAward(tx, id))) throw new NotFoundException();
      return { requests: (await paymentRequestsOf(tx, id)).map(toView) };
    });
  }

  @Get('payment-requests/:id')
  @ApiOperation({ operationId: 'getPaymentRequest', summary: 'A payment request' })
  @ApiOkResponse({ type: PaymentRequestView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PaymentRequestView> {
    return this.database.read(actor, (tx) => viewOf(tx, id));
  }

  @Post('awards/:id/payment-requests')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'startPaymentRequest', summary: 'Open a payment request as a draft' })
  @ApiCreatedResponse({ type: PaymentRequestView })
  start(@Call() call: ApiCall, @Param('id', AnId) awardId: string, @Body() body: StartRequestBody): Promise<ApiAnswer> {
    const draft = {
      budgetYear: body.budgetYear,
      amount: Money.ofCents(body.amountCents),
      spent: Money.ofCents(body.spentCents),
      needed: Money.ofCents(body.neededCents),
      note: body.note ?? '',
    };
    return this.acts.perform(call, {
      useCase: (database, actor) => startRequest(database, actor, { awardId, draft }),
      answer: async (tx, { id }) => ({
        status: 201,
        body: await viewOf(tx, id),
        location: `/api/v1/payment-requests/${id}`,
      }),
    });
  }

  @Post('payment-requests/:id/submit')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'submitPaymentRequest', summary: 'Ask for the money, bindingly' })
  @ApiOkResponse({ type: PaymentRequestView })
  submit(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => submitRequest(database, actor, id),
      answer: (tx) => answerWith(tx, id),
    });
  }

  @Post('payment-requests/:id/steps')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'takePaymentStep', summary: 'Check, certify, authorise, send back or reject' })
  @ApiOkResponse({ type: PaymentRequestView })
  step(@Call() call: ApiCall, @Param('id', AnId) requestId: string, @Body() body: PaymentStepBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) =>
        takePaymentStep(database, actor, { requestId, action: body.action, reason: body.reason ?? '' }),
      answer: (tx) => answerWith(tx, requestId),
    });
  }
}

const answerWith = async (tx: Transaction, id: string): Promise<AnswerParts> => ({
  status: 200,
  body: await viewOf(tx, id),
});

async function viewOf(tx: Transaction, id: string): Promise<PaymentRequestView> {
  const request = await findPaymentRequest(tx, id);
  if (!request) throw new NotFoundException();
  return toView(request);
}

const toView = (request: PaymentRequest): PaymentRequestView => ({
  id: request.id,
  awardId: request.awardId,
  number: request.number,
  budgetYear: request.budgetYear,
  status: request.status,
  amountCents: request.amount.toCents(),
  spentCents: request.spent.toCents(),
  neededCents: request.needed.toCents(),
  needUntil: request.needUntil?.toString() ?? null,
  executedOn: request.executedOn?.toString() ?? null,
  creditedOn: request.creditedOn?.toString() ?? null,
  reason: request.reason,
});
