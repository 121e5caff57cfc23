import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CalendarDate, Money } from '#kernel';
import { PAYMENT_LIFECYCLE, type PaymentAction, type PaymentStatus } from './payment-lifecycle.js';
import { drawableNow, mustBeNeeded, mustFitGrant, type GrantTerms } from './payment-rules.js';
import { usesFromStatements, usesOfPayments } from './use-in-time.js';

const ROLES = [...new Set(PAYMENT_LIFECYCLE.definition.transitions.flatMap(({ by }) => by))];
const ACTIONS = [...new Set(PAYMENT_LIFECYCLE.definition.transitions.map(({ action }) => action))];
const GIVES_BACK: readonly PaymentStatus[] = ['REJECTED', 'RETURNED'];
const LEFT: readonly PaymentStatus[] = ['EXPORTED', 'EXECUTED', 'CREDITED'];
const UNTIL = CalendarDate.of(2027, 3, 31);
const day = (offset: number): CalendarDate => CalendarDate.of(2027, 1, 1).plusDays(offset);

const cents = (max: number) => fc.integer({ min: 1, max }).map((each) => Money.ofCents(each));
const grants = fc
  .record({
    financingType: fc.constantFrom<GrantTerms['financingType']>('SHARE', 'DEFICIT', 'FIXED', 'FULL'),
    eligible: cents(10_000_000),
    share: fc.integer({ min: 1, max: 10_000 }),
  })
  .map(({ financingType, eligible, share }): GrantTerms => {
    const amount = financingType === 'FULL' ? eligible : Money.max(eligible.shareFloor(share), Money.ofCents(1));
    return { financingType, eligible, amount };
  });
const steps = fc.array(
  fc.record({
    request: fc.nat({ max: 5 }),
    action: fc.constantFrom<PaymentAction>(...ACTIONS),
    role: fc.constantFrom(...ROLES),
    amount: cents(4_000_000),
    spent: cents(12_000_000),
    needed: cents(6_000_000),
    year: fc.constantFrom(2027, 2028),
  }),
  { maxLength: 60 },
);

interface Request {
  readonly year: number;
  readonly amount: Money;
  readonly status: PaymentStatus;
}

describe('Random lives of payment requests on one grant', () => {
  it('never draw or pay a cent more than grant and tranche, and give back exactly what was drawn', () => {
    fc.assert(
      fc.property(grants, fc.integer({ min: 0, max: 10_000 }), steps, (grant, firstShare, acts) => {
        const first = grant.amount.shareFloor(firstShare);
        const tranches = new Map([
          [2027, first],
          [2028, grant.amount.minus(first)],
        ]);
        const requests = new Map<number, Request>();
        const drawn = (year?: number, of: (status: PaymentStatus) => boolean = isDrawn): Money =>
          Money.sum(
            [...requests.values()]
              .filter((each) => of(each.status) && (year === undefined || each.year === year))
              .map(({ amount }) => amount),
          );
        for (const act of acts) {
          const request = requests.get(act.request) ?? { year: act.year, amount: act.amount, status: 'DRAFT' };
          const next = PAYMENT_LIFECYCLE.next(request.status, act.action, [act.role]);
          const tranche = tranches.get(request.year) ?? Money.ZERO;
          const room = {
            budgetYear: request.year,
            tranche,
            drawnInYear: drawn(request.year),
            grant: grant.amount,
            drawn: drawn(),
          };
          const need = { amount: request.amount, spent: act.spent, needed: act.needed };
          const isDue =
            act.action !== 'submit-request' ||
            (mustFitGrant(request.amount, room).ok && mustBeNeeded(grant, need, room.drawn, UNTIL).ok);
          const before = drawn();
          if (next.ok && isDue) requests.set(act.request, { ...request, status: next.value });
          const after = drawn();
          if (next.ok && GIVES_BACK.includes(next.value)) expect(before.minus(after)).toEqual(request.amount);
          expect(after.exceeds(grant.amount)).toBe(false);
          for (const [year, limit] of tranches) expect(drawn(year).exceeds(limit)).toBe(false);
          expect(drawn(undefined, (status) => LEFT.includes(status)).exceeds(after)).toBe(false);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('may draw more with more costs, never less than nothing and never beyond the grant', () => {
    fc.assert(
      fc.property(grants, cents(12_000_000), cents(6_000_000), cents(6_000_000), (grant, spent, needed, more) => {
        const now = drawableNow(grant, { spent, needed }, Money.ZERO);
        const later = drawableNow(grant, { spent, needed: needed.plus(more) }, Money.ZERO);
        expect(now.isNegative() || now.exceeds(grant.amount) || now.exceeds(later)).toBe(false);
        expect(drawableNow(grant, { spent, needed }, now)).toEqual(Money.ZERO);
      }),
      { numRuns: 1_000 },
    );
  });

  it('count every cent of a payment as used or unused, and none twice', () => {
    const payments = fc.array(fc.record({ amount: cents(2_000_000), on: fc.nat({ max: 300 }) }), { maxLength: 6 });
    const statements = fc.array(fc.record({ spent: cents(12_000_000), on: fc.nat({ max: 300 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(grants, payments, statements, (grant, paid, told) => {
        const credited = paid.map(({ amount, on }, index) => ({
          id: String(index),
          amount,
          creditedOn: day(on),
          useUntil: day(on).plusMonths(2),
        }));
        const uses = usesFromStatements(
          grant,
          told.map(({ spent, on }) => ({ spent, on: day(on) })),
        );
        const used = usesOfPayments(credited, uses, day(200));
        expect(used.every((each) => each.used.plus(each.unused).equals(each.amount))).toBe(true);
        const stated = Money.sum(uses.map(({ amount }) => amount));
        const all = Money.sum(used.map((each) => each.used));
        expect(all).toEqual(Money.min(stated, Money.sum(credited.map(({ amount }) => amount))));
        expect(stated.exceeds(grant.amount)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });
});

const isDrawn = (status: PaymentStatus): boolean => status !== 'DRAFT' && !GIVES_BACK.includes(status);
