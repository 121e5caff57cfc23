import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Award } from '#awards';
import type { Actor, Refusal, Result } from '#kernel';
import { newId, violatedConstraint } from '#platform';
import { appointToLeadBody } from '#programmes';
import { approveSettlement, discardSettlement, prepareSettlement, signSettlement } from '#settlement';
import { must, payableAward } from '../payments/award-builder.js';
import { capOfficer, caseworker, openOffice, reviewer, signatory, type Office } from '../support/case-builder.js';
import { examinedReport } from './settlement-builder.js';

const AGS = '05358';
const BODIES = [
  { body: 'VS', label: 'Verfassungsschutz' },
  { body: 'LKA', label: 'Landeskriminalamt' },
];
const second: Actor = { ...reviewer, accountId: newId(), name: 'L. Kripo' };

describe('the settlement of a grant whose terms name lead bodies', () => {
  let office: Office;
  let award: Award;

  beforeAll(async () => {
    office = await openOffice();
    award = await payableAward(office, AGS, 90_125);
    office.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
    await examinedReport(office, award, AGS, { recognised: 85_000.33 });
    // Data, not code: the same programme, with bodies in its terms.
    const owner = new pg.Client(office.testDatabase.ownerUrl);
    await owner.connect();
    await owner.query(
      `UPDATE programmes.terms_version SET terms = terms || jsonb_build_object('approvals', $1::jsonb) WHERE programme_code = 'NRWELTOFFEN'`,
      [JSON.stringify(BODIES)],
    );
    await owner.end();
    for (const [account, { body }] of [
      [reviewer, BODIES[0]],
      [second, BODIES[1]],
    ] as [Actor, { body: string }][]) {
      const appointed = { programmeCode: 'NRWELTOFFEN', body, account: { id: account.accountId, name: account.name } };
      must(await appointToLeadBody(office.database, capOfficer, appointed));
    }
  });
  afterAll(() => office.close());

  const prepare = () => prepareSettlement(office.database, caseworker, { awardId: award.id, notes: [] });
  const act = (
    by: Actor,
    use: (...given: Parameters<typeof signSettlement>) => Promise<Result<unknown, Refusal>>,
  ): Promise<string> => use(office.database, by, award.id).then((done) => (done.ok ? 'done' : done.refusal.kind));

  it('is signed only with one approval from each, given for the settlement as it is prepared', async () => {
    expect(await act(reviewer, approveSettlement)).toBe('settlement-not-prepared');
    must(await prepare());
    expect(await act(signatory, signSettlement)).toBe('approval-missing');
    expect(await act(caseworker, approveSettlement)).toBe('action-not-permitted');
    expect(await act({ ...caseworker, roles: ['REVIEWER'] }, approveSettlement)).toBe('settlement-four-eyes');
    expect(await act(signatory, approveSettlement)).toBe('approval-not-yours');
    expect(await act(reviewer, approveSettlement)).toBe('done');
    expect(await act(reviewer, approveSettlement)).toBe('approval-given');
    expect(await act(signatory, signSettlement)).toBe('approval-missing');

    must(await discardSettlement(office.database, caseworker, award.id));
    must(await prepare());
    expect(await act(second, approveSettlement)).toBe('done');
    expect(await act(signatory, signSettlement)).toBe('approval-missing');
    expect(await raw()).toBe('settlement_approved_by_all');
    expect(await forOthers()).toBe('settlement_approval_for_own_body');
    expect(await act(reviewer, approveSettlement)).toBe('done');
    expect(await act(signatory, signSettlement)).toBe('done');
  });

  const constraintOf = (done: Promise<unknown>): Promise<string | null> =>
    done.then(
      () => 'done',
      (error: unknown) => violatedConstraint(error),
    );
  const raw = () =>
    constraintOf(
      office.database.transaction(signatory, (tx) =>
        tx.query(
          `UPDATE settlement.settlement SET state = 'SIGNED', signed_by = $2, signed_by_name = 'x', signed_at = $3, notice_id = id
           WHERE award_id = $1 AND state = 'PREPARED'`,
          [award.id, signatory.accountId, tx.now],
        ),
      ),
    );
  const forOthers = () =>
    constraintOf(
      office.database.transaction(signatory, (tx) =>
        tx.query(
          `INSERT INTO settlement.approval (award_id, act, act_id, edition, programme_code, body, approved_by, approved_by_name, approved_at)
           SELECT s.award_id, 'SETTLEMENT', s.id, 1, 'NRWELTOFFEN', 'VS', $2, 'x', $3 FROM settlement.settlement s
           WHERE s.award_id = $1 AND s.state = 'PREPARED'`,
          [award.id, signatory.accountId, tx.now],
        ),
      ),
    );
});
