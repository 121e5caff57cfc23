import type { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import { RETRIEVAL_DAYS } from '../domain/delivery.js';
import { unretrievedActs } from '../persistence/delivery.repository.js';

export interface ActToRetrieve {
  readonly id: string;
  readonly caseId: string;
  /** The last day on which the act should be retrieved; then it goes by post. */
  readonly due: CalendarDate;
}

/** Acts that wait in the portal and can still be retrieved in time on this day. */
export async function actsToRetrieve(tx: Transaction, day: CalendarDate): Promise<ActToRetrieve[]> {
  const waiting = await unretrievedActs(tx, day.plusDays(-RETRIEVAL_DAYS));
  return waiting.map(({ id, caseId, availableOn }) => ({ id, caseId, due: availableOn.plusDays(RETRIEVAL_DAYS) }));
}
