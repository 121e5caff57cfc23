import { Controller, Get, Inject, NotFoundException, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CalendarDate, type Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { termsOn } from '#programmes';
import { budgetExecution, capOverview, listReportChoices, reportFileName, type ReportQuestion } from '#reports';
import { Access, accepted, CurrentActor, Frame, shownAgain, type PageAnswer, type PageFrame } from '../access/index.js';
import { FINANCE_READERS } from '../api/reports/finance-readers.js';
import { answeredAsOf } from './answered-as-of.js';
import { barChartFile, sendSvg } from './bar-chart.js';
import { readBudgetFilter, type FilterQuery } from './budget-filter.js';
import { budgetPage, emptyBudgetPage, type BudgetView } from './budget-page.js';
import { chartFile } from './cap-chart.js';
import { titleChartOf } from './title-chart.js';

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
    const overview = await this.database.read(actor, async (tx) => {
      return accepted(await capOverview(tx, await questionOf(tx, query)));
    });
    sendSvg(response, reportFileName('ausschoepfung', overview, 'svg'), chartFile(overview));
  }

  @Get('vollzug.svg')
  async titles(@CurrentActor() actor: Actor, @Query() query: FilterQuery, @Res() response: Response): Promise<void> {
    const execution = await this.database.read(actor, async (tx) => {
      return accepted(await budgetExecution(tx, await questionOf(tx, query)));
    });
    const chart = titleChartOf(execution);
    if (chart === null) throw new NotFoundException();
    sendSvg(response, reportFileName('haushaltsvollzug', execution, 'svg'), barChartFile(chart));
  }
}

async function readBudget(tx: Transaction, query: FilterQuery): Promise<BudgetView | null> {
  const choices = await listReportChoices(tx);
  const asked = readBudgetFilter(query, choices, tx.today);
  if (asked === null) return null;
  const { answer, ...answered } = await answeredAsOf(asked, (question) => capOverview(tx, question));
  const execution = accepted(await budgetExecution(tx, answered.filter));
  return { choices, ...answered, overview: answer, execution, lastOrder: await lastOrderDay(tx, answered.filter) };
}

async function lastOrderDay(tx: Transaction, { programme, year }: ReportQuestion): Promise<CalendarDate | null> {
  const lastDay = CalendarDate.of(year, 12, 31);
  const version = await termsOn(tx, programme, lastDay);
  return version.ok ? lastDay.plusDays(-version.value.terms.orderCutoffDays) : null;
}

async function questionOf(tx: Transaction, query: FilterQuery): Promise<ReportQuestion> {
  const filter = readBudgetFilter(query, await listReportChoices(tx), tx.today);
  return filter ?? { programme: '', year: tx.today.year };
}
