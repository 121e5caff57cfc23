import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { completeForm, submittedApplication } from '../support/case-builder.js';
import { DESK, FORMAL_CHECKS, openDesk, type AuthorityDesk, type DeskName } from '../support/authority-desk.js';
import { launchBrowser, openPage } from '../support/browser.js';
import { TEST_NOON, TEST_PASSWORD } from '../support/web.js';

const MATERIAL_CHECKS = ['financing-secured', 'demarcation', 'cap', 'necessary'];

describe('the way of an application through the authority in a browser', () => {
  let desk: AuthorityDesk;
  let browser: Browser;
  let baseURL: string;

  beforeAll(async () => {
    desk = await openDesk();
    await desk.web.app.listen(0, '127.0.0.1');
    baseURL = await desk.web.app.getUrl();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  async function deskOf(name: DeskName, javaScript: boolean): Promise<Page> {
    const { page, context } = await openPage(browser, { baseURL, javaScript });
    if (javaScript) await context.clock.setFixedTime(TEST_NOON);
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse').fill(DESK[name].email);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL('**/arbeitsliste');
    return page;
  }

  const press = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).first().click();
  };

  async function enterChecks(page: Page, codes: readonly string[]): Promise<void> {
    await page.getByText('Ergebnisse eintragen').click();
    for (const code of codes) await page.locator(`[name="result.${code}"]`).selectOption('MET');
    await press(page, 'Ergebnisse speichern');
    await page.getByText('Ergebnisse sind gespeichert.').waitFor();
  }

  it.each([
    ['without JavaScript', false, '05358'],
    ['with JavaScript', true, '05766'],
  ] as const)(
    'leads from the worklist to a signed notice, %s',
    async (_, javaScript, ags) => {
      const { fileNumber } = await submittedApplication(desk.web, ags, completeForm(61_000));
      const officer = await deskOf('caseworker', javaScript);
      await officer.locator('#suche').fill(fileNumber);
      await press(officer, 'Anwenden');
      await officer.getByRole('button', { name: `${fileNumber} übernehmen` }).click();
      await officer.getByText('Zugewiesen an A. Beispiel: 1 Vorgang.').waitFor();
      await officer.getByRole('link', { name: fileNumber }).click();
      await press(officer, 'Formale Prüfung beginnen');
      await enterChecks(officer, FORMAL_CHECKS);
      await press(officer, 'Formale Prüfung abschließen');
      await enterChecks(officer, MATERIAL_CHECKS);
      const caseUrl = officer.url().replace(/#.*$/, '');
      await officer.getByRole('link', { name: 'Entscheidung vorbereiten' }).click();
      await officer.locator('[name="betrag.b0001.2027"]').fill('60.000,00');
      await officer.locator('[name="grund.b0001"]').fill('Eingruppierung nach EG 10');
      await press(officer, 'Entwurf speichern');
      await officer.getByText('Der Entwurf ist gespeichert.').waitFor();
      expect(await officer.locator('.sheet mark').allInnerTexts()).toContain('48.000,00 EUR');
      await press(officer, 'Zur Zweitprüfung geben');
      await officer.getByText('Vorgemerkt bis 30.11.2026.').waitFor();

      const second = await deskOf('reviewer', javaScript);
      await second.goto(`${caseUrl}/entscheidung`);
      await press(second, 'Zweitprüfung bestätigen');
      await second.getByText('Die Zweitprüfung ist bestätigt.').waitFor();

      const third = await deskOf('signatory', javaScript);
      await third.goto(`${caseUrl}/entscheidung`);
      await press(third, 'Bescheid zeichnen');
      await third.waitForURL('**/bescheide/*');
      await third.getByText('Der Bescheid ist gezeichnet.').waitFor();

      await officer.goto(caseUrl);
      expect(await officer.locator('main').innerText()).toContain(
        'C. Probe hat den Bescheid gezeichnet: Bewilligung über 48.000,00',
      );
      for (const page of [officer, second, third]) await page.context().close();
    },
    120_000,
  );
});
