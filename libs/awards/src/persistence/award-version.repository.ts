import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import type { RevisionCause } from '../domain/award-revision.js';
import type { Tranche } from '../domain/tranche.js';

export type VersionCause = 'AWARD' | RevisionCause;

/** One version of an award, as an act made it. Versions are counted from 1 without a gap and stay for ever. */
export interface AwardVersion {
  readonly awardId: string;
  readonly version: number;
  readonly cause: VersionCause;
  readonly noticeId: string;
  readonly amount: Money;
  readonly eligible: Money;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly signedByName: string;
  readonly signedAt: Date;
  /** By year; years that fell to zero are kept. */
  readonly tranches: readonly Tranche[];
}

type NewVersion = Omit<AwardVersion, 'signedByName' | 'signedAt'>;

/** Appends a version with its tranches, signed by the actor. The database judges at the commit that it is booked whole. */
export async function insertVersion(tx: Transaction, version: NewVersion): Promise<void> {
  await tx.query(
    `INSERT INTO awards.award_version (award_id, version, cause, notice_id, amount_cents, eligible_cents, period_from,
       period_to, signed_by, signed_by_name, signed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      version.awardId,
      version.version,
      version.cause,
      version.noticeId,
      version.amount.toCents(),
      version.eligible.toCents(),
      version.periodFrom.toString(),
      version.periodTo.toString(),
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
  await tx.query(
    `INSERT INTO awards.tranche (award_id, award_version, budget_year, authority, amount_cents)
     SELECT $1, $2, * FROM unnest($3::int[], $4::text[], $5::bigint[])`,
    [
      version.awardId,
      version.version,
      version.tranches.map((tranche) => tranche.budgetYear),
      version.tranches.map((tranche) => tranche.authority),
      version.tranches.map((tranche) => tranche.amount.cents.toString()),
    ],
  );
}

/** Makes the appended version the one that counts. */
export async function switchToVersion(tx: Transaction, version: NewVersion): Promise<void> {
  await tx.query(
    `UPDATE awards.award SET version = $2, amount_cents = $3, eligible_cents = $4, period_from = $5, period_to = $6
     WHERE id = $1`,
    [
      version.awardId,
      version.version,
      version.amount.toCents(),
      version.eligible.toCents(),
      version.periodFrom.toString(),
      version.periodTo.toString(),
    ],
  );
}

interface VersionRow {
  award_id: string;
  version: number;
  cause: VersionCause;
  notice_id: string;
  amount_cents: string;
  eligible_cents: string;
  period_from: string;
  period_to: string;
  signed_by_name: string;
  signed_at: Date;
  tranches: { budget_year: number; authority: 'AE' | 'VE'; amount_cents: number }[] | null;
}

const SELECT = `SELECT v.award_id, v.version, v.cause, v.notice_id, v.amount_cents, v.eligible_cents, v.period_from,
    v.period_to, v.signed_by_name, v.signed_at,
    (SELECT jsonb_agg(jsonb_build_object('budget_year', t.budget_year, 'authority', t.authority, 'amount_cents',
       t.amount_cents) ORDER BY t.budget_year) FROM awards.tranche t
     WHERE t.award_id = v.award_id AND t.award_version = v.version) AS tranches
  FROM awards.award_version v`;

/** Every version of an award that the actor may see, oldest first. */
export async function awardVersions(tx: Transaction, awardId: string): Promise<readonly AwardVersion[]> {
  const rows = await tx.query<VersionRow>(`${SELECT} WHERE v.award_id = $1 ORDER BY v.version`, [awardId]);
  return rows.map(toVersion);
}

/** The version that an act made, if it made one. */
export async function versionOfNotice(tx: Transaction, noticeId: string): Promise<AwardVersion | null> {
  const [row] = await tx.query<VersionRow>(`${SELECT} WHERE v.notice_id = $1 AND v.cause <> 'ANNULMENT'`, [noticeId]);
  return row ? toVersion(row) : null;
}

function toVersion(row: VersionRow): AwardVersion {
  return {
    awardId: row.award_id,
    version: row.version,
    cause: row.cause,
    noticeId: row.notice_id,
    amount: Money.ofCents(row.amount_cents),
    eligible: Money.ofCents(row.eligible_cents),
    periodFrom: CalendarDate.iso(row.period_from),
    periodTo: CalendarDate.iso(row.period_to),
    signedByName: row.signed_by_name,
    signedAt: row.signed_at,
    tranches: (row.tranches ?? []).map((tranche) => ({
      budgetYear: tranche.budget_year,
      authority: tranche.authority,
      amount: Money.ofCents(tranche.amount_cents),
    })),
  };
}
