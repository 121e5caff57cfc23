import type { Award } from '#awards';
import { wordsOfLaw, type LandNorms } from '#funding-law';
import { CalendarDate, groupedBy, type LifeDuty, type LifeEvent } from '#kernel';
import type { Transaction } from '#platform';
import { baseRateTable, termsFinder } from '#programmes';
import type { PaymentStatus } from '../domain/payment-lifecycle.js';
import {
  paymentRequestsOf,
  paymentRequestsOfAll,
  type PaymentRequest,
} from '../persistence/payment-request.repository.js';
import { drawnYearsOf, type DrawingYear } from './drawing-situation.js';
import { useOf, type UseInTime } from './use-in-time.js';

const EVENTS: Readonly<Record<PaymentStatus, string | null>> = {
  DRAFT: null,
  SUBMITTED: 'payment-requested',
  CHECKED: 'payment-requested',
  CERTIFIED: 'payment-requested',
  AUTHORISED: 'payment-requested',
  EXPORTED: 'payment-exported',
  EXECUTED: 'payment-executed',
  CREDITED: 'payment-credited',
  REJECTED: 'payment-rejected',
  RETURNED: 'payment-returned',
};

/** What happened to the money of an award: one event per request, where it has come to. */
export async function paymentEventsOf(tx: Transaction, award: Award): Promise<LifeEvent[]> {
  return (await paymentRequestsOf(tx, award.id)).flatMap(eventOf);
}

function eventOf(request: PaymentRequest): LifeEvent[] {
  const kind = EVENTS[request.status];
  if (kind === null || !request.submitted) return [];
  const submittedOn = CalendarDate.inBerlin(request.submitted.at);
  const { id, number, budgetYear, status, reason } = request;
  const facts = { requestId: id, number, budgetYear, status, submittedOn: submittedOn.toString() };
  return [
    {
      on: request.creditedOn ?? request.executedOn ?? submittedOn,
      kind,
      amount: request.amount,
      noticeId: null,
      facts: reason === null ? facts : { ...facts, reason },
    },
  ];
}

const NEXT_STEPS: Readonly<Partial<Record<PaymentStatus, string>>> = {
  SUBMITTED: 'check-request',
  CHECKED: 'certify-payment',
  CERTIFIED: 'authorise-payment',
  AUTHORISED: 'export-payment',
  EXPORTED: 'confirm-credit',
  EXECUTED: 'confirm-credit',
};

/** What is to be done for the money to flow and to be used in time. */
export const paymentDutiesOf = async (tx: Transaction, award: Award): Promise<LifeDuty[]> =>
  (await paymentDutiesOfAll(tx, [award])).get(award.id) ?? [];

/** The same for many awards, by award, in four queries. */
export async function paymentDutiesOfAll(
  tx: Transaction,
  awards: readonly Award[],
): Promise<ReadonlyMap<string, LifeDuty[]>> {
  const ids = awards.map(({ id }) => id);
  const requests = groupedBy(await paymentRequestsOfAll(tx, ids), ({ awardId }) => awardId);
  const years = await drawnYearsOf(tx, awards);
  const termsOn = await termsFinder(tx);
  const rates = await baseRateTable(tx);
  return new Map(
    awards.map((award) => {
      const version = termsOn(award.programmeCode, CalendarDate.inBerlin(award.issuedAt));
      if (!version.ok) return [award.id, []];
      const stated = { award, terms: version.value.terms, requests: requests.get(award.id) ?? [] };
      const law = wordsOfLaw(version.value.land, tx.today);
      const underway = stated.requests.flatMap((request) => stepDutyOf(request, law));
      const use = useDutiesOf(useOf(stated, tx.today, rates), stated.requests, law);
      const tranches = (years.get(award.id) ?? []).flatMap((year) => trancheDutyOf(year, award, tx.today));
      return [award.id, [...underway, ...use, ...tranches]];
    }),
  );
}

/** The need was declared up to a day; in another budget year the money of this one is gone. */
function stepDutyOf(request: PaymentRequest, law: LandNorms): LifeDuty[] {
  const { id, number, status, amount, needUntil, budgetYear } = request;
  const kind = NEXT_STEPS[status];
  if (kind === undefined || needUntil === null) return [];
  const yearEnds = CalendarDate.of(budgetYear, 12, 31);
  const due = yearEnds.isBefore(needUntil) ? yearEnds : needUntil;
  const basis = due.equals(needUntil) ? `Bedarf bis dahin erklärt, Nr. 7.2 ${law.grantRules}` : '§ 45 Abs. 1 LHO';
  return [{ due, kind, by: 'AUTHORITY', amount, basis, facts: { requestId: id, number } }];
}

function useDutiesOf(
  { payments, interest }: UseInTime,
  requests: readonly PaymentRequest[],
  law: LandNorms,
): LifeDuty[] {
  const numbers = new Map(requests.map(({ id, number }) => [id, number]));
  const interestCents = interest.ok ? interest.value.interest.toCents() : -1;
  return payments
    .filter(({ unused }) => unused.isPositive())
    .map(({ id, unused, useUntil, isLate }) => ({
      due: useUntil,
      kind: 'use-payment',
      by: 'RECIPIENT',
      amount: unused,
      basis: `Nr. 7.2 ${law.grantRules}, § 49a Abs. 4 ${law.procedureAct}`,
      facts: { requestId: id, number: numbers.get(id) ?? 0, isLate: isLate ? 1 : 0, interestCents },
    }));
}

/** A tranche that is over is not drawn any more: its year closes. */
function trancheDutyOf(year: DrawingYear, award: Award, today: CalendarDate): LifeDuty[] {
  const left = year.tranche.minus(year.drawn);
  if (!left.isPositive() || year.budgetYear < today.year || award.periodTo.isBefore(today)) return [];
  const due = CalendarDate.of(year.budgetYear, 12, 31);
  const facts = { budgetYear: year.budgetYear };
  return [{ due, kind: 'draw-tranche', by: 'RECIPIENT', amount: left, basis: '§ 45 Abs. 1 LHO', facts }];
}
