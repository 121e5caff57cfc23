import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Award } from '#awards';
import { organisationIdOfDistrict } from '#districts';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
} from '../../../../test/support/browser.js';
import { twoYearForm } from '../../../../test/support/case-builder.js';
import { signIn } from '../../../../test/support/sign-in.js';
import { signedAward } from '../../../../test/payments/award-builder.js';
import { completeFields, itemOf, receiptLine } from '../../../../test/use-reports/report-builder.js';

/** The first of two years is over, its interim report is due in three months. */
const DAY = new Date('2028-02-01T09:00:00Z');

describe('an interim report in the browser', () => {
  let desk: AuthorityDesk;
  let browser: Browser;
  let baseURL: string;
  const awards = new Map<string, Award>();

  beforeAll(async () => {
    desk = await openDesk();
    const { clock } = desk.web;
    clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    for (const ags of ['05358', '05766'])
      awards.set(ags, await signedAward(desk.web, ags, twoYearForm({ 2027: 50_000, 2028: 40_000 })));
    clock.moveTo(DAY);
    for (const ags of awards.keys())
      await desk.web.signedIn({
        email: `zwischen@${ags}.example`,
        roles: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
        organisationId: organisationIdOfDistrict(ags),
      });
    for (const [email, name] of [
      ['pruefung@lks.example', 'U. Prüfung'],
      ['vertretung@lks.example', 'V. Nachweis'],
    ] as const)
      await desk.web.signedIn({ email, name, roles: ['USE_AUDITOR'], organisationId: null });
    await desk.web.app.listen(0, '127.0.0.1');
    baseURL = await desk.web.app.getUrl();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  const award = (ags: string): Award => {
    const found = awards.get(ags);
    if (!found) throw new Error(ags);
    return found;
  };
  const signedIn = async (email: string, options: { javaScript?: boolean; width?: number } = {}): Promise<Page> => {
    const { page } = await openPage(browser, { baseURL, ...options });
    if (options.javaScript !== false) await page.clock.setFixedTime(DAY);
    await signIn(page, email);
    return page;
  };
  /** Fills those of the fields that stand on the page. */
  const typed = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`main [name="${name}"]`);
      const type = (await field.count()) === 0 ? null : await field.first().getAttribute('type');
      if (type === 'radio' || type === 'checkbox')
        await page.locator(`main [name="${name}"][value="${value}"]`).check();
      else if (type !== null || (await field.count()) === 1) await field.first().fill(value);
    }
  };
  const receipt = async (page: Page, ags: string, changes: Readonly<Record<string, string>> = {}): Promise<void> => {
    const { item = '', ...line } = receiptLine(await itemOf(desk.web, award(ags)), '50.000,00', changes);
    await page.locator('main select[name="item"]').selectOption(item);
    await typed(page, line);
    await page.getByRole('button', { name: 'Beleg eintragen' }).click();
  };
  const textOf = (page: Page): Promise<string> => page.locator('main').innerText();
  const looksSound = async (page: Page, name: string): Promise<void> => {
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
    const shots = process.env['SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  };
  const begun = async (page: Page, ags: string): Promise<string> => {
    await page.goto(`/bewilligungen/${award(ags).id}/nachweise`);
    const form = page.getByRole('form', { name: 'Zwischennachweis 2027 beginnen' });
    if ((await form.count()) > 0) await form.getByRole('button').click();
    else await page.getByRole('link', { name: 'Weiter bearbeiten' }).click();
    await page.waitForURL('**/sachbericht');
    return new URL(page.url()).pathname.replace('/sachbericht', '');
  };

  it('is written, handed in and examined without scripts on a narrow screen', async () => {
    const page = await signedIn('zwischen@05358.example', { javaScript: false, width: 320 });
    const base = await begun(page, '05358');
    expect(await textOf(page)).toContain('30.04.2028');
    for (const step of ['sachbericht', 'finanzen']) {
      await page.goto(`${base}/${step}`);
      await typed(page, completeFields());
      await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    }
    await page.goto(`${base}/belege`);
    await receipt(page, '05358', { paidOn: '15.06.2028' });
    expect(await textOf(page)).toContain('15.06.2028');
    await page.goto(`${base}/abgabe`);
    expect(await page.getByRole('button', { name: 'Nachweis verbindlich vorlegen' }).count()).toBe(0);
    await page.goto(`${base}/belege`);
    await page.getByRole('button', { name: 'Zeile 1 entfernen' }).click();
    await receipt(page, '05358');
    await page.goto(`${base}/abgabe`);
    await page.getByRole('button', { name: 'Nachweis verbindlich vorlegen' }).click();
    expect(await textOf(page)).toContain('Der Nachweis ist vorgelegt (Fassung 1).');

    const auditor = await signedIn('pruefung@lks.example', { javaScript: false });
    await auditor.goto(`${base}/pruefung`);
    await auditor.getByRole('button', { name: 'Prüfung beginnen' }).click();
    await auditor.getByRole('button', { name: /als geprüft speichern/ }).click();
    await auditor.getByLabel('teilweise', { exact: false }).first().check();
    await auditor.getByLabel('Prüfvermerk').fill('Der Stand entspricht dem Plan; die Belege wurden eingesehen.');
    await auditor.getByRole('button', { name: /Prüfung abschließen/ }).click();
    expect(await textOf(auditor)).toContain('50.000,00');
    await page.goto(`/bewilligungen/${award('05358').id}/nachweise`);
    expect(await textOf(page)).toContain('Prüfmitteilung');
    expect(await textOf(page)).toContain('Verwendungsnachweis');
  });

  it('bears a clumsy and a hostile person: odd files, huge amounts, two tabs, double clicks, the way back', async () => {
    const page = await signedIn('zwischen@05766.example');
    const base = await begun(page, '05766');
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
    const odd: readonly [string, Buffer][] = [
      ['liste.xlsx', Buffer.alloc(0)],
      ['liste.xlsx', Buffer.from('MZ\u0090\u0000Dies ist ein Programm')],
      ['liste.csv', Buffer.from([0xff, 0xfe, 0x00, 0x00, 0x01])],
      ['"><script>alert(1)</script>.csv', Buffer.from('nichts;davon\n1;2\n')],
    ];
    for (const [name, buffer] of odd) {
      await page.goto(`${base}/import`);
      await page.getByLabel('Belegliste', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer });
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await page.getByRole('button', { name: 'Datei prüfen' }).click();
      expect([name, [303, 413, 415, 422].includes((await answered).status())]).toEqual([name, true]);
      expect(await page.getByRole('button', { name: 'Zeilen übernehmen' }).count()).toBe(0);
    }
    await page.goto(`${base}/belege`);
    await receipt(page, '05766', {
      gross: '999999999999999999999999,99',
      hours: '99999999999',
      payee: 'x'.repeat(500),
    });
    expect(await textOf(page)).toContain('999999999999999999999999,99');
    await page.getByRole('button', { name: 'Zeile 1 entfernen' }).click();
    await receipt(page, '05766');

    const other = await page.context().newPage();
    await other.clock.setFixedTime(DAY);
    await other.goto(`${base}/finanzen`);
    await page.goto(`${base}/sachbericht`);
    await typed(page, completeFields());
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await typed(other, completeFields());
    await other.getByRole('button', { name: 'Speichern', exact: true }).click();
    await other.goto(`${base}/finanzen`);
    expect(await other.locator('[name="books.total"]').inputValue()).toBe('50.000,00');
    await other.goto(`${base}/abgabe`);
    await page.goto(`${base}/abgabe`);
    await page.getByRole('button', { name: 'Nachweis verbindlich vorlegen' }).dblclick();
    await page.waitForLoadState('networkidle');
    await other.getByRole('button', { name: 'Nachweis verbindlich vorlegen' }).click();
    await other.waitForLoadState('networkidle');
    expect(await textOf(other)).not.toContain('Unerwarteter Fehler');
    await page.goto(`/bewilligungen/${award('05766').id}/nachweise`);
    expect(await textOf(page)).toContain('Fassung 1');
    expect(await textOf(page)).not.toContain('Fassung 2');
    await page.goto(`${base}/abgabe`);
    await page.getByRole('button', { name: 'Nachweis zurückholen' }).click();
    await page.waitForLoadState('networkidle');
    await page.goBack();
    const back = page.getByRole('button', { name: 'Nachweis zurückholen' });
    if ((await back.count()) > 0) await back.click();
    await page.goto(`${base}/abgabe`);
    expect(await page.getByRole('button', { name: 'Nachweis verbindlich vorlegen' }).count()).toBe(1);
    expect((await page.goto(`${base}/belege?seite=99999999999999999999&zeile=%27`))?.status()).toBe(200);
    expect((await page.goto(`${base}/belege?seite=-1`))?.status()).toBe(200);
  });

  it('waits longer for an answer and goes on in other hands, free of barriers at 320 and 1280 px', async () => {
    const district = await signedIn('zwischen@05766.example', { javaScript: false });
    const base = await begun(district, '05766');
    await district.goto(`${base}/abgabe`);
    await district.getByRole('button', { name: 'Nachweis verbindlich vorlegen' }).click();
    const auditor = await signedIn('pruefung@lks.example');
    await auditor.goto(`${base}/pruefung`);
    await auditor.getByRole('button', { name: 'Prüfung beginnen' }).click();
    await auditor.getByLabel('Fragen', { exact: true }).fill('Wofür war der Beleg?');
    await auditor.getByRole('button', { name: 'Rückfrage senden' }).click();
    await looksSound(auditor, 'frist-1280');
    await auditor.getByLabel('Neue Frist für die Antwort').fill('29.02.2028');
    await auditor.getByLabel('Grund der Verlängerung').fill('Die Kasse ist im Urlaub.');
    await auditor.getByRole('button', { name: 'Frist verlängern' }).click();
    expect(await textOf(auditor)).toContain('Verlängert, vorher 15.02.2028');
    const colleague = await signedIn('vertretung@lks.example', { width: 320 });
    await colleague.goto(`${base}/pruefung`);
    await looksSound(colleague, 'uebernehmen-320');
    await colleague.getByLabel('Grund', { exact: true }).fill('Vertretung im Urlaub.');
    await colleague.getByRole('button', { name: 'Prüfung übernehmen' }).click();
    expect(await textOf(colleague)).toContain('Sie haben die Prüfung übernommen.');
    await auditor.goto(`${base}/pruefung`);
    expect(await textOf(auditor)).toContain('Zurzeit prüft V. Nachweis.');
  });
});
