import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { verifyAudit } from '#audit';
import { seededRandom } from '../chaos/seeded-random.js';
import { payableAward } from '../payments/award-builder.js';
import { creditedPayment, enterRates, examinedReport, openPayerAccount } from '../settlement/settlement-builder.js';
import { openOffice, type Office } from '../support/case-builder.js';
import { brokenRules } from './invariants.js';
import { RandomEnd } from './random-end.js';
import type { LivingGrant } from './random-life.js';

/** By hand 10,000: ENDS_ACTIONS=10000 npm run test:integration -- test/lives/ends */
const ACTIONS = Number(process.env['ENDS_ACTIONS'] ?? 1200);
const SEED = Number(process.env['ENDS_SEED'] ?? Date.now() % 1_000_000);
/** Paid in full; what of the costs of 90.125 EUR is recognised at the end. */
const GRANTS = [
  { ags: '05358', recognised: 90_125 },
  { ags: '05766', recognised: 80_125 },
  { ags: '05315', recognised: 60_000.01 },
  { ags: '05334', recognised: 0.01 },
  { ags: '05566', recognised: null },
];
const WANTED = ['sign-settlement', 'sign-recovery', 'pay', 'late-use'];
const LOOK_EVERY = 80;
const AT_ONCE = 4;

describe(`random ends of grants in one database (ENDS_SEED=${SEED} ENDS_ACTIONS=${ACTIONS})`, () => {
  let office: Office;
  let owner: pg.Client;
  let ends: RandomEnd;

  beforeAll(async () => {
    office = await openOffice();
    owner = new pg.Client({ connectionString: office.testDatabase.ownerUrl });
    await owner.connect();
    await openPayerAccount(office);
    const grants: LivingGrant[] = [];
    for (const { ags } of GRANTS) {
      office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
      const award = await payableAward(office, ags, 90_125);
      office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
      await creditedPayment(office, award, ags, 72_100);
      grants.push({ ags, awardId: award.id });
      const recognised = GRANTS.find((grant) => grant.ags === ags)?.recognised ?? null;
      office.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
      if (recognised !== null) await examinedReport(office, award, ags, { recognised });
    }
    await enterRates(office, ['2027-01-01', '2027-07-01', '2028-01-01']);
    ends = new RandomEnd(office, grants, seededRandom(SEED));
  });
  afterAll(async () => {
    await owner.end();
    await office.close();
  });

  const missing = (): string[] => WANTED.filter((act) => (ends.done[act] ?? 0) === 0);
  const broken = () => brokenRules(async (sql) => (await owner.query(sql)).rows);

  it(
    'never lose or make a cent: settled, revoked, demanded, paid, deferred, written off, closed',
    async () => {
      // Chance may keep a rare act away for long; the lives go on until each was done.
      for (let played = 0; played < ACTIONS || (missing().length > 0 && played < 4 * ACTIONS); played += LOOK_EVERY) {
        for (let index = 0; index < LOOK_EVERY; index += AT_ONCE)
          await Promise.all(Array.from({ length: AT_ONCE }, () => ends.act()));
        expect(await broken()).toEqual({});
      }
      console.log(JSON.stringify({ done: ends.done, refused: ends.refused }));
      expect(missing()).toEqual([]);
      expect(await verifyAudit(office.database)).toBeNull();
    },
    60_000 + ACTIONS * 150,
  );

  it('are judged by rules that notice a cent demanded twice or never written down', async () => {
    await owner.query('BEGIN');
    await owner.query('ALTER TABLE settlement.claim_account DISABLE TRIGGER USER');
    await owner.query('ALTER TABLE settlement.claim DISABLE TRIGGER USER');
    await owner.query('UPDATE settlement.claim_account SET balance_cents = balance_cents + 1');
    await owner.query(
      `UPDATE settlement.claim SET amount_cents = amount_cents + 10000000 WHERE kind = 'REIMBURSEMENT'`,
    );
    const found = Object.keys(await broken());
    await owner.query('ROLLBACK');
    expect(found).toEqual([
      'the balance of a claim is the sum of its ledger',
      'every claim is demanded once, with its amount',
      'no more is demanded back than was paid beyond the grant',
    ]);
  });
});
