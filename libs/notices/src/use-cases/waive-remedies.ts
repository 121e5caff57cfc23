import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import type { NoticeView } from '../read/notice-view.js';
import { openNotice, stepMustBePossible, takeDeliveryStep } from './take-delivery-step.js';

export interface WaiveRemedies {
  readonly noticeId: string;
  /** The signatory has confirmed that no action will be brought and that this cannot be taken back. */
  readonly confirmation: boolean;
}

/**
 * The district's signatory waives all remedies: the act is final on that day (No. 7.1 VVG zu § 44 LHO). Only for an act
 * that is served and not yet final. Refuses `confirmation-missing` and `notice-is-no-act`, besides the lifecycle.
 */
export async function waiveRemedies(
  database: Database,
  actor: Actor,
  command: WaiveRemedies,
): Promise<Result<NoticeView, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openNotice(tx, command.noticeId);
    if (!opened.ok) return opened;
    const notice = opened.value;
    if (!notice.isAct) return refuse('notice-is-no-act', { title: notice.title });
    const possible = stepMustBePossible(notice.service.status, 'waive-remedies', actor.roles);
    if (!possible.ok) return possible;
    if (!command.confirmation) return refuse('waiver-not-confirmed', {}, '/confirmation');
    return ok(
      await takeDeliveryStep(tx, notice, {
        kind: 'REMEDY_WAIVED',
        action: 'waive-remedies',
        occurredOn: tx.today,
      }),
    );
  });
}
