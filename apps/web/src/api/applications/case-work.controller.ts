import { Body, Controller, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { assignApplication, recordCheck, setDeadline, writeMessage } from '#applications';
import { findAccount } from '#identity';
import { CalendarDate, hasRole, ok, refuse, type Actor, type Result, type Role } from '#kernel';
import { Database } from '#platform';
import { AnId } from '../../access/index.js';
import { Acts } from '../frame/acts.js';
import { Acting, ApiArea, OnVersion } from '../frame/api-area.js';
import type { ApiAnswer } from '../frame/api-answer.js';
import { Call, type ApiCall } from '../frame/api-call.js';
import { Id } from '../frame/fields.js';
import { optionalDay } from '../frame/paging.js';
import { Assign, RecordCheckBody, SetDeadline, WriteMessageBody } from './action-bodies.js';
import { ApplicationSummary } from './application-views.js';
import { answerWithCase } from './applications.controller.js';

export class MessageWritten {
  @Id() id: string;
}

const CASEWORKER: readonly Role[] = ['CASEWORKER'];
const ASSIGNERS: readonly Role[] = ['CASEWORKER', 'REVIEWER', 'SIGNATORY', 'PROGRAMME_ADMIN'];

/** Work on a case that changes no status: checks, messages, assignment, next date. */
@ApiArea('case work')
@Controller('api/v1/applications/:id')
export class CaseWorkController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Put('checks/:code')
  @OnVersion()
  @ApiOperation({ operationId: 'recordCheck', summary: 'Note the result of a check point' })
  @ApiOkResponse({ type: ApplicationSummary })
  check(
    @Call() call: ApiCall,
    @Param('id', AnId) id: string,
    @Param('code') code: string,
    @Body() body: RecordCheckBody,
  ): Promise<ApiAnswer> {
    const { result, note = '' } = body;
    return this.acts.perform(call, {
      applicationId: id,
      roles: CASEWORKER,
      useCase: (database, actor) =>
        recordCheck(database, actor, { applicationId: id, code: code.slice(0, 80), result, note }),
      answer: (tx) => answerWithCase(tx, id),
    });
  }

  @Post('messages')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'writeMessage', summary: 'Write to the other side, or an internal note' })
  @ApiCreatedResponse({ type: MessageWritten })
  message(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: WriteMessageBody): Promise<ApiAnswer> {
    const deadline = optionalDay(body.deadline);
    return this.acts.perform(call, {
      applicationId: id,
      useCase: (database, actor) =>
        writeMessage(database, actor, {
          applicationId: id,
          body: body.body,
          visibility: body.visibility ?? 'SHARED',
          ...(deadline ? { deadline } : {}),
        }),
      answer: async (_tx, { id: messageId }) => ({
        status: 201,
        body: { id: messageId },
        location: `/api/v1/applications/${id}`,
      }),
    });
  }

  @Post('assign')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'assign', summary: 'Give the case to a person of the authority, or to nobody' })
  @ApiOkResponse({ type: ApplicationSummary })
  assign(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() { accountId }: Assign): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      applicationId: id,
      roles: ASSIGNERS,
      useCase: async (database, actor) => {
        const assignee = await this.assigneeOf(actor, accountId);
        if (!assignee.ok) return assignee;
        return assignApplication(database, actor, { applicationId: id, assignee: assignee.value });
      },
      answer: (tx) => answerWithCase(tx, id),
    });
  }

  @Post('deadline')
  @HttpCode(200)
  @Acting()
  @OnVersion()
  @ApiOperation({ operationId: 'setDeadline', summary: 'Set the next date of the case by hand' })
  @ApiOkResponse({ type: ApplicationSummary })
  deadline(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: SetDeadline): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      applicationId: id,
      roles: CASEWORKER,
      useCase: (database, actor) =>
        setDeadline(database, actor, {
          applicationId: id,
          deadline: body.deadline === null ? null : CalendarDate.iso(body.deadline),
          reason: body.reason ?? '',
        }),
      answer: (tx) => answerWithCase(tx, id),
    });
  }

  /** Only an active person of the authority can be given a case. Who may not assign is refused later, and learns nothing here. */
  private async assigneeOf(
    actor: Actor,
    accountId: string | null,
  ): Promise<Result<{ id: string; name: string } | null>> {
    if (accountId === null || !hasRole(actor, ...ASSIGNERS)) return ok(null);
    const found = await this.database.read(actor, (tx) => findAccount(tx, accountId));
    const canWork = found !== null && found.state === 'ACTIVE' && ASSIGNERS.some((role) => found.roles.includes(role));
    return canWork ? ok({ id: found.id, name: found.name }) : refuse('assignee-unknown', {}, '/accountId');
  }
}
