import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThrough,
} from '../support/browser.js';
import { startTestWeb, type TestWeb } from '../support/web.js';

const QUESTIONS = [
  '/rechner',
  '/rechner/award-share?eligible=90.125%2C00&thirdParty=0&rateBps=80&maxCents=72.100%2C00&roundUnitCents=1',
  '/rechner/award-share?eligible=viel&thirdParty=-1&rateBps=180&maxCents=&roundUnitCents=0',
  '/rechner/interest-49a?principal=4.099%2C74&fromInclusive=01.03.2026&toInclusive=30.09.2026&surchargePct=5',
  '/rechner/notice-post?posted=27.01.2027',
];

describe('the calculators in a browser', () => {
  let web: TestWeb;
  let browser: Browser;
  let baseURL: string;

  beforeAll(async () => {
    web = await startTestWeb();
    await web.app.listen(0, '127.0.0.1');
    baseURL = await web.app.getUrl();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await web.close();
  });

  it.each([1280, 320])(
    'are accessible with and without errors, %i px wide',
    async (width) => {
      const { page, context } = await openPage(browser, { javaScript: true, width, baseURL });
      for (const question of QUESTIONS) {
        await page.goto(question);
        await expectNoAxeViolations(page);
        await expectNoSidewaysScroll(page);
      }
      await context.close();
    },
    60_000,
  );

  it('compute without JavaScript and show why a period ends when it ends', async () => {
    const { page, context } = await openPage(browser, { javaScript: false, width: 1280, baseURL });
    await page.goto('/rechner/notice-post');
    await page.getByLabel('Tag der Aufgabe zur Post').fill('21.11.2026');
    await page.getByRole('button', { name: 'Berechnen' }).click();
    await page.getByText('28.12.2026').first().waitFor();
    expect(await page.getByRole('main').innerText()).toContain('25.11.2026');
    await context.close();
  });

  it('can be used by keyboard alone', async () => {
    const { page, context } = await openPage(browser, { javaScript: true, width: 1280, baseURL });
    await page.goto('/rechner/award-share');
    await tabThrough(page);
    await context.close();
  });
});
