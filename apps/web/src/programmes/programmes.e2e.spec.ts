import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { organisationIdOfDistrict } from '#districts';
import { referenceCallId } from '#programmes';
import { loadReference } from '../../../ops/src/reference/load-reference.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
} from '../../../../test/support/browser.js';
import { expectValidHtml } from '../../../../test/support/browser-html.js';
import { startTestWeb, TEST_PASSWORD, type TestBrowser, type TestWeb } from '../../../../test/support/web.js';

const ADMIN = 'programm@lks.example';
const NRW = '/programme/NRWELTOFFEN';
const ADDRESS = `/kreise/05358/${organisationIdOfDistrict('05358')}`;
const PAGES = [
  '/programme',
  NRW,
  '/programme/DEMOKRATIE_LEBEN',
  '/programme/neu',
  `${NRW}/bedingungen/neu`,
  `${NRW}/hoechstbetrag?jahr=2027`,
  `${NRW}/aufrufe/neu`,
  `${NRW}/aufrufe/${referenceCallId('NRWELTOFFEN', 2027)}`,
  `${NRW}/textbausteine/neu`,
  `${NRW}/textbausteine/use-report`,
  `${NRW}/briefkopf`,
  '/kreise',
  '/kreise/05334',
  ADDRESS,
];

describe('programmes and districts in a browser', () => {
  let web: TestWeb;
  let browser: Browser;
  let baseURL: string;
  let reader: TestBrowser;

  beforeAll(async () => {
    web = await startTestWeb();
    web.clock.moveTo(new Date());
    await loadReference(web.database, process.cwd());
    await web.signedIn({ email: ADMIN, name: 'Pia Programm', roles: ['PROGRAMME_ADMIN'], organisationId: null });
    reader = await web.signedIn({ email: 'sb@lks.example', roles: ['CASEWORKER'], organisationId: null });
    await web.app.listen(0, '127.0.0.1');
    baseURL = await web.app.getUrl();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await web.close();
  });

  async function signedInPage(options: { width?: number; javaScript?: boolean }): Promise<Page> {
    const { page } = await openPage(browser, { baseURL, ...options });
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse').fill(ADMIN);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL((url) => url.pathname !== '/anmelden');
    return page;
  }

  async function inspect(page: Page, width: number, name: string): Promise<void> {
    expect(await page.locator('h1').count()).toBe(1);
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
    const shots = process.env['SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }

  it.each([1280, 320])(
    'is free of barriers at %d px, with and without errors',
    async (width) => {
      const page = await signedInPage({ width });
      for (const path of PAGES) {
        await page.goto(path);
        if (width === 1280) await expectValidHtml(await (await page.request.get(path)).text());
        await inspect(page, width, path.replace(/\W+/g, '_'));
      }
      await page.goto(`${NRW}/bedingungen/neu`);
      await page.getByLabel('Fördersatz (Prozent)', { exact: true }).fill('180');
      await page.getByLabel('Ausgabenarten, Zeile 2: Kennung').fill('1. Honorar');
      await page.getByRole('button', { name: 'Fassung speichern' }).click();
      await page.getByText('Geben Sie eine Zahl von 0').first().waitFor();
      await inspect(page, width, 'terms-errors');
      await page.context().close();
    },
    240_000,
  );

  it('adds a version of the terms without JavaScript, keeps what was typed, grows a list and verifies the version', async () => {
    const page = await signedInPage({ javaScript: false });
    await page.goto(`${NRW}/bedingungen/neu`);
    await page.getByLabel('Fördersatz (Prozent)', { exact: true }).fill('85,5');
    await page.getByLabel('Erinnerungen an Fristen (Tage)', { exact: true }).fill('-30, -14, -7');
    await page.getByRole('button', { name: 'Ausgabenarten: weitere Zeilen' }).click();
    await page.getByLabel('Ausgabenarten, Zeile 8: Kennung').fill('REISEN');
    await page.getByLabel('Ausgabenarten, Zeile 8: Bezeichnung').fill('Reisekosten');
    await page.getByLabel('Ausgabenarten, Zeile 8: zuwendungsfähig').check();
    await page.getByRole('button', { name: 'Fassung speichern' }).click();
    expect(await page.title()).toMatch(/^Fehler:/);
    expect(await page.getByLabel('Fördersatz (Prozent)', { exact: true }).inputValue()).toBe('85,5');
    expect(await page.getByLabel('Ausgabenarten, Zeile 7: Kennung').inputValue()).toBe('REISEN');
    await page.getByLabel('Bezeichnung der Fassung').fill('2031-1');
    await page.getByLabel('Gilt ab').fill('01.01.2031');
    await page.getByLabel('Quelle').fill('Erlass vom 10.11.2026');
    await page.getByRole('button', { name: 'Fassung speichern' }).click();
    await page.getByText('Die Fassung 2031-1 gilt ab 01.01.2031.').waitFor();
    const shown = await page.locator('main').innerText();
    for (const value of ['85,5 Prozent', '-30, -14, -7 Tage', '31.12.2030']) expect(shown).toContain(value);
    await page.getByRole('link', { name: 'Fassung 2031-1 bestätigen' }).click();
    await page.getByLabel('Womit verglichen').fill('Erlass vom 10.11.2026, Az. 1-2');
    await page.getByRole('button', { name: 'Fassung bestätigen' }).click();
    await page.getByText('Bestätigt von Pia Programm').first().waitFor();
    await page.context().close();
  });

  it('adds a programme and its first call from the pages', async () => {
    const page = await signedInPage({});
    await page.goto('/programme/neu');
    await page.getByRole('button', { name: 'Programm anlegen' }).click();
    await page.getByRole('alert').waitFor();
    const entries = {
      'Name des Programms': 'Vielfalt vor Ort',
      Kürzel: 'VVO',
      'Höchstbetrag: erstes Haushaltsjahr': '2027',
      'Höchstbetrag: letztes Haushaltsjahr': '2028',
      'Höchstbetrag je Haushaltsjahr': '25.000,00',
      Kapitel: '06 072',
      'Zweckbestimmung des Titels': 'Vielfalt vor Ort',
      'Bezeichnung der Fassung': '2027-1',
      'Gilt ab': '01.01.2031',
      Quelle: 'Erlass zur Probe',
    };
    for (const [label, text] of Object.entries(entries)) await page.getByLabel(label, { exact: true }).fill(text);
    await page.locator('input[name="code"]').fill('VIELFALT_VOR_ORT');
    await page.locator('input[name="titleNumber"]').fill('633 65');
    await page.getByLabel('je Kreis oder kreisfreie Stadt').check();
    await page.getByRole('button', { name: 'Programm anlegen' }).click();
    await page.getByText('Den Haushaltstitel 06 072 / 633 65 gibt es schon.').first().waitFor();
    await page.locator('input[name="titleNumber"]').fill('633 67');
    await page.getByRole('button', { name: 'Programm anlegen' }).click();
    await page.getByText('Das Programm Vielfalt vor Ort ist angelegt.').waitFor();
    await page.goto('/programme/VIELFALT_VOR_ORT/aufrufe/neu');
    await page.getByLabel('Name des Aufrufs').fill('Vielfalt vor Ort 2028');
    await page.getByLabel('Öffnet am').fill('01.02.2031');
    await page.getByLabel('Schließt am').fill('31.03.2031');
    await page.getByLabel('Uhrzeit des Schlusses').fill('24:59');
    await page.getByLabel('Haushaltsjahr', { exact: true }).fill('2028');
    await page.getByLabel('frühester Beginn').fill('01.01.2028');
    await page.getByLabel('spätestes Ende').fill('31.12.2028');
    await page.getByRole('button', { name: 'Aufruf anlegen' }).click();
    await page.getByText('Geben Sie eine Uhrzeit ein').first().waitFor();
    await page.getByLabel('Uhrzeit des Schlusses').fill('12:00');
    await page.getByRole('button', { name: 'Aufruf anlegen' }).click();
    await page.getByText('Der Aufruf Vielfalt vor Ort 2028 ist angelegt.').waitFor();
    await page.context().close();
  });

  it('corrects the address of a Kreis and takes the mark away', async () => {
    const page = await signedInPage({});
    await page.goto(ADDRESS);
    await page.getByRole('button', { name: 'Anschrift speichern' }).click();
    await page.getByText('Geben Sie eine Postleitzahl mit fünf Ziffern ein.').first().waitFor();
    await page.getByLabel('Straße und Hausnummer').fill('Bismarckstraße 16');
    await page.getByLabel('Postleitzahl').fill('52351');
    await page.getByLabel('Ich habe die Anschrift verglichen').check();
    await page.getByRole('button', { name: 'Anschrift speichern' }).click();
    await page.getByText('geprüft von Pia Programm').waitFor();
    await page.context().close();
  });

  it('lets the office read and only the programme administration write', async () => {
    expect((await reader.get('/programme')).text).toContain('NRWeltoffen');
    const shown = await reader.get(NRW);
    expect([shown.status, shown.text.includes('ungeprüft'), shown.text.includes('bedingungen/neu')]).toEqual([
      200,
      true,
      false,
    ]);
    expect((await reader.get('/kreise')).text.match(/href="\/kreise\/\d{5}"/g)).toHaveLength(53);
    const forbidden = ['/programme/neu', `${NRW}/bedingungen/neu`, `${NRW}/hoechstbetrag`, `${NRW}/briefkopf`, ADDRESS];
    for (const path of forbidden) {
      expect((await reader.get(path)).status).toBe(403);
      expect((await reader.post(path)).status).toBe(403);
    }
    const unknown = ['/programme/NOWHERE', '/programme/..%2f', '/kreise/99999', '/kreise/x', `${NRW}?fassung=x`];
    expect(await Promise.all(unknown.map(async (path) => (await reader.get(path)).status))).toEqual([
      404, 404, 404, 404, 200,
    ]);
  });
});
