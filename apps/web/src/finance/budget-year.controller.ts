import { Controller, Get, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import {
  beginBudgetYear,
  budgetYear,
  closeBudgetYear,
  closedYear,
  closingOf,
  grantOverrun,
  listTitles,
  openingOf,
  transferBudget,
} from '#budget';
import { hasRole, Money, ok, type Actor, type Refusal, type Result } from '#kernel';
import { Database, type Transaction } from '#platform';
import { budgetExecution, listReportChoices } from '#reports';
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
import { readBudgetFilter, textIn, type FilterQuery } from './budget-filter.js';
import { budgetYearPage, type BudgetYearView } from './budget-year-page.js';
import { readAmount } from './read-money.js';

const TYPED = [
  ...['carryFree', 'consentReference', 'orderReference', 'toTitleId', 'transferAuthority', 'amount', 'transferOrder'],
  ...['overrunAmount', 'overrunOrder', 'reason'],
];

/** Beginning and closing a budget year of a title, transfers and overruns in it. */
@Controller('haushalt/titel/:id/haushaltsjahr')
@Access.roles(...FINANCE_READERS)
export class BudgetYearController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id') id: string,
    @Query() query: FilterQuery,
  ): Promise<PageAnswer> {
    return budgetYearPage(frame, await this.view(actor, id, textIn(query, 'jahr')));
  }

  @Post('beginn')
  @Access.roles('BUDGET_OFFICER')
  begin(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id') id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.act({ actor, frame, id, form }, {}, async (key) => {
      const begun = await beginBudgetYear(this.database, actor, key);
      return begun.ok ? ok(`Das Haushaltsjahr ${key.budgetYear} ist begonnen.`) : begun;
    });
  }

  @Post('abschluss')
  @Access.roles('BUDGET_OFFICER')
  close(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id') id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.act({ actor, frame, id, form }, {}, async (key) => {
      const carryFree = readAmount(form.text('carryFree') || '0,00', '/carryFree', true);
      if (!carryFree.ok) return carryFree;
      const closed = await closeBudgetYear(this.database, actor, {
        ...key,
        carryFree: carryFree.value,
        orderReference: form.text('orderReference'),
        consentReference: form.text('consentReference'),
      });
      return closed.ok ? ok(`Das Haushaltsjahr ${key.budgetYear} ist abgeschlossen.`) : closed;
    });
  }

  @Post('umsetzung')
  @Access.roles('BUDGET_OFFICER')
  transfer(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id') id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.act({ actor, frame, id, form }, { '/orderReference': '/transferOrder' }, async (key) => {
      const amount = readAmount(form.text('amount'), '/amount');
      if (!amount.ok) return amount;
      const moved = await transferBudget(this.database, actor, {
        fromTitleId: key.titleId,
        toTitleId: form.text('toTitleId'),
        budgetYear: key.budgetYear,
        authority: form.text('transferAuthority') === 'VE' ? 'VE' : 'AE',
        amount: amount.value,
        orderReference: form.text('transferOrder'),
      });
      return moved.ok ? ok('Die Umsetzung ist in beiden Titeln gebucht.') : moved;
    });
  }

  @Post('ueberplan')
  @Access.roles('BUDGET_OVERRUN_OFFICER')
  overrun(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id') id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const fields = { '/orderReference': '/overrunOrder', '/amount': '/overrunAmount' };
    return this.act({ actor, frame, id, form }, fields, async (key) => {
      const amount = readAmount(form.text('overrunAmount'), '/overrunAmount');
      if (!amount.ok) return amount;
      const granted = await grantOverrun(this.database, actor, {
        ...key,
        amount: amount.value,
        orderReference: form.text('overrunOrder'),
        reason: form.text('reason'),
      });
      return granted.ok ? ok('Die überplanmäßige Ausgabe ist zugelassen.') : granted;
    });
  }

  /** Runs an act and shows the page again where it is refused; `fields` says which field of the form a pointer means. */
  private async act(
    sent: { actor: Actor; frame: PageFrame; id: string; form: FormBody },
    fields: Readonly<Record<string, string>>,
    work: (key: { titleId: string; budgetYear: number }) => Promise<Result<string, Refusal>>,
  ): Promise<PageAnswer> {
    const { actor, frame, id, form } = sent;
    const view = await this.view(actor, id, form.text('jahr'));
    const done = await work({ titleId: id, budgetYear: view.year.budgetYear });
    const address = `/haushalt/titel/${encodeURIComponent(id)}/haushaltsjahr?jahr=${view.year.budgetYear}`;
    if (done.ok) return seeOther(address, done.value);
    const { pointer = '' } = done.refusal;
    const errors = sentencesByField([{ ...done.refusal, pointer: fields[pointer] ?? pointer }]);
    const typed = Object.fromEntries(TYPED.map((name) => [name, form.text(name)]));
    return shownAgain(budgetYearPage(frame, { ...view, typed, errors }), pointer === '' ? 409 : 422);
  }

  private view(actor: Actor, id: string, year: string): Promise<BudgetYearView> {
    return this.database.read(actor, async (tx) => {
      const titles = await listTitles(tx);
      const title = titles.find((each) => each.id === id);
      if (!title) throw new NotFoundException();
      const filter = readBudgetFilter(
        { programm: title.programmeCode, jahr: year },
        await listReportChoices(tx),
        tx.today,
      );
      if (filter === null) throw new NotFoundException();
      return {
        title,
        otherTitles: titles.filter((each) => each.id !== id),
        ...(await readYear(tx, { titleId: id, programme: title.programmeCode, year: filter.year })),
        mayBook: hasRole(actor, 'BUDGET_OFFICER'),
        mayOverrun: hasRole(actor, 'BUDGET_OVERRUN_OFFICER'),
        typed: {},
        errors: {},
      };
    });
  }
}

/** The preview of a closing takes consent for granted: it shows what would be carried. */
async function readYear(
  tx: Transaction,
  { titleId, programme, year }: { titleId: string; programme: string; year: number },
): Promise<Pick<BudgetYearView, 'year' | 'accounts' | 'opening' | 'closing' | 'closed'>> {
  const loaded = await budgetYear(tx, programme, { titleId, budgetYear: year });
  const execution = accepted(await budgetExecution(tx, { programme, year }));
  return {
    year: loaded,
    accounts: execution.titles.filter((each) => each.titleId === titleId),
    opening: openingOf(loaded, tx.today),
    closing: closingOf(loaded, { carryFree: Money.ZERO, hasConsent: true }, tx.today),
    closed: await closedYear(tx, { titleId, budgetYear: year }),
  };
}
