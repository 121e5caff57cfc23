import {
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { attachFile, isEditable, loadApplication, loadAttachment, removeAttachment } from '#applications';
import type { Actor, Refusal } from '#kernel';
import { Database, FILE_STORE, type FileStore } from '#platform';
import {
  Access,
  accepted,
  AnId,
  CurrentActor,
  Frame,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { attachmentsPage } from './attachments-page.js';
import { asDownload } from './file-answer.js';
import { loadStep, openOwnDraft } from './load-step.js';
import { receiveUpload } from './receive-upload.js';

/** Documents of an application. Who may not see the case gets 404, whatever the id. */
@Controller('antraege/:id/anlagen')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class AttachmentsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FILE_STORE) private readonly fileStore: FileStore,
  ) {}

  @Get()
  show(
    @Param('id', AnId) id: string,
    @Query('fehler') withErrors: unknown,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return this.page(actor, frame, { id, withErrors: withErrors === '1', documentKind: '', refusals: [] });
  }

  @Post()
  async upload(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PageAnswer> {
    const opened = await this.database.read(actor, (tx) => openOwnDraft(tx, id));
    const upload = await receiveUpload(request, response, opened.version.terms.upload.fileBytesMax);
    if (!upload.ok) return this.refused(actor, frame, { id, documentKind: '', refusal: upload.refusal });
    const attached = await attachFile(this.database, this.fileStore, actor, { applicationId: id, ...upload.value });
    if (!attached.ok) {
      return this.refused(actor, frame, { id, documentKind: upload.value.documentKind, refusal: attached.refusal });
    }
    return seeOther(`/antraege/${id}/anlagen`, `„${attached.value.fileName}“ ist hochgeladen.`);
  }

  /** Also for the authority, once the application is submitted: row-level security decides. */
  @Get(':attachmentId')
  @Access.roles(
    'APPLICANT_EDITOR',
    'APPLICANT_SIGNATORY',
    'CASEWORKER',
    'REVIEWER',
    'SIGNATORY',
    'USE_AUDITOR',
    'AUDIT_READ',
  )
  async download(
    @Param('id', AnId) id: string,
    @Param('attachmentId', AnId) attachmentId: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const attachment = await this.database.read(actor, async (tx) =>
      (await loadApplication(tx, id)) ? loadAttachment(tx, id, attachmentId) : null,
    );
    if (!attachment) throw new NotFoundException();
    asDownload(response, { name: attachment.fileName, mediaType: attachment.mediaType });
    return new StreamableFile(await this.fileStore.get(attachment.sha256));
  }

  @Post(':attachmentId/entfernen')
  async remove(
    @Param('id', AnId) id: string,
    @Param('attachmentId', AnId) attachmentId: string,
    @CurrentActor() actor: Actor,
  ): Promise<PageAnswer> {
    const removed = accepted(await removeAttachment(this.database, actor, { applicationId: id, attachmentId }));
    return seeOther(`/antraege/${id}/anlagen`, `„${removed.fileName}“ ist entfernt.`);
  }

  private async refused(
    actor: Actor,
    frame: PageFrame,
    { id, documentKind, refusal }: { id: string; documentKind: string; refusal: Refusal },
  ): Promise<PageAnswer> {
    if (refusal.pointer === undefined) return accepted<PageAnswer>({ ok: false, refusal });
    const html = await this.page(actor, frame, { id, withErrors: false, documentKind, refusals: [refusal] });
    return shownAgain(html);
  }

  private page(
    actor: Actor,
    frame: PageFrame,
    wanted: { id: string; withErrors: boolean; documentKind: string; refusals: readonly Refusal[] },
  ): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const shown = wanted.withErrors ? 'all' : 'none';
      const view = await loadStep(tx, { applicationId: wanted.id, slug: 'anlagen', shown });
      return attachmentsPage(frame, {
        view,
        canEdit: isEditable(view.opened.application, actor),
        documentKind: wanted.documentKind,
        uploadErrors: sentencesByField(wanted.refusals),
      });
    });
  }
}
