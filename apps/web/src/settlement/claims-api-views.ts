import type { InterestOrder } from '#settlement';
import type { InterestOrderView } from './claims-api-bodies.js';

/** An order of interest as the API tells it. */
export const interestOrderView = (order: InterestOrder): InterestOrderView => ({
  id: order.id,
  state: order.state,
  isWaived: order.isWaived,
  isAnnulled: order.isAnnulled,
  from: order.from.toString(),
  to: order.to.toString(),
  amountCents: order.amount.toCents(),
  dayCount: order.content.dayCount,
  noticeId: order.noticeId,
});
