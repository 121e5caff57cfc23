import { countCases, listSavedViews, worklist, worklistCounts, type SavedView, type WorklistPage } from '#applications';
import { applicationsOverCap, capsOfRows, countOpenChanges, type CapOfRow } from '#awards';
import { listDistricts } from '#districts';
import { listPeopleWithRole } from '#identity';
import type { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import { listCalls, listProgrammes } from '#programmes';
import { ASSIGNABLE } from '../people.js';
import { PAGE_SIZE, readSelection, toFilter, type PageView, type WorklistQuery } from './worklist-query.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A view of one's own with its cases as the list would show them now. */
export interface KeptView {
  readonly view: SavedView;
  readonly query: WorklistQuery;
  readonly count: number;
}

/** Everything the worklist shows. */
export interface WorklistScreen {
  readonly query: WorklistQuery;
  readonly today: CalendarDate;
  readonly page: WorklistPage;
  readonly caps: ReadonlyMap<string, CapOfRow>;
  readonly counts: Readonly<Record<PageView, number>>;
  /** Requests about grants that wait for the authority or an answer: they have a list of their own. */
  readonly openChanges: number;
  readonly kept: readonly KeptView[];
  readonly programmes: readonly Choice[];
  readonly years: readonly Choice[];
  readonly regions: readonly Choice[];
  readonly people: readonly Choice[];
}

/** Reads one page of the list with its caps, the counts of the views and the choices of the filters. */
export async function readWorklist(tx: Transaction, asked: WorklistQuery): Promise<WorklistScreen> {
  const overCapIds = await applicationsOverCap(tx);
  const { page, query } = await pageOrLast(tx, asked, overCapIds);
  const years = (await listCalls(tx)).map(({ budgetYear }) => budgetYear);
  const people = await listPeopleWithRole(tx, ASSIGNABLE);
  return {
    query,
    today: tx.today,
    page,
    caps: await capsOfRows(tx, page.rows),
    counts: { ...(await worklistCounts(tx)), OVER_CAP: overCapIds.length },
    openChanges: await countOpenChanges(tx),
    kept: await keptViews(tx, overCapIds),
    programmes: (await listProgrammes(tx)).map(({ code, name }) => ({ value: code, label: name })),
    years: [...new Set(years)].sort().map((year) => ({ value: String(year), label: String(year) })),
    regions: regionsOf((await listDistricts(tx)).map(({ adminRegion }) => adminRegion)),
    people: people.map(({ id, name }) => ({ value: id, label: name })),
  };
}

async function keptViews(tx: Transaction, overCapIds: readonly string[]): Promise<KeptView[]> {
  const kept: KeptView[] = [];
  for (const view of await listSavedViews(tx)) {
    const query = readSelection(view.selection);
    kept.push({ view, query, count: await countCases(tx, toFilter(query, overCapIds)) });
  }
  return kept;
}

/** A page beyond the end (a case was decided meanwhile) shows the last one there is. */
async function pageOrLast(
  tx: Transaction,
  query: WorklistQuery,
  ids: readonly string[],
): Promise<{ page: WorklistPage; query: WorklistQuery }> {
  const page = await worklist(tx, toFilter(query, ids));
  if (page.rows.length > 0 || query.page === 1) return { page, query };
  const last = { ...query, page: Math.max(1, Math.ceil(page.total / PAGE_SIZE)) };
  return { page: await worklist(tx, toFilter(last, ids)), query: last };
}

const regionsOf = (regions: readonly string[]): Choice[] =>
  [...new Set(regions)].sort().map((region) => ({ value: region, label: region }));
