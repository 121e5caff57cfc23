import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Award } from '#awards';
import { confirmBankAccount, drawingSituation, proposeBankAccount } from '#disbursements';
import { CalendarDate, SYSTEM_ACTOR, type Refusal, type Result } from '#kernel';
import { violatedConstraint } from '#platform';
import {
  answerHearing,
  approveInterest,
  approveRecovery,
  approveRelief,
  approveSettlement,
  bookClaimPayment,
  claimView,
  confirmRelief,
  endRelief,
  prepareInterest,
  prepareRecovery,
  prepareSettlement,
  proposeRelief,
  recoveriesOf,
  sendDunning,
  sendHearing,
  settlementDutiesOf,
  signInterest,
  signRecovery,
  signSettlement,
  type ClaimView,
} from '#settlement';
import { remindUseReports } from '#use-reports';
import { certifier, makeFinal } from '../payments/award-builder.js';
import {
  creditedPayment,
  enterRates,
  examinedReport,
  openPayerAccount,
  REASONS,
  servedNotice,
} from '../settlement/settlement-builder.js';
import { awardOfBeraten, DatabaseOfNiedersachsen } from './desk-of-beraten.js';
import { must, openTwoLands, type Person, type TwoLands } from './two-lands.js';

/** Words that only Nordrhein-Westfalen has. */
const OF_NRW = /NRW|Nordrhein|VVG|ANBest-G\b|\bLKS\b|MKJFGFI|Landeskoordinierungsstelle/;
/** Any district: the desk below makes it beRATen. */
const AGS = '05358';
const REASON = 'Der Verein hat darum gebeten; die Mittel fehlen ihm zurzeit.';

describe('the whole life of a grant of Niedersachsen', () => {
  let lands: TwoLands;
  let database: DatabaseOfNiedersachsen;
  let desk: { database: DatabaseOfNiedersachsen; clock: TwoLands['web']['clock'] };
  let award: Award;
  let claimId = '';

  beforeAll(async () => {
    lands = await openTwoLands();
    lands.web.clock.moveTo(new Date('2026-11-16T09:00:00Z'));
    database = new DatabaseOfNiedersachsen(lands, lands.actor('association').organisationId);
    await database.open();
    desk = { database, clock: lands.web.clock };
    award = await awardOfBeraten(lands);
    await makeFinal(desk, award, AGS, '2026-11-16');
    const account = { holder: 'beRATen e. V.', iban: 'DE89370400440532013000' };
    const { id: accountId } = must(await proposeBankAccount(lands.web.database, by('association'), account));
    const callBackNote = 'Rückruf unter der bekannten Nummer am Tag des Vorschlags';
    must(await confirmBankAccount(lands.web.database, by('caseworker'), { accountId, callBackNote }));
    await openPayerAccount(desk);
    lands.web.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await creditedPayment(desk, award, AGS, 72_100);
  }, 120_000);
  afterAll(async () => {
    await database.close();
    await lands.close();
  });

  const by = (name: Person) => lands.actor(name);
  const kindOf = (done: Promise<Result<unknown, Refusal>>): Promise<string> =>
    done.then((result) => (result.ok ? 'done' : result.refusal.kind));
  const bySql = (sql: string, values: readonly unknown[]): Promise<string | null> =>
    lands.web.database
      .transaction(by('signatory'), (tx) => tx.query(sql, values))
      .then(
        () => 'done',
        (error: unknown) => violatedConstraint(error),
      );
  const claim = async (): Promise<ClaimView> => {
    const found = await lands.web.database.read(by('caseworker'), (tx) => claimView(tx, claimId));
    if (!found) throw new Error('no claim');
    return found;
  };
  const pageOf = async (name: Person, path: string): Promise<string> => {
    const shown = await (await lands.browser(name)).get(path);
    expect([path, shown.status]).toEqual([path, 200]);
    return shown.text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  };

  it('draws and uses money within the period of its own programme', async () => {
    const { needUntil, terms } = must(
      await lands.web.database.read(by('caseworker'), (tx) => drawingSituation(tx, award.id)),
    );
    expect([terms.useOfFunds, terms.unverified.includes('useOfFunds')]).toEqual([{ months: 2 }, true]);
    expect(needUntil.toString()).toBe('2027-04-01');
  });

  it('is reminded, examined and settled with one approval from each lead body', async () => {
    const { clock } = lands.web;
    clock.moveTo(new Date('2028-07-15T09:00:00Z'));
    await remindUseReports(lands.web.database, SYSTEM_ACTOR, CalendarDate.of(2028, 7, 15));
    clock.moveTo(new Date('2028-07-30T09:00:00Z'));
    await remindUseReports(lands.web.database, SYSTEM_ACTOR, CalendarDate.of(2028, 7, 30));
    await examinedReport(desk, award, AGS, { recognised: 70_000 });
    must(await prepareSettlement(lands.web.database, by('caseworker'), { awardId: award.id, notes: [] }));
    for (const body of ['protection', 'police'] as const)
      must(await approveSettlement(lands.web.database, by(body), award.id));
    must(await signSettlement(lands.web.database, by('signatory'), award.id));
  });

  it('hears the association until a day that is free in Nordrhein-Westfalen only', async () => {
    lands.web.clock.moveTo(new Date('2028-10-11T09:00:00Z'));
    const [recovery] = await lands.web.database.read(by('caseworker'), (tx) => recoveriesOf(tx, award.id));
    const recoveryId = recovery?.id ?? '';
    must(await sendHearing(lands.web.database, by('caseworker'), { recoveryId, due: null }));
    const [heard] = await lands.web.database.read(by('caseworker'), (tx) => recoveriesOf(tx, award.id));
    // Allerheiligen, a Wednesday.
    expect(heard?.hearing?.due.toString()).toBe('2028-11-01');
    const duties = await lands.web.database.read(by('caseworker'), (tx) => settlementDutiesOf(tx, award));
    expect(duties.map(({ basis }) => basis)).toEqual([
      '§ 48 Abs. 4, § 49 Abs. 3 Satz 2 VwVfG i. V. m. § 1 Abs. 1 NVwVfG',
      '§ 28 VwVfG i. V. m. § 1 Abs. 1 NVwVfG',
    ]);
    for (const name of ['caseworker', 'association'] as const)
      expect(await pageOf(name, `/rueckforderungen/${recoveryId}`)).not.toMatch(OF_NRW);
    must(await answerHearing(lands.web.database, by('association'), { recoveryId, answer: 'Wir erstatten.' }));
    const reasons = { ...REASONS, law: '§ 49a Abs. 1 VwVfG i. V. m. § 1 Abs. 1 NVwVfG.' };
    const { reduction, ineffectiveFrom } = heard ?? {};
    if (!reduction || !ineffectiveFrom) throw new Error('no recovery');
    const decision = { recoveryId, reasons, reduction, ineffectiveFrom };
    must(await prepareRecovery(lands.web.database, by('caseworker'), decision));
    for (const body of ['protection', 'police'] as const)
      must(await approveRecovery(lands.web.database, by(body), recoveryId));
    const signed = must(await signRecovery(lands.web.database, by('signatory'), recoveryId));
    claimId = signed.claimId ?? '';
    await servedNotice(desk, signed.noticeId, AGS, { on: '2028-10-11' });
  });

  it('defers and remits only with one approval from each lead body, for the database as well', async () => {
    const act = (
      name: Person,
      use: (...given: Parameters<typeof approveRelief>) => Promise<Result<unknown, Refusal>>,
    ) => kindOf(use(lands.web.database, by(name), claimId));
    expect(await act('protection', confirmRelief)).toBe('relief-not-proposed');
    const relief = { claimId, reason: REASON, terms: '', consentReference: null, instalments: [] };
    const until = CalendarDate.of(2028, 12, 29);
    must(await proposeRelief(lands.web.database, by('caseworker'), { ...relief, kind: 'DEFERRAL', until }));
    expect(await act('signatory', approveRelief)).toBe('approval-missing');
    expect(await act('signatory', confirmRelief)).toBe('approval-not-yours');
    expect(await act('caseworker', confirmRelief)).toBe('action-not-permitted');
    expect(await act('protection', confirmRelief)).toBe('done');
    expect(await act('protection', confirmRelief)).toBe('approval-given');
    expect(await act('signatory', approveRelief)).toBe('approval-missing');
    const reliefId = (await claim()).reliefs[0]?.id ?? '';
    const approve = (more = '') =>
      bySql(
        `UPDATE settlement.claim_relief SET state = 'APPROVED', decided_by = $2, decided_by_name = 'x', decided_at = now() ${more} WHERE id = $1`,
        [reliefId, by('signatory').accountId],
      );
    expect(await approve()).toBe('relief_approved_by_all');
    const path = `/forderungen/${claimId}`;
    expect(await pageOf('police', path)).toContain('Für die eigene Stelle dem Vorschlag zustimmen');
    expect(await pageOf('signatory', path)).toMatch(/Zustimmung Landeskriminalamt Niedersachsen noch offen/);
    expect((await (await lands.browser('signatory')).get(path)).text).not.toContain('value="approve-relief"');
    const confirmed = await (await lands.browser('police')).post(path, { action: 'confirm-relief' });
    expect(confirmed.status).toBe(303);
    // What was approved is decided, nothing else.
    expect(await approve(', amount_cents = amount_cents - 1')).toBe('claim_relief_as_proposed');
    expect(await act('signatory', approveRelief)).toBe('done');
    must(await endRelief(lands.web.database, by('signatory'), { claimId, reason: 'Der Verein kann wieder zahlen.' }));
  });

  it('duns what is overdue and sets interest only with one approval from each lead body', async () => {
    lands.web.clock.moveTo(new Date('2028-11-20T09:00:00Z'));
    must(await sendDunning(lands.web.database, by('caseworker'), claimId));
    const { balance } = await claim();
    const payment = { claimId, amount: balance, valueDate: CalendarDate.of(2028, 11, 20), reference: 'Kasse 4711' };
    must(await bookClaimPayment(database, certifier, payment));
    await enterRates(desk, ['2027-01-01', '2027-07-01', '2028-01-01', '2028-07-01']);
    const wish = { claimId, until: null, reason: 'Die Erstattung ist gezahlt.', isWaived: false };
    const { orderId } = must(await prepareInterest(lands.web.database, by('caseworker'), wish));
    const act = (name: Person, use: (...given: Parameters<typeof signInterest>) => Promise<Result<unknown, Refusal>>) =>
      kindOf(use(lands.web.database, by(name), orderId));
    expect(await act('signatory', signInterest)).toBe('approval-missing');
    expect(await act('caseworker', approveInterest)).toBe('action-not-permitted');
    expect(await act('signatory', approveInterest)).toBe('approval-not-yours');
    expect(await act('protection', approveInterest)).toBe('done');
    expect(await act('protection', approveInterest)).toBe('approval-given');
    const sign = (more = '') =>
      bySql(
        `UPDATE settlement.interest_order SET state = 'SIGNED', signed_by = $2, signed_by_name = 'x', signed_at = now(), notice_id = id ${more} WHERE id = $1`,
        [orderId, by('signatory').accountId],
      );
    expect(await sign()).toBe('interest_approved_by_all');
    const forOthers = bySql(
      `INSERT INTO settlement.approval (award_id, act, act_id, edition, programme_code, body, approved_by, approved_by_name, approved_at)
       VALUES ($1, 'INTEREST', $2, 1, 'BERATEN_NI', 'LKA', $3, 'x', now())`,
      [award.id, orderId, by('signatory').accountId],
    );
    expect(await forOthers).toBe('settlement_approval_for_own_body');
    const path = `/forderungen/${claimId}`;
    expect(await pageOf('signatory', path)).toMatch(/Zustimmung Landeskriminalamt Niedersachsen noch offen/);
    const field = { action: 'confirm-interest', 'confirm-interest.orderId': orderId };
    expect((await (await lands.browser('police')).post(path, field)).status).toBe(303);
    expect(await sign(', amount_cents = amount_cents + 1')).toBe('interest_order_as_prepared');
    const interest = must(await signInterest(lands.web.database, by('signatory'), orderId));
    await servedNotice(desk, interest.noticeId ?? '', AGS, { on: '2028-11-20' });
    claimId = interest.claimId ?? '';
    const relief = { claimId, reason: REASON, terms: '', consentReference: null, instalments: [], until: null };
    must(await proposeRelief(lands.web.database, by('caseworker'), { ...relief, kind: 'REMISSION' }));
    for (const body of ['protection', 'police'] as const)
      must(await confirmRelief(lands.web.database, by(body), claimId));
    must(await approveRelief(lands.web.database, by('signatory'), claimId));
    expect((await claim()).status).toBe('REMITTED');
  });

  it('cites nothing of Nordrhein-Westfalen in any letter or mail', async () => {
    const letters = await lands.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ kind: string; content: object }>(`SELECT kind, content FROM notices.notice WHERE land = 'NI'`),
    );
    expect(new Set(letters.map(({ kind }) => kind))).toEqual(
      new Set([
        ...['AWARD', 'USE_REMINDER', 'USE_FINAL_REMINDER', 'USE_RECEIPT', 'USE_RESULT', 'SETTLEMENT', 'HEARING'],
        ...['RECEIPT', 'RECOVERY', 'DEFERRAL', 'DUNNING', 'INTEREST', 'REMISSION'],
      ]),
    );
    for (const { kind, content } of letters)
      expect([kind, OF_NRW.exec(JSON.stringify(content))?.[0]]).toEqual([kind, undefined]);
    const mails = await lands.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ subject: string; body_text: string }>(`SELECT subject, body_text FROM mail.message WHERE land = 'NI'`),
    );
    expect(mails.length).toBeGreaterThan(5);
    for (const { subject, body_text } of mails) {
      expect([subject, OF_NRW.exec(`${subject} ${body_text}`)?.[0]]).toEqual([subject, undefined]);
      expect(body_text).toContain('Kompetenzstelle Islamismusprävention Niedersachsen');
    }
  });

  it('cites nothing of Nordrhein-Westfalen on any page, and says what is unverified', async () => {
    const pages = [
      ...['', '/forderungen', '/abrechnung', '/nachweise', '/auszahlungen', '/aenderungen'].map(
        (page) => `/bewilligungen/${award.id}${page}`,
      ),
      ...[`/vorgaenge/${award.applicationId}`, `/vorgaenge/${award.applicationId}/entscheidung`],
      ...[`/forderungen/${claimId}`, `/bescheide/${award.noticeId}`, '/programme/BERATEN_NI'],
    ];
    for (const path of pages)
      expect([path, OF_NRW.exec(await pageOf('caseworker', path))?.[0]]).toEqual([path, undefined]);
    const own = pages.filter((path) => !/^\/(vorgaenge|programme)/.test(path));
    for (const path of [...own, '/uebersicht', `/antraege/${award.applicationId}`])
      expect([path, OF_NRW.exec(await pageOf('association', path))?.[0]]).toEqual([path, undefined]);
    for (const path of [
      `/bewilligungen/${award.id}`,
      `/forderungen/${claimId}`,
      `/bewilligungen/${award.id}/abrechnung`,
    ])
      expect(await pageOf('caseworker', path)).toContain('ungeprüft Die Fundstellen des Landesrechts');
    const programme = await pageOf('caseworker', '/programme/BERATEN_NI');
    expect(programme).toMatch(/Nachweis der Verwendung Nr\. 6\.1 ANBest-P ungeprüft/);
    expect(programme).toMatch(/Verwendung ausgezahlter Mittel .* Nr\. 1\.3 ANBest-P; Bund: sechs Wochen ungeprüft/);
  });
});
