import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAward, type Award } from '#awards';
import { CalendarDate, Money, type Actor } from '#kernel';
import { recordContest, recordCourtOutcome } from '#notices';
import {
  answerHearing,
  approveRelief,
  awardStatus,
  bookClaimPayment,
  claimView,
  claimViewsOf,
  closeFile,
  dropRecovery,
  endRelief,
  openRecovery,
  permitLateRecovery,
  prepareInterest,
  prepareRecovery,
  proposeRelief,
  recoveriesOf,
  rejectRelief,
  repaymentsOf,
  reverseClaimPayment,
  sendDunning,
  sendHearing,
  settlementDutiesOf,
  settlementEventsOf,
  settlementsOf,
  signInterest,
  signRecovery,
  watchRecoveries,
  type ClaimView,
  type ProposeRelief,
} from '#settlement';
import { certifier, authoriser, must, payableAward } from '../payments/award-builder.js';
import {
  capOfficer,
  caseworker,
  districtSignatory,
  openOffice,
  signatory,
  type Office,
} from '../support/case-builder.js';
import {
  creditedPayment,
  enterRates,
  examinedReport,
  openedRecovery,
  openPayerAccount,
  REASONS,
  recovered,
  revoked,
  servedNotice,
  settled,
  textOf,
} from './settlement-builder.js';

const day = CalendarDate.iso;
const REASON = 'Die Lage des Kreises wurde geprüft.';
const otherCertifier: Actor = { ...certifier, accountId: '01900000-0000-7000-8000-000000000041', name: 'M. Kasse' };

describe('recovery and claims', () => {
  let office: Office;
  const awards = new Map<string, Award>();
  const AGS = ['05358', '05766', '05315', '05334', '05566'];

  beforeAll(async () => {
    office = await openOffice();
    for (const ags of AGS) awards.set(ags, await payableAward(office, ags, 90_125));
    await openPayerAccount(office);
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    for (const ags of AGS) await creditedPayment(office, award(ags), ags, 72_100);
    office.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
    await enterRates(office, ['2027-01-01', '2027-07-01', '2028-01-01']);
  });
  afterAll(() => office.close());

  const award = (ags: string): Award => {
    const found = awards.get(ags);
    if (!found) throw new Error(ags);
    return found;
  };
  const claim = async (id: string | null): Promise<ClaimView> => {
    const found = await office.database.read(caseworker, (tx) => claimView(tx, id ?? ''));
    if (!found) throw new Error('no claim');
    return found;
  };
  const pay = (claimId: string, euros: number, valueDate: string, by: Actor = certifier) =>
    bookClaimPayment(office.database, by, {
      claimId,
      amount: Money.ofCents(Math.round(euros * 100)),
      valueDate: day(valueDate),
      reference: 'Kassenzeichen 4711',
    });
  const relief = (claimId: string, change: Partial<ProposeRelief> = {}) =>
    proposeRelief(office.database, caseworker, {
      claimId,
      kind: 'DEFERRAL',
      reason: REASON,
      terms: '',
      until: day('2029-12-31'),
      consentReference: null,
      instalments: [],
      ...change,
    });
  let reimbursement = '';

  it('leads from the cut over settlement, hearing and reimbursement with interest to the closed file', async () => {
    const grant = award('05358');
    await examinedReport(office, grant, '05358', { recognised: 85_000.33 });
    await settled(office, grant);
    const decided = await recovered(office, grant, '05358');
    expect(decided.demand.toGerman()).toBe('4.099,74');
    reimbursement = decided.claimId ?? '';
    const hearing = (await openedRecovery(office, grant)).hearing;
    expect(await textOf(office, hearing?.noticeId ?? null)).toContain(
      'Gemäß § 28 VwVfG NRW gebe ich Ihnen Gelegenheit',
    );
    const text = await textOf(office, decided.noticeId);
    expect(text).toContain('bewilligte Zuwendung auf 68.000,26 EUR ermäßigt hat');
    expect(text).toContain('Er ist ab dem 01.01.2028 mit fünf Prozentpunkten über dem Basiszinssatz');
    expect(await claim(reimbursement)).toMatchObject({ status: 'DECIDED', due: null });

    office.clock.moveTo(new Date('2028-04-10T09:00:00Z'));
    await servedNotice(office, decided.noticeId, '05358', { on: '2028-04-05' });
    expect((await claim(reimbursement)).due?.toString()).toBe('2028-05-10');
    expect((await claim(reimbursement)).status).toBe('DUE');
    must(await pay(reimbursement, 1_000, '2028-04-06'));
    expect(await claim(reimbursement)).toMatchObject({ status: 'PART_PAID' });
    must(await pay(reimbursement, 3_099.74, '2028-04-10'));
    expect((await claim(reimbursement)).status).toBe('PAID');

    const order = must(
      await prepareInterest(office.database, caseworker, {
        claimId: reimbursement,
        until: null,
        reason: 'Die Erstattung ist gezahlt.',
        isWaived: false,
      }),
    );
    // 96 days on 4.099,74 and 4 days on 3.099,74, both at 6,52 %, rounded once.
    expect(order.amount.toGerman()).toBe('72,52');
    expect(await signInterest(office.database, { ...caseworker, roles: ['SIGNATORY'] }, order.orderId)).toMatchObject({
      refusal: { kind: 'interest-four-eyes' },
    });
    const interest = must(await signInterest(office.database, signatory, order.orderId));
    expect(await textOf(office, interest.noticeId)).toContain('taggenau, das Jahr zu 365 Tagen');
    expect(await closeFile(office.database, caseworker, { awardId: grant.id, note: '' })).toMatchObject({
      refusal: { kind: 'file-not-ready', facts: { obstacles: ['settlement-not-final', 'claim-open'] } },
    });
    must(await pay(interest.claimId ?? '', 72.52, '2028-04-10'));
    const [record] = await office.database.read(caseworker, (tx) => settlementsOf(tx, grant.id));
    await servedNotice(office, record?.noticeId ?? '', '05358', { on: '2028-04-05' });
    const closed = must(await closeFile(office.database, caseworker, { awardId: grant.id, note: 'Alles erledigt.' }));
    expect(closed.retainUntil.toString()).toBe('2038-12-31');
    expect(await closeFile(office.database, caseworker, { awardId: grant.id, note: '' })).toMatchObject({
      refusal: { kind: 'file-already-closed' },
    });
    const life = await office.database.read(caseworker, async (tx) => {
      const current = (await findAward(tx, grant.id)) ?? grant;
      const state = await awardStatus(tx, current, { report: 'EXAMINED', reportDue: null, isAmending: false });
      const kinds = (await settlementEventsOf(tx, current)).map(({ kind }) => kind).sort();
      return { state, kinds, duties: await settlementDutiesOf(tx, current) };
    });
    expect(life.state).toEqual({ status: 'CLOSED', sides: [] });
    expect(life.duties).toEqual([]);
    expect(life.kinds).toEqual([
      'claim-payment',
      'claim-payment',
      'claim-payment',
      'file-closed',
      'hearing-answered',
      'interest-set',
      'recovery-decided',
      'settlement-signed',
    ]);
  });

  it('books money that comes back in a later year as revenue, and shows it to finance', async () => {
    const booked = await office.database.read(caseworker, (tx) => repaymentsOf(tx, 2028));
    expect(
      booked.map(({ kind, amount, revenue, expenseReduction }) => [
        kind,
        amount.toGerman(),
        revenue.toGerman(),
        expenseReduction.toGerman(),
      ]),
    ).toContainEqual(['REIMBURSEMENT', '1.000,00', '1.000,00', '0,00']);
  });

  it('refuses a decision without hearing, before its end, by one person, and after the year of knowledge', async () => {
    const grant = award('05766');
    const entry = {
      awardId: grant.id,
      basis: 'REVOCATION' as const,
      finding: 'Der Zweck der Zuwendung wurde zum Teil verfehlt.',
      reduction: Money.ofEuros(10_000),
      ineffectiveFrom: day('2028-01-01'),
      knowledgeCompleteOn: day('2028-04-03'),
    };
    const open = (change: object) => openRecovery(office.database, caseworker, { ...entry, ...change });
    expect(await open({ finding: 'kurz' })).toMatchObject({ refusal: { kind: 'entry-too-short' } });
    expect(await open({ reduction: Money.ofEuros(80_000) })).toMatchObject({
      refusal: { kind: 'reduction-above-grant' },
    });
    expect(await open({ reduction: Money.ZERO })).toMatchObject({ refusal: { kind: 'amount-not-positive' } });
    expect(await open({ knowledgeCompleteOn: day('2028-12-01') })).toMatchObject({
      refusal: { kind: 'day-in-future' },
    });
    expect(await openRecovery(office.database, signatory, entry)).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
    const { recoveryId } = must(await open({}));
    const prepare = () =>
      prepareRecovery(office.database, caseworker, {
        recoveryId,
        reasons: REASONS,
        reduction: Money.ofEuros(10_000),
        ineffectiveFrom: day('2028-01-01'),
      });
    const sign = (by: Actor = signatory) => signRecovery(office.database, by, recoveryId);
    expect(await prepare()).toMatchObject({ refusal: { kind: 'hearing-missing' } });
    expect(await sign()).toMatchObject({ refusal: { kind: 'recovery-not-prepared' } });
    expect(await office.database.read(districtSignatory('05766'), (tx) => recoveriesOf(tx, grant.id))).toEqual([]);
    const hear = (due: string | null) =>
      sendHearing(office.database, caseworker, { recoveryId, due: due === null ? null : day(due) });
    expect(await hear('2028-04-20')).toMatchObject({ refusal: { kind: 'hearing-too-short' } });
    must(await hear(null));
    expect(await prepare()).toMatchObject({ refusal: { kind: 'hearing-still-running' } });
    const answer = (by: Actor) => answerHearing(office.database, by, { recoveryId, answer: 'Wir widersprechen.' });
    expect(await answer(districtSignatory('05315'))).toMatchObject({ refusal: { kind: 'recovery-not-found' } });
    must(await answer(districtSignatory('05766')));
    expect(await answer(districtSignatory('05766'))).toMatchObject({ refusal: { kind: 'hearing-already-answered' } });
    must(await prepare());
    expect(await sign({ ...caseworker, roles: ['SIGNATORY'] })).toMatchObject({
      refusal: { kind: 'recovery-four-eyes' },
    });
    const permit = (by: Actor, reason = 'Das Verfahren war ausgesetzt.') =>
      permitLateRecovery(office.database, by, { recoveryId, reason });
    expect(await permit(capOfficer)).toMatchObject({ refusal: { kind: 'recovery-not-late' } });
    office.clock.moveTo(new Date('2029-02-02T09:00:00Z'));
    expect(await watchRecoveries(office.database, caseworker, day('2029-02-01'))).toBe(0);
    expect(await watchRecoveries(office.database, caseworker, day('2029-02-02'))).toBe(1);
    office.clock.moveTo(new Date('2029-04-04T09:00:00Z'));
    expect(await sign()).toMatchObject({ refusal: { kind: 'recovery-too-late', facts: { until: '03.04.2029' } } });
    expect(await permit(caseworker)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    must(await permit(capOfficer));
    expect(must(await sign()).demand.toGerman()).toBe('10.000,00');
    expect(await dropRecovery(office.database, caseworker, { recoveryId, reason: REASON })).toMatchObject({
      refusal: { kind: 'action-not-possible' },
    });
  });

  it('suspends a claim while its act is contested, and lets it fall when the court annuls the act', async () => {
    const [open] = await office.database.read(caseworker, (tx) => claimViewsOf(tx, award('05766').id));
    const noticeId = open?.noticeId ?? '';
    await servedNotice(office, noticeId, '05766', { on: '2029-04-04', isWaived: false });
    expect((await claim(open?.id ?? '')).status).toBe('SERVED');
    must(
      await recordContest(office.database, caseworker, {
        noticeId,
        contestedOn: day('2029-04-04'),
        note: 'VG Aachen, 1 K 1/29',
      }),
    );
    expect((await claim(open?.id ?? '')).status).toBe('SUSPENDED');
    must(
      await recordCourtOutcome(office.database, signatory, {
        noticeId,
        outcome: 'ANNULLED',
        endedOn: day('2029-04-04'),
      }),
    );
    expect((await claim(open?.id ?? '')).status).toBe('ANNULLED');
  });

  it('defers in instalments by two persons, duns what is overdue and never lets money leave otherwise', async () => {
    const decided = await revoked(office, award('05315'), 6_000);
    const id = decided.claimId ?? '';
    await servedNotice(office, decided.noticeId, '05315', { on: '2029-04-04' });
    const plan = (amounts: readonly number[]) =>
      amounts.map((amount, index) => ({ due: day(`2029-0${index + 6}-01`), amount: Money.ofEuros(amount) }));
    expect(await relief(id, { instalments: plan([1_000, 1_000]) })).toMatchObject({
      refusal: { kind: 'instalments-do-not-add-up' },
    });
    expect(await relief(id, { instalments: plan([3_000, 3_000]).toReversed() })).toMatchObject({
      refusal: { kind: 'instalments-not-in-order' },
    });
    expect(await relief(id, { until: day('2029-04-04') })).toMatchObject({ refusal: { kind: 'day-not-ahead' } });
    must(await relief(id, { instalments: plan([3_000, 3_000]) }));
    expect(await relief(id)).toMatchObject({ refusal: { kind: 'relief-already-proposed' } });
    expect(await approveRelief(office.database, { ...caseworker, roles: ['SIGNATORY'] }, id)).toMatchObject({
      refusal: { kind: 'relief-four-eyes' },
    });
    must(await approveRelief(office.database, signatory, id));
    const deferred = await claim(id);
    expect(deferred.status).toBe('DEFERRED');
    expect(await textOf(office, deferred.reliefs[0]?.noticeId ?? null)).toContain('1. Rate');
    must(await pay(id, 2_000, '2029-04-04'));
    const [duty] = await office.database.read(caseworker, (tx) => settlementDutiesOf(tx, award('05315')));
    expect([duty?.kind, duty?.due.toString(), duty?.amount?.toGerman()]).toEqual([
      'pay-claim',
      '2029-06-01',
      '1.000,00',
    ]);
    must(await endRelief(office.database, signatory, { claimId: id, reason: 'Die Raten blieben aus.' }));
    expect(await sendDunning(office.database, caseworker, id)).toMatchObject({
      refusal: { kind: 'claim-not-overdue' },
    });
    office.clock.moveTo(new Date('2029-05-08T09:00:00Z'));
    must(await sendDunning(office.database, caseworker, id));
    expect(await sendDunning(office.database, caseworker, id)).toMatchObject({
      refusal: { kind: 'dunning-still-running' },
    });
  });

  it('reverses a wrong booking by another person, whole, once', async () => {
    const [open] = await office.database.read(caseworker, (tx) => claimViewsOf(tx, award('05315').id));
    const payment = open?.entries.find(({ kind }) => kind === 'PAYMENT');
    const reverse = (by: Actor) =>
      reverseClaimPayment(office.database, by, {
        claimId: open?.id ?? '',
        entryId: payment?.id ?? '',
        reason: 'Falsche Forderung gebucht.',
      });
    expect(await reverse(certifier)).toMatchObject({ refusal: { kind: 'claim-reversal-four-eyes' } });
    must(await reverse(otherCertifier));
    expect(await reverse(otherCertifier)).toMatchObject({ ok: false });
    expect((await claim(open?.id ?? '')).balance.toGerman()).toBe('6.000,00');
  });

  it('lets a payment and a write-off at the same moment end at nothing once, never below', async () => {
    const [open] = await office.database.read(caseworker, (tx) => claimViewsOf(tx, award('05315').id));
    const id = open?.id ?? '';
    expect(await pay(id, 6_000.01, '2029-05-08')).toMatchObject({ refusal: { kind: 'payment-above-balance' } });
    expect(await pay(id, 0, '2029-05-08')).toMatchObject({ refusal: { kind: 'amount-not-positive' } });
    expect(await pay(id, 1, '2029-05-09')).toMatchObject({ refusal: { kind: 'day-in-future' } });
    expect(await pay(id, 1, '2029-05-08', caseworker)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    must(await relief(id, { kind: 'WRITE_OFF' }));
    const [paid, written] = await Promise.all([
      pay(id, 6_000, '2029-05-08'),
      approveRelief(office.database, authoriser, id),
    ]);
    expect([paid.ok, written.ok].filter(Boolean)).toHaveLength(1);
    expect((await claim(id)).balance.isZero()).toBe(true);
  });

  it('writes off what a second person approves, and keeps that from the recipient', async () => {
    const decided = await revoked(office, award('05334'), 72_100, 'WITHDRAWAL');
    const id = decided.claimId ?? '';
    await servedNotice(office, decided.noticeId, '05334', { on: '2029-05-08' });
    must(await relief(id, { kind: 'WRITE_OFF' }));
    must(await rejectRelief(office.database, signatory, { claimId: id, reason: 'Erst ist zu vollstrecken.' }));
    must(await relief(id, { kind: 'WRITE_OFF' }));
    must(await approveRelief(office.database, authoriser, id));
    expect((await claim(id)).status).toBe('WRITTEN_OFF');
    const seen = await office.database.read(districtSignatory('05334'), (tx) => claimView(tx, id));
    expect(seen?.balance.toGerman()).toBe('72.100,00');
  });

  it('is guarded by the database against everything a program could try', async () => {
    const decided = await revoked(office, award('05566'), 500);
    const id = decided.claimId ?? '';
    const run = (sql: string, by: Actor = caseworker) => office.database.transaction(by, (tx) => tx.query(sql));
    const entry = (kind: string, cents: number, more = `NULL, NULL`) =>
      run(`INSERT INTO settlement.claim_entry (id, claim_id, organisation_id, kind, delta_cents, balance_after_cents, value_date,
        revenue_cents, relief_id, reverses, booked_by, booked_by_name, recorded_at)
        SELECT gen_random_uuid(), id, organisation_id, '${kind}', ${cents}, 0, '2029-05-08',
        ${kind === 'PAYMENT' ? -cents : 0}, ${more}, gen_random_uuid(), 'X', now() FROM settlement.claim WHERE id = '${id}'`);
    await expect(entry('PAYMENT', -50_001)).rejects.toThrow('claim_balance_not_negative');
    await expect(entry('PAYMENT', 1)).rejects.toThrow('more than demanded');
    await expect(entry('DEMAND', 50_000)).rejects.toThrow();
    await expect(entry('WRITE_OFF', -1)).rejects.toThrow();
    await expect(run(`UPDATE settlement.claim_entry SET delta_cents = 0`)).rejects.toThrow('permission denied');
    await expect(run(`UPDATE settlement.claim SET amount_cents = 1`)).rejects.toThrow('permission denied');
    await expect(run(`UPDATE settlement.recovery SET reduction_cents = 0 WHERE status = 'DECIDED'`)).rejects.toThrow(
      'what was signed or ended does not change',
    );
    const raw = (set: string) =>
      run(`INSERT INTO settlement.recovery (id, award_id, organisation_id, number, basis, status, finding, reduction_cents,
        ineffective_from, knowledge_complete_on, knowledge_until, opened_by, opened_by_name, opened_at, prepared_by,
        signed_by, signed_on, notice_id, exemption_reason)
        SELECT gen_random_uuid(), award_id, organisation_id, 99, 'REVOCATION', 'DECIDED', finding, 1, '2028-01-01',
        '2028-01-01', '2029-01-01', opened_by, 'X', now(), ${set} FROM settlement.recovery WHERE status = 'DECIDED' LIMIT 1`);
    const [one, two, heard] = [
      `'${caseworker.accountId}'::uuid`,
      `'${signatory.accountId}'::uuid`,
      `'lange genug begründet'`,
    ];
    await expect(raw(`${one}, ${one}, '2028-06-01', gen_random_uuid(), ${heard}`)).rejects.toThrow(
      'recovery_four_eyes',
    );
    await expect(raw(`${one}, ${two}, '2028-06-01', gen_random_uuid(), NULL`)).rejects.toThrow('recovery_heard');
    await expect(raw(`${one}, ${two}, '2029-01-02', gen_random_uuid(), ${heard}`)).rejects.toThrow('recovery_in_time');
    await expect(
      run(`INSERT INTO settlement.hearing_answer SELECT id, organisation_id, 'Nein', gen_random_uuid(), 'X', now()
        FROM settlement.recovery LIMIT 1`),
    ).rejects.toThrow('row-level security');
  });
});
