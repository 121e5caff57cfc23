import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '#kernel';
import { startTestWeb, type TestBrowser, type TestWeb } from '../../../../test/support/web.js';

describe('a web process whose connections are all taken', () => {
  let web: TestWeb;
  let browser: TestBrowser;
  let give: () => void;
  let holders: Promise<unknown>;

  beforeAll(async () => {
    web = await startTestWeb({ databasePoolSize: 2, databaseWaitSeconds: 5 });
    browser = await web.signedIn({ email: 'leitung@office.example', roles: ['CASEWORKER'], organisationId: null });
    const given = new Promise<void>((resolve) => (give = resolve));
    const held: Promise<void>[] = [];
    const hold = (): Promise<void> =>
      new Promise((taken) => {
        held.push(
          web.database.transaction(SYSTEM_ACTOR, () => {
            taken();
            return given;
          }),
        );
      });
    await Promise.all([hold(), hold()]);
    holders = Promise.all(held);
  });

  afterAll(() => web.close());

  it('tells programs to come again, and when', async () => {
    const answer = await web.anybody().get('/api/v1/applications').set('Authorization', 'Bearer fa_whatever');
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.type).toBe('urn:foerderakte:problem:database-unreachable');
  });

  it('tells people what to do, so that nothing they typed is lost', async () => {
    const page = await browser.get('/arbeitsliste');
    expect(page.status).toBe(503);
    expect(page.text).toContain('<html lang="de"');
    expect(page.text).toContain('laden Sie diese Seite dann neu');
  });

  it('goes on as soon as a connection is free', async () => {
    give();
    await holders;
    expect((await browser.get('/arbeitsliste')).status).toBe(200);
  });
});
