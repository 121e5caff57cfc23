import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { reviseAward, revisedTranches, type Award } from '#awards';
import { addSeat, seatsOf } from '#bodies';
import { CalendarDate, Money } from '#kernel';
import { issueNotice } from '#notices';
import { RECOVERY } from '#notices/testing';
import {
  acceptDecision,
  commitOwnExpense,
  findFrame,
  findProject,
  foundPartnership,
  foundRecommendingBody,
  openFrame,
  openRecommendation,
  passCheck,
  prepareLocalDecision,
  prepareSettlement,
  recordLocalPayment,
  recordRecommendation,
  recordRepayment,
  requestLocalPayment,
  signLocalDecision,
  signSettlement,
  submitProof,
} from '#partnerships';
import { RULES, type BuiltPartnership } from '#partnerships/testing';
import { violatedConstraint } from '#platform';
import { signedAward } from '../payments/award-builder.js';
import { caseworker, completeForm, openOffice, signatory as authority, type Office } from '../support/case-builder.js';
import { aProof, appliedProject, AWARDED, editor, must, signatory, voteOnline } from './local-office.js';

const NOVEMBER = new Date('2026-11-02T09:00:00Z');

/** Local projects out of NRWeltoffen: the same form, vote, notice and settlement as in a partnership for democracy. */
describe('a district that forwards NRWeltoffen', () => {
  let office: Office;
  let award: Award;
  beforeAll(async () => {
    office = await openOffice(NOVEMBER);
    const form = { ...completeForm(20_000), 'cost.b0001.category': 'WEITERLEITUNG' };
    award = await signedAward(office, '05915', form, ['WEITERLEITUNGSVERTRAG']);
  });
  afterAll(() => office.close());

  const founded = async (slug: string): Promise<string> =>
    must(
      await foundPartnership(office.database, editor, {
        ...{ programmeCode: 'NRWELTOFFEN', name: 'Projekte vor Ort in Hamm', slug, leadOffice: 'KI Hamm', goals: [] },
        ...{ coordinationOffice: 'KI Hamm', coordinationByCarrier: false, contactEmail: 'ki@hamm.example' },
        ...{ contactPhone: '', beganOn: CalendarDate.of(2026, 1, 1) },
      }),
    ).id;
  const frameOf = (partnershipId: string, euros: number) =>
    openFrame(office.database, editor, {
      ...{ partnershipId, budgetYear: 2027, awardId: award.id, federalReference: '', ownShare: Money.ZERO },
      ...{ award: Money.ofEuros(euros), split: { WEITERLEITUNG: Money.ofEuros(euros) } },
      rules: { WEITERLEITUNG: RULES },
    });
  const committed = async (frameId: string): Promise<Money> => {
    const frame = await office.database.read(editor, (tx) => findFrame(tx, frameId));
    return frame?.funds[0]?.committed ?? Money.ZERO;
  };

  it('leads a project from the form over the vote of its steering body to agreement, payment, proof and settlement', async () => {
    const { database } = office;
    const partnershipId = await founded('hamm-nrwo');
    const { bodyId } = must(
      await foundRecommendingBody(database, editor, { partnershipId, kind: 'ALLIANCE', name: 'Steuerungsgremium' }),
    );
    for (const organisation of ['Jugendring', 'Schulen', 'Sport'])
      must(
        await addSeat(database, editor, {
          bodyId,
          seat: {
            ...{
              organisation,
              role: 'Mitglied',
              hasVote: true,
              contactEmail: `${organisation.toLowerCase()}@s.example`,
            },
            ...{ from: CalendarDate.of(2026, 1, 1), to: null },
          },
        }),
      );
    const { id: frameId } = must(await frameOf(partnershipId, 5_000));
    const built: BuiltPartnership = { partnershipId, frameId, allianceId: bodyId };
    const { projectId, association } = await appliedProject(office, built, {}, 'WEITERLEITUNG');
    must(await passCheck(database, editor, projectId));
    const seats = await database.read(editor, (tx) => seatsOf(tx, bodyId));
    const sport = seats.find(({ organisation }) => organisation === 'Sport');
    must(
      await openRecommendation(database, editor, {
        ...{ projectId, mode: 'ONLINE', day: CalendarDate.of(2026, 11, 16) },
        recusedSeats: [{ seatId: sport?.id ?? '', reason: 'Vorstand des antragstellenden Vereins' }],
      }),
    );
    await voteOnline(office, projectId, ['YES', 'YES'], new Date('2026-11-17T09:00:00Z'));
    must(await recordRecommendation(database, editor, projectId));
    must(await prepareLocalDecision(database, editor, { projectId, decision: AWARDED }));
    must(await signLocalDecision(database, signatory, projectId));
    const [signed] = await database.read(editor, (tx) =>
      tx.query<{ content: object }>(
        `SELECT n.content FROM notices.notice n JOIN partnerships.local_project p ON p.notice_id = n.id WHERE p.id = $1`,
        [projectId],
      ),
    );
    // A contract that both sign: no act, so no court and no remedies; ANBest-P bind the association by it.
    expect(signed?.content).toMatchObject({ kind: 'AGREEMENT', enclosures: expect.arrayContaining(['ANBest-P']) });
    expect(JSON.stringify(signed?.content)).toContain('Dieser Vertrag kommt mit der Rückgabe');
    expect(signed?.content).not.toHaveProperty('court');
    must(await acceptDecision(database, editor, { projectId, waived: false }));
    expect(await committed(frameId)).toEqual(Money.ofEuros(2_000));
    office.clock.moveTo(new Date('2027-05-02T09:00:00Z'));
    const account = { holder: 'SV Muster 09', iban: 'DE89370400440532013000' };
    must(await requestLocalPayment(database, association, { projectId, amount: Money.ofEuros(2_000), ...account }));
    must(await recordLocalPayment(database, editor, { projectId, paidOn: CalendarDate.of(2027, 5, 2) }));
    office.clock.moveTo(new Date('2027-06-10T09:00:00Z'));
    must(await submitProof(database, association, { projectId, proof: aProof(1_900) }));
    const recognised = { expenditure: Money.ofEuros(1_900), own: Money.ofEuros(200), thirdParty: Money.ZERO };
    must(await prepareSettlement(database, editor, { projectId, recognised, note: 'Es wurde weniger ausgegeben.' }));
    must(await signSettlement(database, signatory, projectId));
    const back = { projectId, receivedOn: CalendarDate.of(2027, 6, 10), amount: Money.ofEuros(300) };
    must(await recordRepayment(database, editor, back));
    const project = await database.read(editor, (tx) => findProject(tx, projectId));
    expect(project).toMatchObject({ status: 'SETTLED', settled: Money.ofEuros(1_700), recommendation: 'RECOMMENDED' });
    expect(await committed(frameId)).toEqual(Money.ofEuros(1_700));
    office.clock.moveTo(NOVEMBER);
  });

  it('opens no second fund on the same money, by use case, at once or by SQL', async () => {
    const [one, other] = [await founded('hamm-zweiter'), await founded('hamm-dritter')];
    expect(await frameOf(one, 15_001)).toMatchObject({
      refusal: { kind: 'frame-above-award', facts: { limitCents: 1_500_000 } },
    });
    const bySql = office.database.transaction(editor, (tx) =>
      tx.query(
        `INSERT INTO partnerships.frame (id, partnership_id, organisation_id, programme_code, budget_year, award_id, award_cents,
           min_project_bps, created_at) VALUES (gen_random_uuid(), $1, $2, 'NRWELTOFFEN', 2027, $3, 1500001, 0, now())`,
        [one, editor.organisationId, award.id],
      ),
    );
    expect(await bySql.then(() => null, violatedConstraint)).toBe('frame_within_award');
    const both = await Promise.all([frameOf(one, 8_000), frameOf(other, 8_000)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'frame-above-award' } });
  });

  it('never forwards more than the award holds, whatever is committed at once and however it is lowered', async () => {
    const frames = await office.database.read(editor, (tx) =>
      tx.query<{ id: string }>('SELECT id FROM partnerships.frame WHERE award_id = $1 ORDER BY id', [award.id]),
    );
    expect(frames).toHaveLength(2);
    let present = award;
    let limit = award.eligible;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ frame: fc.nat(1), cents: fc.integer({ min: 1, max: 400_000 }) }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 300_000 }),
        async (commitments, less) => {
          await Promise.all(
            commitments.map(({ frame, cents }) =>
              commitOwnExpense(office.database, editor, {
                ...{ frameId: frames[frame]?.id ?? '', code: 'WEITERLEITUNG', reason: 'Zufällige Bindung' },
                amount: Money.ofCents(cents),
              }),
            ),
          );
          const total = Money.sum(await Promise.all(frames.map(({ id }) => committed(id))));
          expect(total.exceeds(limit)).toBe(false);
          const lower = limit.minus(Money.ofCents(less));
          if (total.exceeds(lower)) return;
          present = must(await lowered(present, lower));
          limit = lower;
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
    expect(limit.exceeds(award.eligible.minus(Money.ofCents(1)))).toBe(false);
  });

  /** The act that takes the award down, with its notice, as every act on an award. */
  const lowered = (before: Award, eligible: Money) =>
    office.database.transaction(authority, async (tx) => {
      const noticeId = await issueNotice(tx, {
        content: { ...RECOVERY, kind: 'AMENDMENT' },
        ...{ isAct: true, caseId: before.applicationId, organisationId: before.organisationId },
        preparedBy: caseworker.accountId,
      });
      const basis = { ...before, awardId: before.id, expectedVersion: before.version, cause: 'AMENDMENT' as const };
      const amount = Money.min(before.amount, eligible);
      const tranches = revisedTranches(before.tranches, { 2027: amount }, tx.today);
      return reviseAward(tx, { ...basis, noticeId, tranches, amount, eligible });
    });
});
