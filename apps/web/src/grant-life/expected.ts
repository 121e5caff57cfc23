import type { DrawingSituation } from '#disbursements';
import type { LifeEvent } from '#kernel';
import type { Told } from './told.js';

/** What comes by itself: the funding period of a grant that still is one. */
export function expectedOf({ award }: DrawingSituation): Told {
  const period: LifeEvent[] = [
    { on: award.periodFrom, kind: 'period-began', amount: null, noticeId: null, facts: {} },
    { on: award.periodTo, kind: 'period-ended', amount: null, noticeId: null, facts: {} },
  ];
  return { events: award.amount.isZero() ? [] : period, duties: [] };
}
