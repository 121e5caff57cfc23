import { ApiProperty } from '@nestjs/swagger';

/** The situation of one district or partnership under the cap. */
export class CapAnswer {
  @ApiProperty({ example: 'NRWELTOFFEN' })
  programme: string;

  @ApiProperty({ example: '05358' })
  ags: string;

  @ApiProperty({ example: 'Kreis Düren' })
  district: string;

  @ApiProperty({ example: '05358', description: 'The AGS, or the id of the partnership that holds the cap.' })
  capHolder: string;

  @ApiProperty({ example: 2027, type: 'integer' })
  budgetYear: number;

  @ApiProperty({ example: 7_210_000, type: 'integer' })
  capCents: number;

  @ApiProperty({ example: 0, type: 'integer' })
  reservedCents: number;

  @ApiProperty({ example: 5_768_000, type: 'integer' })
  committedCents: number;

  @ApiProperty({ example: 1_442_000, type: 'integer', description: 'Cap less reserved less committed.' })
  roomCents: number;

  @ApiProperty({ example: '2026-11-23T08:30:00.000Z', description: 'Time of the figures.' })
  standAt: string;
}

/** Caps and titles of a programme and budget year. */
export class BudgetReportAnswer {
  @ApiProperty({ example: 'NRWELTOFFEN' })
  programme: string;

  @ApiProperty({ example: 'NRWeltoffen' })
  programmeName: string;

  @ApiProperty({ example: 2027, type: 'integer' })
  budgetYear: number;

  @ApiProperty({ example: null, nullable: true, type: String, description: 'The earlier day that was asked for.' })
  asOf: string | null;

  @ApiProperty({ example: '2026-11-23T08:30:00.000Z', description: 'Bookings before this instant are counted.' })
  standAt: string;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  caps: object[];

  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  capTotals: object;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  titles: object[];
}
