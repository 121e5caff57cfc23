import type { Award } from '#awards';
import { Money } from '#kernel';
import type { Transaction } from '#platform';
import type { Recovery } from '../persistence/recovery.repository.js';
import { awardMoney, overpaidAbove } from './award-money.js';
import { normsOf } from './order-common.js';
import { recoveryLaw, type RecoveryEffect } from './recovery-letters.js';

/** What a recovery does if it is decided today: the grant that is left, and what is to be reimbursed. */
export async function effectOf(
  tx: Transaction,
  award: Award,
  { reduction }: Pick<Recovery, 'reduction'>,
): Promise<RecoveryEffect> {
  const newGrant = Money.max(Money.ZERO, award.amount.minus(reduction));
  return { newGrant, demand: overpaidAbove(newGrant, await awardMoney(tx, award.id)) };
}

/** The paragraphs a recovery of this award rests on, in the law of its Land; empty where that is not known. */
export async function recoveryLawOf(
  tx: Transaction,
  award: Award,
  { basis }: Pick<Recovery, 'basis'>,
): Promise<string> {
  const norms = await normsOf(tx, award);
  return norms.ok ? recoveryLaw(basis, norms.value) : '';
}
