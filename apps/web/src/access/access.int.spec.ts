import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  startTestWeb,
  TEST_NOON,
  TEST_PASSWORD,
  tokenIn,
  type TestBrowser,
  type TestWeb,
} from '../../../../test/support/web.js';

const DUEREN = '01900000-0000-7000-8000-000000005358';
const MINUTE_MS = 60_000;

describe('access', () => {
  let web: TestWeb;
  let district: TestBrowser;
  let administrator: TestBrowser;

  beforeAll(async () => {
    web = await startTestWeb();
    district = await web.signedIn({ email: 'kreis@d.example', roles: ['APPLICANT_EDITOR'], organisationId: DUEREN });
    administrator = await web.signedIn({ email: 'admin@l.example', roles: ['SYS_ADMIN'], organisationId: null });
  });

  afterAll(() => web.close());

  it('names the role that is needed when somebody lacks it', async () => {
    const answer = await district.get('/verwaltung/konten');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Benutzerverwaltung');
  });

  it('leads every role to its own first page', async () => {
    const caseworker = await web.signedIn({ email: 's@l.example', roles: ['CASEWORKER'], organisationId: null });
    const finance = await web.signedIn({ email: 'h@l.example', roles: ['BUDGET_OFFICER'], organisationId: null });
    const homes = [district, caseworker, finance, administrator].map(
      async (browser) => (await browser.get('/start')).headers['location'],
    );
    expect(await Promise.all(homes)).toEqual(['/uebersicht', '/arbeitsliste', '/haushalt', '/verwaltung/konten']);
  });

  it('answers an API call without token with a problem document', async () => {
    const answer = await web.anybody().post('/api/v1/demo/clock').send({ today: '2027-01-01' });
    expect(answer.status).toBe(401);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status: 401, type: 'urn:foerderakte:problem:sign-in-needed' });
  });

  it('refuses a form without the token of the session and one from a foreign page', async () => {
    const cookieless = await district.raw().post('/konto/zugangsschluessel').type('form').send({ label: 'x' });
    expect(cookieless.status).toBe(403);
    const foreign = await district
      .raw()
      .post('/konto/zugangsschluessel')
      .set('Origin', 'https://boese.example')
      .type('form')
      .send({ label: 'x' });
    expect(foreign.status).toBe(403);
  });

  it('refuses a form with an address too long to be kept, without failing', async () => {
    const answer = await district
      .raw()
      .post(`/konto/zugangsschluessel?${'a'.repeat(2100)}`)
      .set('Origin', web.settings.publicUrl)
      .type('form')
      .send({ label: 'x' });
    expect(answer.status).toBe(403);
  });

  it('shows the message of an act once', async () => {
    const answer = await administrator.post('/verwaltung/demo-uhr', { today: '2026-11-16' });
    expect(answer.status).toBe(303);
    expect((await administrator.get('/konto')).text).toContain('Heute ist jetzt der 16.11.2026.');
    expect((await administrator.get('/konto')).text).not.toContain('Heute ist jetzt der');
  });

  describe('a session', () => {
    afterAll(() => web.clock.moveTo(TEST_NOON));

    it('ends after 30 idle minutes and gives a late form back to its owner alone', async () => {
      const late = await web.signedIn({
        email: 'spaet@d.example',
        roles: ['APPLICANT_EDITOR'],
        organisationId: DUEREN,
      });
      const token = tokenIn((await late.get('/konto')).text);
      web.clock.moveTo(new Date(TEST_NOON.getTime() + 31 * MINUTE_MS));
      const sent = await late
        .raw()
        .post('/konto/zugangsschluessel')
        .type('form')
        .send({ _csrf: token, label: 'Bericht <b>' });
      expect(sent.status).toBe(303);
      const location = String(sent.headers['location']);
      expect(location).toMatch(/^\/anmelden\?eingaben=/);
      const page = await late.get(location);
      expect(page.text).toContain('Ihre Eingaben sind noch da');
      const keptForm = new URL(location, 'http://x').searchParams.get('eingaben') ?? '';

      const stranger = await web.signedIn({
        email: 'fremd@d.example',
        roles: ['APPLICANT_EDITOR'],
        organisationId: DUEREN,
      });
      expect((await stranger.get(`/eingaben/${keptForm}`)).status).toBe(404);

      const back = await late
        .raw()
        .post('/anmelden')
        .type('form')
        .send({ email: 'spaet@d.example', password: TEST_PASSWORD, keptForm });
      expect(back.headers['location']).toBe(`/eingaben/${keptForm}`);
      const kept = await late.get(`/eingaben/${keptForm}`);
      expect(kept.text).toContain('action="/konto/zugangsschluessel"');
      expect(kept.text).toContain('value="Bericht &lt;b>"');
    });

    it('ends after ten hours however busy somebody is', async () => {
      web.clock.moveTo(TEST_NOON);
      const busy = await web.signedIn({
        email: 'eifrig@d.example',
        roles: ['APPLICANT_EDITOR'],
        organisationId: DUEREN,
      });
      for (let minutes = 20; minutes < 600; minutes += 20) {
        web.clock.moveTo(new Date(TEST_NOON.getTime() + minutes * MINUTE_MS));
        expect((await busy.get('/konto')).status).toBe(200);
      }
      web.clock.moveTo(new Date(TEST_NOON.getTime() + 600 * MINUTE_MS));
      expect((await busy.get('/konto')).status).toBe(303);
    });

    it('tells a script that it is over instead of sending it to the sign-in page', async () => {
      web.clock.moveTo(TEST_NOON);
      const answer = await web.anybody().post('/session/extend').set('Accept', 'application/json');
      expect([answer.status, answer.body.status]).toEqual([401, 401]);
    });

    it('goes on when the user asks for it', async () => {
      const asking = await web.signedIn({
        email: 'bleibt@d.example',
        roles: ['APPLICANT_EDITOR'],
        organisationId: DUEREN,
      });
      const answer = await asking.post('/session/extend');
      expect(answer.body).toEqual({ expiresAt: '2026-11-16T11:30:00.000Z' });
    });
  });
});
