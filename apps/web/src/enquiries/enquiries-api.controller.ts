import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  answerEnquiry,
  askAgain,
  askEnquiry,
  ENQUIRY_KINDS,
  ENQUIRY_LIFECYCLE,
  ENQUIRY_STATUSES,
  enquiryView,
  listEnquiries,
  PHENOMENA,
  referEnquiry,
  takeEnquiryStep,
  type Enquiry,
  type EnquiryStep,
} from '#enquiries';
import type { Actor, Refusal, Result } from '#kernel';
import { Database } from '#platform';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Choice, Day, Flag, Id, ListOf, Text, TextList } from '../api/frame/fields.js';
import { ROOM, TEAM } from './room-access.js';

const LENGTH_MAX = 5000;
const EXCERPT_MAX = 300;

export class WrittenBody {
  @Text({ max: LENGTH_MAX }) body: string;
  @TextList({ length: EXCERPT_MAX, optional: true, description: 'Excerpts that a refusal named and the sender keeps.' })
  confirmed?: string[];
  @Text({ max: 500, optional: true, description: 'Why the confirmed excerpts name no person.' })
  confirmationReason?: string;
}

export class AskBody extends WrittenBody {
  @Choice([...ENQUIRY_KINDS]) kind: string;
  @Choice([...PHENOMENA]) phenomenon: string;
  @Text({ max: 40 }) topicCode: string;
  @Flag({ description: 'The sender says that the text contains no personal data; nothing is taken without it.' })
  saysNoPersonalData: boolean;
}

export class ReferBody extends WrittenBody {
  @Id() referralTargetId: string;
}

export class EnquiryAsked {
  @Id() id: string;
  @Text() reference: string;
}

export class EnquiryStatusView {
  @Id() id: string;
  @Choice([...ENQUIRY_STATUSES]) status: string;
}

export class EnquiryFacts {
  @Id() id: string;
  @Text() reference: string;
  @Text() municipality: string;
  @Text() adminRegion: string;
  @Choice([...ENQUIRY_KINDS]) kind: string;
  @Choice([...PHENOMENA]) phenomenon: string;
  @Text() topicCode: string;
  @Choice([...ENQUIRY_STATUSES]) status: string;
  @Day() askedOn: string;
  @Day({ nullable: true }) wipeOn: string | null;
}

export class EnquiryPassage {
  @Text() kind: string;
  @Text() body: string;
  @Flag() isRedacted: boolean;
}

export class EnquiryDetail extends EnquiryFacts {
  @ListOf(() => EnquiryPassage) passages: EnquiryPassage[];
}

export class EnquiryList {
  @ListOf(() => EnquiryFacts) enquiries: EnquiryFacts[];
}

/** The room for programs. A token sees what its account sees: people of the grants see nothing here, and the other way round. */
@ApiArea('enquiries')
@Controller('api/v1/enquiries')
export class EnquiriesApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listEnquiries', summary: 'Enquiries that you may see, open ones first; no texts' })
  @ApiOkResponse({ type: EnquiryList })
  list(@CurrentActor() actor: Actor): Promise<EnquiryList> {
    return this.database.read(actor, async (tx) => ({ enquiries: (await listEnquiries(tx)).map(factsOf) }));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'readEnquiry', summary: 'One enquiry, with its texts until they are wiped' })
  @ApiOkResponse({ type: EnquiryDetail })
  read(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<EnquiryDetail> {
    return this.database.read(actor, async (tx) => {
      const view = await enquiryView(tx, id);
      if (!view) throw new NotFoundException();
      const passages = view.passages.map(({ kind, body, isRedacted }) => ({ kind, body, isRedacted }));
      return { ...factsOf(view.enquiry), passages };
    });
  }

  @Post()
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'askEnquiry', summary: 'Ask a question or report an observation' })
  @ApiCreatedResponse({ type: EnquiryAsked })
  ask(@Call() call: ApiCall, @Body() body: AskBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      roles: ['ENQUIRY_MEMBER'],
      useCase: async (database, actor) => firstOf(await askEnquiry(database, actor, { ...body, ...writtenIn(body) })),
      answer: async (_tx, asked) => ({ status: 201, body: asked, location: `/api/v1/enquiries/${asked.id}` }),
    });
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'acceptEnquiry', summary: 'Take an enquiry on' })
  @ApiOkResponse({ type: EnquiryStatusView })
  accept(@Call() call: ApiCall, @Param('id', AnId) id: string): Promise<ApiAnswer> {
    return this.step(call, id, 'accept-enquiry');
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'rejectEnquiry', summary: 'Reject for personal data; the content is gone at once' })
  @ApiOkResponse({ type: EnquiryStatusView })
  reject(@Call() call: ApiCall, @Param('id', AnId) id: string): Promise<ApiAnswer> {
    return this.step(call, id, 'reject-for-personal-data');
  }

  @Post(':id/close')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'closeEnquiry', summary: 'Close an answered or referred enquiry' })
  @ApiOkResponse({ type: EnquiryStatusView })
  close(@Call() call: ApiCall, @Param('id', AnId) id: string): Promise<ApiAnswer> {
    return this.step(call, id, 'close-enquiry');
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'answerEnquiry', summary: 'Answer an enquiry' })
  @ApiOkResponse({ type: EnquiryStatusView })
  answer(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: WrittenBody): Promise<ApiAnswer> {
    const input = { enquiryId: id, ...writtenIn(body) };
    return this.write(call, id, TEAM, (database, actor) => answerEnquiry(database, actor, input));
  }

  @Post(':id/refer')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'referEnquiry', summary: 'Name the office that helps on the spot' })
  @ApiOkResponse({ type: EnquiryStatusView })
  refer(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: ReferBody): Promise<ApiAnswer> {
    const input = { enquiryId: id, referralTargetId: body.referralTargetId, ...writtenIn(body) };
    return this.write(call, id, TEAM, (database, actor) => referEnquiry(database, actor, input));
  }

  @Post(':id/ask-again')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'askAgain', summary: 'Ask again about an answer or a referral' })
  @ApiOkResponse({ type: EnquiryStatusView })
  askAgain(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: WrittenBody): Promise<ApiAnswer> {
    const input = { enquiryId: id, ...writtenIn(body) };
    return this.write(call, id, ['ENQUIRY_MEMBER'], (database, actor) => askAgain(database, actor, input));
  }

  private step(call: ApiCall, enquiryId: string, action: EnquiryStep): Promise<ApiAnswer> {
    const roles = ENQUIRY_LIFECYCLE.definition.transitions.flatMap((row) => (row.action === action ? row.by : []));
    return this.write(call, enquiryId, roles, (database, actor) =>
      takeEnquiryStep(database, actor, { enquiryId, action }),
    );
  }

  /** People outside of the room get 404 from the use case, like for any id that they may not see. */
  private write(
    call: ApiCall,
    id: string,
    roles: readonly Actor['roles'][number][],
    useCase: (database: Database, actor: Actor) => Promise<Result<true, Refusal>>,
  ): Promise<ApiAnswer> {
    const isOfRoom = ROOM.some((role) => call.actor.roles.includes(role));
    return this.acts.perform(call, {
      ...(isOfRoom ? { roles } : {}),
      useCase,
      answer: async (tx) => {
        const view = await enquiryView(tx, id);
        return { status: 200, body: { id, status: view?.enquiry.status ?? 'NEW' } };
      },
    });
  }
}

const writtenIn = (body: WrittenBody) => ({
  body: body.body,
  confirmed: body.confirmed ?? [],
  confirmationReason: body.confirmationReason ?? '',
});

function firstOf<T>(result: Result<T, readonly Refusal[]>): Result<T, Refusal> {
  if (result.ok) return result;
  const [first] = result.refusal;
  if (!first) throw new Error('a refusal without a reason');
  return { ok: false, refusal: first };
}

const factsOf = (enquiry: Enquiry): EnquiryFacts => ({
  id: enquiry.id,
  reference: enquiry.reference,
  municipality: enquiry.municipalityName,
  adminRegion: enquiry.adminRegion,
  kind: enquiry.kind,
  phenomenon: enquiry.phenomenon,
  topicCode: enquiry.topicCode,
  status: enquiry.status,
  askedOn: enquiry.askedOn.toString(),
  wipeOn: enquiry.wipeOn?.toString() ?? null,
});
