import {
  DEFAULT_CITATIONS,
  settleDeficit,
  settleFixed,
  settleShare,
  type Citations,
  type Settlement,
} from '#funding-law';
import { CalendarDate, Money, ok, refuse, type Refusal, type Result } from '#kernel';
import type { LocalDecision, LocalProject } from './local-project.js';

/** One line of the receipt list (domain part 3.6): gross amount, all dates as days. */
export interface Receipt {
  readonly number: string;
  readonly invoicedOn: CalendarDate;
  readonly paidOn: CalendarDate;
  readonly payee: string;
  readonly purpose: string;
  readonly amount: Money;
}

export interface Proof {
  readonly report: string;
  /** People reached: a count, never a list. */
  readonly participants: number;
  readonly thirdParty: Money;
  readonly own: Money;
  readonly receipts: readonly Receipt[];
  readonly confirmed: boolean;
}

const REPORT_LENGTH_MIN = 50;
const REPORT_LENGTH_MAX = 8000;
export const RECEIPTS_MAX = 200;

export const spentOf = ({ receipts }: Pick<Proof, 'receipts'>): Money =>
  Money.sum(receipts.map(({ amount }) => amount));

/** All faults of a proof at once. Receipts carry their position, counted from 1. */
export function checkProof(
  proof: Proof,
  project: Pick<LocalProject, 'decision' | 'proofDueOn'>,
  today: CalendarDate,
): Refusal[] {
  const faults: Refusal[] = [];
  const length = proof.report.trim().length;
  if (length < REPORT_LENGTH_MIN)
    faults.push(refuse('local-text-too-short', { lengthMin: REPORT_LENGTH_MIN }, '/report').refusal);
  if (length > REPORT_LENGTH_MAX)
    faults.push(refuse('entry-too-long', { lengthMax: REPORT_LENGTH_MAX }, '/report').refusal);
  if (!Number.isInteger(proof.participants) || proof.participants < 0 || proof.participants > 1_000_000)
    faults.push(refuse('local-participants', {}, '/participants').refusal);
  if (proof.thirdParty.isNegative()) faults.push(refuse('amount-negative', {}, '/thirdParty').refusal);
  if (proof.own.isNegative()) faults.push(refuse('amount-negative', {}, '/own').refusal);
  if (!proof.confirmed) faults.push(refuse('local-proof-unconfirmed', {}, '/confirmed').refusal);
  if (proof.receipts.length === 0) faults.push(refuse('local-receipts-missing', {}, '/receipts').refusal);
  if (proof.receipts.length > RECEIPTS_MAX)
    faults.push(refuse('local-receipts-too-many', { max: RECEIPTS_MAX }, '/receipts').refusal);
  const [first] = receiptFaults(proof.receipts, project.decision, today);
  return first ? [...faults, first] : faults;
}

/** H18: dates in their order and in the period (payments may follow until today), no receipt twice. */
function receiptFaults(receipts: readonly Receipt[], decision: LocalDecision | null, today: CalendarDate): Refusal[] {
  const seen = new Map<string, number>();
  return receipts.flatMap((receipt, index) => {
    const line = index + 1;
    const fault = (kind: string, facts = {}): Refusal[] => [refuse(kind, { line, ...facts }, '/receipts').refusal];
    if (!receipt.amount.isPositive() || receipt.payee.trim() === '' || receipt.purpose.trim() === '')
      return fault('local-receipt-incomplete');
    if (receipt.paidOn.isAfter(today)) return fault('local-receipt-in-future');
    if (decision && receipt.paidOn.isBefore(CalendarDate.iso(decision.periodFrom)))
      return fault('local-receipt-before-period', { from: CalendarDate.iso(decision.periodFrom).toGerman() });
    const key = [receipt.number, receipt.paidOn.toString(), receipt.payee.toLowerCase(), receipt.amount.toCents()].join(
      '|',
    );
    const before = seen.get(key);
    if (before !== undefined) return fault('local-receipt-twice', { before });
    seen.set(key, line);
    return [];
  });
}

/** A final recipient is bound by ANBest-P, and by reimbursement as the municipality's notice or agreement says. */
const FINAL_RECIPIENT: Citations = { ...DEFAULT_CITATIONS, reduction: 'Nr. 2 ANBest-P' };

export interface Recognised {
  /** Recognised eligible expenditure, never more than the receipts. */
  readonly expenditure: Money;
  readonly thirdParty: Money;
  readonly own: Money;
}

/**
 * Settles by financing type (domain part 4). The rate of a SHARE is the grant's part of the planned costs.
 * Refuses recognised expenditure above the receipts and whatever funding-law calls impossible.
 */
export function settleLocal(
  project: Pick<LocalProject, 'application' | 'costs' | 'decided' | 'decision' | 'paid'>,
  recognised: Recognised,
  proof: Proof,
): Result<Settlement, Refusal> {
  const spent = spentOf(proof);
  if (recognised.expenditure.exceeds(spent))
    return refuse('local-recognised-above-receipts', { spentCents: spent.toCents() }, '/recognised');
  const grant = project.decided ?? Money.ZERO;
  const basis = {
    citations: FINAL_RECIPIENT,
    grant,
    eligibleActual: recognised.expenditure,
    thirdPartyActual: recognised.thirdParty,
    paid: project.paid,
    eligiblePlan: project.costs,
    thirdPartyPlan: project.application.thirdParty,
  };
  switch (project.decision?.financingType) {
    case 'FIXED':
      return settleFixed(basis);
    case 'SHARE':
      return settleShare({ ...basis, rateBps: 0n, rateOption: 'EFFECTIVE' });
    default: {
      const ownPlan = project.costs.minus(project.application.thirdParty).minus(grant);
      return settleDeficit({ ...basis, ownPlan, ownActual: recognised.own });
    }
  }
}

export const whole = (faults: readonly Refusal[]): Result<true, readonly Refusal[]> =>
  faults.length === 0 ? ok(true) : { ok: false, refusal: faults };
