import { Controller, Get, Inject, NotFoundException, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { findNotice, pdfOf, retrieveNotice } from '#notices';
import { Database, FILE_STORE, type FileStore } from '#platform';
import { accepted, AnId, CurrentActor } from '../../access/index.js';
import { ApiArea } from '../frame/api-area.js';
import { NoticeApiView, toNotice } from './notice-views.js';

@ApiArea('notices')
@Controller('api/v1/notices/:id')
export class NoticesController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getNotice', summary: 'A notice with its service and finality' })
  @ApiOkResponse({ type: NoticeApiView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<NoticeApiView> {
    return this.database.read(actor, async (tx) => {
      const notice = await findNotice(tx, id);
      if (!notice) throw new NotFoundException();
      return toNotice(notice);
    });
  }

  /** Never renders. The first download by the district is its retrieval, with day and person. */
  @Get('pdf')
  @ApiOperation({
    operationId: 'getNoticePdf',
    summary: 'The PDF; the first download by the district is recorded as retrieval. 409 while it is being made',
  })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async pdf(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<StreamableFile> {
    const pdf = accepted(await this.database.read(actor, (tx) => pdfOf(tx, id)));
    const bytes = await this.files.get(pdf.sha256);
    if (actor.scope === 'ORGANISATION') accepted(await retrieveNotice(this.database, actor, id));
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: `attachment; filename="${pdf.fileName}"`,
      length: pdf.sizeBytes,
    });
  }
}
