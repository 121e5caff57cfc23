import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAward, readCapSituations, roomOf, type Award } from '#awards';
import { budgetSituation } from '#budget';
import { Money, type Actor } from '#kernel';
import type { Transaction } from '#platform';
import { computeSettlement, prepareSettlement, discardSettlement, settlementsOf, signSettlement } from '#settlement';
import { draftedRequest, must, payableAward } from '../payments/award-builder.js';
import { caseworker, districtSignatory, openOffice, signatory, type Office } from '../support/case-builder.js';
import { submitRequest } from '#disbursements';
import {
  creditedPayment,
  examinedReport,
  figuresOf,
  openedRecovery,
  openPayerAccount,
  revoked,
  settled,
  textOf,
} from './settlement-builder.js';

describe('the settlement of a grant', () => {
  let office: Office;
  const awards = new Map<string, Award>();
  const AGS = ['05358', '05766', '05315', '05334', '05370', '05566', '05911', '05162'];

  beforeAll(async () => {
    office = await openOffice();
    for (const ags of AGS) awards.set(ags, await payableAward(office, ags, 90_125));
    await openPayerAccount(office);
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    for (const ags of AGS.slice(0, 6))
      await creditedPayment(office, award(ags), ags, ags === '05315' ? 60_000 : 72_100);
    office.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
  });
  afterAll(() => office.close());

  const award = (ags: string): Award => {
    const found = awards.get(ags);
    if (!found) throw new Error(ags);
    return found;
  };
  const now = async (ags: string): Promise<Award> => {
    const found = await office.database.read(caseworker, (tx) => findAward(tx, award(ags).id));
    if (!found) throw new Error(ags);
    return found;
  };
  const prepare = (ags: string) =>
    prepareSettlement(office.database, caseworker, { awardId: award(ags).id, notes: [] });
  const sign = (ags: string, by = signatory) => signSettlement(office.database, by, award(ags).id);
  const roomUnderCap = (ags: string) =>
    office.database.read(caseworker, async (tx) => {
      const [situation] = await readCapSituations(tx, await ofNow(tx, ags), [2027]);
      return situation ? roomOf(situation).toGerman() : '';
    });
  const ofNow = async (tx: Transaction, ags: string): Promise<Award> =>
    (await findAward(tx, award(ags).id)) ?? award(ags);
  const committedInBudget = () =>
    office.database.read(caseworker, async (tx) =>
      Money.sum((await budgetSituation(tx, 'NRWELTOFFEN', [2027])).map(({ committed }) => committed)),
    );

  it('is refused before the proof of use is examined', async () => {
    const refused = await prepare('05358');
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'use-not-examined' } });
  });

  it('sets the final amount by the formula of the share, shows each step and frees the difference exactly once', async () => {
    expect(await roomUnderCap('05358')).toBe('0,00');
    const before = await committedInBudget();
    await examinedReport(office, award('05358'), '05358', { recognised: 85_000.33 });
    const signed = await settled(office, award('05358'));
    expect(signed.final.toGerman()).toBe('68.000,26');
    expect(await roomUnderCap('05358')).toBe('4.099,74');
    expect(before.minus(await committedInBudget()).toGerman()).toBe('4.099,74');
    const after = await now('05358');
    expect([after.amount.toGerman(), after.eligible.toGerman(), after.tranches[0]?.amount.toGerman()]).toEqual([
      '68.000,26',
      '85.000,33',
      '68.000,26',
    ]);
    const [record] = await office.database.read(caseworker, (tx) => settlementsOf(tx, award('05358').id));
    expect(record?.content.steps.map(({ label, basis }) => [label, basis])).toContainEqual([
      'Einsparung gegenüber dem Finanzierungsplan',
      'Nr. 2 ANBest-G',
    ]);
    expect(await openedRecovery(office, award('05358'))).toMatchObject({ basis: 'REDUCTION', status: 'PROPOSED' });
  });

  it('says in the notice what is final, how it was computed and what is to be reimbursed', async () => {
    const text = await textOfSettlement('05358');
    expect(text).toContain(
      'Die Zuwendung setze ich nach Prüfung des Verwendungsnachweises endgültig auf 68.000,26 EUR fest.',
    );
    expect(text).toContain('Der Betrag von 4.099,74 EUR ist zu erstatten.');
    expect(text).toContain('Verwaltungsgericht Aachen');
    expect(text).not.toContain('Verfahren abgeschlossen');
  });

  it('ends the procedure where nothing is objected to', async () => {
    await examinedReport(office, award('05766'), '05766', { recognised: 90_125 });
    const signed = await settled(office, award('05766'));
    expect([signed.final.toGerman(), signed.recoveryId]).toEqual(['72.100,00', null]);
    expect(await textOfSettlement('05766')).toContain('Damit ist das Verfahren abgeschlossen.');
  });

  it('leaves the rest to be drawn where less was paid than is due', async () => {
    await examinedReport(office, award('05315'), '05315', { recognised: 85_000.33 });
    const signed = await settled(office, award('05315'));
    expect([signed.final.toGerman(), signed.recoveryId]).toEqual(['68.000,26', null]);
    expect(await textOfSettlement('05315')).toContain('Noch auszuzahlen sind 8.000,26 EUR.');
  });

  it('never settles the same grant twice', async () => {
    expect(await prepare('05358')).toMatchObject({ refusal: { kind: 'award-already-settled' } });
    expect(await sign('05358')).toMatchObject({ refusal: { kind: 'settlement-not-prepared' } });
  });

  it('needs two persons, and the right ones', async () => {
    await examinedReport(office, award('05334'), '05334', { recognised: 80_000 });
    const both = { ...caseworker, roles: ['CASEWORKER', 'SIGNATORY'] as const };
    const command = { awardId: award('05334').id, notes: ['Die Belege lagen vollständig vor.'] };
    expect(await prepareSettlement(office.database, signatory, command)).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
    must(await prepareSettlement(office.database, both, command));
    expect(await sign('05334', both)).toMatchObject({ refusal: { kind: 'settlement-four-eyes' } });
    expect(await sign('05334', caseworker)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    const discard = (by: Actor) => discardSettlement(office.database, by, command.awardId);
    expect(await discard(districtSignatory('05334'))).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    must(await discard(caseworker));
    expect(await discard(caseworker)).toMatchObject({ refusal: { kind: 'settlement-not-prepared' } });
  });

  it('is done once when two sign at the same moment', async () => {
    must(await prepare('05334'));
    const second = { ...signatory, accountId: '01900000-0000-7000-8000-000000000033', name: 'D. Zweite' };
    const both = await Promise.all([sign('05334'), sign('05334', second)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await roomUnderCap('05334')).toBe('8.100,00');
  });

  it('is prepared anew when another act changed the grant meanwhile', async () => {
    await examinedReport(office, award('05566'), '05566', { recognised: 80_000 });
    must(await prepare('05566'));
    await revoked(office, award('05566'), 100);
    expect(await sign('05566')).toMatchObject({ refusal: { kind: 'settlement-outdated' } });
  });

  it('waits for a payment that is under way', async () => {
    office.clock.moveTo(new Date('2027-12-01T09:00:00Z'));
    const requestId = await draftedRequest(office, award('05911'), '05911', { amount: 1_000, needed: 50_000 });
    must(await submitRequest(office.database, districtSignatory('05911'), requestId));
    const computed = await office.database.read(caseworker, (tx) =>
      computeSettlement(tx, award('05911'), figuresOf({ eligible: 90_125 })),
    );
    expect(computed).toMatchObject({ refusal: { kind: 'payments-under-way', facts: { count: 1 } } });
  });

  it.each([
    ['recognised costs of nothing', { eligible: 0 }, '0,00'],
    ['one cent', { eligible: 0.01 }, '0,00'],
    ['two cents, the share rounded down', { eligible: 0.02 }, '0,01'],
    ['exactly the plan', { eligible: 90_125 }, '72.100,00'],
    ['one cent above the plan', { eligible: 90_125.01 }, '72.100,00'],
    ['one cent below the plan', { eligible: 90_124.99 }, '72.099,99'],
    ['new third-party funds', { eligible: 90_125, otherIncome: 3_000 }, '69.700,00'],
    ['more income than costs', { eligible: 1_000, otherIncome: 2_000 }, '0,00'],
  ])('of %s ends to the cent', async (_, euros, expected) => {
    const computed = await office.database.read(caseworker, (tx) =>
      computeSettlement(tx, award('05162'), figuresOf(euros)),
    );
    expect(must(computed).settlement.finalGrant.toGerman()).toBe(expected);
  });

  it.each([
    ['DEFICIT', { eligible: 85_000, ownFunds: 18_025 }, '66.975,00'],
    ['FIXED', { eligible: 70_000 }, '70.000,00'],
    ['FULL', { eligible: 80_000, otherIncome: 10_000 }, '70.000,00'],
  ] as const)('by %s follows its own formula', async (financingType, euros, expected) => {
    const computed = await office.database.read(caseworker, (tx) =>
      computeSettlement(tx, { ...award('05162'), financingType }, figuresOf(euros)),
    );
    expect(must(computed).settlement.finalGrant.toGerman()).toBe(expected);
  });

  it('is guarded by the database against everything a program could try', async () => {
    const run = (sql: string) => office.database.transaction(caseworker, (tx) => tx.query(sql));
    await expect(run(`UPDATE settlement.settlement SET final_cents = 1 WHERE state = 'SIGNED'`)).rejects.toThrow(
      'what was signed or ended does not change',
    );
    await expect(run(`DELETE FROM settlement.settlement`)).rejects.toThrow('permission denied');
    await expect(
      run(`UPDATE settlement.settlement SET state = 'SIGNED', signed_by = prepared_by, signed_by_name = 'X',
        notice_id = gen_random_uuid() WHERE state = 'PREPARED'`),
    ).rejects.toThrow('settlement_four_eyes');
    await expect(
      run(`UPDATE settlement.settlement SET final_cents = grant_cents + 1 WHERE state = 'PREPARED'`),
    ).rejects.toThrow('settlement_never_rises');
    await expect(
      office.database.transaction(districtSignatory('05566'), (tx) =>
        tx.query(`UPDATE settlement.settlement SET final_cents = grant_cents`),
      ),
    ).resolves.toEqual([]);
    expect(
      await office.database.read(districtSignatory('05566'), (tx) => settlementsOf(tx, award('05566').id)),
    ).toEqual([]);
  });

  async function textOfSettlement(ags: string): Promise<string> {
    const records = await office.database.read(caseworker, (tx) => settlementsOf(tx, award(ags).id));
    return textOf(office, records.find(({ state }) => state === 'SIGNED')?.noticeId ?? null);
  }
});
