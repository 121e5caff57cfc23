import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { findAward, grantCapException, listAwards } from '#awards';
import { findDistrict, findOrganisation } from '#districts';
import { Money, refuse, type Actor } from '#kernel';
import { Database } from '#platform';
import { findProgramme } from '#programmes';
import { AnId, CurrentActor } from '../../access/index.js';
import { GrantCapExceptionBody } from '../applications/action-bodies.js';
import { Acts } from '../frame/acts.js';
import { Acting, ApiArea } from '../frame/api-area.js';
import type { ApiAnswer } from '../frame/api-answer.js';
import { Call, type ApiCall } from '../frame/api-call.js';
import { numberOr, PAGE_SIZE_DEFAULT } from '../frame/paging.js';
import { AwardPage, AwardQuery, AwardView, CapExceptionGranted, toAward } from './award-views.js';

@ApiArea('awards')
@Controller('api/v1')
export class AwardsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get('awards')
  @ApiOperation({ operationId: 'listAwards', summary: 'Awards that the caller may see, newest first' })
  @ApiOkResponse({ type: AwardPage })
  list(@CurrentActor() actor: Actor, @Query() query: AwardQuery): Promise<AwardPage> {
    const page = numberOr(query.page, 1);
    const limit = numberOr(query.limit, PAGE_SIZE_DEFAULT);
    return this.database.read(actor, async (tx) => {
      const found = await listAwards(tx, {
        ...(query.programme ? { programme: query.programme } : {}),
        ...(query.budgetYear ? { budgetYear: Number(query.budgetYear) } : {}),
        limit: limit + 1,
        offset: (page - 1) * limit,
      });
      return { awards: found.slice(0, limit).map(toAward), nextPage: found.length > limit ? page + 1 : null };
    });
  }

  @Get('awards/:id')
  @ApiOperation({ operationId: 'getAward', summary: 'An award with its tranches' })
  @ApiOkResponse({ type: AwardView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<AwardView> {
    return this.database.read(actor, async (tx) => {
      const award = await findAward(tx, id);
      if (!award) throw new NotFoundException();
      return toAward(award);
    });
  }

  @Post('cap-exceptions')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'grantCapException', summary: 'Raise one account above the cap by decree' })
  @ApiCreatedResponse({ type: CapExceptionGranted })
  grantException(@Call() call: ApiCall, @Body() body: GrantCapExceptionBody): Promise<ApiAnswer> {
    const { programme: programmeCode, ags, organisationId, budgetYear, amountCents, decreeReference, reason } = body;
    return this.acts.perform(call, {
      roles: ['CAP_EXCEPTION_OFFICER'],
      useCase: async (database, actor) => {
        const holder = await this.capHolder(actor, programmeCode, ags, organisationId);
        if (!holder.ok) return holder;
        const amount = Money.ofCents(amountCents);
        const account = { programmeCode, capHolder: holder.value, districtAgs: ags };
        return grantCapException(database, actor, { ...account, budgetYear, amount, decreeReference, reason });
      },
      answer: async () => ({ status: 201, body: { programme: programmeCode, ags, budgetYear, amountCents } }),
    });
  }

  private capHolder(actor: Actor, programmeCode: string, ags: string, organisationId: string | undefined) {
    return this.database.read(actor, async (tx) => {
      const programme = await findProgramme(tx, programmeCode);
      if (!programme) return refuse('programme-unknown', { programme: programmeCode }, '/programme');
      if (!(await findDistrict(tx, ags))) return refuse('district-unknown', { ags }, '/ags');
      if (programme.capHolder === 'DISTRICT') return { ok: true as const, value: ags };
      const organisation = organisationId === undefined ? null : await findOrganisation(tx, organisationId);
      if (organisation?.districtAgs !== ags) return refuse('organisation-of-other-district', {}, '/organisationId');
      return { ok: true as const, value: organisation.id };
    });
  }
}
