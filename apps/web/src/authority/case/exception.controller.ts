import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { grantCapException } from '#awards';
import { Money, type Actor, type Refusal, type Result } from '#kernel';
import { Database } from '#platform';
import {
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../../access/index.js';
import { shownCase } from './case-answers.js';
import { exceptionPage } from './case-forms.js';
import type { CaseScreen } from './case-screen.js';

/** An exception from the cap: a right of its own, with decree and reason. */
@Controller('vorgaenge/:id/ausnahme')
@Access.roles('CAP_EXCEPTION_OFFICER')
export class ExceptionController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async ask(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query('jahr') year: unknown,
  ): Promise<PageAnswer> {
    const screen = await shownCase(this.database, actor, id);
    return exceptionPage(frame, screen, typeof year === 'string' ? year : '');
  }

  @Post()
  async grant(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const screen = await shownCase(this.database, actor, id);
    const granted = await this.tryGrant(actor, screen, form);
    if (granted.ok)
      return seeOther(`/vorgaenge/${id}`, `Die Ausnahme über ${granted.value.toString()} ist eingetragen und gebucht.`);
    const typed = { form, errors: sentencesByField([granted.refusal]) };
    return shownAgain(exceptionPage(frame, screen, form.text('jahr'), typed));
  }

  private async tryGrant(actor: Actor, screen: CaseScreen, form: FormBody): Promise<Result<Money, Refusal>> {
    const amount = Money.parseGerman(form.text('amountCents'));
    if (!amount.ok) return { ok: false, refusal: { ...amount.refusal, pointer: '/amountCents' } };
    const { programmeCode, capHolder, districtAgs } = screen.view.application;
    const granted = await grantCapException(this.database, actor, {
      programmeCode,
      capHolder,
      districtAgs,
      budgetYear: Number(form.text('jahr')) || 0,
      amount: amount.value,
      decreeReference: form.text('decreeReference').slice(0, 200),
      reason: form.text('reason').slice(0, 2000),
    });
    return granted.ok ? { ok: true, value: amount.value } : granted;
  }
}
