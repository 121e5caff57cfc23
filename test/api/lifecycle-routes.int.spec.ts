import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { APPLICATION_LIFECYCLE } from '#applications';
import { ApiDocument } from '../../apps/web/src/api/openapi/api-document.js';
import { listRoutes } from '../../apps/web/src/access/routes.js';
import { startTestWeb, type TestWeb } from '../support/web.js';

/** Routes on a case that are no action of its lifecycle: they change no status (an early start has a lifecycle of its own). */
const NO_ACTIONS = ['messages', 'assign', 'deadline', 'attachments', 'early-start'];

describe('the API and its document', () => {
  let web: TestWeb;
  let document: OpenAPIObject;

  beforeAll(async () => {
    web = await startTestWeb();
    document = web.app.get(ApiDocument).get();
  });
  afterAll(() => web.close());

  it('has one route for every action of the lifecycle that people take, and no other', () => {
    const actions = Object.entries(document.paths).flatMap(([path, item]) => {
      const action = /^\/api\/v1\/applications\/\{id\}\/([a-z-]+)$/.exec(path)?.[1];
      return action !== undefined && item.post ? [action] : [];
    });
    const taken = APPLICATION_LIFECYCLE.definition.transitions.filter(
      ({ by }) => !by.every((role) => role === 'SYSTEM'),
    );
    const expected = new Set<string>(taken.map(({ action }) => action));
    expect(new Set(actions.filter((action) => !NO_ACTIONS.includes(action)))).toEqual(expected);
  });

  it('describes every route under /api/v1', () => {
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    const served = listRoutes(web.app)
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => route.includes(' /api/v1/') && route !== 'GET /api/v1/metrics');
    expect(new Set(described)).toEqual(new Set(served));
  });

  it('refers to no schema that does not exist', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)];
    const unknown = refs.map(([, name = '']) => name).filter((name) => !(name in (document.components?.schemas ?? {})));
    expect(unknown).toEqual([]);
  });

  it('names amounts by cents, and demands a token except where everybody may ask', () => {
    const open = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.values(item).some((operation: { security?: object }) => !operation.security) ? [path] : [],
    );
    expect(open.sort()).toEqual([
      ...['/api/v1/auth/token', '/api/v1/docs', '/api/v1/health'],
      ...['/api/v1/open-data/awards.csv', '/api/v1/open-data/awards.json', '/api/v1/open-data/schema.json'],
      ...['/api/v1/openapi.json', '/api/v1/public/counselling/{ags}', '/api/v1/public/directory'],
    ]);
    expect(JSON.stringify(document.components?.schemas)).not.toMatch(/"amount"|"type":"number"/);
  });

  it('is shown as a page without script of its own or anything from elsewhere', async () => {
    const page = await web.anybody().get('/api/v1/docs');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('POST /api/v1/applications/{id}/sign');
    expect(page.text).toContain('schema-PrepareDecisionBody');
    expect(page.text).not.toMatch(/<script>|https?:\/\/(?!www\.w3)/);
    expect((await web.anybody().get('/api/v1/openapi.json')).body.openapi).toMatch(/^3\./);
  });

  it('answers a method that does not exist with 405 and those that do', async () => {
    const answer = await web.anybody().delete('/api/v1/applications');
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, POST']);
  });
});
