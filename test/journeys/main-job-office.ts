import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { loadReference } from '../../apps/ops/src/reference/load-reference.js';
import { organisationIdOfDistrict } from '#districts';
import { ensureAccount } from '#identity';
import { CalendarDate, SYSTEM_ACTOR, type Role } from '#kernel';
import { applicationPool, Database, SystemClock } from '#platform';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startProcess, type OfficeProcess } from '../support/office-processes.js';
import { openRoundRobin, type RoundRobin } from '../support/round-robin.js';

export const PASSWORD = 'Lindenblatt im Herbst 27';
const OPEN_DAY = CalendarDate.of(2026, 11, 20);

const PEOPLE = {
  editor: person('d.vorlage@kreis-dueren.example', 'D. Vorlage', ['APPLICANT_EDITOR'], '05358'),
  signatory: person('k.kreissiegel@kreis-dueren.example', 'K. Kreissiegel', ['APPLICANT_SIGNATORY'], '05358'),
  caseworker: person('a.beispiel@lks.example', 'A. Beispiel', ['CASEWORKER']),
  reviewer: person('b.muster@lks.example', 'B. Muster', ['REVIEWER']),
  head: person('c.probe@lks.example', 'C. Probe', ['SIGNATORY']),
  finance: person('g.titelbuch@lks.example', 'G. Titelbuch', ['BUDGET_OFFICER']),
};
export type Who = keyof typeof PEOPLE;
export const emailOf = (who: Who): string => PEOPLE[who].email;

/** Two web processes behind one address and two workers on one database, started as an operator would. */
export interface MainJobOffice {
  readonly front: RoundRobin;
  close(): Promise<void>;
}

/** Before the processes start, more can be written into the database, by its owner too. */
export async function openMainJobOffice(
  prepare: (database: TestDatabase) => Promise<void> = async () => undefined,
): Promise<MainJobOffice> {
  const files = mkdtempSync(path.join(os.tmpdir(), 'foerderakte-main-job-'));
  const testDatabase = await createTestDatabase();
  await fill(testDatabase.appUrl);
  await prepare(testDatabase);
  const environment = { DATABASE_URL: testDatabase.appUrl, FILES_DIRECTORY: files, DEMO: 'true' };
  const processes: OfficeProcess[] = [];
  // One after the other: the first builds what is out of date.
  for (const kind of ['web', 'web', 'worker', 'worker'] as const) {
    const started = await startProcess(kind, environment);
    processes.push(started);
    await started.ready();
  }
  const front = await openRoundRobin(processes.filter(({ kind }) => kind === 'web').map(({ address }) => address));
  return {
    front,
    close: async () => {
      await front.close();
      await Promise.all(processes.map((each) => each.kill()));
      await testDatabase.drop();
      rmSync(files, { recursive: true, force: true });
    },
  };
}

/** Reference data, people, and a day on which the call of 2027 is open. */
async function fill(appUrl: string): Promise<void> {
  const source = await new DataSource(applicationPool(appUrl, 2)).initialize();
  const database = new Database(source, new SystemClock(), true);
  await loadReference(database, process.cwd());
  const offsetDays = Math.max(0, CalendarDate.inBerlin(new Date()).daysUntil(OPEN_DAY));
  await database.transaction(SYSTEM_ACTOR, async (tx) => {
    await tx.query('UPDATE platform.demo_clock SET offset_days = $1', [offsetDays]);
    for (const each of Object.values(PEOPLE)) await ensureAccount(tx, { ...each, password: PASSWORD });
  });
  await source.destroy();
}

function person(email: string, name: string, roles: readonly Role[], ags?: string) {
  return { email, name, roles, organisationId: ags === undefined ? null : organisationIdOfDistrict(ags) };
}
