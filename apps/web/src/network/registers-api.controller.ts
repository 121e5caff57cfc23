import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  counsellingFigures,
  enterFigure,
  findConcept,
  listConcepts,
  listOffers,
  MEASURE_ACTIONS,
  measuresOf,
  moveMeasure,
  OFFER_KINDS,
  searchFindings,
  searchOrganisations,
  type Concept,
  type MeasureAction,
} from '#network';
import type { Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Choice, Flag, Id, ListOf, Text, TextList, Whole } from '../api/frame/fields.js';

export class OrganisationEntry {
  @Id() id: string;
  @Text() name: string;
  @Text() kind: string;
  @Text() seat: string;
  @Text({ nullable: true }) districtAgs: string | null;
  @Text() role: string;
  @Flag() isPublic: boolean;
}

export class OfferEntry {
  @Id() id: string;
  @Text() name: string;
  @Choice(OFFER_KINDS) kind: string;
  @Text() organisation: string;
  @TextList({ description: 'AGS of the districts for which it is responsible.' }) districts: string[];
}

export class FindingEntry {
  @Id() id: string;
  @Text() title: string;
  @Text() publisher: string;
  @Whole() publishedYear: number;
  @Text() summary: string;
}

export class MeasureEntry {
  @Id() id: string;
  @Whole() number: number;
  @Text() title: string;
  @Text() responsible: string;
  @Text() status: string;
}

export class ConceptEntry {
  @Id() id: string;
  @Text() title: string;
  @Choice(['STATE', 'INTERMINISTERIAL', 'LOCAL']) kind: string;
  @Text() responsible: string;
  @Text({ nullable: true }) phase: string | null;
  @TextList() fields: string[];
}

export class ConceptWhole extends ConceptEntry {
  @ListOf(() => MeasureEntry) measures: MeasureEntry[];
}

export class RegisterList {
  @ListOf(() => OrganisationEntry) organisations: OrganisationEntry[];
  @ListOf(() => OfferEntry) offers: OfferEntry[];
  @ListOf(() => FindingEntry) findings: FindingEntry[];
  @ListOf(() => ConceptEntry) concepts: ConceptEntry[];
}

export class FigureCell {
  @Text() category: string;
  @Whole({ nullable: true, description: 'Null: small, or it would give a small one away.' }) cases: number | null;
}

export class FigureEntry {
  @Text({ example: '2026-1' }) halfYear: string;
  @Choice(OFFER_KINDS) kind: string;
  @Whole({ nullable: true }) total: number | null;
  @ListOf(() => FigureCell) cells: FigureCell[];
}

export class FigureList {
  @ListOf(() => FigureEntry) figures: FigureEntry[];
}

export class EnterFigureBody {
  @Id() offerId: string;
  @Text({ min: 6, max: 6, example: '2026-1' }) halfYear: string;
  @Text({ min: 3, max: 100 }) category: string;
  @Whole({ max: 100_000 }) cases: number;
}

export class MoveMeasureBody {
  @Id() measureId: string;
  @Choice(MEASURE_ACTIONS) action: MeasureAction;
  @Text({ max: 500, optional: true }) note?: string;
}

/** The registers of the network, for whoever is signed in; internal entries for the authority alone. */
@ApiArea('network')
@Controller('api/v1/network')
export class RegistersApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listRegisters',
    summary: 'Organisations, offers, findings and concepts that one may see',
  })
  @ApiOkResponse({ type: RegisterList })
  list(@CurrentActor() actor: Actor): Promise<RegisterList> {
    return this.database.read(actor, async (tx) => ({
      organisations: (await searchOrganisations(tx)).map(({ id, name, kind, seat, districtAgs, role, isPublic }) => ({
        ...{ id, name, kind, seat, districtAgs, role, isPublic },
      })),
      offers: (await listOffers(tx)).map(({ id, name, kind, organisationName: organisation, districts }) => ({
        ...{ id, name, kind, organisation, districts: [...districts] },
      })),
      findings: (await searchFindings(tx)).map(({ id, title, publisher, publishedYear, summary }) => ({
        ...{ id, title, publisher, publishedYear, summary },
      })),
      concepts: (await listConcepts(tx)).map(toConcept),
    }));
  }

  @Get('concepts/:id')
  @ApiOperation({ operationId: 'getConcept', summary: 'An action concept with its measures' })
  @ApiOkResponse({ type: ConceptWhole })
  concept(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<ConceptWhole> {
    return this.database.read(actor, (tx) => conceptOf(tx, id));
  }

  @Post('concepts/:id/move-measure')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'moveMeasure', summary: 'Move a measure on; its earlier statuses stay' })
  @ApiOkResponse({ type: ConceptWhole })
  move(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: MoveMeasureBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => moveMeasure(database, actor, { ...body, note: body.note ?? '' }),
      answer: async (tx) => ({ status: 200, body: await conceptOf(tx, id) }),
    });
  }

  @Get('figures')
  @ApiOperation({
    operationId: 'listFigures',
    summary: 'Counselling as counts per half-year; small numbers are hidden',
  })
  @ApiOkResponse({ type: FigureList })
  figures(@CurrentActor() actor: Actor): Promise<FigureList> {
    return this.database.read(actor, async (tx) => ({
      figures: (await counsellingFigures(tx)).map(({ halfYear, kind, total, cells }) => ({
        ...{ halfYear, kind, total },
        cells: cells.map((cell) => ({ ...cell })),
      })),
    }));
  }

  @Post('figures')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'enterFigure', summary: 'Enter a count of a half-year' })
  @ApiCreatedResponse({ type: EnterFigureBody })
  figure(@Call() call: ApiCall, @Body() body: EnterFigureBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => enterFigure(database, actor, body),
      answer: async () => ({ status: 201, body: { ...body } }),
    });
  }
}

const toConcept = ({ id, title, kind, responsible, phase, fields }: Concept): ConceptEntry => ({
  ...{ id, title, kind, responsible, phase },
  fields: fields.map((field) => field.title),
});

async function conceptOf(tx: Transaction, id: string): Promise<ConceptWhole> {
  const concept = await findConcept(tx, id);
  if (!concept) throw new NotFoundException();
  const measures = await measuresOf(tx, id);
  return {
    ...toConcept(concept),
    measures: measures.map((each) => ({
      ...{ id: each.id, number: each.number, title: each.title, responsible: each.responsible, status: each.status },
    })),
  };
}
