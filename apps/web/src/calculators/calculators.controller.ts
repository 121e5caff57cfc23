import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { BaseRateTable } from '#funding-law';
import { CalendarDate, ok, refuse, SYSTEM_ACTOR, type Refusal, type Result } from '#kernel';
import { Database } from '#platform';
import { baseRateTable } from '#programmes';
import { Access, Frame, sentenceOf, sentencesByField, type PageFrame } from '../access/index.js';
import { InvalidFields } from '../access/failures.js';
import { readBody, readForm, type Calculation, type Calculator, type CalculatorInput } from './calculator.js';
import { calculatorListPage, calculatorPage } from './calculator-pages.js';
import { CALCULATORS } from './calculators.js';

/** Dates beyond these make every period absurd; the law knows neither. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2150;
const MONTHS_MAX = 600;

/** Where the law names a field otherwise than the agreed test cases do. */
const FIELD_OF_POINTER: Readonly<Record<string, string>> = {
  '/limit': '/maxCents',
  '/threshold': '/thresholdCents',
  '/surchargeBps': '/surchargePct',
  '/units': '/unitsActual',
  '/unitAmount': '/unitCents',
};

function calculatorOf(slug: string): Calculator {
  const calculator = CALCULATORS.find((each) => each.slug === slug);
  if (!calculator) throw new NotFoundException();
  return calculator;
}

/** Computes, after refusing days and periods that lead out of the calendar. */
function compute(calculator: Calculator, input: CalculatorInput, rates: BaseRateTable): Result<Calculation> {
  for (const field of calculator.fields) {
    if (field.kind === 'DATE' && !isWithinYears(input.date(field.name))) {
      return refuse('day-out-of-range', { year: input.date(field.name).year }, `/${field.name}`);
    }
  }
  if (calculator.slug === 'month-period' && input.count('months') > MONTHS_MAX) {
    return refuse('whole-number-out-of-range', { least: 0, most: MONTHS_MAX }, '/months');
  }
  const computed = calculator.compute(input, rates);
  if (computed.ok) return ok(computed.value);
  const pointer = FIELD_OF_POINTER[computed.refusal.pointer ?? ''];
  return pointer === undefined ? computed : { ok: false, refusal: { ...computed.refusal, pointer } };
}

const isWithinYears = (day: CalendarDate): boolean => day.year >= FIRST_YEAR && day.year <= LAST_YEAR;

/** Everybody may know the base rates; a visitor has no account to read them with. */
const publishedRates = (database: Database): Promise<BaseRateTable> => database.read(SYSTEM_ACTOR, baseRateTable);

const wrongFields = (refusals: readonly Refusal[]): InvalidFields =>
  new InvalidFields(
    refusals.map((refusal) => ({ pointer: refusal.pointer ?? '', kind: refusal.kind, detail: sentenceOf(refusal) })),
  );

/** Small public calculators: "what if" for staff and districts. They store nothing. */
@Controller('rechner')
@Access.public()
export class CalculatorPagesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  list(@Frame() frame: PageFrame): string {
    return calculatorListPage(frame, CALCULATORS);
  }

  /** A calculation is asked for by its address, so that it can be sent to a colleague. */
  @Get(':slug')
  async show(
    @Frame() frame: PageFrame,
    @Param('slug') slug: string,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    const calculator = calculatorOf(slug);
    const textOf = (name: string): string => (typeof query[name] === 'string' ? query[name].slice(0, 100) : '');
    if (Object.keys(query).length === 0) {
      const examples = Object.fromEntries(calculator.fields.map(({ name, example }) => [name, example]));
      return calculatorPage(frame, { calculator, texts: examples, errors: {}, calculation: null, refusal: null });
    }
    const texts = Object.fromEntries(calculator.fields.map(({ name }) => [name, textOf(name)]));
    const input = readForm(calculator.fields, textOf);
    if (!input.ok) {
      return calculatorPage(frame, {
        calculator,
        texts,
        errors: sentencesByField(input.refusal),
        calculation: null,
        refusal: null,
      });
    }
    const computed = compute(calculator, input.value, await publishedRates(this.database));
    if (computed.ok)
      return calculatorPage(frame, { calculator, texts, errors: {}, calculation: computed.value, refusal: null });
    const isField = calculator.fields.some(({ name }) => computed.refusal.pointer === `/${name}`);
    const errors = isField ? sentencesByField([computed.refusal]) : {};
    return calculatorPage(frame, {
      calculator,
      texts,
      errors,
      calculation: null,
      refusal: isField ? null : sentenceOf(computed.refusal),
    });
  }
}

@ApiTags('calculators')
@Controller('api/v1/calculators')
@Access.public()
export class CalculatorApiController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Post(':kind')
  @HttpCode(200)
  @ApiOperation({ summary: 'Award, settlement, interest and periods as pure calculation; stores nothing' })
  @ApiParam({ name: 'kind', enum: CALCULATORS.map(({ slug }) => slug) })
  @ApiBody({ schema: { type: 'object', example: { posted: '2026-11-20' } } })
  async calculate(@Param('kind') kind: string, @Body() body: unknown): Promise<Calculation['answer']> {
    const calculator = calculatorOf(kind);
    const input = readBody(calculator.fields, body);
    if (!input.ok) throw wrongFields(input.refusal);
    const computed = compute(calculator, input.value, await publishedRates(this.database));
    if (!computed.ok) throw wrongFields([computed.refusal]);
    return computed.value.answer;
  }
}
