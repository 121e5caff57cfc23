import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadReference } from '../../../ops/src/reference/load-reference.js';
import { organisationIdOfDistrict } from '#districts';
import { startTestWeb, TEST_PASSWORD, type TestBrowser, type TestWeb } from '../../../../test/support/web.js';

const DUEREN = organisationIdOfDistrict('05358');

describe('accounts refuse, with a way out', () => {
  let web: TestWeb;
  let administrator: TestBrowser;

  beforeAll(async () => {
    web = await startTestWeb();
    await loadReference(web.database, process.cwd());
    administrator = await web.signedIn({ email: 'admin@lks.example', roles: ['SYS_ADMIN'], organisationId: null });
  });
  afterAll(() => web.close());

  const account = {
    email: 'neu@lks.example',
    name: 'Nele Neu',
    roles: ['CASEWORKER'],
    organisationId: '',
    state: 'ACTIVE',
  };

  it('the administrator who would lock out himself (own-account-stays)', async () => {
    const own = `/verwaltung/konten/${administrator.accountId}`;
    const form = { ...account, email: 'admin@lks.example', name: 'Erika Muster' };
    for (const change of [{ roles: ['SYS_ADMIN'], state: 'BLOCKED' }, { roles: ['CASEWORKER'] }]) {
      const refused = await administrator.post(own, { ...form, ...change });
      expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('value="Erika Muster"')]);
    }
    expect((await administrator.get('/verwaltung/konten')).status).toBe(200);
  });

  it('an organisation that nobody knows, and one of the other side (organisation-unknown, organisation-of-other-side)', async () => {
    const open = (changes: object) => administrator.post('/verwaltung/konten/neu', { ...account, ...changes });
    const unknown = await open({ roles: ['APPLICANT_EDITOR'], organisationId: '01900000-0000-7000-8000-00000000ffff' });
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('Nele Neu');
    expect((await open({ roles: ['CASEWORKER'], organisationId: DUEREN })).status).toBe(422);
    expect((await open({ roles: ['APPLICANT_EDITOR'], organisationId: DUEREN })).status).toBe(303);
  });

  it('a wrong old password, two new ones that differ, and a token with a name too long', async () => {
    const person = await web.signedIn({ email: 'person@lks.example', roles: ['CASEWORKER'], organisationId: null });
    const change = (changes: object) =>
      person.post('/konto/passwort', {
        oldPassword: TEST_PASSWORD,
        password: 'ein langes Geheimnis',
        passwordAgain: 'ein langes Geheimnis',
        ...changes,
      });
    const differ = await change({ passwordAgain: 'ein anderes Geheimnis' }); // passwords-differ
    expect([differ.status, differ.text]).toEqual([422, expect.stringContaining('nicht gleich')]);
    expect((await change({ oldPassword: 'geraten-und-falsch' })).status).toBe(422); // password-wrong
    expect((await person.post('/konto/zugangsschluessel', { label: 'x'.repeat(101) })).status).toBe(422); // token-label-too-long
    expect((await change({})).status).toBe(303);
  });
});
