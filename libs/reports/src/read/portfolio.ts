import { Money, ok, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { bestCombination, fitInOrder, type Combination } from '../domain/combinations.js';
import { simulate, type PendingApplication, type PortfolioRoom, type Simulation } from '../domain/portfolio.js';
import { budgetExecution, type TitleRow } from './budget-execution.js';
import { capOverview, SUBMITTED_CENTS } from './cap-overview.js';
import type { CapRow } from './cap-row.js';
import type { ReportRefusal, ReportScope } from './report-scope.js';

export const PORTFOLIO_ORDERS = ['RECEIVED', 'SMALLEST', 'DISTRICT'] as const;
export type PortfolioOrder = (typeof PORTFOLIO_ORDERS)[number];

/** An undecided application as a deciding body sees it; `amount` is what it asks for in the year. */
export interface PortfolioApplication extends PendingApplication {
  readonly id: string;
  readonly title: string;
  readonly ags: string;
  readonly district: string;
  readonly status: string;
  readonly submittedAt: Date | null;
  /** Money that a decision in review has set aside already; it is no longer part of any room. */
  readonly reserved: Money | null;
}

export interface PortfolioQuestion {
  readonly programme: string;
  readonly year: number;
  readonly order: PortfolioOrder;
  /** What if: file number and amount of each application that would be granted; null is what it asks for. */
  readonly choice: ReadonlyMap<string, Money | null>;
}

export interface Portfolio extends ReportScope {
  readonly order: PortfolioOrder;
  /** In the order asked for. */
  readonly applications: readonly PortfolioApplication[];
  /** Caps of the holders that have applied. */
  readonly caps: readonly CapRow[];
  /** The accounts from which grants are taken. */
  readonly titles: readonly TitleRow[];
  readonly room: PortfolioRoom;
  readonly inOrder: Combination;
  readonly mostApplications: Combination;
  readonly mostMoney: Combination;
  readonly simulation: Simulation;
  /** Chosen file numbers that are not among the pending applications, or are reserved already. */
  readonly notPending: readonly string[];
}

interface ApplicationRow {
  id: string;
  file_number: string;
  title: string;
  cap_holder: string;
  district_ags: string;
  district_name: string;
  status: string;
  cents: string;
  first_year: number;
  reserved_cents: string | null;
  submitted_at: Date | null;
  is_opened: boolean;
}

const APPLICATIONS = `SELECT a.id, a.file_number, a.title, a.cap_holder, a.district_ags, a.district_name, a.status,
    r.cents, a.submitted_at,
    (SELECT min(y.key::int) FROM jsonb_each_text(a.requested_by_year) y WHERE y.value::bigint > 0) AS first_year,
    (SELECT sum(h.reserved_cents)::bigint FROM awards.decision d JOIN awards.cap_holding h ON h.decision_id = d.id
      WHERE d.application_id = a.id AND d.state = 'IN_REVIEW' AND h.budget_year = $2::int AND h.reserved_cents > 0) AS reserved_cents,
    EXISTS (SELECT 1 FROM budget.year_opening o JOIN budget.title t ON t.id = o.title_id
      WHERE t.programme_code = a.programme_code AND o.budget_year = $2::int) AS is_opened
  FROM applications.application a
  JOIN LATERAL (SELECT CASE WHEN a.status = 'INFO_REQUESTED' THEN ${SUBMITTED_CENTS}
    ELSE (a.requested_by_year ->> $2::int::text)::bigint END AS cents) r ON r.cents > 0
  WHERE a.programme_code = $1 AND a.status IN
    ('SUBMITTED', 'FORMAL_CHECK', 'INFO_REQUESTED', 'MATERIAL_CHECK', 'DECISION_PREPARED', 'IN_REVIEW', 'RETURNED')
  ORDER BY a.submitted_at, a.file_number`;

/**
 * All undecided applications of a programme and budget year with the room under each cap and in the title, combinations
 * that fit, and what a choice would leave, in cents of that year. Reads only. Refuses what `reportScope` refuses.
 */
export async function portfolio(
  tx: Transaction,
  question: PortfolioQuestion,
): Promise<Result<Portfolio, ReportRefusal>> {
  const overview = await capOverview(tx, { ...question, includeUntouched: true });
  if (!overview.ok) return overview;
  const execution = await budgetExecution(tx, question);
  if (!execution.ok) return execution;
  const rows = await tx.query<ApplicationRow>(APPLICATIONS, [question.programme, question.year, 'infinity']);
  const applications = ordered(
    rows.map((row) => toApplication(row, question.year)),
    question.order,
  );
  const caps = overview.value.rows.filter((row) => applications.some((each) => each.capHolder === row.capHolder));
  const titles = (['AE', 'VE'] as const).flatMap((authority) => firstOf(execution.value.titles, authority));
  const room: PortfolioRoom = {
    holders: new Map(caps.map((row) => [row.capHolder, row.room])),
    title: { AE: freeIn(titles, 'AE'), VE: freeIn(titles, 'VE') },
  };
  const pending = applications.filter(({ reserved }) => reserved === null);
  const chosen = pending.flatMap((each) => amended(each, question.choice.get(each.fileNumber)));
  const { rows: _rows, totals: _totals, ...scope } = overview.value;
  return ok({
    ...scope,
    order: question.order,
    applications,
    caps,
    titles,
    room,
    inOrder: fitInOrder(pending, room),
    mostApplications: bestCombination(pending, room, 'MOST_APPLICATIONS'),
    mostMoney: bestCombination(pending, room, 'MOST_MONEY'),
    simulation: simulate(chosen, room),
    notPending: [...question.choice.keys()].filter((known) => !pending.some(({ fileNumber }) => fileNumber === known)),
  });
}

/** A year that has begun spends: what would be a commitment in advance is charged to its appropriation. */
const toApplication = (row: ApplicationRow, year: number): PortfolioApplication => ({
  id: row.id,
  fileNumber: row.file_number,
  title: row.title,
  capHolder: row.cap_holder,
  ags: row.district_ags,
  district: row.district_name,
  status: row.status,
  amount: Money.ofCents(row.cents),
  authority: row.is_opened || row.first_year === year ? 'AE' : 'VE',
  reserved: row.reserved_cents === null ? null : Money.ofCents(row.reserved_cents),
  submittedAt: row.submitted_at,
});

function ordered(applications: readonly PortfolioApplication[], order: PortfolioOrder): PortfolioApplication[] {
  if (order === 'SMALLEST') return applications.toSorted((one, other) => one.amount.compare(other.amount));
  if (order === 'DISTRICT') return applications.toSorted((one, other) => one.ags.localeCompare(other.ags));
  return [...applications];
}

/** The account a grant of that kind is taken from: the first of its authority by id, as when it is booked. */
const firstOf = (titles: readonly TitleRow[], authority: 'AE' | 'VE'): TitleRow[] =>
  titles
    .filter((title) => title.authority === authority)
    .sort((one, other) => (one.titleId < other.titleId ? -1 : 1))
    .slice(0, 1);

const freeIn = (titles: readonly TitleRow[], authority: 'AE' | 'VE'): Money =>
  titles.find((title) => title.authority === authority)?.free ?? Money.ZERO;

const amended = (application: PortfolioApplication, amount: Money | null | undefined): PendingApplication[] =>
  amount === undefined ? [] : [{ ...application, amount: amount ?? application.amount }];
