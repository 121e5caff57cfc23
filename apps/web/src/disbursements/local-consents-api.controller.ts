import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation } from '@nestjs/swagger';
import { recordLocalConsent } from '#disbursements';
import { CalendarDate } from '#kernel';
import { AnId } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Day, Text, Whole } from '../api/frame/fields.js';

export class LocalConsentBody {
  @Whole({ min: 2000, max: 2199 }) budgetYear: number;
  @Text({ max: 200, description: 'Who decided, for example the Begleitausschuss.' }) body: string;
  @Day() decidedOn: string;
  @Text({ max: 200, description: 'Number of the resolution.' }) reference: string;
}

export class LocalConsentRecorded {
  @Whole() budgetYear: number;
}

/** The council's consent to drawing the money of a year, where the programme demands it. */
@ApiArea('payments')
@Controller('api/v1')
export class LocalConsentsApiController {
  constructor(@Inject(Acts) private readonly acts: Acts) {}

  @Post('awards/:id/local-consents')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'recordLocalConsent', summary: 'Record the consent of the local council' })
  @ApiCreatedResponse({ type: LocalConsentRecorded })
  record(
    @Call() call: ApiCall,
    @Param('id', AnId) awardId: string,
    @Body() body: LocalConsentBody,
  ): Promise<ApiAnswer> {
    const decidedOn = CalendarDate.iso(body.decidedOn);
    return this.acts.perform(call, {
      useCase: (database, actor) => recordLocalConsent(database, actor, { ...body, awardId, decidedOn }),
      answer: async () => ({ status: 201, body: { budgetYear: body.budgetYear } }),
    });
  }
}
