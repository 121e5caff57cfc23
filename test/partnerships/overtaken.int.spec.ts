import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { reviseAward, revisedTranches, type Award } from '#awards';
import { CalendarDate, Money, type Refusal, type Result } from '#kernel';
import { issueNotice } from '#notices';
import { RECOVERY } from '#notices/testing';
import { findFrame, foundPartnership, openFrame, signLocalDecision, transferBetweenFunds } from '#partnerships';
import { aPartnership, RULES } from '#partnerships/testing';
import { signedAward } from '../payments/award-builder.js';
import { caseworker, completeForm, openOffice, signatory as authority, type Office } from '../support/case-builder.js';
import { editor, must, preparedProject, signatory } from './local-office.js';

/** What the database alone can know, because somebody else was faster: told in words, and nothing is booked. */
describe('whoever comes second', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(new Date('2026-11-02T09:00:00Z'));
  });
  afterAll(() => office.close());

  const kindOf = async (act: Promise<Result<unknown, Refusal>>): Promise<string> => {
    const done = await act;
    return done.ok ? 'done' : done.refusal.kind;
  };

  /** Both look at the frame while a third holds its row; then the database lets one after the other through. */
  const atOnce = async (frameId: string, acts: readonly (() => Promise<string>)[]): Promise<string[]> => {
    const third = new pg.Client(office.testDatabase.ownerUrl);
    await third.connect();
    await third.query('BEGIN');
    await third.query('SELECT 1 FROM partnerships.frame WHERE id = $1 FOR UPDATE', [frameId]);
    const running = acts.map((act) => act());
    const waiting = `SELECT count(*)::int AS number FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    for (let tries = 0; tries < 200; tries += 1) {
      const { rows } = await third.query<{ number: number }>(waiting);
      if ((rows[0]?.number ?? 0) >= acts.length) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await third.query('COMMIT');
    await third.end();
    return (await Promise.all(running)).sort();
  };

  it('moves no money that would break the share for projects: frame-overtaken', async () => {
    const { frameId } = await aPartnership(office.database, editor, { slug: 'hamm-zugleich' });
    const move = (from: 'AKTIONSFONDS' | 'JUGENDFONDS') => () =>
      kindOf(
        transferBetweenFunds(office.database, editor, {
          ...{ frameId, from, to: 'KUF', amount: Money.ofEuros(4_000), reason: 'Beide zugleich' },
        }),
      );
    expect(await atOnce(frameId, [move('AKTIONSFONDS'), move('JUGENDFONDS')])).toEqual(['done', 'frame-overtaken']);
    const frame = await office.database.read(editor, (tx) => findFrame(tx, frameId));
    expect(frame?.funds.find(({ code }) => code === 'KUF')?.allocated.toCents()).toBe(6_900_000);
  });

  it('forwards nothing above an award that was lowered since the decision was prepared: forwarded-above-award', async () => {
    const form = { ...completeForm(20_000), 'cost.b0001.category': 'WEITERLEITUNG' };
    const award = await signedAward(office, '05915', form, ['WEITERLEITUNGSVERTRAG']);
    const place = {
      ...{
        programmeCode: 'NRWELTOFFEN' as const,
        name: 'Projekte vor Ort in Hamm',
        slug: 'hamm-nrwo',
        leadOffice: 'KI Hamm',
      },
      ...{ coordinationOffice: 'KI Hamm', coordinationByCarrier: false, contactEmail: 'ki@hamm.example' },
      ...{ contactPhone: '', beganOn: CalendarDate.of(2025, 1, 1), goals: [] },
    } as const;
    const { id: partnershipId } = must(await foundPartnership(office.database, editor, place));
    const { id: frameId } = must(
      await openFrame(office.database, editor, {
        ...{ partnershipId, budgetYear: 2027, awardId: award.id, federalReference: '', ownShare: Money.ZERO },
        ...{ award: Money.ofEuros(5_000), split: { WEITERLEITUNG: Money.ofEuros(5_000) } },
        rules: { WEITERLEITUNG: RULES },
      }),
    );
    const built = { partnershipId, frameId, allianceId: '' };
    const { projectId } = await preparedProject(office, built, {}, {}, { editor, signatory }, 'WEITERLEITUNG');
    must(await lowered(award, 1_500));
    expect(await kindOf(signLocalDecision(office.database, signatory, projectId))).toBe('forwarded-above-award');
    const frame = await office.database.read(editor, (tx) => findFrame(tx, frameId));
    expect(frame?.funds[0]?.committed).toEqual(Money.ZERO);
  });

  /** The act that takes the award down to so many euros, with its notice, as every act on an award. */
  const lowered = (award: Award, euros: number): Promise<Result<Award, Refusal>> =>
    office.database.transaction(authority, async (tx) => {
      const amount = Money.ofEuros(euros);
      const noticeId = await issueNotice(tx, {
        content: { ...RECOVERY, kind: 'AMENDMENT' },
        ...{ isAct: true, caseId: award.applicationId, organisationId: award.organisationId },
        preparedBy: caseworker.accountId,
      });
      const basis = { ...award, awardId: award.id, expectedVersion: award.version, cause: 'AMENDMENT' as const };
      const tranches = revisedTranches(award.tranches, { 2027: amount }, tx.today);
      return reviseAward(tx, { ...basis, noticeId, tranches, amount, eligible: amount });
    });
});
