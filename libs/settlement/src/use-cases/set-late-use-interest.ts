import { Money, ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { closureOf } from '../persistence/closure.repository.js';
import {
  discardInterestOrders,
  insertInterestOrder,
  type LateUseRecord,
} from '../persistence/interest-order.repository.js';
import { awardOrRefusal, lockAwardFile } from '../read/award-money.js';
import { interestContent } from '../read/interest-content.js';
import { interestOrdersOf, isDecided } from '../read/interest-orders.js';
import { lateUseOf, type LateUseView } from '../read/late-use.js';
import { termsOfAward } from '../read/settlement-basis.js';
import { refuseUnlessRole, textMustBe, traceAct } from './settlement-act.js';
import { isSmall } from './sign-settlement.js';

export interface PrepareLateUseInterest {
  readonly awardId: string;
  /** Why it is demanded, or why not: § 49a (4) leaves it to the authority's discretion. */
  readonly reason: string;
  /** True: recorded is that nothing is demanded; without a notice. */
  readonly isWaived: boolean;
}

/** What an order over all late parts says: its days, its amount, and how it came about. */
export function lateUseOrder({ payments, late }: LateUseView) {
  const from = late.parts.map(({ fromInclusive }) => fromInclusive).reduce(earlier);
  const to = late.parts.map(({ toInclusive }) => toInclusive).reduce(later);
  const uses = late.parts.flatMap((part): LateUseRecord[] => {
    const payment = payments.find(({ id }) => id === part.paymentId);
    if (!payment || !part.usedOn) return [];
    return [
      {
        creditedOn: payment.creditedOn.toString(),
        useUntil: payment.useUntil.toString(),
        usedOn: part.usedOn.toString(),
        amountCents: part.amount.toCents(),
      },
    ];
  });
  const segments = late.parts.flatMap((part) => part.segments);
  return { from, to, amount: late.interest, content: { ...interestContent({ ...late, segments }), uses } };
}

const earlier = (one: CalendarDate, other: CalendarDate): CalendarDate => (other.isBefore(one) ? other : one);
const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (other.isAfter(one) ? other : one);

/**
 * Prepares the Zinsbescheid over money that was used late (§ 49a (4) VwVfG NRW), or the decision to demand nothing. A second
 * preparation replaces the first. Refuses what is not examined or settled, what was used in time, a missing base rate (H21),
 * sums the programme does not demand, and what was decided before and no court has annulled.
 */
export async function prepareLateUseInterest(
  database: Database,
  actor: Actor,
  command: PrepareLateUseInterest,
): Promise<Result<{ readonly orderId: string; readonly amount: Money }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const found = await awardOrRefusal(tx, command.awardId);
    if (!found.ok) return found;
    const forbidden = refuseUnlessRole(actor, 'prepare-interest', ['CASEWORKER']);
    if (forbidden) return forbidden;
    const award = found.value;
    const silent = textMustBe(command.reason, '/reason', { min: 10, max: 2_000 });
    if (silent) return { ok: false, refusal: silent };
    await lockAwardFile(tx, award.id);
    if (await closureOf(tx, award.id)) return refuse('file-already-closed');
    const orders = await interestOrdersOf(tx, award.id);
    if (orders.some((order) => order.kind === 'LATE_USE' && isDecided(order))) {
      return refuse('late-use-already-decided');
    }
    const view = await lateUseOf(tx, award);
    if (!view.ok) return view;
    if (view.value.late.parts.length === 0) return refuse('nothing-used-late');
    const order = lateUseOrder(view.value);
    const terms = await termsOfAward(tx, award);
    if (!terms.ok) return terms;
    const isNothing = order.amount.isZero() || isSmall(order.amount, terms.value);
    if (!command.isWaived && isNothing) return refuse('interest-too-small', { amountCents: order.amount.toCents() });
    await discardInterestOrders(tx, award.id, null);
    const orderId = await insertInterestOrder(tx, {
      ...order,
      awardId: award.id,
      organisationId: award.organisationId,
      kind: 'LATE_USE',
      claimId: null,
      isWaived: command.isWaived,
      reason: command.reason.trim(),
    });
    await traceAct(tx, award, {
      action: command.isWaived ? 'prepare-interest-waiver' : 'prepare-interest',
      facts: { lateUse: true, amountCents: order.amount.toCents() },
      visibility: 'INTERNAL',
    });
    return ok({ orderId, amount: order.amount });
  });
}
