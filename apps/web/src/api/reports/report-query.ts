import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CalendarDate, ok, type Result } from '#kernel';

const YEAR = 'Geben Sie das Haushaltsjahr mit vier Ziffern an, von 2015 bis 2100.';
const wholeNumber = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value;

/** Programme and budget year: what every report is asked about. */
export class ProgrammeYearQuery {
  @ApiProperty({ example: 'NRWELTOFFEN', description: 'Code of the programme.' })
  @Matches(/^[A-Z][A-Z0-9_]{1,30}$/, { message: 'Geben Sie die Kennung des Programms an, zum Beispiel NRWELTOFFEN.' })
  programme: string;

  @ApiProperty({ example: 2027, minimum: 2015, maximum: 2100, type: 'integer' })
  @Transform(wholeNumber)
  @IsInt({ message: YEAR })
  @Min(2015, { message: YEAR })
  @Max(2100, { message: YEAR })
  year: number;
}

export class CapsQuery extends ProgrammeYearQuery {
  @ApiPropertyOptional({ example: '05358', description: 'Five digits of the district; all districts if left out.' })
  @IsOptional()
  @Matches(/^\d{5}$/, { message: 'Der AGS eines Kreises hat fünf Ziffern, zum Beispiel 05358.' })
  ags?: string;
}

class DayQuery extends ProgrammeYearQuery {
  @ApiPropertyOptional({ example: '2026-06-30', description: 'Figures at the end of this earlier day.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Geben Sie den Tag als JJJJ-MM-TT an.' })
  asOf?: string;
}

export class BudgetReportQuery extends DayQuery {
  @ApiPropertyOptional({ enum: ['json', 'csv', 'xlsx'], default: 'json' })
  @IsIn(['json', 'csv', 'xlsx'], { message: 'Möglich sind json, csv und xlsx.' })
  format: 'json' | 'csv' | 'xlsx' = 'json';

  @ApiPropertyOptional({ enum: ['caps', 'titles'], default: 'caps', description: 'Which table a CSV or XLSX holds.' })
  @IsIn(['caps', 'titles'], { message: 'Möglich sind caps und titles.' })
  table: 'caps' | 'titles' = 'caps';
}

export class CapLedgerQuery extends DayQuery {
  @ApiPropertyOptional({ enum: ['json', 'csv', 'xlsx'], default: 'json' })
  @IsIn(['json', 'csv', 'xlsx'], { message: 'Möglich sind json, csv und xlsx.' })
  format: 'json' | 'csv' | 'xlsx' = 'json';
}

/** The day of a query; null means the present. Refuses a day that does not exist. */
export function asOfIn({ asOf }: { readonly asOf?: string }): Result<CalendarDate | null> {
  if (asOf === undefined) return ok(null);
  const day = CalendarDate.parse(asOf);
  return day.ok ? day : { ok: false, refusal: { ...day.refusal, pointer: '/asOf' } };
}
