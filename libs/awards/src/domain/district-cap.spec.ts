import { describe, expect, it } from '@jest/globals';
import { Money } from '#kernel';
import { districtCapMustCover, roomOf, type CapSituation } from './district-cap.js';
import { secondPersonMustDiffer } from './four-eyes.js';
import { tranchesOf } from './tranche.js';

const cents = Money.ofCents;
const situation = (change: Partial<Record<keyof CapSituation, number>> = {}): CapSituation => ({
  budgetYear: change.budgetYear ?? 2027,
  cap: cents(change.cap ?? 7_210_000),
  exception: cents(change.exception ?? 0),
  reserved: cents(change.reserved ?? 0),
  committed: cents(change.committed ?? 0),
});
const tranche = (amount: number, year = 2027) => tranchesOf([{ year, amount: cents(amount) }]);

describe('the cap of a district', () => {
  it.each([1, 7_209_999, 7_210_000])('covers %d cents', (amount) => {
    expect(districtCapMustCover(tranche(amount), [situation()])).toEqual({ ok: true, value: true });
  });

  it('does not cover one cent more, and says so', () => {
    expect(districtCapMustCover(tranche(7_210_001), [situation()])).toEqual({
      ok: false,
      refusal: {
        kind: 'cap-exceeded',
        facts: {
          year: 2027,
          capCents: 7_210_000,
          committedCents: 0,
          reservedCents: 0,
          roomCents: 7_210_000,
          requestedCents: 7_210_001,
          excessCents: 1,
        },
      },
    });
  });

  it('covers nothing once it is used up, and no tranche needs no room', () => {
    const full = situation({ reserved: 3_210_000, committed: 4_000_000 });
    expect(roomOf(full)).toEqual(Money.ZERO);
    expect(districtCapMustCover(tranche(1), [full])).toMatchObject({
      refusal: { facts: { roomCents: 0, excessCents: 1 } },
    });
    expect(districtCapMustCover(tranche(0), [full])).toMatchObject({ ok: true });
  });

  it('counts what the decision itself has reserved as room for it', () => {
    const held = situation({ reserved: 7_210_000 });
    expect(districtCapMustCover(tranche(7_210_000), [held], { 2027: cents(7_210_000) })).toMatchObject({ ok: true });
    expect(districtCapMustCover(tranche(7_210_000), [held], { 2027: cents(7_209_999) })).toMatchObject({
      refusal: { facts: { excessCents: 1 } },
    });
  });

  it('grows by an exception and judges every year by itself', () => {
    expect(districtCapMustCover(tranche(7_210_001), [situation({ exception: 1 })])).toMatchObject({ ok: true });
    const both = tranchesOf([2027, 2028].map((year) => ({ year, amount: cents(100) })));
    expect(
      districtCapMustCover(both, [situation(), situation({ budgetYear: 2028, committed: 7_210_000 })]),
    ).toMatchObject({ refusal: { facts: { year: 2028 } } });
    expect(districtCapMustCover(both, [situation()])).toMatchObject({
      refusal: { kind: 'cap-unknown', facts: { year: 2028 } },
    });
  });
});

describe('the tranches of an award', () => {
  it('are paid from the budget in the first year with an amount and bind later years', () => {
    const tranches = tranchesOf([
      { year: 2029, amount: cents(3) },
      { year: 2027, amount: cents(0) },
      { year: 2028, amount: cents(2) },
    ]);
    expect(tranches.map(({ budgetYear, authority }) => [budgetYear, authority])).toEqual([
      [2028, 'AE'],
      [2029, 'VE'],
    ]);
  });
});

describe('four eyes', () => {
  const preparer = { id: 'a', name: 'A. Beispiel' };
  it('let everybody sign but the preparer', () => {
    expect(secondPersonMustDiffer(preparer, 'b', 'sign')).toEqual({ ok: true, value: true });
    expect(secondPersonMustDiffer(preparer, 'a', 'sign')).toEqual({
      ok: false,
      refusal: { kind: 'four-eyes', facts: { action: 'sign', preparedBy: 'A. Beispiel' } },
    });
  });
});
