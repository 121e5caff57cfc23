import { reviseAward, type Award } from '#awards';
import { drawingSituation } from '#disbursements';
import { CalendarDate, Money, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { checkContent, issueNotice } from '#notices';
import type { Database, Transaction } from '#platform';
import type { TermsVersion } from '#programmes';
import { examinedUse, type ExaminedUse } from '#use-reports';
import { reducedTranches } from '../domain/reduced-tranches.js';
import { knowledgeUntil } from '../domain/year-of-knowledge.js';
import { insertRecovery } from '../persistence/recovery.repository.js';
import {
  loadPreparedForUpdate,
  markSettlementSigned,
  type SettlementRecord,
} from '../persistence/settlement.repository.js';
import { awardOrRefusal, lockAwardFile, moneyIsUnchanged } from '../read/award-money.js';
import { orderParts, wordsOf, type OrderParts } from '../read/order-common.js';
import { computeSettlement, type ComputedSettlement } from '../read/settlement-basis.js';
import { settlementLetter } from '../read/settlement-letter.js';
import { mustBeApproved } from './approve-act.js';
import { refuseUnlessRole, tellRecipient, traceAct } from './settlement-act.js';

export interface SignedSettlement {
  readonly settlementId: string;
  readonly noticeId: string;
  readonly final: Money;
  /** The recovery that the settlement opened, because more was paid than is due. */
  readonly recoveryId: string | null;
}

/**
 * Signs the Schlussbescheid: four eyes, everything computed once more, the grant set to its final amount (what is freed is
 * free under the cap and in the budget at once), and where too much was paid a recovery opened for its hearing. One
 * transaction. Refuses what a lead body has not approved or what has changed since the preparation, and writes nothing.
 */
export async function signSettlement(
  database: Database,
  actor: Actor,
  awardId: string,
): Promise<Result<SignedSettlement, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const found = await awardOrRefusal(tx, awardId);
    if (!found.ok) return found;
    const forbidden = refuseUnlessRole(actor, 'sign-settlement', ['SIGNATORY']);
    if (forbidden) return forbidden;
    await lockAwardFile(tx, awardId);
    const prepared = await loadPreparedForUpdate(tx, awardId);
    if (!prepared) return refuse('settlement-not-prepared');
    if (prepared.prepared.id === actor.accountId) {
      return refuse('settlement-four-eyes', { preparedBy: prepared.prepared.name });
    }
    const approved = await mustBeApproved(tx, found.value, { act: 'SETTLEMENT', id: prepared.id });
    if (!approved.ok) return approved;
    const use = await examinedUse(tx, awardId);
    const computed = await computeSettlement(tx, found.value, use);
    if (!computed.ok) return computed;
    if (!use || !isUnchanged(prepared, found.value, use, computed.value)) return refuse('settlement-outdated');
    const parts = await orderParts(tx, found.value, { officer: prepared.prepared.name, form: 'ACT' });
    if (!parts.ok) return parts;
    return sign(tx, found.value, prepared, { use, computed: computed.value, parts: parts.value });
  });
}

const isUnchanged = (
  prepared: SettlementRecord,
  award: Award,
  use: ExaminedUse,
  { settlement, money }: ComputedSettlement,
): boolean =>
  prepared.awardVersion === award.version &&
  prepared.reportId === use.reportId &&
  prepared.paid.equals(money.paid) &&
  prepared.final.equals(settlement.finalGrant);

interface Signing {
  readonly use: ExaminedUse;
  readonly computed: ComputedSettlement;
  readonly parts: OrderParts;
}

async function sign(
  tx: Transaction,
  award: Award,
  prepared: SettlementRecord,
  { use, computed, parts }: Signing,
): Promise<Result<SignedSettlement, Refusal>> {
  const words = await wordsOf(tx, award, 'SETTLEMENT');
  const letter = settlementLetter(prepared, parts, words, computed.money.demanded);
  const printable = checkContent(letter);
  if (!printable.ok) return printable;
  const noticeId = await issueNotice(tx, {
    content: letter,
    isAct: true,
    caseId: award.applicationId,
    organisationId: award.organisationId,
    preparedBy: prepared.prepared.id,
  });
  const revised = await reviseAward(tx, {
    awardId: award.id,
    expectedVersion: prepared.awardVersion,
    cause: 'SETTLEMENT',
    noticeId,
    amount: prepared.final,
    eligible: use.eligible,
    periodFrom: award.periodFrom,
    periodTo: award.periodTo,
    tranches: reducedTranches(award.tranches, award.amount.minus(prepared.final), await drawnByYear(tx, award.id)),
  });
  if (!revised.ok) return revised;
  // The award is locked now: what was requested or paid meanwhile shows here, and undoes the whole act.
  if (!(await moneyIsUnchanged(tx, award.id, computed.money))) return refuse('settlement-outdated');
  await markSettlementSigned(tx, prepared.id, noticeId);
  const recoveryId = await openOverpayment(tx, award, prepared, { use, computed });
  await traceAct(tx, award, {
    action: 'sign-settlement',
    facts: { finalCents: prepared.final.toCents(), repayCents: computed.settlement.repay.toCents(), noticeId },
  });
  await tellRecipient(tx, award, { id: noticeId, contactEmail: parts.contactEmail });
  return ok({ settlementId: prepared.id, noticeId, final: prepared.final, recoveryId });
}

export async function drawnByYear(tx: Transaction, awardId: string): Promise<Record<number, Money>> {
  const situation = await drawingSituation(tx, awardId);
  if (!situation.ok) return {};
  return Object.fromEntries(situation.value.years.map(({ budgetYear, drawn }) => [budgetYear, drawn]));
}

/** What was paid beyond the final amount becomes a recovery, unless the programme does not demand so little. */
async function openOverpayment(
  tx: Transaction,
  award: Award,
  prepared: SettlementRecord,
  { use, computed }: { readonly use: ExaminedUse; readonly computed: ComputedSettlement },
): Promise<string | null> {
  const { repay } = computed.settlement;
  if (!repay.isPositive() || isSmall(repay, computed.terms)) return null;
  const lastCredit = computed.money.credited
    .flatMap(({ creditedOn }) => (creditedOn ? [creditedOn] : []))
    .reduce((latest, day) => (day.isAfter(latest) ? day : latest), award.periodTo);
  const examinedOn = CalendarDate.inBerlin(use.examinedAt);
  return insertRecovery(tx, {
    awardId: award.id,
    organisationId: award.organisationId,
    basis: 'REDUCTION',
    settlementId: prepared.id,
    finding: `Nach Prüfung des Verwendungsnachweises beträgt die Zuwendung ${prepared.final.toString()}. Ausgezahlt sind ${prepared.paid.toString()}, mithin ${repay.toString()} mehr.`,
    reduction: Money.ZERO,
    ineffectiveFrom: earlier(lastCredit.plusDays(1), tx),
    knowledgeCompleteOn: examinedOn,
    knowledgeUntil: knowledgeUntil(examinedOn, computed.terms.terms.knowledgeMonths),
  });
}

const earlier = (day: Award['periodTo'], { today }: Transaction) => (day.isAfter(today) ? today : day);

export const isSmall = (amount: Money, { terms }: TermsVersion): boolean =>
  Money.ofCents(terms.smallClaimCents).exceeds(amount);
