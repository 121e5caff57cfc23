import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '#kernel';
import { listMails } from '#mail';
import { startTestWeb, TEST_PASSWORD, type TestBrowser, type TestWeb } from '../../../../test/support/web.js';

describe('administration', () => {
  let web: TestWeb;
  let administrator: TestBrowser;

  beforeAll(async () => {
    web = await startTestWeb();
    administrator = await web.signedIn({ email: 'admin@lks.example', roles: ['SYS_ADMIN'], organisationId: null });
  });

  afterAll(() => web.close());

  const mailTo = async (to: string) => {
    const mails = await web.database.read(SYSTEM_ACTOR, (tx) => listMails(tx, { limit: 50 }));
    return mails.find((mail) => mail.to === to);
  };
  const linkIn = (text: string): string => new URL(/https?:\S+/.exec(text)?.[0] ?? '').pathname;
  const issueToken = (email: string, password = TEST_PASSWORD) =>
    web.anybody().post('/api/v1/auth/token').send({ email, password });

  it('opens an account, invites its owner by mail, and the owner signs in with the password set by the link', async () => {
    const fields = {
      email: 'Neu@lks.example',
      name: 'Nele Neu',
      roles: ['CASEWORKER', 'REVIEWER'],
      organisationId: '',
    };
    const opened = await administrator.post('/verwaltung/konten/neu', fields);
    expect([opened.status, opened.headers['location']]).toEqual([303, '/verwaltung/konten']);
    expect((await administrator.get('/verwaltung/konten?suche=nele')).text).toContain('neu@lks.example');
    expect((await administrator.get('/verwaltung/postausgang')).text).toContain('neu@lks.example');

    const link = linkIn((await mailTo('neu@lks.example'))?.body ?? '');
    expect((await web.anybody().get(link)).text).toContain('Nele Neu');
    const differing = { password: 'ein langes Geheimnis', passwordAgain: 'ein anderes Geheimnis' };
    expect((await web.anybody().post(link).type('form').send(differing)).text).toContain('nicht gleich');
    const same = { password: 'ein langes Geheimnis', passwordAgain: 'ein langes Geheimnis' };
    expect((await web.anybody().post(link).type('form').send(same)).status).toBe(303);
    expect((await web.anybody().post(link).type('form').send(same)).status).toBe(404);
    const signedIn = await web
      .anybody()
      .post('/anmelden')
      .type('form')
      .send({ email: 'neu@lks.example', password: same.password });
    expect(signedIn.headers['location']).toBe('/arbeitsliste');
  });

  it('shows what is wrong with an account and keeps what was typed', async () => {
    const fields = { email: 'x@lks.example', name: '<script>', roles: ['SYS_ADMIN', 'CASEWORKER'] };
    const refused = await administrator.post('/verwaltung/konten/neu', fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Legen Sie dafür ein eigenes Konto an.');
    expect(refused.text).toContain('value="&lt;script>"');
  });

  it.each([
    ['two addresses in one', { email: 'a@lks.example,b@lks.example', roles: ['CASEWORKER'] }, 'E-Mail-Adresse ein'],
    ['an address with a line break', { email: 'a@lks.example\r\nBcc: b@x.example', roles: ['CASEWORKER'] }, 'E-Mail-'],
    [
      'an organisation that is no id',
      { email: 'c@d.example', roles: ['APPLICANT_EDITOR'], organisationId: 'abc' },
      'Liste',
    ],
    [
      'an organisation that does not exist',
      { email: 'c@d.example', roles: ['APPLICANT_EDITOR'], organisationId: '01900000-0000-7000-8000-00000000ffff' },
      'Organisation aus der Liste',
    ],
  ])('opens no account with %s', async (_, fields, words) => {
    const refused = await administrator.post('/verwaltung/konten/neu', { name: 'Nele Neu', ...fields });
    expect([refused.status, refused.text.includes(words)]).toEqual([422, true]);
  });

  it('ends sessions and tokens of an account when it is blocked, and never blocks oneself', async () => {
    const person = await web.signedIn({ email: 'weg@lks.example', roles: ['REVIEWER'], organisationId: null });
    const { token } = (await issueToken('weg@lks.example')).body;
    const fields = { name: 'Erika Muster', roles: 'REVIEWER', state: 'BLOCKED' };
    expect((await administrator.post(`/verwaltung/konten/${person.accountId}`, fields)).status).toBe(303);
    expect((await person.get('/konto')).status).toBe(303);
    const byToken = await web.anybody().post('/api/v1/demo/clock').set('Authorization', `Bearer ${token}`).send({});
    expect(byToken.status).toBe(401);
    const own = { name: 'Ich', roles: 'SYS_ADMIN', state: 'BLOCKED' };
    expect((await administrator.post(`/verwaltung/konten/${administrator.accountId}`, own)).status).toBe(422);
  });

  it('answers an unknown account and an id that is none with 404', async () => {
    const ids = ['01900000-0000-7000-8000-00000000dead', '1', '%27%20OR%201=1'];
    const answers = ids.map(async (id) => (await administrator.get(`/verwaltung/konten/${id}`)).status);
    expect(await Promise.all(answers)).toEqual([404, 404, 404]);
  });

  it('sends a link for a forgotten password and says the same for an unknown address', async () => {
    await web.signedIn({ email: 'vergesslich@lks.example', roles: ['REVIEWER'], organisationId: null });
    const ask = (email: string) => web.anybody().post('/passwort-vergessen').type('form').send({ email });
    const [known, unknown] = [await ask('vergesslich@lks.example'), await ask('niemand@lks.example')];
    expect(known.text).toBe(unknown.text);
    expect(await mailTo('vergesslich@lks.example')).toMatchObject({ template: 'password-reset' });
    expect(await mailTo('niemand@lks.example')).toBeUndefined();
  });

  it('lets people change their password, which ends their session', async () => {
    const person = await web.signedIn({ email: 'wechsel@lks.example', roles: ['REVIEWER'], organisationId: null });
    const next = { password: 'ein neues Geheimnis', passwordAgain: 'ein neues Geheimnis' };
    const wrong = await person.post('/konto/passwort', { oldPassword: 'falsch', ...next });
    expect(wrong.text).toContain('Das bisherige Passwort stimmt nicht.');
    expect((await person.post('/konto/passwort', { oldPassword: TEST_PASSWORD, ...next })).status).toBe(303);
    expect((await person.get('/konto')).status).toBe(303);
    expect((await issueToken('wechsel@lks.example', next.password)).status).toBe(201);
  });

  it('lists and revokes tokens on the own page', async () => {
    const person = await web.signedIn({ email: 'api@lks.example', roles: ['REVIEWER'], organisationId: null });
    const issued = await person.post('/konto/zugangsschluessel', { label: 'Berichte', expiresInDays: '30' });
    const token = /<code>([^<]+)<\/code>/.exec(issued.text)?.[1] ?? '';
    const use = () => web.anybody().post('/api/v1/demo/clock').set('Authorization', `Bearer ${token}`).send({});
    expect((await use()).body).toMatchObject({ status: 403, facts: { roles: ['SYS_ADMIN'] } });
    const path = /\/konto\/zugangsschluessel\/[\w-]+\/widerrufen/.exec((await person.get('/konto')).text)?.[0] ?? '';
    expect((await person.post(path)).status).toBe(303);
    expect((await use()).status).toBe(401);
  });

  it('moves the demo clock forward only, by page and by API, and signs nobody out', async () => {
    const moved = await administrator.post('/verwaltung/demo-uhr', { today: '24.12.2026' });
    expect(moved.status).toBe(303);
    expect((await administrator.get('/konto')).text).toContain('Heute ist der 24.12.2026');
    const back = await administrator.post('/verwaltung/demo-uhr', { today: '23.12.2026' });
    expect(back.text).toContain('Sie steht auf dem 24.12.2026.');
    const { token } = (await issueToken('admin@lks.example')).body;
    const set = (today: unknown) =>
      web.anybody().post('/api/v1/demo/clock').set('Authorization', `Bearer ${token}`).send({ today });
    expect((await set('2028-02-29')).body).toEqual({ today: '2028-02-29' });
    expect(await jobsOf('2028-02-29')).toEqual(['end-enquiries', 'expire-reservations', 'remind-deadlines']);
    const refusals = [await set('2027-02-29'), await set('2028-02-28'), await set('2199-01-01'), await set(1e308)];
    expect(refusals.map((each) => [each.status, each.body.kind ?? each.body.type])).toEqual([
      [422, 'urn:foerderakte:problem:date-does-not-exist'],
      [422, 'urn:foerderakte:problem:clock-only-forward'],
      [422, 'urn:foerderakte:problem:clock-too-far'],
      [422, 'urn:foerderakte:problem:fields-invalid'],
    ]);
  });

  async function jobsOf(day: string): Promise<string[]> {
    const rows = await web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ name: string }>(`SELECT name FROM outbox.job WHERE payload ->> 'day' = $1 ORDER BY name`, [day]),
    );
    return rows.map((row) => row.name);
  }
});

describe('outside the demo', () => {
  it('there is no demo clock', async () => {
    const web = await startTestWeb({ demo: false });
    const administrator = await web.signedIn({
      email: 'admin@lks.example',
      roles: ['SYS_ADMIN'],
      organisationId: null,
    });
    expect((await administrator.get('/verwaltung/demo-uhr')).status).toBe(404);
    expect((await administrator.get('/verwaltung/konten')).text).not.toContain('Demo');
    await web.close();
  });
});
