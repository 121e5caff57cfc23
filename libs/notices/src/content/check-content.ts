import { CalendarDate, ok, refuse, type Refusal, type Result } from '#kernel';
import { checkPrintable } from '../letter/printable.js';
import type { AwardContent } from './award-content.js';
import type { NoticeContent } from './notice-content.js';

type ContentRule = (content: NoticeContent) => Refusal | null;

const RULES: readonly ContentRule[] = [
  everyTextIsPrintable,
  everyDateExists,
  awardSumsAgree,
  cutsHaveReasons,
  remedyNamesACourt,
];

/**
 * Asks whether a content may become a notice: called before an act is signed. Refuses with character-not-printable,
 * date-does-not-exist, notice-sums-differ (facts: which, expectedCents, actualCents), reasons-missing or
 * court-missing.
 */
export function checkContent(content: NoticeContent): Result<NoticeContent> {
  for (const rule of RULES) {
    const refusal = rule(content);
    if (refusal !== null) return { ok: false, refusal };
  }
  return ok(content);
}

function everyTextIsPrintable(content: NoticeContent): Refusal | null {
  for (const [pointer, text] of texts(content, '')) {
    const printable = checkPrintable(text);
    if (!printable.ok) return { ...printable.refusal, pointer };
  }
  return null;
}

function everyDateExists(content: NoticeContent): Refusal | null {
  for (const [pointer, text] of texts(content, '')) {
    if (!DATE_POINTER.test(pointer)) continue;
    const date = CalendarDate.parse(text);
    if (!date.ok) return { ...date.refusal, pointer };
  }
  return null;
}

const DATE_POINTER = /\/(date|applicationDate|deadline|from|to|receivedOn|submittedOn|purposeBindingUntil)$/;

/** The sums a reader could add up must be the sums the notice states; a wrong cent makes it faulty. */
function awardSumsAgree(content: NoticeContent): Refusal | null {
  if (content.kind !== 'AWARD') return null;
  const { costItems, eligibleCostsCents, fundingItems, grantCents, tranches } = content;
  const grantItems = fundingItems.filter((item) => item.source === 'GRANT');
  return (
    compare('costItems', eligibleCostsCents, sum(costItems.map((item) => item.recognisedCents))) ??
    compare('fundingItems', eligibleCostsCents, sum(fundingItems.map((item) => item.amountCents))) ??
    compare('grant', grantCents, sum(grantItems.map((item) => item.amountCents))) ??
    compare('tranches', grantCents, sum(tranches.map((tranche) => tranche.amountCents)))
  );
}

const REFUSING: ReadonlySet<NoticeContent['kind']> = new Set(['REJECTION', 'INADMISSIBLE', 'CHANGE_REJECTION']);

/** § 39 (1) VwVfG NRW: what is not granted is reasoned. */
function cutsHaveReasons(content: NoticeContent): Refusal | null {
  if (REFUSING.has(content.kind)) {
    return 'reasons' in content && content.reasons.length === 0
      ? refuse('reasons-missing', {}, '/reasons').refusal
      : null;
  }
  if (content.kind !== 'AWARD') return null;
  return uncoveredCut(content) ?? uncoveredRefusal(content);
}

function uncoveredCut({ costItems }: AwardContent): Refusal | null {
  const index = costItems.findIndex((item) => item.recognisedCents < item.requestedCents && !item.cutReason?.trim());
  return index < 0 ? null : refuse('reasons-missing', {}, `/costItems/${index}/cutReason`).refusal;
}

function uncoveredRefusal({ reasons, scope }: AwardContent): Refusal | null {
  return scope === 'PARTIAL' && reasons.length === 0 ? refuse('reasons-missing', {}, '/reasons').refusal : null;
}

/** H11: without court and seat the instruction on remedies is faulty, and the month becomes a year (§ 58 VwGO). */
function remedyNamesACourt(content: NoticeContent): Refusal | null {
  if (!('court' in content) || content.court === null) return null;
  const { name, seat } = content.court;
  return name.trim() === '' || seat.trim() === '' ? refuse('court-missing', {}, '/court').refusal : null;
}

function compare(which: string, expectedCents: number, actualCents: number): Refusal | null {
  if (expectedCents === actualCents) return null;
  return refuse('notice-sums-differ', { which, expectedCents, actualCents }, `/${which}`).refusal;
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, each) => total + each, 0);
}

/** All texts of a content with their JSON pointers. */
function* texts(value: unknown, pointer: string): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [pointer, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* texts(member, `${pointer}/${key}`);
}
