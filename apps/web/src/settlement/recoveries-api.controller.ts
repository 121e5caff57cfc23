import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { findAward } from '#awards';
import { CalendarDate, Money, type Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import {
  answerHearing,
  dropRecovery,
  exemptFromHearing,
  extendHearing,
  findRecovery,
  openRecovery,
  permitLateRecovery,
  prepareRecovery,
  recoveriesOf,
  RECOVERY_STATUSES,
  sendHearing,
  approveRecovery,
  signRecovery,
  type Recovery,
  type RecoveryBasis,
} from '#settlement';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Cents, Choice, Day, Id, ListOf, NoDetails, Part, Text, Whole } from '../api/frame/fields.js';

const BASES: readonly RecoveryBasis[] = ['REDUCTION', 'REVOCATION', 'WITHDRAWAL'];

export class OpenRecoveryBody {
  @Choice(BASES) basis: RecoveryBasis;
  @Text({ min: 20, max: 4000 }) finding: string;
  @Cents({ description: 'By how much the grant is to be taken back.' }) reductionCents: number;
  @Day({ description: 'From this day on the reimbursement bears interest.' }) ineffectiveFrom: string;
  @Day({ description: 'Begin of the year of knowledge.' }) knowledgeCompleteOn: string;
}

export class HearingDayBody {
  @Day({ nullable: true, optional: true, description: 'Without it the days of the programme count.' })
  due?: string | null;
}

export class RecoveryReasonBody {
  @Text({ min: 10, max: 1000 }) reason: string;
}

export class AnswerHearingBody {
  @Text({ min: 1, max: 4000 }) answer: string;
}

export class RecoveryReasonsPart {
  @Text({ min: 10, max: 6000 }) facts: string;
  @Text({ min: 10, max: 6000 }) law: string;
  @Text({ min: 10, max: 6000 }) discretion: string;
  @Text({ min: 10, max: 6000 }) result: string;
}

export class PrepareRecoveryBody {
  @Part(() => RecoveryReasonsPart) reasons: RecoveryReasonsPart;
  @Cents({ description: 'Zero where a settlement has taken the grant back.' }) reductionCents: number;
  @Day() ineffectiveFrom: string;
}

export class RecoveryView {
  @Id() id: string;
  @Id() awardId: string;
  @Whole() number: number;
  @Choice(BASES) basis: string;
  @Choice(RECOVERY_STATUSES) status: string;
  @Text() finding: string;
  @Cents() reductionCents: number;
  @Day() ineffectiveFrom: string;
  @Day({ nullable: true, description: 'Last day of the hearing.' }) hearingDue: string | null;
  @Text({ nullable: true, max: 10_000 }) answer: string | null;
  @Day({ nullable: true, description: 'End of the year of knowledge; for the authority.' })
  knowledgeUntil: string | null;
  @Id({ nullable: true }) noticeId: string | null;
}

export class RecoveryList {
  @ListOf(() => RecoveryView) recoveries: RecoveryView[];
}

/** Recoveries from the finding to the signed act. */
@ApiArea('recoveries')
@Controller('api/v1')
export class RecoveriesApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get('awards/:id/recoveries')
  @ApiOperation({ operationId: 'listRecoveries', summary: 'Recoveries of an award' })
  @ApiOkResponse({ type: RecoveryList })
  list(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<RecoveryList> {
    return this.database.read(actor, async (tx) => {
      if (!(await findAward(tx, id))) throw new NotFoundException();
      return { recoveries: (await recoveriesOf(tx, id)).map((recovery) => toView(tx, recovery)) };
    });
  }

  @Get('recoveries/:id')
  @ApiOperation({ operationId: 'getRecovery', summary: 'A recovery' })
  @ApiOkResponse({ type: RecoveryView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<RecoveryView> {
    return this.database.read(actor, (tx) => viewOf(tx, id));
  }

  @Post('awards/:id/recoveries')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'openRecovery', summary: 'Open a recovery from a finding' })
  @ApiCreatedResponse({ type: RecoveryView })
  open(@Call() call: ApiCall, @Param('id', AnId) awardId: string, @Body() body: OpenRecoveryBody): Promise<ApiAnswer> {
    const command = {
      awardId,
      basis: body.basis,
      finding: body.finding,
      reduction: Money.ofCents(body.reductionCents),
      ineffectiveFrom: CalendarDate.iso(body.ineffectiveFrom),
      knowledgeCompleteOn: CalendarDate.iso(body.knowledgeCompleteOn),
    };
    return this.acts.perform(call, {
      useCase: (database, actor) => openRecovery(database, actor, command),
      answer: async (tx, { recoveryId }) => ({
        status: 201,
        body: await viewOf(tx, recoveryId),
        location: `/api/v1/recoveries/${recoveryId}`,
      }),
    });
  }

  @Post('recoveries/:id/send-hearing')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'sendHearing', summary: 'Hear the recipient (§ 28 VwVfG)' })
  @ApiOkResponse({ type: RecoveryView })
  hear(@Call() call: ApiCall, @Param('id', AnId) recoveryId: string, @Body() body: HearingDayBody): Promise<ApiAnswer> {
    const due = dayOf(body);
    return this.perform(call, recoveryId, (database, actor) => sendHearing(database, actor, { recoveryId, due }));
  }

  @Post('recoveries/:id/extend-hearing')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'extendHearing', summary: 'Give the recipient more time' })
  @ApiOkResponse({ type: RecoveryView })
  extend(
    @Call() call: ApiCall,
    @Param('id', AnId) recoveryId: string,
    @Body() body: HearingDayBody,
  ): Promise<ApiAnswer> {
    const due = dayOf(body);
    return this.perform(call, recoveryId, (database, actor) => extendHearing(database, actor, { recoveryId, due }));
  }

  @Post('recoveries/:id/answer-hearing')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'answerHearing', summary: 'Answer the hearing, once' })
  @ApiOkResponse({ type: RecoveryView })
  answer(
    @Call() call: ApiCall,
    @Param('id', AnId) recoveryId: string,
    @Body() { answer }: AnswerHearingBody,
  ): Promise<ApiAnswer> {
    return this.perform(call, recoveryId, (database, actor) => answerHearing(database, actor, { recoveryId, answer }));
  }

  @Post('recoveries/:id/exempt-from-hearing')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'exemptFromHearing', summary: 'Record why nobody is heard' })
  @ApiOkResponse({ type: RecoveryView })
  exempt(
    @Call() call: ApiCall,
    @Param('id', AnId) recoveryId: string,
    @Body() { reason }: RecoveryReasonBody,
  ): Promise<ApiAnswer> {
    return this.perform(call, recoveryId, (database, actor) =>
      exemptFromHearing(database, actor, { recoveryId, reason }),
    );
  }

  @Post('recoveries/:id/permit-late-recovery')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'permitLateRecovery', summary: 'Permit a decision after the year of knowledge' })
  @ApiOkResponse({ type: RecoveryView })
  permit(
    @Call() call: ApiCall,
    @Param('id', AnId) recoveryId: string,
    @Body() { reason }: RecoveryReasonBody,
  ): Promise<ApiAnswer> {
    return this.perform(call, recoveryId, (database, actor) =>
      permitLateRecovery(database, actor, { recoveryId, reason }),
    );
  }

  @Post('recoveries/:id/drop-recovery')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'dropRecovery', summary: 'End an unfounded recovery' })
  @ApiOkResponse({ type: RecoveryView })
  drop(
    @Call() call: ApiCall,
    @Param('id', AnId) recoveryId: string,
    @Body() { reason }: RecoveryReasonBody,
  ): Promise<ApiAnswer> {
    return this.perform(call, recoveryId, (database, actor) => dropRecovery(database, actor, { recoveryId, reason }));
  }

  @Post('recoveries/:id/prepare-decision')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'prepareRecovery', summary: 'Prepare the act with its reasons' })
  @ApiOkResponse({ type: RecoveryView })
  prepare(
    @Call() call: ApiCall,
    @Param('id', AnId) recoveryId: string,
    @Body() body: PrepareRecoveryBody,
  ): Promise<ApiAnswer> {
    const { facts, law, discretion, result } = body.reasons;
    const command = {
      recoveryId,
      reasons: { facts, law, discretion, result },
      reduction: Money.ofCents(body.reductionCents),
      ineffectiveFrom: CalendarDate.iso(body.ineffectiveFrom),
    };
    return this.perform(call, recoveryId, (database, actor) => prepareRecovery(database, actor, command));
  }

  @Post('recoveries/:id/confirm-decision')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'confirmRecovery', summary: 'Approve a prepared recovery for a lead body' })
  @ApiOkResponse({ type: RecoveryView })
  confirm(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => approveRecovery(database, actor, id));
  }

  @Post('recoveries/:id/sign-decision')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'signRecovery', summary: 'Sign the act; never by who prepared it' })
  @ApiOkResponse({ type: RecoveryView })
  sign(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.perform(call, id, (database, actor) => signRecovery(database, actor, id));
  }

  private perform(
    call: ApiCall,
    id: string,
    useCase: Parameters<typeof this.acts.perform<unknown>>[1]['useCase'],
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, { useCase, answer: async (tx) => ({ status: 200, body: await viewOf(tx, id) }) });
  }
}

const dayOf = ({ due }: HearingDayBody): CalendarDate | null => (due ? CalendarDate.iso(due) : null);

async function viewOf(tx: Transaction, id: string): Promise<RecoveryView> {
  const recovery = await findRecovery(tx, id);
  if (!recovery) throw new NotFoundException();
  return toView(tx, recovery);
}

/** The year of knowledge runs against the authority: only it reads when it ends. */
const toView = ({ actor }: Transaction, recovery: Recovery): RecoveryView => ({
  id: recovery.id,
  awardId: recovery.awardId,
  number: recovery.number,
  basis: recovery.basis,
  status: recovery.status,
  finding: recovery.finding,
  reductionCents: recovery.reduction.toCents(),
  ineffectiveFrom: recovery.ineffectiveFrom.toString(),
  hearingDue: recovery.hearing?.due.toString() ?? null,
  answer: recovery.answer?.text ?? null,
  knowledgeUntil: actor.scope === 'AUTHORITY' ? recovery.knowledgeUntil.toString() : null,
  noticeId: recovery.noticeId,
});
