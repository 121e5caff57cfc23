import {
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Post,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { attachFile, listAttachments, loadApplication, loadAttachment, openDraft } from '#applications';
import type { Actor } from '#kernel';
import { Database, FILE_STORE, type FileStore } from '#platform';
import { accepted, AnId, CurrentActor } from '../../access/index.js';
import { receiveUpload } from '../../applicant/receive-upload.js';
import { ApiArea } from '../frame/api-area.js';
import { Id, ListOf, Text } from '../frame/fields.js';
import { AttachmentView, toAttachment } from './case-views.js';

export class AttachmentList {
  @ListOf(() => AttachmentView) attachments: AttachmentView[];
}

export class AttachmentStored {
  @Id() id: string;
  @Text() fileName: string;
}

const UPLOAD = {
  type: 'object',
  required: ['art', 'datei'],
  properties: {
    art: { type: 'string', description: 'Kind of document, from the terms of the programme.' },
    datei: { type: 'string', format: 'binary' },
  },
} as const;

@ApiArea('attachments')
@Controller('api/v1/applications/:id/attachments')
export class AttachmentsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listAttachments', summary: 'Attachments of a case' })
  @ApiOkResponse({ type: AttachmentList })
  list(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<AttachmentList> {
    return this.database.read(actor, async (tx) => {
      if (!(await loadApplication(tx, id))) throw new NotFoundException();
      return { attachments: (await listAttachments(tx, id)).map(toAttachment) };
    });
  }

  /** Needs no idempotency key: the same content for the same purpose is stored once. */
  @Post()
  @HttpCode(201)
  @ApiOperation({ operationId: 'attachFile', summary: 'Upload a document of a draft (multipart)' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { ...UPLOAD, required: [...UPLOAD.required] } })
  @ApiCreatedResponse({ type: AttachmentStored })
  async upload(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AttachmentStored> {
    const { version } = accepted(await this.database.read(actor, (tx) => openDraft(tx, id)));
    const upload = accepted(await receiveUpload(request, response, version.terms.upload.fileBytesMax));
    const { id: stored, fileName } = accepted(
      await attachFile(this.database, this.files, actor, { applicationId: id, ...upload }),
    );
    return { id: stored, fileName };
  }

  @Get(':attachmentId')
  @ApiOperation({ operationId: 'getAttachment', summary: 'The file itself' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('attachmentId', AnId) attachmentId: string,
  ): Promise<StreamableFile> {
    const attachment = await this.database.read(actor, (tx) => loadAttachment(tx, id, attachmentId));
    if (!attachment || !(await this.files.has(attachment.sha256))) throw new NotFoundException();
    const name = encodeURIComponent(attachment.fileName);
    return new StreamableFile(await this.files.get(attachment.sha256), {
      type: 'application/octet-stream',
      disposition: `attachment; filename*=UTF-8''${name}`,
      length: attachment.sizeBytes,
    });
  }
}
