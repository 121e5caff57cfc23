import type { Award } from '#awards';
import { wordsOfLaw, type LandNorms } from '#funding-law';
import { CalendarDate, groupedBy, Money, type LifeDuty, type LifeEvent } from '#kernel';
import type { Transaction } from '#platform';
import { listProgrammes } from '#programmes';
import type { ClaimEntryKind } from '../domain/claim.js';
import { closureOf } from '../persistence/closure.repository.js';
import { interestOrdersOf, type InterestOrder } from './interest-orders.js';
import { recoveriesOf, recoveriesOfAll, type Recovery } from '../persistence/recovery.repository.js';
import { settlementsOf, settlementsOfAll, type SettlementRecord } from '../persistence/settlement.repository.js';
import { claimViewsOf, claimViewsOfAll, type ClaimView } from './claim-view.js';

/** What happened in settlement and recovery, as far as the actor may see it; in no particular order. */
export async function settlementEventsOf(tx: Transaction, award: Award): Promise<LifeEvent[]> {
  const awardId = award.id;
  const signed = (await settlementsOf(tx, awardId)).flatMap(eventsOfSettlement);
  const closure = await closureOf(tx, award.id);
  const closed: LifeEvent[] = closure
    ? [
        {
          on: closure.closedOn,
          kind: 'file-closed',
          amount: null,
          noticeId: null,
          facts: { awardId, retainUntil: closure.retainUntil.toGerman() },
        },
      ]
    : [];
  const recoveries = await recoveriesOf(tx, award.id);
  const claims = await claimViewsOf(tx, award.id);
  const orders = await interestOrdersOf(tx, award.id);
  return [
    ...signed,
    ...recoveries.flatMap((recovery) => eventsOfRecovery(recovery, claims)),
    ...claims.flatMap(eventsOfClaim),
    ...orders.flatMap((order) => eventsOfOrder(order, claims)),
    ...closed,
  ];
}

function eventsOfSettlement({ awardId, signed, noticeId, final }: SettlementRecord): LifeEvent[] {
  if (!signed) return [];
  const on = CalendarDate.inBerlin(signed.at);
  return [{ on, kind: 'settlement-signed', amount: final, noticeId, facts: { awardId } }];
}

function eventsOfRecovery({ id, number, basis, answer, signed, noticeId }: Recovery, claims: readonly ClaimView[]) {
  const facts = { number, basis, recoveryId: id };
  const events: LifeEvent[] = [];
  if (answer) {
    events.push({
      on: CalendarDate.inBerlin(answer.at),
      kind: 'hearing-answered',
      amount: null,
      noticeId: null,
      facts,
    });
  }
  if (signed) {
    const amount = claims.find(({ recoveryId }) => recoveryId === id)?.amount ?? null;
    events.push({ on: signed.on, kind: 'recovery-decided', amount, noticeId, facts });
  }
  return events;
}

const ENTRY_EVENTS: Readonly<Partial<Record<ClaimEntryKind, string>>> = {
  PAYMENT: 'claim-payment',
  REVERSAL: 'claim-payment-reversed',
  WRITE_OFF: 'claim-written-off',
  REMISSION: 'claim-remitted',
};

function eventsOfClaim({ id, number, entries, dunnings }: ClaimView): LifeEvent[] {
  const facts = { claim: number, claimId: id };
  const booked = entries.flatMap(({ kind, valueDate, delta }): LifeEvent[] => {
    const event = ENTRY_EVENTS[kind];
    const amount = delta.isNegative() ? delta.negated() : delta;
    return event ? [{ on: valueDate, kind: event, amount, noticeId: null, facts }] : [];
  });
  const reminded = dunnings.map(({ sentOn, noticeId, number: reminder }): LifeEvent => ({
    on: sentOn,
    kind: 'dunning-sent',
    amount: null,
    noticeId,
    facts: { ...facts, number: reminder },
  }));
  return [...booked, ...reminded];
}

/** An order carries no day of its own beside its notice's; its claim was demanded on the day of the signature. */
function eventsOfOrder(order: InterestOrder, claims: readonly ClaimView[]): LifeEvent[] {
  const demand = claims.find(({ interestOrderId }) => interestOrderId === order.id)?.entries[0];
  if (order.state !== 'SIGNED' || !demand) return [];
  const facts = { from: order.from.toGerman(), to: order.to.toGerman() };
  return [{ on: demand.valueDate, kind: 'interest-set', amount: order.amount, noticeId: order.noticeId, facts }];
}

/** What is still to be done in settlement and recovery, and by whom. */
export const settlementDutiesOf = async (tx: Transaction, award: Award): Promise<LifeDuty[]> =>
  (await settlementStandingsOf(tx, [award])).get(award.id)?.duties ?? [];

/** How far settlement and recovery of a grant are: the settlement notice, and what is to be done. */
export interface SettlementStanding {
  readonly events: readonly LifeEvent[];
  readonly duties: LifeDuty[];
}

/** For lists: by award, in nine queries however many awards there are. */
export async function settlementStandingsOf(
  tx: Transaction,
  awards: readonly Award[],
): Promise<ReadonlyMap<string, SettlementStanding>> {
  const ids = awards.map(({ id }) => id);
  const settlements = groupedBy(await settlementsOfAll(tx, ids), ({ awardId }) => awardId);
  const recoveries = groupedBy(await recoveriesOfAll(tx, ids), ({ awardId }) => awardId);
  const claims = groupedBy(await claimViewsOfAll(tx, ids), ({ awardId }) => awardId);
  const lands = new Map((await listProgrammes(tx)).map(({ code, land }) => [code, land]));
  return new Map(
    awards.map(({ id, programmeCode }) => {
      const law = wordsOfLaw(lands.get(programmeCode) ?? '', tx.today);
      const events = (settlements.get(id) ?? []).flatMap(eventsOfSettlement);
      const duties = [
        ...(recoveries.get(id) ?? []).flatMap((recovery) => dutiesOfRecovery(recovery, law)),
        ...(claims.get(id) ?? []).flatMap((claim) => dutiesOfClaim(claim, tx.today, law)),
      ];
      return [id, { events, duties }];
    }),
  );
}

function dutiesOfRecovery(recovery: Recovery, { procedureAct }: LandNorms): LifeDuty[] {
  const { id, number, status, knowledgeUntil, hearing, answer } = recovery;
  if (status !== 'PROPOSED' && status !== 'HEARING') return [];
  const facts = { number, recoveryId: id };
  const knowledge = `§ 48 Abs. 4, § 49 Abs. 3 Satz 2 ${procedureAct}`;
  const duties: LifeDuty[] = [
    { due: knowledgeUntil, kind: 'decide-recovery', by: 'AUTHORITY', amount: null, basis: knowledge, facts },
  ];
  if (hearing && !answer) {
    const basis = `§ 28 ${procedureAct}`;
    duties.push({ due: hearing.due, kind: 'answer-hearing', by: 'RECIPIENT', amount: null, basis, facts });
  }
  return duties;
}

const NOT_TO_PAY: readonly ClaimView['status'][] = ['SUSPENDED', 'ANNULLED', 'WRITTEN_OFF_TEMP'];

function dutiesOfClaim(claim: ClaimView, today: CalendarDate, { procedureAct }: LandNorms): LifeDuty[] {
  if (!claim.balance.isPositive() || NOT_TO_PAY.includes(claim.status)) return [];
  const facts = { claim: claim.number, claimId: claim.id };
  const deferral = claim.reliefs.findLast(({ kind, state }) => kind === 'DEFERRAL' && state === 'APPROVED');
  if (claim.status === 'DEFERRED' && deferral?.until) {
    const basis = 'Stundungsbescheid (§ 59 LHO)';
    const next = nextInstalment(claim, deferral.instalments) ?? { due: deferral.until, amount: claim.balance };
    return [{ ...next, kind: 'pay-claim', by: 'RECIPIENT', basis, facts }];
  }
  if (!claim.due) return [];
  const basis = claim.kind === 'REIMBURSEMENT' ? `Erstattungsbescheid (§ 49a Abs. 1 ${procedureAct})` : 'Zinsbescheid';
  const pay: LifeDuty = { due: claim.due, kind: 'pay-claim', by: 'RECIPIENT', amount: claim.balance, basis, facts };
  return claim.due.isBefore(today)
    ? [pay, { ...pay, kind: 'send-dunning', by: 'AUTHORITY', basis: 'Nr. 1 VV zu § 34 LHO' }]
    : [pay];
}

/** The first instalment that the payments so far do not cover. */
function nextInstalment(
  claim: ClaimView,
  instalments: readonly { readonly due: CalendarDate; readonly amount: Money }[],
): { due: CalendarDate; amount: Money } | null {
  let rest = Money.sum(instalments.map(({ amount }) => amount)).minus(claim.balance);
  for (const { due, amount } of instalments) {
    if (amount.exceeds(rest)) return { due, amount: amount.minus(rest) };
    rest = rest.minus(amount);
  }
  return null;
}
