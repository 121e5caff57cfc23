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
  budgetSituation,
  closeBudgetYear,
  commitBudget,
  openTitle,
  recordPayment,
  setOffRepayment,
  undoSetOff,
} from '../index.js';

const PROGRAMME = 'NRWELTOFFEN_PROBE';
const TITLE = '06-072-633-99';
const euros = Money.ofEuros;

describe('money that comes back', () => {
  let office: Office;
  const decisionId = newId();
  const neighbour = newId();

  beforeAll(async () => {
    office = await openOffice(new Date('2026-11-02T09:00:00Z'));
    await aProgramme(office, PROGRAMME, 'PROBE');
    const title = { programmeCode: PROGRAMME, chapter: '06 072', titleNumber: '633 99' };
    await inOffice((tx) => openTitle(tx, { ...title, name: 'Probetitel', source: 'erfunden' }));
    await appropriate(office.database, budgetOfficer, {
      ...{ titleId: TITLE, budgetYear: 2026, authority: 'AE', kind: 'APPROPRIATION', amount: euros(1_000) },
      orderReference: 'Haushaltsplan 2026',
    });
    for (const [each, amount] of [
      [decisionId, 600],
      [neighbour, 300],
    ] as const) {
      const tranches = [{ budgetYear: 2026, authority: 'AE' as const, amount: euros(amount) }];
      const booking = { programme: PROGRAMME, decisionId: each, noticeId: newId(), tranches };
      await inOffice((tx) => commitBudget(tx, booking));
      const payment = { programme: PROGRAMME, decisionId: each, budgetYear: 2026, amount: euros(amount) };
      await inOffice((tx) => recordPayment(tx, { ...payment, paymentId: newId() }));
    }
  });
  afterAll(() => office.close());

  const inOffice = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    office.database.transaction(caseworker, work);
  const spent = async (): Promise<string | undefined> =>
    (await inOffice((tx) => budgetSituation(tx, PROGRAMME, [2026])))
      .find(({ authority }) => authority === 'AE')
      ?.paid.toGerman();
  const back = (amount: Money, budgetYear = 2026, repaymentId = newId()): Promise<Money> =>
    inOffice((tx) =>
      setOffRepayment(tx, {
        programme: PROGRAMME,
        decisionId,
        budgetYear,
        amount,
        repaymentId,
        orderReference: 'KZ 1',
      }),
    );

  it('lowers the expenditure of its year, never below what this decision was paid', async () => {
    expect(await spent()).toBe('900,00');
    expect((await back(euros(400))).toGerman()).toBe('400,00');
    expect(await spent()).toBe('500,00');
    expect((await back(Money.ofCents(20_001))).toGerman()).toBe('200,00');
    expect((await back(euros(1))).isZero()).toBe(true);
    expect(await spent()).toBe('300,00');
  });

  it('is revenue in a later year', async () => {
    expect((await back(euros(50), 2027)).isZero()).toBe(true);
    expect(await spent()).toBe('300,00');
  });

  it('is spent again when the booking was a mistake, once, and in no closed year', async () => {
    const payment = { programme: PROGRAMME, decisionId, budgetYear: 2026, amount: euros(100), paymentId: newId() };
    await inOffice((tx) => recordPayment(tx, payment));
    const [wrong, standing] = [newId(), newId()];
    await back(euros(60), 2026, wrong);
    expect(await spent()).toBe('340,00');
    expect(await inOffice((tx) => undoSetOff(tx, PROGRAMME, wrong))).toMatchObject({ ok: true });
    expect(await spent()).toBe('400,00');
    await expect(inOffice((tx) => undoSetOff(tx, PROGRAMME, wrong))).rejects.toMatchObject({
      constraint: 'budget_payment_once',
    });
    await back(euros(100), 2026, standing);
    expect(await inOffice((tx) => undoSetOff(tx, PROGRAMME, newId()))).toMatchObject({ ok: true });
    office.clock.moveTo(new Date('2027-01-11T09:00:00Z'));
    const closing = { titleId: TITLE, budgetYear: 2026, carryFree: Money.ZERO, orderReference: 'Abschluss 2026' };
    const consentReference = 'FM vom 08.01.2027';
    expect(await closeBudgetYear(office.database, budgetOfficer, { ...closing, consentReference })).toMatchObject({
      ok: true,
    });
    expect(await inOffice((tx) => undoSetOff(tx, PROGRAMME, standing))).toMatchObject({
      refusal: { kind: 'set-off-year-closed', facts: { year: 2026 } },
    });
    expect((await back(euros(10))).isZero()).toBe(true);
    expect(await spent()).toBe('300,00');
  });
});
