import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import { PENDING_STATUSES, type ApplicationStatus } from '../domain/application-lifecycle.js';
import { searchWords } from './search-words.js';

export type WorklistView = 'OPEN' | 'MINE' | 'DUE' | 'REVIEW' | 'UNASSIGNED' | 'DECIDED';
export type WorklistSort =
  'deadline' | '-deadline' | 'fileNumber' | '-fileNumber' | 'requested' | '-requested' | 'submitted' | '-submitted';

export interface WorklistFilter {
  readonly view: WorklistView;
  readonly search?: string;
  readonly programme?: string;
  readonly budgetYear?: number;
  readonly status?: ApplicationStatus;
  readonly adminRegion?: string;
  readonly assignedTo?: string;
  /** Only these cases, where another context chose them. */
  readonly onlyIds?: readonly string[];
  readonly sort: WorklistSort;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

export interface WorklistRow {
  readonly id: string;
  readonly fileNumber: string;
  readonly title: string;
  readonly programmeCode: string;
  readonly districtAgs: string;
  readonly districtName: string;
  readonly capHolder: string;
  readonly status: ApplicationStatus;
  readonly deadline: CalendarDate | null;
  readonly deadlineReason: string | null;
  readonly budgetYear: number;
  readonly requested: Money;
  readonly requestedByYear: Readonly<Record<number, Money>>;
  readonly assignedTo: string | null;
  readonly assignedName: string | null;
  readonly isLate: boolean;
  readonly version: number;
}

export interface WorklistPage {
  readonly rows: readonly WorklistRow[];
  /** Exact up to 1000; beyond, more than that many match. */
  readonly total: number;
  readonly isTotalExact: boolean;
}

const COUNT_LIMIT = 1000;
const SEARCH_LIMIT = 2000;
const DUE_DAYS = 7;

const ORDER: Readonly<Record<WorklistSort, string>> = {
  deadline: 'deadline ASC NULLS LAST, id ASC',
  '-deadline': 'deadline DESC NULLS LAST, id DESC',
  fileNumber: 'file_number ASC',
  '-fileNumber': 'file_number DESC',
  requested: 'requested_cents ASC, id ASC',
  '-requested': 'requested_cents DESC, id DESC',
  submitted: 'submitted_at ASC, id ASC',
  '-submitted': 'submitted_at DESC, id DESC',
};

/** One page of the worklist. Counting stops at a bound and searching runs on an index, so that it stays fast at any size. */
export async function worklist(tx: Transaction, filter: WorklistFilter): Promise<WorklistPage> {
  const condition = conditionOf(tx, filter);
  const offset = (Math.max(1, filter.page) - 1) * filter.pageSize;
  const place = condition.parameters.length;
  const rows = await tx.query<WorklistSqlRow>(
    `SELECT id, file_number, title, programme_code, district_ags, district_name, cap_holder, status, deadline, deadline_reason,
       budget_year, requested_cents, requested_by_year, assigned_to, assigned_name, is_late, version
     FROM applications.application WHERE ${condition.sql} ORDER BY ${ORDER[filter.sort]} LIMIT $${place + 1} OFFSET $${place + 2}`,
    [...condition.parameters, filter.pageSize, offset],
  );
  const total = await countUpTo(tx, condition, COUNT_LIMIT);
  return { rows: rows.map(toRow), total, isTotalExact: total < COUNT_LIMIT };
}

/** How many cases a selection holds, up to the bound of the list. */
export async function countCases(tx: Transaction, filter: WorklistFilter): Promise<number> {
  return countUpTo(tx, conditionOf(tx, filter), COUNT_LIMIT);
}

/** How many cases each built-in view holds, up to the bound. Counted by the database with the owner's rights: numbers alone. */
export async function worklistCounts(
  tx: Transaction,
  programme?: string,
): Promise<Readonly<Record<WorklistView, number>>> {
  const [found] = await tx.query<Readonly<Record<WorklistView, number>>>(
    `SELECT open_cases AS "OPEN", mine AS "MINE", due AS "DUE", review AS "REVIEW", unassigned AS "UNASSIGNED", decided AS "DECIDED"
     FROM applications.count_views($1, $2, $3)`,
    [programme ?? null, tx.actor.accountId, tx.today.plusDays(DUE_DAYS).toString()],
  );
  if (!found) throw new Error('the views were not counted');
  return found;
}

interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

async function countUpTo(tx: Transaction, { sql, parameters }: Condition, limit: number): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM applications.application WHERE ${sql} LIMIT ${limit}) AS found`,
    parameters,
  );
  return row?.n ?? 0;
}

/** Statuses are written out as constants so that the partial index of open cases fits. */
function conditionOf(tx: Transaction, filter: WorklistFilter): Condition {
  const parameters: unknown[] = [];
  const parts: string[] = [];
  const add = (text: (place: string) => string, value: unknown): void => {
    parameters.push(value);
    parts.push(text(`$${parameters.length}`));
  };
  const open = `status IN (${PENDING_STATUSES.map((status) => `'${status}'`).join(', ')})`;
  if (filter.view === 'DECIDED') parts.push(`status IN ('APPROVED', 'REJECTED', 'INADMISSIBLE', 'WITHDRAWN')`);
  else if (filter.view === 'REVIEW') parts.push(`status = 'IN_REVIEW'`);
  else parts.push(open);
  if (filter.view === 'MINE') add((place) => `assigned_to = ${place}`, tx.actor.accountId);
  if (filter.view === 'DUE') add((place) => `deadline <= ${place}`, tx.today.plusDays(DUE_DAYS).toString());
  if (filter.view === 'UNASSIGNED') parts.push('assigned_to IS NULL');
  if (filter.status) add((place) => `status = ${place}`, filter.status);
  if (filter.programme) add((place) => `programme_code = ${place}`, filter.programme);
  if (filter.budgetYear) add((place) => `budget_year = ${place}`, filter.budgetYear);
  if (filter.adminRegion) add((place) => `admin_region = ${place}`, filter.adminRegion);
  if (filter.assignedTo) add((place) => `assigned_to = ${place}`, filter.assignedTo);
  if (filter.onlyIds) add((place) => `id = ANY (${place}::uuid[])`, filter.onlyIds);
  const words = searchWords(filter.search ?? '');
  if (words !== '') add((place) => `id IN (SELECT applications.find(${place}, ${SEARCH_LIMIT}))`, words);
  return { sql: parts.join(' AND '), parameters };
}

interface WorklistSqlRow {
  id: string;
  file_number: string;
  title: string;
  programme_code: string;
  district_ags: string;
  district_name: string;
  cap_holder: string;
  status: ApplicationStatus;
  deadline: string | null;
  deadline_reason: string | null;
  budget_year: number;
  requested_cents: string;
  requested_by_year: Record<string, number>;
  assigned_to: string | null;
  assigned_name: string | null;
  is_late: boolean;
  version: number;
}

const toRow = (row: WorklistSqlRow): WorklistRow => ({
  id: row.id,
  fileNumber: row.file_number,
  title: row.title,
  programmeCode: row.programme_code,
  districtAgs: row.district_ags,
  districtName: row.district_name,
  capHolder: row.cap_holder,
  status: row.status,
  deadline: row.deadline === null ? null : CalendarDate.iso(row.deadline),
  deadlineReason: row.deadline_reason,
  budgetYear: row.budget_year,
  requested: Money.ofCents(row.requested_cents),
  requestedByYear: Object.fromEntries(
    Object.entries(row.requested_by_year).map(([year, cents]) => [year, Money.ofCents(cents)]),
  ),
  assignedTo: row.assigned_to,
  assignedName: row.assigned_name,
  isLate: row.is_late,
  version: row.version,
});
