import type { Appropriate } from '#budget';
import { ok, refuse, type Refusal, type Result } from '#kernel';
import type { FormBody } from '../access/index.js';
import { readAmount } from './read-money.js';

/** What the budget officer may book, in the words of the form; the amount is always typed without a sign. */
export const APPROPRIATION_KINDS = [
  { value: 'APPROPRIATION', label: 'Ansatz', kind: 'APPROPRIATION', isLess: false },
  { value: 'REINFORCEMENT', label: 'Verstärkung', kind: 'REINFORCEMENT', isLess: false },
  { value: 'TRANSFER_IN', label: 'Umsetzung in den Titel', kind: 'TRANSFER', isLess: false },
  { value: 'TRANSFER_OUT', label: 'Umsetzung aus dem Titel', kind: 'TRANSFER', isLess: true },
  { value: 'BLOCK', label: 'Sperre', kind: 'BLOCK', isLess: true },
  { value: 'UNBLOCK', label: 'Sperre aufheben', kind: 'UNBLOCK', isLess: false },
] as const;

export const AUTHORITIES = [
  { value: 'AE', label: 'Ausgabeermächtigung' },
  { value: 'VE', label: 'Verpflichtungsermächtigung' },
] as const;

/** Reads the form of a booking; all errors at once, each with its field. */
export function readAppropriation(
  form: FormBody,
  titleId: string,
  budgetYear: number,
): Result<Appropriate, readonly Refusal[]> {
  const kind = APPROPRIATION_KINDS.find(({ value }) => value === form.text('kind'));
  const authority = AUTHORITIES.find(({ value }) => value === form.text('authority'));
  const amount = readAmount(form.text('amount'), '/amount');
  const orderReference = form.text('orderReference');
  const refusals: Refusal[] = [];
  if (!kind) refusals.push(refuse('booking-kind-missing', {}, '/kind').refusal);
  if (!authority) refusals.push(refuse('authority-missing', {}, '/authority').refusal);
  if (!amount.ok) refusals.push(amount.refusal);
  if (orderReference.length < 3) refusals.push(refuse('order-missing', {}, '/orderReference').refusal);
  if (!kind || !authority || !amount.ok || refusals.length > 0) return { ok: false, refusal: refusals };
  return ok({
    titleId,
    budgetYear,
    authority: authority.value,
    kind: kind.kind,
    amount: kind.isLess ? amount.value.negated() : amount.value,
    orderReference,
  });
}
