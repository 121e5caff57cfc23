import {
  APPLICATION_LIFECYCLE,
  APPLICATION_STATUSES,
  type ApplicationCase,
  type ApplicationStatus,
} from '#applications';
import type { Actor } from '#kernel';
import {
  Cents,
  CentsByYear,
  Choice,
  Code,
  Day,
  Flag,
  Id,
  Instant,
  ListOf,
  Text,
  TextList,
  Whole,
} from '../frame/fields.js';
import { shownStatus } from '../frame/shown-status.js';

export class ApplicationSummary {
  @Id() id: string;
  @Text({ example: 'NRWeltoffen-2027-0001' }) fileNumber: string;
  @Code() programmeCode: string;
  @Id() callId: string;
  @Id() organisationId: string;
  @Code({ pattern: /^05\d{3}$/, example: '05358' }) districtAgs: string;
  @Text() districtName: string;
  @Whole() budgetYear: number;
  @Text() title: string;
  @Day({ nullable: true }) periodFrom: string | null;
  @Day({ nullable: true }) periodTo: string | null;
  @Choice(APPLICATION_STATUSES, { description: 'Districts see MATERIAL_CHECK while a decision is under way.' })
  status: ApplicationStatus;
  @Instant() statusSince: string;
  @Cents() requestedCents: number;
  @CentsByYear({ max: Number.MAX_SAFE_INTEGER }) requestedCentsByYear: Record<string, number>;
  @Instant({ nullable: true }) submittedAt: string | null;
  @Flag() isLate: boolean;
  @Day({ nullable: true, description: 'Next date of the case; districts see only the date of a request to them.' })
  deadline: string | null;
  @Text({ nullable: true, description: 'Who works on the case; only for the authority.' })
  assignedName: string | null;
  @Whole({ description: 'The number in the ETag.' }) version: number;
  @TextList({ description: 'What the caller may do now: names of the routes below.' })
  possibleActions: readonly string[];
}

export class ApplicationPage {
  @ListOf(() => ApplicationSummary, { max: 200 }) applications: ApplicationSummary[];
  @Id({ nullable: true, description: 'Pass it as "cursor" for the next page; null on the last one.' })
  nextCursor: string | null;
}

export class ApplicationQuery {
  @Choice(APPLICATION_STATUSES, { optional: true }) status?: ApplicationStatus;
  @Code({ optional: true, example: 'NRWELTOFFEN' }) programme?: string;
  @Code({ optional: true, pattern: /^20\d\d$/, example: '2027' }) budgetYear?: string;
  @Code({ optional: true, pattern: /^\d{5}$/, example: '05358' }) ags?: string;
  @Text({ optional: true, max: 200, description: 'Words of file number, title or district.' }) q?: string;
  @Id({ optional: true, description: 'nextCursor of the page before.' }) cursor?: string;
  @Code({ optional: true, pattern: /^(?:[1-9]\d?|1\d\d|200)$/, example: '50', description: 'Rows per page, 1 to 200.' })
  limit?: string;
}

export function toSummary(actor: Actor, application: ApplicationCase): ApplicationSummary {
  const isOutside = actor.scope === 'ORGANISATION';
  const showsDate = !isOutside || application.status === 'INFO_REQUESTED';
  return {
    id: application.id,
    fileNumber: application.fileNumber,
    programmeCode: application.programmeCode,
    callId: application.callId,
    organisationId: application.organisationId,
    districtAgs: application.districtAgs,
    districtName: application.districtName,
    budgetYear: application.budgetYear,
    title: application.title,
    periodFrom: application.periodFrom?.toString() ?? null,
    periodTo: application.periodTo?.toString() ?? null,
    status: shownStatus(actor, application.status),
    statusSince: application.statusSince.toISOString(),
    requestedCents: application.requested.toCents(),
    requestedCentsByYear: Object.fromEntries(
      Object.entries(application.requestedByYear).map(([year, amount]) => [year, amount.toCents()]),
    ),
    submittedAt: application.submittedAt?.toISOString() ?? null,
    isLate: application.isLate,
    deadline: showsDate ? (application.deadline?.toString() ?? null) : null,
    assignedName: isOutside ? null : application.assignedName,
    version: application.version,
    possibleActions: APPLICATION_LIFECYCLE.actionsFor(application.status, actor.roles),
  };
}
