import { Controller, Get, Inject, NotFoundException, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { listAttachments, loadApplication, loadAttachment } from '#applications';
import type { Actor } from '#kernel';
import { Database, FILE_STORE, type FileStore } from '#platform';
import { AnId, CurrentActor } from '../../access/index.js';
import { ApiArea } from '../frame/api-area.js';
import { ListOf } from '../frame/fields.js';
import { AttachmentView, toAttachment } from './case-views.js';

export class AttachmentList {
  @ListOf(() => AttachmentView) attachments: AttachmentView[];
}

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
