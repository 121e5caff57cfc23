import { Controller, Get, Inject, NotFoundException, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { findDistrict, listDistricts, type DistrictView } from '#districts';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import {
  findProgramme,
  listCalls,
  listCaps,
  listProgrammes,
  openCalls,
  termsOn,
  type Call,
  type Programme,
} from '#programmes';
import { CurrentActor } from '../../access/index.js';
import { ApiArea } from '../frame/api-area.js';
import {
  CallList,
  CallQuery,
  DistrictApiView,
  DistrictList,
  ProgrammeDetail,
  ProgrammeList,
  type CallView,
} from './catalogue-views.js';

@ApiArea('catalogue')
@Controller('api/v1')
export class CatalogueController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('programmes')
  @ApiOperation({ operationId: 'listProgrammes', summary: 'Programmes' })
  @ApiOkResponse({ type: ProgrammeList })
  programmes(@CurrentActor() actor: Actor): Promise<ProgrammeList> {
    return this.database.read(actor, async (tx) => ({ programmes: (await listProgrammes(tx)).map(toProgramme) }));
  }

  @Get('programmes/:code')
  @ApiOperation({ operationId: 'getProgramme', summary: 'A programme with its terms of today and its caps' })
  @ApiOkResponse({ type: ProgrammeDetail })
  programme(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<ProgrammeDetail> {
    return this.database.read(actor, async (tx) => {
      const programme = await findProgramme(tx, code);
      if (!programme) throw new NotFoundException();
      const found = await termsOn(tx, code, tx.today);
      const version = found.ok ? found.value : null;
      const caps = await listCaps(tx, code);
      return {
        ...toProgramme(programme),
        terms: version && {
          id: version.id,
          label: version.label,
          validFrom: version.validFrom.toString(),
          validTo: version.validTo?.toString() ?? null,
          source: version.source,
          verifiedBy: version.verifiedBy,
          unverified: version.terms.unverified,
          parameters: version.terms,
        },
        caps: caps.map(({ budgetYear, amount, source, verifiedBy }) => ({
          budgetYear,
          capCents: amount.toCents(),
          source,
          verifiedBy,
        })),
      };
    });
  }

  @Get('calls')
  @ApiOperation({ operationId: 'listCalls', summary: 'Calls for applications' })
  @ApiOkResponse({ type: CallList })
  calls(@CurrentActor() actor: Actor, @Query() query: CallQuery): Promise<CallList> {
    return this.database.read(actor, async (tx) => {
      const open = new Set((await openCalls(tx)).map(({ id }) => id));
      const calls = (await listCalls(tx, query.programme)).map((call) => toCall(call, open.has(call.id)));
      return { calls: calls.filter(({ isOpen }) => query.open === undefined || String(isOpen) === query.open) };
    });
  }

  @Get('districts')
  @ApiOperation({ operationId: 'listDistricts', summary: 'The districts of North Rhine-Westphalia' })
  @ApiOkResponse({ type: DistrictList })
  districts(@CurrentActor() actor: Actor): Promise<DistrictList> {
    return this.database.read(actor, async (tx) => ({ districts: (await listDistricts(tx)).map(toDistrict) }));
  }

  @Get('districts/:ags')
  @ApiOperation({ operationId: 'getDistrict', summary: 'A district by its AGS' })
  @ApiOkResponse({ type: DistrictApiView })
  district(@CurrentActor() actor: Actor, @Param('ags') ags: string): Promise<DistrictApiView> {
    return this.database.read(actor, async (tx) => {
      const district = await findDistrict(tx, ags);
      if (!district) throw new NotFoundException();
      return toDistrict(district);
    });
  }
}

const toProgramme = ({ code, name, shortName, capHolder }: Programme): ProgrammeList['programmes'][number] => ({
  code,
  name,
  shortName,
  capHolder,
});

const toCall = (call: Call, isOpen: boolean): CallView => ({
  id: call.id,
  programmeCode: call.programmeCode,
  name: call.name,
  budgetYear: call.budgetYear,
  opensAt: call.opensAt.toISOString(),
  closesAt: call.closesAt.toISOString(),
  latePolicy: call.latePolicy,
  periodFrom: call.periodFrom.toString(),
  periodTo: call.periodTo.toString(),
  isOpen,
});

const toDistrict = ({ ags, name, kind, adminRegion, court }: DistrictView): DistrictApiView => ({
  ags,
  name,
  kind,
  adminRegion,
  court: { name: court.name, street: court.street, postcode: court.postcode, city: court.city },
});
