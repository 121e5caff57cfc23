import { holidaysOfLand } from '#funding-law';
import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import type { NoticeStatus } from '../domain/notice-lifecycle.js';
import { serviceState } from '../domain/service-state.js';
import type { NoticeView } from '../read/notice-view.js';
import { dayMustFit, openNotice, stepMustBePossible, takeDeliveryStep } from './take-delivery-step.js';

const NOTE_LENGTH_MIN = 3;
const NOTE_LENGTH_MAX = 500;

export interface RecordContest {
  readonly noticeId: string;
  /** The day on which the action reached the court. */
  readonly contestedOn: CalendarDate;
  /** Court and its file number. */
  readonly note: string;
}

/**
 * Records that an action was brought. The notice must have been contestable on that day, not on the day of recording:
 * the authority often hears of an action only after the period has ended.
 */
export async function recordContest(
  database: Database,
  actor: Actor,
  command: RecordContest,
): Promise<Result<NoticeView, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openNotice(tx, command.noticeId);
    if (!opened.ok) return opened;
    const notice = opened.value;
    if (!notice.isAct) return refuse('notice-is-no-act', { title: notice.title });
    const fits = dayMustFit(notice, command.contestedOn, tx.today, '/contestedOn');
    if (!fits.ok) return fits;
    const status = statusOn(notice, command.contestedOn);
    const possible = stepMustBePossible(status, 'record-contest', actor.roles);
    if (!possible.ok) return possible;
    const note = command.note.trim();
    if (note.length < NOTE_LENGTH_MIN) return refuse('court-and-number-missing', {}, '/note');
    if (note.length > NOTE_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: NOTE_LENGTH_MAX }, '/note');
    return ok(
      await takeDeliveryStep(tx, notice, {
        kind: 'CONTESTED',
        action: 'record-contest',
        occurredOn: command.contestedOn,
        note,
      }),
    );
  });
}

/** Whoever waived cannot go back behind the waiver, even with an earlier day. */
const statusOn = (notice: NoticeView, day: CalendarDate): NoticeStatus =>
  notice.service.waivedOn
    ? notice.service.status
    : serviceState({ ...notice, today: day, holidays: holidaysOfLand(notice.land) }).status;
