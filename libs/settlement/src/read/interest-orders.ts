import { findNotices } from '#notices';
import type { Transaction } from '#platform';
import { storedInterestOrdersOf, type StoredInterestOrder } from '../persistence/interest-order.repository.js';

/** An order of interest with what became of its notice. */
export interface InterestOrder extends StoredInterestOrder {
  /** A court has annulled its Zinsbescheid: the order binds nobody, and its days may be set anew. */
  readonly isAnnulled: boolean;
}

/** Orders of an award that are prepared or signed, annulled ones among them, in the order of their days. */
export async function interestOrdersOf(tx: Transaction, awardId: string): Promise<InterestOrder[]> {
  const orders = await storedInterestOrdersOf(tx, awardId);
  const notices = await findNotices(
    tx,
    orders.flatMap(({ noticeId }) => noticeId ?? []),
  );
  return orders.map((order) => ({
    ...order,
    isAnnulled: notices.get(order.noticeId ?? '')?.service.status === 'ANNULLED',
  }));
}

/** Signed and not annulled: about these days, or this late use, it is decided. */
export const isDecided = ({ state, isAnnulled }: InterestOrder): boolean => state === 'SIGNED' && !isAnnulled;
