import { stopPayments, type Award } from '#awards';
import type { Transaction } from '#platform';
import { recoveriesOf, type Recovery } from '../persistence/recovery.repository.js';

const reasonOf = ({ number }: Pick<Recovery, 'number'>): string =>
  `Über die Rückforderung ${number} ist noch zu entscheiden.`;

/** Taken back by the authority; what a settlement has lowered is lowered already. */
const takesBack = ({ reduction }: Recovery): boolean => reduction.isPositive();

const isHeard = ({ status, exemptionReason }: Recovery): boolean =>
  status === 'HEARING' || (status === 'PROPOSED' && exemptionReason !== null);

/**
 * From the hearing on, or from the reason why nobody is heard, nothing more is paid that may have to come back. A stop that
 * the authority has set for another reason stays as it is.
 */
export async function stopWhileHearing(tx: Transaction, award: Award, recovery: Recovery): Promise<void> {
  if (!takesBack(recovery) || award.paymentsStopped !== null) return;
  await stopPayments(tx, award.id, reasonOf(recovery));
}

/** Once it is decided or dropped, payments flow again, unless another recovery is being heard. */
export async function endStopOf(tx: Transaction, award: Award, recovery: Recovery): Promise<void> {
  if (award.paymentsStopped !== reasonOf(recovery)) return;
  const others = await recoveriesOf(tx, award.id);
  const next = others.find((other) => other.id !== recovery.id && takesBack(other) && isHeard(other));
  await stopPayments(tx, award.id, next ? reasonOf(next) : null);
}
