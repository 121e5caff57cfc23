import { findAwards } from '#awards';
import type { CalendarDate, LifeDuty, Money } from '#kernel';
import type { Transaction } from '#platform';
import { awardsOfPage, awardsRegister, countAwards, openFiles, type AwardChoice, type AwardRow } from '#reports';
import { gatherStandings } from '../grant-life/gather-standings.js';
import type { LifeStanding } from '../grant-life/life.js';
import { STEP_LABELS, stepReached, type ReachedStep } from '../grant-life/life-steps.js';
import { pageIn, textIn, type FilterQuery } from './budget-filter.js';

const PAGE_LENGTH = 50;
const SOON_DAYS = 14;

export const DUE_CHOICES = ['', 'ueberfaellig', 'bald'] as const;
export const SORT_CHOICES = ['frist', 'neueste'] as const;

/** What the list shows; empty or null means all. */
export interface AwardListQuery {
  readonly programme: string;
  readonly year: string;
  /** Position in `STEP_LABELS`. */
  readonly step: number | null;
  readonly due: (typeof DUE_CHOICES)[number];
  readonly sort: (typeof SORT_CHOICES)[number];
  readonly page: number;
}

/** Reads the filter; what is not known counts as left out. */
export function readAwardListQuery(query: FilterQuery, programmes: readonly string[]): AwardListQuery {
  const step = STEP_LABELS.indexOf(textIn(query, 'schritt'));
  return {
    programme: programmes.find((code) => code === textIn(query, 'programm')) ?? '',
    year: /^\d{4}$/.test(textIn(query, 'jahr')) ? textIn(query, 'jahr') : '',
    step: step === -1 ? null : step,
    due: DUE_CHOICES.find((choice) => choice === textIn(query, 'frist')) ?? '',
    sort: SORT_CHOICES.find((choice) => choice === textIn(query, 'sortierung')) ?? 'frist',
    page: pageIn(query),
  };
}

/** The same list as an address. */
export function awardListHref(query: AwardListQuery, page: number): string {
  const parameters = new URLSearchParams({
    programm: query.programme,
    jahr: query.year,
    schritt: query.step === null ? '' : (STEP_LABELS[query.step] ?? ''),
    frist: query.due,
    sortierung: query.sort,
    seite: String(page),
  });
  return `/bewilligungen?${parameters}`;
}

export interface ListedAward extends AwardRow {
  readonly step: ReachedStep;
  /** The earliest open duty of either side; null where nothing is open. */
  readonly next: LifeDuty | null;
}

export interface AwardList {
  readonly rows: readonly ListedAward[];
  readonly page: number;
  readonly pageCount: number;
  readonly total: number;
  /** Of all that match, not only of this page. */
  readonly amountTotal: Money;
  readonly overdue: number;
  readonly today: CalendarDate;
}

/**
 * Awards by what is due next, or newest first, with the step each has reached. PostgreSQL pages; worked out are the duties of
 * open files alone, because a closed one asks for nothing any more. The number of queries is fixed.
 */
export async function readAwardList(tx: Transaction, query: AwardListQuery): Promise<AwardList> {
  const choice: AwardChoice = {
    programme: query.programme === '' ? null : query.programme,
    budgetYear: query.year === '' ? null : Number(query.year),
  };
  const open = (await gatherStandings(tx, await findAwards(tx, await openFiles(tx, choice))))
    .filter((standing) => matches(standing, query))
    .sort(byNextDuty);
  const withClosed = query.due === '' && (query.step === null || query.step === CLOSED.current - 1);
  const listing = { ...choice, open: open.map(({ award }) => award.id), withClosed };
  const { total, amount } = await countAwards(tx, listing);
  const pageCount = Math.max(1, Math.ceil(total / PAGE_LENGTH));
  const page = Math.min(query.page, pageCount);
  const [limit, offset, order] = [PAGE_LENGTH, (page - 1) * PAGE_LENGTH, ORDERS[query.sort]];
  const rows = await awardsRegister(tx, await awardsOfPage(tx, { ...listing, order, limit, offset }));
  const standingOf = new Map(open.map((standing) => [standing.award.id, standing]));
  return {
    rows: rows.map((row) => listed(row, standingOf.get(row.id))),
    page,
    pageCount,
    total,
    amountTotal: amount,
    overdue: open.filter(isOverdue).length,
    today: tx.today,
  };
}

const ORDERS = { frist: 'DUE', neueste: 'NEWEST' } as const;
const CLOSED: ReachedStep = {
  label: STEP_LABELS.at(-1) ?? '',
  current: STEP_LABELS.length,
  of: STEP_LABELS.length - 1,
};

/** A grant with an open file as it stands; without one, its file is closed. */
const listed = (row: AwardRow, standing: LifeStanding | undefined): ListedAward => ({
  ...row,
  step: standing ? stepReached(standing) : CLOSED,
  next: standing?.duties[0] ?? null,
});

function matches(standing: LifeStanding, { step, due }: AwardListQuery): boolean {
  if (step !== null && stepReached(standing).current !== step + 1) return false;
  if (due === 'ueberfaellig') return isOverdue(standing);
  const next = standing.duties[0];
  return due === '' || (next !== undefined && standing.today.daysUntil(next.due) <= SOON_DAYS);
}

const isOverdue = ({ duties, today }: LifeStanding): boolean => duties[0]?.due.isBefore(today) ?? false;

/** What is due first stands first; grants with nothing open stand last, in the order they came. */
function byNextDuty({ duties: [first] }: LifeStanding, { duties: [second] }: LifeStanding): number {
  if (first && second) return first.due.compare(second.due);
  return first ? -1 : second ? 1 : 0;
}
