import { FUND_CODES, LOCAL_STATUSES, projectNumber, type LocalProject } from '#partnerships';
import { Cents, Choice, Day, Id, Instant, ListOf, Text, Whole } from '../api/frame/fields.js';

export class LocalProjectView {
  @Id() id: string;
  @Id() partnershipId: string;
  @Text({ example: 'P-27-031' }) number: string;
  @Whole() budgetYear: number;
  @Choice(FUND_CODES) fund: string;
  @Choice(LOCAL_STATUSES) status: string;
  @Text() title: string;
  @Text() applicant: string;
  @Instant() receivedAt: string;
  @Day() startsOn: string;
  @Day() endsOn: string;
  @Cents() costsCents: number;
  @Cents() requestedCents: number;
  @Text({ nullable: true }) recommendation: string | null;
  @Cents({ nullable: true, description: 'Null until somebody has signed.' }) decidedCents: number | null;
  @Cents() paidCents: number;
  @Cents({ nullable: true }) settledCents: number | null;
  @Day({ nullable: true }) proofDueOn: string | null;
}

export class LocalProjectList {
  @ListOf(() => LocalProjectView) projects: LocalProjectView[];
}

export const toProjectView = (project: LocalProject): LocalProjectView => ({
  id: project.id,
  partnershipId: project.partnershipId,
  number: projectNumber(project),
  budgetYear: project.budgetYear,
  fund: project.fundCode,
  status: project.status,
  title: project.application.title,
  applicant: project.application.applicantName,
  receivedAt: project.receivedAt.toISOString(),
  startsOn: project.application.startsOn.toString(),
  endsOn: project.application.endsOn.toString(),
  costsCents: project.costs.toCents(),
  requestedCents: project.requested.toCents(),
  recommendation: project.recommendation,
  decidedCents: project.signed ? (project.decided?.toCents() ?? null) : null,
  paidCents: project.paid.toCents(),
  settledCents: project.settlementSigned ? (project.settled?.toCents() ?? null) : null,
  proofDueOn: project.proofDueOn?.toString() ?? null,
});
