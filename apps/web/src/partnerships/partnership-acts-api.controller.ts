import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { CalendarDate, Money, type Actor } from '#kernel';
import {
  changePartnership,
  endMember,
  enterMember,
  findPartnership,
  foundPartnership,
  foundRecommendingBody,
  FUND_CODES,
  MEMBER_ROLES,
  membersOf,
  nameBodies,
  openFrame,
  type FundCode,
  type MemberRole,
} from '#partnerships';
import { Database } from '#platform';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Cents, CENTS_MAX, Choice, Day, Flag, Id, ListOf, Text, TextList, Whole } from '../api/frame/fields.js';

const PROGRAMMES = ['DEMOKRATIE_LEBEN', 'NRWELTOFFEN'] as const;
const BODY_KINDS = ['ALLIANCE', 'YOUTH_FORUM'] as const;

export class CreatedThing {
  @Id() id: string;
}

export class FoundPartnershipBody {
  @Choice(PROGRAMMES) programme: (typeof PROGRAMMES)[number];
  @Text({ min: 3, max: 200 }) name: string;
  @Text({ min: 1, max: 60, description: 'Last part of the address of the public form.', example: 'hamm' }) slug: string;
  @Text({ min: 3, max: 200 }) leadOffice: string;
  @Text({ min: 3, max: 200 }) coordinationOffice: string;
  @Flag() coordinationByCarrier: boolean;
  @Text({ min: 3, max: 254 }) contactEmail: string;
  @Text({ max: 60 }) contactPhone: string;
  @Day() beganOn: string;
  @TextList({ max: 20, length: 300 }) goals: string[];
}

export class ChangePartnershipBody {
  @Text({ min: 3, max: 200 }) name: string;
  @Text({ min: 3, max: 200 }) leadOffice: string;
  @Text({ min: 3, max: 200 }) coordinationOffice: string;
  @Flag() coordinationByCarrier: boolean;
  @Text({ min: 3, max: 254 }) contactEmail: string;
  @Text({ max: 60 }) contactPhone: string;
  @TextList({ max: 20, length: 300 }) goals: string[];
  @Day({ nullable: true, description: 'Since when another office is in charge; null where none changes.' })
  since: string | null;
  @Day({ nullable: true, description: 'Its last day, at most today; null while it goes on.' }) endedOn: string | null;
}

export class FundShare {
  @Choice(FUND_CODES) fund: FundCode;
  @Cents({ max: CENTS_MAX }) amountCents: number;
}

export class OpenFrameBody {
  @Whole({ min: 2015, max: 2199 }) budgetYear: number;
  @Id({ nullable: true, description: 'An award of this system; null where the Bund decides elsewhere.' })
  awardId: string | null;
  @Text({ max: 100 }) federalReference: string;
  @Cents({ max: CENTS_MAX }) awardCents: number;
  @Cents({ max: CENTS_MAX }) ownShareCents: number;
  @ListOf(() => FundShare, { max: FUND_CODES.length }) split: FundShare[];
}

export class NameBodiesBody {
  @Id({ nullable: true }) allianceId: string | null;
  @Id({ nullable: true }) youthForumId: string | null;
}

export class FoundBodyBody {
  @Choice(BODY_KINDS) kind: (typeof BODY_KINDS)[number];
  @Text({ min: 3, max: 200 }) name: string;
}

export class EnterMemberBody {
  @Text({ min: 2, max: 200 }) name: string;
  @Choice(MEMBER_ROLES) role: MemberRole;
  @Day() from: string;
  @Day({ nullable: true }) to: string | null;
}

export class EndMemberBody {
  @Id() memberId: string;
  @Day() to: string;
}

export class MemberView {
  @Id() id: string;
  @Text() name: string;
  @Choice(MEMBER_ROLES) role: string;
  @Day() from: string;
  @Day({ nullable: true }) to: string | null;
}

export class MemberList {
  @ListOf(() => MemberView) members: MemberView[];
}

/** Partnerships: found one, open its years, name its bodies and members. */
@ApiArea('partnerships')
@Controller('api/v1/partnerships')
export class PartnershipActsApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Post()
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'foundPartnership', summary: 'The lead office enters its partnership' })
  @ApiCreatedResponse({ type: CreatedThing })
  found(@Call() call: ApiCall, @Body() body: FoundPartnershipBody): Promise<ApiAnswer> {
    const { programme: programmeCode, beganOn, ...said } = body;
    const command = { ...said, programmeCode, beganOn: CalendarDate.iso(beganOn) };
    return this.acts.perform(call, {
      useCase: (database, actor) => foundPartnership(database, actor, command),
      answer: async (_, { id }) => ({ status: 201, body: { id }, location: `/api/v1/partnerships/${id}` }),
    });
  }

  @Post(':id/change')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'changePartnership', summary: 'Change offices, contact and goals, or end it' })
  @ApiOkResponse({ type: ChangePartnershipBody })
  change(
    @Call() call: ApiCall,
    @Param('id', AnId) partnershipId: string,
    @Body() body: ChangePartnershipBody,
  ): Promise<ApiAnswer> {
    const dayOrNull = (day: string | null): CalendarDate | null => (day === null ? null : CalendarDate.iso(day));
    const command = { ...body, partnershipId, since: dayOrNull(body.since), endedOn: dayOrNull(body.endedOn) };
    return this.acts.perform(call, {
      useCase: (database, actor) => changePartnership(database, actor, command),
      answer: async () => ({ status: 200, body: { ...body } }),
    });
  }

  @Post(':id/frames')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'openPartnershipFrame', summary: 'Open a year and split its money into funds' })
  @ApiCreatedResponse({ type: CreatedThing })
  open(
    @Call() call: ApiCall,
    @Param('id', AnId) partnershipId: string,
    @Body() body: OpenFrameBody,
  ): Promise<ApiAnswer> {
    const { budgetYear, awardId, federalReference } = body;
    const split = Object.fromEntries(body.split.map(({ fund, amountCents }) => [fund, Money.ofCents(amountCents)]));
    const money = { award: Money.ofCents(body.awardCents), ownShare: Money.ofCents(body.ownShareCents), split };
    const command = { partnershipId, budgetYear, awardId, federalReference, ...money, rules: {} };
    return this.acts.perform(call, {
      useCase: (database, actor) => openFrame(database, actor, command),
      answer: async (_, { id }) => ({ status: 201, body: { id } }),
    });
  }

  @Post(':id/name-bodies')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'namePartnershipBodies', summary: 'Say which bodies recommend' })
  @ApiOkResponse({ type: NameBodiesBody })
  name(
    @Call() call: ApiCall,
    @Param('id', AnId) partnershipId: string,
    @Body() body: NameBodiesBody,
  ): Promise<ApiAnswer> {
    const command = { partnershipId, alliance: body.allianceId, youthForum: body.youthForumId };
    return this.acts.perform(call, {
      useCase: (database, actor) => nameBodies(database, actor, command),
      answer: async () => ({ status: 200, body: { ...body } }),
    });
  }

  @Post(':id/bodies')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'foundPartnershipBody', summary: 'Found the alliance or the youth forum and name it' })
  @ApiCreatedResponse({ type: CreatedThing })
  foundBody(
    @Call() call: ApiCall,
    @Param('id', AnId) partnershipId: string,
    @Body() body: FoundBodyBody,
  ): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => foundRecommendingBody(database, actor, { partnershipId, ...body }),
      answer: async (_, { bodyId }) => ({ status: 201, body: { id: bodyId } }),
    });
  }

  @Get(':id/members')
  @ApiOperation({ operationId: 'listPartnershipMembers', summary: 'Who takes and took part; never persons' })
  @ApiOkResponse({ type: MemberList })
  members(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<MemberList> {
    return this.database.read(actor, async (tx) => {
      if (!(await findPartnership(tx, id))) throw new NotFoundException();
      const members = await membersOf(tx, id);
      return {
        members: members.map(({ from, to, ...member }) => ({
          ...member,
          from: from.toString(),
          to: to?.toString() ?? null,
        })),
      };
    });
  }

  @Post(':id/members')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'enterPartnershipMember', summary: 'Enter a member, present or past' })
  @ApiCreatedResponse({ type: CreatedThing })
  enter(
    @Call() call: ApiCall,
    @Param('id', AnId) partnershipId: string,
    @Body() body: EnterMemberBody,
  ): Promise<ApiAnswer> {
    const { name, role } = body;
    const term = { from: CalendarDate.iso(body.from), to: body.to === null ? null : CalendarDate.iso(body.to) };
    return this.acts.perform(call, {
      useCase: (database, actor) => enterMember(database, actor, { partnershipId, name, role, ...term }),
      answer: async (_, { id }) => ({ status: 201, body: { id } }),
    });
  }

  @Post(':id/end-member')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'endPartnershipMember', summary: 'End a membership; it stays on file' })
  @ApiOkResponse({ type: EndMemberBody })
  end(
    @Call() call: ApiCall,
    @Param('id', AnId) partnershipId: string,
    @Body() body: EndMemberBody,
  ): Promise<ApiAnswer> {
    const command = { partnershipId, memberId: body.memberId, to: CalendarDate.iso(body.to) };
    return this.acts.perform(call, {
      useCase: (database, actor) => endMember(database, actor, command),
      answer: async () => ({ status: 200, body: { ...body } }),
    });
  }
}
