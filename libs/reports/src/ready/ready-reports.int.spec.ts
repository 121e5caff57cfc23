import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Award } from '#awards';
import { beginBudgetYear, closeBudgetYear } from '#budget';
import { enterPayerAccount, exportPaymentRun, importFeedback } from '#disbursements';
import { CalendarDate, Money, SYSTEM_ACTOR } from '#kernel';
import { budgetOfficer, capOfficer, openOffice, type Office } from '../../../../test/support/case-builder.js';
import { authorisedRequest, authoriser, must, payableAward } from '../../../../test/payments/award-builder.js';
import { readTable, readyParameters, reportScope, READY_REPORTS, streamCsv, type ReadyReport } from '../index.js';

const NRWO = { programme: 'NRWELTOFFEN', year: 2027 };

describe('the ready reports', () => {
  let office: Office;
  let award: Award;

  beforeAll(async () => {
    office = await openOffice();
    award = await payableAward(office, '05358');
    office.clock.moveTo(new Date('2027-03-01T09:00:00Z'));
    must(
      await enterPayerAccount(office.database, capOfficer, {
        holder: 'Landeshauptkasse',
        iban: 'DE02120300000000202051',
        city: 'Düsseldorf',
      }),
    );
  });
  afterAll(() => office.close());

  const reportOf = (name: string): ReadyReport => {
    const report = READY_REPORTS.find((each) => each.name === name);
    if (!report) throw new Error(name);
    return report;
  };
  const read = (name: string, asOf: string | null = null) =>
    office.database.read(SYSTEM_ACTOR, async (tx) => {
      const scope = must(await reportScope(tx, { ...NRWO, asOf: asOf === null ? null : CalendarDate.iso(asOf) }));
      const report = reportOf(name);
      return readTable(tx, report, readyParameters(scope), report.totals);
    });
  const csv = async (name: string): Promise<string> => {
    const scope = await office.database.read(SYSTEM_ACTOR, async (tx) => must(await reportScope(tx, NRWO)));
    const reader = await office.database.openReader(SYSTEM_ACTOR);
    const target = new PassThrough();
    const written = text(target);
    await streamCsv(reader, reportOf(name), readyParameters(scope), target);
    target.end();
    await reader.end();
    return written;
  };

  it('say nothing is paid before anything was, and spread the whole over the months that are left', async () => {
    const months = await read('auszahlungen-je-monat');
    expect(months.totals).toMatchObject({ paid: Money.ZERO, forecast: award.amount });
    expect(months.rows.map((row) => String(row['forecast'])).slice(0, 3)).toEqual([
      '0',
      '0',
      expect.not.stringMatching('^0$'),
    ]);
    expect(await read('offene-bindungen')).toMatchObject({ rowCount: 1, totals: { outstanding: award.amount } });
  });

  it('follow a payment once the bank has executed it', async () => {
    await authorisedRequest(office, award, '05358', 1_000);
    const run = must(await exportPaymentRun(office.database, authoriser));
    expect((await read('auszahlungen-je-monat')).totals).toMatchObject({ paid: Money.ZERO });
    const [item] = await office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ end_to_end_id: string }>(
        'SELECT end_to_end_id FROM disbursements.payment_run_item WHERE run_id = $1',
        [run.id],
      ),
    );
    office.clock.moveTo(new Date('2027-04-05T09:00:00Z'));
    must(
      await importFeedback(
        office.database,
        authoriser,
        `Ende-zu-Ende-Referenz;Betrag;Status;Datum;Grund\n${item?.end_to_end_id};1000,00;ausgeführt;02.04.2027;\n`,
      ),
    );
    const months = await read('auszahlungen-je-monat');
    expect(months.totals).toMatchObject({
      paid: Money.ofEuros(1_000),
      forecast: award.amount.minus(Money.ofEuros(1_000)),
    });
    expect(months.rows.find((row) => row['month'] === '04/2027')).toMatchObject({ paid: '100000' });
    const [row] = (await read('jahresbericht')).rows.filter(({ region }) => region === 'Köln');
    expect(row).toMatchObject({ funded: 1, applications: 1, paid: '100000' });
    expect(await read('jahresbericht')).toMatchObject({ rowCount: 5 });
  });

  it('answer for a past day what was known then', async () => {
    expect((await read('auszahlungen-je-monat', '2027-03-31')).totals).toMatchObject({
      paid: Money.ZERO,
      forecast: award.amount,
    });
    expect(await read('offene-bindungen', '2026-10-31')).toMatchObject({ rowCount: 0 });
    expect(await read('offene-bindungen')).toMatchObject({
      totals: { committed: award.amount, paid: Money.ofEuros(1_000) },
      rows: [{ ageBand: expect.stringMatching(/Tage$/) }],
    });
  });

  it('stream as CSV what the page shows', async () => {
    for (const report of READY_REPORTS) {
      const lines = (await csv(report.name)).trim().split('\r\n');
      expect(lines).toHaveLength((await read(report.name)).rowCount + 1);
    }
    expect(await csv('auszahlungen-je-monat')).toContain('04/2027;1000,00;');
  });

  it('have nothing open in a year that is closed', async () => {
    office.clock.moveTo(new Date('2028-01-10T09:00:00Z'));
    must(await beginBudgetYear(office.database, budgetOfficer, { titleId: '06-072-633-65', budgetYear: 2027 }));
    must(
      await closeBudgetYear(office.database, budgetOfficer, {
        titleId: '06-072-633-65',
        budgetYear: 2027,
        carryFree: Money.ZERO,
        orderReference: 'Jahresabschluss 2027',
        consentReference: 'FM 8/2028',
      }),
    );
    expect(await read('offene-bindungen')).toMatchObject({ rowCount: 0 });
    expect(await read('offene-bindungen', '2027-12-31')).toMatchObject({ rowCount: 1 });
  });
});
