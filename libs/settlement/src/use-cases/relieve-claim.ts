import type { Award } from '#awards';
import { Money, ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { checkContent, issueNotice, type OrderContent } from '#notices';
import { type Database, type Transaction } from '#platform';
import type { Instalment, ReliefKind } from '../domain/claim.js';
import { consentMustBeNamed } from '../domain/relief-limits.js';
import { bookEntry } from '../persistence/claim.repository.js';
import { insertRelief, markReliefDecided, markReliefEnded, type Relief } from '../persistence/relief.repository.js';
import { deferralLetter, remissionLetter } from '../read/claim-letters.js';
import type { ClaimView } from '../read/claim-view.js';
import { orderParts, wordsOf } from '../read/order-common.js';
import { mustBeApproved } from './approve-act.js';
import { takeClaimStep } from './claim-step.js';
import { tellRecipient, textMustBe } from './settlement-act.js';

export interface ProposeRelief {
  readonly claimId: string;
  readonly kind: ReliefKind;
  readonly reason: string;
  /** Deferral: conditions, for the notice. */
  readonly terms: string;
  /** Deferral: its last day. */
  readonly until: CalendarDate | null;
  /** Above the limits of § 59 LHO: decree that consented. */
  readonly consentReference: string | null;
  /** Deferral: instalments that make up the balance; empty for one payment at the end. */
  readonly instalments: readonly Instalment[];
}

/**
 * Proposes a deferral, write-off or remission of what is open (§ 59 LHO). Nothing changes until a second person decides.
 * Refuses amounts above the authority's limits without a named consent, and an instalment plan that does not add up.
 */
export async function proposeRelief(
  database: Database,
  actor: Actor,
  command: ProposeRelief,
): Promise<Result<{ readonly reliefId: string }, Refusal>> {
  const step = {
    claimId: command.claimId,
    action: 'propose-relief' as const,
    act: { reason: command.reason.trim(), facts: { kind: command.kind }, visibility: 'INTERNAL' as const },
  };
  return takeClaimStep(database, actor, step, async (tx, { claim }) => {
    const silent = textMustBe(command.reason, '/reason', { min: 10, max: 2_000 });
    if (silent) return { ok: false, refusal: silent };
    if (command.terms.length > 2_000) return refuse('entry-too-long', { lengthMax: 2_000 }, '/terms');
    if (claim.reliefs.some(({ state }) => state === 'PROPOSED')) return refuse('relief-already-proposed');
    const planned = command.kind === 'DEFERRAL' ? planMustFit(command, claim.balance, tx.today) : ok(true);
    if (!planned.ok) return planned;
    const amount = claim.balance;
    const consented = consentMustBeNamed({ ...command, amount }, tx.today);
    if (!consented.ok) return consented;
    const isDeferral = command.kind === 'DEFERRAL';
    const reliefId = await insertRelief(tx, {
      claimId: claim.id,
      organisationId: claim.organisationId,
      kind: command.kind,
      amount,
      reason: command.reason.trim(),
      terms: isDeferral ? command.terms.trim() : '',
      until: isDeferral ? command.until : null,
      consentReference: command.consentReference?.trim() || null,
      instalments: isDeferral ? command.instalments : [],
    });
    return ok({ reliefId });
  });
}

/** A deferral ends in the future; instalments have rising days until then and make up the balance to the cent. */
function planMustFit(
  { until, instalments }: ProposeRelief,
  balance: Money,
  today: CalendarDate,
): Result<true, Refusal> {
  if (!until) return refuse('entry-missing', {}, '/until');
  if (!until.isAfter(today)) return refuse('day-not-ahead', {}, '/until');
  if (instalments.length === 0) return ok(true);
  const days = instalments.map(({ due }) => due);
  const isRising = days.every((day, index) => day.isAfter(days[index - 1] ?? today) && !day.isAfter(until));
  if (!isRising) return refuse('instalments-not-in-order', { until: until.toGerman() }, '/instalments');
  if (instalments.some(({ amount }) => !amount.isPositive())) return refuse('amount-not-positive', {}, '/instalments');
  const sum = Money.sum(instalments.map(({ amount }) => amount));
  return sum.equals(balance)
    ? ok(true)
    : refuse('instalments-do-not-add-up', { sumCents: sum.toCents(), balanceCents: balance.toCents() }, '/instalments');
}

const proposedIn = (claim: ClaimView): Relief | undefined => claim.reliefs.find(({ state }) => state === 'PROPOSED');

/**
 * Decides on the proposal: another person, once each lead body has approved. A write-off or remission takes the amount out of the ledger, a deferral and a
 * remission are told to the recipient by a notice. Refuses where a payment has changed the balance meanwhile.
 */
export async function approveRelief(database: Database, actor: Actor, claimId: string): Promise<Result<true, Refusal>> {
  const step = {
    claimId,
    action: 'approve-relief' as const,
    outcome: (claim: ClaimView) => proposedIn(claim)?.kind ?? 'DEFERRAL',
    act: { visibility: 'INTERNAL' as const },
  };
  return takeClaimStep(database, actor, step, async (tx, { award, claim }) => {
    const relief = proposedIn(claim);
    if (!relief) return refuse('relief-not-proposed');
    if (relief.proposed.id === actor.accountId) return refuse('relief-four-eyes', { by: relief.proposed.name });
    const approved = await mustBeApproved(tx, award, { act: 'RELIEF', id: relief.id });
    if (!approved.ok) return approved;
    if (!relief.amount.equals(claim.balance)) {
      return refuse('relief-outdated', { amountCents: relief.amount.toCents(), balanceCents: claim.balance.toCents() });
    }
    if (relief.until && !relief.until.isAfter(tx.today)) return refuse('day-not-ahead', {}, '/until');
    const notice = await tell(tx, award, claim, relief);
    if (!notice.ok) return notice;
    await endStanding(tx, claim, relief);
    await markReliefDecided(tx, relief.id, 'APPROVED', notice.value);
    if (relief.kind === 'WRITE_OFF' || relief.kind === 'REMISSION') {
      await bookEntry(tx, claim, {
        kind: relief.kind,
        delta: relief.amount.negated(),
        valueDate: tx.today,
        reliefId: relief.id,
        reference: relief.reason.slice(0, 140),
      });
    }
    return ok(true);
  });
}

/** A further relief takes the place of the one that stands. */
async function endStanding(tx: Transaction, claim: ClaimView, relief: Relief): Promise<void> {
  for (const { id, kind, state } of claim.reliefs) {
    if (state === 'APPROVED' && (kind === 'DEFERRAL' || kind === 'WRITE_OFF_TEMP') && id !== relief.id) {
      await markReliefEnded(tx, id, 'abgelöst durch eine weitere Entscheidung');
    }
  }
}

/** Deferral and remission are acts towards the recipient; a write-off is the authority's own affair. */
async function tell(
  tx: Transaction,
  award: Award,
  claim: ClaimView,
  relief: Relief,
): Promise<Result<string | null, Refusal>> {
  if (relief.kind !== 'DEFERRAL' && relief.kind !== 'REMISSION') return ok(null);
  const parts = await orderParts(tx, award, { officer: relief.proposed.name, form: 'ACT' });
  if (!parts.ok) return parts;
  const words = await wordsOf(tx, award, relief.kind);
  const content: OrderContent =
    relief.kind === 'DEFERRAL'
      ? deferralLetter(claim, relief, parts.value, words)
      : remissionLetter(claim, relief, parts.value, words);
  const printable = checkContent(content);
  if (!printable.ok) return printable;
  const noticeId = await issueNotice(tx, {
    content,
    isAct: true,
    caseId: award.applicationId,
    organisationId: award.organisationId,
    preparedBy: relief.proposed.id,
  });
  await tellRecipient(tx, award, { id: noticeId, contactEmail: parts.value.contactEmail });
  return ok(noticeId);
}

/** Declines the proposal, with a reason; whoever proposed it may take it back. */
export async function rejectRelief(
  database: Database,
  actor: Actor,
  command: { readonly claimId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  const step = {
    claimId: command.claimId,
    action: 'approve-relief' as const,
    outcome: (claim: ClaimView) => proposedIn(claim)?.kind ?? 'DEFERRAL',
    act: { reason: command.reason.trim(), facts: { isRejected: 1 }, visibility: 'INTERNAL' as const },
  };
  return takeClaimStep(database, actor, step, async (tx, { claim }) => {
    const relief = proposedIn(claim);
    if (!relief) return refuse('relief-not-proposed');
    if (relief.proposed.id === actor.accountId) return refuse('relief-four-eyes', { by: relief.proposed.name });
    const silent = textMustBe(command.reason, '/reason', { min: 10, max: 1_000 });
    if (silent) return { ok: false, refusal: silent };
    await markReliefDecided(tx, relief.id, 'REJECTED', null);
    return ok(true);
  });
}

/** Ends a deferral or temporary write-off before its time: the claim is due again. */
export async function endRelief(
  database: Database,
  actor: Actor,
  command: { readonly claimId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  const step = {
    claimId: command.claimId,
    action: 'end-relief' as const,
    outcome: ({ paid }: ClaimView) => (paid.isPositive() ? 'SOME_PAID' : 'NOTHING_PAID'),
    act: { reason: command.reason.trim() },
  };
  return takeClaimStep(database, actor, step, async (tx, { claim }) => {
    const silent = textMustBe(command.reason, '/reason', { min: 10, max: 1_000 });
    if (silent) return { ok: false, refusal: silent };
    for (const { id, kind, state } of claim.reliefs) {
      if (state === 'APPROVED' && (kind === 'DEFERRAL' || kind === 'WRITE_OFF_TEMP')) {
        await markReliefEnded(tx, id, command.reason.trim());
      }
    }
    return ok(true);
  });
}
