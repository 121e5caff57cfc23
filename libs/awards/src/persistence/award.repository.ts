import type { FinancingType } from '#funding-law';
import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import type { Tranche } from '../domain/tranche.js';
import { insertVersion } from './award-version.repository.js';

export interface Award {
  readonly id: string;
  readonly applicationId: string;
  readonly decisionId: string;
  readonly organisationId: string;
  readonly programmeCode: string;
  readonly districtAgs: string;
  readonly capHolder: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly financingType: FinancingType;
  readonly rateBps: number | null;
  readonly amount: Money;
  readonly eligible: Money;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly noticeId: string;
  readonly version: number;
  readonly issuedAt: Date;
  /** Why nothing is paid for now; null while payments flow. */
  readonly paymentsStopped: string | null;
  readonly tranches: readonly Tranche[];
}

interface AwardRow {
  id: string;
  application_id: string;
  decision_id: string;
  organisation_id: string;
  programme_code: string;
  district_ags: string;
  cap_holder: string;
  file_number: string;
  title: string;
  financing_type: FinancingType;
  rate_bps: number | null;
  amount_cents: string;
  eligible_cents: string;
  period_from: string;
  period_to: string;
  notice_id: string;
  version: number;
  issued_at: Date;
  payments_stopped_reason: string | null;
  tranches: { budget_year: number; authority: 'AE' | 'VE'; amount_cents: number }[];
}

const SELECT = `SELECT a.id, a.application_id, a.decision_id, a.organisation_id, a.programme_code, a.district_ags, a.cap_holder,
    a.file_number, a.title, a.financing_type, a.rate_bps, a.amount_cents, a.eligible_cents, a.period_from, a.period_to,
    a.notice_id, a.version, a.issued_at, a.payments_stopped_reason, t.tranches
  FROM awards.award a
  JOIN LATERAL (SELECT jsonb_agg(jsonb_build_object('budget_year', budget_year, 'authority', authority,
      'amount_cents', amount_cents) ORDER BY budget_year) AS tranches
    FROM awards.tranche WHERE award_id = a.id AND award_version = a.version) t ON true`;

export type NewAward = Omit<Award, 'version' | 'issuedAt' | 'paymentsStopped'>;

/** Writes the award with its first version. Throws at the commit unless cap and budget hold exactly its tranches. */
export async function insertAward(tx: Transaction, award: NewAward): Promise<void> {
  await tx.query(
    `INSERT INTO awards.award (id, application_id, decision_id, organisation_id, programme_code, district_ags, cap_holder,
       file_number, title, financing_type, rate_bps, amount_cents, eligible_cents, period_from, period_to, notice_id, issued_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      award.id,
      award.applicationId,
      award.decisionId,
      award.organisationId,
      award.programmeCode,
      award.districtAgs,
      award.capHolder,
      award.fileNumber,
      award.title,
      award.financingType,
      award.rateBps,
      award.amount.toCents(),
      award.eligible.toCents(),
      award.periodFrom.toString(),
      award.periodTo.toString(),
      award.noticeId,
      tx.now,
    ],
  );
  await insertVersion(tx, { ...award, awardId: award.id, version: 1, cause: 'AWARD' });
}

export async function findAward(tx: Transaction, id: string): Promise<Award | null> {
  const [row] = await tx.query<AwardRow>(`${SELECT} WHERE a.id = $1`, [id]);
  return row ? toAward(row) : null;
}

/** Awards in the order asked for; unknown ones and those of others are left out. */
export async function findAwards(tx: Transaction, ids: readonly string[]): Promise<Award[]> {
  const rows = await tx.query<AwardRow>(
    `${SELECT} JOIN unnest($1::uuid[]) WITH ORDINALITY AS asked (id, place) ON asked.id = a.id ORDER BY asked.place`,
    [ids],
  );
  return rows.map(toAward);
}

/** The award locked until the end of the transaction, so that two changes never start from the same version. */
export async function loadAwardForUpdate(tx: Transaction, id: string): Promise<Award | null> {
  await tx.query(`SELECT 1 FROM awards.award WHERE id = $1 FOR UPDATE`, [id]);
  return findAward(tx, id);
}

export async function awardOfApplication(tx: Transaction, applicationId: string): Promise<Award | null> {
  const [row] = await tx.query<AwardRow>(`${SELECT} WHERE a.application_id = $1`, [applicationId]);
  return row ? toAward(row) : null;
}

export interface AwardFilter {
  readonly programme?: string;
  readonly budgetYear?: number;
  readonly organisationId?: string;
  readonly limit: number;
  readonly offset: number;
}

export async function listAwards(tx: Transaction, filter: AwardFilter): Promise<Award[]> {
  const rows = await tx.query<AwardRow>(
    `${SELECT} WHERE ($1::text IS NULL OR a.programme_code = $1)
       AND ($2::int IS NULL OR EXISTS (SELECT 1 FROM awards.tranche y
         WHERE y.award_id = a.id AND y.award_version = a.version AND y.budget_year = $2))
       AND ($5::uuid IS NULL OR a.organisation_id = $5)
     ORDER BY a.issued_at DESC, a.id LIMIT $3 OFFSET $4`,
    [filter.programme ?? null, filter.budgetYear ?? null, filter.limit, filter.offset, filter.organisationId ?? null],
  );
  return rows.map(toAward);
}

function toAward(row: AwardRow): Award {
  return {
    id: row.id,
    applicationId: row.application_id,
    decisionId: row.decision_id,
    organisationId: row.organisation_id,
    programmeCode: row.programme_code,
    districtAgs: row.district_ags,
    capHolder: row.cap_holder,
    fileNumber: row.file_number,
    title: row.title,
    financingType: row.financing_type,
    rateBps: row.rate_bps,
    amount: Money.ofCents(row.amount_cents),
    eligible: Money.ofCents(row.eligible_cents),
    periodFrom: CalendarDate.iso(row.period_from),
    periodTo: CalendarDate.iso(row.period_to),
    noticeId: row.notice_id,
    version: row.version,
    issuedAt: row.issued_at,
    paymentsStopped: row.payments_stopped_reason,
    tranches: row.tranches.map((tranche) => ({
      budgetYear: tranche.budget_year,
      authority: tranche.authority,
      amount: Money.ofCents(tranche.amount_cents),
    })),
  };
}
