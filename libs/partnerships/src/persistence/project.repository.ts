import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import { costsOf, requestedOf, type LegalForm, type LocalApplication } from '../domain/local-application.js';
import type { FundCode } from '../domain/fund.js';
import type { LocalStatus } from '../domain/local-lifecycle.js';
import type { LocalDecision, LocalProject, LocalSettlement, Recommendation } from '../domain/local-project.js';
import { contentOf, readContent, type StoredContent } from './application-content.js';

interface ProjectRow {
  id: string;
  organisation_id: string;
  partnership_id: string;
  frame_id: string;
  fund_code: FundCode;
  budget_year: number;
  number: number;
  status: LocalStatus;
  status_since: Date;
  received_at: Date;
  content: StoredContent;
  costs_cents: string;
  requested_cents: string;
  request_note: string | null;
  vote_id: string | null;
  vote_closes_on: string | null;
  recommendation: Recommendation | null;
  recommendation_note: string | null;
  decision: LocalDecision | null;
  decided_cents: string | null;
  prepared_by: string | null;
  prepared_by_name: string | null;
  signed_by: string | null;
  signed_by_name: string | null;
  signed_at: Date | null;
  notice_id: string | null;
  accepted_on: string | null;
  waived_on: string | null;
  proof_due_on: string | null;
  settlement: LocalSettlement | null;
  settled_cents: string | null;
  settlement_prepared_by: string | null;
  settlement_prepared_by_name: string | null;
  settlement_signed_by: string | null;
  settlement_signed_by_name: string | null;
  settlement_signed_at: Date | null;
  settlement_notice_id: string | null;
  reserved_cents: string | null;
  committed_cents: string | null;
  paid_cents: string | null;
  version: number;
}

const SELECT = `SELECT p.*, h.reserved_cents, h.committed_cents, h.paid_cents FROM partnerships.local_project p
  LEFT JOIN partnerships.holding h ON h.matter_id = p.id`;

export interface NewProject {
  readonly id: string;
  readonly organisationId: string;
  readonly partnershipId: string;
  readonly frameId: string;
  readonly fundCode: FundCode;
  readonly budgetYear: number;
  readonly application: LocalApplication;
}

/** Inserts a received application and answers its number: counted up per partnership and year under a lock. */
export async function insertProject(tx: Transaction, project: NewProject): Promise<number> {
  const { application } = project;
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`local-project:${project.partnershipId}`]);
  const [row] = await tx.query<{ number: number }>(
    `INSERT INTO partnerships.local_project (id, organisation_id, partnership_id, frame_id, fund_code, budget_year, number, status,
       status_since, received_at, title, applicant_name, contact_email, content, starts_on, ends_on, costs_cents, own_cents,
       third_party_cents, requested_cents)
     VALUES ($1, $2, $3, $4, $5, $6, (SELECT coalesce(max(number), 0) + 1 FROM partnerships.local_project
       WHERE partnership_id = $3 AND budget_year = $6), 'RECEIVED', $7, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     RETURNING number`,
    [
      project.id,
      project.organisationId,
      project.partnershipId,
      project.frameId,
      project.fundCode,
      project.budgetYear,
      tx.now,
      ...applicationValues(application),
    ],
  );
  if (!row) throw new Error('the project was not stored');
  return row.number;
}

const applicationValues = (application: LocalApplication): readonly unknown[] => [
  application.title,
  application.applicantName,
  application.contactEmail,
  JSON.stringify(contentOf(application)),
  application.startsOn.toString(),
  application.endsOn.toString(),
  costsOf(application).toCents(),
  application.own.toCents(),
  application.thirdParty.toCents(),
  requestedOf(application).toCents(),
];

/** A corrected application in the place of the incomplete one. */
export async function rewriteApplication(tx: Transaction, id: string, application: LocalApplication): Promise<void> {
  await tx.query(
    `UPDATE partnerships.local_project SET title = $2, applicant_name = $3, contact_email = $4, content = $5, starts_on = $6,
       ends_on = $7, costs_cents = $8, own_cents = $9, third_party_cents = $10, requested_cents = $11 WHERE id = $1`,
    [id, ...applicationValues(application)],
  );
}

export async function findProject(tx: Transaction, id: string): Promise<LocalProject | null> {
  const [row] = await tx.query<ProjectRow>(`${SELECT} WHERE p.id = $1`, [id]);
  return row ? toProject(row) : null;
}

export async function loadProjectForUpdate(tx: Transaction, id: string): Promise<LocalProject | null> {
  const [row] = await tx.query<ProjectRow>(`${SELECT} WHERE p.id = $1 FOR UPDATE OF p`, [id]);
  return row ? toProject(row) : null;
}

/** Projects of a partnership, newest first; of one year if named. */
export async function projectsOf(
  tx: Transaction,
  partnershipId: string,
  budgetYear: number | null = null,
): Promise<LocalProject[]> {
  const rows = await tx.query<ProjectRow>(
    `${SELECT} WHERE p.partnership_id = $1 AND ($2::int IS NULL OR p.budget_year = $2)
     ORDER BY p.budget_year DESC, p.number DESC`,
    [partnershipId, budgetYear],
  );
  return rows.map(toProject);
}

/** Columns that steps write. The name of each stands here, never in what a caller sends. */
type StepColumns = Partial<{
  request_note: string | null;
  checked_by: string;
  checked_by_name: string;
  vote_id: string | null;
  vote_closes_on: string | null;
  recommendation: Recommendation;
  recommendation_note: string | null;
  decision: string | null;
  decision_kind: string | null;
  decision_form: string | null;
  decided_cents: number | null;
  deviation_reason: string | null;
  prepared_by: string | null;
  prepared_by_name: string | null;
  signed_by: string;
  signed_by_name: string;
  signed_at: Date;
  notice_id: string;
  accepted_on: string;
  waived_on: string | null;
  proof_due_on: string;
  settlement: string | null;
  settled_cents: number | null;
  settlement_prepared_by: string | null;
  settlement_prepared_by_name: string | null;
  settlement_signed_by: string;
  settlement_signed_by_name: string;
  settlement_signed_at: Date;
  settlement_notice_id: string;
}>;

/** Writes the status after a step with what the step adds. */
export async function markStep(
  tx: Transaction,
  id: string,
  status: LocalStatus,
  columns: StepColumns = {},
): Promise<void> {
  const names = Object.keys(columns);
  const sets = names.map((name, index) => `${name} = $${index + 4}`);
  await tx.query(
    `UPDATE partnerships.local_project SET ${['status = $2', 'status_since = $3', 'version = version + 1', ...sets].join(', ')}
     WHERE id = $1`,
    [id, status, tx.now, ...Object.values(columns)],
  );
}

const day = (text: string | null): CalendarDate | null => (text === null ? null : CalendarDate.iso(text));
const money = (cents: string | null): Money => Money.ofCents(cents ?? 0);
const signer = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

function toProject(row: ProjectRow): LocalProject {
  const signed = signer(row.signed_by, row.signed_by_name);
  const settled = signer(row.settlement_signed_by, row.settlement_signed_by_name);
  return {
    id: row.id,
    organisationId: row.organisation_id,
    partnershipId: row.partnership_id,
    frameId: row.frame_id,
    fundCode: row.fund_code,
    budgetYear: row.budget_year,
    number: row.number,
    status: row.status,
    statusSince: row.status_since,
    receivedAt: row.received_at,
    application: readContent(row.content),
    costs: money(row.costs_cents),
    requested: money(row.requested_cents),
    requestNote: row.request_note,
    voteId: row.vote_id,
    voteClosesOn: day(row.vote_closes_on),
    recommendation: row.recommendation,
    recommendationNote: row.recommendation_note,
    decision: row.decision,
    decided: row.decided_cents === null ? null : money(row.decided_cents),
    prepared: signer(row.prepared_by, row.prepared_by_name),
    signed: signed && row.signed_at ? { ...signed, at: row.signed_at } : null,
    noticeId: row.notice_id,
    acceptedOn: day(row.accepted_on),
    waivedOn: day(row.waived_on),
    proofDueOn: day(row.proof_due_on),
    settlement: row.settlement,
    settled: row.settled_cents === null ? null : money(row.settled_cents),
    settlementPrepared: signer(row.settlement_prepared_by, row.settlement_prepared_by_name),
    settlementSigned: settled && row.settlement_signed_at ? { ...settled, at: row.settlement_signed_at } : null,
    settlementNoticeId: row.settlement_notice_id,
    reserved: money(row.reserved_cents),
    committed: money(row.committed_cents),
    paid: money(row.paid_cents),
    version: row.version,
  };
}

export type { LegalForm };
