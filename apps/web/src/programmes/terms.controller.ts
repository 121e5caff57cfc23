import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import {
  addTermsVersion,
  findProgramme,
  listTermsVersions,
  verifyTerms,
  type Programme,
  type TermsVersion,
} from '#programmes';
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
import { Entered } from './entered.js';
import { VERIFY_FIELDS, VERSION_FIELDS } from './form-fields.js';
import { entriesOf, plainFormPage, type Entries } from './plain-form.js';
import { readTerms } from './terms-form.js';
import { newTermsPage } from './terms-pages.js';
import { crumbsOf } from './words.js';

type Errors = Readonly<Record<string, string>>;

/** New versions of terms, and the verification of a version. */
@Controller('programme/:code/bedingungen')
@Access.roles('PROGRAMME_ADMIN')
export class TermsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('neu')
  async create(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
  ): Promise<PageAnswer> {
    const { programme, versions } = await this.find(actor, code);
    const newest = versions[0];
    const terms = newest?.verifiedBy ? { ...newest.terms, unverified: [] } : newest?.terms;
    return newTermsPage(frame, programme, { terms, entries: {}, errors: {}, action: actionOf(code), longerList: '' });
  }

  @Post('neu')
  async add(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Form() body: FormBody,
  ): Promise<PageAnswer> {
    const { programme } = await this.find(actor, code);
    const terms = readTerms(body);
    const view = {
      terms,
      entries: entriesOf(body, VERSION_FIELDS),
      action: actionOf(code),
      longerList: body.text('mehr'),
    };
    if (body.has('mehr')) return newTermsPage(frame, programme, { ...view, errors: {} });
    const entered = new Entered(body);
    const added = await addTermsVersion(this.database, actor, {
      programmeCode: code,
      label: entered.text('label'),
      validFrom: entered.day('validFrom'),
      terms,
      source: entered.text('source'),
      reason: entered.textOrNull('reason'),
    });
    if (!added.ok) {
      return shownAgain(newTermsPage(frame, programme, { ...view, errors: entered.errors(added.refusal, 'label') }));
    }
    return seeOther(
      `/programme/${code}?fassung=${added.value.id}`,
      `Die Fassung ${added.value.label} gilt ab ${added.value.validFrom.toGerman()}.`,
    );
  }

  @Get(':id/bestaetigen')
  async askForEvidence(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Param('id', AnId) id: string,
  ): Promise<PageAnswer> {
    return this.verifyPage(await this.find(actor, code), frame, id, {}, {});
  }

  @Post(':id/bestaetigen')
  async verify(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('code') code: string,
    @Param('id', AnId) id: string,
    @Form() body: FormBody,
  ): Promise<PageAnswer> {
    const known = await this.find(actor, code);
    const entered = new Entered(body);
    const page = (errors: Errors): string => this.verifyPage(known, frame, id, entriesOf(body, VERIFY_FIELDS), errors);
    page({});
    const verified = await verifyTerms(this.database, actor, {
      termsVersionId: id,
      evidence: entered.text('evidence'),
    });
    if (!verified.ok) return shownAgain(page(entered.errors(verified.refusal, 'evidence')));
    return seeOther(`/programme/${code}?fassung=${id}`, 'Die Fassung ist mit Ihrem Namen bestätigt.');
  }

  private verifyPage(
    { programme, versions }: Known,
    frame: PageFrame,
    id: string,
    entries: Entries,
    errors: Errors,
  ): string {
    const version = versions.find((each) => each.id === id);
    if (!version) throw new NotFoundException();
    const title = `Fassung ${version.label} bestätigen`;
    return plainFormPage(frame, {
      title,
      crumbs: crumbsOf(programme.code, programme.name, title),
      intro: `Mit der Bestätigung entfällt bei allen ${version.terms.unverified.length} Werten das Zeichen „ungeprüft“. Ihr Name und der Tag stehen dann dabei.`,
      action: `/programme/${programme.code}/bedingungen/${id}/bestaetigen`,
      back: `/programme/${programme.code}?fassung=${id}`,
      submit: 'Fassung bestätigen',
      fields: VERIFY_FIELDS,
      entries,
      errors,
    });
  }

  private async find(actor: Actor, code: string): Promise<Known> {
    const known = await this.database.read(actor, async (tx) => {
      const programme = await findProgramme(tx, code);
      return programme && { programme, versions: await listTermsVersions(tx, code) };
    });
    if (!known) throw new NotFoundException();
    return known;
  }
}

interface Known {
  readonly programme: Programme;
  readonly versions: readonly TermsVersion[];
}

const actionOf = (code: string): string => `/programme/${code}/bedingungen/neu`;
