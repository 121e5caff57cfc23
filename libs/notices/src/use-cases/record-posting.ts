import { refuse, ok, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { dayOf } from '../domain/delivery.js';
import type { NoticeView } from '../read/notice-view.js';
import { dayMustFit, openNotice, stepMustBePossible, takeDeliveryStep } from './take-delivery-step.js';

/** Records the day on which a notice was handed to the post (the note on the file, § 41 (2) VwVfG NRW). Once. */
export async function recordPosting(
  database: Database,
  actor: Actor,
  command: { readonly noticeId: string; readonly postedOn: CalendarDate },
): Promise<Result<NoticeView, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openNotice(tx, command.noticeId);
    if (!opened.ok) return opened;
    const notice = opened.value;
    const possible = stepMustBePossible(notice.service.status, 'record-posting', actor.roles);
    if (!possible.ok) return possible;
    const posted = dayOf(notice.deliveries, 'POSTED');
    if (posted) return refuse('notice-already-posted', { postedOn: posted.toGerman() }, '/postedOn');
    if (!notice.pdf) return refuse('notice-not-rendered', { noticeId: notice.id });
    const fits = dayMustFit(notice, command.postedOn, tx.today, '/postedOn');
    if (!fits.ok) return fits;
    return ok(
      await takeDeliveryStep(tx, notice, {
        kind: 'POSTED',
        action: 'record-posting',
        occurredOn: command.postedOn,
      }),
    );
  });
}
