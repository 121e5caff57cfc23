import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Money, type Actor } from '#kernel';
import { newId, type Transaction } from '#platform';
import {
  aProgramme,
  budgetOfficer,
  caseworker,
  openOffice,
  type Office,
} from '../../../../test/support/case-builder.js';
import {
  appropriate,
  beginBudgetYear,
  budgetSituation,
  closeBudgetYear,
  closedYear,
  commitBudget,
  coverPayment,
  grantOverrun,
  openTitle,
  recordPayment,
  reduceCommitment,
  reserveBudget,
  reversePayment,
  transferBudget,
} from '../index.js';

const PROGRAMME = 'NRWELTOFFEN_PROBE';
const TITLE = '06-072-633-99';
const euros = Money.ofEuros;
const overrunOfficer: Actor = { ...budgetOfficer, roles: ['BUDGET_OVERRUN_OFFICER'] };

describe('the life of a budget year', () => {
  let office: Office;
  /** Two tranches of one decision: 600 EUR in 2026, 300 EUR bound in advance for 2027. */
  const decisionId = newId();
  const payment = { programme: PROGRAMME, decisionId, budgetYear: 2026 };

  beforeAll(async () => {
    office = await openOffice(new Date('2026-11-02T09:00:00Z'));
    await aProgramme(office, PROGRAMME, 'PROBE');
    await aProgramme(office, 'NACHBAR', 'NACHB');
    for (const [number, name] of [
      ['633 99', 'Probetitel'],
      ['684 99', 'Nachbartitel'],
    ] as const) {
      await inOffice((tx) =>
        openTitle(tx, {
          programmeCode: name === 'Probetitel' ? PROGRAMME : 'NACHBAR',
          chapter: '06 072',
          titleNumber: number,
          name,
          source: 'erfunden',
        }),
      );
    }
    await give(euros(1_000));
    await give(euros(500), { budgetYear: 2027, authority: 'VE' });
    await give(euros(800), { budgetYear: 2027 });
    await inOffice((tx) =>
      commitBudget(tx, {
        programme: PROGRAMME,
        decisionId,
        noticeId: newId(),
        tranches: [
          { budgetYear: 2026, authority: 'AE', amount: euros(600) },
          { budgetYear: 2027, authority: 'VE', amount: euros(300) },
        ],
      }),
    );
  });
  afterAll(() => office.close());

  const inOffice = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    office.database.transaction(caseworker, work);
  const give = (amount: Money, change: object = {}) =>
    appropriate(office.database, budgetOfficer, {
      titleId: TITLE,
      budgetYear: 2026,
      authority: 'AE',
      kind: amount.isNegative() ? 'BLOCK' : 'APPROPRIATION',
      amount,
      orderReference: 'Haushaltsplan 2026',
      ...change,
    });
  const situation = async (budgetYear = 2026, authority = 'AE') =>
    (await inOffice((tx) => budgetSituation(tx, PROGRAMME, [budgetYear]))).find((each) => each.authority === authority);
  const begin = (actor = budgetOfficer, budgetYear = 2027, titleId = TITLE) =>
    beginBudgetYear(office.database, actor, { titleId, budgetYear });
  const close = (change: object = {}, actor = budgetOfficer) =>
    closeBudgetYear(office.database, actor, {
      titleId: TITLE,
      budgetYear: 2026,
      carryFree: Money.ZERO,
      orderReference: 'Jahresabschluss 2026',
      consentReference: '',
      ...change,
    });

  it('lifts a block up to what is blocked, not a cent more', async () => {
    await give(euros(-100));
    expect(await situation()).toMatchObject({ blocked: euros(100), free: euros(300) });
    expect(await give(Money.ofCents(10_001), { kind: 'UNBLOCK' })).toMatchObject({
      refusal: { kind: 'block-too-small', pointer: '/amount' },
    });
    expect(await give(euros(100), { kind: 'UNBLOCK' })).toMatchObject({ ok: true });
    expect(await situation()).toMatchObject({ blocked: Money.ZERO, free: euros(400) });
  });

  it('moves money between two titles as one act, and never what is bound', async () => {
    const move = (amount: Money, change: object = {}, actor = budgetOfficer) =>
      transferBudget(office.database, actor, {
        fromTitleId: TITLE,
        toTitleId: '06-072-684-99',
        budgetYear: 2026,
        authority: 'AE',
        amount,
        orderReference: 'Umsetzung vom 02.11.2026',
        ...change,
      });
    expect(await move(Money.ofCents(40_001))).toMatchObject({ refusal: { kind: 'budget-already-bound' } });
    expect(await situation()).toMatchObject({ free: euros(400) });
    expect(await move(euros(150))).toMatchObject({ ok: true });
    expect(await move(euros(150), { fromTitleId: '06-072-684-99', toTitleId: TITLE })).toMatchObject({ ok: true });
    expect(await situation()).toMatchObject({ free: euros(400) });
    expect(await move(euros(1), { toTitleId: TITLE })).toMatchObject({ refusal: { kind: 'transfer-to-itself' } });
    expect(await move(euros(1), { toTitleId: 'no-such' })).toMatchObject({ refusal: { pointer: '/toTitleId' } });
    expect(await move(euros(1), { fromTitleId: 'no-such' })).toMatchObject({ refusal: { pointer: '/fromTitleId' } });
    expect(await move(Money.ZERO)).toMatchObject({ refusal: { kind: 'amount-zero' } });
    expect(await move(euros(1), { orderReference: '' })).toMatchObject({ refusal: { kind: 'order-missing' } });
    expect(await move(euros(1), { budgetYear: 20_266 })).toMatchObject({ refusal: { kind: 'year-out-of-range' } });
    expect(await move(euros(1), {}, caseworker)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
  });

  it('goes above the budget only by the named permission, with consent and reason', async () => {
    const overrun = (change: object = {}, actor = overrunOfficer) =>
      grantOverrun(office.database, actor, {
        titleId: TITLE,
        budgetYear: 2026,
        amount: euros(50),
        orderReference: 'FM vom 03.11.2026, I B 2',
        reason: 'Unabweisbarer Mehrbedarf in zwei Kreisen.',
        ...change,
      });
    expect(await overrun({}, budgetOfficer)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    expect(await overrun({ reason: 'zu kurz' })).toMatchObject({ refusal: { kind: 'reason-too-short' } });
    expect(await overrun({ orderReference: '' })).toMatchObject({ refusal: { kind: 'order-missing' } });
    expect(await overrun({ amount: Money.ZERO })).toMatchObject({ refusal: { kind: 'amount-zero' } });
    expect(await overrun({ titleId: 'no-such' })).toMatchObject({ refusal: { kind: 'budget-title-missing' } });
    expect(await overrun({ budgetYear: 1999 })).toMatchObject({ refusal: { kind: 'year-out-of-range' } });
    expect(await overrun()).toMatchObject({ ok: true });
    expect(await situation()).toMatchObject({ appropriated: euros(1_050), free: euros(450) });
  });

  it('books what was paid once, and what the bank returned', async () => {
    const paymentId = newId();
    expect(await inOffice((tx) => coverPayment(tx, { ...payment, amount: euros(200), paymentId }))).toMatchObject({
      ok: true,
    });
    await inOffice((tx) => recordPayment(tx, { ...payment, amount: euros(200), paymentId }));
    await expect(
      inOffice((tx) => recordPayment(tx, { ...payment, amount: euros(200), paymentId })),
    ).rejects.toMatchObject({ constraint: 'budget_payment_once' });
    expect(await situation()).toMatchObject({ paid: euros(200), committed: euros(600), free: euros(450) });
    const returned = newId();
    await inOffice((tx) => recordPayment(tx, { ...payment, amount: euros(400), paymentId: returned }));
    await inOffice((tx) => reversePayment(tx, { ...payment, amount: euros(400), paymentId: returned }));
    expect(await situation()).toMatchObject({ paid: euros(200) });
  });

  it('orders no payment above what the decision has bound', async () => {
    const asked = { ...payment, amount: Money.ofCents(40_001), paymentId: newId() };
    expect(await inOffice((tx) => coverPayment(tx, asked))).toMatchObject({
      refusal: { kind: 'payment-not-committed', facts: { missingCents: 1 } },
    });
    const ofNobody = { ...asked, decisionId: newId() };
    await expect(inOffice((tx) => recordPayment(tx, ofNobody))).rejects.toThrow(/belongs to no commitment/);
    expect(await situation()).toMatchObject({ paid: euros(200) });
  });

  it('begins and closes a year only when it is time, by the budget officer', async () => {
    expect(await begin()).toMatchObject({ refusal: { kind: 'budget-year-not-begun' } });
    expect(await close()).toMatchObject({ refusal: { kind: 'budget-year-running' } });
    office.clock.moveTo(new Date('2027-01-11T09:00:00Z'));
    expect(await begin(caseworker)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    expect(await close({}, caseworker)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    expect(await close({ orderReference: '' })).toMatchObject({ refusal: { kind: 'order-missing' } });
    expect(await close({ carryFree: euros(-1) })).toMatchObject({ refusal: { kind: 'amount-negative' } });
    expect(await close({ titleId: 'no-such' })).toMatchObject({ refusal: { kind: 'budget-title-missing' } });
    expect(await close({ budgetYear: 1999 })).toMatchObject({ refusal: { kind: 'year-out-of-range' } });
    expect(await begin(budgetOfficer, 1999)).toMatchObject({ refusal: { kind: 'year-out-of-range' } });
    expect(await begin(budgetOfficer, 2027, 'no-such')).toMatchObject({ refusal: { kind: 'budget-title-missing' } });
  });

  it('makes one decision due when it is paid before the year was begun, and all others with the beginning', async () => {
    const early = { ...payment, budgetYear: 2027, amount: euros(100), paymentId: newId() };
    expect(await inOffice((tx) => coverPayment(tx, early))).toMatchObject({ ok: true });
    await inOffice((tx) => recordPayment(tx, early));
    expect(await situation(2027)).toMatchObject({ committed: euros(300), paid: euros(100), free: euros(500) });
    expect(await begin()).toMatchObject({ ok: true, value: { due: Money.ZERO } });
    expect(await begin()).toMatchObject({ refusal: { kind: 'budget-year-opened' } });
    expect(await situation(2027, 'VE')).toMatchObject({ appropriated: Money.ZERO, committed: Money.ZERO });
  });

  it('binds and sets aside for a year that has begun in its appropriation, whatever the award calls it', async () => {
    const late = {
      programme: PROGRAMME,
      decisionId: newId(),
      tranches: [{ budgetYear: 2027, authority: 'VE' as const, amount: euros(20) }],
    };
    expect(await inOffice((tx) => reserveBudget(tx, late))).toMatchObject({ ok: true });
    expect(await inOffice((tx) => commitBudget(tx, { ...late, noticeId: newId() }))).toMatchObject({ ok: true });
    expect(await situation(2027)).toMatchObject({ committed: euros(320), reserved: Money.ZERO });
  });

  it('closes a year with carry-over and lapse: no cent appears or vanishes', async () => {
    const before = await situation(2027);
    expect(await close({ carryFree: euros(50) })).toMatchObject({ refusal: { kind: 'carryover-without-consent' } });
    expect(await close({ carryFree: euros(451), consentReference: 'FM 7' })).toMatchObject({
      refusal: { kind: 'carryover-above-free', facts: { freeCents: 45_000 } },
    });
    expect(await close({ carryFree: euros(50), consentReference: 'FM vom 08.01.2027' })).toMatchObject({
      ok: true,
      value: { lapsed: euros(400), carriedBound: [{ decisionId, amount: euros(400) }] },
    });
    expect(await situation()).toMatchObject({ appropriated: euros(200), committed: euros(200), free: Money.ZERO });
    expect(await situation(2027)).toMatchObject({
      appropriated: before?.appropriated.plus(euros(450)),
      committed: before?.committed.plus(euros(400)),
      free: before?.free.plus(euros(50)),
    });
    expect(await inOffice((tx) => closedYear(tx, { titleId: TITLE, budgetYear: 2026 }))).toMatchObject({
      paid: euros(200),
      carriedFree: euros(50),
      carriedBound: euros(400),
      lapsed: euros(400),
    });
  });

  it('books nothing in a closed year any more, neither by act nor by raw SQL', async () => {
    expect(await close()).toMatchObject({ refusal: { kind: 'budget-year-closed' } });
    expect(await give(euros(1))).toMatchObject({ refusal: { kind: 'budget-year-closed' } });
    const late = {
      programme: PROGRAMME,
      decisionId: newId(),
      tranches: [{ budgetYear: 2026, authority: 'AE' as const, amount: Money.ofCents(1) }],
    };
    expect(await inOffice((tx) => reserveBudget(tx, late))).toMatchObject({ refusal: { kind: 'budget-year-closed' } });
    const raw = inOffice((tx) =>
      tx.query(
        `INSERT INTO budget.entry (id, title_id, budget_year, authority, kind, appropriated_delta_cents, order_reference,
           actor_id, effective_on, recorded_at) VALUES ($1, $2, 2026, 'AE', 'APPROPRIATION', 1, 'roh', $1, '2027-01-11', now())`,
        [newId(), TITLE],
      ),
    );
    await expect(raw).rejects.toMatchObject({ constraint: 'budget_year_closed' });
    await expect(inOffice((tx) => tx.query('DELETE FROM budget.year_closing'))).rejects.toThrow('permission denied');
  });

  it('pays a carried commitment from the year it was carried into', async () => {
    const carried = { ...payment, amount: euros(150), paymentId: newId() };
    expect(await inOffice((tx) => coverPayment(tx, carried))).toMatchObject({ ok: true });
    await inOffice((tx) => recordPayment(tx, carried));
    expect(await situation(2027)).toMatchObject({ paid: euros(250) });
    expect(await situation()).toMatchObject({ paid: euros(200) });
  });

  it('lets lapse what a later reduction frees in a closed year; what was carried becomes free in its new year', async () => {
    const free = (await situation(2027))?.free;
    const reduced = await inOffice((tx) =>
      reduceCommitment(tx, {
        programme: PROGRAMME,
        decisionId,
        noticeId: newId(),
        tranches: [{ budgetYear: 2026, authority: 'AE', amount: euros(600) }],
      }),
    );
    expect(reduced).toMatchObject({ ok: true });
    // 450 EUR were unpaid and stand in 2027 (250 carried, 200 of the tranche of 2027); the rest had been paid.
    expect(await situation()).toMatchObject({ free: Money.ZERO });
    expect((await situation(2027))?.free.minus(free ?? Money.ZERO).isPositive()).toBe(true);
    const sum = Money.sum([
      (await situation())?.committed ?? Money.ZERO,
      (await situation(2027))?.committed ?? Money.ZERO,
    ]);
    expect(sum).toEqual(euros(320));
  });
});
