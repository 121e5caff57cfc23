import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestWeb, TEST_PASSWORD, type TestWeb } from '../../../../test/support/web.js';

const ORGANISATION = '01900000-0000-7000-8000-000000005358';
const DUEREN = {
  email: 'm.keller@kreis-dueren.example',
  roles: ['APPLICANT_EDITOR'],
  organisationId: ORGANISATION,
} as const;

describe('signing in', () => {
  let web: TestWeb;

  beforeAll(async () => {
    web = await startTestWeb();
    await web.signedIn(DUEREN);
  });

  afterAll(() => web.close());

  it('leads a person of a district to the overview and shows who is signed in', async () => {
    const answer = await web
      .anybody()
      .post('/anmelden')
      .type('form')
      .send({ email: DUEREN.email, password: TEST_PASSWORD });
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('/uebersicht');
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/);
  });

  it('leads somebody without a session to the sign-in page and back', async () => {
    const answer = await web.anybody().get('/start');
    expect([answer.status, answer.headers['location']]).toEqual([303, '/anmelden?weiter=%2Fstart']);
    const page = await web.anybody().get('/anmelden?weiter=%2Fstart');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<h1');
  });

  it('says the same about a wrong password and an unknown account', async () => {
    const wrong = await web.anybody().post('/anmelden').type('form').send({ email: DUEREN.email, password: 'falsch' });
    const unknown = await web
      .anybody()
      .post('/anmelden')
      .type('form')
      .send({ email: 'x@y.example', password: 'falsch' });
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect(wrong.text.replace(DUEREN.email, '')).toBe(unknown.text.replace('x@y.example', ''));
  });

  it('never leads to another site after signing in', async () => {
    for (const returnTo of ['//boese.example', 'https://boese.example', '/\\boese.example', 'javascript:alert(1)']) {
      const answer = await web
        .anybody()
        .post('/anmelden')
        .type('form')
        .send({ email: DUEREN.email, password: TEST_PASSWORD, returnTo });
      expect(answer.headers['location']).toBe('/uebersicht');
    }
  });
});
