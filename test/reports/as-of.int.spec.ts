import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import {
  answerInfoRequest,
  completeFormalCheck,
  recordCheck,
  requestInfo,
  saveDraft,
  startFormalCheck,
} from '#applications';
import { expireReservations, prepareDecision, sendToReview, withdrawApplication, type Award } from '#awards';
import { appropriate, beginBudgetYear, closeBudgetYear } from '#budget';
import { CalendarDate, Money, SYSTEM_ACTOR } from '#kernel';
import { commitOwnExpense, openFrame, transferBetweenFunds } from '#partnerships';
import { aPartnership } from '#partnerships/testing';
import {
  budgetExecution,
  capOverview,
  capTable,
  csvOf,
  READY_REPORTS,
  readyParameters,
  reportScope,
  streamCsv,
  titleTable,
  type ReportTable,
} from '#reports';
import { bookClaimPayment, prepareInterest, reverseClaimPayment, signInterest } from '#settlement';
import { decideExtension, dutiesOfAward, remindUseReports, requestExtension } from '#use-reports';
import { certifier, must, payableAward, signedAward } from '../payments/award-builder.js';
import { editor } from '../partnerships/local-office.js';
import {
  creditedPayment,
  enterRates,
  examinedReport,
  openPayerAccount,
  recovered,
  settled,
} from '../settlement/settlement-builder.js';
import {
  budgetOfficer,
  caseworker,
  completeForm,
  districtEditor,
  districtSignatory,
  openOffice,
  signatory,
  submittedApplication,
  type Office,
} from '../support/case-builder.js';

const AGS = '05358';
const TITLE = '06-072-633-65';
const otherCertifier = { ...certifier, accountId: '01900000-0000-7000-8000-000000000041', name: 'M. Kasse' };
/** Every report there is, with the programme and years in which the acts below move something. */
const ASKED = [
  { programme: 'NRWELTOFFEN', year: 2027 },
  { programme: 'NRWELTOFFEN', year: 2028 },
  { programme: 'DEMOKRATIE_LEBEN', year: 2028 },
] as const;

describe('a report asked for a past day', () => {
  let office: Office;
  let award: Award;
  /** What was taken on each day, when its acts were done. */
  const stored = new Map<string, Map<string, string>>();

  const at = (day: string): void => office.clock.moveTo(new Date(`${day}T09:00:00Z`));
  const store = async (day: string): Promise<void> => void stored.set(day, await takeAll(office, null));

  beforeAll(async () => {
    office = await openOffice();
    const { database } = office;
    at('2026-11-02');
    award = await payableAward(office, AGS, 90_125);
    const { id } = await submittedApplication(office, '05915', completeForm(50_000));
    await store('2026-11-02');

    at('2026-11-10');
    const more = { titleId: TITLE, budgetYear: 2027, authority: 'AE' as const, kind: 'REINFORCEMENT' as const };
    const order = { amount: Money.ofEuros(12_000), orderReference: 'Deckungsvermerk 3/2026' };
    must(await appropriate(database, budgetOfficer, { ...more, ...order }));
    await amendedWithoutSubmission(office, id);
    await store('2026-11-10');

    at('2026-11-12');
    must(await answerInfoRequest(database, districtSignatory('05915'), { applicationId: id, answer: 'Ergänzt.' }));
    await inReview(office, '05766', 30_000);
    await store('2026-11-12');

    at('2026-11-16');
    must(
      await withdrawApplication(database, districtSignatory('05915'), {
        applicationId: id,
        reason: 'Kein Bedarf mehr.',
      }),
    );
    await signedAward(office, '05124', 20_000);
    await store('2026-11-16');

    at('2027-02-01');
    await expireReservations(database, SYSTEM_ACTOR, CalendarDate.of(2027, 2, 1));
    await openPayerAccount(office);
    await creditedPayment(office, award, AGS, 72_100);
    await store('2027-02-01');

    at('2028-04-03');
    await enterRates(office, ['2027-01-01', '2027-07-01', '2028-01-01']);
    must(await beginBudgetYear(database, budgetOfficer, { titleId: TITLE, budgetYear: 2027 }));
    const final = { awardId: award.id, kind: 'FINAL' as const, budgetYear: null };
    const reason = 'Die Jahresrechnung liegt noch nicht vor.';
    const asked = { ...final, dueOn: CalendarDate.of(2028, 4, 5), reason };
    must(await requestExtension(database, districtEditor(AGS), asked));
    await store('2028-04-03');

    at('2028-04-04');
    const [change] = must(await database.read(caseworker, (tx) => dutiesOfAward(tx, award.id))).changes;
    must(await decideExtension(database, caseworker, { changeId: change?.id ?? '', isGranted: true, reason: '' }));
    await store('2028-04-04');

    at('2028-04-06');
    await remindUseReports(database, SYSTEM_ACTOR, CalendarDate.of(2028, 4, 6));
    await store('2028-04-06');

    at('2028-04-10');
    await examinedReport(office, award, AGS, { recognised: 80_125 });
    await settled(office, award);
    const claimId = (await recovered(office, award, AGS)).claimId ?? '';
    await store('2028-04-10');

    at('2028-05-02');
    const payment = { claimId, valueDate: CalendarDate.of(2028, 5, 2), reference: 'KZ 1' };
    const paid = must(await bookClaimPayment(database, certifier, { ...payment, amount: Money.ofEuros(3_000) }));
    await store('2028-05-02');

    at('2028-05-09');
    must(await reverseClaimPayment(database, otherCertifier, { ...paid, claimId, reason: 'Falsch zugeordnet.' }));
    must(await bookClaimPayment(database, certifier, { ...payment, reference: 'KZ 2', amount: Money.ofEuros(8_000) }));
    await store('2028-05-09');

    at('2028-05-16');
    const interest = { claimId, until: null, reason: 'Die Erstattung ist gezahlt.', isWaived: false };
    const prepared = must(await prepareInterest(database, caseworker, interest));
    must(await signInterest(database, signatory, prepared.orderId));
    const frameId = await openedFrame(office);
    await store('2028-05-16');

    at('2028-06-05');
    const youth = { frameId, reason: 'Für die Jugend' };
    const move = { from: 'AKTIONSFONDS', to: 'JUGENDFONDS', amount: Money.ofEuros(4_000) } as const;
    must(await transferBetweenFunds(database, editor, { ...youth, ...move }));
    must(await commitOwnExpense(database, editor, { ...youth, code: 'JUGENDFONDS', amount: Money.ofEuros(1_500) }));
    await store('2028-06-05');

    at('2028-06-30');
    const closing = { titleId: TITLE, budgetYear: 2027, carryFree: Money.ZERO };
    const references = { orderReference: 'Jahresabschluss 2027', consentReference: 'FM 8/2028' };
    must(await closeBudgetYear(database, budgetOfficer, { ...closing, ...references }));
    await store('2028-06-30');
    at('2028-09-01');
  }, 240_000);
  afterAll(() => office.close());

  it('is to the byte what was stored on that day, for all eight reports and every day', async () => {
    expect(stored.size).toBe(14);
    for (const [day, reports] of stored) {
      const again = await takeAll(office, CalendarDate.iso(day));
      expect([...again.keys()]).toEqual([...reports.keys()]);
      for (const [name, file] of reports) expect(`${day} ${name}\n${again.get(name)}`).toBe(`${day} ${name}\n${file}`);
    }
  });

  it('would differ from the present: each report has changed from day to day', () => {
    const names = [...(stored.get('2026-11-02')?.keys() ?? [])];
    const versions = (report: string): number => {
      const own = names.filter((name) => name.startsWith(report));
      return new Set([...stored.values()].map((day) => own.map((name) => day.get(name)).join('\n'))).size;
    };
    const changed = Object.fromEntries(
      [...new Set(names.map((name) => name.split(' ')[0] ?? ''))].map((name) => [name, versions(name)]),
    );
    expect(Object.keys(changed)).toHaveLength(8);
    for (const [report, count] of Object.entries(changed)) expect([report, count > 2]).toEqual([report, true]);
  });

  const fileOf = (day: string, name: string): string => stored.get(day)?.get(name) ?? '';

  it('knows what a district had submitted by then, not what it was writing', () => {
    const applied = (day: string): string =>
      fileOf(day, 'hoechstbetraege NRWELTOFFEN 2027')
        .split('\r\n')
        .find((line) => line.includes(';05915;')) ?? '';
    expect(applied('2026-11-02')).toContain(';40000,00;0,00;0,00;');
    expect(applied('2026-11-10')).toContain(';40000,00;0,00;0,00;');
    expect(applied('2026-11-12')).toContain(';24000,00;0,00;0,00;');
    expect(applied('2026-11-16')).toBe('');
  });

  it('names the reinforcement of a title apart from its appropriation', () => {
    const titles = (day: string): string[] =>
      (
        fileOf(day, 'haushaltstitel NRWELTOFFEN 2027')
          .split('\r\n')
          .find((line) => line.includes(';AE;')) ?? ''
      ).split(';');
    const [before, after] = [titles('2026-11-02'), titles('2026-11-10')];
    expect([before[8], after[8], after[9]]).toEqual([after[8], before[8], '12000,00']);
    expect(before[9]).toBe('0,00');
  });

  it('has a line of interest of its own from the day it was demanded', () => {
    const claims = (day: string): string => fileOf(day, 'rueckforderungen-und-zinsen NRWELTOFFEN 2028');
    expect(claims('2028-05-09')).not.toContain(';Zinsen;');
    expect(claims('2028-05-16')).toContain(';Zinsen;');
  });

  it('lets an extension count from the day it was granted', () => {
    const overdue = (day: string): number =>
      fileOf(day, 'ueberfaellige-nachweise NRWELTOFFEN 2027').trim().split('\r\n').length - 1;
    expect(['2028-04-03', '2028-04-04', '2028-04-06', '2028-04-10'].map(overdue)).toEqual([2, 1, 2, 1]);
  });

  it('counts applications and money of the Landtag’s year as they were known', () => {
    const funded = (day: string): string[] =>
      (
        fileOf(day, 'jahresbericht NRWELTOFFEN 2027')
          .split('\r\n')
          .find((line) => line.startsWith('Köln;')) ?? ''
      ).split(';');
    expect(funded('2026-11-02').slice(2)).toEqual(['1', '1', '72100,00', '0,00']);
    expect(funded('2027-02-01').slice(2)).toEqual(['1', '1', '72100,00', '72100,00']);
  });
});

/** All reports as CSV: of now, or of an earlier day. Without the time of the figures, which says when they were asked for. */
async function takeAll(office: Office, asOf: CalendarDate | null): Promise<Map<string, string>> {
  const taken = new Map<string, string>();
  for (const asked of ASKED) {
    const question = { ...asked, asOf };
    const scope = await office.database.read(SYSTEM_ACTOR, async (tx) => {
      const caps = must(await capOverview(tx, question));
      const titles = must(await budgetExecution(tx, question));
      taken.set(`hoechstbetraege ${asked.programme} ${asked.year}`, csvOf(timeless(capTable(caps)), caps.rows));
      taken.set(`haushaltstitel ${asked.programme} ${asked.year}`, csvOf(timeless(titleTable(titles)), titles.titles));
      return must(await reportScope(tx, question));
    });
    for (const report of READY_REPORTS) {
      const reader = await office.database.openReader(SYSTEM_ACTOR);
      const target = new PassThrough();
      const written = text(target);
      await streamCsv(reader, report, readyParameters(scope), target);
      target.end();
      await reader.end();
      taken.set(`${report.name} ${asked.programme} ${asked.year}`, await written);
    }
  }
  return taken;
}

const timeless = <Row>(table: ReportTable<Row>): ReportTable<Row> => ({
  ...table,
  columns: table.columns.filter(({ key }) => key !== 'standAt'),
});

/** The authority asks, the district lowers its costs to 30.000 EUR and does not submit yet. */
async function amendedWithoutSubmission({ database }: Office, applicationId: string): Promise<void> {
  must(await startFormalCheck(database, caseworker, { applicationId }));
  const deadline = CalendarDate.of(2026, 12, 1);
  must(await requestInfo(database, caseworker, { applicationId, items: ['Neuer Finanzierungsplan'], deadline }));
  const entries = completeForm(30_000);
  must(await saveDraft(database, districtSignatory('05915'), { applicationId, baseVersion: 2, entries }));
}

/** A decision whose money is set aside and that waits for its signature. */
async function inReview(office: Office, ags: string, costs: number): Promise<void> {
  const { database } = office;
  const { id: applicationId } = await submittedApplication(office, ags, completeForm(costs));
  must(await startFormalCheck(database, caseworker, { applicationId }));
  for (const code of 'entitled in-time signatory concept not-begun financing-secured demarcation cap necessary'.split(
    ' ',
  ))
    must(await recordCheck(database, caseworker, { applicationId, code, result: 'MET', note: '' }));
  must(await completeFormalCheck(database, caseworker, { applicationId }));
  const decision = { recognitions: [], grantLimits: {}, clauseCodes: ['use-report'], reasons: [] };
  must(await prepareDecision(database, caseworker, { applicationId, kind: 'AWARD', ...decision }));
  must(await sendToReview(database, caseworker, { applicationId }));
}

async function openedFrame({ database }: Office): Promise<string> {
  const { partnershipId } = await aPartnership(database, editor, { slug: 'hamm' });
  const split = { KUF: Money.ofEuros(20_000), AKTIONSFONDS: Money.ofEuros(30_000) };
  const frame = { partnershipId, budgetYear: 2028, awardId: null, federalReference: 'Bund' };
  const sums = { award: Money.ofEuros(60_000), ownShare: Money.ZERO, split, rules: {} };
  return must(await openFrame(database, editor, { ...frame, ...sums })).id;
}
