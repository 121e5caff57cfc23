import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Award } from '#awards';
import { organisationIdOfDistrict } from '#districts';
import { submitRequest } from '#disbursements';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { districtSignatory } from '../../../../test/support/case-builder.js';
import { draftedRequest, must, payableAward } from '../../../../test/payments/award-builder.js';
import type { TestBrowser } from '../../../../test/support/web.js';
import { completeFields, itemOf, receiptLine, reportableAward } from '../../../../test/use-reports/report-builder.js';

jest.setTimeout(30_000);

describe('the pages and the API of reports', () => {
  let desk: AuthorityDesk;
  let award: Award;
  /** Of another district, which hands nothing in. */
  let owed: Award;
  let requestId: string;
  let district: TestBrowser;
  let base: string;

  beforeAll(async () => {
    desk = await openDesk();
    desk.web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    award = await reportableAward(desk.web, '05358');
    owed = await payableAward(desk.web, '05315');
    desk.web.clock.moveTo(new Date('2027-05-10T09:00:00Z'));
    requestId = await draftedRequest(desk.web, owed, '05315', { amount: 1_000 });
    must(await submitRequest(desk.web.database, districtSignatory('05315'), requestId));
    desk.web.clock.moveTo(new Date('2028-02-01T09:00:00Z'));
    district = await desk.web.signedIn({
      email: 'nachweis@dueren.example',
      roles: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
      organisationId: organisationIdOfDistrict('05358'),
    });
    const started = await district.post(`/bewilligungen/${award.id}/nachweise`, { kind: 'FINAL', budgetYear: '' });
    base = String(started.headers['location']).replace('/sachbericht', '');
  });
  afterAll(() => desk.close());

  it('keep what was typed, wrong or not, and show both values where two people wrote', async () => {
    expect((await district.post(`${base}/finanzen`, { baseVersion: '1', 'books.total': 'viel' })).status).toBe(303);
    expect((await district.get(`${base}/finanzen`)).text).toContain('value="viel"');
    const clash = await district.post(`${base}/finanzen`, { baseVersion: '1', 'books.total': '50.000,00' });
    expect([clash.status, clash.text]).toEqual([409, expect.stringContaining('Was soll gelten?')]);
    const chosen = {
      baseVersion: '2',
      'conflict.books.total': '1',
      'mine.books.total': '50.000,00',
      'choice.books.total': 'mine',
    };
    expect((await district.post(`${base}/finanzen`, { ...chosen, 'books.total': 'viel' })).status).toBe(303);
    expect((await district.get(`${base}/finanzen`)).text).toContain('value="50.000,00"');
    expect((await district.get(`${base}/gibtesnicht`)).status).toBe(404);
  });

  it('take receipts by hand, name their faults, change and remove them', async () => {
    const item = await itemOf(desk.web, award);
    const line = receiptLine(item, '50.000,00', { paidOn: '31.12.2026' });
    expect((await district.post(`${base}/belege`, { ...line })).status).toBe(303);
    const shown = (await district.get(`${base}/belege`)).text;
    expect(shown).toContain('Gezahlt am 31.12.2026');
    const id = /belege\/([0-9a-f-]{36})\/entfernen/.exec(shown)?.[1] ?? '';
    const before = Object.fromEntries(Object.entries(line).map(([name, value]) => [`before.${name}`, value]));
    const change = { ...before, ...line, paidOn: '31.12.2027' };
    expect((await district.post(`${base}/belege/${id}`, change)).status).toBe(303);
    const late = await district.post(`${base}/belege/${id}`, { ...before, ...line, paidOn: '30.12.2027' });
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('Ihre Eingabe')]);
    const long = await district.post(`${base}/belege`, { ...line, payee: 'x'.repeat(501) });
    expect(long.status).toBe(422);
    expect((await district.post(`${base}/belege`, { ...line, voucherNo: 'weg' })).status).toBe(303);
    const second = [...(await district.get(`${base}/belege`)).text.matchAll(/belege\/([0-9a-f-]{36})\/entfernen/g)].at(
      -1,
    )?.[1];
    expect((await district.post(`${base}/belege/${second}/entfernen`)).status).toBe(303);
  });

  it('print the draft, refuse its submission with what is missing, and take it once it is whole', async () => {
    const pdf = await district.get(`${base}/nachweis.pdf`).buffer(true);
    expect([pdf.status, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await district.post(`${base}/abgabe`, { draftVersion: '3' })).status).toBe(422);
    expect((await district.post(`${base}/sachbericht`, { baseVersion: '3', ...completeFields() })).status).toBe(303);
    expect((await district.post(`${base}/abgabe`, { draftVersion: '3' })).status).toBe(409);
    expect((await district.post(`${base}/abgabe`, { draftVersion: '4' })).status).toBe(303);
    expect((await district.get(`/bewilligungen/${award.id}`)).text).toContain('Verwendungsnachweis vorgelegt');
  });

  it('lead the examination over questions and answer to its end', async () => {
    const auditor = await desk.web.signedIn({
      email: 'pruefung@lks.example',
      name: 'U. Prüfung',
      roles: ['USE_AUDITOR'],
      organisationId: null,
    });
    expect((await auditor.get('/nachweise')).text).toContain(award.fileNumber);
    expect((await auditor.post(`${base}/pruefung/beginnen`)).status).toBe(303);
    expect((await auditor.post(`${base}/pruefung/stichprobe`, { method: 'x', size: '1' })).status).toBe(422);
    expect((await auditor.post(`${base}/pruefung/rueckfrage`, { items: '', deadline: '' })).status).toBe(422);
    expect(
      (await auditor.post(`${base}/pruefung/rueckfrage`, { items: 'Wofür?', deadline: '31.02.2028' })).status,
    ).toBe(422);
    expect((await auditor.post(`${base}/pruefung/rueckfrage`, { items: 'Wofür?\nWann?', deadline: '' })).status).toBe(
      303,
    );
    expect((await auditor.post(`${base}/pruefung/weiter`)).status).toBe(409);
    const wrongDay = await auditor.post(`${base}/pruefung/frist`, {
      extendedTo: '31.02.2028',
      extensionReason: 'Krank.',
    });
    expect([wrongDay.status, wrongDay.text]).toEqual([422, expect.stringContaining('value="31.02.2028"')]);
    const noReason = await auditor.post(`${base}/pruefung/frist`, { extendedTo: '29.02.2028', extensionReason: '' });
    expect(noReason.status).toBe(422);
    const more = { extendedTo: '29.02.2028', extensionReason: 'Die Kasse ist im Urlaub.' };
    expect((await auditor.post(`${base}/pruefung/frist`, more)).status).toBe(303);
    expect((await auditor.get(`${base}/pruefung`)).text).toContain('Verlängert, vorher 15.02.2028');
    expect((await auditor.get(`${base}/pruefung`)).text).not.toContain('Frist verlängern');
    expect((await auditor.post(`${base}/pruefung/frist`, { ...more, extendedTo: '31.03.2028' })).status).toBe(409);
    expect((await district.get(`/bewilligungen/${award.id}`)).text).toContain('Mehr Zeit für die Antwort');
    const colleague = await desk.web.signedIn({
      email: 'vertretung@lks.example',
      name: 'V. Nachweis',
      roles: ['USE_AUDITOR'],
      organisationId: null,
    });
    expect((await colleague.get(`${base}/pruefung`)).text).toContain('Zurzeit prüft U. Prüfung.');
    expect((await colleague.post(`${base}/pruefung/uebernehmen`, { reason: '' })).status).toBe(422);
    expect((await colleague.post(`${base}/pruefung/uebernehmen`, { reason: 'Vertretung im Urlaub.' })).status).toBe(
      303,
    );
    expect((await auditor.post(`${base}/pruefung/uebernehmen`, { reason: 'Wieder im Dienst.' })).status).toBe(303);
    expect((await district.post(`${base}/antwort`, { answer: '' })).status).toBe(422);
    expect((await district.post(`${base}/antwort`, { answer: 'Für die Fachstelle.' })).status).toBe(303);
    const page = (await auditor.get(`${base}/pruefung`)).text;
    const id = /name="line" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
    expect((await auditor.post(`${base}/pruefung/zeilen`, { line: id, [`cut-${id}`]: 'x' })).status).toBe(422);
    expect((await auditor.post(`${base}/pruefung/zeilen`, { line: id })).status).toBe(303);
    const end = {
      'goal-a0001': 'YES',
      otherIncome: '0,00',
      ownFunds: '10.000,00',
      note: 'Die Belege wurden eingesehen.',
    };
    expect((await auditor.post(`${base}/pruefung/abschluss`, { ...end, ownFunds: '' })).status).toBe(422);
    expect((await auditor.post(`${base}/pruefung/abschluss`, end)).status).toBe(303);
    const note = await auditor.get(`${base}/pruefvermerk.pdf`).buffer(true);
    expect(note.status).toBe(200);
    expect((await district.get(`/bewilligungen/${award.id}`)).text).toContain('Verwendungsnachweis geprüft');
  });

  it('name overdue reports to the office where it pays and where it looks at reports', async () => {
    const officer = await desk.browser('caseworker');
    const pages = [`/bewilligungen/${owed.id}/nachweise`, `/auszahlungen/${requestId}`];
    for (const path of pages) expect((await officer.get(path)).text).not.toContain('Nachweise sind überfällig');
    desk.web.clock.moveTo(new Date('2028-04-10T09:00:00Z'));
    const later = await desk.browser('caseworker');
    for (const path of pages) {
      const { text } = await later.get(path);
      expect(text).toContain('Nachweise sind überfällig');
      expect(text).toMatch(
        new RegExp(`${owed.fileNumber}: Verwendungsnachweis.*fällig am 31\\.03\\.2028, seit 10 Tagen`, 's'),
      );
    }
  });

  it('are those of the own district only', async () => {
    const other = await desk.web.signedIn({
      email: 'nachweis@lippe.example',
      roles: ['APPLICANT_SIGNATORY'],
      organisationId: organisationIdOfDistrict('05766'),
    });
    for (const path of ['', '/sachbericht', '/belege', '/import', '/abgabe', '/nachweis.pdf', '/vorlage.xlsx'])
      expect((await other.get(`${base}${path}`)).status).toBe(404);
    expect((await other.get(`/bewilligungen/${award.id}/nachweise`)).status).toBe(404);
    expect((await other.get(`${base}/pruefung`)).status).toBe(403);
  });
});
