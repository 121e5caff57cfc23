import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { beginStart, type StartedOffice } from '../../../test/support/npm-start.js';
import { APP_ROLE, OWNER_ROLE, runSql } from './postgres/database.js';
import { freePort, waitUntil } from './postgres/postmaster.js';
import { startPostgres, type RunningPostgres } from './postgres/start-postgres.js';

const LIMIT = 400_000;
const PASSWORD = 'nur in diesem Test';
const PERSON = { name: 'Ada Amt', email: 'ada.amt@lks.example', password: 'vier Wörter ohne Bezug' };

/** A server as an operator has it: nothing on it but what the README tells them to create. */
describe('npm start -- --empty on a PostgreSQL of one’s own', () => {
  let folder: string;
  let server: RunningPostgres;
  let office: StartedOffice;
  let address: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'foerderakte-own-server-'));
    server = await startPostgres({ dataDir: path.join(folder, 'theirs'), durable: false });
    await runSql(server.adminUrl, 'DROP DATABASE foerderakte', `DROP ROLE ${APP_ROLE}`, `DROP ROLE ${OWNER_ROLE}`);
    await runSql(server.adminUrl, ...statementsOfReadme());
    address = `http://localhost:${await freePort()}`;
    office = beginStart(['--empty'], {
      PORT: new URL(address).port,
      DATA_DIRECTORY: path.join(folder, 'ours'),
      DATABASE_URL: as(APP_ROLE),
      DATABASE_OWNER_URL: as(OWNER_ROLE),
    });
    await waitUntil(() => office.hasSaid('Beenden mit Strg-C'), LIMIT);
  }, LIMIT);

  afterAll(async () => {
    office.child.kill('SIGKILL');
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  function as(role: string): string {
    const url = new URL(server.adminUrl);
    url.username = role;
    url.password = PASSWORD;
    url.pathname = '/foerderakte';
    return url.href;
  }

  const send = (to: string, fields: Record<string, string>): Promise<Response> =>
    fetch(to, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(fields),
      headers: { origin: address },
    });

  it('migrates it with the owner’s role, serves with the other, and starts no server of its own', async () => {
    expect(office.printed()).toContain(`Förderakte: ${address}`);
    expect(office.printed()).not.toContain('Demo-Konten');
    expect((await fetch(`${address}/health`)).status).toBe(200);
    expect(existsSync(path.join(folder, 'ours', 'postgres'))).toBe(false);
  });

  it('prints a link with which one person becomes the first administrator, once', async () => {
    const link = /Link gilt einmal\): (\S+)/.exec(office.printed())?.[1] ?? '';
    const page = await fetch(link);
    expect([page.status, new URL(link).origin]).toEqual([200, address]);
    const fields = { ...PERSON, passwordAgain: PERSON.password };
    const weak = await send(link, { ...fields, password: 'kurz', passwordAgain: 'kurz' });
    expect(weak.status).toBe(422);
    const opened = await Promise.all([send(link, fields), send(link, { ...fields, email: 'b@lks.example' })]);
    expect(opened.filter(({ status }) => status === 303)).toHaveLength(1);
    expect((await fetch(link)).status).toBeGreaterThanOrEqual(400);
    expect((await send(link, { ...fields, email: 'c@lks.example' })).status).toBeGreaterThanOrEqual(400);
    const answers = await Promise.all(
      [PERSON.email, 'b@lks.example'].map((email) => send(`${address}/anmelden`, { email, password: PERSON.password })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  it('ends with Ctrl-C and leaves the server running', async () => {
    office.child.kill('SIGINT');
    expect((await once(office.child, 'close'))[0]).toBe(0);
    await expect(runSql(as(APP_ROLE), 'SELECT 1')).resolves.toBeUndefined();
  });
});

/** Run word for word, so that what operators are told is what works. */
function statementsOfReadme(): string[] {
  const sql = /```sql\n([\s\S]*?)```/.exec(readFileSync('apps/ops/README.md', 'utf8'))?.[1] ?? '';
  return sql
    .replaceAll(`'...'`, `'${PASSWORD}'`)
    .trim()
    .split(/;\n?/)
    .filter((each) => each.trim() !== '');
}
