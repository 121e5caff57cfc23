import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { refuse, type Actor } from '#kernel';
import { Database } from '#platform';
import { capOverview, type CapOverview, type CapRow } from '#reports';
import { Access, accepted, CurrentActor } from '../../access/index.js';
import { CapAnswer } from './report-answers.js';
import { CapsQuery } from './report-query.js';
import { FINANCE_READERS } from './finance-readers.js';

@ApiTags('caps')
@ApiBearerAuth()
@Controller('api/v1/caps')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', ...FINANCE_READERS)
export class CapsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'Room under the cap, by district; a district sees its own alone' })
  @ApiOkResponse({ type: [CapAnswer] })
  async list(@CurrentActor() actor: Actor, @Query() query: CapsQuery): Promise<CapAnswer[]> {
    const { programme, year, ags } = query;
    const question = { programme, year, includeUntouched: true };
    const overview = accepted(await this.database.read(actor, (tx) => capOverview(tx, question)));
    const rows = overview.rows.filter((row) => ags === undefined || row.ags === ags);
    if (ags !== undefined && rows.length === 0) accepted(refuse('report-holder-unknown', { capHolder: ags }, '/ags'));
    return rows.map((row) => toAnswer(overview, row));
  }
}

function toAnswer({ programme, year, time }: CapOverview, row: CapRow): CapAnswer {
  return {
    programme,
    ags: row.ags,
    district: row.district,
    capHolder: row.capHolder,
    budgetYear: year,
    capCents: row.cap.toCents(),
    reservedCents: row.reserved.toCents(),
    committedCents: row.committed.toCents(),
    roomCents: row.room.toCents(),
    standAt: time.standAt.toISOString(),
  };
}
