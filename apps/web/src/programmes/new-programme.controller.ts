import { Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { openTitle } from '#budget';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import {
  addProgramme,
  LETTERHEAD_FIELDS,
  letterheadOn,
  listProgrammes,
  listTermsVersions,
  type Letterhead,
} from '#programmes';
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
import { Entered } from './entered.js';
import { letterheadFields, PROGRAMME_FIELDS, TITLE_FIELDS, VERSION_FIELDS } from './form-fields.js';
import { entriesOf } from './plain-form.js';
import { readTerms } from './terms-form.js';
import { newProgrammePage } from './terms-pages.js';

const ACTION = '/programme/neu';
const FIELDS = [...PROGRAMME_FIELDS, ...TITLE_FIELDS, ...letterheadFields('letterhead/'), ...VERSION_FIELDS];

/** A further programme, as values alone. */
@Controller('programme/neu')
@Access.roles('PROGRAMME_ADMIN')
export class NewProgrammeController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async create(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query('vorlage') template: unknown,
  ): Promise<PageAnswer> {
    const { terms, entries } = await this.database.read(actor, async (tx) => {
      const programmes = await listProgrammes(tx);
      const model = programmes.find(({ code }) => code === template) ?? programmes[0];
      const versions = model ? await listTermsVersions(tx, model.code) : [];
      const letterhead = model ? await letterheadOn(tx, model.code, tx.today) : null;
      const lines = letterhead?.ok ? Object.entries(letterhead.value.letterhead) : [];
      return {
        terms: versions[0]?.terms,
        entries: Object.fromEntries(lines.map(([name, line]) => [`letterhead/${name}`, String(line)])),
      };
    });
    return newProgrammePage(frame, { terms, entries, errors: {}, action: ACTION, longerList: '' });
  }

  @Post()
  async add(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() body: FormBody): Promise<PageAnswer> {
    const terms = readTerms(body);
    const view = { terms, entries: entriesOf(body, FIELDS), action: ACTION, longerList: body.text('mehr') };
    if (body.has('mehr')) return newProgrammePage(frame, { ...view, errors: {} });
    const entered = new Entered(body);
    const title = {
      chapter: body.text('chapter'),
      titleNumber: body.text('titleNumber'),
      name: body.text('titleName'),
    };
    const added = await addProgramme(
      this.database,
      actor,
      {
        code: entered.text('code'),
        name: entered.text('name'),
        shortName: entered.text('shortName'),
        capHolder: entered.text('capHolder'),
        label: entered.text('label'),
        validFrom: entered.day('validFrom'),
        terms,
        source: entered.text('source'),
        reason: entered.textOrNull('reason'),
        capYearFrom: entered.year('capYearFrom'),
        capYearTo: entered.year('capYearTo'),
        capAmount: entered.amount('capAmount'),
        letterhead: readLetterhead(body, 'letterhead/'),
      },
      (tx, programme) => openTitle(tx, { ...title, programmeCode: programme.code, source: entered.text('source') }),
    );
    if (!added.ok)
      return shownAgain(newProgrammePage(frame, { ...view, errors: entered.errors(added.refusal, 'name') }));
    return seeOther(`/programme/${added.value.code}`, `Das Programm ${added.value.name} ist angelegt.`);
  }
}

/** The lines of a letterhead as typed. */
export function readLetterhead(body: FormBody, prefix = ''): Letterhead {
  const empty = { name: '', subline: '', street: '', postcode: '', city: '', phone: '', email: '', place: '' };
  return LETTERHEAD_FIELDS.reduce((lines, { name }) => ({ ...lines, [name]: body.text(`${prefix}${name}`) }), empty);
}
