import { organisationIdOfDistrict } from '#districts';
import { ensureAccount } from '#identity';
import { SYSTEM_ACTOR, type Actor, type Role } from '#kernel';
import type { Database } from '#platform';
import { TEST_PASSWORD } from '../support/web.js';
import { ask } from './web-process.js';

export interface Person {
  readonly email: string;
  readonly actor: Actor;
}

/** An account of the authority, or of a district's organisation when an AGS is given. */
export async function aPerson(database: Database, name: string, roles: readonly Role[], ags?: string): Promise<Person> {
  const organisationId = ags === undefined ? null : organisationIdOfDistrict(ags);
  const email = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@bench.example`;
  const draft = { name, email, password: TEST_PASSWORD, roles, organisationId };
  const { id } = await database.transaction(SYSTEM_ACTOR, (tx) => ensureAccount(tx, draft));
  const scope = organisationId === null ? 'AUTHORITY' : 'ORGANISATION';
  return { email, actor: { accountId: id, name, roles, organisationId, scope } };
}

/** A token for the API, as a program asks for it. */
export async function tokenOf(port: number, { email }: Person): Promise<string> {
  const answer = await ask(port, {
    method: 'POST',
    path: '/api/v1/auth/token',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: TEST_PASSWORD }),
  });
  if (answer.status !== 201) throw new Error(`${email}: ${answer.status} ${answer.body}`);
  const { token } = JSON.parse(answer.body) as { token: string };
  return token;
}

/** The cookie of a browser that has signed in. */
export async function cookieOf(port: number, { email }: Person): Promise<string> {
  const form = new URLSearchParams({ email, password: TEST_PASSWORD }).toString();
  const answer = await ask(port, {
    method: 'POST',
    path: '/anmelden',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  });
  if (answer.status !== 303) throw new Error(`${email}: ${answer.status} ${answer.body}`);
  const cookies = [answer.headers['set-cookie'] ?? []].flat();
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}
