import { Controller, Get, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import {
  budgetExecution,
  CAP_LEDGER_TABLE,
  capLedgerParameters,
  capOverview,
  capTable,
  CONTENT_TYPES,
  findReadyReport,
  jsonRows,
  ledgerJson,
  ledgerXlsx,
  portfolio,
  readyParameters,
  reportScope,
  streamCsv,
  titleTable,
  type BudgetExecution,
  type CapOverview,
  type LedgerTable,
  type Reader,
  type ReportScope,
} from '#reports';
import { Access, accepted, CurrentActor } from '../../access/index.js';
import { FINANCE_READERS } from './finance-readers.js';
import { BudgetReportAnswer } from './report-answers.js';
import { asOfIn, BudgetReportQuery, CapLedgerQuery, choiceIn, PortfolioQuery } from './report-query.js';
import { portfolioAnswer } from './portfolio-answer.js';
import { nameFile, sendStream, sendTable } from './send-report.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('api/v1/reports')
@Access.roles(...FINANCE_READERS)
export class ReportsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('budget')
  @ApiOperation({ summary: 'Caps by district and budget titles of a programme and year' })
  @ApiProduces(...Object.values(CONTENT_TYPES))
  @ApiOkResponse({ type: BudgetReportAnswer })
  async budget(
    @CurrentActor() actor: Actor,
    @Query() query: BudgetReportQuery,
    @Res() response: Response,
  ): Promise<void> {
    const question = { programme: query.programme, year: query.year, asOf: accepted(asOfIn(query)) };
    const { caps, titles } = await this.database.read(actor, async (tx) => ({
      caps: accepted(await capOverview(tx, question)),
      titles: accepted(await budgetExecution(tx, question)),
    }));
    if (query.format === 'json') {
      nameFile(response, 'haushaltsbericht', caps, 'json');
      response.send(JSON.stringify(toAnswer(caps, titles)));
    } else if (query.table === 'caps') {
      await sendTable(response, capTable(caps), caps.rows, caps, query.format);
    } else {
      await sendTable(response, titleTable(titles), titles.titles, titles, query.format);
    }
  }

  @Get('cap-ledger')
  @ApiOperation({ summary: 'Every booking under the caps of a programme and year, streamed' })
  @ApiProduces(...Object.values(CONTENT_TYPES))
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async capLedger(
    @CurrentActor() actor: Actor,
    @Query() query: CapLedgerQuery,
    @Res() response: Response,
  ): Promise<void> {
    return this.send(actor, query, response, { table: CAP_LEDGER_TABLE, parametersOf: capLedgerParameters });
  }

  @Get('ready/:name')
  @ApiOperation({ summary: 'A ready report of a programme and year: see /berichte for their names' })
  @ApiProduces(...Object.values(CONTENT_TYPES))
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async ready(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
    @Query() query: CapLedgerQuery,
    @Res() response: Response,
  ): Promise<void> {
    const table = findReadyReport(name);
    if (!table) throw new NotFoundException();
    return this.send(actor, query, response, { table, parametersOf: readyParameters });
  }

  @Get('portfolio')
  @ApiOperation({
    summary: 'Pending applications, room, combinations that fit, and what a choice would leave; books nothing',
  })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async portfolio(@CurrentActor() actor: Actor, @Query() query: PortfolioQuery): Promise<object> {
    const { programme, year, order } = query;
    const question = { programme, year, order, choice: choiceIn(query) };
    return portfolioAnswer(accepted(await this.database.read(actor, (tx) => portfolio(tx, question))));
  }

  private async send(actor: Actor, query: CapLedgerQuery, response: Response, ledger: Ledger): Promise<void> {
    const question = { programme: query.programme, year: query.year, asOf: accepted(asOfIn(query)) };
    const scope = accepted(await this.database.read(actor, (tx) => reportScope(tx, question)));
    const reader = await this.database.openReader(actor);
    try {
      const standAt = scope.time.asOf === null ? reader.now : scope.time.standAt;
      await sendLedger(
        response,
        reader,
        { ...scope, time: { ...scope.time, standAt } },
        { ...ledger, format: query.format },
      );
    } finally {
      await reader.end();
    }
  }
}

/** A streamed table and how a question becomes its parameters. */
interface Ledger {
  readonly table: LedgerTable;
  readonly parametersOf: (scope: ReportScope) => readonly string[];
}

async function sendLedger(
  response: Response,
  reader: Reader,
  scope: ReportScope,
  { table, parametersOf, format }: Ledger & { readonly format: CapLedgerQuery['format'] },
): Promise<void> {
  const parameters = parametersOf(scope);
  nameFile(response, table.name, scope, format);
  if (format === 'csv') return streamCsv(reader, table, parameters, response);
  if (format === 'json') return sendStream(response, ledgerJson(headOf(scope), reader, table, parameters));
  return sendStream(response, ledgerXlsx(reader, table, parameters));
}

const headOf = (scope: ReportScope): Omit<BudgetReportAnswer, 'caps' | 'capTotals' | 'titles'> => ({
  programme: scope.programme,
  programmeName: scope.programmeName,
  budgetYear: scope.year,
  asOf: scope.time.asOf?.toString() ?? null,
  standAt: scope.time.standAt.toISOString(),
});

function toAnswer(caps: CapOverview, titles: BudgetExecution): BudgetReportAnswer {
  const { totals } = caps;
  return {
    ...headOf(caps),
    caps: jsonRows(capTable(caps), caps.rows),
    capTotals: {
      capCents: totals.cap.toCents(),
      exceptionCents: totals.exception.toCents(),
      appliedCents: totals.applied.toCents(),
      reservedCents: totals.reserved.toCents(),
      committedCents: totals.committed.toCents(),
      roomCents: totals.room.toCents(),
    },
    titles: jsonRows(titleTable(titles), titles.titles),
  };
}
