import { describe, expect, it } from '@jest/globals';
import { Money } from '#kernel';
import { linesOfCommitment, linesOfReservation, type BudgetSituation } from './budget-account.js';
import { linesOfReduction } from './reduction.js';

const euros = Money.ofEuros;

const account = (free: Money, budgetYear = 2027): BudgetSituation => ({
  titleId: '06-072-633-65',
  budgetYear,
  authority: budgetYear === 2027 ? 'AE' : 'VE',
  appropriated: free,
  blocked: Money.ZERO,
  paid: Money.ZERO,
  isOpened: false,
  isClosed: false,
  reserved: Money.ZERO,
  committed: Money.ZERO,
  free,
});
const holding = (reserved: Money, committed = Money.ZERO, paid = Money.ZERO) => ({
  titleId: '06-072-633-65',
  budgetYear: 2027,
  authority: 'AE' as const,
  reserved,
  committed,
  paid,
});
const tranche = (amount: Money, budgetYear = 2027) => ({
  budgetYear,
  authority: budgetYear === 2027 ? ('AE' as const) : ('VE' as const),
  amount,
});

describe('an account of the budget', () => {
  it('takes exactly what is free and refuses one cent more', () => {
    const accounts = [account(euros(100))];
    expect(linesOfReservation(accounts, 'NRWELTOFFEN', [tranche(euros(100))])).toMatchObject({ ok: true });
    expect(linesOfReservation(accounts, 'NRWELTOFFEN', [tranche(Money.ofCents(10_001))])).toMatchObject({
      refusal: { kind: 'budget-exceeded', facts: { freeCents: 10_000, missingCents: 1 } },
    });
  });

  it('books no entry for nothing', () => {
    const lines = linesOfReservation([account(euros(100))], 'NRWELTOFFEN', [tranche(Money.ZERO)]);
    expect(lines).toEqual({ ok: true, value: [] });
  });

  it('counts what the decision itself has set aside as free for it', () => {
    const lines = linesOfCommitment([account(euros(10))], 'NRWELTOFFEN', [tranche(euros(100))], [holding(euros(90))]);
    expect(lines).toMatchObject({ ok: true, value: [{ reserved: euros(-90), committed: euros(100) }] });
  });

  it('refuses the year that has no account, even if another has money', () => {
    const accounts = [account(euros(100))];
    expect(linesOfReservation(accounts, 'NRWELTOFFEN', [tranche(euros(1)), tranche(euros(1), 2028)])).toMatchObject({
      refusal: { kind: 'budget-title-missing', facts: { year: 2028, authority: 'VE' } },
    });
  });

  it('gives back no more than the decision has bound', () => {
    const held = [holding(Money.ZERO, euros(50))];
    expect(linesOfReduction([tranche(euros(50))], held)).toMatchObject({
      ok: true,
      value: [{ committed: euros(-50) }],
    });
    expect(linesOfReduction([tranche(Money.ofCents(5001))], held)).toMatchObject({
      refusal: { kind: 'commitment-too-small' },
    });
    expect(linesOfReduction([tranche(euros(1))], [])).toMatchObject({ refusal: { facts: { committedCents: 0 } } });
  });

  it('takes a negative tranche for the bug it is', () => {
    expect(() => linesOfReservation([account(euros(1))], 'NRWELTOFFEN', [tranche(euros(-1))])).toThrow(RangeError);
  });
});
