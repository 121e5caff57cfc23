import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  type WorklistFilter,
  type WorklistSort,
  type WorklistView,
} from '#applications';
import { isId } from '#platform';

/** Views of the page: those of the list and the one that the cap ledger chooses. */
export type PageView = WorklistView | 'OVER_CAP';

/** What the address of the worklist says. Unknown values fall back to the default: an old bookmark still opens. */
export interface WorklistQuery {
  readonly view: PageView;
  readonly search: string;
  readonly programme: string;
  readonly budgetYear: number | null;
  readonly status: ApplicationStatus | null;
  readonly adminRegion: string;
  readonly assignedTo: string;
  readonly sort: WorklistSort;
  readonly page: number;
}

export const PAGE_SIZE = 10;
const PAGE_MAX = 10_000;

const VIEW_NAMES: Readonly<Record<PageView, string>> = {
  OPEN: 'offen',
  MINE: 'mir',
  DUE: 'frist',
  OVER_CAP: 'spielraum',
  REVIEW: 'zweitpruefung',
  UNASSIGNED: 'unzugewiesen',
  DECIDED: 'entschieden',
};
const SORT_NAMES: Readonly<Record<WorklistSort, string>> = {
  deadline: 'frist',
  '-deadline': '-frist',
  fileNumber: 'aktenzeichen',
  '-fileNumber': '-aktenzeichen',
  requested: 'betrag',
  '-requested': '-betrag',
  submitted: 'eingang',
  '-submitted': '-eingang',
};

type Raw = Readonly<Record<string, unknown>>;

/** Reads the address. Repeated parameters count as not given. */
export function readWorklistQuery(raw: Raw): WorklistQuery {
  const text = (name: string, lengthMax = 200): string => {
    const value = raw[name];
    return typeof value === 'string' ? value.trim().slice(0, lengthMax) : '';
  };
  const year = Number(text('jahr', 4));
  const page = Number(text('seite', 6));
  const assignedTo = text('zustaendig', 36);
  return {
    view: keyOf(VIEW_NAMES, text('ansicht')) ?? 'OPEN',
    search: text('suche'),
    programme: text('programm', 40),
    budgetYear: Number.isInteger(year) && year >= 2000 && year <= 2100 ? year : null,
    status: APPLICATION_STATUSES.find((status) => status === text('stand')) ?? null,
    adminRegion: text('bezirk', 60),
    assignedTo: isId(assignedTo) ? assignedTo : '',
    sort: keyOf(SORT_NAMES, text('sortierung')) ?? 'deadline',
    page: Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : 1,
  };
}

/** The address of a list; defaults are left out so that addresses stay short. */
export function worklistHref(
  query: WorklistQuery,
  change: Partial<WorklistQuery> = {},
  path = '/arbeitsliste',
): string {
  const parameters = worklistParameters({ ...query, page: 1, ...change }).toString();
  return parameters === '' ? path : `${path}?${parameters}`;
}

export function worklistParameters(query: WorklistQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  const add = (name: string, value: string): void => {
    if (value !== '') parameters.set(name, value);
  };
  add('ansicht', query.view === 'OPEN' ? '' : VIEW_NAMES[query.view]);
  add('suche', query.search);
  add('programm', query.programme);
  add('jahr', query.budgetYear === null ? '' : String(query.budgetYear));
  add('stand', query.status ?? '');
  add('bezirk', query.adminRegion);
  add('zustaendig', query.assignedTo);
  add('sortierung', query.sort === 'deadline' ? '' : SORT_NAMES[query.sort]);
  add('seite', query.page === 1 ? '' : String(query.page));
  return parameters;
}

/**
 * What a saved view keeps of a list: everything but the page. Empty for the built-in views, which need no saving; an
 * order alone is worth a name.
 */
export function selectionOf(query: WorklistQuery): string {
  const selection = worklistParameters({ ...query, page: 1 }).toString();
  return selection === worklistParameters({ ...readWorklistQuery({}), view: query.view }).toString() ? '' : selection;
}

/** The list that a selection names. */
export const readSelection = (selection: string): WorklistQuery =>
  readWorklistQuery(Object.fromEntries(new URLSearchParams(selection)));

/** The question to the list; `overCapIds` are the cases that the ledger names. */
export function toFilter(query: WorklistQuery, overCapIds: readonly string[], pageSize = PAGE_SIZE): WorklistFilter {
  return {
    view: query.view === 'OVER_CAP' ? 'OPEN' : query.view,
    sort: query.sort,
    page: query.page,
    pageSize,
    ...(query.view === 'OVER_CAP' ? { onlyIds: overCapIds } : {}),
    ...(query.search === '' ? {} : { search: query.search }),
    ...(query.programme === '' ? {} : { programme: query.programme }),
    ...(query.budgetYear === null ? {} : { budgetYear: query.budgetYear }),
    ...(query.status === null ? {} : { status: query.status }),
    ...(query.adminRegion === '' ? {} : { adminRegion: query.adminRegion }),
    ...(query.assignedTo === '' ? {} : { assignedTo: query.assignedTo }),
  };
}

export const viewName = (view: PageView): string => VIEW_NAMES[view];
export const sortName = (sort: WorklistSort): string => SORT_NAMES[sort];

function keyOf<Key extends string>(names: Readonly<Record<Key, string>>, name: string): Key | undefined {
  for (const key in names) if (names[key] === name) return key;
  return undefined;
}
