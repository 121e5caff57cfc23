import { CalendarDate, Money } from '#kernel';
import { newId, type Transaction } from '#platform';
import type {
  Frame,
  Fund,
  FundCode,
  FundRules,
  LocalFinancing,
  PartnershipProgramme,
  RecommendingBody,
} from '../domain/fund.js';

interface FundRow {
  frame_id: string;
  code: FundCode;
  is_project: boolean;
  accepts_applications: boolean;
  opens_on: string | null;
  closes_on: string | null;
  amount_max_cents: number | null;
  own_share_bps: number;
  own_share_from_cents: number;
  financing_type: LocalFinancing;
  recommended_by: RecommendingBody;
  days_before_meeting: number;
  online_vote_days: number;
  proof_days: number;
  rules_source: string;
  rules_verified_by: string | null;
  allocated_cents: number;
  reserved_cents: number;
  committed_cents: number;
  paid_cents: number;
}

interface FrameRow {
  id: string;
  partnership_id: string;
  organisation_id: string;
  programme_code: PartnershipProgramme;
  budget_year: number;
  federal_reference: string;
  award_id: string | null;
  award_cents: string;
  own_share_cents: string;
  min_project_bps: number;
  allocated_cents: string;
  overhead_cents: string;
  funds: FundRow[];
}

const SELECT = `SELECT f.id, f.partnership_id, f.organisation_id, f.programme_code, f.budget_year, f.federal_reference, f.award_id,
    f.award_cents, f.own_share_cents, f.min_project_bps, f.allocated_cents, f.overhead_cents,
    coalesce((SELECT jsonb_agg(to_jsonb(d) ORDER BY array_position(
      ARRAY['KUF', 'AKTIONSFONDS', 'JUGENDFONDS', 'OEFFENTLICHKEIT_VERNETZUNG', 'WEITERLEITUNG'], d.code))
      FROM partnerships.fund d WHERE d.frame_id = f.id), '[]'::jsonb) AS funds
  FROM partnerships.frame f`;

export async function insertFrame(
  tx: Transaction,
  frame: Omit<Frame, 'allocated' | 'overhead' | 'funds'>,
  funds: readonly { readonly code: FundCode; readonly rules: FundRules }[],
): Promise<void> {
  await tx.query(
    `INSERT INTO partnerships.frame (id, partnership_id, organisation_id, programme_code, budget_year, federal_reference,
       award_id, award_cents, own_share_cents, min_project_bps, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      frame.id,
      frame.partnershipId,
      frame.organisationId,
      frame.programmeCode,
      frame.budgetYear,
      frame.federalReference,
      frame.awardId,
      frame.award.toCents(),
      frame.ownShare.toCents(),
      frame.minProjectBps,
      tx.now,
    ],
  );
  for (const { code, rules } of funds)
    await tx.query(
      `INSERT INTO partnerships.fund (frame_id, code, organisation_id, is_project, accepts_applications, opens_on, closes_on,
         amount_max_cents, own_share_bps, own_share_from_cents, financing_type, recommended_by, days_before_meeting,
         online_vote_days, proof_days, rules_source, rules_verified_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [frame.id, code, frame.organisationId, code !== 'KUF', ...ruleValues(rules)],
    );
}

export async function updateFundRules(
  tx: Transaction,
  frameId: string,
  code: FundCode,
  rules: FundRules,
): Promise<void> {
  await tx.query(
    `UPDATE partnerships.fund SET accepts_applications = $3, opens_on = $4, closes_on = $5, amount_max_cents = $6,
       own_share_bps = $7, own_share_from_cents = $8, financing_type = $9, recommended_by = $10, days_before_meeting = $11,
       online_vote_days = $12, proof_days = $13, rules_source = $14, rules_verified_by = $15
     WHERE frame_id = $1 AND code = $2`,
    [frameId, code, ...ruleValues(rules)],
  );
}

const ruleValues = (rules: FundRules): readonly unknown[] => [
  rules.acceptsApplications,
  rules.opensOn?.toString() ?? null,
  rules.closesOn?.toString() ?? null,
  rules.amountMax?.toCents() ?? null,
  rules.ownShareBps,
  rules.ownShareFrom.toCents(),
  rules.financingType,
  rules.recommendedBy,
  rules.daysBeforeMeeting,
  rules.onlineVoteDays,
  rules.proofDays,
  rules.source,
  rules.verifiedBy,
];

export async function findFrame(tx: Transaction, id: string): Promise<Frame | null> {
  const [row] = await tx.query<FrameRow>(`${SELECT} WHERE f.id = $1`, [id]);
  return row ? toFrame(row) : null;
}

/** All years of a partnership, newest first. */
export async function framesOf(tx: Transaction, partnershipId: string): Promise<Frame[]> {
  const rows = await tx.query<FrameRow>(`${SELECT} WHERE f.partnership_id = $1 ORDER BY f.budget_year DESC`, [
    partnershipId,
  ]);
  return rows.map(toFrame);
}

export async function frameOfYear(tx: Transaction, partnershipId: string, budgetYear: number): Promise<Frame | null> {
  const [row] = await tx.query<FrameRow>(`${SELECT} WHERE f.partnership_id = $1 AND f.budget_year = $2`, [
    partnershipId,
    budgetYear,
  ]);
  return row ? toFrame(row) : null;
}

export const FUND_ENTRY_KINDS = [
  'ALLOCATE',
  'DEALLOCATE',
  'TRANSFER',
  'RESERVE',
  'RELEASE',
  'COMMIT',
  'REDUCE',
  'PAY',
  'REPAY',
] as const;
export type FundEntryKind = (typeof FUND_ENTRY_KINDS)[number];

export interface Booking {
  readonly frameId: string;
  readonly organisationId: string;
  readonly code: FundCode;
  readonly kind: FundEntryKind;
  readonly amount: Money;
  readonly toCode?: FundCode;
  readonly matterId?: string;
  /** A local project; left out for the fund's own expenses. */
  readonly isProject?: boolean;
  readonly reason: string;
}

/** Appends to the ledger; the database keeps the sums and refuses what the fund does not hold. */
export async function book(tx: Transaction, booking: Booking): Promise<void> {
  await tx.query(
    `INSERT INTO partnerships.fund_entry (id, frame_id, code, organisation_id, kind, amount_cents, to_code, matter_id, project_id,
       reason, actor_id, actor_name, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      newId(),
      booking.frameId,
      booking.code,
      booking.organisationId,
      booking.kind,
      booking.amount.toCents(),
      booking.toCode ?? null,
      booking.matterId ?? null,
      booking.isProject ? booking.matterId : null,
      booking.reason,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

export interface FundEntry {
  readonly id: string;
  readonly code: FundCode;
  readonly kind: FundEntryKind;
  readonly amount: Money;
  readonly toCode: FundCode | null;
  readonly projectId: string | null;
  readonly reason: string;
  /** Sums of the fund after the entry. */
  readonly allocated: Money;
  readonly reserved: Money;
  readonly committed: Money;
  readonly paid: Money;
  readonly actorName: string;
  readonly recordedAt: Date;
}

interface EntryRow {
  id: string;
  code: FundCode;
  kind: FundEntryKind;
  amount_cents: string;
  to_code: FundCode | null;
  project_id: string | null;
  reason: string;
  allocated_after_cents: string;
  reserved_after_cents: string;
  committed_after_cents: string;
  paid_after_cents: string;
  actor_name: string;
  recorded_at: Date;
}

/** The ledger of a year in the order of booking; of one fund with what came into it by transfer. */
export async function entriesOf(tx: Transaction, frameId: string, code: FundCode | null = null): Promise<FundEntry[]> {
  const rows = await tx.query<EntryRow>(
    `SELECT id, code, kind, amount_cents, to_code, project_id, reason, allocated_after_cents, reserved_after_cents,
       committed_after_cents, paid_after_cents, actor_name, recorded_at
     FROM partnerships.fund_entry WHERE frame_id = $1 AND ($2::text IS NULL OR code = $2 OR to_code = $2) ORDER BY seq`,
    [frameId, code],
  );
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    kind: row.kind,
    amount: Money.ofCents(row.amount_cents),
    toCode: row.to_code,
    projectId: row.project_id,
    reason: row.reason,
    allocated: Money.ofCents(row.allocated_after_cents),
    reserved: Money.ofCents(row.reserved_after_cents),
    committed: Money.ofCents(row.committed_after_cents),
    paid: Money.ofCents(row.paid_after_cents),
    actorName: row.actor_name,
    recordedAt: row.recorded_at,
  }));
}

const toFrame = (row: FrameRow): Frame => ({
  id: row.id,
  partnershipId: row.partnership_id,
  organisationId: row.organisation_id,
  programmeCode: row.programme_code,
  budgetYear: row.budget_year,
  federalReference: row.federal_reference,
  awardId: row.award_id,
  award: Money.ofCents(row.award_cents),
  ownShare: Money.ofCents(row.own_share_cents),
  minProjectBps: row.min_project_bps,
  allocated: Money.ofCents(row.allocated_cents),
  overhead: Money.ofCents(row.overhead_cents),
  funds: row.funds.map(toFund),
});

const toFund = (row: FundRow): Fund => ({
  frameId: row.frame_id,
  code: row.code,
  isProject: row.is_project,
  rules: {
    acceptsApplications: row.accepts_applications,
    opensOn: row.opens_on === null ? null : CalendarDate.iso(row.opens_on),
    closesOn: row.closes_on === null ? null : CalendarDate.iso(row.closes_on),
    amountMax: row.amount_max_cents === null ? null : Money.ofCents(row.amount_max_cents),
    ownShareBps: row.own_share_bps,
    ownShareFrom: Money.ofCents(row.own_share_from_cents),
    financingType: row.financing_type,
    recommendedBy: row.recommended_by,
    daysBeforeMeeting: row.days_before_meeting,
    onlineVoteDays: row.online_vote_days,
    proofDays: row.proof_days,
    source: row.rules_source,
    verifiedBy: row.rules_verified_by,
  },
  allocated: Money.ofCents(row.allocated_cents),
  reserved: Money.ofCents(row.reserved_cents),
  committed: Money.ofCents(row.committed_cents),
  paid: Money.ofCents(row.paid_cents),
});
