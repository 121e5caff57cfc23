import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Award } from '#awards';
import { CalendarDate, Money, SYSTEM_ACTOR } from '#kernel';
import { commitOwnExpense, openFrame, transferBetweenFunds } from '#partnerships';
import { aPartnership } from '#partnerships/testing';
import { bookClaimPayment, reverseClaimPayment } from '#settlement';
import { certifier, must, payableAward } from '../payments/award-builder.js';
import { editor } from '../partnerships/local-office.js';
import {
  creditedPayment,
  examinedReport,
  openPayerAccount,
  recovered,
  settled,
} from '../settlement/settlement-builder.js';
import { openOffice, type Office } from '../support/case-builder.js';
import { findReadyReport, readTable, readyParameters, reportScope } from '#reports';

const AGS = '05358';
const otherCertifier = { ...certifier, accountId: '01900000-0000-7000-8000-000000000041', name: 'M. Kasse' };

describe('the ready reports on the end of grants and on partnerships', () => {
  let office: Office;
  let award: Award;

  beforeAll(async () => {
    office = await openOffice();
    award = await payableAward(office, AGS, 90_125);
    await openPayerAccount(office);
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await creditedPayment(office, award, AGS, 72_100);
  });
  afterAll(() => office.close());

  const read = (name: string, year: number, { asOf = '', programme = 'NRWELTOFFEN' } = {}) =>
    office.database.read(SYSTEM_ACTOR, async (tx) => {
      const scope = must(await reportScope(tx, { programme, year, asOf: asOf === '' ? null : CalendarDate.iso(asOf) }));
      const report = findReadyReport(name);
      if (!report) throw new Error(name);
      return readTable(tx, report, readyParameters(scope), report.totals);
    });

  it('name a proof of use that did not come from the day after it was due, with what was paid', async () => {
    office.clock.moveTo(new Date('2028-03-31T09:00:00Z'));
    expect(await read('ueberfaellige-nachweise', 2027)).toMatchObject({ rowCount: 0 });
    office.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
    expect(await read('ueberfaellige-nachweise', 2027)).toMatchObject({
      rows: [{ fileNumber: award.fileNumber, daysLate: 3, due: '2028-03-31' }],
      totals: { granted: award.amount, paid: Money.ofEuros(72_100) },
    });
    await examinedReport(office, award, AGS, { recognised: 80_125 });
    expect(await read('ueberfaellige-nachweise', 2027)).toMatchObject({ rowCount: 0 });
    office.clock.moveTo(new Date('2028-04-10T09:00:00Z'));
    expect(await read('ueberfaellige-nachweise', 2027, { asOf: '2028-04-02' })).toMatchObject({ rowCount: 1 });
  });

  it('tell what was demanded back, what came in, and what was known on a past day', async () => {
    await settled(office, award);
    const { claimId } = await recovered(office, award, AGS);
    if (claimId === null) throw new Error('no claim');
    const name = 'rueckforderungen-und-zinsen';
    office.clock.moveTo(new Date('2028-05-02T09:00:00Z'));
    const payment = { claimId, valueDate: CalendarDate.of(2028, 5, 2), reference: 'KZ 1' };
    const { entryId } = must(
      await bookClaimPayment(office.database, certifier, { ...payment, amount: Money.ofEuros(3_000) }),
    );
    expect(await read(name, 2028)).toMatchObject({
      rows: [{ kind: 'Erstattung', demandedOn: '2028-04-10' }],
      totals: { demanded: Money.ofEuros(8_000), paid: Money.ofEuros(3_000), open: Money.ofEuros(5_000) },
    });
    office.clock.moveTo(new Date('2028-05-09T09:00:00Z'));
    must(
      await reverseClaimPayment(office.database, otherCertifier, { claimId, entryId, reason: 'Falsch zugeordnet.' }),
    );
    expect(await read(name, 2028)).toMatchObject({ totals: { paid: Money.ZERO, open: Money.ofEuros(8_000) } });
    expect(await read(name, 2028, { asOf: '2028-05-03' })).toMatchObject({ totals: { paid: Money.ofEuros(3_000) } });
    expect(await read(name, 2028, { asOf: '2028-04-09' })).toMatchObject({ rowCount: 0 });
    expect(await read(name, 2027)).toMatchObject({ rowCount: 0 });
  });

  it('show the funds of partnerships after transfer and expense, and as they were on a past day', async () => {
    const { partnershipId } = await aPartnership(office.database, editor, { slug: 'hamm' });
    const split = { KUF: Money.ofEuros(20_000), AKTIONSFONDS: Money.ofEuros(30_000) };
    const { id: frameId } = must(
      await openFrame(office.database, editor, {
        ...{ partnershipId, budgetYear: 2028, awardId: null, federalReference: 'Bund', award: Money.ofEuros(60_000) },
        ...{ ownShare: Money.ZERO, split, rules: {} },
      }),
    );
    const reason = 'Für die Jugend';
    office.clock.moveTo(new Date('2028-06-05T09:00:00Z'));
    const move = { frameId, from: 'AKTIONSFONDS', to: 'JUGENDFONDS', amount: Money.ofEuros(4_000), reason } as const;
    must(await transferBetweenFunds(office.database, editor, move));
    const expense = { frameId, code: 'JUGENDFONDS', amount: Money.ofEuros(1_500), reason } as const;
    must(await commitOwnExpense(office.database, editor, expense));
    const scope = { programme: 'DEMOKRATIE_LEBEN' };
    const { rows, totals } = await read('fonds-der-partnerschaften', 2028, scope);
    expect(
      rows.map((row) => [String(row['fund']).split(': ')[1], String(row['allocated']), String(row['committed'])]),
    ).toEqual([
      ['Aktionsfonds', '2600000', '0'],
      ['Jugendfonds', '400000', '150000'],
      ['Koordinierungs- und Fachstelle', '2000000', '0'],
    ]);
    expect(totals).toMatchObject({ allocated: Money.ofEuros(50_000), free: Money.ofEuros(48_500) });
    const before = await read('fonds-der-partnerschaften', 2028, { ...scope, asOf: '2028-05-31' });
    expect(before.totals).toMatchObject({ committed: Money.ZERO });
    expect(before).toMatchObject({ rowCount: 2 });
  });
});
