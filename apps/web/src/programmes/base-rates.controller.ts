import { Controller, Get, Inject, Post } from '@nestjs/common';
import { hasRole, type Actor } from '#kernel';
import { Database } from '#platform';
import { baseRateTable, enterBaseRate, listBaseRates } from '#programmes';
import {
  Access,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { baseRatesPage, percentOf } from './base-rates-page.js';
import { Entered } from './entered.js';
import { BASE_RATE_FIELDS } from './form-fields.js';
import { entriesOf, plainFormPage, type Entries } from './plain-form.js';
import { OFFICE } from './words.js';

/** The Basiszinssatz: the office reads it, the programme administration enters it with its source. */
@Controller('basiszinssatz')
@Access.roles(...OFFICE)
export class BaseRatesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const view = await this.database.read(actor, async (tx) => ({
      versions: await listBaseRates(tx),
      knownUntil: (await baseRateTable(tx)).knownUntil,
    }));
    return baseRatesPage(frame, { ...view, canWrite: hasRole(actor, 'PROGRAMME_ADMIN') });
  }

  @Get('neu')
  @Access.roles('PROGRAMME_ADMIN')
  async show(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const { knownUntil } = await this.database.read(actor, baseRateTable);
    return formPage(frame, { validFrom: knownUntil.plusDays(1).toGerman() }, {});
  }

  @Post('neu')
  @Access.roles('PROGRAMME_ADMIN')
  async enter(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() body: FormBody): Promise<PageAnswer> {
    const entered = new Entered(body);
    const rate = await enterBaseRate(this.database, actor, {
      validFrom: entered.day('validFrom'),
      rateBps: entered.percent('rate'),
      source: entered.text('source'),
      isVerified: entered.isTicked('isVerified'),
    });
    if (!rate.ok)
      return shownAgain(formPage(frame, entriesOf(body, BASE_RATE_FIELDS), entered.errors(rate.refusal, 'rate')));
    const { validFrom, rateBps } = rate.value;
    return seeOther(
      '/basiszinssatz',
      `Ab dem ${validFrom.toGerman()} gilt ein Basiszinssatz von ${percentOf(rateBps)}.`,
    );
  }
}

function formPage(frame: PageFrame, entries: Entries, errors: Readonly<Record<string, string>>): string {
  const title = 'Basiszinssatz eintragen';
  return plainFormPage(frame, {
    title,
    crumbs: [
      { label: 'Programme', href: '/programme' },
      { label: 'Basiszinssatz', href: '/basiszinssatz' },
      { label: title },
    ],
    intro:
      'Tragen Sie jedes Halbjahr ein, auch wenn der Wert gleich bleibt. Ein zweiter Eintrag für denselben Tag berichtigt den ersten; der bleibt lesbar.',
    action: '/basiszinssatz/neu',
    back: '/basiszinssatz',
    submit: 'Wert eintragen',
    fields: BASE_RATE_FIELDS,
    entries,
    errors,
  });
}
