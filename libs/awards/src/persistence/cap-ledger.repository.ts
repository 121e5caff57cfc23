import { Money } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { CapSituation } from '../domain/district-cap.js';
import type { Tranche } from '../domain/tranche.js';

export interface CapHolder {
  readonly programmeCode: string;
  readonly capHolder: string;
  readonly districtAgs: string;
}

interface SituationRow {
  budget_year: number;
  cap_cents: string;
  exception_cents: string;
  reserved_cents: string;
  committed_cents: string;
}

const toSituation = (row: SituationRow): CapSituation => ({
  budgetYear: row.budget_year,
  cap: Money.ofCents(row.cap_cents),
  exception: Money.ofCents(row.exception_cents),
  reserved: Money.ofCents(row.reserved_cents),
  committed: Money.ofCents(row.committed_cents),
});

/** Locks the accounts of the holder in the order of their years. Throws `cap_unknown` for a year without a cap. */
export async function lockCapAccounts(
  tx: Transaction,
  holder: CapHolder,
  years: readonly number[],
): Promise<CapSituation[]> {
  const rows = await tx.query<SituationRow>(`SELECT * FROM awards.lock_cap_accounts($1, $2, $3, $4)`, [
    holder.programmeCode,
    holder.capHolder,
    holder.districtAgs,
    years,
  ]);
  return rows.map(toSituation);
}

/** Reads the situation without a lock; a year without any booking shows the cap untouched. */
export async function readCapSituations(
  tx: Transaction,
  holder: CapHolder,
  years: readonly number[],
): Promise<CapSituation[]> {
  const rows = await tx.query<SituationRow>(
    `SELECT y.budget_year, coalesce(a.cap_cents, r.amount_cents) AS cap_cents, coalesce(a.exception_cents, 0) AS exception_cents,
       coalesce(a.reserved_cents, 0) AS reserved_cents, coalesce(a.committed_cents, 0) AS committed_cents
     FROM unnest($3::int[]) AS y (budget_year)
     LEFT JOIN awards.cap_account a
       ON a.programme_code = $1 AND a.cap_holder = $2 AND a.budget_year = y.budget_year
     JOIN LATERAL (SELECT amount_cents FROM programmes.cap_rule
       WHERE programme_code = $1 AND budget_year = y.budget_year ORDER BY version DESC LIMIT 1) r ON true
     ORDER BY y.budget_year`,
    [holder.programmeCode, holder.capHolder, years],
  );
  return rows.map(toSituation);
}

/** What a decision holds reserved under the cap, by year. */
export async function heldByDecision(tx: Transaction, decisionId: string): Promise<Record<number, Money>> {
  const rows = await tx.query<{ budget_year: number; reserved_cents: string }>(
    `SELECT budget_year, reserved_cents FROM awards.cap_holding WHERE decision_id = $1 AND reserved_cents > 0`,
    [decisionId],
  );
  return Object.fromEntries(rows.map((row) => [row.budget_year, Money.ofCents(row.reserved_cents)]));
}

export type CapEntryKind = 'RESERVATION' | 'RELEASE' | 'AWARD' | 'INCREASE' | 'DECREASE';

interface CapBooking {
  readonly kind: CapEntryKind;
  readonly decisionId: string;
  readonly noticeId: string | null;
  readonly lines: readonly { readonly budgetYear: number; readonly reserved: Money; readonly committed: Money }[];
}

/** Appends entries for several years in one statement. The database moves the sums and refuses to break the cap. */
export async function bookCapEntries(tx: Transaction, holder: CapHolder, booking: CapBooking): Promise<void> {
  if (booking.lines.length === 0) return;
  await tx.query(
    `INSERT INTO awards.cap_entry (id, programme_code, cap_holder, budget_year, district_ags, kind, reserved_delta_cents,
       committed_delta_cents, decision_id, notice_id, actor_id, effective_on, recorded_at)
     SELECT line.id, $1, $2, line.budget_year, $3, $4, line.reserved, line.committed, $5, $6, $7, $8, $9
     FROM unnest($10::uuid[], $11::int[], $12::bigint[], $13::bigint[]) AS line (id, budget_year, reserved, committed)
     ORDER BY line.budget_year`,
    [
      holder.programmeCode,
      holder.capHolder,
      holder.districtAgs,
      booking.kind,
      booking.decisionId,
      booking.noticeId,
      tx.actor.accountId,
      tx.today.toString(),
      tx.now,
      booking.lines.map(() => newId()),
      booking.lines.map((line) => line.budgetYear),
      booking.lines.map((line) => line.reserved.cents.toString()),
      booking.lines.map((line) => line.committed.cents.toString()),
    ],
  );
}

export async function reserveUnderCap(
  tx: Transaction,
  holder: CapHolder,
  decisionId: string,
  tranches: readonly Tranche[],
): Promise<void> {
  const lines = tranches.map(({ budgetYear, amount }) => ({ budgetYear, reserved: amount, committed: Money.ZERO }));
  await bookCapEntries(tx, holder, { kind: 'RESERVATION', decisionId, noticeId: null, lines });
}

/** Gives back whatever the decision still holds reserved. Harmless if it holds nothing. */
export async function releaseUnderCap(tx: Transaction, holder: CapHolder, decisionId: string): Promise<void> {
  const held = await heldByDecision(tx, decisionId);
  const lines = Object.entries(held).map(([year, amount]) => ({
    budgetYear: Number(year),
    reserved: amount.negated(),
    committed: Money.ZERO,
  }));
  await bookCapEntries(tx, holder, { kind: 'RELEASE', decisionId, noticeId: null, lines });
}

/** Turns the reservation into a commitment; what was not reserved any more is taken from the room. */
export async function commitUnderCap(
  tx: Transaction,
  holder: CapHolder,
  award: {
    readonly decisionId: string;
    readonly noticeId: string;
    readonly tranches: readonly Tranche[];
    readonly held: Readonly<Record<number, Money>>;
  },
): Promise<void> {
  const lines = award.tranches.map(({ budgetYear, amount }) => ({
    budgetYear,
    reserved: (award.held[budgetYear] ?? Money.ZERO).negated(),
    committed: amount,
  }));
  await bookCapEntries(tx, holder, { kind: 'AWARD', decisionId: award.decisionId, noticeId: award.noticeId, lines });
}

export async function insertCapException(
  tx: Transaction,
  holder: CapHolder,
  exception: {
    readonly budgetYear: number;
    readonly amount: Money;
    readonly decreeReference: string;
    readonly reason: string;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO awards.cap_entry (id, programme_code, cap_holder, budget_year, district_ags, kind, exception_delta_cents,
       decree_reference, reason, actor_id, effective_on, recorded_at)
     VALUES ($1, $2, $3, $4, $5, 'CAP_EXCEPTION', $6, $7, $8, $9, $10, $11)`,
    [
      newId(),
      holder.programmeCode,
      holder.capHolder,
      exception.budgetYear,
      holder.districtAgs,
      exception.amount.toCents(),
      exception.decreeReference,
      exception.reason,
      tx.actor.accountId,
      tx.today.toString(),
      tx.now,
    ],
  );
}
