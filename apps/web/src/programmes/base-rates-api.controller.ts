import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CalendarDate, type Actor } from '#kernel';
import { Database } from '#platform';
import { baseRateTable, enterBaseRate, listBaseRates, type BaseRateVersion } from '#programmes';
import { CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Day, Flag, ListOf, Text, Whole } from '../api/frame/fields.js';

export class EnterBaseRateBody {
  @Day({ description: '1 January or 1 July.', example: '2027-01-01' }) validFrom: string;
  @Whole({ min: -1000, max: 3000, description: 'Hundredths of a percent a year: 152 = 1.52 %.', example: 152 })
  rateBps: number;
  @Text({ max: 300 }) source: string;
  @Flag({ optional: true, description: 'Whether you compared the value with its source.' }) isVerified?: boolean;
}

export class BaseRateView {
  @Day() validFrom: string;
  @Whole({ min: 1, description: 'A higher version corrects a lower one.' }) version: number;
  @Whole({ min: -1000, max: 3000 }) rateBps: number;
  @Text() source: string;
  @Text({ nullable: true }) verifiedBy: string | null;
}

export class BaseRateList {
  @Day({ description: 'Last day for which interest can be computed.' }) knownUntil: string;
  @ListOf(() => BaseRateView, { max: 1000 }) rates: BaseRateView[];
}

/** The Basiszinssatz as data. */
@ApiArea('catalogue')
@Controller('api/v1/base-rates')
export class BaseRatesApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listBaseRates', summary: 'Base rates with source, newest first' })
  @ApiOkResponse({ type: BaseRateList })
  list(@CurrentActor() actor: Actor): Promise<BaseRateList> {
    return this.database.read(actor, async (tx) => ({
      knownUntil: (await baseRateTable(tx)).knownUntil.toString(),
      rates: (await listBaseRates(tx)).map(toView),
    }));
  }

  @Post()
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'enterBaseRate', summary: 'Enter or correct the base rate of a half-year' })
  @ApiCreatedResponse({ type: BaseRateView })
  enter(@Call() call: ApiCall, @Body() body: EnterBaseRateBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      roles: ['PROGRAMME_ADMIN'],
      useCase: (database, actor) =>
        enterBaseRate(database, actor, {
          ...body,
          validFrom: CalendarDate.iso(body.validFrom),
          isVerified: body.isVerified ?? false,
        }),
      answer: async (_tx, rate) => ({ status: 201, body: toView(rate) }),
    });
  }
}

const toView = (rate: BaseRateVersion): BaseRateView => ({ ...rate, validFrom: rate.validFrom.toString() });
