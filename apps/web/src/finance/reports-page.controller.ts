import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { listReportChoices, reportScope } from '#reports';
import { Access, CurrentActor, Frame, shownAgain, type PageAnswer, type PageFrame } from '../access/index.js';
import { FINANCE_READERS } from '../api/reports/finance-readers.js';
import { answeredAsOf } from './answered-as-of.js';
import { readBudgetFilter, type FilterQuery } from './budget-filter.js';
import { emptyBudgetPage } from './budget-page.js';
import { reportsPage, type ReportsView } from './reports-page.js';

/** Every ready report with its downloads, for one programme and budget year. */
@Controller('berichte')
@Access.roles(...FINANCE_READERS)
export class ReportsPageController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query() query: FilterQuery,
  ): Promise<PageAnswer> {
    const view = await this.database.read(actor, (tx) => readReports(tx, query));
    if (view === null) return emptyBudgetPage(frame);
    return view.asOfError === undefined ? reportsPage(frame, view) : shownAgain(reportsPage(frame, view));
  }
}

async function readReports(tx: Transaction, query: FilterQuery): Promise<ReportsView | null> {
  const choices = await listReportChoices(tx);
  const asked = readBudgetFilter(query, choices, tx.today);
  if (asked === null) return null;
  const { filter, asOfError } = await answeredAsOf(asked, (question) => reportScope(tx, question));
  return { choices, filter, asOfError };
}
