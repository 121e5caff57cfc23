import { Controller, Get, Inject, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { PUBLIC_ACTOR } from '#kernel';
import { Database } from '#platform';
import {
  OPEN_AWARDS_TABLE,
  openAwards,
  openAwardsCsv,
  openAwardsSchema,
  openGrantJson,
  type OpenAwards,
} from '#reports';
import { Access } from '../access/index.js';
import { LICENCE } from './public-frame.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const ANY_OBJECT = { schema: { type: 'object', additionalProperties: true } };

/** Awards as open data, without a token. Read as PUBLIC_ACTOR, also for whoever is signed in. */
@ApiTags('public')
@Controller('api/v1/open-data')
@Access.public()
export class OpenAwardsApiController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('awards.json')
  @ApiOperation({ operationId: 'getOpenAwards', summary: 'Awards in the style of 360Giving, withheld values null' })
  @ApiProduces('application/json')
  @ApiOkResponse(ANY_OBJECT)
  async json(): Promise<StreamableFile> {
    const { grants, page, publishers, day } = await this.read();
    const document = {
      license: LICENCE.url,
      licenseName: LICENCE.name,
      dataSource: page,
      dateModified: day,
      publishers: publishers.map(({ name, prefix, verifiedBy }) => ({ name, prefix, verified: verifiedBy !== null })),
      grants: grants.map(openGrantJson),
    };
    return fileOf(JSON.stringify(document), JSON_TYPE);
  }

  @Get('awards.csv')
  @ApiOperation({ operationId: 'getOpenAwardsCsv', summary: 'The same awards as CSV, withheld cells empty' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async csv(): Promise<StreamableFile> {
    const awards = await this.read();
    const disposition = `attachment; filename="${OPEN_AWARDS_TABLE.name}-${awards.day}.csv"`;
    return fileOf(openAwardsCsv(awards), 'text/csv; charset=utf-8', disposition);
  }

  @Get('schema.json')
  @ApiOperation({ operationId: 'getOpenAwardsSchema', summary: 'JSON Schema (draft 07) of awards.json' })
  @ApiProduces('application/json')
  @ApiOkResponse(ANY_OBJECT)
  async schema(): Promise<StreamableFile> {
    const publicUrl = await this.database.read(PUBLIC_ACTOR, async (tx) => tx.publicUrl);
    return fileOf(JSON.stringify(openAwardsSchema(`${publicUrl}/api/v1/open-data/schema.json`), null, 2), JSON_TYPE);
  }

  private read(): Promise<OpenAwards & { readonly day: string }> {
    return this.database.read(PUBLIC_ACTOR, async (tx) => ({
      ...(await openAwards(tx, LICENCE.url)),
      day: tx.today.toString(),
    }));
  }
}

function fileOf(text: string, type: string, disposition?: string): StreamableFile {
  const bytes = Buffer.from(text, 'utf8');
  return new StreamableFile(bytes, {
    type,
    length: bytes.length,
    ...(disposition === undefined ? {} : { disposition }),
  });
}
