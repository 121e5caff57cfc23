import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { budgetExecution, capOverview, listReportChoices, reportFileName, type CapOverview } from '#reports';
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
import { readBudgetFilter, type FilterQuery } from './budget-filter.js';
import { budgetPage, emptyBudgetPage, type BudgetView } from './budget-page.js';
import { chartFile } from './cap-chart.js';

@Controller('haushalt')
@Access.roles(...FINANCE_READERS)
export class BudgetController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query() query: FilterQuery,
  ): Promise<PageAnswer> {
    const view = await this.database.read(actor, (tx) => readBudget(tx, query));
    if (view === null) return emptyBudgetPage(frame);
    return view.asOfError === undefined ? budgetPage(frame, view) : shownAgain(budgetPage(frame, view));
  }

  @Get('diagramm.svg')
  async chart(@CurrentActor() actor: Actor, @Query() query: FilterQuery, @Res() response: Response): Promise<void> {
    const overview = await this.database.read(actor, (tx) => readChart(tx, query));
    const name = reportFileName('ausschoepfung', overview, 'svg');
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    response.type('image/svg+xml').send(chartFile(overview));
  }
}

/** A day that cannot be answered is told at its field, above the present figures. */
async function readBudget(tx: Transaction, query: FilterQuery): Promise<BudgetView | null> {
  const choices = await listReportChoices(tx);
  const filter = readBudgetFilter(query, choices, tx.today);
  if (filter === null) return null;
  const asked = await capOverview(tx, filter);
  const isFuture = !asked.ok && asked.refusal.kind === 'as-of-in-future';
  const refusal = filter.asOfRefusal ?? (isFuture ? asked.refusal : null);
  const answered = refusal === null ? filter : { ...filter, asOf: null };
  const overview = isFuture ? accepted(await capOverview(tx, answered)) : accepted(asked);
  const execution = accepted(await budgetExecution(tx, answered));
  const asOfError = refusal === null ? {} : { asOfError: sentenceOf(refusal) };
  return { choices, filter: answered, overview, execution, ...asOfError };
}

async function readChart(tx: Transaction, query: FilterQuery): Promise<CapOverview> {
  const filter = readBudgetFilter(query, await listReportChoices(tx), tx.today);
  const question = filter ?? { programme: '', year: tx.today.year };
  return accepted(await capOverview(tx, question));
}
