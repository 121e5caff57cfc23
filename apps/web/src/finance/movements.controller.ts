import { Controller, Get, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { appropriate, listTitles, type BudgetTitle } from '#budget';
import { hasRole, type Actor, type Refusal } from '#kernel';
import { Database, type Transaction } from '#platform';
import { budgetExecution, capMovements, capSituation, listReportChoices, titleMovements } from '#reports';
import {
  Access,
  accepted,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { FINANCE_READERS } from '../api/reports/finance-readers.js';
import { readAppropriation } from './appropriation-form.js';
import { pageIn, readBudgetFilter, textIn, type FilterQuery } from './budget-filter.js';
import { capMovementsPage, type CapMovementsView } from './cap-movements-page.js';
import { titlePage, type TitleView } from './title-page.js';

const PAGE_LENGTH = 50;
const NOTHING_TYPED = { kind: '', authority: 'AE', amount: '', orderReference: '' };

@Controller('haushalt')
@Access.roles(...FINANCE_READERS)
export class MovementsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('titel/:id')
  async showTitle(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id') id: string,
    @Query() query: FilterQuery,
  ): Promise<PageAnswer> {
    return titlePage(frame, await this.readTitle(actor, id, query));
  }

  @Post('titel/:id/buchungen')
  @Access.roles('BUDGET_OFFICER')
  async book(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id') id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const query = { jahr: form.text('jahr') };
    const view = await this.readTitle(actor, id, query);
    const command = readAppropriation(form, id, view.year);
    const again = (refusals: readonly Refusal[], status: 409 | 422): PageAnswer =>
      shownAgain(titlePage(frame, { ...view, form: typedIn(form), errors: sentencesByField(refusals) }), status);
    if (!command.ok) return again(command.refusal, 422);
    const booked = await appropriate(this.database, actor, command.value);
    if (!booked.ok) return again([booked.refusal], booked.refusal.kind === 'budget-already-bound' ? 409 : 422);
    return seeOther(`/haushalt/titel/${encodeURIComponent(id)}?jahr=${view.year}`, 'Die Buchung ist eingetragen.');
  }

  @Get(':holder/:year')
  async showHolder(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('holder') capHolder: string,
    @Param('year') year: string,
    @Query() query: FilterQuery,
  ): Promise<PageAnswer> {
    const asked = { ...query, jahr: year };
    return capMovementsPage(frame, await this.database.read(actor, (tx) => readHolder(tx, capHolder, asked)));
  }

  private readTitle(actor: Actor, id: string, query: FilterQuery): Promise<TitleView> {
    return this.database.read(actor, async (tx) => {
      const title = (await listTitles(tx)).find((each) => each.id === id);
      if (!title) throw new NotFoundException();
      return { ...(await readTitleYear(tx, title, query)), form: mayBook(actor) ? NOTHING_TYPED : null, errors: {} };
    });
  }
}

async function readTitleYear(
  tx: Transaction,
  title: BudgetTitle,
  query: FilterQuery,
): Promise<Omit<TitleView, 'form' | 'errors'>> {
  const choices = await listReportChoices(tx);
  const filter = readBudgetFilter({ programm: title.programmeCode, jahr: textIn(query, 'jahr') }, choices, tx.today);
  if (filter === null) throw new NotFoundException();
  const { year, programme } = filter;
  const execution = accepted(await budgetExecution(tx, { programme, year }));
  const paging = { page: pageIn(query), pageLength: PAGE_LENGTH };
  return {
    title,
    year,
    years: choices.find((choice) => choice.programme === programme)?.years ?? [year],
    accounts: execution.titles.filter(({ titleId }) => titleId === title.id),
    movements: await titleMovements(tx, { titleId: title.id, year }, paging),
  };
}

async function readHolder(tx: Transaction, capHolder: string, query: FilterQuery): Promise<CapMovementsView> {
  const filter = readBudgetFilter(query, await listReportChoices(tx), tx.today);
  if (filter === null) throw new NotFoundException();
  const { programme, year } = filter;
  const situation = accepted(await capSituation(tx, { programme, year, capHolder }));
  const paging = { page: pageIn(query), pageLength: PAGE_LENGTH };
  return { ...situation, movements: await capMovements(tx, { programme, year, capHolder }, paging) };
}

const mayBook = (actor: Actor): boolean => hasRole(actor, 'BUDGET_OFFICER');

const typedIn = (form: FormBody): NonNullable<TitleView['form']> => ({
  kind: form.text('kind'),
  authority: form.text('authority'),
  amount: form.text('amount'),
  orderReference: form.text('orderReference'),
});
