import { Controller, Get, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import { addCall, changeCall, findCall, findProgramme, listCaps, setCap, type Call, type Programme } from '#programmes';
import {
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { formatDate, formatTime } from '../layout/index.js';
import { Entered } from './entered.js';
import { CALL_FIELDS, CAP_FIELDS, NEW_CALL_FIELDS } from './form-fields.js';
import { entriesOf, plainFormPage, type Entries } from './plain-form.js';
import { crumbsOf } from './words.js';

type Errors = Readonly<Record<string, string>>;

/** Caps by year and calls of a programme. */
@Controller('programme/:code')
@Access.roles('PROGRAMME_ADMIN')
export class CapsAndCallsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('hoechstbetrag')
  async showCap(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Query('jahr') year: unknown,
  ): Promise<PageAnswer> {
    const programme = await this.find(actor, code);
    const caps = await this.database.read(actor, (tx) => listCaps(tx, code));
    const cap = caps.find(({ budgetYear }) => String(budgetYear) === year);
    const entries = cap
      ? { budgetYear: String(cap.budgetYear), amount: cap.amount.toGerman(), source: cap.source }
      : {};
    return capPage(frame, programme, entries, {});
  }

  @Post('hoechstbetrag')
  async set(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Form() body: FormBody,
  ): Promise<PageAnswer> {
    const programme = await this.find(actor, code);
    const entered = new Entered(body);
    const set = await setCap(this.database, actor, {
      programmeCode: code,
      budgetYear: entered.year('budgetYear'),
      amount: entered.amount('amount'),
      source: entered.text('source'),
      isVerified: entered.isTicked('isVerified'),
    });
    if (!set.ok) {
      const errors = entered.errors(set.refusal, 'amount');
      return shownAgain(capPage(frame, programme, entriesOf(body, CAP_FIELDS), errors));
    }
    const { budgetYear, amount } = set.value;
    return seeOther(`/programme/${code}`, `Der Höchstbetrag ${budgetYear} beträgt jetzt ${amount.toString()}.`);
  }

  @Get('aufrufe/neu')
  async newCall(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
  ): Promise<PageAnswer> {
    const entries = { opensTime: '00:00', closesTime: '23:59', latePolicy: 'MARK' };
    return callPage(frame, await this.find(actor, code), null, entries, {});
  }

  @Post('aufrufe/neu')
  async openCall(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Form() body: FormBody,
  ): Promise<PageAnswer> {
    const programme = await this.find(actor, code);
    const entered = new Entered(body);
    const added = await addCall(this.database, actor, {
      programmeCode: code,
      ...windowOf(entered),
      budgetYear: entered.year('budgetYear'),
      periodFrom: entered.day('periodFrom'),
      periodTo: entered.day('periodTo'),
    });
    if (!added.ok) {
      const errors = entered.errors(added.refusal, 'opensAt');
      return shownAgain(callPage(frame, programme, null, entriesOf(body, NEW_CALL_FIELDS), errors));
    }
    return seeOther(`/programme/${code}`, `Der Aufruf ${added.value.name} ist angelegt.`);
  }

  @Get('aufrufe/:id')
  async showCall(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Param('id', AnId) id: string,
  ): Promise<PageAnswer> {
    const programme = await this.find(actor, code);
    const call = await this.findCall(actor, code, id);
    return callPage(frame, programme, call, entriesOfCall(call), {});
  }

  @Post('aufrufe/:id')
  async change(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Param('id', AnId) id: string,
    @Form() body: FormBody,
  ): Promise<PageAnswer> {
    const programme = await this.find(actor, code);
    const call = await this.findCall(actor, code, id);
    const entered = new Entered(body);
    const changed = await changeCall(this.database, actor, {
      callId: id,
      ...windowOf(entered),
      reason: entered.textOrNull('reason'),
    });
    if (!changed.ok) {
      const errors = entered.errors(changed.refusal, 'name');
      return shownAgain(callPage(frame, programme, call, entriesOf(body, CALL_FIELDS), errors));
    }
    return seeOther(`/programme/${code}`, `Der Aufruf ${changed.value.name} ist geändert.`);
  }

  private async find(actor: Actor, code: string): Promise<Programme> {
    const programme = await this.database.read(actor, (tx) => findProgramme(tx, code));
    if (!programme) throw new NotFoundException();
    return programme;
  }

  private async findCall(actor: Actor, code: string, id: string): Promise<Call> {
    const call = await this.database.read(actor, (tx) => findCall(tx, id));
    if (call?.programmeCode !== code) throw new NotFoundException();
    return call;
  }
}

const windowOf = (entered: Entered) => ({
  name: entered.text('name'),
  opensAt: entered.instant('opensAt', 'opensTime', 0),
  closesAt: entered.instant('closesAt', 'closesTime', 59),
  latePolicy: entered.text('latePolicy'),
});

const entriesOfCall = (call: Call): Entries => ({
  name: call.name,
  opensAt: formatDate(call.opensAt),
  opensTime: formatTime(call.opensAt),
  closesAt: formatDate(call.closesAt),
  closesTime: formatTime(call.closesAt),
  latePolicy: call.latePolicy,
});

function capPage(frame: PageFrame, { code, name }: Programme, entries: Entries, errors: Errors): string {
  const title = 'Höchstbetrag setzen';
  return plainFormPage(frame, {
    title,
    crumbs: crumbsOf(code, name, title),
    intro: 'Der neue Betrag gilt sofort für alle Kreise oder Partnerschaften dieses Haushaltsjahres.',
    action: `/programme/${code}/hoechstbetrag`,
    back: `/programme/${code}`,
    submit: 'Höchstbetrag speichern',
    fields: CAP_FIELDS,
    entries,
    errors,
  });
}

function callPage(
  frame: PageFrame,
  { code, name }: Programme,
  call: Call | null,
  entries: Entries,
  errors: Errors,
): string {
  const title = call ? `Aufruf ${call.name} ändern` : 'Neuer Aufruf';
  return plainFormPage(frame, {
    title,
    crumbs: crumbsOf(code, name, title),
    intro: call
      ? `Haushaltsjahr ${call.budgetYear} und Bewilligungszeitraum bleiben: Anträge beruhen darauf.`
      : 'Kreise können Anträge beginnen, sobald der Aufruf öffnet. Zeiten gelten in Berlin.',
    action: `/programme/${code}/aufrufe/${call?.id ?? 'neu'}`,
    back: `/programme/${code}`,
    submit: call ? 'Änderungen speichern' : 'Aufruf anlegen',
    fields: call ? CALL_FIELDS : NEW_CALL_FIELDS,
    entries,
    errors,
  });
}
