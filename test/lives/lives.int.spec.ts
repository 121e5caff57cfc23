import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { verifyAudit } from '#audit';
import { seededRandom } from '../chaos/seeded-random.js';
import { confirmedAccount, makeFinal, payerEntered, signedAward } from '../payments/award-builder.js';
import { openOffice, twoYearForm, type Office } from '../support/case-builder.js';
import { brokenRules } from './invariants.js';
import { RandomLife, type LivingGrant } from './random-life.js';

/** By hand 10,000: LIVES_ACTIONS=10000 npm run test:integration -- test/lives */
const ACTIONS = Number(process.env['LIVES_ACTIONS'] ?? 800);
const SEED = Number(process.env['LIVES_SEED'] ?? Date.now() % 1_000_000);
const DISTRICTS = ['05358', '05766', '05315', '05374', '05378'];
const LOOK_EVERY = 100;
const AT_ONCE = 4;

describe(`random lives of grants in one database (LIVES_SEED=${SEED} LIVES_ACTIONS=${ACTIONS})`, () => {
  let office: Office;
  let owner: pg.Client;
  let life: RandomLife;

  beforeAll(async () => {
    office = await openOffice();
    owner = new pg.Client({ connectionString: office.testDatabase.ownerUrl });
    await owner.connect();
    await payerEntered(office);
    const grants: LivingGrant[] = [];
    for (const ags of DISTRICTS) {
      const award = await signedAward(office, ags, twoYearForm({ 2027: 50_000, 2028: 30_000 }));
      await makeFinal(office, award, ags, '2026-11-02');
      await confirmedAccount(office, ags);
      grants.push({ ags, awardId: award.id });
    }
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    life = new RandomLife(office, grants, seededRandom(SEED));
  });
  afterAll(async () => {
    await owner.end();
    await office.close();
  });

  const broken = () => brokenRules(async (sql) => (await owner.query(sql)).rows);

  it(
    'never break a ledger, whatever is tried and refused, one after the other and at once',
    async () => {
      for (let played = 0; played < ACTIONS; played += LOOK_EVERY) {
        for (let index = 0; index < LOOK_EVERY; index += AT_ONCE)
          await Promise.all(Array.from({ length: AT_ONCE }, () => life.act()));
        expect(await broken()).toEqual({});
      }
      console.log(JSON.stringify({ done: life.done, refused: life.refused }));
      for (const act of ['ask', 'submit', 'step', 'run', 'feedback', 'change'])
        expect(life.done[act]).toBeGreaterThan(0);
      expect(await verifyAudit(office.database)).toBeNull();
    },
    30_000 + ACTIONS * 100,
  );

  it('are judged by rules that notice a lost cent', async () => {
    await owner.query('BEGIN');
    await owner.query(`ALTER TABLE awards.cap_account DISABLE TRIGGER USER; ALTER TABLE budget.account DISABLE TRIGGER USER;
      ALTER TABLE disbursements.drawing_account DISABLE TRIGGER USER`);
    await owner.query('UPDATE awards.cap_account SET committed_cents = committed_cents + 1 WHERE committed_cents > 0');
    await owner.query('UPDATE budget.account SET paid_cents = paid_cents + 1');
    await owner.query('UPDATE disbursements.drawing_account SET drawn_cents = drawn_cents - 1 WHERE drawn_cents > 0');
    const found = Object.keys(await broken());
    await owner.query('ROLLBACK');
    expect(found).toEqual([
      'the account under the cap is the sum of its entries',
      'what is committed under the cap is the sum of the current notices',
      'the account of a title is the sum of its entries',
      'what is drawn on a year is the sum of its entries and of its open and paid requests',
      'what all titles have spent is what was paid less what was set off',
    ]);
  });
});
