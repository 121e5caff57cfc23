import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { findAward, type Award } from '#awards';
import { drawingSituation, exportPaymentRun, obstacleToDrawing } from '#disbursements';
import { CalendarDate, Money } from '#kernel';
import { claimViewsOf, exemptFromHearing, openRecovery, prepareRecovery, signRecovery } from '#settlement';
import { authorisedRequest, authoriser, creditAll, must, payableAward } from '../payments/award-builder.js';
import { caseworker, openOffice, signatory, type Office } from '../support/case-builder.js';
import {
  creditedPayment,
  examinedReport,
  openedRecovery,
  openPayerAccount,
  REASONS,
  revoked,
  settled,
} from './settlement-builder.js';

const day = CalendarDate.iso;

describe('a recovery that is overtaken', () => {
  let office: Office;
  let owner: pg.Client;
  let paidOut: Award;
  let partly: Award;

  beforeAll(async () => {
    office = await openOffice();
    owner = new pg.Client({ connectionString: office.testDatabase.ownerUrl });
    await owner.connect();
    paidOut = await payableAward(office, '05358', 90_125);
    partly = await payableAward(office, '05766', 90_125);
    await openPayerAccount(office);
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await creditedPayment(office, paidOut, '05358', 72_100);
    await creditedPayment(office, partly, '05766', 30_000);
  });
  afterAll(async () => {
    await owner.end();
    await office.close();
  });

  const decide = async (recoveryId: string, euros: number): Promise<void> => {
    const reduction = Money.ofEuros(euros);
    must(await exemptFromHearing(office.database, caseworker, { recoveryId, reason: 'Der Kreis bat darum.' }));
    const decision = { recoveryId, reasons: REASONS, reduction, ineffectiveFrom: day('2027-02-01') };
    must(await prepareRecovery(office.database, caseworker, decision));
  };
  const somebodyWaits = async (): Promise<void> => {
    for (let attempt = 0; attempt < 400; attempt += 1) {
      if ((await owner.query('SELECT 1 FROM pg_locks WHERE NOT granted')).rows.length > 0) return;
      await sleep(25);
    }
    throw new Error('nobody waits for the award');
  };

  it('by the bank while it is signed demands nothing yet: what was paid meanwhile belongs to it', async () => {
    const requestId = await authorisedRequest(office, partly, '05766', 10_000);
    must(await exportPaymentRun(office.database, authoriser));
    const { recoveryId } = must(
      await openRecovery(office.database, caseworker, {
        ...{ awardId: partly.id, basis: 'REVOCATION', finding: 'Ein Teil der Maßnahme wurde nicht durchgeführt.' },
        ...{ reduction: Money.ofEuros(50_000), ineffectiveFrom: day('2027-02-01') },
        knowledgeCompleteOn: day('2027-02-01'),
      }),
    );
    await decide(recoveryId, 50_000);
    await owner.query('BEGIN');
    await owner.query('SELECT 1 FROM awards.award WHERE id = $1 FOR UPDATE', [partly.id]);
    const signing = signRecovery(office.database, signatory, recoveryId);
    await somebodyWaits();
    await creditAll(office, [requestId]);
    await owner.query('COMMIT');
    expect(await signing).toMatchObject({ refusal: { kind: 'recovery-outdated' } });
    expect(await office.database.read(caseworker, (tx) => claimViewsOf(tx, partly.id))).toEqual([]);
    expect((await office.database.read(caseworker, (tx) => findAward(tx, partly.id)))?.amount.toGerman()).toBe(
      '72.100,00',
    );
    const again = must(await signRecovery(office.database, signatory, recoveryId));
    expect(again.demand.toGerman()).toBe('17.900,00');
  });

  it('by another one that demands the same money has nothing left to recover', async () => {
    const situation = must(await office.database.read(caseworker, (tx) => drawingSituation(tx, paidOut.id)));
    expect(obstacleToDrawing(situation)).toMatchObject({ kind: 'grant-drawn-up' });
    office.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
    await examinedReport(office, paidOut, '05358', { recognised: 80_125 });
    await settled(office, paidOut);
    const overpayment = await openedRecovery(office, paidOut);
    const other = await revoked(office, paidOut, 1_000);
    expect(other.demand.toGerman()).toBe('9.000,00');
    await decide(overpayment.id, 0);
    expect(await signRecovery(office.database, signatory, overpayment.id)).toMatchObject({
      refusal: { kind: 'nothing-to-recover' },
    });
  });
});
