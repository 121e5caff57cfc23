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
import {
  Access,
  accepted,
  CurrentActor,
  Frame,
  sentenceOf,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { FINANCE_READERS } from '../api/reports/finance-readers.js';
import { barChartFile } from './bar-chart.js';
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
    response.setHeader('Content-Disposition', `attachment; filename="${chartName(view)}"`);
    response.type('image/svg+xml').send(barChartFile(chart));
  }
}

function reportNamed(name: string): ReadyReport {
  const report = findReadyReport(name);
  if (!report) throw new NotFoundException();
  return report;
}

/** A day that cannot be answered is told at its field, above the present figures. */
async function readReport(tx: Transaction, report: ReadyReport, query: FilterQuery): Promise<ReadyReportView | null> {
  const choices = await listReportChoices(tx);
  const filter = readBudgetFilter(query, choices, tx.today);
  if (filter === null) return null;
  const asked = await reportScope(tx, filter);
  const isFuture = !asked.ok && asked.refusal.kind === 'as-of-in-future';
  const refusal = filter.asOfRefusal ?? (isFuture ? asked.refusal : null);
  const answered = refusal === null ? filter : { ...filter, asOf: null };
  const scope = accepted(isFuture ? await reportScope(tx, answered) : asked);
  const read = await readTable(tx, report, readyParameters(scope), report.totals);
  return {
    report,
    choices,
    filter: answered,
    scope,
    read,
    ...(refusal === null ? {} : { asOfError: sentenceOf(refusal) }),
  };
}
