import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { loadDistrictReference } from '#districts';
import { SYSTEM_ACTOR } from '#kernel';
import { newId } from '#platform';
import { anAward, aBudgetTitle, aCapBooking, aCase, aProgramme } from '#reports/testing';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThrough,
} from '../../../../test/support/browser.js';
import { expectValidHtml } from '../../../../test/support/browser-html.js';
import { startTestWeb, TEST_PASSWORD, type TestWeb } from '../../../../test/support/web.js';

const EMAIL = 'haushalt@lks.example';
const PAGES = [
  '/haushalt?jahr=2027',
  '/haushalt?jahr=2026',
  '/haushalt?jahr=2027&stand=31.02.2026',
  '/haushalt?jahr=2027&stand=02.11.2026',
  '/haushalt/05358/2027',
  '/haushalt/05124/2027',
  '/haushalt/titel/T1?jahr=2027',
  '/haushalt/titel/T1?jahr=2026',
  '/haushalt/titel/T1/haushaltsjahr?jahr=2027',
  '/haushalt/titel/T1/haushaltsjahr?jahr=2026',
  '/berichte?jahr=2027',
  '/berichte/fertig/offene-bindungen?jahr=2027',
  '/berichte/fertig/auszahlungen-je-monat?jahr=2027&stand=31.02.2026',
  '/berichte/fertig/jahresbericht?jahr=2026',
  '/berichte/fertig/ueberfaellige-nachweise?jahr=2027',
  '/berichte/fertig/rueckforderungen-und-zinsen?jahr=2027',
  '/berichte/fertig/fonds-der-partnerschaften?jahr=2027',
  '/haushalt/portfolio?jahr=2027',
  '/haushalt/portfolio?jahr=2027&wahl=NRWO-2027-0003&wahl=NRWO-2027-0004',
  '/haushalt/portfolio?jahr=2027&wahl=NRWO-2027-0003&betrag-NRWO-2027-0003=viel',
  '/haushalt/portfolio?jahr=2026',
  '/bewilligungen',
  '/bewilligungen?programm=NRWELTOFFEN&jahr=2026',
];

describe('the pages of finance in a browser', () => {
  let web: TestWeb;
  let browser: Browser;
  let baseURL: string;

  beforeAll(async () => {
    web = await startTestWeb();
    web.clock.moveTo(new Date());
    await web.database.transaction(SYSTEM_ACTOR, async (tx) => {
      await loadDistrictReference(tx, process.cwd());
      await aProgramme(tx);
      const dueren = await aCase(tx, {
        ags: '05358',
        fileNumber: 'NRWO-2027-0001',
        cents: 5_768_000,
        status: 'APPROVED',
      });
      await aCapBooking(tx, {
        ags: '05358',
        kind: 'AWARD',
        committed: 5_768_000,
        decisionId: dueren,
        at: '2026-11-02T10:00:00Z',
      });
      await anAward(tx, { decisionId: dueren, ags: '05358', fileNumber: 'NRWO-2027-0001', cents: 5_768_000 });
      const hamm = await aCase(tx, { ags: '05915', fileNumber: 'NRWO-2027-0002', cents: 560_000, status: 'IN_REVIEW' });
      await aCapBooking(tx, {
        ags: '05915',
        kind: 'RESERVATION',
        reserved: 560_000,
        decisionId: hamm,
        at: '2026-11-03T10:00:00Z',
      });
      await aCapBooking(tx, {
        ags: '05358',
        kind: 'CAP_EXCEPTION',
        exception: 100_000,
        decree: 'Erlass 313-1',
        reason: 'Zwei Standorte sind nötig',
        at: '2026-11-04T10:00:00Z',
      });
      await aCase(tx, { ags: '05358', fileNumber: 'NRWO-2027-0003', cents: 1_900_000, status: 'SUBMITTED' });
      await aCase(tx, { ags: '05124', fileNumber: 'NRWO-2027-0004', cents: 900_000, status: 'MATERIAL_CHECK' });
      await aBudgetTitle(tx, {
        id: 'T1',
        bookings: [
          { kind: 'APPROPRIATION', cents: 7_400_000, at: '2026-01-02T10:00:00Z' },
          { kind: 'BLOCK', cents: -100_000, at: '2026-02-02T10:00:00Z' },
          { kind: 'COMMITMENT', cents: 5_768_000, at: '2026-11-02T10:00:00Z', decisionId: dueren },
        ],
      });
    });
    await web.signedIn({ email: EMAIL, name: 'G. Titelbuch', roles: ['BUDGET_OFFICER'], organisationId: null });
    await web.app.listen(0, '127.0.0.1');
    baseURL = await web.app.getUrl();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await web.close();
  });

  async function signIn(page: Page): Promise<void> {
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse').fill(EMAIL);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL('**/haushalt');
  }

  it.each([1280, 320])(
    'are free of barriers at %d px',
    async (width) => {
      const { page, problems } = await openPage(browser, { baseURL, width });
      await signIn(page);
      for (const path of PAGES) {
        await page.goto(path);
        expect(await page.locator('h1').count()).toBe(1);
        for (const fold of await page.locator('summary').all()) await fold.click();
        const shots = process.env['SHOTS'];
        if (shots !== undefined)
          await page.screenshot({ path: `${shots}/${path.replace(/\W+/g, '_')}-${width}.png`, fullPage: true });
        await expectNoAxeViolations(page);
        await expectNoSidewaysScroll(page);
        await tabThrough(page);
        if (width === 1280) await expectValidHtml(await (await page.request.get(path)).text());
      }
      // The browser itself reports the one page that answers 422.
      expect(problems.filter((problem) => !problem.includes('422'))).toEqual([]);
      await page.context().close();
    },
    240_000,
  );

  it.each([true, false])(
    'let the budget officer book, JavaScript: %s',
    async (javaScript) => {
      const { page } = await openPage(browser, { baseURL, javaScript });
      await signIn(page);
      await page.goto('/haushalt?jahr=2027');
      await page
        .getByRole('link', { name: /Buchungen im Titel/ })
        .first()
        .click();
      await page.getByLabel('Was wird gebucht?').selectOption({ label: 'Sperre' });
      await page.getByLabel('Betrag', { exact: true }).fill('73.000,00');
      await page.getByRole('button', { name: 'Buchen' }).click();
      await page.getByRole('link', { name: /Nennen Sie die Anordnung/ }).waitFor();
      await page.getByLabel('Anordnung oder Fundstelle').fill('Erlass vom 12.03.2027');
      await page.getByRole('button', { name: 'Buchen' }).click();
      await page.getByText('So viel ist im Titel nicht mehr frei').first().waitFor();
      if (javaScript) await expectNoAxeViolations(page);
      await page.getByLabel('Betrag', { exact: true }).fill('1,00');
      await page.getByRole('button', { name: 'Buchen' }).click();
      await page.getByText('Die Buchung ist eingetragen.').waitFor();
      await page.context().close();
    },
    60_000,
  );

  it.each([true, false])(
    'let finance close a year and say what it does before it is done, JavaScript: %s',
    async (javaScript) => {
      const titleId = javaScript ? 'T-JS' : 'T-PLAIN';
      await web.database.transaction(SYSTEM_ACTOR, async (tx) => {
        await tx.query(
          `INSERT INTO programmes.cap_rule SELECT programme_code, 2025, 1, amount_cents, source, NULL, recorded_by, recorded_at
           FROM programmes.cap_rule WHERE budget_year = 2026 LIMIT 1 ON CONFLICT DO NOTHING`,
        );
        await aBudgetTitle(tx, {
          id: titleId,
          titleNumber: javaScript ? '633 11' : '633 12',
          year: 2025,
          bookings: [
            { kind: 'APPROPRIATION', cents: 500_000, at: '2025-01-02T10:00:00Z' },
            { kind: 'COMMITMENT', cents: 200_000, at: '2025-02-02T10:00:00Z', decisionId: newId() },
          ],
        });
      });
      const { page } = await openPage(browser, { baseURL, javaScript });
      await signIn(page);
      await page.goto(`/haushalt/titel/${titleId}/haushaltsjahr?jahr=2025`);
      await page.getByText('Gebunden und nicht ausgezahlt').waitFor();
      const closing = page.getByRole('button', { name: 'Haushaltsjahr 2025 abschließen' });
      await page.getByLabel('Anordnung oder Fundstelle').fill('Jahresabschluss 2025');
      if (!javaScript) {
        await closing.click();
        await page.getByText('2.000,00 EUR gehen als Ausgaberest').first().waitFor();
      }
      await page.getByLabel('Einwilligung zur Übertragung').fill('FM vom 12.01.2026');
      await page.getByLabel('Davon freie Mittel übertragen').fill('3.000,01');
      await closing.click();
      await page.getByText('höchstens, was frei ist: 3.000,00 EUR').first().waitFor();
      await page.getByLabel('Davon freie Mittel übertragen').fill('1.000,00');
      await closing.click();
      await page.getByRole('heading', { name: 'Haushaltsjahr 2025 ist abgeschlossen' }).waitFor();
      if (javaScript) await expectNoAxeViolations(page);
      await page.goto(`/haushalt/titel/${titleId}?jahr=2026`);
      await page.getByText('Ausgaberest').first().waitFor();
      await page.context().close();
    },
    60_000,
  );

  it.each([true, false])(
    'let a committee try out what fits, JavaScript: %s',
    async (javaScript) => {
      const { page } = await openPage(browser, { baseURL, javaScript });
      await signIn(page);
      await page.goto('/haushalt?jahr=2027');
      await page.getByRole('link', { name: 'Portfolio: offene Anträge und was passt' }).click();
      await page.getByLabel('NRWO-2027-0003 auswählen').check();
      await page.getByRole('button', { name: 'Durchrechnen' }).click();
      await page.getByRole('heading', { name: 'Die Auswahl passt nicht.' }).waitFor();
      await page.getByText('Unter dem Höchstbetrag fehlen 3.580,00 EUR').waitFor();
      await page.getByLabel('Betrag für NRWO-2027-0003 in EUR').fill('10.000,00');
      await page.getByRole('button', { name: 'Durchrechnen' }).click();
      await page.getByRole('heading', { name: '1 Antrag über 10.000,00 EUR: Die Auswahl passt.' }).waitFor();
      const pdf = await page.getByRole('link', { name: 'Portfolio als PDF' }).getAttribute('href');
      const answer = await page.request.get(pdf ?? '');
      expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
      await page.getByRole('link', { name: 'Auswahl leeren' }).click();
      expect(await page.getByLabel('NRWO-2027-0003 auswählen').isChecked()).toBe(false);
      await page.context().close();
    },
    60_000,
  );

  it('give the overview and the chart as files', async () => {
    const { page } = await openPage(browser, { baseURL });
    await signIn(page);
    await page.goto('/haushalt?jahr=2027');
    const file = async (name: string): Promise<string> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name, exact: true }).click(),
      ]);
      return download.suggestedFilename();
    };
    expect(await file('XLSX')).toMatch(/^foerderakte-hoechstbetraege-NRWELTOFFEN-2027-stand-[\d-]{15}\.xlsx$/);
    expect(await file('CSV')).toMatch(/\.csv$/);
    await page.locator('summary').first().click();
    expect(await file('Diagramm als SVG')).toMatch(/^foerderakte-ausschoepfung-NRWELTOFFEN-2027-stand-[\d-]{15}\.svg$/);
    const chart = await page.request.get('/haushalt/diagramm.svg?jahr=2027');
    expect(chart.headers()['content-type']).toContain('image/svg+xml');
    expect(await chart.text()).toContain('Zusammen bewilligt 57.680,00 EUR');
    await page.context().close();
  });
});
