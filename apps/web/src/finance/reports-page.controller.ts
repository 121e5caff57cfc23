import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Actor, Refusal } from '#kernel';
import { Database, type Transaction } from '#platform';
import { listReportChoices, reportScope, type ReportChoice } from '#reports';
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
import { readBudgetFilter, type BudgetFilter, type FilterQuery } from './budget-filter.js';
import { emptyBudgetPage } from './budget-page.js';
import { reportsPage } from './reports-page.js';

interface ReportsQuestion {
  readonly choices: readonly ReportChoice[];
  readonly filter: BudgetFilter | null;
  readonly refusal: Refusal | null;
}

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
    const { choices, filter, refusal } = await this.database.read(actor, (tx) => readReports(tx, query));
    if (filter === null) return emptyBudgetPage(frame);
    if (refusal === null) return reportsPage(frame, { choices, filter });
    const answered = { ...filter, asOf: null };
    return shownAgain(reportsPage(frame, { choices, filter: answered, asOfError: sentenceOf(refusal) }));
  }
}

/** A day that cannot be answered is told at its field; an unknown programme or year is no page. */
async function readReports(tx: Transaction, query: FilterQuery): Promise<ReportsQuestion> {
  const choices = await listReportChoices(tx);
  const filter = readBudgetFilter(query, choices, tx.today);
  if (filter === null) return { choices, filter, refusal: null };
  const scope = await reportScope(tx, filter);
  if (scope.ok) return { choices, filter, refusal: filter.asOfRefusal };
  if (scope.refusal.kind !== 'as-of-in-future') accepted(scope);
  return { choices, filter, refusal: scope.refusal };
}
