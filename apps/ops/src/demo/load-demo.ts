import type pg from 'pg';
import { appropriate } from '#budget';
import { listOrganisations } from '#districts';
import { listAccounts } from '#identity';
import { CalendarDate, Money, SYSTEM_ACTOR } from '#kernel';
import { Database, FixedClock, SystemClock, type FileStore } from '#platform';
import { AWARDS_2026 } from './awards-2026.js';
import { CASE_LIPPE } from './case-lippe.js';
import { CASES_2026 } from './cases-2026.js';
import { CASES_2027 } from './cases-2027.js';
import { CASES_PARTNERSHIPS } from './cases-partnerships.js';
import { coordinationAccount } from './coordination-office.js';
import type { DemoCase } from './demo-case.js';
import { FIRST_DEMO_DAY, instantOf } from './demo-time.js';
import { loadEnquiryRoom, roomAccounts } from './enquiry-room.js';
import { OneTransaction } from './one-transaction.js';
import { loadPartnerships } from './partnerships.js';
import { demoAccounts, OFFICE, openAccounts, type DemoAccount, type People } from './people.js';
import { loadNetwork } from './network/load-network.js';
import { isNiedersachsenLoaded, loadNiedersachsen, niedersachsenAccounts } from './niedersachsen.js';
import { loadPayments } from './payments-scene.js';
import { play } from './player.js';
import { mustSucceed } from './scene.js';
import { loadSettlements } from './settlement-scene.js';
import { loadUseReports } from './use-reports-scene.js';

const CASES: readonly DemoCase[] = [...AWARDS_2026, ...CASES_2026, ...CASES_2027, CASE_LIPPE, ...CASES_PARTNERSHIPS];
const TITLE = '06-072-633-65';

/** Loads the demo if it is not there yet, whole or not at all, and answers who can sign in. */
export async function loadDemoOnce(
  database: Database,
  files: FileStore,
  publicUrl: string,
): Promise<readonly DemoAccount[]> {
  const runner = database.source.createQueryRunner();
  const client: pg.PoolClient = await runner.connect();
  try {
    const today = CalendarDate.inBerlin(new SystemClock().now());
    const demoDay = today.isBefore(FIRST_DEMO_DAY) ? FIRST_DEMO_DAY : today;
    const clock = new FixedClock(instantOf('2025-09-01 08:00', demoDay));
    // Two processes may start at once; the second finds the demo loaded.
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('load-demo'))`);
    const stage = new OneTransaction(database, client, clock, publicUrl);
    if (!(await isLoaded(stage))) {
      await load({ database: stage, files, clock, today: demoDay });
      await client.query('UPDATE platform.demo_clock SET offset_days = $1', [today.daysUntil(demoDay)]);
    }
    const accounts = await accountsOf(stage);
    await client.query('COMMIT');
    return accounts;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

const isLoaded = (database: Database): Promise<boolean> =>
  database.read(SYSTEM_ACTOR, async (tx) => (await listAccounts(tx, OFFICE[0]?.email, 1)).length > 0);

async function load(stage: {
  readonly database: Database;
  readonly files: FileStore;
  readonly clock: FixedClock;
  readonly today: CalendarDate;
}): Promise<void> {
  const people = await openAccounts(
    stage.database,
    CASES.map(({ district }) => district),
  );
  await bookBudget(stage, people);
  await play({ ...stage, people }, CASES);
  await loadPayments({ ...stage, people });
  await loadUseReports({ ...stage, people });
  await loadSettlements({ ...stage, people });
  await loadPartnerships(stage, people);
  await loadEnquiryRoom(stage);
  await loadNetwork({ ...stage, people });
  await loadNiedersachsen(stage);
}

/** What the ministry changed in the title of 2026: money added in March, a part blocked in June. */
async function bookBudget(
  { database, clock, today }: { database: Database; clock: FixedClock; today: CalendarDate },
  people: People,
): Promise<void> {
  const officer = people.office.get('G. Titelbuch');
  if (!officer) throw new Error('demo: no budget officer');
  const entry = { titleId: TITLE, budgetYear: 2026, authority: 'AE' } as const;
  clock.moveTo(instantOf('2026-03-10 09:00', today));
  const reinforcement = { ...entry, kind: 'REINFORCEMENT', amount: Money.ofEuros(12_000) } as const;
  mustSucceed(await appropriate(database, officer, { ...reinforcement, orderReference: 'Verstärkung vom 10.03.2026' }));
  clock.moveTo(instantOf('2026-06-02 09:00', today));
  const block = { ...entry, kind: 'BLOCK', amount: Money.ofEuros(-34_600) } as const;
  mustSucceed(await appropriate(database, officer, { ...block, orderReference: 'Sperre vom 02.06.2026' }));
}

const accountsOf = (database: Database): Promise<readonly DemoAccount[]> =>
  database.read(SYSTEM_ACTOR, async (tx) => {
    const organisations = await listOrganisations(tx);
    const nameOf = (id: string): string => organisations.find((organisation) => organisation.id === id)?.name ?? '';
    const neighbours = (await isNiedersachsenLoaded(tx)) ? niedersachsenAccounts() : [];
    return [...demoAccounts(nameOf), coordinationAccount(), ...roomAccounts(), ...neighbours];
  });
