import { Controller, Get, Header, Inject, NotFoundException, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#kernel';
import { renderLetter } from '#notices';
import { Database, type Transaction } from '#platform';
import { listReportChoices, portfolio, reportFileName } from '#reports';
import {
  Access,
  accepted,
  CurrentActor,
  Frame,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../../access/index.js';
import { FINANCE_READERS } from '../../api/reports/finance-readers.js';
import { readBudgetFilter, type FilterQuery } from '../budget-filter.js';
import { emptyBudgetPage } from '../budget-page.js';
import { portfolioLetter } from './portfolio-letter.js';
import { portfolioPage } from './portfolio-page.js';
import { readPortfolioForm, type PortfolioView } from './portfolio-question.js';

/** All pending applications for a deciding body, and what a choice would leave. Every route is a GET and changes nothing. */
@Controller('haushalt/portfolio')
@Access.roles(...FINANCE_READERS)
export class PortfolioController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query() query: FilterQuery,
  ): Promise<PageAnswer> {
    const view = await this.database.read(actor, (tx) => readPortfolio(tx, query));
    if (view === null) return emptyBudgetPage(frame);
    return view.form.errors.size === 0 ? portfolioPage(frame, view) : shownAgain(portfolioPage(frame, view));
  }

  @Get('pdf')
  @Header('Content-Type', 'application/pdf')
  async pdf(@CurrentActor() actor: Actor, @Query() query: FilterQuery, @Res() response: Response): Promise<void> {
    const { view, isDemo } = await this.database.read(actor, async (tx) => ({
      view: await readPortfolio(tx, query),
      isDemo: tx.isDemo,
    }));
    if (view === null) throw new NotFoundException();
    const name = reportFileName('portfolio', view.portfolio, 'pdf');
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    response.send(await renderLetter(portfolioLetter(view.portfolio, isDemo)));
  }
}

async function readPortfolio(tx: Transaction, query: FilterQuery): Promise<PortfolioView | null> {
  const choices = await listReportChoices(tx);
  const asked = readBudgetFilter(query, choices, tx.today);
  if (asked === null) return null;
  const filter = { ...asked, asOf: null };
  const form = readPortfolioForm(query, filter);
  const question = { ...form, programme: filter.programme, year: filter.year };
  return { choices, form, portfolio: accepted(await portfolio(tx, question)) };
}
