import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access, Frame, type PageFrame } from '../../access/index.js';
import { ApiDocument } from './api-document.js';
import { apiDocsPage } from './docs-page.js';

@ApiTags('document')
@Controller('api/v1')
@Access.public()
export class OpenApiController {
  constructor(@Inject(ApiDocument) private readonly document: ApiDocument) {}

  @Get('openapi.json')
  @ApiOperation({ operationId: 'getOpenApi', summary: 'This document' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  json(): OpenAPIObject {
    return this.document.get();
  }

  @Get('docs')
  @ApiOperation({ operationId: 'getDocs', summary: 'This document as a page for people' })
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  page(@Frame() frame: PageFrame, @Res({ passthrough: true }) response: Response): string {
    response.type('html');
    return apiDocsPage(frame, this.document.get());
  }
}
