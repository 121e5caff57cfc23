import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { organisationIdOfDistrict } from '#districts';
import { Database } from '#platform';
import { loadReference } from '../../apps/ops/src/reference/load-reference.js';
import { TEST_NOON, TEST_PASSWORD, startTestWeb, type TestWeb } from '../support/web.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThrough,
} from '../support/browser.js';
import { samplePdf } from '../support/sample-files.js';

const EMAIL = 'zeichnung@kreis-dueren.example';
const STEPS = ['antragsteller', 'vorhaben', 'ziele', 'plan', 'erklaerungen', 'anlagen', 'pruefen'];

describe('the way of a district from the call to submission in a browser', () => {
  let web: TestWeb;
  let browser: Browser;
  let baseURL: string;

  beforeAll(async () => {
    web = await startTestWeb();
    await loadReference(web.app.get(Database), process.cwd());
    await web.signedIn({
      email: EMAIL,
      name: 'Z. Landrat',
      roles: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
      organisationId: organisationIdOfDistrict('05358'),
    });
    await web.app.listen(0, '127.0.0.1');
    baseURL = await web.app.getUrl();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await web.close();
  });

  async function open(options: { width: number; javaScript: boolean }) {
    const opened = await openPage(browser, { baseURL, ...options });
    // Sessions live on the server's clock, which stands still here.
    if (options.javaScript) await opened.context.clock.install({ time: TEST_NOON });
    await opened.page.goto('/anmelden');
    await opened.page.getByLabel('E-Mail-Adresse').fill(EMAIL);
    await opened.page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await opened.page.getByRole('button', { name: 'Anmelden' }).click();
    await opened.page.waitForURL('**/uebersicht');
    return opened;
  }

  async function shoot(page: Page, name: string, width: number): Promise<void> {
    const folder = process.env['SHOTS'];
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }

  async function inspect(page: Page, name: string, width: number): Promise<void> {
    expect(await page.locator('h1').count()).toBe(1);
    await shoot(page, name, width);
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
    await tabThrough(page);
  }

  async function begin(page: Page): Promise<string> {
    await page.goto('/antraege/neu');
    await page.getByLabel('NRWeltoffen 2027').check();
    await page.getByRole('button', { name: 'Antrag beginnen' }).click();
    await page.waitForURL('**/antragsteller');
    return new URL(page.url()).pathname.replace('/antragsteller', '');
  }

  async function goOn(page: Page, next: string): Promise<void> {
    await page.getByRole('button', { name: 'Speichern und weiter' }).click();
    await page.waitForURL(`**/${next}`);
  }

  async function fillPeople(page: Page): Promise<void> {
    await page.getByLabel('Name', { exact: true }).fill('D. Vorlage');
    await page.getByLabel('E-Mail-Adresse').fill('d.vorlage@kreis-dueren.example');
    await page.getByLabel('Telefon').fill('02421 00-0');
    await page.getByLabel('Name der zeichnenden Person').fill('Z. Landrat');
    await page.getByLabel('Funktion der zeichnenden Person').fill('Landrat');
    await page.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
    await goOn(page, 'vorhaben');
  }

  async function fillProject(page: Page, title: string): Promise<void> {
    await page.getByLabel('Titel des Vorhabens').fill(title);
    await page.getByLabel('Entwicklung').check();
    await page.getByLabel('Kurzbeschreibung').fill('Ein Handlungskonzept wird mit der Zivilgesellschaft entwickelt.');
    await page.getByLabel('Zielgruppen').fill('Vereine, Jugendliche, Fachkräfte');
    await goOn(page, 'ziele');
  }

  async function fillGoal(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Ziel hinzufügen' }).click();
    await page.waitForURL('**/ziele#*');
    await page.getByLabel('Ziel', { exact: true }).fill('Bedarfe sind bekannt');
    await page.getByRole('textbox', { name: 'Maßnahme' }).fill('Vier Dialogwerkstätten');
    await page.getByLabel('Indikator').fill('Zahl der Werkstätten');
    await page.getByLabel('Zielwert').fill('4');
    await goOn(page, 'plan');
  }

  async function addCost(page: Page, category: string, text: string, amount: string): Promise<void> {
    const group = page.locator('details.cost-category', { hasText: category });
    if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
    await page.getByRole('button', { name: `Position hinzufügen bei ${category}` }).click();
    await page.waitForURL('**/plan#*');
    const row = group.locator('tbody tr').last();
    await row.getByLabel(/Wofür/).fill(text);
    await row.getByLabel(/Betrag/).fill(amount);
  }

  async function fillPlan(page: Page): Promise<void> {
    await addCost(page, 'Personalausgaben', 'Koordinierende Fachstelle, 0,75 Stelle, EG 11, 12 Monate', '52.800,00');
    await addCost(page, 'Honorare', 'Moderation von vier Dialogwerkstätten, 64 Stunden zu 95,00 EUR', '6.080,00');
    await page.getByLabel('Eigenmittel in Geld').fill('10.000,00');
    await goOn(page, 'erklaerungen');
  }

  async function fillDeclarations(page: Page): Promise<void> {
    const choose = async (question: RegExp, answer: string): Promise<void> =>
      page.getByRole('radiogroup', { name: question }).getByLabel(answer, { exact: true }).check();
    await choose(/noch nicht begonnen/, 'Ja');
    await choose(/Vorsteuerabzug/, 'Nein');
    await choose(/andere öffentliche Förderung/, 'Nein');
    await page.getByLabel('Abgrenzung zu').fill('Getrennte Kostenstellen.');
    await page.getByLabel('Hinweise zum Datenschutz').check();
    await page.getByLabel('vollständig und richtig').check();
    await goOn(page, 'anlagen');
  }

  async function attach(page: Page, kind: string): Promise<void> {
    await page.getByLabel('Um welche Unterlage').selectOption({ label: kind });
    await page.getByLabel('Datei', { exact: true }).setInputFiles({
      name: `${kind}.pdf`,
      mimeType: 'application/pdf',
      buffer: samplePdf(kind),
    });
    await page.getByRole('button', { name: 'Hochladen' }).click();
    await page.getByText('ist hochgeladen').waitFor();
  }

  it.each([
    [1280, true],
    [1280, false],
    [320, true],
  ])(
    'fills in the whole form and submits it (%d px, JavaScript %s)',
    async (width, javaScript) => {
      const { page, context, problems } = await open({ width, javaScript });
      const look = (name: string): Promise<void> =>
        javaScript ? inspect(page, name, width) : shoot(page, `${name}-ohne-js`, width);
      await look('uebersicht-leer');
      const base = await begin(page);
      for (const step of STEPS) {
        await page.goto(`${base}/${step}?fehler=1`);
        await look(`fehler-${step}`);
      }
      await page.goto(`${base}/antragsteller`);
      await fillPeople(page);
      await fillProject(page, `Vielfalt im Kreis Düren 2027 (${width} ${String(javaScript)})`);
      await fillGoal(page);
      await fillPlan(page);
      await page.goto(`${base}/plan`);
      expect(await page.getByText('Es fehlen 1.776,00 EUR').first().isVisible()).toBe(true);
      await look('plan-luecke');
      await page.getByLabel('Eigenmittel in Geld').fill('11.776,00');
      await goOn(page, 'erklaerungen');
      await fillDeclarations(page);
      await attach(page, 'Maßnahmenplan mit Indikatoren');
      await attach(page, 'Bestätigung des Eigenanteils');
      for (const step of STEPS) {
        await page.goto(`${base}/${step}`);
        await look(`voll-${step}`);
      }
      await page.goto('/uebersicht');
      await look('uebersicht');
      await page.goto(`${base}/pruefen`);
      await page.getByRole('button', { name: 'Verbindlich einreichen' }).click();
      await page.waitForURL(`**${base}`);
      expect(await page.getByText('ist am 16.11.2026').first().isVisible()).toBe(true);
      await look('antrag');
      for (const place of [
        '/uebersicht',
        '/antraege',
        '/antraege/neu',
        '/nachrichten',
        '/organisation',
        '/bewilligungen',
        `${base}/zurueckziehen`,
      ]) {
        await page.goto(place);
        await look(`nach${place.replaceAll('/', '_').replace(base.replaceAll('/', '_'), '')}`);
      }
      expect(problems).toEqual([]);
      await context.close();
    },
    300_000,
  );
});
