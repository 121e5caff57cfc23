import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Award } from '#awards';
import { drawingSituation } from '#disbursements';
import { organisationIdOfDistrict } from '#districts';
import type { Role } from '#kernel';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { caseworker } from '../../../../test/support/case-builder.js';
import type { TestBrowser } from '../../../../test/support/web.js';
import { must, payableAward } from '../../../../test/payments/award-builder.js';

const FORM = { budgetYear: '2027', spent: '0,00', needed: '10.000,00', amount: '8.000,00', note: '' };

describe('the pages of payments', () => {
  let desk: AuthorityDesk;
  let award: Award;
  let district: TestBrowser;
  const office = (email: string, role: Role) =>
    desk.web.signedIn({ email, name: `Amt ${email}`, roles: [role], organisationId: null });

  beforeAll(async () => {
    desk = await openDesk();
    desk.web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    award = await payableAward(desk.web, '05358');
    district = await desk.web.signedIn({
      email: 'zeichnung@dueren.example',
      roles: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
      organisationId: organisationIdOfDistrict('05358'),
    });
  });
  afterAll(() => desk.close());

  it('refuse what is not a request, with every field', async () => {
    const shown = await district.post(`/bewilligungen/${award.id}/auszahlungen`, { ...FORM, needed: 'x', amount: '' });
    expect(shown.status).toBe(422);
    expect(shown.text).toContain('„x“ ist kein Betrag');
    expect((await district.get(`/bewilligungen/${award.id}/auszahlungen`)).text).toContain('40.000,00');
  });

  it('lead from the request over check and certification to the authorisation that waits for its year', async () => {
    const drafted = await district.post(`/bewilligungen/${award.id}/auszahlungen`, { ...FORM, amount: '8.000,01' });
    const path = String(drafted.headers['location']);
    const tooMuch = await district.post(`${path}/schritt`, { action: 'submit-request' });
    expect([tooMuch.status, tooMuch.text]).toEqual([422, expect.stringContaining('dürfen Sie höchstens 8.000,00')]);
    expect((await district.post(`${path}/aendern`, FORM)).status).toBe(303);
    expect((await district.post(`${path}/schritt`, { action: 'submit-request' })).status).toBe(303);

    const clerk = await office('pruefung@lks.example', 'CASEWORKER');
    const certifier = await office('richtig@lks.example', 'PAYMENT_CERTIFIER');
    const authoriser = await office('anordnung@lks.example', 'PAYMENT_AUTHORISER');
    expect((await clerk.get('/auszahlungen')).text).toContain(path);
    expect((await clerk.get(path)).text).not.toContain('Auszahlung anordnen');
    const withoutReason = await clerk.post(`${path}/schritt`, {
      action: 'reject-request',
      'reason-reject-request': '',
    });
    expect([withoutReason.status, withoutReason.text]).toEqual([
      422,
      expect.stringContaining('Schreiben Sie die Gründe'),
    ]);
    expect((await clerk.post(`${path}/schritt`, { action: 'check-request' })).status).toBe(303);
    expect((await authoriser.post(`${path}/schritt`, { action: 'certify-payment' })).status).toBe(403);
    expect((await certifier.post(`${path}/schritt`, { action: 'certify-payment' })).status).toBe(303);
    expect((await authoriser.get(path)).text).toContain('Auszahlung anordnen');
    const early = await authoriser.post(`${path}/schritt`, { action: 'authorise-payment' });
    expect([early.status, early.text]).toEqual([409, expect.stringContaining('2027 hat noch nicht begonnen')]);
    const situation = must(await desk.web.database.read(caseworker, (tx) => drawingSituation(tx, award.id)));
    expect(situation.drawn.toCents()).toBe(800_000);
  });

  it('refuse a run before anything is authorised or paid from, and an answer of the bank to nothing', async () => {
    const authoriser = await office('lauf@lks.example', 'PAYMENT_AUTHORISER');
    expect((await authoriser.get('/zahlungslaeufe')).text).toContain('0 Auszahlungen');
    const early = await authoriser.post('/zahlungslaeufe');
    expect([early.status, early.text]).toEqual([409, expect.stringContaining('Es ist kein Konto eingetragen')]);
    const admin = await office('programm@lks.example', 'PROGRAMME_ADMIN');
    expect((await admin.post('/zahlungslaeufe/konto', { holder: '', iban: 'x', city: '' })).status).toBe(422);
    const account = { holder: 'Landeshauptkasse', iban: 'DE02120300000000202051', city: 'Düsseldorf' };
    expect((await admin.post('/zahlungslaeufe/konto', account)).status).toBe(303);
    const answer = await authoriser.post('/zahlungslaeufe/rueckmeldung', { feedback: 'X;1,00;ausgeführt;02.11.2026;' });
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('gehört zu keiner Zahlung')]);
    expect((await authoriser.get(`/zahlungslaeufe/${award.id}/pain.xml`)).status).toBe(404);
  });

  it('are those of the own district only', async () => {
    const other = await desk.web.signedIn({
      email: 'kasse@lippe.example',
      roles: ['APPLICANT_SIGNATORY'],
      organisationId: organisationIdOfDistrict('05766'),
    });
    expect((await other.get(`/bewilligungen/${award.id}/auszahlungen`)).status).toBe(404);
  });
});
