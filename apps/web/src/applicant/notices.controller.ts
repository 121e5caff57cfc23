import { Controller, Get, Inject, NotFoundException, Param, Post, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { listAwards } from '#awards';
import { hasRole, type Actor } from '#kernel';
import { findNotice, listNoticesOfOrganisation, pdfOf, retrieveNotice, waiveRemedies } from '#notices';
import { Database, FILE_STORE, type FileStore } from '#platform';
import {
  Access,
  accepted,
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
} from '../access/index.js';
import { asDownload } from './file-answer.js';
import { awardsPage, noticePage } from './notice-pages.js';

const AWARDS_MAX = 100;

/** Awards and notices as the district receives them. */
@Controller()
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class NoticesController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FILE_STORE) private readonly fileStore: FileStore,
  ) {}

  @Get('bewilligungen')
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const view = await this.database.read(actor, async (tx) => ({
      awards: await listAwards(tx, { limit: AWARDS_MAX, offset: 0 }),
      notices: await listNoticesOfOrganisation(tx, actor.organisationId ?? ''),
    }));
    return awardsPage(frame, view);
  }

  @Get('bescheide/:id')
  show(@Param('id', AnId) id: string, @CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    return this.page(actor, frame, id, {});
  }

  /** A POST, because the first retrieval serves the act: no link preview and no prefetch may set periods running. */
  @Post('bescheide/:id/abrufen')
  async retrieve(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    accepted(await retrieveNotice(this.database, actor, id));
    const pdf = accepted(await this.database.read(actor, (tx) => pdfOf(tx, id)));
    const bytes = await this.fileStore.get(pdf.sha256);
    asDownload(response, { name: pdf.fileName, mediaType: 'application/pdf' });
    response.status(200);
    return new StreamableFile(bytes);
  }

  @Post('bescheide/:id/verzicht')
  @Access.roles('APPLICANT_SIGNATORY')
  async waive(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const confirmation = form.isChecked('confirmation');
    const waived = await waiveRemedies(this.database, actor, { noticeId: id, confirmation });
    if (waived.ok) return seeOther(`/bescheide/${id}`, 'Der Verzicht ist erklärt, der Bescheid ist bestandskräftig.');
    if (waived.refusal.pointer === undefined) return accepted<PageAnswer>(waived);
    return shownAgain(await this.page(actor, frame, id, sentencesByField([waived.refusal])));
  }

  private async page(
    actor: Actor,
    frame: PageFrame,
    id: string,
    errors: Readonly<Record<string, string>>,
  ): Promise<string> {
    const notice = await this.database.read(actor, (tx) => findNotice(tx, id));
    if (!notice) throw new NotFoundException();
    return noticePage(frame, { notice, canWaive: hasRole(actor, 'APPLICANT_SIGNATORY'), errors });
  }
}
