import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Award } from '#awards';
import { organisationIdOfDistrict } from '#districts';
import { saveReport, startReport } from '#use-reports';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
} from '../../../../test/support/browser.js';
import { districtEditor } from '../../../../test/support/case-builder.js';
import { signIn } from '../../../../test/support/sign-in.js';
import { must } from '../../../../test/payments/award-builder.js';
import { completeFields, reportableAward } from '../../../../test/use-reports/report-builder.js';
import { row, workbook } from '../../../../test/use-reports/receipt-files.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ITEM = 'Koordinierende Fachstelle, 0,75 Stelle, EG 11';
/** A day after the funding period on which payments of 2027 lie in the past. */
const PROOF_DAY = new Date('2028-02-01T09:00:00Z');

describe('the pages of a proof of use in the browser', () => {
  let desk: AuthorityDesk;
  let browser: Browser;
  let baseURL: string;
  const awards: Record<string, { award: Award; reportId: string }> = {};

  beforeAll(async () => {
    desk = await openDesk();
    const { clock, database } = desk.web;
    for (const ags of ['05358', '05766']) {
      clock.moveTo(new Date('2026-11-02T09:00:00Z'));
      const award = await reportableAward(desk.web, ags);
      clock.moveTo(PROOF_DAY);
      const actor = districtEditor(ags);
      const { id } = must(await startReport(database, actor, { awardId: award.id, kind: 'FINAL', budgetYear: null }));
      must(await saveReport(database, actor, { reportId: id, baseVersion: 1, entries: completeFields() }));
      awards[ags] = { award, reportId: id };
      await desk.web.signedIn({
        email: `nachweis@${ags}.example`,
        roles: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
        organisationId: organisationIdOfDistrict(ags),
      });
    }
    await desk.web.signedIn({
      email: 'pruefung@lks.example',
      name: 'U. Prüfung',
      roles: ['USE_AUDITOR'],
      organisationId: null,
    });
    await desk.web.app.listen(0, '127.0.0.1');
    baseURL = await desk.web.app.getUrl();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  const signedIn = async (email: string, options: { javaScript?: boolean; width?: number } = {}): Promise<Page> => {
    const { page } = await openPage(browser, { baseURL, ...options });
    // The session belongs to 2028; the browser's own clock would warn of its end otherwise.
    if (options.javaScript !== false) await page.clock.setFixedTime(PROOF_DAY);
    await signIn(page, email);
    return page;
  };
  const baseOf = (ags: string): string => `/bewilligungen/${awards[ags]?.award.id}/nachweise/${awards[ags]?.reportId}`;
  const upload = async (page: Page, name: string, bytes: Uint8Array): Promise<void> => {
    await page
      .getByLabel('Belegliste', { exact: true })
      .setInputFiles({ name, mimeType: XLSX, buffer: Buffer.from(bytes) });
    await page.getByRole('button', { name: 'Datei prüfen' }).click();
  };
  const SOUND = [row(ITEM, 'B-1', '15.06.2027', 30_000), row(ITEM, 'B-2', new Date('2027-09-15'), '20.000,00')];

  it('lead without scripts from a faulty file over its named cells to the corrected list and the submission', async () => {
    const page = await signedIn('nachweis@05358.example', { javaScript: false });
    const base = baseOf('05358');
    await page.goto(`${base}/import`);
    const cells = new Map([['2,6', { value: null, formula: 'G2', formulaResult: 1, type: 'formula' as const }]]);
    await upload(
      page,
      'liste.xlsx',
      await workbook([row(ITEM, 'B-1', '29.02.2027', 1), row(ITEM, 'B-2', '15.06.2027', null)], { cells }),
    );
    const text = await page.locator('#vorschau').innerText();
    expect(text).toContain('Zeile 2, Spalte D: Den Tag 29.02.2027 gibt es nicht.');
    expect(text).toContain('Zeile 3, Spalte G: Hier steht eine Formel (=G2). Fügen Sie den Wert ein.');
    expect(await page.getByRole('button', { name: 'Zeilen übernehmen' }).count()).toBe(0);
    await upload(page, 'liste-neu.xlsx', await workbook(SOUND));
    await page.getByRole('button', { name: 'Zeilen übernehmen' }).click();
    expect(await page.locator('main').innerText()).toContain('2 Zeilen sind übernommen.');
    await page.goto(`${base}/abgabe`);
    await page.getByRole('button', { name: 'Nachweis verbindlich vorlegen' }).click();
    expect(await page.locator('main').innerText()).toContain('Der Nachweis ist vorgelegt (Fassung 1).');
  });

  it('check with scripts while typing, and lead over the examination with sample and cut to the result', async () => {
    const page = await signedIn('nachweis@05766.example');
    const base = baseOf('05766');
    await page.goto(`${base}/import`);
    await upload(page, 'liste.xlsx', await workbook(SOUND));
    await page.getByRole('button', { name: 'Zeilen übernehmen' }).click();
    await page.goto(`${base}/finanzen`);
    await page.getByLabel('Summe der Ausgaben nach der Buchführung').fill('49.999,99');
    await page.getByLabel('Summe der Ausgaben nach der Buchführung').blur();
    await page.locator('#feststellungen-liste').getByText('Der Unterschied beträgt').waitFor();
    await page.getByLabel('Summe der Ausgaben nach der Buchführung').fill('50.000,00');
    await page.getByLabel('Summe der Ausgaben nach der Buchführung').blur();
    await page.locator('#feststellungen-liste').getByText('Der Unterschied beträgt').waitFor({ state: 'detached' });
    await page.goto(`${base}/abgabe`);
    await page.getByRole('button', { name: 'Nachweis verbindlich vorlegen' }).click();

    const auditor = await signedIn('pruefung@lks.example');
    await auditor.goto('/nachweise');
    await auditor.goto(`${base}/pruefung`);
    await auditor.getByRole('button', { name: 'Prüfung beginnen' }).click();
    await auditor.getByLabel('Zahl der Zeilen').fill('1');
    await auditor.getByRole('button', { name: 'Stichprobe ziehen' }).click();
    expect(await auditor.locator('#stichprobe').innerText()).toContain('nachgezogen: dieselbe Liste');
    await auditor.getByLabel(/Kürzung in Zeile/).fill('30.000,01');
    await auditor.getByRole('button', { name: /als geprüft speichern/ }).click();
    expect(await auditor.locator('main').innerText()).toContain('Gekürzt werden können höchstens');
    await auditor.getByLabel(/Kürzung in Zeile/).fill('120,00');
    await auditor.getByLabel(/Begründung in Zeile/).fill('Bewirtung über der Grenze.');
    await auditor.getByRole('button', { name: /als geprüft speichern/ }).click();
    await auditor.getByLabel('erreicht', { exact: true }).check();
    await auditor.getByLabel('Prüfvermerk').fill('Die Stichprobe wurde anhand der Belege geprüft; eine Kürzung.');
    await auditor.getByRole('button', { name: /Prüfung abschließen/ }).click();
    expect(await auditor.locator('main').innerText()).toContain('49.880,00');
    await page.goto(`/bewilligungen/${awards['05766']?.award.id}/nachweise`);
    expect(await page.locator('main').innerText()).toContain('Prüfmitteilung');
  });

  it.each([
    ['nachweis@05358.example', 1280],
    ['nachweis@05358.example', 320],
    ['pruefung@lks.example', 1280],
    ['pruefung@lks.example', 320],
  ])(
    'are free of barriers for %s at %d px',
    async (email, width) => {
      const page = await signedIn(email, { width });
      const base = baseOf('05358');
      const overview = `/bewilligungen/${awards['05358']?.award.id}/nachweise`;
      const own = email.startsWith('nachweis')
        ? ['sachbericht', 'belege', 'import', 'finanzen', 'abgabe'].map((step) => `${base}/${step}`)
        : ['/nachweise', `${base}/pruefung`, `${baseOf('05766')}/pruefung`];
      for (const path of [overview, ...own]) {
        await page.goto(path);
        expect(await page.locator('h1').count()).toBe(1);
        await expectNoAxeViolations(page);
        await expectNoSidewaysScroll(page);
        const shots = process.env['SHOTS'];
        if (shots !== undefined)
          await page.screenshot({
            path: `${shots}/${path.split('/').at(-1)}-${email.slice(0, 3)}-${width}.png`,
            fullPage: true,
          });
      }
    },
    60_000,
  );
});
