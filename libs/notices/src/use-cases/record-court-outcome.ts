import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { publish } from '#outbox';
import type { Database } from '#platform';
import { dayOf } from '../domain/delivery.js';
import type { NoticeView } from '../read/notice-view.js';
import { dayMustFit, openNotice, stepMustBePossible, takeDeliveryStep } from './take-delivery-step.js';

export interface RecordCourtOutcome {
  readonly noticeId: string;
  readonly outcome: 'UPHELD' | 'ANNULLED';
  /** The day on which the court's decision became final, or the action was withdrawn. */
  readonly endedOn: CalendarDate;
}

const ACTIONS = { UPHELD: 'uphold', ANNULLED: 'annul' } as const;

/** Records how an action ended: the notice is final from that day, or annulled. */
export async function recordCourtOutcome(
  database: Database,
  actor: Actor,
  command: RecordCourtOutcome,
): Promise<Result<NoticeView, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openNotice(tx, command.noticeId);
    if (!opened.ok) return opened;
    const notice = opened.value;
    const possible = stepMustBePossible(notice.service.status, ACTIONS[command.outcome], actor.roles);
    if (!possible.ok) return possible;
    const fits = dayMustFit(notice, command.endedOn, tx.today, '/endedOn');
    if (!fits.ok) return fits;
    const contested = dayOf(notice.deliveries, 'CONTESTED');
    if (contested && command.endedOn.isBefore(contested)) {
      return refuse('outcome-before-action', { contestedOn: contested.toGerman() }, '/endedOn');
    }
    // What the act had granted is taken back by whoever granted it.
    if (command.outcome === 'ANNULLED')
      await publish(tx, {
        name: 'follow-annulment',
        payload: { noticeId: notice.id },
        dedupeKey: `follow-annulment:${notice.id}`,
      });
    return ok(
      await takeDeliveryStep(tx, notice, {
        kind: command.outcome,
        action: `${ACTIONS[command.outcome]}-notice`,
        occurredOn: command.endedOn,
      }),
    );
  });
}
