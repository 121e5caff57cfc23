import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Award } from '#awards';
import { organisationIdOfDistrict } from '#districts';
import { claimViewsOf, findRecovery, recoveriesOf, type ClaimView } from '#settlement';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
import { recordContest, recordCourtOutcome } from '#notices';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { payableAward } from '../../../../test/payments/award-builder.js';
import {
  creditedPayment,
  enterRates,
  examinedReport,
  openPayerAccount,
  REASONS,
  servedNotice,
} from '../../../../test/settlement/settlement-builder.js';
import { caseworker, signatory as signingOfficer } from '../../../../test/support/case-builder.js';
import type { TestBrowser } from '../../../../test/support/web.js';

jest.setTimeout(60_000);
const AGS = '05358';

describe('the pages of settlement, recovery and claims', () => {
  let desk: AuthorityDesk;
  let award: Award;
  let other: Award;
  let [clerk, signatory, district, neighbour, cash, otherCash]: TestBrowser[] = [];
  let settlementPath: string;
  let recoveriesPath: string;

  beforeAll(async () => {
    desk = await openDesk();
    const { web } = desk;
    web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    award = await payableAward(web, AGS, 90_125);
    other = await payableAward(web, '05315', 90_125);
    await openPayerAccount(web);
    web.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await creditedPayment(web, award, AGS, 72_100);
    web.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
    await enterRates(web, ['2027-01-01', '2027-07-01', '2028-01-01']);
    clerk = await desk.browser('caseworker');
    signatory = await desk.browser('signatory');
    district = await browserOf(AGS);
    neighbour = await browserOf('05766');
    cash = await web.signedIn({ email: 'kasse@lks.example', roles: ['PAYMENT_CERTIFIER'], organisationId: null });
    otherCash = await web.signedIn({ email: 'kasse2@lks.example', roles: ['PAYMENT_CERTIFIER'], organisationId: null });
    settlementPath = `/bewilligungen/${award.id}/abrechnung`;
    recoveriesPath = `/bewilligungen/${award.id}/forderungen`;
  });
  afterAll(() => desk.close());

  const browserOf = (ags: string): Promise<TestBrowser> =>
    desk.web.signedIn({
      email: `kreis-${ags}@kreis.example`,
      roles: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
      organisationId: organisationIdOfDistrict(ags),
    });
  const claims = (): Promise<ClaimView[]> => desk.web.database.read(SYSTEM_ACTOR, (tx) => claimViewsOf(tx, award.id));
  const recovery = async () => {
    const [found] = await desk.web.database.read(SYSTEM_ACTOR, (tx) => recoveriesOf(tx, award.id));
    if (!found) throw new Error('no recovery');
    return found;
  };

  it('say why nothing can be settled yet, and refuse it in words', async () => {
    expect((await clerk?.get(settlementPath))?.text).toContain('keinen geprüften Verwendungsnachweis');
    const early = await clerk?.post(settlementPath, { action: 'prepare-settlement' });
    expect([early?.status, early?.text]).toEqual([
      409,
      expect.stringContaining('Abgerechnet wird erst nach der Prüfung'),
    ]);
    expect((await clerk?.post(settlementPath, { action: 'sprengen' }))?.status).toBe(409);
    expect((await district?.get(settlementPath))?.text).toContain('Der Schlussbescheid steht noch aus');
    expect((await clerk?.get(`/bewilligungen/${award.id}`))?.text).toContain(
      'er folgt auf den geprüften Verwendungsnachweis',
    );
  });

  it('settle with two persons, show every step, and open the recovery of what was paid too much', async () => {
    await examinedReport(desk.web, award, AGS, { recognised: 80_125 });
    expect((await clerk?.get(settlementPath))?.text).toContain('So würde heute abgerechnet');
    const both = await desk.browser('allrounder');
    expect((await both.post(settlementPath, { action: 'prepare-settlement' })).status).toBe(303);
    const own = await both.post(settlementPath, { action: 'sign-settlement' });
    expect([own.status, own.text]).toEqual([403, expect.stringContaining('nur eine zweite Person')]);
    expect((await both.get(settlementPath)).text).not.toContain('Schlussbescheid zeichnen');
    expect((await clerk?.post(settlementPath, { action: 'discard-settlement' }))?.status).toBe(303);
    const long = await clerk?.post(settlementPath, {
      action: 'prepare-settlement',
      'prepare-settlement.notes': 'x'.repeat(2_001),
    });
    expect([long?.status, long?.text]).toEqual([422, expect.stringContaining('x'.repeat(2_001))]);
    expect(
      (
        await clerk?.post(settlementPath, {
          action: 'prepare-settlement',
          'prepare-settlement.notes': 'Danke für den Bericht.',
        })
      )?.status,
    ).toBe(303);
    const preview = (await signatory?.get(settlementPath))?.text;
    expect(preview).toContain('So geht der Schlussbescheid hinaus');
    expect(preview).toContain('Danke für den Bericht.');
    expect((await district?.get(settlementPath))?.text).not.toContain('80.125,00');
    expect((await signatory?.post(settlementPath, { action: 'sign-settlement' }))?.status).toBe(303);
    const shown = (await district?.get(settlementPath))?.text ?? '';
    expect(shown).toContain('64.100,00');
    expect(shown).toContain('Zum Schlussbescheid');
    expect((await clerk?.get(settlementPath))?.text).toContain('über eine Rückforderung ist noch nicht entschieden');
    expect((await clerk?.post(settlementPath, { action: 'close-file' }))?.status).toBe(409);
    expect((await district?.get(`/bewilligungen/${award.id}`))?.text).toContain(
      'Die Zuwendung ist endgültig festgesetzt',
    );
  });

  it('hear the district, whose answer is its own, and decide with two persons', async () => {
    const { id } = await recovery();
    const path = `/rueckforderungen/${id}`;
    expect((await clerk?.get(recoveriesPath))?.text).toContain(path);
    expect((await clerk?.get(path))?.text).toContain('Zu entscheiden bis');
    const early = await clerk?.post(path, { action: 'prepare-decision', ...reasons() });
    expect([early?.status, early?.text]).toEqual([409, expect.stringContaining('Vor der Entscheidung ist anzuhören')]);
    const short = await clerk?.post(path, { action: 'send-hearing', 'send-hearing.due': '04.04.2028' });
    expect([short?.status, short?.text]).toEqual([422, expect.stringContaining('value="04.04.2028"')]);
    const unreadable = await clerk?.post(path, { action: 'send-hearing', 'send-hearing.due': '31.02.2028' });
    expect([unreadable?.status, unreadable?.text]).toEqual([422, expect.stringContaining('value="31.02.2028"')]);
    expect((await clerk?.post(path, { action: 'send-hearing', 'send-hearing.due': '' }))?.status).toBe(303);
    expect((await district?.get(path))?.text).not.toContain('Zu entscheiden bis');
    expect((await neighbour?.get(path))?.status).toBe(404);
    expect((await neighbour?.post(path, { action: 'answer-hearing', 'answer-hearing.answer': 'Ich' }))?.status).toBe(
      404,
    );
    expect(
      (await district?.post(path, { action: 'drop-recovery', 'drop-recovery.reason': 'Wir wollen nicht zahlen.' }))
        ?.status,
    ).toBe(403);
    expect((await district?.post(path, { action: 'answer-hearing', 'answer-hearing.answer': '' }))?.status).toBe(422);
    expect(
      (await district?.post(path, { action: 'answer-hearing', 'answer-hearing.answer': 'Wir erstatten.' }))?.status,
    ).toBe(303);
    expect((await clerk?.get(path))?.text).toContain('Wir erstatten.');
    expect(
      (await clerk?.post(path, { action: 'drop-recovery', 'drop-recovery.reason': 'Aus Kulanz, bitte.' }))?.status,
    ).toBe(409);
    const silent = await clerk?.post(path, { action: 'prepare-decision', ...reasons({ discretion: '' }) });
    expect([silent?.status, silent?.text]).toEqual([422, expect.stringContaining(REASONS.facts)]);
    expect((await clerk?.post(path, { action: 'prepare-decision', ...reasons() }))?.status).toBe(303);
    const signed = await signatory?.post(path, { action: 'sign-decision' });
    expect(signed?.status).toBe(303);
    expect((await district?.get(path))?.text).toContain('8.000,00');
  });

  it('keep the claim: payments, reversal, instalments by two persons, dunning, interest', async () => {
    const decided = await recovery();
    await servedNotice(desk.web, decided.noticeId ?? '', AGS, { on: '2028-04-03' });
    const [claim] = await claims();
    const path = `/forderungen/${claim?.id}`;
    expect((await cash?.get('/forderungen'))?.text).toContain(path);
    expect((await neighbour?.get(path))?.status).toBe(404);
    expect((await district?.get('/forderungen'))?.status).toBe(403);
    const much = {
      action: 'record-payment',
      'record-payment.amount': '8.000,01',
      'record-payment.valueDate': '03.04.2028',
      'record-payment.reference': 'KZ 1',
    };
    const over = await cash?.post(path, much);
    expect([over?.status, over?.text]).toEqual([422, expect.stringContaining('value="8.000,01"')]);
    expect((await cash?.post(path, { ...much, 'record-payment.amount': '2.000,00' }))?.status).toBe(303);
    const entry = (await claims())[0]?.entries.find(({ kind }) => kind === 'PAYMENT');
    expect(
      (
        await cash?.post(path, {
          action: 'reverse-payment',
          'reverse-payment.entryId': '',
          'reverse-payment.reason': 'Falsch zugeordnet.',
        })
      )?.status,
    ).toBe(422);
    expect(
      (
        await otherCash?.post(path, {
          action: 'reverse-payment',
          'reverse-payment.entryId': entry?.id ?? '',
          'reverse-payment.reason': 'Falsch zugeordnet.',
        })
      )?.status,
    ).toBe(303);
    const relief = {
      action: 'propose-relief',
      'propose-relief.kind': 'DEFERRAL',
      'propose-relief.reason': 'Die Haushaltslage des Kreises.',
      'propose-relief.instalments': '3',
      'propose-relief.firstDue': '01.06.2028',
    };
    // instalments-not-countable
    for (const wrong of ['0', '61', 'viele']) {
      const uncounted = await clerk?.post(path, { ...relief, 'propose-relief.instalments': wrong });
      expect([uncounted?.status, uncounted?.text]).toEqual([422, expect.stringContaining('ganze Zahl von 1 bis 60')]);
    }
    expect((await clerk?.post(path, { ...relief, 'propose-relief.kind': '' }))?.status).toBe(422);
    for (const firstDue of ['', '01.04.2028', '31.12.9999', '30.02.2028']) {
      const refused = await clerk?.post(path, { ...relief, 'propose-relief.firstDue': firstDue });
      expect([firstDue, refused?.status]).toEqual([firstDue, 422]);
      expect(refused?.text).toContain('href="#f-propose-relief-firstDue"');
    }
    expect((await clerk?.post(path, relief))?.status).toBe(303);
    expect((await clerk?.post(path, { action: 'approve-relief' }))?.status).toBe(403);
    expect((await signatory?.post(path, { action: 'approve-relief' }))?.status).toBe(303);
    const deferred = (await district?.get(path))?.text ?? '';
    for (const part of ['2.666,66', '2.666,68', '01.08.2028', 'gestundet']) expect(deferred).toContain(part);
    expect(
      (await signatory?.post(path, { action: 'end-relief', 'end-relief.reason': 'Der Kreis zahlt sofort.' }))?.status,
    ).toBe(303);
    expect((await cash?.post(path, { ...much, 'record-payment.amount': '8.000,00' }))?.status).toBe(303);
    const interest = {
      action: 'prepare-interest',
      'prepare-interest.until': '',
      'prepare-interest.reason': 'Der Betrag ist gezahlt.',
    };
    expect((await clerk?.post(path, { ...interest, 'prepare-interest.reason': '' }))?.status).toBe(422);
    expect((await clerk?.post(path, interest))?.status).toBe(303);
    const order = /name="sign-interest\.orderId" value="([0-9a-f-]{36})"/.exec(
      (await signatory?.get(path))?.text ?? '',
    )?.[1];
    expect(
      (await signatory?.post(path, { action: 'sign-interest', 'sign-interest.orderId': order ?? '' }))?.status,
    ).toBe(303);
    for (const unknown of ['', 'x', claim?.id ?? ''])
      expect((await signatory?.post(path, { action: 'sign-interest', 'sign-interest.orderId': unknown }))?.status).toBe(
        404,
      );
    expect((await district?.get(path))?.text).toContain('Basiszinssatz und fünf Prozentpunkte');
    const all = await claims();
    expect(all.map(({ kind }) => kind)).toEqual(['REIMBURSEMENT', 'INTEREST']);
    expect((await district?.get(`/bewilligungen/${award.id}`))?.text).toContain('Zinsen festgesetzt');
  });

  it('show per payment what was used late, and set interest on it with two persons', async () => {
    const shown = (await clerk?.get(settlementPath))?.text ?? '';
    for (const part of [
      'Verwendung in der Frist',
      '01.02.2027',
      '01.04.2027',
      '64.100,00',
      '1.522,88',
      '365 Tage im Jahr',
    ])
      expect(shown).toContain(part);
    expect((await district?.get(settlementPath))?.text).not.toContain('1.522,88');
    const entry = { action: 'prepare-late-use', 'prepare-late-use.reason': 'Die Mittel lagen zu lange bereit.' };
    const short = await clerk?.post(settlementPath, { ...entry, 'prepare-late-use.reason': 'zu kurz' });
    expect([short?.status, short?.text]).toEqual([422, expect.stringContaining('zu kurz</textarea>')]);
    expect((await signatory?.post(settlementPath, entry))?.status).toBe(403);
    expect((await clerk?.post(settlementPath, entry))?.status).toBe(303);
    expect((await clerk?.get(settlementPath))?.text).not.toContain('sign-late-use.orderId');
    const order = /name="sign-late-use\.orderId" value="([0-9a-f-]{36})"/.exec(
      (await signatory?.get(settlementPath))?.text ?? '',
    )?.[1];
    const sign = { action: 'sign-late-use', 'sign-late-use.orderId': order ?? '' };
    expect((await signatory?.post(settlementPath, { ...sign, 'sign-late-use.orderId': 'x' }))?.status).toBe(404);
    expect((await clerk?.post(settlementPath, sign))?.status).toBe(403);
    expect((await signatory?.post(settlementPath, sign))?.status).toBe(303);
    const told = (await district?.get(settlementPath))?.text ?? '';
    for (const part of ['Verspätet verwendet', '15.06.2027', '02.02.2027 bis 14.06.2027', '6,52', 'Zum Zinsbescheid'])
      expect(told).toContain(part);
    const again = await clerk?.post(settlementPath, entry);
    expect([again?.status, again?.text]).toEqual([409, expect.stringContaining('ist schon entschieden')]);
    expect((await claims()).at(-1)?.kind).toBe('LATE_USE_INTEREST');
  });

  it('offer to set that interest anew once a court has annulled the notice', async () => {
    const noticeId = (await claims()).at(-1)?.noticeId ?? '';
    const today = CalendarDate.iso('2028-04-03');
    await servedNotice(desk.web, noticeId, AGS, { on: today.toString(), isWaived: false });
    const { database } = desk.web;
    await recordContest(database, caseworker, { noticeId, contestedOn: today, note: 'VG Aachen, 1 K 1/28' });
    await recordCourtOutcome(database, signingOfficer, { noticeId, outcome: 'ANNULLED', endedOn: today });
    const shown = (await clerk?.get(settlementPath))?.text ?? '';
    for (const part of ['vom Gericht aufgehoben', 'Noch nicht entschieden', 'name="prepare-late-use.reason"'])
      expect(shown).toContain(part);
    const entry = { action: 'prepare-late-use', 'prepare-late-use.reason': 'Das Gericht rügte allein die Form.' };
    expect((await clerk?.post(settlementPath, entry))?.status).toBe(303);
    const order = /name="sign-late-use\.orderId" value="([0-9a-f-]{36})"/.exec(
      (await signatory?.get(settlementPath))?.text ?? '',
    )?.[1];
    const sign = { action: 'sign-late-use', 'sign-late-use.orderId': order ?? '' };
    expect((await signatory?.post(settlementPath, sign))?.status).toBe(303);
    expect((await claims()).map(({ status }) => status).slice(-2)).toEqual(['ANNULLED', 'DECIDED']);
  });

  it('close the file when nothing is open any more', async () => {
    for (const { id, noticeId, balance } of (await claims()).slice(1).filter(({ status }) => status !== 'ANNULLED')) {
      await servedNotice(desk.web, noticeId, AGS, { on: '2028-04-03' });
      const pay = {
        action: 'record-payment',
        'record-payment.amount': balance.toGerman(),
        'record-payment.valueDate': '03.04.2028',
        'record-payment.reference': 'KZ 2',
      };
      expect((await cash?.post(`/forderungen/${id}`, pay))?.status).toBe(303);
    }
    const settlement = (await clerk?.get(settlementPath))?.text ?? '';
    const noticeId = /bescheide\/([0-9a-f-]{36})">Zum Schlussbescheid/.exec(settlement)?.[1] ?? '';
    expect(settlement).toContain('der Schlussbescheid ist noch nicht bestandskräftig');
    await servedNotice(desk.web, noticeId, AGS, { on: '2028-04-03' });
    expect(
      (await clerk?.post(settlementPath, { action: 'close-file', 'close-file.note': 'Alles gezahlt.' }))?.status,
    ).toBe(303);
    const closed = (await clerk?.get(settlementPath))?.text ?? '';
    expect(closed).toContain('Akte geschlossen');
    expect(closed).toContain('Alles gezahlt.');
    expect((await clerk?.post(settlementPath, { action: 'close-file' }))?.status).toBe(409);
    const listed = (await clerk?.get(recoveriesPath))?.text ?? '';
    expect(listed).toContain('Die Akte ist abgeschlossen');
    expect(listed).not.toContain('Rückforderung eröffnen');
    const late = await clerk?.post(recoveriesPath, {
      ...{ action: 'open-recovery', 'open-recovery.basis': 'WITHDRAWAL', 'open-recovery.reduction': '100,00' },
      'open-recovery.finding': 'Die Angaben im Antrag waren unrichtig.',
      'open-recovery.ineffectiveFrom': '02.02.2027',
      'open-recovery.knowledgeCompleteOn': '03.04.2028',
    });
    expect([late?.status, late?.text]).toEqual([409, expect.stringContaining('als Nachricht zum Vorgang')]);
  });

  it('open a revocation by hand, name every missing entry, and stop it when the year of knowledge is over', async () => {
    const path = `/bewilligungen/${other.id}/forderungen`;
    expect((await clerk?.get(path))?.text).toContain('Es wurde nichts zurückgefordert');
    const entry = {
      action: 'open-recovery',
      'open-recovery.basis': 'REVOCATION',
      'open-recovery.finding': 'Eine Teilmaßnahme wurde nicht durchgeführt.',
      'open-recovery.reduction': '10.000,00',
      'open-recovery.ineffectiveFrom': '01.03.2028',
      'open-recovery.knowledgeCompleteOn': '01.04.2028',
    };
    for (const field of ['basis', 'finding', 'reduction', 'ineffectiveFrom', 'knowledgeCompleteOn']) {
      const refused = await clerk?.post(path, { ...entry, [`open-recovery.${field}`]: '' });
      expect([field, refused?.status]).toEqual([field, 422]);
      expect(refused?.text).toContain(`f-open-recovery-${field}`);
    }
    expect((await clerk?.post(path, { ...entry, 'open-recovery.reduction': '1e9' }))?.status).toBe(422);
    expect((await district?.post(path, entry))?.status).toBe(403);
    const opened = await clerk?.post(path, entry);
    expect(opened?.status).toBe(303);
    const recoveryPath = String(opened?.headers['location']).split('?')[0] ?? '';
    const id = recoveryPath.split('/').at(-1) ?? '';
    expect((await district?.get(recoveryPath))?.status).toBe(404);
    const admin = await desk.web.signedIn({
      email: 'programm@lks.example',
      roles: ['PROGRAMME_ADMIN'],
      organisationId: null,
    });
    const permit = { action: 'permit-late-recovery', 'permit-late-recovery.reason': 'Das Gericht hatte die Akte.' };
    expect((await admin.post(recoveryPath, permit)).status).toBe(409);
    expect(
      (
        await clerk?.post(recoveryPath, {
          action: 'exempt-from-hearing',
          'exempt-from-hearing.reason': 'Der Kreis hat darum gebeten.',
        })
      )?.status,
    ).toBe(303);
    expect(
      (
        await clerk?.post(recoveryPath, {
          action: 'prepare-decision',
          ...reasons({ reduction: '10.000,00', ineffectiveFrom: '01.03.2028' }),
        })
      )?.status,
    ).toBe(303);
    desk.web.clock.moveTo(new Date('2029-04-02T09:00:00Z'));
    const [later, boss] = [
      await desk.browser('signatory'),
      await desk.web.signedIn({ email: 'programm@lks.example', roles: ['PROGRAMME_ADMIN'], organisationId: null }),
    ];
    const late = await later.post(recoveryPath, { action: 'sign-decision' });
    expect([late.status, late.text]).toEqual([
      409,
      expect.stringContaining('Die Jahresfrist ist am 01.04.2029 abgelaufen'),
    ]);
    expect((await boss.post(recoveryPath, permit)).status).toBe(303);
    expect((await later.post(recoveryPath, { action: 'sign-decision' })).status).toBe(303);
    const decided = await desk.web.database.read(SYSTEM_ACTOR, (tx) => findRecovery(tx, id));
    expect(decided?.status).toBe('DECIDED');
  });
});

const reasons = (other: Record<string, string> = {}): Record<string, string> => {
  const fields = { ...REASONS, reduction: '0,00', ineffectiveFrom: '02.02.2027', ...other };
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      `prepare-decision.${name in REASONS ? `reasons/${name}` : name}`,
      value,
    ]),
  );
};
