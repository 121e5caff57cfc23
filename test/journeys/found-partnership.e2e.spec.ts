import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { organisationIdOfDistrict } from '#districts';
import { loadReference } from '../../apps/ops/src/reference/load-reference.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThrough,
} from '../support/browser.js';
import { startTestWeb, TEST_PASSWORD, type TestWeb } from '../support/web.js';

const LEAD = 'jugendamt@hamm.example';

describe('a lead office founds its partnership in a browser', () => {
  let web: TestWeb;
  let browser: Browser;
  let baseURL: string;

  beforeAll(async () => {
    web = await startTestWeb();
    web.clock.moveTo(new Date());
    await loadReference(web.database, process.cwd());
    await web.signedIn({
      ...{ email: LEAD, name: 'W. Hefter', roles: ['APPLICANT_EDITOR'] },
      organisationId: organisationIdOfDistrict('05915'),
    });
    await web.app.listen(0, '127.0.0.1');
    baseURL = await web.app.getUrl();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await web.close();
  });

  const sound = async (page: Page): Promise<void> => {
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.locator('h1').count()).toBe(1);
      await expectNoAxeViolations(page);
      await expectNoSidewaysScroll(page);
    }
    await tabThrough(page);
    const shots = process.env['SHOTS'];
    const name = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/, 'id').replaceAll('/', '_');
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  };
  const fill = async (page: Page, typed: Readonly<Record<string, string>>): Promise<void> => {
    for (const [label, value] of Object.entries(typed)) await page.getByLabel(label).fill(value);
  };

  it('opens its first year, founds the alliance, and is told at the field what does not fit', async () => {
    const { page } = await openPage(browser, { baseURL });
    await page.goto('/anmelden?weiter=/partnerschaften');
    await page.getByLabel('E-Mail-Adresse').fill(LEAD);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('link', { name: 'Partnerschaft anlegen' }).click();
    await sound(page);
    await page.getByLabel('Programm', { exact: true }).selectOption('DEMOKRATIE_LEBEN');
    await fill(page, {
      'Adresse des öffentlichen Formulars': 'Hamm Mitte',
      'Besteht seit': '01.01.2025',
      'Federführendes Amt': 'Jugendamt',
      'Koordinierungs- und Fachstelle': 'Bildungswerk Probe gGmbH',
      'E-Mail-Adresse für Vereine': 'pfd@hamm.example',
      Ziele: 'Beteiligung stärken\nBetroffene stärken',
    });
    await page.getByLabel('Name', { exact: true }).fill('Partnerschaft für Demokratie Hamm');
    await page.getByLabel('Die Fachstelle ist bei einem freien Träger').check();
    await page.getByRole('button', { name: 'Partnerschaft anlegen' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('kleinen Buchstaben');
    expect(await page.getByLabel('Ziele').inputValue()).toBe('Beteiligung stärken\nBetroffene stärken');
    expect(await page.getByLabel('Die Fachstelle ist bei einem freien Träger').isChecked()).toBe(true);
    await sound(page);
    await page.getByLabel('Adresse des öffentlichen Formulars').fill('hamm');
    await page.getByRole('button', { name: 'Partnerschaft anlegen' }).click();
    await page.getByText('Die Partnerschaft ist angelegt.').waitFor();

    await page.getByRole('link', { name: 'Förderjahr anlegen' }).click();
    await sound(page);
    const year = String(new Date().getFullYear() + 1);
    await fill(page, {
      Haushaltsjahr: year,
      'Aktenzeichen des Bundes': '3927PFD0142',
      'Bewilligter Betrag': '140.000,00',
      'Eigener Anteil der Kommune': '15.600,00',
      'Aktions- und Initiativfonds': '45.000,00',
      'Koordinierungs- und Fachstelle': '70.000,01',
    });
    await page.getByRole('button', { name: 'Förderjahr anlegen' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('70.000,00');
    expect(await page.getByLabel('Bewilligter Betrag').inputValue()).toBe('140.000,00');
    await page.getByLabel('Koordinierungs- und Fachstelle').fill('65.000,00');
    await page.getByRole('button', { name: 'Förderjahr anlegen' }).click();
    await page.getByText('Das Förderjahr ist angelegt.').waitFor();
    expect(await page.locator('main').innerText()).toContain('Noch frei');

    await page.getByRole('link', { name: 'Bündnis und Jugendforum' }).click();
    await sound(page);
    await page.getByLabel('Name des Gremiums').fill('Bündnis Hamm');
    await page.getByRole('button', { name: 'Gremium gründen' }).click();
    await page.getByText('Das Gremium ist gegründet und benannt.').waitFor();
    await page.goto('/partnerschaften');
    await page.getByRole('link', { name: 'Partnerschaft für Demokratie Hamm' }).click();
    await page.getByRole('link', { name: 'Bündnis und Jugendforum' }).click();
    await page.getByRole('link', { name: 'Bündnis Hamm: Sitze und Sitzungen' }).waitFor();
    await sound(page);
  });

  it('hands its coordination over, with the day, and keeps who it was', async () => {
    const { page } = await openPage(browser, { baseURL });
    await page.goto('/anmelden?weiter=/partnerschaften');
    await page.getByLabel('E-Mail-Adresse').fill(LEAD);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByRole('link', { name: 'Partnerschaft für Demokratie Hamm' }).click();
    await page.getByRole('link', { name: 'Angaben ändern' }).click();
    expect(await page.getByLabel('Ziele').inputValue()).toBe('Beteiligung stärken\nBetroffene stärken');
    await sound(page);
    await fill(page, { 'Koordinierungs- und Fachstelle': 'Verein Brückenbau e. V.', Ziele: 'Jugend beteiligen' });
    await page.getByRole('button', { name: 'Änderung speichern' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('fehlt der Tag');
    expect(await page.getByLabel('Ziele').inputValue()).toBe('Jugend beteiligen');
    await sound(page);
    await fill(page, { 'Neue Stelle zuständig seit': '01.06.2026' });
    await page.getByRole('button', { name: 'Änderung speichern' }).click();
    await page.getByText('Die Angaben sind geändert.').waitFor();
    await page.getByRole('link', { name: /Alle Beteiligten/ }).click();
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('Verein Brückenbau e. V.');
    expect(shown).toContain('31.05.2026');
    await page.getByLabel('Wer scheidet aus?').selectOption({ label: 'Jugendamt, Federführendes Amt' });
    await fill(page, { 'Letzter Tag': '31.12.2024' });
    await page.getByRole('button', { name: 'Beenden' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Das Ende liegt vor dem Beginn');
    await sound(page);
    await fill(page, { 'Letzter Tag': '31.03.2026' });
    await page.getByRole('button', { name: 'Beenden' }).click();
    await page.getByText('Die Mitgliedschaft ist beendet.').waitFor();
    expect(await page.locator('main').innerText()).toContain('31.03.2026');
  });
});
