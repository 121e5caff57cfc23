import { Money, ok, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { reportScope, type ReportQuestion, type ReportRefusal, type ReportScope } from './report-scope.js';

/** One account of a budget title: spending authority (AE) or commitment authority for later years (VE). */
export interface TitleRow {
  readonly titleId: string;
  readonly chapter: string;
  readonly titleNumber: string;
  readonly name: string;
  readonly authority: 'AE' | 'VE';
  readonly verifiedBy: string | null;
  /** Ansatz. */
  readonly appropriation: Money;
  /** Verstärkung and Deckung (§§ 20, 46 LHO). */
  readonly reinforcement: Money;
  /** Umsetzung (§ 50 LHO): away is negative. */
  readonly transfer: Money;
  /** Sperre (§§ 22, 41 LHO), less what was lifted: negative. */
  readonly block: Money;
  /** Überplanmäßige Ausgabe (§ 37 LHO). */
  readonly overrun: Money;
  /** Ausgaberest (§§ 19, 45 LHO): from the year before, or into the next one (negative). */
  readonly carryover: Money;
  /** Lapsed at the end of the year, or with its beginning (commitment authority): negative. */
  readonly lapse: Money;
  /** Sum of all above: what may be bound at all. */
  readonly appropriated: Money;
  readonly reserved: Money;
  readonly committed: Money;
  /** Ist: what has left the title, less what came back in the same year. */
  readonly paid: Money;
  /** Bound and not yet paid. */
  readonly outstanding: Money;
  /** Appropriated less reserved less committed. */
  readonly free: Money;
}

export interface BudgetExecution extends ReportScope {
  readonly titles: readonly TitleRow[];
}

interface TitleSqlRow {
  title_id: string;
  chapter: string;
  title_number: string;
  name: string;
  verified_by: string | null;
  authority: 'AE' | 'VE';
  appropriation_cents: string;
  reinforcement_cents: string;
  transfer_cents: string;
  block_cents: string;
  overrun_cents: string;
  carryover_cents: string;
  lapse_cents: string;
  reserved_cents: string;
  committed_cents: string;
  paid_cents: string;
}

const ofKind = (...kinds: string[]): string =>
  `coalesce(sum(e.appropriated_delta_cents) FILTER (WHERE e.kind IN ('${kinds.join("', '")}')), 0)`;

const KINDS = `${ofKind('APPROPRIATION')} AS appropriation_cents, ${ofKind('REINFORCEMENT')} AS reinforcement_cents,
  ${ofKind('TRANSFER')} AS transfer_cents, ${ofKind('BLOCK', 'UNBLOCK')} AS block_cents, ${ofKind('OVERRUN')} AS overrun_cents,
  ${ofKind('CARRYOVER')} AS carryover_cents, ${ofKind('LAPSE')} AS lapse_cents`;

/** Few bookings appropriate and many bind: the present takes what is bound from the account's running sums. */
const PRESENT = `SELECT t.id AS title_id, t.chapter, t.title_number, t.name, t.verified_by, a.authority, k.*,
    a.reserved_cents, a.committed_cents, a.paid_cents
  FROM budget.title t JOIN budget.account a ON a.title_id = t.id
  JOIN LATERAL (SELECT ${KINDS} FROM budget.entry e
    WHERE e.title_id = a.title_id AND e.budget_year = a.budget_year AND e.authority = a.authority
      AND e.appropriated_delta_cents <> 0) k ON true
  WHERE t.programme_code = $1 AND a.budget_year = $2 AND $3::timestamptz IS NOT NULL
  ORDER BY t.chapter, t.title_number, a.authority`;

const EARLIER = `SELECT t.id AS title_id, t.chapter, t.title_number, t.name, t.verified_by, e.authority, ${KINDS},
    sum(e.reserved_delta_cents) AS reserved_cents, sum(e.committed_delta_cents) AS committed_cents,
    sum(e.paid_delta_cents) AS paid_cents
  FROM budget.title t JOIN budget.entry e ON e.title_id = t.id
  WHERE t.programme_code = $1 AND e.budget_year = $2 AND e.recorded_at < $3
  GROUP BY t.id, e.authority ORDER BY t.chapter, t.title_number, e.authority`;

/** Each title of a programme in a budget year, from appropriation to what is free, in cents. Authority only. */
export async function budgetExecution(
  tx: Transaction,
  question: ReportQuestion,
): Promise<Result<BudgetExecution, ReportRefusal>> {
  const scope = await reportScope(tx, question);
  if (!scope.ok) return scope;
  const { programme, year, time } = scope.value;
  const rows = await tx.query<TitleSqlRow>(time.asOf === null ? PRESENT : EARLIER, [programme, year, time.standAt]);
  return ok({ ...scope.value, titles: rows.map(toTitleRow) });
}

function toTitleRow(row: TitleSqlRow): TitleRow {
  const appropriation = Money.ofCents(row.appropriation_cents);
  const reinforcement = Money.ofCents(row.reinforcement_cents);
  const transfer = Money.ofCents(row.transfer_cents);
  const block = Money.ofCents(row.block_cents);
  const overrun = Money.ofCents(row.overrun_cents);
  const carryover = Money.ofCents(row.carryover_cents);
  const lapse = Money.ofCents(row.lapse_cents);
  const appropriated = Money.sum([appropriation, reinforcement, transfer, block, overrun, carryover, lapse]);
  const reserved = Money.ofCents(row.reserved_cents);
  const committed = Money.ofCents(row.committed_cents);
  const paid = Money.ofCents(row.paid_cents);
  return {
    titleId: row.title_id,
    chapter: row.chapter,
    titleNumber: row.title_number,
    name: row.name,
    verifiedBy: row.verified_by,
    authority: row.authority,
    appropriation,
    reinforcement,
    transfer,
    block,
    overrun,
    carryover,
    lapse,
    appropriated,
    reserved,
    committed,
    paid,
    outstanding: Money.max(committed.minus(paid), Money.ZERO),
    free: appropriated.minus(reserved).minus(committed),
  };
}
