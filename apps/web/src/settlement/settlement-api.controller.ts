import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { findAward } from '#awards';
import type { Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import {
  approveSettlement,
  closeFile,
  closureOf,
  discardSettlement,
  obstaclesToClosing,
  prepareSettlement,
  settlementsOf,
  signSettlement,
} from '#settlement';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Cents, Choice, Day, Id, ListOf, NoDetails, Part, Text, TextList } from '../api/frame/fields.js';

export class PrepareSettlementBody {
  @TextList({ max: 10, length: 2000, optional: true, description: 'Further reasons for the notice, a paragraph each.' })
  notes?: string[];
}

export class CloseFileBody {
  @Text({ max: 2000, optional: true }) note?: string;
}

export class SettlementStepView {
  @Text({ description: 'German.' }) label: string;
  @Cents() amountCents: number;
  @Text({ description: 'German citation.' }) basis: string;
  @Text({ nullable: true }) formula: string | null;
}

export class SettlementRecordView {
  @Id() id: string;
  @Choice(['PREPARED', 'SIGNED']) state: string;
  @Cents() grantCents: number;
  @Cents() paidCents: number;
  @Cents() finalCents: number;
  @ListOf(() => SettlementStepView) steps: SettlementStepView[];
  @Text() preparedByName: string;
  @Text({ nullable: true }) signedByName: string | null;
  @Id({ nullable: true }) noticeId: string | null;
}

export class FileClosureView {
  @Day() closedOn: string;
  @Day() retainUntil: string;
}

export class SettlementView {
  @Id() awardId: string;
  @Cents() grantCents: number;
  @Part(() => SettlementRecordView, { nullable: true }) settlement: SettlementRecordView | null;
  @TextList({ description: 'What stands against closing the file; empty for recipients.' }) obstacles: string[];
  @Part(() => FileClosureView, { nullable: true }) closure: FileClosureView | null;
}

/** The end of a grant: final amount, Schlussbescheid, closing the file. */
@ApiArea('settlement')
@Controller('api/v1/awards/:id')
export class SettlementApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get('settlement')
  @ApiOperation({ operationId: 'getSettlement', summary: 'The settlement of an award, prepared or signed' })
  @ApiOkResponse({ type: SettlementView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<SettlementView> {
    return this.database.read(actor, (tx) => viewOf(tx, id));
  }

  @Post('settlement')
  @HttpCode(200)
  @Acting()
  @ApiOperation({
    operationId: 'prepareSettlement',
    summary: 'Compute the final amount from the examined proof of use',
  })
  @ApiOkResponse({ type: SettlementView })
  prepare(
    @Call() call: ApiCall,
    @Param('id', AnId) awardId: string,
    @Body() { notes = [] }: PrepareSettlementBody,
  ): Promise<ApiAnswer> {
    return this.perform(call, awardId, (database, actor) => prepareSettlement(database, actor, { awardId, notes }));
  }

  @Post('settlement/discard')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'discardSettlement', summary: 'Take a prepared settlement back' })
  @ApiOkResponse({ type: SettlementView })
  discard(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => discardSettlement(database, actor, id));
  }

  @Post('settlement/confirm')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'confirmSettlement', summary: 'Approve a prepared settlement for a lead body' })
  @ApiOkResponse({ type: SettlementView })
  confirm(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => approveSettlement(database, actor, id));
  }

  @Post('settlement/sign')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'signSettlement', summary: 'Sign the Schlussbescheid; never by who prepared it' })
  @ApiOkResponse({ type: SettlementView })
  sign(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => signSettlement(database, actor, id));
  }

  @Post('close')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'closeFile', summary: 'Close the file when nothing is open any more' })
  @ApiOkResponse({ type: SettlementView })
  close(
    @Call() call: ApiCall,
    @Param('id', AnId) awardId: string,
    @Body() { note = '' }: CloseFileBody,
  ): Promise<ApiAnswer> {
    return this.perform(call, awardId, (database, actor) => closeFile(database, actor, { awardId, note }));
  }

  private perform(
    call: ApiCall,
    awardId: string,
    useCase: Parameters<typeof this.acts.perform<unknown>>[1]['useCase'],
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase,
      answer: async (tx) => ({ status: 200, body: await viewOf(tx, awardId) }),
    });
  }
}

async function viewOf(tx: Transaction, awardId: string): Promise<SettlementView> {
  const award = await findAward(tx, awardId);
  if (!award) throw new NotFoundException();
  const settlements = await settlementsOf(tx, awardId);
  const record = settlements.find(({ state }) => state === 'SIGNED') ?? settlements[0];
  const closure = await closureOf(tx, awardId);
  return {
    awardId,
    grantCents: award.amount.toCents(),
    settlement: record
      ? {
          id: record.id,
          state: record.state,
          grantCents: record.grant.toCents(),
          paidCents: record.paid.toCents(),
          finalCents: record.final.toCents(),
          steps: record.content.steps.map((step) => ({ ...step })),
          preparedByName: record.prepared.name,
          signedByName: record.signed?.name ?? null,
          noticeId: record.noticeId,
        }
      : null,
    obstacles: tx.actor.scope === 'AUTHORITY' ? await obstaclesToClosing(tx, award) : [],
    closure: closure ? { closedOn: closure.closedOn.toString(), retainUntil: closure.retainUntil.toString() } : null,
  };
}
