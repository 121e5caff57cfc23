import { refuse, type Money, type Refusal } from '#kernel';
import type { DecidedItem } from './decision.js';

/** W2: above the amount the court of audit gets a copy of notice and application (VV to § 44 LHO). */
export function auditCopyWarnings(
  amount: Money,
  { auditCopyAboveCents }: { auditCopyAboveCents: number | null },
): Refusal[] {
  if (auditCopyAboveCents === null || amount.toCents() <= auditCopyAboveCents) return [];
  return [refuse('audit-copy-due', { amountCents: amount.toCents(), aboveCents: auditCopyAboveCents }).refusal];
}

const PAY_GROUP = /(?<!\p{L})(?:EG|E|Entgeltgruppe)\s?(\d{1,2})(?!\d)/gu;

/** W4: funded staff must not be paid better than comparable staff of the Land (Besserstellungsverbot, ANBest No. 1.3). */
export function payGroupWarnings(
  items: readonly Pick<DecidedItem, 'category' | 'label'>[],
  { payGroupMax }: { payGroupMax: number | null },
): Refusal[] {
  if (payGroupMax === null) return [];
  return items.flatMap(({ category, label }): Refusal[] => {
    const groups = category === 'PERSONAL' ? [...label.matchAll(PAY_GROUP)].map(([, group]) => Number(group)) : [];
    const highest = Math.max(0, ...groups);
    return highest > payGroupMax ? [refuse('pay-group-above-limit', { label, highest, payGroupMax }).refusal] : [];
  });
}
