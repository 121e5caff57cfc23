import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addSeat, changeRules, openMotion, recordBallot, recuseSeat } from '#bodies';
import { admitMunicipality, enterReferralTarget } from '#enquiries';
import { cancelEvent, planEvent } from '#events';
import { CalendarDate, Money } from '#kernel';
import {
  acceptDecision,
  applyByForm,
  changeFundRules,
  enterMember,
  foundPartnership,
  openRecommendation,
  passCheck,
  recordFederalDraw,
  recordFrameConsent,
  signLocalDecision,
  submitProof,
} from '#partnerships';
import { A_FORM, aPartnership, RULES, type BuiltPartnership } from '#partnerships/testing';
import { newId } from '#platform';
import { signedAward } from '../payments/award-builder.js';
import { openOffice, type Office } from '../support/case-builder.js';
import { LEAD } from '../support/enquiry-room.js';
import { appliedProject, aProof, editor, must, preparedProject, runningProject, signatory } from './local-office.js';

/** What the pages say no to beside the great rules of the funds: each refusal once, by the use case that gives it. */
describe('refused with a reason', () => {
  let office: Office;
  let built: BuiltPartnership;

  beforeAll(async () => {
    office = await openOffice(new Date('2026-11-02T09:00:00Z'));
    built = await aPartnership(office.database, editor, { slug: 'hamm' });
  });
  afterAll(() => office.close());

  const kindsOf = async (act: Promise<{ ok: boolean }>): Promise<string[]> => {
    const done: { ok: boolean; refusal?: { kind: string } | readonly { kind: string }[] } = await act;
    return [done.refusal ?? []].flat().map(({ kind }) => kind);
  };

  it('is whatever belongs to no partnership and no project', async () => {
    const { database } = office;
    const from = CalendarDate.of(2026, 1, 1);
    const member = { partnershipId: newId(), name: 'Verein', role: 'PARTNER', from, to: null } as const;
    expect(await kindsOf(enterMember(database, editor, member))).toEqual(['partnership-not-found']);
    expect(await kindsOf(passCheck(database, editor, newId()))).toEqual(['local-project-not-found']);
  });

  it('is consent and draw beside an award that keeps both itself', async () => {
    const { database } = office;
    const award = await signedAward(office, '05915', 20_000);
    const contact = {
      contactEmail: 'ki@hamm.example',
      contactPhone: '',
      beganOn: CalendarDate.of(2025, 1, 1),
      goals: [],
    };
    const own = {
      programmeCode: 'NRWELTOFFEN',
      name: 'Projekte vor Ort in Hamm',
      slug: 'hamm-nrwo',
      leadOffice: 'KI Hamm',
    } as const;
    const coordination = { coordinationOffice: 'KI Hamm', coordinationByCarrier: false };
    const founded = must(await foundPartnership(database, editor, { ...own, ...coordination, ...contact }));
    // The office opens such a year out of recognised costs for forwarding, which this award has none of.
    const frameId = newId();
    await database.transaction(editor, (tx) =>
      tx.query(
        `INSERT INTO partnerships.frame (id, partnership_id, organisation_id, programme_code, budget_year, award_id, award_cents,
           min_project_bps, created_at) VALUES ($1, $2, $3, 'NRWELTOFFEN', 2027, $4, 1000000, 0, $5)`,
        [frameId, founded.id, editor.organisationId, award.id, tx.now],
      ),
    );
    const decidedOn = CalendarDate.of(2026, 10, 1);
    const consent = { frameId, body: 'Rat', decidedOn, reference: 'V 1/26' };
    expect(await kindsOf(recordFrameConsent(database, editor, consent))).toEqual(['consent-with-award']);
    const draw = { frameId, amount: Money.ofEuros(1), drawnOn: decidedOn, portalReference: 'MA-1' };
    expect(await kindsOf(recordFederalDraw(database, editor, draw))).toEqual(['draw-with-award']);
  });

  it('is an application with endless costs, a vote without a body, and a signature on the screen', async () => {
    const { database } = office;
    const costs = Array.from({ length: 60 }, (_, index) => ({ label: `Ausgabe ${index}`, amount: Money.ofEuros(50) }));
    const where = { partnershipId: built.partnershipId, frameId: built.frameId, fundCode: 'AKTIONSFONDS' } as const;
    const sent = { ...where, address: '192.0.2.200', trap: '', application: { ...A_FORM, costs } };
    expect(await kindsOf(applyByForm(database, sent))).toContain('local-costs-too-many');
    const asksYouth = { ...RULES, recommendedBy: 'YOUTH_FORUM' } as const;
    const rules = { frameId: built.frameId, code: 'AKTIONSFONDS', rules: asksYouth } as const;
    const { projectId } = await appliedProject(office, built);
    must(await passCheck(database, editor, projectId));
    must(await changeFundRules(database, editor, rules));
    const day = CalendarDate.of(2026, 11, 20);
    const vote = { projectId, mode: 'ONLINE', day, recusedSeats: [] } as const;
    expect(await kindsOf(openRecommendation(database, editor, vote))).toEqual(['local-body-missing']);
    must(await changeFundRules(database, editor, { ...rules, rules: RULES }));
    const prepared = await preparedProject(office, built);
    must(await signLocalDecision(database, signatory, prepared.projectId));
    const accepted = { projectId: prepared.projectId, waived: false };
    expect(await kindsOf(acceptDecision(database, prepared.association, accepted))).toEqual([
      'local-agreement-on-paper',
    ]);
  });

  it('is a proof with more receipts than a list may hold', async () => {
    const running = await runningProject(office, built);
    office.clock.moveTo(new Date('2027-06-10T09:00:00Z'));
    const receipts = aProof(1).receipts.flatMap((receipt) =>
      Array.from({ length: 201 }, (_, index) => ({ ...receipt, number: String(index) })),
    );
    const proof = { ...aProof(1), receipts };
    const done = submitProof(office.database, running.association, { projectId: running.projectId, proof });
    expect(await kindsOf(done)).toEqual(['local-receipts-too-many']);
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
  });

  it('is a ballot or a recusal of a seat that is not on the roll, and an event that is over', async () => {
    const { database } = office;
    const motion = { bodyId: built.allianceId, title: 'Gemeinsame Fachtagung', recusedSeats: [] };
    const { voteId } = must(await openMotion(database, editor, { ...motion, mode: 'IN_SESSION', closesAt: null }));
    const term = { from: CalendarDate.of(2026, 11, 1), to: null };
    const late = { organisation: 'Kirchenkreis', role: 'Mitglied', hasVote: true, contactEmail: null, ...term };
    const { seatId } = must(await addSeat(database, editor, { bodyId: built.allianceId, seat: late }));
    const ballot = { voteId, seatId, choice: 'YES' } as const;
    expect(await kindsOf(recordBallot(database, editor, ballot))).toEqual(['seat-not-on-roll']);
    const recusal = { voteId, seatId, reason: 'kam später dazu' };
    expect(await kindsOf(recuseSeat(database, editor, recusal))).toEqual(['seat-not-on-roll']);
    const unequal = { bodyId: built.allianceId, quorum: { numerator: 3, denominator: 2, isStrict: true } };
    expect(await kindsOf(changeRules(database, editor, { ...unequal, majority: 'SIMPLE', secrecy: 'OPEN' }))).toEqual([
      'quorum-not-a-share',
    ]);
    const times = { startsAt: new Date('2026-11-20T09:00:00Z'), endsAt: new Date('2026-11-20T12:00:00Z') };
    const about = {
      kind: 'NETWORKING',
      phenomenon: null,
      title: 'Treffen',
      description: '',
      organiser: 'Jugendamt',
    } as const;
    const rest = { ownerOrganisationId: null, place: 'Hamm', districtAgs: null, capacity: 5, retentionDays: 30 };
    const draft = { ...about, ...rest, ...times, registrationUntil: new Date('2026-11-18T22:00:00Z') };
    const event = must(await planEvent(database, editor, draft));
    office.clock.moveTo(new Date('2026-11-21T09:00:00Z'));
    expect(await kindsOf(cancelEvent(database, editor, event.id))).toEqual(['event-over']);
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
  });

  it('is a municipality or an office of the closed room of which nothing is told', async () => {
    const { database } = office;
    const nobody = {
      ags: '05915',
      name: '',
      kind: 'DORF',
      adminRegion: '',
      mailbox: 'p@hamm.example',
      memberFrom: '2026-01-01',
    };
    expect(await kindsOf(admitMunicipality(database, LEAD, nobody))).toEqual([
      'municipality-name-missing',
      'municipality-kind-missing',
      'region-missing',
    ]);
    const target = { name: '', work: 'Beratung', adminRegion: '', contact: '' };
    expect(await kindsOf(enterReferralTarget(database, LEAD, target))).toEqual(['referral-name-missing']);
    expect(await kindsOf(enterReferralTarget(database, LEAD, { ...target, name: 'Stelle', work: '' }))).toEqual([
      'referral-work-missing',
    ]);
  });
});
