import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { historyOf } from '#audit';
import { appropriate, budgetSituation } from '#budget';
import { CalendarDate, Money, SYSTEM_ACTOR, type Refusal, type Result } from '#kernel';
import { issueNotice, recordContest, recordCourtOutcome, recordReceipt } from '#notices';
import type { Transaction } from '#platform';
import { RECOVERY } from '#notices/testing';
import {
  budgetOfficer,
  caseworker,
  completeForm,
  openOffice,
  signatory,
  twoYearForm,
  type Office,
} from '../../../../test/support/case-builder.js';
import { must, signedAward } from '../../../../test/payments/award-builder.js';
import {
  awardVersions,
  findAward,
  followAnnulment,
  reviseAward,
  roomByYear,
  roomOf,
  revisedTranches,
  stopPayments,
  type Award,
  type AwardRevision,
} from '../index.js';

const euros = Money.ofEuros;

describe('the door through which every grant changes', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const read = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => office.database.read(signatory, work);
  const act = (tx: Transaction, award: Award): Promise<string> =>
    issueNotice(tx, {
      content: { ...RECOVERY, kind: 'AMENDMENT' },
      isAct: true,
      caseId: award.applicationId,
      organisationId: award.organisationId,
      preparedBy: caseworker.accountId,
    });
  /** Changes the amounts of some years by an act of its own. */
  const revise = (
    award: Award,
    amounts: Record<number, Money>,
    change: Partial<AwardRevision> = {},
  ): Promise<Result<Award, Refusal>> =>
    office.database.transaction(signatory, async (tx) => {
      const tranches = revisedTranches(award.tranches, amounts, tx.today);
      const amount = Money.sum(tranches.map((tranche) => tranche.amount));
      const noticeId = await act(tx, award);
      const basis = { ...award, awardId: award.id, expectedVersion: award.version, cause: 'AMENDMENT' as const };
      return reviseAward(tx, {
        ...basis,
        noticeId,
        tranches,
        amount,
        eligible: Money.max(award.eligible, amount),
        ...change,
      });
    });
  const committed = async (award: Award): Promise<Record<number, number>> =>
    read(async (tx) =>
      Object.fromEntries(
        (
          await tx.query<{ budget_year: number; committed_cents: string }>(
            'SELECT budget_year, committed_cents FROM awards.cap_holding WHERE decision_id = $1',
            [award.decisionId],
          )
        ).map((row) => [row.budget_year, Number(row.committed_cents)]),
      ),
    );
  const boundInBudget = async (): Promise<number[]> =>
    (await read((tx) => budgetSituation(tx, 'NRWELTOFFEN', [2027, 2028])))
      .filter(({ committed: bound }) => bound.isPositive())
      .map(({ committed: bound }) => bound.toCents());

  it('shifts between years: less in one, more in the other, under the cap and in the budget', async () => {
    const award = await signedAward(office, '05358', twoYearForm({ 2027: 50_000, 2028: 50_000 }));
    const before = await boundInBudget();
    const revised = must(await revise(award, { 2027: euros(39_000), 2028: euros(41_000) }));
    expect(revised).toMatchObject({ version: 2, amount: euros(80_000) });
    expect(await committed(award)).toEqual({ 2027: 3_900_000, 2028: 4_100_000 });
    const [ae = 0, ve = 0] = before;
    expect(await boundInBudget()).toEqual([ae - 100_000, ve + 100_000]);
    const versions = await read((tx) => awardVersions(tx, award.id));
    expect(versions.map(({ version, cause, tranches }) => [version, cause, tranches.map((t) => t.amount)])).toEqual([
      [1, 'AWARD', [euros(40_000), euros(40_000)]],
      [2, 'AMENDMENT', [euros(39_000), euros(41_000)]],
    ]);
    const history = await read((tx) => historyOf(tx, `application:${award.applicationId}`, { limit: 50 }));
    expect(history.map(({ action }) => action)).toContain('revise-award');
  });

  it('refuses an increase above the cap to the cent and writes nothing, not even the act', async () => {
    const award = await signedAward(office, '05366', 50_000);
    expect(await revise(award, { 2027: Money.ofCents(7_210_001) })).toMatchObject({
      refusal: { kind: 'cap-exceeded', facts: { year: 2027, excessCents: 1 } },
    });
    expect(await read((tx) => awardVersions(tx, award.id))).toHaveLength(1);
    expect(
      await read((tx) =>
        tx.query(`SELECT 1 FROM notices.notice WHERE kind = 'AMENDMENT' AND case_id = $1`, [award.applicationId]),
      ),
    ).toEqual([]);
    expect(await revise(award, { 2027: Money.ofCents(7_210_000) })).toMatchObject({ ok: true });
  });

  it('refuses an increase that the budget does not cover, by how much, and a year without a cap', async () => {
    const award = await signedAward(office, '05370', 20_000);
    expect(await revise(award, { 2031: euros(1) })).toMatchObject({ refusal: { kind: 'cap-unknown' } });
    const accounts = await read((tx) => budgetSituation(tx, 'NRWELTOFFEN', [2028]));
    const free = accounts.find(({ authority }) => authority === 'VE')?.free ?? Money.ZERO;
    const move = (amount: Money, kind: 'BLOCK' | 'REINFORCEMENT') =>
      appropriate(office.database, budgetOfficer, {
        titleId: accounts[0]?.titleId ?? '',
        budgetYear: 2028,
        authority: 'VE',
        kind,
        amount,
        orderReference: 'Sperre zur Probe',
      });
    must(await move(euros(1_000).minus(free), 'BLOCK'));
    expect(await revise(award, { 2028: Money.ofCents(100_001) })).toMatchObject({
      refusal: { kind: 'budget-exceeded', facts: { year: 2028, authority: 'VE', missingCents: 1 } },
    });
    must(await move(free.minus(euros(1_000)), 'REINFORCEMENT'));
    expect(await committed(award)).toEqual({ 2027: 1_600_000 });
  });

  it('takes a grant back whole and frees every cent at once', async () => {
    const award = await signedAward(office, '05374', 50_000);
    expect(must(await revise(award, { 2027: Money.ZERO }, { cause: 'WAIVER' })).amount).toEqual(Money.ZERO);
    const holder = { programmeCode: 'NRWELTOFFEN', capHolder: '05374', districtAgs: '05374' };
    expect((await read((tx) => roomByYear(tx, holder, [2027]))).map(roomOf)).toEqual([euros(72_100)]);
    const next = await signedAward(office, '05374', completeForm(90_125));
    expect(next.amount).toEqual(euros(72_100));
  });

  it('refuses a stale version, and of two changes at once exactly one', async () => {
    const award = await signedAward(office, '05378', 50_000);
    const both = await Promise.all([revise(award, { 2027: euros(30_000) }), revise(award, { 2027: euros(20_000) })]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      refusal: { kind: 'award-changed-since', facts: { expected: 1, version: 2 } },
    });
  });

  it('refuses figures that do not agree', async () => {
    const award = await signedAward(office, '05382', 50_000);
    const refusals: [Partial<AwardRevision>, string][] = [
      [{ amount: euros(39_999) }, 'tranches-do-not-add-up'],
      [{ eligible: euros(39_999) }, 'grant-above-costs'],
      [{ periodTo: CalendarDate.iso('2026-12-31') }, 'period-reversed'],
      [{ tranches: [{ budgetYear: 2027, authority: 'AE', amount: euros(-1) }], amount: euros(-1) }, 'tranche-negative'],
      [{ awardId: award.applicationId }, 'award-not-found'],
    ];
    for (const [change, kind] of refusals) expect(await revise(award, {}, change)).toMatchObject({ refusal: { kind } });
  });

  it('an increase against another award on one cap: exactly one of both fits', async () => {
    const award = await signedAward(office, '05554', 50_000);
    const other = await signedAward(office, '05554', 20_000);
    const results = await Promise.all([revise(award, { 2027: euros(50_000) }), revise(other, { 2027: euros(30_000) })]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'cap-exceeded' } });
  });

  it('a stop of payments has a reason, ends, and is recorded', async () => {
    const award = await signedAward(office, '05558', 20_000);
    const stop = (reason: string | null) =>
      office.database.transaction(signatory, (tx) => stopPayments(tx, award.id, reason));
    await stop('Der Zwischennachweis fehlt.');
    expect((await read((tx) => findAward(tx, award.id)))?.paymentsStopped).toBe('Der Zwischennachweis fehlt.');
    await stop(null);
    await stop(null);
    const history = await read((tx) => historyOf(tx, `application:${award.applicationId}`, { limit: 50 }));
    expect(
      history
        .map(({ action }) => action)
        .filter((action) => action.endsWith('payments'))
        .sort(),
    ).toEqual(['resume-payments', 'stop-payments']);
  });

  describe('after a court annulled the act', () => {
    const annul = async (noticeId: string): Promise<void> => {
      const on = CalendarDate.iso('2026-11-02');
      must(await recordReceipt(office.database, caseworker, { noticeId, receivedOn: on, proof: 'Empfangsbekenntnis' }));
      must(await recordContest(office.database, caseworker, { noticeId, contestedOn: on, note: 'VG, 7 K 1/26' }));
      must(await recordCourtOutcome(office.database, caseworker, { noticeId, outcome: 'ANNULLED', endedOn: on }));
    };
    const follow = (noticeId: string) => followAnnulment(office.database, SYSTEM_ACTOR, noticeId);

    it('the grant falls to nothing once, and cap and budget are free', async () => {
      const award = await signedAward(office, '05562', 50_000);
      expect(await follow(award.noticeId)).toMatchObject({ refusal: { kind: 'notice-not-annulled' } });
      await annul(award.noticeId);
      const jobs = await office.database.read(SYSTEM_ACTOR, (tx) =>
        tx.query(`SELECT 1 FROM outbox.job WHERE name = 'follow-annulment'`),
      );
      expect(jobs).toHaveLength(1);
      expect(must(await follow(award.noticeId))).toMatchObject({ version: 2, amount: Money.ZERO });
      expect(must(await follow(award.noticeId))).toBeNull();
      expect(await committed(award)).toEqual({ 2027: 0 });
    });

    it('an annulled change gives way to what was granted before it', async () => {
      const award = await signedAward(office, '05566', 50_000);
      const change = must(await revise(award, { 2027: euros(30_000) }));
      const [, changed] = await read((tx) => awardVersions(tx, award.id));
      await annul(changed?.noticeId ?? '');
      expect(change.amount).toEqual(euros(30_000));
      expect(must(await follow(changed?.noticeId ?? ''))).toMatchObject({ version: 3, amount: euros(40_000) });
    });

    it('is refused where later acts have built upon it, and to people without the role', async () => {
      const award = await signedAward(office, '05570', 50_000);
      const changed = must(await revise(award, { 2027: euros(30_000) }));
      must(await revise(changed, { 2027: euros(20_000) }));
      const [, second] = await read((tx) => awardVersions(tx, award.id));
      await annul(second?.noticeId ?? '');
      expect(await follow(second?.noticeId ?? '')).toMatchObject({ refusal: { kind: 'annulled-act-built-upon' } });
      const stranger = { ...signatory, roles: ['AUDIT_READ' as const] };
      expect(await followAnnulment(office.database, stranger, award.noticeId)).toMatchObject({
        refusal: { kind: 'action-not-permitted' },
      });
    });
  });
});
