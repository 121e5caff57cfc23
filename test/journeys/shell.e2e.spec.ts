import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { TEST_PASSWORD, startTestWeb, type TestWeb } from '../support/web.js';
import { expectNoAxeViolations, launchBrowser, openPage, tabThrough } from '../support/browser.js';

const PUBLIC = [
  '/anmelden',
  '/passwort-vergessen',
  '/impressum',
  '/datenschutz',
  '/barrierefreiheit',
  '/barriere-melden',
];
const ADMINISTRATION = [
  '/konto',
  '/verwaltung/konten',
  '/verwaltung/konten/neu',
  '/verwaltung/postausgang',
  '/verwaltung/demo-uhr',
];
const EMAIL = 'admin@lks.example';

describe('the frame of the application in a browser', () => {
  let web: TestWeb;
  let browser: Browser;
  let baseURL: string;

  beforeAll(async () => {
    web = await startTestWeb();
    // The browser's clock runs: with a session of another day it would warn at once.
    web.clock.moveTo(new Date());
    await web.signedIn({ email: EMAIL, name: 'Ada Amt', roles: ['SYS_ADMIN'], organisationId: null });
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
    await page.waitForURL('**/verwaltung/konten');
  }

  /** Barriers and width of each page are seen by every-page; here the focus must also be on the screen at each step. */
  it('keeps the focus in view on narrow screens, for visitors and administrators', async () => {
    const { page, problems } = await openPage(browser, { baseURL, width: 320 });
    for (const path of PUBLIC) {
      await page.goto(path);
      await tabThrough(page);
    }
    await signIn(page);
    for (const path of ADMINISTRATION) {
      await page.goto(path);
      await tabThrough(page);
    }
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it.each([true, false])(
    'keeps what was typed when the session ends, JavaScript: %s',
    async (javaScript) => {
      const { page } = await openPage(browser, { baseURL, javaScript });
      await signIn(page);
      await page.goto('/verwaltung/konten/neu');
      await page.getByLabel('E-Mail-Adresse').fill(`neu-${String(javaScript)}@lks.example`);
      await page.getByLabel('Name', { exact: true }).fill('Nele Neu');
      await page.getByLabel('Sachbearbeitung').check();
      await page.context().clearCookies();
      await signInElsewhere(page);
      await page.getByRole('button', { name: 'Anlegen und einladen' }).click();
      await page.getByRole('heading', { level: 1, name: 'Ihre Eingaben sind noch da' }).waitFor();
      if (javaScript) await expectNoAxeViolations(page);
      await page.getByRole('button', { name: 'Eingaben absenden' }).click();
      await page.getByText('Das Konto für Nele Neu ist angelegt').waitFor();
      await page.context().close();
    },
    60_000,
  );

  /** The same person signs in anew in another tab: the form in the first tab now carries the token of the old session. */
  async function signInElsewhere(page: Page): Promise<void> {
    const other = await page.context().newPage();
    await signIn(other);
    await other.close();
  }
});
