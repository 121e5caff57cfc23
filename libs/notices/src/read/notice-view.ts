import { holidaysOfLand } from '#funding-law';
import type { Transaction } from '#platform';
import type { Delivery } from '../domain/delivery.js';
import { serviceState, type ServiceState } from '../domain/service-state.js';
import { deliveriesOf } from '../persistence/delivery.repository.js';
import {
  loadNotice,
  loadNotices,
  noticesOfCase,
  noticesOfCases,
  noticesOfOrganisation,
  type Notice,
} from '../persistence/notice.repository.js';
import { NOTICE_TITLES } from './notice-titles.js';

/** A notice with everything that happened to it, as it stands on the day of the transaction. */
export interface NoticeView extends Notice {
  /** German name: "Zuwendungsbescheid". */
  readonly title: string;
  readonly deliveries: readonly Delivery[];
  readonly service: ServiceState;
}

/** Null for an unknown notice and for one of another organisation: they cannot be told apart. */
export async function findNotice(tx: Transaction, id: string): Promise<NoticeView | null> {
  const notice = await loadNotice(tx, id);
  const [view] = notice ? await viewsOf(tx, [notice]) : [];
  return view ?? null;
}

/** Those of the notices that exist for the actor, by their id. */
export const findNotices = async (tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, NoticeView>> =>
  new Map((await viewsOf(tx, await loadNotices(tx, ids))).map((view) => [view.id, view]));

/** The notices of many cases, newest first, in two queries. */
export const listNoticesOfCases = async (tx: Transaction, caseIds: readonly string[]): Promise<NoticeView[]> =>
  viewsOf(tx, await noticesOfCases(tx, caseIds));

/** The notices of a case, newest first. */
export const listNotices = async (tx: Transaction, caseId: string): Promise<NoticeView[]> =>
  viewsOf(tx, await noticesOfCase(tx, caseId));

/** The notices to an organisation, newest first; at most 500. */
export const listNoticesOfOrganisation = async (tx: Transaction, organisationId: string): Promise<NoticeView[]> =>
  viewsOf(tx, await noticesOfOrganisation(tx, organisationId));

async function viewsOf(tx: Transaction, notices: readonly Notice[]): Promise<NoticeView[]> {
  const ids = notices.map(({ id }) => id);
  const deliveries = await deliveriesOf(tx, ids);
  return notices.map((notice) => noticeView(notice, deliveries.get(notice.id) ?? [], tx));
}

/** Periods end by the holidays of the notice's Land, whoever looks: people of the case or a job. */
export function noticeView(
  notice: Notice,
  deliveries: readonly Delivery[],
  { today }: Pick<Transaction, 'today'>,
): NoticeView {
  const holidays = holidaysOfLand(notice.land);
  return {
    ...notice,
    title: NOTICE_TITLES[notice.kind],
    deliveries,
    service: serviceState({ isAct: notice.isAct, deliveries, today, holidays }),
  };
}
