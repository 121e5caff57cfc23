import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { type Actor } from '#kernel';
import { Database, FILE_STORE, type FileStore } from '#platform';
import {
  answerQuestion,
  dutiesOfAward,
  IMPORT_BYTES_MAX,
  openReport,
  sameReport,
  saveReport,
  startReport,
  submitReport,
  takeImport,
  uploadReceipts,
  useReportsOf,
  writeReceipts,
} from '#use-reports';
import { accepted, AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { receiveUpload } from '../applicant/receive-upload.js';
import {
  AnswerReportBody,
  ImportView,
  ReceiptsBody,
  ReportDutyList,
  ReportView,
  SaveReportBody,
  SavedReportView,
  StartReportBody,
  SubmitReportBody,
  TakeImportBody,
  toDuty,
  toFinding,
  withFieldFindings,
} from './use-report-views.js';
import { answerWith, viewOf } from './use-report-answers.js';

const FILE_BODY = {
  type: 'object',
  required: ['datei'],
  properties: { datei: { type: 'string', format: 'binary' } },
} as const;

/** Interim reports and proofs of use, as the district writes them. */
@ApiArea('use-reports')
@Controller('api/v1')
export class UseReportsApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Get('awards/:id/use-reports')
  @ApiOperation({ operationId: 'listUseReports', summary: 'Reports an award owes, with due days and status' })
  @ApiOkResponse({ type: ReportDutyList })
  list(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<ReportDutyList> {
    return this.database.read(actor, async (tx) => {
      const { duties } = accepted(await dutiesOfAward(tx, id));
      const reports = await useReportsOf(tx, id);
      return { duties: duties.map((duty) => toDuty(duty, reports.find((report) => sameReport(report, duty)) ?? null)) };
    });
  }

  @Post('awards/:id/use-reports')
  @HttpCode(201)
  @Acting()
  @ApiOperation({
    operationId: 'startUseReport',
    summary: 'Open a report as a draft; opening it twice gives the same one',
  })
  @ApiCreatedResponse({ type: ReportView })
  start(@Call() call: ApiCall, @Param('id', AnId) awardId: string, @Body() body: StartReportBody): Promise<ApiAnswer> {
    const key = { kind: body.kind, budgetYear: body.kind === 'FINAL' ? null : (body.budgetYear ?? 0) };
    return this.acts.perform(call, {
      useCase: (database, actor) => startReport(database, actor, { awardId, ...key }),
      answer: async (tx, { id }) => ({
        status: 201,
        body: await viewOf(tx, id),
        location: `/api/v1/use-reports/${id}`,
      }),
    });
  }

  @Get('use-reports/:id')
  @ApiOperation({
    operationId: 'getUseReport',
    summary: 'A report; with its draft findings for the district that writes it',
  })
  @ApiOkResponse({ type: ReportView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<ReportView> {
    return this.database.read(actor, (tx) => viewOf(tx, id));
  }

  @Patch('use-reports/:id/draft')
  @HttpCode(200)
  @Acting()
  @ApiOperation({
    operationId: 'saveUseReportDraft',
    summary: 'Save fields; those somebody else changed meanwhile come back as conflicts',
  })
  @ApiOkResponse({ type: SavedReportView })
  save(@Call() call: ApiCall, @Param('id', AnId) reportId: string, @Body() body: SaveReportBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => saveReport(database, actor, { reportId, ...body }),
      answer: async (tx, saved) => {
        const { reading } = accepted(await openReport(tx, reportId));
        const conflicts = saved.conflicts.map(({ field, mine, theirs, theirName }) => ({
          field,
          mine,
          theirs,
          theirName,
        }));
        return { status: 200, body: { version: saved.version, conflicts, findings: reading.findings.map(toFinding) } };
      },
    });
  }

  @Put('use-reports/:id/receipts')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'writeReceipts', summary: 'Append receipts or put them in place of the list' })
  @ApiOkResponse({ type: ReportView })
  receipts(@Call() call: ApiCall, @Param('id', AnId) reportId: string, @Body() body: ReceiptsBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => writeReceipts(database, actor, { reportId, mode: body.mode, lines: body.receipts }),
      answer: (tx) => answerWith(tx, reportId),
    });
  }

  /** Needs no idempotency key: a file read twice is two previews, and neither changes the list. */
  @Post('use-reports/:id/imports')
  @HttpCode(201)
  @ApiOperation({
    operationId: 'uploadReceiptList',
    summary: 'Read a receipt list (XLSX or CSV, multipart) for a preview',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { ...FILE_BODY, required: [...FILE_BODY.required] } })
  @ApiCreatedResponse({ type: ImportView })
  async upload(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) reportId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportView> {
    accepted(await this.database.read(actor, (tx) => openReport(tx, reportId)));
    const received = accepted(await receiveUpload(request, response, IMPORT_BYTES_MAX));
    const { importId, faults } = accepted(
      await uploadReceipts(this.database, this.files, actor, { reportId, ...received }),
    );
    return { id: importId, faults };
  }

  @Post('use-reports/:id/imports/:importId/take')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'takeReceiptList', summary: 'Take a read list over' })
  @ApiOkResponse({ type: ReportView })
  take(
    @Call() call: ApiCall,
    @Param('id', AnId) reportId: string,
    @Param('importId', AnId) importId: string,
    @Body() body: TakeImportBody,
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => takeImport(database, actor, { reportId, importId, mode: body.mode }),
      answer: (tx) => answerWith(tx, reportId),
    });
  }

  @Post('use-reports/:id/submit')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'submitUseReport', summary: 'Hand the report in; every hard finding bars it' })
  @ApiOkResponse({ type: ReportView })
  submit(
    @Call() call: ApiCall,
    @Param('id', AnId) reportId: string,
    @Body() body: SubmitReportBody,
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: async (database, actor) => withFieldFindings(await submitReport(database, actor, { reportId, ...body })),
      answer: (tx) => answerWith(tx, reportId),
    });
  }

  @Post('use-reports/:id/answer')
  @HttpCode(200)
  @Acting()
  @ApiOperation({
    operationId: 'answerReportQuestion',
    summary: 'Answer the questions; the report as it stands now is its next version, every hard finding bars it',
  })
  @ApiOkResponse({ type: ReportView })
  answer(
    @Call() call: ApiCall,
    @Param('id', AnId) reportId: string,
    @Body() body: AnswerReportBody,
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: async (database, actor) =>
        withFieldFindings(await answerQuestion(database, actor, { reportId, answer: body.answer })),
      answer: (tx) => answerWith(tx, reportId),
    });
  }
}
