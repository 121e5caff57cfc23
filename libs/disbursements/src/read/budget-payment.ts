import { findAward } from '#awards';
import type { BudgetPayment } from '#budget';
import type { Transaction } from '#platform';
import type { PaymentRequest } from '../persistence/payment-request.repository.js';

/** A payment request as the budget sees it: the commitment it pays and the year of its tranche. */
export async function budgetPaymentOf(tx: Transaction, request: PaymentRequest): Promise<BudgetPayment> {
  const award = await findAward(tx, request.awardId);
  if (!award) throw new Error(`payment request ${request.id} without award`);
  return {
    programme: award.programmeCode,
    decisionId: award.decisionId,
    budgetYear: request.budgetYear,
    amount: request.amount,
    paymentId: request.id,
  };
}
