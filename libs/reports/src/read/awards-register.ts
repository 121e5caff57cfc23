import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';

/** How far the notice of an award has come on its way to the recipient, as recorded. */
export type ServiceState =
  'ISSUED' | 'AVAILABLE' | 'RETRIEVED' | 'POSTED' | 'CONTESTED' | 'UPHELD' | 'ANNULLED' | 'FINAL_BY_WAIVER';

export interface AwardTranche {
  readonly budgetYear: number;
  readonly amount: Money;
}

export interface AwardRow {
  readonly id: string;
  readonly applicationId: string;
  readonly noticeId: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly ags: string;
  readonly district: string;
  readonly recipient: string;
  readonly amount: Money;
  readonly eligible: Money;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly issuedAt: Date;
  readonly tranches: readonly AwardTranche[];
  readonly service: ServiceState;
}

interface AwardSqlRow {
  id: string;
  application_id: string;
  notice_id: string;
  file_number: string;
  title: string;
  district_ags: string;
  district: string;
  recipient: string;
  amount_cents: string;
  eligible_cents: string;
  period_from: string;
  period_to: string;
  issued_at: Date;
  tranches: { year: number; cents: number }[];
  service: ServiceState;
}

const TRANCHES = `SELECT coalesce(jsonb_agg(jsonb_build_object('year', t.budget_year, 'cents', t.amount_cents)
    ORDER BY t.budget_year), '[]') AS tranches
  FROM awards.tranche t WHERE t.award_id = w.id AND t.award_version = w.version`;

const SERVICE = `SELECT CASE
    WHEN bool_or(v.kind = 'ANNULLED') THEN 'ANNULLED'
    WHEN bool_or(v.kind = 'UPHELD') THEN 'UPHELD'
    WHEN bool_or(v.kind = 'CONTESTED') THEN 'CONTESTED'
    WHEN bool_or(v.kind = 'REMEDY_WAIVED') THEN 'FINAL_BY_WAIVER'
    WHEN bool_or(v.kind IN ('PORTAL_RETRIEVED', 'RECEIVED')) THEN 'RETRIEVED'
    WHEN bool_or(v.kind = 'POSTED') THEN 'POSTED'
    WHEN bool_or(v.kind = 'PORTAL_AVAILABLE') THEN 'AVAILABLE'
    ELSE 'ISSUED' END AS service
  FROM notices.delivery v WHERE v.notice_id = w.notice_id`;

const REGISTER = `SELECT w.id, w.application_id, w.notice_id, w.file_number, w.title, w.district_ags, d.name AS district,
    o.name AS recipient, w.amount_cents, w.eligible_cents, w.period_from, w.period_to, w.issued_at, t.tranches, s.service
  FROM awards.award w
  JOIN districts.district d ON d.ags = w.district_ags
  JOIN districts.organisation o ON o.id = w.organisation_id
  JOIN LATERAL (${TRANCHES}) t ON true
  JOIN LATERAL (${SERVICE}) s ON true
  WHERE w.id = ANY($1::uuid[])`;

/** Issued awards in the order asked for, with tranches and the recorded way of their notice. Organisations find their own. */
export async function awardsRegister(tx: Transaction, awardIds: readonly string[]): Promise<AwardRow[]> {
  const rows = await tx.query<AwardSqlRow>(REGISTER, [awardIds]);
  const found = new Map(rows.map((row) => [row.id, toAwardRow(row)]));
  return awardIds.flatMap((id) => found.get(id) ?? []);
}

function toAwardRow(row: AwardSqlRow): AwardRow {
  return {
    id: row.id,
    applicationId: row.application_id,
    noticeId: row.notice_id,
    fileNumber: row.file_number,
    title: row.title,
    ags: row.district_ags,
    district: row.district,
    recipient: row.recipient,
    amount: Money.ofCents(row.amount_cents),
    eligible: Money.ofCents(row.eligible_cents),
    periodFrom: CalendarDate.iso(row.period_from),
    periodTo: CalendarDate.iso(row.period_to),
    issuedAt: row.issued_at,
    tranches: row.tranches.map(({ year, cents }) => ({ budgetYear: year, amount: Money.ofCents(cents) })),
    service: row.service,
  };
}
