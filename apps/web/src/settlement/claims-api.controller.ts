import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { findAward } from '#awards';
import { CalendarDate, Money, type Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import {
  approveInterest,
  approveRelief,
  bookClaimPayment,
  claimView,
  claimViewsOf,
  confirmRelief,
  endRelief,
  interestOrdersOf,
  openClaimViews,
  prepareInterest,
  proposeRelief,
  rejectRelief,
  reverseClaimPayment,
  sendDunning,
  signInterest,
  type ClaimView,
} from '#settlement';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import {
  ClaimPaymentBody,
  ReversePaymentBody,
  ProposeReliefBody,
  ReliefReasonBody,
  PrepareInterestBody,
  ConfirmedInterestView,
  SignedInterestView,
  ClaimApiView,
  ClaimList,
} from './claims-api-bodies.js';
import { NoDetails } from '../api/frame/fields.js';
import { interestOrderView } from './claims-api-views.js';

/** Claims: ledger, payments, relief, dunning and interest. */
@ApiArea('claims')
@Controller('api/v1')
export class ClaimsApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get('claims')
  @ApiOperation({
    operationId: 'listOpenClaims',
    summary: 'Open claims of all grants, oldest first; for the authority',
  })
  @ApiOkResponse({ type: ClaimList })
  open(@CurrentActor() actor: Actor): Promise<ClaimList> {
    return this.database.read(actor, async (tx) => listOf(tx, await openClaimViews(tx)));
  }

  @Get('awards/:id/claims')
  @ApiOperation({ operationId: 'listClaims', summary: 'Claims of an award' })
  @ApiOkResponse({ type: ClaimList })
  list(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<ClaimList> {
    return this.database.read(actor, async (tx) => {
      if (!(await findAward(tx, id))) throw new NotFoundException();
      return listOf(tx, await claimViewsOf(tx, id));
    });
  }

  @Get('claims/:id')
  @ApiOperation({ operationId: 'getClaim', summary: 'A claim with its ledger' })
  @ApiOkResponse({ type: ClaimApiView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<ClaimApiView> {
    return this.database.read(actor, (tx) => viewOf(tx, id));
  }

  @Post('claims/:id/record-payment')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'bookClaimPayment', summary: 'Book a payment' })
  @ApiOkResponse({ type: ClaimApiView })
  pay(@Call() call: ApiCall, @Param('id', AnId) claimId: string, @Body() body: ClaimPaymentBody): Promise<ApiAnswer> {
    const payment = { claimId, amount: Money.ofCents(body.amountCents), reference: body.reference };
    const valueDate = CalendarDate.iso(body.valueDate);
    return this.perform(call, claimId, (database, actor) =>
      bookClaimPayment(database, actor, { ...payment, valueDate }),
    );
  }

  @Post('claims/:id/reverse-payment')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'reverseClaimPayment', summary: 'Take back a booking; never by who booked it' })
  @ApiOkResponse({ type: ClaimApiView })
  reverse(
    @Call() call: ApiCall,
    @Param('id', AnId) claimId: string,
    @Body() { entryId, reason }: ReversePaymentBody,
  ): Promise<ApiAnswer> {
    return this.perform(call, claimId, (database, actor) =>
      reverseClaimPayment(database, actor, { claimId, entryId, reason }),
    );
  }

  @Post('claims/:id/propose-relief')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'proposeRelief', summary: 'Propose a deferral, write-off or remission (§ 59 LHO)' })
  @ApiOkResponse({ type: ClaimApiView })
  propose(
    @Call() call: ApiCall,
    @Param('id', AnId) claimId: string,
    @Body() body: ProposeReliefBody,
  ): Promise<ApiAnswer> {
    const command = {
      claimId,
      kind: body.kind,
      reason: body.reason,
      terms: body.terms ?? '',
      until: body.until ? CalendarDate.iso(body.until) : null,
      consentReference: body.consentReference ?? null,
      instalments: (body.instalments ?? []).map(({ due, amountCents }) => ({
        due: CalendarDate.iso(due),
        amount: Money.ofCents(amountCents),
      })),
    };
    return this.perform(call, claimId, (database, actor) => proposeRelief(database, actor, command));
  }

  @Post('claims/:id/confirm-relief')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'confirmRelief', summary: 'Approve a proposed relief for a lead body' })
  @ApiOkResponse({ type: ClaimApiView })
  confirm(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => confirmRelief(database, actor, id));
  }

  @Post('claims/:id/approve-relief')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'approveRelief', summary: 'Approve a proposed relief; never by who proposed it' })
  @ApiOkResponse({ type: ClaimApiView })
  approve(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => approveRelief(database, actor, id));
  }

  @Post('claims/:id/reject-relief')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'rejectRelief', summary: 'Reject a proposed relief' })
  @ApiOkResponse({ type: ClaimApiView })
  reject(
    @Call() call: ApiCall,
    @Param('id', AnId) claimId: string,
    @Body() { reason }: ReliefReasonBody,
  ): Promise<ApiAnswer> {
    return this.perform(call, claimId, (database, actor) => rejectRelief(database, actor, { claimId, reason }));
  }

  @Post('claims/:id/end-relief')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'endRelief', summary: 'End a deferral or a temporary write-off' })
  @ApiOkResponse({ type: ClaimApiView })
  end(
    @Call() call: ApiCall,
    @Param('id', AnId) claimId: string,
    @Body() { reason }: ReliefReasonBody,
  ): Promise<ApiAnswer> {
    return this.perform(call, claimId, (database, actor) => endRelief(database, actor, { claimId, reason }));
  }

  @Post('claims/:id/send-dunning')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'sendDunning', summary: 'Send a dunning letter' })
  @ApiOkResponse({ type: ClaimApiView })
  dun(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => sendDunning(database, actor, id));
  }

  @Post('claims/:id/prepare-interest')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'prepareInterest', summary: 'Compute interest (§ 49a (3) VwVfG), or waive it' })
  @ApiOkResponse({ type: ClaimApiView })
  interest(
    @Call() call: ApiCall,
    @Param('id', AnId) claimId: string,
    @Body() { until, reason, isWaived = false }: PrepareInterestBody,
  ): Promise<ApiAnswer> {
    const command = { claimId, reason, isWaived, until: until ? CalendarDate.iso(until) : null };
    return this.perform(call, claimId, (database, actor) => prepareInterest(database, actor, command));
  }

  @Post('interest-orders/:id/confirm')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'confirmInterest', summary: 'Approve prepared interest for a lead body' })
  @ApiOkResponse({ type: ConfirmedInterestView })
  confirmOrder(@Call() call: ApiCall, @Param('id', AnId) orderId: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => approveInterest(database, actor, orderId),
      answer: async (_tx, { body }) => ({ status: 200, body: { orderId, body } satisfies ConfirmedInterestView }),
    });
  }

  @Post('interest-orders/:id/sign')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'signInterest', summary: 'Sign interest; never by who prepared it' })
  @ApiOkResponse({ type: SignedInterestView })
  sign(@Call() call: ApiCall, @Param('id', AnId) orderId: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => signInterest(database, actor, orderId),
      answer: async (_tx, { noticeId, claimId, amount }) => ({
        status: 200,
        body: { orderId, noticeId, claimId, amountCents: amount.toCents() } satisfies SignedInterestView,
      }),
    });
  }

  private perform(
    call: ApiCall,
    id: string,
    useCase: Parameters<typeof this.acts.perform<unknown>>[1]['useCase'],
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, { useCase, answer: async (tx) => ({ status: 200, body: await viewOf(tx, id) }) });
  }
}

async function viewOf(tx: Transaction, id: string): Promise<ClaimApiView> {
  const claim = await claimView(tx, id);
  if (!claim) throw new NotFoundException();
  return toView(tx, claim);
}

async function listOf(tx: Transaction, claims: readonly ClaimView[]): Promise<ClaimList> {
  const views: ClaimApiView[] = [];
  for (const claim of claims) views.push(await toView(tx, claim));
  return { claims: views };
}

async function toView(tx: Transaction, claim: ClaimView): Promise<ClaimApiView> {
  const orders = (await interestOrdersOf(tx, claim.awardId)).filter(({ claimId }) => claimId === claim.id);
  return {
    id: claim.id,
    awardId: claim.awardId,
    fileNumber: claim.fileNumber,
    number: claim.number,
    kind: claim.kind,
    status: claim.status,
    amountCents: claim.amount.toCents(),
    balanceCents: claim.balance.toCents(),
    due: claim.due?.toString() ?? null,
    isOverdue: claim.isOverdue,
    noticeId: claim.noticeId,
    entries: claim.entries.map((entry) => ({
      id: entry.id,
      kind: entry.kind,
      deltaCents: entry.delta.toCents(),
      balanceAfterCents: entry.balanceAfter.toCents(),
      valueDate: entry.valueDate.toString(),
      reference: entry.reference,
    })),
    interestOrders: orders.map(interestOrderView),
  };
}
