import { Controller, Get, Inject, NotFoundException, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import {
  entriesOf,
  findFrame,
  findPartnership,
  framesOf,
  freeOf,
  frameSituation,
  FUND_CODES,
  listPartnerships,
  projectsOf,
  type Frame,
  type Partnership,
} from '#partnerships';
import { Database } from '#platform';
import { AnId, CurrentActor } from '../access/index.js';
import { ApiArea } from '../api/frame/api-area.js';
import { Cents, Choice, Day, Flag, Id, Instant, ListOf, Text, TextList, Whole } from '../api/frame/fields.js';
import { LocalProjectList, toProjectView } from './local-project-views.js';

export class PartnershipView {
  @Id() id: string;
  @Id() organisationId: string;
  @Choice(['DEMOKRATIE_LEBEN', 'NRWELTOFFEN']) programme: string;
  @Text() name: string;
  @Text() slug: string;
  @Text() leadOffice: string;
  @Text() coordinationOffice: string;
  @Flag() coordinationByCarrier: boolean;
  @Text() contactEmail: string;
  @Text() contactPhone: string;
  @TextList() goals: string[];
  @Day() beganOn: string;
  @Day({ nullable: true }) endedOn: string | null;
}

export class PartnershipList {
  @ListOf(() => PartnershipView) partnerships: PartnershipView[];
}

export class FundView {
  @Choice(FUND_CODES) code: string;
  @Cents() allocatedCents: number;
  @Cents() reservedCents: number;
  @Cents() committedCents: number;
  @Cents() paidCents: number;
  @Cents() freeCents: number;
}

export class FrameView {
  @Id() id: string;
  @Whole() budgetYear: number;
  @Text() federalReference: string;
  @Id({ nullable: true }) awardId: string | null;
  @Cents() awardCents: number;
  @Flag({ description: 'The council has not consented yet; no federal money may be drawn.' }) consentMissing: boolean;
  @Cents() drawnCents: number;
  @ListOf(() => FundView) funds: FundView[];
}

export class FrameList {
  @ListOf(() => FrameView) frames: FrameView[];
}

export class FundEntryView {
  @Id() id: string;
  @Choice(FUND_CODES) fund: string;
  @Text() kind: string;
  @Cents() amountCents: number;
  @Text({ nullable: true }) toFund: string | null;
  @Id({ nullable: true }) projectId: string | null;
  @Text() reason: string;
  @Instant() recordedAt: string;
}

export class FundEntryList {
  @ListOf(() => FundEntryView) entries: FundEntryView[];
}

/** Partnerships and their money, to read. */
@ApiArea('partnerships')
@Controller('api/v1')
export class PartnershipsApiController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('partnerships')
  @ApiOperation({ operationId: 'listPartnerships', summary: 'Partnerships that the caller may see' })
  @ApiOkResponse({ type: PartnershipList })
  list(@CurrentActor() actor: Actor): Promise<PartnershipList> {
    return this.database.read(actor, async (tx) => ({ partnerships: (await listPartnerships(tx)).map(toView) }));
  }

  @Get('partnerships/:id')
  @ApiOperation({ operationId: 'getPartnership', summary: 'A partnership' })
  @ApiOkResponse({ type: PartnershipView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PartnershipView> {
    return this.database.read(actor, async (tx) => {
      const partnership = await findPartnership(tx, id);
      if (!partnership) throw new NotFoundException();
      return toView(partnership);
    });
  }

  @Get('partnerships/:id/frames')
  @ApiOperation({ operationId: 'listPartnershipFrames', summary: 'The years of a partnership with their funds' })
  @ApiOkResponse({ type: FrameList })
  frames(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<FrameList> {
    return this.database.read(actor, async (tx) => {
      if (!(await findPartnership(tx, id))) throw new NotFoundException();
      const frames = [];
      for (const frame of await framesOf(tx, id)) frames.push(toFrame(frame, await frameSituation(tx, frame)));
      return { frames };
    });
  }

  @Get('partnership-frames/:id/entries')
  @ApiOperation({ operationId: 'listFundEntries', summary: 'The ledger of a year, in the order of booking' })
  @ApiOkResponse({ type: FundEntryList })
  entries(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<FundEntryList> {
    return this.database.read(actor, async (tx) => {
      if (!(await findFrame(tx, id))) throw new NotFoundException();
      const entries = await entriesOf(tx, id);
      return {
        entries: entries.map((entry) => ({
          id: entry.id,
          fund: entry.code,
          kind: entry.kind,
          amountCents: entry.amount.toCents(),
          toFund: entry.toCode,
          projectId: entry.projectId,
          reason: entry.reason,
          recordedAt: entry.recordedAt.toISOString(),
        })),
      };
    });
  }

  @Get('partnerships/:id/projects')
  @ApiOperation({ operationId: 'listLocalProjects', summary: 'Local projects of a partnership, newest first' })
  @ApiOkResponse({ type: LocalProjectList })
  projects(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<LocalProjectList> {
    return this.database.read(actor, async (tx) => {
      if (!(await findPartnership(tx, id))) throw new NotFoundException();
      return { projects: (await projectsOf(tx, id)).map(toProjectView) };
    });
  }
}

const toView = (partnership: Partnership): PartnershipView => ({
  id: partnership.id,
  organisationId: partnership.organisationId,
  programme: partnership.programmeCode,
  name: partnership.name,
  slug: partnership.slug,
  leadOffice: partnership.leadOffice,
  coordinationOffice: partnership.coordinationOffice,
  coordinationByCarrier: partnership.coordinationByCarrier,
  contactEmail: partnership.contactEmail,
  contactPhone: partnership.contactPhone,
  goals: [...partnership.goals],
  beganOn: partnership.beganOn.toString(),
  endedOn: partnership.endedOn?.toString() ?? null,
});

const toFrame = (frame: Frame, situation: Awaited<ReturnType<typeof frameSituation>>): FrameView => ({
  id: frame.id,
  budgetYear: frame.budgetYear,
  federalReference: frame.federalReference,
  awardId: frame.awardId,
  awardCents: frame.award.toCents(),
  consentMissing: situation.isConsentMissing,
  drawnCents: situation.drawn.toCents(),
  funds: frame.funds.map((fund) => ({
    code: fund.code,
    allocatedCents: fund.allocated.toCents(),
    reservedCents: fund.reserved.toCents(),
    committedCents: fund.committed.toCents(),
    paidCents: fund.paid.toCents(),
    freeCents: freeOf(fund).toCents(),
  })),
});
