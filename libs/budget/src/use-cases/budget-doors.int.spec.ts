import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Money } from '#kernel';
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
  budgetMovements,
  budgetSituation,
  commitBudget,
  openTitle,
  reduceCommitment,
  releaseBudget,
  reserveBudget,
} from '../index.js';

/** A title with 1.000,00 EUR in 2027, so that one cent decides. */
const PROGRAMME = 'NRWELTOFFEN_PROBE';
const TITLE = '06-072-633-99';
const euros = Money.ofEuros;

describe('the budget title', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    await aProgramme(office, PROGRAMME, 'PROBE');
    await inOffice((tx) =>
      openTitle(tx, {
        programmeCode: PROGRAMME,
        chapter: '06 072',
        titleNumber: '633 99',
        name: 'Probetitel',
        source: 'erfunden',
      }),
    );
    await give(euros(1_000));
  });
  afterAll(() => office.close());

  const inOffice = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    office.database.transaction(caseworker, work);
  const give = (amount: Money, change: object = {}, actor = budgetOfficer) =>
    appropriate(office.database, actor, {
      titleId: TITLE,
      budgetYear: 2027,
      authority: 'AE',
      kind: amount.isNegative() ? 'BLOCK' : 'APPROPRIATION',
      amount,
      orderReference: 'Haushaltsplan 2027',
      ...change,
    });
  const booking = (amount: Money, decisionId = newId(), budgetYear = 2027) => ({
    programme: PROGRAMME,
    decisionId,
    tranches: [{ budgetYear, authority: 'AE' as const, amount }],
  });
  const situation = async () => (await inOffice((tx) => budgetSituation(tx, PROGRAMME, [2027])))[0];
  const release = (decisionId: string): Promise<void> => inOffice((tx) => releaseBudget(tx, decisionId));

  it('refuses one cent more than is free and says what is missing, then takes exactly the rest', async () => {
    const decisionId = newId();
    expect(await inOffice((tx) => reserveBudget(tx, booking(Money.ofCents(100_001), decisionId)))).toMatchObject({
      ok: false,
      refusal: {
        kind: 'budget-exceeded',
        facts: { year: 2027, authority: 'AE', freeCents: 100_000, requestedCents: 100_001, missingCents: 1 },
      },
    });
    expect(await situation()).toMatchObject({ reserved: Money.ZERO });
    expect(await inOffice((tx) => reserveBudget(tx, booking(euros(1_000), decisionId)))).toMatchObject({ ok: true });
    expect(await situation()).toMatchObject({ free: Money.ZERO, reserved: euros(1_000) });
    await release(decisionId);
  });

  it('frees what a decision had set aside once, however often it is asked', async () => {
    const [falling, standing] = [newId(), newId()];
    await inOffice((tx) => reserveBudget(tx, booking(euros(300), falling)));
    await inOffice((tx) => reserveBudget(tx, booking(euros(200), standing)));
    await release(falling);
    await release(falling);
    await Promise.all([release(falling), release(falling)]);
    expect(await situation()).toMatchObject({ reserved: euros(200), free: euros(800) });
    await release(standing);
  });

  it('lets exactly one of two commitments through that fit alone but not together', async () => {
    const commit = (decisionId: string) =>
      inOffice((tx) => commitBudget(tx, { ...booking(euros(600), decisionId), noticeId: newId() }));
    const both = await Promise.all([commit(newId()), commit(newId())]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      refusal: { kind: 'budget-exceeded', facts: { freeCents: 40_000, missingCents: 20_000 } },
    });
    expect(await situation()).toMatchObject({ committed: euros(600), free: euros(400) });
  });

  it('uses up what the decision had set aside when it becomes binding', async () => {
    const decisionId = newId();
    await inOffice((tx) => reserveBudget(tx, booking(euros(400), decisionId)));
    const noticeId = newId();
    expect(await inOffice((tx) => commitBudget(tx, { ...booking(euros(400), decisionId), noticeId }))).toMatchObject({
      ok: true,
    });
    await release(decisionId);
    expect(await situation()).toMatchObject({ reserved: Money.ZERO, committed: euros(1_000), free: Money.ZERO });
  });

  it('frees bound money once a notice lowers the grant, never more than is bound', async () => {
    const [decisionId, noticeId] = [newId(), newId()];
    await give(euros(500), { budgetYear: 2028, authority: 'VE' });
    const reduced = (amount: Money) => ({
      programme: PROGRAMME,
      decisionId,
      noticeId,
      tranches: [{ budgetYear: 2028, authority: 'VE' as const, amount }],
    });
    await inOffice((tx) => commitBudget(tx, reduced(euros(500))));
    expect(await inOffice((tx) => reduceCommitment(tx, reduced(Money.ofCents(50_001))))).toMatchObject({
      refusal: { kind: 'commitment-too-small', facts: { committedCents: 50_000, requestedCents: 50_001 } },
    });
    expect(await inOffice((tx) => reduceCommitment(tx, reduced(euros(200))))).toMatchObject({ ok: true });
    const [account] = await inOffice((tx) => budgetSituation(tx, PROGRAMME, [2028]));
    expect(account).toMatchObject({ committed: euros(300), free: euros(200) });
  });

  it('adds up tranches of one year before it judges them', async () => {
    const twice = { budgetYear: 2028, authority: 'VE' as const, amount: euros(150) };
    const halves = { programme: PROGRAMME, decisionId: newId(), tranches: [twice, twice] };
    expect(await inOffice((tx) => reserveBudget(tx, halves))).toMatchObject({
      refusal: { kind: 'budget-exceeded', facts: { requestedCents: 30_000, freeCents: 20_000, missingCents: 10_000 } },
    });
  });

  it('lists its movements, newest first, page by page', async () => {
    const page = (number: number) => inOffice((tx) => budgetMovements(tx, TITLE, 2028, { page: number, size: 2 }));
    expect(await page(1)).toMatchObject({
      total: 3,
      movements: [{ kind: 'REDUCTION', committed: euros(-200) }, { kind: 'COMMITMENT' }],
    });
    expect(await page(2)).toMatchObject({
      movements: [{ kind: 'APPROPRIATION', orderReference: 'Haushaltsplan 2027' }],
    });
  });

  it('refuses a year in which the programme has no title', async () => {
    expect(await inOffice((tx) => reserveBudget(tx, booking(euros(1), newId(), 2031)))).toMatchObject({
      refusal: { kind: 'budget-title-missing', facts: { year: 2031 } },
    });
  });

  it('cannot lose money that is bound: blocking below it is refused to the cent', async () => {
    expect(await give(Money.ofCents(-1))).toMatchObject({
      refusal: { kind: 'budget-already-bound', pointer: '/amount' },
    });
    expect(await give(Money.ofCents(1), { kind: 'REINFORCEMENT' })).toMatchObject({ ok: true });
    expect(await give(Money.ofCents(-1))).toMatchObject({ ok: true });
  });

  it('takes entries only from a budget officer, with an amount, an order and a year that exists', async () => {
    expect(await give(euros(1), {}, caseworker)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    expect(await give(euros(1), { kind: 'BLOCK' })).toMatchObject({ refusal: { kind: 'amount-sign' } });
    expect(await give(Money.ZERO)).toMatchObject({ refusal: { kind: 'amount-zero' } });
    expect(await give(euros(1), { orderReference: ' ' })).toMatchObject({ refusal: { kind: 'order-missing' } });
    expect(await give(euros(1), { budgetYear: 1999 })).toMatchObject({ refusal: { kind: 'year-out-of-range' } });
    expect(await give(euros(1), { titleId: 'no-such' })).toMatchObject({ refusal: { kind: 'budget-title-missing' } });
  });

  it('names its cause in every movement, and its notice where money is bound or freed: by the database', async () => {
    const enter = (kind: string, column: string, named: { order?: string; decision?: string; notice?: string }) =>
      `INSERT INTO budget.entry (id, title_id, budget_year, authority, kind, ${column}_delta_cents, order_reference, decision_id,
         notice_id, actor_id, effective_on, recorded_at)
       VALUES ('${newId()}', '${TITLE}', 2027, 'AE', '${kind}', 1, ${quoted(named.order)}, ${quoted(named.decision)},
         ${quoted(named.notice)}, '${newId()}', '2026-11-02', now())`;
    const quoted = (text: string | undefined) => (text === undefined ? 'NULL' : `'${text}'`);
    const unnamed = inOffice((tx) => tx.query(enter('APPROPRIATION', 'appropriated', {})));
    await expect(unnamed).rejects.toMatchObject({ constraint: 'budget_entry_names_its_cause' });
    const money = enter('APPROPRIATION', 'appropriated', { order: 'Haushaltsplan' });
    const bound = inOffice(async (tx) => {
      await tx.query(money);
      await tx.query(enter('COMMITMENT', 'committed', { decision: newId() }));
    });
    await expect(bound).rejects.toMatchObject({ constraint: 'budget_entry_names_its_notice' });
    const named = inOffice(async (tx) => {
      await tx.query(money);
      await tx.query(enter('COMMITMENT', 'committed', { decision: newId(), notice: newId() }));
      throw new Error('only tried');
    });
    await expect(named).rejects.toThrow('only tried');
  });

  it('is guarded by the database itself: raw SQL with the application role cannot overdraw or rewrite it', async () => {
    const overdraw = inOffice((tx) =>
      tx.query(
        `INSERT INTO budget.entry (id, title_id, budget_year, authority, kind, committed_delta_cents, decision_id, actor_id, effective_on, recorded_at)
         VALUES ($1, $2, 2027, 'AE', 'COMMITMENT', 1, $1, $1, '2026-11-02', now())`,
        [newId(), TITLE],
      ),
    );
    await expect(overdraw).rejects.toMatchObject({ constraint: 'budget_not_exceeded' });
    await expect(inOffice((tx) => tx.query(`UPDATE budget.account SET committed_cents = 0`))).rejects.toThrow(
      'permission denied',
    );
    await expect(inOffice((tx) => tx.query(`DELETE FROM budget.entry`))).rejects.toThrow('permission denied');
  });
});
