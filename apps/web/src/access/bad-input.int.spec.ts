import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '#kernel';
import { startTestWeb, type TestWeb } from '../../../../test/support/web.js';
import { problemOfDatabase } from './failures.js';

const TOKEN_PATH = '/api/v1/auth/token';

describe('bad input', () => {
  let web: TestWeb;

  beforeAll(async () => {
    web = await startTestWeb();
  });

  afterAll(() => web.close());

  const post = (path: string, type: string, body: string) =>
    web.anybody().post(path).set('Content-Type', type).send(body);

  it.each([
    ['JSON that breaks off', 'application/json', '{"email": "a@b.example"', 400],
    ['JSON that is only a word', 'application/json', 'null', 400],
    ['a NUL byte in JSON', 'application/json', '{"email":"a@b.example","password":"\\u0000"}', 400],
    ['10 MB of text', 'application/json', `{"email":"${'a'.repeat(10_000_000)}"}`, 413],
    ['XML', 'application/xml', '<a/>', 415],
    ['a form', 'application/x-www-form-urlencoded', 'email=a', 415],
    ['an unknown character set', 'application/json; charset=klingon', '{}', 415],
    ['nesting without end', 'application/json', `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`, 400],
    ['unknown fields', 'application/json', '{"email":"a@b.example","password":"x","role":"SYS_ADMIN"}', 422],
    ['a list instead of an object', 'application/json', '[]', 422],
    ['names of built-in properties', 'application/json', '{"x":{"constructor":1}}', 400],
    ['a prototype', 'application/json', '{"__proto__":{"email":"a@b.example"}}', 400],
    ['half a character', 'application/json', '{"email":"a@b.example","password":"\\ud800"}', 400],
    ['wrong types', 'application/json', '{"email":{"$ne":1},"password":["x"],"expiresInDays":1e308}', 422],
  ])('refuses %s at the API with a problem document', async (_name, type, body, status) => {
    const answer = await post(TOKEN_PATH, type, body);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.detail).toMatch(/[a-zäöü]{3}/);
  });

  it('names every wrong field of the API by a pointer', async () => {
    const answer = await post(TOKEN_PATH, 'application/json', '{"email":"x","expiresInDays":0,"role":"a"}');
    const pointers = answer.body.errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers.sort()).toEqual(['/email', '/expiresInDays', '/password', '/role']);
  });

  it.each([
    ['a NUL byte', 'application/x-www-form-urlencoded', 'email=a%00b&password=x', 400],
    ['10 MB of text', 'application/x-www-form-urlencoded', `email=${'a'.repeat(10_000_000)}`, 413],
    ['a hundred thousand fields', 'application/x-www-form-urlencoded', 'a=1&'.repeat(100_000), 413],
    ['plain text', 'text/plain', 'hallo', 415],
    ['XML', 'application/xml', '<a/>', 415],
  ])('refuses %s on a page with a German page', async (_name, type, body, status) => {
    const answer = await post('/anmelden', type, body);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('<html lang="de"');
  });

  it.each(['/anmelden?weiter=%00', '/%ff', '/anmelden?x=%E0%A4%A', '/anmelden/%00'])(
    'refuses the address %s',
    async (path) => {
      expect((await web.anybody().get(path)).status).toBe(400);
    },
  );

  it('tells of a guarantee of the database as a conflict, and of no other error', async () => {
    const refusedBy = (sql: string): Promise<unknown> =>
      web.database.transaction(SYSTEM_ACTOR, (tx) => tx.query(sql)).catch((error: unknown) => error);
    const guard = `DO $$ BEGIN RAISE 'full' USING ERRCODE = 'check_violation', CONSTRAINT = 'some_guard'; END $$`;
    const conflict = problemOfDatabase(await refusedBy(guard));
    expect([conflict?.status, conflict?.kind]).toEqual([409, 'refused-by-database']);
    expect(problemOfDatabase(await refusedBy('SELECT 1 / 0'))).toBeNull();
    expect(problemOfDatabase(new Error('of our own'))).toBeNull();
  });

  it('answers an unknown page and an unknown address of the API with 404', async () => {
    const page = await web.anybody().get('/gibt-es-nicht');
    expect([page.status, page.text.includes('Diese Seite gibt es nicht')]).toEqual([404, true]);
    const api = await web.anybody().get('/api/v1/gibt-es-nicht');
    expect([api.status, api.body.status]).toEqual([404, 404]);
  });

  it('sends a strict content policy and keeps pages out of caches', async () => {
    const { headers } = await web.anybody().get('/anmelden');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('says that it is alive and shows its figures', async () => {
    expect((await web.anybody().get('/health')).body).toEqual({ status: 'up' });
    expect((await web.anybody().get('/metrics')).text).toContain('http_request_duration_seconds_bucket');
    expect((await web.anybody().get('/metrics').set('X-Forwarded-For', '10.0.0.1')).status).toBe(404);
  });
});
