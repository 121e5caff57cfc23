import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../support/browser.js';
import { fillCapLedger } from '../support/cap-ledger-rows.js';
import { emailOf, openMainJobOffice, PASSWORD, type MainJobOffice } from './main-job-office.js';
import { openTenPeople, type Crowd } from './ten-people.js';

const ROWS = 1_000_000;
const USUAL_MS = 8_000;
/** Two cores export and work for ten people: so much slower may a page be, and no more. */
const SLOWER_MAX = 2.5;
const NOTICEABLE_MS = 200;

describe('an export of 1,000,000 rows while ten people work', () => {
  let office: MainJobOffice;
  let browser: Browser;
  let crowd: Crowd;

  beforeAll(async () => {
    office = await openMainJobOffice(({ ownerUrl }) => fillCapLedger(ownerUrl, ROWS));
    crowd = await openTenPeople(office.front.address);
    browser = await launchBrowser();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
    await office?.close();
  });

  it('arrives whole, shows how far it is, and keeps nobody waiting', async () => {
    await crowd.workFor(2_000);
    const before = await crowd.workFor(USUAL_MS);

    const page = await finance();
    await page.goto('/berichte/eigene/neu?gegenstand=buchungen-hoechstbetrag');
    await page.getByLabel('Format').first().selectOption('csv');
    await page.getByRole('button', { name: 'Datei erstellen' }).click();
    await page.waitForURL(/berichte\/eigene(#.*)?$/);
    const { result, times: beside } = await crowd.workUntil(() => arrives(page));
    const after = await crowd.workFor(USUAL_MS);

    // Other tests share the machine: what is usual is measured on both sides of the export.
    const usual = Math.max(before.p95, after.p95);
    console.log(
      `before, beside and after the export: ${[before, beside, after].map((each) => JSON.stringify(each)).join(' ')}`,
    );
    expect(result.some((state) => /[1-9][\d.]* von 1\.000\.000 Zeilen/.test(state))).toBe(true);
    expect(Math.min(before.count, beside.count, after.count)).toBeGreaterThan(50);
    expect(before.failed + beside.failed + after.failed).toBe(0);
    expect(beside.p95).toBeLessThan(SLOWER_MAX * usual + NOTICEABLE_MS);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Herunterladen/ }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines.length).toBe(ROWS + 1);
    expect(lines.filter((line) => !/^[^;]+;[^;]+;Ausnahme vom Höchstbetrag;0,00$/.test(line))).toEqual([lines[0]]);
    await page.context().close();
  }, 300_000);

  async function finance(): Promise<Page> {
    const { page } = await openPage(browser, { baseURL: office.front.address, javaScript: false });
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse').fill(emailOf('finance'));
    await page.getByLabel('Passwort').fill(PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL((address) => address.pathname !== '/anmelden');
    return page;
  }

  /** Looks again and again, as somebody who waits would; answers everything that the page said meanwhile. */
  async function arrives(page: Page): Promise<string[]> {
    const seen: string[] = [];
    while ((await page.getByRole('link', { name: /^Herunterladen/ }).count()) === 0) {
      await page.waitForTimeout(500);
      await page.getByRole('button', { name: 'Stand aktualisieren' }).click();
      seen.push(await page.locator('main').innerText());
      if (seen.at(-1)?.includes('Fehlgeschlagen')) throw new Error(seen.at(-1));
    }
    return seen;
  }
});
