import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { dayOf } from '../domain/delivery.js';
import type { NoticeView } from '../read/notice-view.js';
import { dayMustFit, openNotice, stepMustBePossible, takeDeliveryStep } from './take-delivery-step.js';

const PROOF_LENGTH_MIN = 3;
const PROOF_LENGTH_MAX = 500;

export interface RecordReceipt {
  readonly noticeId: string;
  readonly receivedOn: CalendarDate;
  /** What proves it: an acknowledgement of receipt, a record of formal service, a letter of the district. */
  readonly proof: string;
}

/**
 * Records a proven day of arrival of the letter. It counts where it lies after the deemed day, or where no posting is
 * on record. A later record corrects an earlier one; both stay on file.
 */
export async function recordReceipt(
  database: Database,
  actor: Actor,
  command: RecordReceipt,
): Promise<Result<NoticeView, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openNotice(tx, command.noticeId);
    if (!opened.ok) return opened;
    const notice = opened.value;
    const possible = stepMustBePossible(notice.service.status, 'record-receipt', actor.roles);
    if (!possible.ok) return possible;
    const proof = command.proof.trim();
    if (proof.length < PROOF_LENGTH_MIN) return refuse('proof-missing', {}, '/proof');
    if (proof.length > PROOF_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: PROOF_LENGTH_MAX }, '/proof');
    const fits = dayMustFit(notice, command.receivedOn, tx.today, '/receivedOn');
    if (!fits.ok) return fits;
    const posted = dayOf(notice.deliveries, 'POSTED');
    if (posted && command.receivedOn.isBefore(posted)) {
      return refuse('receipt-before-posting', { postedOn: posted.toGerman() }, '/receivedOn');
    }
    return ok(
      await takeDeliveryStep(tx, notice, {
        kind: 'RECEIVED',
        action: 'record-receipt',
        occurredOn: command.receivedOn,
        note: proof,
      }),
    );
  });
}
