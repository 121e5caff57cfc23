import { CalendarDate } from '#kernel';
import { newId, type Transaction } from '#platform';
import type { DueChange, ReminderForm, ReportKey } from '../domain/due-days.js';

/** A day that replaces the computed one, or the request for it; all of them stay. */
export interface StoredDueChange extends DueChange {
  readonly id: string;
  readonly awardId: string;
  readonly dueBefore: CalendarDate;
  readonly reason: string;
  readonly requestedByName: string | null;
  readonly requestedAt: Date | null;
  readonly decidedByName: string | null;
  readonly decisionReason: string | null;
}

interface ChangeRow {
  id: string;
  award_id: string;
  kind: 'INTERIM' | 'FINAL';
  budget_year: number | null;
  basis: DueChange['basis'];
  state: DueChange['state'];
  due_before: string;
  due_on: string;
  reason: string;
  requested_by_name: string | null;
  requested_at: Date | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  decision_reason: string | null;
}

const toChange = (row: ChangeRow): StoredDueChange => ({
  id: row.id,
  awardId: row.award_id,
  kind: row.kind,
  budgetYear: row.budget_year,
  basis: row.basis,
  state: row.state,
  dueBefore: CalendarDate.iso(row.due_before),
  dueOn: CalendarDate.iso(row.due_on),
  reason: row.reason,
  requestedByName: row.requested_by_name,
  requestedAt: row.requested_at,
  decidedByName: row.decided_by_name,
  decidedAt: row.decided_at,
  decisionReason: row.decision_reason,
});

export const dueChangesOf = (tx: Transaction, awardId: string): Promise<StoredDueChange[]> =>
  dueChangesOfAll(tx, [awardId]);

/** Of many awards, in the order of their days. */
export async function dueChangesOfAll(tx: Transaction, awardIds: readonly string[]): Promise<StoredDueChange[]> {
  const rows = await tx.query<ChangeRow>(
    `SELECT * FROM use_reports.due_change WHERE award_id = ANY($1::uuid[])
     ORDER BY coalesce(decided_at, requested_at)`,
    [awardIds],
  );
  return rows.map(toChange);
}

export async function loadDueChangeForUpdate(tx: Transaction, id: string): Promise<StoredDueChange | null> {
  const [row] = await tx.query<ChangeRow>('SELECT * FROM use_reports.due_change WHERE id = $1 FOR UPDATE', [id]);
  return row ? toChange(row) : null;
}

export interface NewDueChange extends ReportKey {
  readonly awardId: string;
  readonly organisationId: string;
  readonly basis: DueChange['basis'];
  readonly dueBefore: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly reason: string;
}

/** Asked for by the district, or set at once by the authority. */
export async function insertDueChange(
  tx: Transaction,
  change: NewDueChange,
  state: 'REQUESTED' | 'IN_FORCE',
): Promise<void> {
  const isRequest = state === 'REQUESTED';
  const actor = [tx.actor.accountId, tx.actor.name, tx.now];
  const nobody = [null, null, null];
  await tx.query(
    `INSERT INTO use_reports.due_change (id, award_id, organisation_id, kind, budget_year, basis, state, due_before, due_on, reason,
       requested_by, requested_by_name, requested_at, decided_by, decided_by_name, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      newId(),
      change.awardId,
      change.organisationId,
      change.kind,
      change.budgetYear,
      change.basis,
      state,
      change.dueBefore.toString(),
      change.dueOn.toString(),
      change.reason,
      ...(isRequest ? actor : nobody),
      ...(isRequest ? nobody : actor),
    ],
  );
}

export async function decideDueChange(
  tx: Transaction,
  id: string,
  decision: { readonly state: 'IN_FORCE' | 'REFUSED'; readonly dueOn: CalendarDate; readonly reason: string },
): Promise<void> {
  await tx.query(
    `UPDATE use_reports.due_change SET state = $2, due_on = $3, decision_reason = $4, decided_by = $5,
       decided_by_name = $6, decided_at = $7 WHERE id = $1`,
    [id, decision.state, decision.dueOn.toString(), decision.reason || null, tx.actor.accountId, tx.actor.name, tx.now],
  );
}

export interface Reminder extends ReportKey {
  readonly awardId: string;
  readonly organisationId: string;
  readonly dueOn: CalendarDate;
  readonly step: number;
  readonly form: ReminderForm;
  readonly noticeId: string | null;
}

/** What was sent about an award's reports, in the order of the days. */
export async function remindersOf(tx: Transaction, awardId: string): Promise<(Reminder & { sentOn: CalendarDate })[]> {
  const rows = await tx.query<{
    award_id: string;
    organisation_id: string;
    kind: 'INTERIM' | 'FINAL';
    budget_year: number | null;
    due_on: string;
    step: number;
    form: ReminderForm;
    notice_id: string | null;
    sent_on: string;
  }>('SELECT * FROM use_reports.reminder WHERE award_id = $1 ORDER BY sent_on, step', [awardId]);
  return rows.map((row) => ({
    awardId: row.award_id,
    organisationId: row.organisation_id,
    kind: row.kind,
    budgetYear: row.budget_year,
    dueOn: CalendarDate.iso(row.due_on),
    step: row.step,
    form: row.form,
    noticeId: row.notice_id,
    sentOn: CalendarDate.iso(row.sent_on),
  }));
}

export async function insertReminder(tx: Transaction, reminder: Reminder): Promise<void> {
  await tx.query(
    `INSERT INTO use_reports.reminder (award_id, organisation_id, kind, budget_year, due_on, step, form, notice_id, sent_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      reminder.awardId,
      reminder.organisationId,
      reminder.kind,
      reminder.budgetYear,
      reminder.dueOn.toString(),
      reminder.step,
      reminder.form,
      reminder.noticeId,
      tx.today.toString(),
    ],
  );
}
