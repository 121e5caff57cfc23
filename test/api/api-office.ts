import request from 'supertest';
import { ensureAccount } from '#identity';
import { SYSTEM_ACTOR, type Actor, type Role } from '#kernel';
import type { Settings } from '#platform';
import { loadReference } from '../../apps/ops/src/reference/load-reference.js';
import type { Office } from '../support/case-builder.js';
import { organisationIdOfDistrict } from '#districts';
import { startTestWeb, TEST_PASSWORD, type TestWeb } from '../support/web.js';

export type Body = object | string;

/** One account of the office with its token, as a program would use it. */
export interface ApiUser {
  readonly actor: Actor;
  readonly token: string;
  get(path: string): request.Test;
  post(path: string, body?: Body, headers?: Readonly<Record<string, string>>): request.Test;
  send(
    method: 'put' | 'patch' | 'post',
    path: string,
    body: Body,
    headers?: Readonly<Record<string, string>>,
  ): request.Test;
}

export interface ApiOffice {
  readonly web: TestWeb;
  /** For builders that work on use cases. */
  readonly office: Office;
  user(name: string, roles: readonly Role[], ags?: string): Promise<ApiUser>;
  close(): Promise<void>;
}

/** The running application with reference data, on a real port and a database of its own. */
export async function openApiOffice(settings: Partial<Settings> = {}): Promise<ApiOffice> {
  const web = await startTestWeb(settings);
  await loadReference(web.database, process.cwd());
  await web.app.listen(0, '127.0.0.1');
  const address = (await web.app.getUrl()).replace('[::1]', '127.0.0.1');
  const office: Office = {
    database: web.database,
    clock: web.clock,
    get testDatabase(): never {
      throw new Error('the web application keeps its database to itself');
    },
    close: () => web.close(),
  };
  return {
    web,
    office,
    user: (name, roles, ags) => openUser(web, address, { name, roles, ags }),
    close: () => web.close(),
  };
}

async function openUser(
  web: TestWeb,
  address: string,
  { name, roles, ags }: { name: string; roles: readonly Role[]; ags: string | undefined },
): Promise<ApiUser> {
  const organisationId = ags === undefined ? null : organisationIdOfDistrict(ags);
  const email = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@office.example`;
  const account = await web.database.transaction(SYSTEM_ACTOR, (tx) =>
    ensureAccount(tx, { name, email, password: TEST_PASSWORD, roles, organisationId }),
  );
  const issued = await request(address).post('/api/v1/auth/token').send({ email, password: TEST_PASSWORD });
  if (issued.status !== 201) throw new Error(`${name}: ${issued.status} ${issued.text}`);
  const token: string = issued.body.token;
  const send: ApiUser['send'] = (method, path, body, headers = {}) =>
    request(address)
      [method](path)
      .set('Authorization', `Bearer ${token}`)
      .set('Content-Type', 'application/json')
      .set(headers)
      .send(body);
  return {
    actor: { accountId: account.id, name, roles, organisationId, scope: organisationId ? 'ORGANISATION' : 'AUTHORITY' },
    token,
    get: (path) => request(address).get(path).set('Authorization', `Bearer ${token}`),
    post: (path, body = {}, headers) => send('post', path, body, headers),
    send,
  };
}
