import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import {
  addLetterheadVersion,
  addTextBlockVersion,
  findProgramme,
  listLetterheads,
  listTextBlockVersions,
  type Programme,
  type TextBlockVersion,
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
import { blockFields, LETTERHEAD_FORM } from './form-fields.js';
import { readLetterhead } from './new-programme.controller.js';
import { entriesOf, plainFormPage, type Entries } from './plain-form.js';
import { crumbsOf } from './words.js';

type Errors = Readonly<Record<string, string>>;

/** Text blocks and letterhead: what a programme's notices say. */
@Controller('programme/:code')
@Access.roles('PROGRAMME_ADMIN')
export class TextsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('textbausteine/:block')
  async showBlock(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Param('block') name: string,
  ): Promise<PageAnswer> {
    const programme = await this.find(actor, code);
    const block = await this.findBlock(actor, code, name);
    const entries: Entries = block
      ? { code: block.code, title: block.title, body: block.body, choice: block.choice, source: block.source }
      : { choice: 'OPTIONAL' };
    return blockPage(frame, programme, block, entries, {});
  }

  @Post('textbausteine/:block')
  async addBlock(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Param('block') name: string,
    @Form() body: FormBody,
  ): Promise<PageAnswer> {
    const programme = await this.find(actor, code);
    const block = await this.findBlock(actor, code, name);
    const entered = new Entered(body);
    const added = await addTextBlockVersion(this.database, actor, {
      programmeCode: code,
      code: block?.code ?? entered.text('code'),
      title: entered.text('title'),
      body: entered.text('body'),
      choice: entered.text('choice'),
      validFrom: entered.day('validFrom'),
      source: entered.text('source'),
      reason: entered.textOrNull('reason'),
      isVerified: entered.isTicked('isVerified'),
    });
    if (!added.ok) {
      const errors = entered.errors(added.refusal, 'title');
      return shownAgain(blockPage(frame, programme, block, entriesOf(body, blockFields(block === null)), errors));
    }
    return seeOther(`/programme/${code}`, `Der Textbaustein hat jetzt die Fassung ${added.value.version}.`);
  }

  @Get('briefkopf')
  async showLetterhead(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
  ): Promise<PageAnswer> {
    const programme = await this.find(actor, code);
    const [newest] = await this.database.read(actor, (tx) => listLetterheads(tx, code));
    return letterheadPage(frame, programme, { ...newest?.letterhead, source: newest?.source ?? '' }, {});
  }

  @Post('briefkopf')
  async addLetterhead(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Form() body: FormBody,
  ): Promise<PageAnswer> {
    const programme = await this.find(actor, code);
    const entered = new Entered(body);
    const added = await addLetterheadVersion(this.database, actor, {
      programmeCode: code,
      letterhead: readLetterhead(body),
      validFrom: entered.day('validFrom'),
      source: entered.text('source'),
      reason: entered.textOrNull('reason'),
      isVerified: entered.isTicked('isVerified'),
    });
    if (!added.ok) {
      const errors = entered.errors(added.refusal, 'name');
      return shownAgain(letterheadPage(frame, programme, entriesOf(body, LETTERHEAD_FORM), errors));
    }
    return seeOther(`/programme/${code}`, 'Der Briefkopf hat eine neue Fassung.');
  }

  private async find(actor: Actor, code: string): Promise<Programme> {
    const programme = await this.database.read(actor, (tx) => findProgramme(tx, code));
    if (!programme) throw new NotFoundException();
    return programme;
  }

  /** The newest version of a block; null for "neu". */
  private async findBlock(actor: Actor, code: string, name: string): Promise<TextBlockVersion | null> {
    if (name === 'neu') return null;
    const blocks = await this.database.read(actor, (tx) => listTextBlockVersions(tx, code));
    const newest = blocks.find((block) => block.code === name);
    if (!newest) throw new NotFoundException();
    return newest;
  }
}

function blockPage(
  frame: PageFrame,
  { code, name }: Programme,
  block: TextBlockVersion | null,
  entries: Entries,
  errors: Errors,
): string {
  const title = block ? `Neue Fassung: ${block.title}` : 'Neuer Textbaustein';
  const reach =
    block && block.programmeCode === null
      ? 'Dieser Textbaustein gilt für alle Programme; die neue Fassung gilt dann auch in den anderen.'
      : 'Dieser Textbaustein gilt nur in diesem Programm.';
  return plainFormPage(frame, {
    title,
    crumbs: crumbsOf(code, name, title),
    intro: `${reach} Bescheide, die ergangen sind, behalten ihren Wortlaut.`,
    action: `/programme/${code}/textbausteine/${block?.code ?? 'neu'}`,
    back: `/programme/${code}`,
    submit: 'Fassung speichern',
    fields: blockFields(block === null),
    entries,
    errors,
  });
}

function letterheadPage(frame: PageFrame, { code, name }: Programme, entries: Entries, errors: Errors): string {
  const title = 'Neue Fassung des Briefkopfs';
  return plainFormPage(frame, {
    title,
    crumbs: crumbsOf(code, name, title),
    intro: 'Schreiben ab diesem Tag tragen den neuen Briefkopf. Ergangene behalten ihren.',
    action: `/programme/${code}/briefkopf`,
    back: `/programme/${code}`,
    submit: 'Fassung speichern',
    fields: LETTERHEAD_FORM,
    entries,
    errors,
  });
}
