import { recordAudit } from '#audit';
import { CalendarDate, ok, refuse, type Refusal, type Result, type Role } from '#kernel';
import type { Transaction } from '#platform';
import { dayOf, type DeliveryKind } from '../domain/delivery.js';
import { NOTICE_LIFECYCLE, type NoticeAction, type NoticeStatus } from '../domain/notice-lifecycle.js';
import { deliveriesOf, insertDelivery } from '../persistence/delivery.repository.js';
import { loadNoticeForUpdate } from '../persistence/notice.repository.js';
import { noticeView, type NoticeView } from '../read/notice-view.js';

/** Opens a notice locked, with all that happened to it. Refuses `notice-not-found` also for a foreign one. */
export async function openNotice(tx: Transaction, noticeId: string): Promise<Result<NoticeView, Refusal>> {
  const notice = await loadNoticeForUpdate(tx, noticeId);
  if (!notice) return refuse('notice-not-found', { noticeId });
  const deliveries = await deliveriesOf(tx, [noticeId]);
  return ok(noticeView(notice, deliveries.get(noticeId) ?? [], tx));
}

/** Whether the lifecycle lets these roles act in this status. */
export function stepMustBePossible(
  status: NoticeStatus,
  action: NoticeAction,
  roles: readonly Role[],
): Result<NoticeStatus, Refusal> {
  const next = NOTICE_LIFECYCLE.next(status, action, roles);
  if (next.ok) return next;
  const isForbidden = next.refusal.kind === 'action-not-permitted';
  return refuse(isForbidden ? 'notice-step-not-permitted' : 'notice-step-not-possible', next.refusal.facts);
}

/** A day that somebody states must lie between the issue of the notice and today. */
export function dayMustFit(
  notice: NoticeView,
  day: CalendarDate,
  today: CalendarDate,
  pointer: string,
): Result<true, Refusal> {
  const issuedOn = CalendarDate.inBerlin(notice.issuedAt);
  if (day.isAfter(today)) return refuse('date-in-the-future', { date: day.toGerman() }, pointer);
  if (day.isBefore(issuedOn)) {
    return refuse('date-before-issue', { date: day.toGerman(), issuedOn: issuedOn.toGerman() }, pointer);
  }
  return ok(true);
}

/** Records the event and its trace; answers the notice as it stands afterwards. */
export async function takeDeliveryStep(
  tx: Transaction,
  notice: NoticeView,
  step: {
    readonly kind: DeliveryKind;
    readonly action: string;
    readonly occurredOn: CalendarDate;
    readonly note?: string;
  },
): Promise<NoticeView> {
  const correctsDay = dayOf(notice.deliveries, step.kind);
  await insertDelivery(tx, notice, step);
  const deliveries = await deliveriesOf(tx, [notice.id]);
  const after = noticeView(notice, deliveries.get(notice.id) ?? [], tx);
  await recordAudit(tx, {
    // The case of a notice is an application; its history tells of the notice too.
    chain: `application:${notice.caseId}`,
    action: step.action,
    reason: step.note ?? null,
    facts: {
      noticeId: notice.id,
      title: notice.title,
      occurredOn: step.occurredOn.toString(),
      ...(correctsDay ? { instead: correctsDay.toString() } : {}),
    },
    organisationId: notice.organisationId,
  });
  return after;
}
