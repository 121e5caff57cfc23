import { Money, refuse, type Result } from '#kernel';

/** An amount as it is typed: never negative, and zero only where zero says something. */
export function readAmount(text: string, pointer: string, mayBeZero = false): Result<Money> {
  const amount = Money.parseGerman(text);
  if (!amount.ok) return { ok: false, refusal: { ...amount.refusal, pointer } };
  if (amount.value.isNegative()) return refuse('posting-negative', {}, pointer);
  return amount.value.isZero() && !mayBeZero ? refuse('amount-zero', {}, pointer) : amount;
}
