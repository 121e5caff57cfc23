import { Controller, Get, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import {
  findReadyReport,
  listReportChoices,
  readTable,
  readyParameters,
  reportScope,
  type ReadyReport,
} from '#reports';
import { Access, CurrentActor, Frame, shownAgain, type PageAnswer, type PageFrame } from '../access/index.js';
import { FINANCE_READERS } from '../api/reports/finance-readers.js';
import { answeredAsOf } from './answered-as-of.js';
import { barChartFile, sendSvg } from './bar-chart.js';
import { readBudgetFilter, type FilterQuery } from './budget-filter.js';
import { emptyBudgetPage } from './budget-page.js';
import { chartName, chartOf, readyReportPage, type ReadyReportView } from './ready-report-page.js';

/** Reports that are always there, each with its page. */
@Controller('berichte/fertig/:name')
@Access.roles(...FINANCE_READERS)
export class ReadyReportsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('name') name: string,
    @Query() query: FilterQuery,
  ): Promise<PageAnswer> {
    const view = await this.database.read(actor, (tx) => readReport(tx, reportNamed(name), query));
    if (view === null) return emptyBudgetPage(frame);
    return view.asOfError === undefined ? readyReportPage(frame, view) : shownAgain(readyReportPage(frame, view));
  }

  @Get('diagramm.svg')
  async chart(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
    @Query() query: FilterQuery,
    @Res() response: Response,
  ): Promise<void> {
    const view = await this.database.read(actor, (tx) => readReport(tx, reportNamed(name), query));
    const chart = view === null ? null : chartOf(view);
    if (view === null || chart === null) throw new NotFoundException();
    sendSvg(response, chartName(view), barChartFile(chart));
  }
}

function reportNamed(name: string): ReadyReport {
  const report = findReadyReport(name);
  if (!report) throw new NotFoundException();
  return report;
}

async function readReport(tx: Transaction, report: ReadyReport, query: FilterQuery): Promise<ReadyReportView | null> {
  const choices = await listReportChoices(tx);
  const asked = readBudgetFilter(query, choices, tx.today);
  if (asked === null) return null;
  const { answer: scope, ...answered } = await answeredAsOf(asked, (question) => reportScope(tx, question));
  const read = await readTable(tx, report, readyParameters(scope), report.totals);
  return { report, choices, ...answered, scope, read };
}
