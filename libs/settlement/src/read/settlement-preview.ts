import { ok, type Refusal, type Result } from '#kernel';
import type { OrderContent } from '#notices';
import type { Transaction } from '#platform';
import type { SettlementRecord } from '../persistence/settlement.repository.js';
import { awardMoney, awardOrRefusal } from './award-money.js';
import { orderParts, wordsOf } from './order-common.js';
import { settlementLetter } from './settlement-letter.js';

/** The Schlussbescheid of a prepared settlement as it would go out today, marked as a draft. Refuses a missing letterhead. */
export async function settlementPreview(
  tx: Transaction,
  prepared: SettlementRecord,
): Promise<Result<OrderContent, Refusal>> {
  const found = await awardOrRefusal(tx, prepared.awardId);
  if (!found.ok) return found;
  const parts = await orderParts(tx, found.value, { officer: prepared.prepared.name, form: 'DRAFT' });
  if (!parts.ok) return parts;
  const { demanded } = await awardMoney(tx, prepared.awardId);
  return ok(settlementLetter(prepared, parts.value, await wordsOf(tx, found.value, 'SETTLEMENT'), demanded));
}
