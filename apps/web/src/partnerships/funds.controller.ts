import { Controller, Get, Inject, NotFoundException, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { CalendarDate, Money, ok, type Actor, type Refusal, type Result } from '#kernel';
import {
  changeFundRules,
  commitOwnExpense,
  entriesOf,
  findPartnership,
  frameOfYear,
  frameSituation,
  FUND_CODES,
  LOCAL_FINANCING,
  ownExpensesOf,
  payOwnExpense,
  recordFederalDraw,
  recordFrameConsent,
  transferBetweenFunds,
  type FundCode,
  type FundRules,
} from '#partnerships';
import { Database, isId } from '#platform';
import {
  Access,
  AnId,
  atFields,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { typedIn } from './application-form.js';
import { fundPage } from './fund-page.js';
import { PARTNERSHIP_READERS } from './readers.js';
import { mayRun } from './partnerships.controller.js';

type Outcome = Result<unknown, Refusal | readonly Refusal[]>;

/** The funds of a year: ledger, rules, and what the lead office does with the money. */
@Controller('partnerschaften/:id/fonds/:year')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class FundsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles(...PARTNERSHIP_READERS)
  show(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('year', ParseIntPipe) year: number,
    @Frame() frame: PageFrame,
    @Query('fonds') code?: string,
  ): Promise<string> {
    return this.page(actor, { id, year, code: code ?? '' }, frame, {}, {});
  }

  @Post('umverteilen')
  transfer(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('year', ParseIntPipe) year: number,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const names = { amount: 'moveAmount', reason: 'moveReason' };
    return this.act(
      actor,
      { id, year, code: form.text('fund') },
      frame,
      form,
      names,
      'Das Geld ist umverteilt.',
      async (frameId, from) => {
        const amount = readMoney(form, 'moveAmount');
        const to = FUND_CODES.find((each) => each === form.text('to')) ?? from;
        return amount.ok
          ? transferBetweenFunds(this.database, actor, {
              frameId,
              from,
              to,
              amount: amount.value,
              reason: form.text('moveReason'),
            })
          : amount;
      },
    );
  }

  @Post('ausgabe')
  commit(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('year', ParseIntPipe) year: number,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const names = { amount: 'spendAmount', reason: 'spendReason' };
    return this.act(
      actor,
      { id, year, code: form.text('fund') },
      frame,
      form,
      names,
      'Die Ausgabe ist gebunden.',
      async (frameId, code) => {
        const amount = readMoney(form, 'spendAmount');
        return amount.ok
          ? commitOwnExpense(this.database, actor, {
              frameId,
              code,
              amount: amount.value,
              reason: form.text('spendReason'),
            })
          : amount;
      },
    );
  }

  @Post('zahlung')
  pay(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('year', ParseIntPipe) year: number,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.act(
      actor,
      { id, year, code: form.text('fund') },
      frame,
      form,
      { amount: 'payAmount' },
      'Die Zahlung ist eingetragen.',
      async (frameId, code) => {
        const amount = readMoney(form, 'payAmount');
        const matterId = form.text('matter');
        if (!isId(matterId)) return { ok: false, refusal: { kind: 'entry-missing', facts: {}, pointer: '/matter' } };
        return amount.ok
          ? payOwnExpense(this.database, actor, { frameId, code, amount: amount.value, matterId, reason: 'Zahlung' })
          : amount;
      },
    );
  }

  @Post('zustimmung')
  consent(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('year', ParseIntPipe) year: number,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.act(
      actor,
      { id, year, code: '' },
      frame,
      form,
      {},
      'Die Zustimmung ist eingetragen.',
      async (frameId) => {
        const decidedOn = readDay(form, 'decidedOn');
        return decidedOn.ok
          ? recordFrameConsent(this.database, actor, {
              frameId,
              body: form.text('body'),
              decidedOn: decidedOn.value,
              reference: form.text('reference'),
            })
          : decidedOn;
      },
    );
  }

  @Post('abruf')
  draw(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('year', ParseIntPipe) year: number,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.act(
      actor,
      { id, year, code: '' },
      frame,
      form,
      { amount: 'drawAmount' },
      'Der Abruf ist eingetragen.',
      async (frameId) => {
        const amount = readMoney(form, 'drawAmount');
        const drawnOn = readDay(form, 'drawnOn');
        if (!amount.ok) return amount;
        return drawnOn.ok
          ? recordFederalDraw(this.database, actor, {
              frameId,
              amount: amount.value,
              drawnOn: drawnOn.value,
              portalReference: form.text('portalReference'),
            })
          : drawnOn;
      },
    );
  }

  @Post('regeln')
  rules(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('year', ParseIntPipe) year: number,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.act(
      actor,
      { id, year, code: form.text('fund') },
      frame,
      form,
      {},
      'Die Regeln sind gespeichert.',
      async (frameId, code) => {
        const rules = readRules(form);
        return rules.ok ? changeFundRules(this.database, actor, { frameId, code, rules: rules.value }) : rules;
      },
    );
  }

  /** One act on a fund: done, or the page again with the sentence at its field. */
  private async act(
    actor: Actor,
    where: { readonly id: string; readonly year: number; readonly code: string },
    frame: PageFrame,
    form: FormBody,
    names: Readonly<Record<string, string>>,
    message: string,
    work: (frameId: string, code: FundCode) => Promise<Outcome>,
  ): Promise<PageAnswer> {
    const year = await this.database.read(actor, (tx) => frameOfYear(tx, where.id, where.year));
    const fund = year?.funds.find(({ code }) => code === where.code) ?? year?.funds[0];
    if (!year || !fund) throw new NotFoundException();
    const done = await work(year.id, fund.code);
    if (done.ok) return seeOther(`/partnerschaften/${where.id}/fonds/${where.year}?fonds=${fund.code}`, message);
    const refusals = (Array.isArray(done.refusal) ? done.refusal : [done.refusal]).map((refusal: Refusal) => {
      const field = refusal.pointer?.slice(1) ?? '';
      return refusal.pointer === undefined ? refusal : { ...refusal, pointer: `/${names[field] ?? field}` };
    });
    return shownAgain(await this.page(actor, { ...where, code: fund.code }, frame, typedIn(form), atFields(refusals)));
  }

  private page(
    actor: Actor,
    where: { id: string; year: number; code: string },
    frame: PageFrame,
    values: Typed,
    errors: Typed,
  ): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const partnership = await findPartnership(tx, where.id);
      const year = await frameOfYear(tx, where.id, where.year);
      const fund = year?.funds.find(({ code }) => code === where.code) ?? year?.funds[0];
      if (!partnership || !year || !fund) throw new NotFoundException();
      return fundPage(frame, {
        ...{ partnership, frame: year, fund, values, errors, today: tx.today, mayRun: mayRun(actor, partnership) },
        situation: await frameSituation(tx, year),
        entries: await entriesOf(tx, year.id, fund.code),
        expenses: await ownExpensesOf(tx, year.id),
      });
    });
  }
}

function readMoney(form: FormBody, name: string): Result<Money, Refusal> {
  const read = Money.parseGerman(form.text(name));
  return read.ok ? read : { ok: false, refusal: { ...read.refusal, pointer: `/${name}` } };
}

function readDay(form: FormBody, name: string): Result<CalendarDate, Refusal> {
  const read = CalendarDate.parse(form.text(name));
  return read.ok ? read : { ok: false, refusal: { ...read.refusal, pointer: `/${name}` } };
}

const BODIES = ['ALLIANCE', 'YOUTH_FORUM', 'NONE'] as const;

function readRules(form: FormBody): Result<FundRules, readonly Refusal[]> {
  const faults: Refusal[] = [];
  const kept = <T>(read: Result<T, Refusal>, otherwise: T): T => {
    if (read.ok) return read.value;
    faults.push(read.refusal);
    return otherwise;
  };
  const optional = <T>(name: string, read: (form: FormBody, name: string) => Result<T, Refusal>): T | null =>
    form.text(name) === '' ? null : kept<T | null>(read(form, name), null);
  const whole = (name: string): number => (/^\d{1,4}$/.test(form.text(name)) ? Number(form.text(name)) : -1);
  const percent = Number(form.text('ownShare').replace(',', '.'));
  const rules: FundRules = {
    acceptsApplications: form.isChecked('acceptsApplications'),
    opensOn: optional('opensOn', readDay),
    closesOn: optional('closesOn', readDay),
    amountMax: optional('amountMax', readMoney),
    ownShareBps: Number.isFinite(percent) ? Math.round(percent * 100) : -1,
    ownShareFrom: kept(readMoney(form, 'ownShareFrom'), Money.ZERO),
    financingType: LOCAL_FINANCING.find((each) => each === form.text('financingType')) ?? 'DEFICIT',
    recommendedBy: BODIES.find((each) => each === form.text('recommendedBy')) ?? 'NONE',
    daysBeforeMeeting: whole('daysBeforeMeeting'),
    onlineVoteDays: whole('onlineVoteDays'),
    proofDays: whole('proofDays'),
    source: form.text('source').slice(0, 200),
    verifiedBy: form.text('verifiedBy').slice(0, 120) || null,
  };
  return faults.length > 0 ? { ok: false, refusal: faults } : ok(rules);
}
