import { Controller, Get, Inject, NotFoundException, Param, Post, StreamableFile } from '@nestjs/common';
import type { Actor, CalendarDate } from '#kernel';
import {
  findNotice,
  listNoticesOfOrganisation,
  NOTICE_LIFECYCLE,
  pdfOf,
  retrieveNotice,
  waiveRemedies,
  type NoticeView,
} from '#notices';
import { Database, FILE_STORE, type FileStore } from '#platform';
import {
  accepted,
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
} from '../access/index.js';
import { formatWeekdayDate } from '../layout/index.js';
import { noticeListPage } from './notice-list-page.js';
import { noticePage } from './notice-page.js';
import { mustBeRetrieved } from './notice-words.js';
import { NOTICE_READERS } from './notice-readers.js';
import { waiverPage } from './waiver-page.js';

/** Notices as both sides see them, and what a district does with them. */
@Controller('bescheide')
export class NoticesController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Get()
  @Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    return this.database.read(actor, async (tx) =>
      noticeListPage(frame, await listNoticesOfOrganisation(tx, actor.organisationId ?? ''), tx.today),
    );
  }

  @Get(':id')
  @Access.roles(...NOTICE_READERS)
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return noticePage(frame, { actor, ...(await this.find(actor, id)) });
  }

  @Post(':id/abrufen')
  @Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
  async retrieve(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PageAnswer> {
    const { notice, isFirst } = accepted(await retrieveNotice(this.database, actor, id));
    const servedOn = notice.service.servedOn;
    if (!isFirst || !servedOn || !notice.isAct) return seeOther(`/bescheide/${id}`);
    return seeOther(
      `/bescheide/${id}`,
      `Der Abruf ist erfasst. Der Bescheid gilt am ${formatWeekdayDate(servedOn)} als bekannt gegeben. Sie können ihn jetzt öffnen.`,
    );
  }

  /**
   * The PDF. An act is handed to a district only after its retrieval was recorded by POST: a period must not begin
   * because a browser fetched a link ahead of time. A letter starts nothing; opening it is its retrieval.
   */
  @Get(':id/pdf')
  @Access.roles(...NOTICE_READERS)
  async pdf(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PageAnswer | StreamableFile> {
    const { notice } = await this.find(actor, id);
    if (!notice.pdf) return seeOther(`/bescheide/${id}`);
    if (actor.scope === 'ORGANISATION') {
      if (mustBeRetrieved(notice)) return seeOther(`/bescheide/${id}`);
      if (!notice.isAct) accepted(await retrieveNotice(this.database, actor, id));
    }
    const pdf = accepted(await this.database.read(actor, (tx) => pdfOf(tx, id)));
    return new StreamableFile(await this.files.get(pdf.sha256), {
      type: 'application/pdf',
      disposition: `inline; filename="${pdf.fileName}"`,
      length: pdf.sizeBytes,
    });
  }

  @Get(':id/verzicht')
  @Access.roles('APPLICANT_SIGNATORY')
  async askForWaiver(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    const { notice, today } = await this.find(actor, id);
    const possible = NOTICE_LIFECYCLE.actionsFor(notice.service.status, actor.roles);
    if (!notice.isAct || !possible.includes('waive-remedies')) return seeOther(`/bescheide/${id}`);
    return waiverPage(frame, { notice, today, errors: {} });
  }

  @Post(':id/verzicht')
  @Access.roles('APPLICANT_SIGNATORY')
  async waive(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const confirmation = form.isChecked('confirmation');
    const waived = await waiveRemedies(this.database, actor, { noticeId: id, confirmation });
    if (waived.ok) return seeOther(`/bescheide/${id}`, 'Der Verzicht ist erklärt. Der Bescheid ist bestandskräftig.');
    const errors = atFields(waived.refusal);
    const found = await this.find(actor, id);
    return shownAgain(waiverPage(frame, { ...found, errors }));
  }

  private async find(actor: Actor, id: string): Promise<{ notice: NoticeView; today: CalendarDate }> {
    return this.database.read(actor, async (tx) => {
      const notice = await findNotice(tx, id);
      if (!notice) throw new NotFoundException();
      return { notice, today: tx.today };
    });
  }
}
