import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { dayOf } from '../domain/delivery.js';
import type { NoticeView } from '../read/notice-view.js';
import { openNotice, stepMustBePossible, takeDeliveryStep } from './take-delivery-step.js';

export interface Retrieval {
  readonly notice: NoticeView;
  /** True for the one retrieval that was recorded now; an act counts as served on the day after it. */
  readonly isFirst: boolean;
}

/**
 * The district retrieves a notice from the portal. The first time is recorded with day and person; later times change
 * nothing, nor does a retrieval after the act was served by post. Refuses `notice-not-rendered` while there is no PDF.
 */
export async function retrieveNotice(
  database: Database,
  actor: Actor,
  noticeId: string,
): Promise<Result<Retrieval, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openNotice(tx, noticeId);
    if (!opened.ok) return opened;
    const notice = opened.value;
    if (!notice.pdf) return refuse('notice-not-rendered', { noticeId });
    if (dayOf(notice.deliveries, 'PORTAL_RETRIEVED') || notice.service.isServed) return ok({ notice, isFirst: false });
    const possible = stepMustBePossible(notice.service.status, 'retrieve', actor.roles);
    if (!possible.ok) return possible;
    const retrieved = await takeDeliveryStep(tx, notice, {
      kind: 'PORTAL_RETRIEVED',
      action: 'retrieve-notice',
      occurredOn: tx.today,
    });
    return ok({ notice: retrieved, isFirst: true });
  });
}
