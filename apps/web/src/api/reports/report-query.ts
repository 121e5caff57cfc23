import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CalendarDate, Money, ok, type Result } from '#kernel';
import { PORTFOLIO_ORDERS, type PortfolioOrder } from '#reports';

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

const CHOICE = /^([\w-]{1,60})(?::(\d{1,12}))?$/;
const asList = ({ value }: { value: unknown }): unknown =>
  value === undefined || Array.isArray(value) ? value : [value];

export class PortfolioQuery extends ProgrammeYearQuery {
  @ApiPropertyOptional({ enum: PORTFOLIO_ORDERS, default: 'RECEIVED' })
  @IsIn(PORTFOLIO_ORDERS, { message: `Möglich sind ${PORTFOLIO_ORDERS.join(', ')}.` })
  order: PortfolioOrder = 'RECEIVED';

  @ApiPropertyOptional({
    type: [String],
    maxItems: 200,
    example: ['NRWO-2027-0001', 'NRWO-2027-0002:4000000'],
    description: 'What if: file number, and an amount in cents where it differs from what was applied for.',
  })
  @IsOptional()
  @Transform(asList)
  @ArrayMaxSize(200, { message: 'Wählen Sie höchstens 200 Anträge.' })
  @Matches(CHOICE, {
    each: true,
    message: 'Geben Sie je Antrag das Aktenzeichen an, bei anderem Betrag mit Cent: NRWO-2027-0001:4000000.',
  })
  choice: string[] = [];
}

/** File numbers of a what-if with their amounts; null is what was applied for. */
export const choiceIn = ({ choice }: PortfolioQuery): Map<string, Money | null> =>
  new Map(
    choice.map((each) => {
      const [, fileNumber = '', cents] = CHOICE.exec(each) ?? [];
      return [fileNumber, cents === undefined ? null : Money.ofCents(cents)];
    }),
  );

/** The day of a query; null means the present. Refuses a day that does not exist. */
export function asOfIn({ asOf }: { readonly asOf?: string }): Result<CalendarDate | null> {
  if (asOf === undefined) return ok(null);
  const day = CalendarDate.parse(asOf);
  return day.ok ? day : { ok: false, refusal: { ...day.refusal, pointer: '/asOf' } };
}
