import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organisationIdOfDistrict } from '#districts';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import type { TestBrowser } from '../../../../test/support/web.js';

const DUEREN = organisationIdOfDistrict('05358');

describe('the pages of bank accounts', () => {
  let desk: AuthorityDesk;
  let district: TestBrowser;
  let office: TestBrowser;

  beforeAll(async () => {
    desk = await openDesk();
    district = await desk.web.signedIn({
      email: 'kasse@dueren.example',
      roles: ['APPLICANT_EDITOR'],
      organisationId: DUEREN,
    });
    office = await desk.browser('caseworker');
  });
  afterAll(() => desk.close());

  it('show wrong fields with their sentences and what was typed', async () => {
    const shown = await district.post('/organisation/bank', { holder: '', iban: 'DE12' });
    expect(shown.status).toBe(422);
    expect(shown.text).toContain('Geben Sie an, auf welchen Namen das Konto lautet.');
    expect(shown.text).toContain('Diese IBAN stimmt nicht.');
    expect(shown.text).toContain('value="DE12"');
  });

  it('lead from the proposal over the call-back to the account that counts', async () => {
    const sent = await district.post('/organisation/bank', {
      holder: 'Kreiskasse Düren',
      iban: 'DE89 3704 0044 0532 0130 00',
    });
    expect([sent.status, sent.headers['location']]).toEqual([303, '/organisation/bank']);
    expect((await office.get('/bankverbindungen')).text).toContain(`/bankverbindungen/${DUEREN}`);
    const review = (await office.get(`/bankverbindungen/${DUEREN}`)).text;
    expect(review).toContain('Commerzbank, BIC COBADEFFXXX (Bankleitzahlen gültig bis 06.12.2026)');
    expect(review).toContain('weicht vom Namen der Organisation ab');
    const action = /action="(\/bankverbindungen\/[^"]+\/bestaetigen)"/.exec(review)?.[1] ?? '';
    expect((await office.post(action, { callBackNote: '' })).status).toBe(422);
    const confirmed = await office.post(action, { callBackNote: 'Frau Kasse, 02421 22-0, 16.11.2026' });
    expect(confirmed.status).toBe(303);
    expect((await district.get('/organisation/bank')).text).toContain('Gilt für Auszahlungen');
    expect((await office.post(action, { callBackNote: 'noch ein Rückruf am 16.11.2026' })).status).toBe(409);
  });

  it('are read, but not decided, by auditors', async () => {
    const auditor = await desk.browser('auditor');
    expect((await auditor.get(`/bankverbindungen/${DUEREN}`)).status).toBe(200);
    expect((await auditor.post(`/bankverbindungen/${DUEREN}/${DUEREN}/verwerfen`, { reason: 'Grund' })).status).toBe(
      403,
    );
  });
});
