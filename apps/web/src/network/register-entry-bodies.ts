import { CalendarDate, DEFAULT_LAND, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import {
  CONCEPT_KINDS,
  CONCEPT_PHASES,
  ENTRY_KINDS,
  OFFER_KINDS,
  PHENOMENA,
  REGISTER_KINDS,
  type ConceptChange,
  type ConceptKind,
  type ConceptPhase,
  type FindingDraft,
  type MeasureChange,
  type OfferDraft,
  type OfferKind,
  type OrganisationDraft,
  type Phenomenon,
  type RegisterKind,
} from '#network';
import { Choice, Day, Flag, Free, Id, Instant, ListOf, Text, TextList, Whole } from '../api/frame/fields.js';

const VERSION = { min: 1, description: 'The version that was read; 409 when it is not the present one any more.' };

export class EntryVersionView {
  @Choice(ENTRY_KINDS) kind: string;
  @Id() id: string;
  @Whole() version: number;
}

export class EntryRevisionView {
  @Whole() version: number;
  @Text() changedByName: string;
  @Instant() changedAt: string;
  @Free({ description: 'The entry as it was.' }) content: object;
}

export class EntryHistory extends EntryVersionView {
  @ListOf(() => EntryRevisionView) versions: EntryRevisionView[];
}

export class RestoreEntryBody {
  @Whole(VERSION) version: number;
  @Whole({ min: 1 }) toVersion: number;
}

export class NewOrganisationBody {
  @Text({ max: 400 }) name: string;
  @Choice(REGISTER_KINDS) kind: RegisterKind;
  @Text({ max: 100 }) seat: string;
  @Text({ nullable: true, max: 5 }) districtAgs: string | null;
  @Text({ max: 500 }) role: string;
  @Text({ max: 500 }) website: string;
  @Text({ max: 254 }) email: string;
  @Text({ max: 60 }) phone: string;
  @Day({ nullable: true }) kgeMemberSince: string | null;
  @Flag() isPublic: boolean;
  @Text({ max: 300 }) source: string;
  @Flag({ description: 'Whether the caller confirms the facts.' }) isVerified: boolean;
}

export class ChangeOrganisationBody extends NewOrganisationBody {
  @Whole(VERSION) version: number;
}

export class NewOfferBody {
  @Id() organisationId: string;
  @Choice(OFFER_KINDS) kind: OfferKind;
  @Text({ max: 400 }) name: string;
  @Text({ max: 2000 }) description: string;
  @Text({ max: 60 }) phone: string;
  @Text({ max: 254 }) email: string;
  @Text({ max: 500 }) website: string;
  @TextList({ max: 60, length: 5, description: 'AGS of the districts.' }) districts: string[];
  @Flag() isPublic: boolean;
  @Flag({ description: 'Whether the caller confirms the facts.' }) isVerified: boolean;
}

export class ChangeOfferBody extends NewOfferBody {
  @Whole(VERSION) version: number;
}

export class FieldOfActionBody {
  @Id({ nullable: true, description: 'Null: a new field of action.' }) id: string | null;
  @Text({ max: 400 }) title: string;
}

export class NewConceptBody {
  @Text({ max: 400 }) title: string;
  @Choice(CONCEPT_KINDS) kind: ConceptKind;
  @Text({ max: 200 }) responsible: string;
  @Text({ nullable: true, max: 5 }) districtAgs: string | null;
  @Choice(CONCEPT_PHASES, { nullable: true }) phase: ConceptPhase | null;
  @Text({ nullable: true, max: 200, description: 'Who resolved it; with day and number, or none of them.' })
  councilBody: string | null;
  @Day({ nullable: true }) councilResolvedOn: string | null;
  @Text({ nullable: true, max: 100 }) councilReference: string | null;
  @Text({ max: 300 }) source: string;
  @Flag() isPublic: boolean;
  @ListOf(() => FieldOfActionBody) fields: FieldOfActionBody[];
}

export class ChangeConceptBody extends NewConceptBody {
  @Whole(VERSION) version: number;
}

export class NewMeasureBody {
  @Id() fieldId: string;
  @Text({ max: 400 }) title: string;
  @Text({ max: 400 }) responsible: string;
  @Text({ max: 500 }) partners: string;
  @Flag() isPublic: boolean;
}

export class ChangeMeasureBody extends NewMeasureBody {
  @TextList({ length: 36, description: 'Ids of the findings it rests on.' }) findingIds: string[];
  @Whole(VERSION) version: number;
}

export class NewFindingBody {
  @Text({ max: 400 }) title: string;
  @Text({ max: 400 }) publisher: string;
  @Whole({ max: 9999 }) publishedYear: number;
  @Choice(PHENOMENA, { nullable: true }) phenomenon: Phenomenon | null;
  @Text() summary: string;
  @Text({ max: 500 }) website: string;
  @Flag() isPublic: boolean;
}

export class ChangeFindingBody extends NewFindingBody {
  @Whole(VERSION) version: number;
}

const verifier = (isVerified: boolean, { name }: Actor): string | null => (isVerified ? name : null);

export const organisationOfBody = (body: NewOrganisationBody, actor: Actor): OrganisationDraft => ({
  ...{ name: body.name, kind: body.kind, land: DEFAULT_LAND, seat: body.seat, districtAgs: body.districtAgs },
  ...{ role: body.role, website: body.website, email: body.email, phone: body.phone, isPublic: body.isPublic },
  kgeMemberSince: body.kgeMemberSince === null ? null : CalendarDate.iso(body.kgeMemberSince),
  source: body.source,
  verifiedBy: verifier(body.isVerified, actor),
});

export const offerOfBody = (body: NewOfferBody, actor: Actor): OfferDraft => ({
  ...{ organisationId: body.organisationId, kind: body.kind, name: body.name, description: body.description },
  ...{ phone: body.phone, email: body.email, website: body.website, isPublic: body.isPublic },
  ...{ districts: body.districts, verifiedBy: verifier(body.isVerified, actor) },
});

/** A concept as it was sent. Refuses a resolution of which only a part is told. */
export function conceptOfBody(body: NewConceptBody): Result<ConceptChange, Refusal> {
  const { councilBody, councilResolvedOn, councilReference } = body;
  const told = [councilBody, councilResolvedOn, councilReference].filter((part) => part !== null).length;
  if (told !== 0 && told !== 3) return refuse('resolution-incomplete', {}, '/councilBody');
  return ok({
    ...{ title: body.title, kind: body.kind, land: DEFAULT_LAND, responsible: body.responsible },
    ...{ districtAgs: body.districtAgs, phase: body.phase, source: body.source, isPublic: body.isPublic },
    resolution:
      councilBody === null || councilResolvedOn === null || councilReference === null
        ? null
        : { body: councilBody, on: CalendarDate.iso(councilResolvedOn), reference: councilReference },
    fields: body.fields.map(({ id, title }) => ({ id, title })),
  });
}

export const measureOfBody = (body: ChangeMeasureBody): MeasureChange => ({
  ...{ fieldId: body.fieldId, title: body.title, responsible: body.responsible, partners: body.partners },
  ...{ isPublic: body.isPublic, findingIds: body.findingIds },
});

export const findingOfBody = (body: NewFindingBody): FindingDraft => ({
  ...{ title: body.title, publisher: body.publisher, publishedYear: body.publishedYear, phenomenon: body.phenomenon },
  ...{ summary: body.summary, website: body.website, isPublic: body.isPublic },
});
