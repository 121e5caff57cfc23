import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyAudit } from '#audit';
import { seatsOf } from '#bodies';
import { CalendarDate, Money } from '#kernel';
import {
  acceptDecision,
  askCompletion,
  completeApplication,
  findProject,
  frameOfYear,
  freeOf,
  openRecommendation,
  passCheck,
  prepareLocalDecision,
  prepareSettlement,
  recordLocalPayment,
  recordRecommendation,
  recordRepayment,
  refuseLocalPayment,
  requestLocalPayment,
  returnLocalDecision,
  returnProof,
  returnSettlement,
  signLocalDecision,
  signSettlement,
  submitProof,
  withdrawProject,
  type LocalProject,
} from '#partnerships';
import { A_FORM, aPartnership, type BuiltPartnership } from '#partnerships/testing';
import { openOffice, type Office } from '../support/case-builder.js';
import {
  allrounder,
  aProof,
  appliedProject,
  AWARDED,
  editor,
  must,
  preparedProject,
  runningProject,
  signatory,
  voteOnline,
} from './local-office.js';

const NOVEMBER = new Date('2026-11-16T09:00:00Z');
const IBAN = { holder: 'SV Muster 09', iban: 'DE89370400440532013000' };

describe('a local project', () => {
  let office: Office;
  let built: BuiltPartnership;
  beforeAll(async () => {
    office = await openOffice(NOVEMBER);
    built = await aPartnership(office.database, editor, { slug: 'hamm' });
  });
  beforeEach(() => office.clock.moveTo(NOVEMBER));
  afterAll(() => office.close());

  const project = async (id: string): Promise<LocalProject> => {
    const found = await office.database.read(editor, (tx) => findProject(tx, id));
    if (!found) throw new Error('no project');
    return found;
  };
  const free = async (): Promise<number> => {
    const frame = await office.database.read(editor, (tx) => frameOfYear(tx, built.partnershipId, 2027));
    const fund = frame?.funds.find(({ code }) => code === 'AKTIONSFONDS');
    return fund ? freeOf(fund).toCents() : 0;
  };

  it('goes from the form over the online vote with a recused member to notice, payment, proof and settlement', async () => {
    const { database } = office;
    const before = await free();
    const { projectId, association } = await appliedProject(office, built);
    must(await passCheck(database, editor, projectId));
    const seats = await database.read(editor, (tx) => seatsOf(tx, built.allianceId));
    const sport = seats.find(({ organisation }) => organisation === 'Sport');
    const vote = { projectId, mode: 'ONLINE', day: CalendarDate.of(2026, 11, 30) } as const;
    const recusedSeats = [{ seatId: sport?.id ?? '', reason: 'Vorstand des antragstellenden Vereins' }];
    must(await openRecommendation(database, editor, { ...vote, recusedSeats }));
    expect(before - (await free())).toBe(200_000);
    expect(await recordRecommendation(database, editor, projectId)).toMatchObject({
      refusal: { kind: 'local-vote-running', facts: { missing: 2 } },
    });
    await voteOnline(office, projectId, ['YES', 'YES'], new Date('2026-12-01T09:00:00Z'));
    must(await recordRecommendation(database, editor, projectId));
    expect(await project(projectId)).toMatchObject({ status: 'VOTED', recommendation: 'RECOMMENDED' });

    must(await prepareLocalDecision(database, allrounder, { projectId, decision: { ...AWARDED, form: 'NOTICE' } }));
    expect(await signLocalDecision(database, allrounder, projectId)).toMatchObject({
      refusal: { kind: 'local-four-eyes' },
    });
    must(await signLocalDecision(database, signatory, projectId));
    expect(await project(projectId)).toMatchObject({
      status: 'APPROVED',
      reserved: Money.ZERO,
      committed: Money.ofEuros(2_000),
    });
    expect(await acceptDecision(database, association, { projectId, waived: true })).toMatchObject({
      refusal: { kind: 'local-decision-unread' },
    });
    must(await acceptDecision(database, editor, { projectId, waived: false }));
    const asked = { projectId, ...IBAN, amount: Money.ofEuros(2_000) };
    expect(await requestLocalPayment(database, association, asked)).toMatchObject({
      refusal: { kind: 'local-not-payable-yet', facts: { from: '05.01.2027' } },
    });
    office.clock.moveTo(new Date('2027-05-02T09:00:00Z'));
    must(await requestLocalPayment(database, association, asked));
    must(await recordLocalPayment(database, editor, { projectId, paidOn: CalendarDate.of(2027, 5, 2) }));

    office.clock.moveTo(new Date('2027-06-10T09:00:00Z'));
    must(await submitProof(database, association, { projectId, proof: aProof(1_900) }));
    const recognised = { expenditure: Money.ofEuros(1_900), own: Money.ofEuros(200), thirdParty: Money.ZERO };
    must(
      await prepareSettlement(database, editor, {
        projectId,
        recognised,
        note: 'Es wurde weniger ausgegeben als geplant.',
      }),
    );
    must(await signSettlement(database, signatory, projectId));
    expect(await project(projectId)).toMatchObject({ status: 'REPAYMENT_DUE', settled: Money.ofEuros(1_700) });
    const back = { projectId, receivedOn: CalendarDate.of(2027, 6, 10) };
    expect(await recordRepayment(database, editor, { ...back, amount: Money.ofCents(30_001) })).toMatchObject({
      refusal: { kind: 'local-repayment-above-rest', facts: { restCents: 30_000 } },
    });
    must(await recordRepayment(database, editor, { ...back, amount: Money.ofEuros(100) }));
    must(await recordRepayment(database, editor, { ...back, amount: Money.ofEuros(200) }));
    expect(await project(projectId)).toMatchObject({
      status: 'SETTLED',
      paid: Money.ofEuros(1_700),
      committed: Money.ofEuros(1_700),
    });
    expect(before - (await free())).toBe(170_000);
    expect(await recordRepayment(database, editor, { ...back, amount: Money.ofEuros(1) })).toMatchObject({
      refusal: { kind: 'action-not-possible' },
    });
    expect(await verifyAudit(database)).toBeNull();
  });

  it('may be completed by its association while it is incomplete, and never changes its address', async () => {
    const { projectId, association } = await appliedProject(office, built);
    expect(await askCompletion(office.database, editor, { projectId, reason: 'kurz' })).toMatchObject({
      refusal: { kind: 'local-text-too-short', pointer: '/reason' },
    });
    const application = { ...A_FORM, title: 'Turnier mit Rahmenprogramm', contactEmail: 'fremd@anderswo.example' };
    expect(await completeApplication(office.database, association, { projectId, application })).toMatchObject({
      refusal: { kind: 'action-not-possible' },
    });
    must(await askCompletion(office.database, editor, { projectId, reason: 'Bitte nennen Sie das Rahmenprogramm.' }));
    const faulty = { ...application, own: Money.ofEuros(5_000), title: '' };
    expect(await completeApplication(office.database, association, { projectId, application: faulty })).toMatchObject({
      refusal: [{ pointer: '/title' }, { kind: 'local-nothing-to-fund' }],
    });
    must(await completeApplication(office.database, association, { projectId, application }));
    const completed = await project(projectId);
    expect(completed.application.title).toBe('Turnier mit Rahmenprogramm');
    expect(completed.application.contactEmail).not.toContain('fremd');
  });

  it('gives its reservation back to the fund when the association withdraws, once', async () => {
    const before = await free();
    const { projectId, association } = await appliedProject(office, built);
    must(await passCheck(office.database, editor, projectId));
    expect(await withdrawProject(office.database, editor, projectId)).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
    must(await withdrawProject(office.database, association, projectId));
    expect(await withdrawProject(office.database, association, projectId)).toMatchObject({
      refusal: { kind: 'action-not-possible' },
    });
    expect(await free()).toBe(before);
  });

  it('that came later than the days before the meeting waits for the next one, as one with too short a vote does', async () => {
    const { projectId } = await appliedProject(office, built);
    must(await passCheck(office.database, editor, projectId));
    const ask = (mode: 'ONLINE' | 'IN_SESSION', day: CalendarDate) =>
      openRecommendation(office.database, editor, { projectId, mode, day, recusedSeats: [] });
    expect(await ask('IN_SESSION', CalendarDate.of(2026, 11, 29))).toMatchObject({
      refusal: { kind: 'local-too-late-for-meeting', facts: { days: 14, last: '15.11.2026' } },
    });
    expect(await ask('ONLINE', CalendarDate.of(2026, 11, 29))).toMatchObject({
      refusal: { kind: 'local-vote-too-short', facts: { earliest: '30.11.2026' } },
    });
    expect(await ask('ONLINE', CalendarDate.of(2026, 11, 15))).toMatchObject({ refusal: { kind: 'local-day-past' } });
    must(await ask('IN_SESSION', CalendarDate.of(2026, 11, 30)));
  });

  it('is not decided against the alliance without a reason', async () => {
    const { projectId } = await appliedProject(office, built);
    must(await passCheck(office.database, editor, projectId));
    must(
      await openRecommendation(office.database, editor, {
        projectId,
        mode: 'ONLINE',
        day: CalendarDate.of(2026, 11, 30),
        recusedSeats: [],
      }),
    );
    await voteOnline(office, projectId, ['NO', 'NO', 'YES'], new Date('2026-12-01T09:00:00Z'));
    must(await recordRecommendation(office.database, editor, projectId));
    const prepare = (deviationReason: string) =>
      prepareLocalDecision(office.database, editor, { projectId, decision: { ...AWARDED, deviationReason } });
    expect(await prepare('')).toMatchObject({
      refusal: { kind: 'local-deviation-unreasoned', facts: { recommendation: 'NOT_RECOMMENDED' } },
    });
    expect(
      await openRecommendation(office.database, editor, {
        projectId,
        mode: 'ONLINE',
        day: CalendarDate.of(2026, 12, 30),
        recusedSeats: [],
      }),
    ).toMatchObject({
      refusal: { kind: 'local-recommended-already' },
    });
    must(await prepare('Das Jugendamt sieht den Bedarf im Stadtteil anders.'));
    must(await signLocalDecision(office.database, signatory, projectId));
  });

  it.each([
    ['no amount', { amountCents: 0 }, 'amount-not-positive'],
    ['more than was asked for', { amountCents: 200_001 }, 'local-amount-above-request'],
    ['less than was asked for, and no reason', { amountCents: 199_999 }, 'local-reasons-missing'],
    ['no form', { form: null }, 'local-form-missing'],
    ['a period that ends before it begins', { periodTo: '2027-04-01' }, 'local-period-reversed'],
    ['a period in another year', { periodTo: '2028-01-01' }, 'local-period-outside-year'],
    ['a rejection without reasons', { kind: 'REJECTION', amountCents: null, form: null }, 'local-reasons-missing'],
  ] as const)('is not decided with %s', async (_, decision, kind) => {
    await expect(preparedProject(office, built, decision)).rejects.toThrow(kind);
  });

  it('that has begun before the signature gets a later period first', async () => {
    const { projectId } = await preparedProject(office, built);
    office.clock.moveTo(new Date('2027-05-02T09:00:00Z'));
    expect(await signLocalDecision(office.database, signatory, projectId)).toMatchObject({
      refusal: { kind: 'local-begun-before-decision', facts: { from: '01.05.2027' } },
    });
    must(
      await returnLocalDecision(office.database, signatory, { projectId, reason: 'Der Zeitraum hat schon begonnen.' }),
    );
    must(
      await prepareLocalDecision(office.database, editor, {
        projectId,
        decision: { ...AWARDED, periodFrom: '2027-05-05' },
      }),
    );
    must(await signLocalDecision(office.database, signatory, projectId));
  });

  it('that is rejected frees its reservation with the signature', async () => {
    const before = await free();
    const reasons = ['Das Projekt passt nicht zu den Zielen der Partnerschaft.'];
    const { projectId } = await preparedProject(office, built, {
      kind: 'REJECTION',
      amountCents: null,
      form: null,
      reasons,
    });
    must(await signLocalDecision(office.database, signatory, projectId));
    expect(await free()).toBe(before);
    expect(await project(projectId)).toMatchObject({ status: 'REJECTED', committed: Money.ZERO });
  });

  it('is paid by one request at a time and never above its grant', async () => {
    const { database } = office;
    const { projectId, association } = await runningProject(office, built);
    const ask = (euros: number, iban = IBAN.iban) =>
      requestLocalPayment(database, association, {
        projectId,
        holder: IBAN.holder,
        iban,
        amount: Money.ofEuros(euros),
      });
    expect(await ask(2_001)).toMatchObject({
      refusal: { kind: 'local-payment-above-grant', facts: { restCents: 200_000 } },
    });
    expect(await ask(0)).toMatchObject({ refusal: { kind: 'amount-not-positive' } });
    expect(await ask(100, 'AT611904300234573201')).toMatchObject({ refusal: { kind: 'iban-not-domestic' } });
    must(await ask(500));
    expect(await ask(500)).toMatchObject({ refusal: { kind: 'local-payment-open' } });
    expect(await submitProof(database, association, { projectId, proof: aProof(100) })).toMatchObject({
      refusal: { kind: 'local-payment-open' },
    });
    must(await refuseLocalPayment(database, editor, { projectId, reason: 'Bitte fordern Sie den Betrag im Mai an.' }));
    expect(
      await recordLocalPayment(database, editor, { projectId, paidOn: CalendarDate.of(2026, 11, 16) }),
    ).toMatchObject({
      refusal: { kind: 'local-payment-not-open' },
    });
    must(await ask(1_500));
    expect(
      await recordLocalPayment(database, editor, { projectId, paidOn: CalendarDate.of(2026, 11, 17) }),
    ).toMatchObject({
      refusal: { kind: 'date-in-the-future' },
    });
    must(await recordLocalPayment(database, editor, { projectId, paidOn: CalendarDate.of(2026, 11, 16) }));
    expect(await ask(501)).toMatchObject({
      refusal: { kind: 'local-payment-above-grant', facts: { restCents: 50_000 } },
    });
  });

  it('proves with dates, amounts and texts that hold, every fault at once', async () => {
    const { projectId, association } = await runningProject(office, built);
    office.clock.moveTo(new Date('2027-05-11T09:00:00Z'));
    const good = aProof(100);
    const [receipt] = good.receipts;
    const submit = (proof: Partial<typeof good>) =>
      submitProof(office.database, association, { projectId, proof: { ...good, ...proof } });
    expect(await submit({ report: 'kurz', participants: -1, receipts: [], confirmed: false })).toMatchObject({
      refusal: [
        { pointer: '/report' },
        { kind: 'local-participants' },
        { kind: 'local-proof-unconfirmed' },
        { kind: 'local-receipts-missing' },
      ],
    });
    const twice = receipt ? [receipt, receipt] : [];
    expect(await submit({ receipts: twice })).toMatchObject({
      refusal: [{ kind: 'local-receipt-twice', facts: { line: 2, before: 1 } }],
    });
    const moved = (paidOn: CalendarDate) => (receipt ? [{ ...receipt, paidOn }] : []);
    expect(await submit({ receipts: moved(CalendarDate.of(2027, 5, 12)) })).toMatchObject({
      refusal: [{ kind: 'local-receipt-in-future' }],
    });
    expect(await submit({ receipts: moved(CalendarDate.of(2027, 4, 30)) })).toMatchObject({
      refusal: [{ kind: 'local-receipt-before-period' }],
    });
    const empty = receipt ? [{ ...receipt, payee: ' ' }] : [];
    expect(await submit({ receipts: empty })).toMatchObject({ refusal: [{ kind: 'local-receipt-incomplete' }] });
    must(await submit({}));
    must(await returnProof(office.database, editor, { projectId, reason: 'Es fehlt die Rechnung der Druckerei.' }));
    must(await submit({}));
  });

  it('gets what is still owed after the settlement, and frees what it did not need at the signature', async () => {
    const { database } = office;
    const before = await free();
    const { projectId, association } = await runningProject(office, built, { form: 'AGREEMENT' });
    office.clock.moveTo(new Date('2027-06-10T09:00:00Z'));
    must(await submitProof(database, association, { projectId, proof: aProof(1_500) }));
    const recognised = { expenditure: Money.ofEuros(1_500), own: Money.ofEuros(200), thirdParty: Money.ZERO };
    const prepare = (more: Partial<typeof recognised>, note: string) =>
      prepareSettlement(database, editor, { projectId, recognised: { ...recognised, ...more }, note });
    expect(await prepare({ expenditure: Money.ofCents(150_001) }, 'x')).toMatchObject({
      refusal: { kind: 'local-recognised-above-receipts' },
    });
    expect(await prepare({}, '')).toMatchObject({ refusal: { kind: 'local-text-too-short', pointer: '/note' } });
    must(await prepare({}, 'Es wurde weniger ausgegeben als geplant.'));
    must(
      await returnSettlement(database, signatory, { projectId, reason: 'Bitte die Eigenmittel noch einmal prüfen.' }),
    );
    must(
      await prepareSettlement(database, allrounder, { projectId, recognised, note: 'Es wurde weniger ausgegeben.' }),
    );
    expect(await signSettlement(database, allrounder, projectId)).toMatchObject({
      refusal: { kind: 'local-four-eyes' },
    });
    must(await signSettlement(database, signatory, projectId));
    expect(await project(projectId)).toMatchObject({ status: 'REMAINDER_DUE', committed: Money.ofEuros(1_300) });
    expect(before - (await free())).toBe(130_000);
    must(await requestLocalPayment(database, association, { projectId, ...IBAN, amount: Money.ofEuros(1_300) }));
    must(await recordLocalPayment(database, editor, { projectId, paidOn: CalendarDate.of(2027, 6, 10) }));
    expect(await project(projectId)).toMatchObject({ status: 'SETTLED', paid: Money.ofEuros(1_300) });
  });
});
