import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { organisationIdOfDistrict } from '#districts';
import { Database } from '#platform';
import { loadReference } from '../../apps/ops/src/reference/load-reference.js';
import { expectNoAxeViolations, expectNoSidewaysScroll, launchBrowser, openPage } from '../support/browser.js';
import { TEST_NOON, TEST_PASSWORD, startTestWeb, type TestWeb } from '../support/web.js';

const PEOPLE = ['d.vorlage@kreis-dueren.example', 'e.schablone@kreis-dueren.example'] as const;

describe('two people of a district on one draft, in their browsers', () => {
  let web: TestWeb;
  let browser: Browser;
  let baseURL: string;

  beforeAll(async () => {
    web = await startTestWeb();
    await loadReference(web.app.get(Database), process.cwd());
    for (const email of PEOPLE) {
      const organisationId = organisationIdOfDistrict('05358');
      await web.signedIn({ email, name: email, roles: ['APPLICANT_EDITOR'], organisationId });
    }
    await web.app.listen(0, '127.0.0.1');
    baseURL = await web.app.getUrl();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await web.close();
  });

  async function open(email: string): Promise<Page> {
    const { page, context } = await openPage(browser, { baseURL });
    await context.clock.install({ time: TEST_NOON });
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse').fill(email);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL('**/uebersicht');
    return page;
  }

  async function begin(page: Page): Promise<string> {
    await page.goto('/antraege/neu');
    await page.getByLabel('NRWeltoffen 2027').check();
    await page.getByRole('button', { name: 'Antrag beginnen' }).click();
    await page.waitForURL('**/antragsteller');
    return new URL(page.url()).pathname.replace('/antragsteller', '');
  }

  /** Leaves the field, and waits for the answer of the save. */
  async function enter(page: Page, label: string, text: string): Promise<void> {
    const saved = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByLabel('Kurzbeschreibung').focus();
    await saved;
  }

  it('shows both values of one field without a reload, and keeps what is chosen', async () => {
    const first = await open(PEOPLE[0]);
    const second = await open(PEOPLE[1]);
    const base = await begin(first);
    await first.goto(`${base}/vorhaben`);
    await second.goto(`${base}/vorhaben`);
    await enter(first, 'Titel des Vorhabens', 'Titel von D.');
    await enter(second, 'Titel des Vorhabens', 'Titel von E.');
    const choice = second.locator('.clash-choice');
    await choice.getByLabel(/Ihre Eingabe/).waitFor();
    await expectNoSidewaysScroll(second);
    await expectNoAxeViolations(second);
    await choice.getByLabel(/Ihre Eingabe/).check();
    await choice.getByRole('button', { name: 'Auswahl übernehmen' }).click();
    await second.waitForLoadState();
    await first.reload();
    expect(await first.getByLabel('Titel des Vorhabens').inputValue()).toBe('Titel von E.');
  });

  it('asks for amounts by year where the project lasts over two, and hides copies of other programmes', async () => {
    const page = await open(PEOPLE[0]);
    const base = await begin(page);
    await page.goto(`${base}/vorhaben`);
    await enter(page, 'Ende', '31.12.2028');
    await page.goto(`${base}/plan`);
    expect(await page.getByText('2028 in EUR').first().isVisible()).toBe(true);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.locator('#plan-kurz').innerText()).toContain('Zuschuss 2028: 0,00');
    await expectNoSidewaysScroll(page);
    await page.goto('/antraege/neu');
    await page.getByLabel('Demokratie leben').check();
    expect(await page.locator('[data-only-with]:visible').count()).toBe(0);
    await page.getByLabel('NRWeltoffen 2027').check();
    expect(await page.locator('[data-only-with]:visible').count()).toBeGreaterThan(0);
  });
});
