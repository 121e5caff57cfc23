import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SYSTEM_ACTOR } from '#kernel';
import { renderIssuedNotice } from '#notices';
import { FILE_STORE, type FileStore } from '#platform';
import { caseOfBeraten, openTwoLands, type Person, type TwoLands } from '../lands/two-lands.js';
import { expectNoAxeViolations, expectNoSidewaysScroll, launchBrowser, openPage } from '../support/browser.js';
import { TEST_NOON, TEST_PASSWORD } from '../support/web.js';

describe('a decision of Niedersachsen in a browser', () => {
  let lands: TwoLands;
  let browser: Browser;
  let baseURL: string;
  let id: string;
  let fileNumber: string;

  beforeAll(async () => {
    lands = await openTwoLands();
    ({ id, fileNumber } = await caseOfBeraten(lands));
    await lands.web.app.listen(0, '127.0.0.1');
    baseURL = await lands.web.app.getUrl();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await lands.close();
  });

  async function decisionSeenBy(person: Person, options: { javaScript?: boolean; width?: number } = {}): Promise<Page> {
    const { page, context } = await openPage(browser, { baseURL, ...options });
    if (options.javaScript !== false) await context.clock.setFixedTime(TEST_NOON);
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse').fill(`${person}@ni.example`);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL('**/arbeitsliste');
    await page.getByRole('link', { name: fileNumber }).click();
    await page.goto(`/vorgaenge/${id}/entscheidung`);
    return page;
  }

  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
  const words = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');

  it('fails with the approval of the Verfassungsschutz alone and works once the LKA has approved, too', async () => {
    const protection = await decisionSeenBy('protection', { javaScript: false });
    await press(protection, 'Zweitprüfung bestätigen');
    await protection.getByText('Die Zweitprüfung ist bestätigt.').waitFor();
    expect(await protection.getByRole('button', { name: 'Zweitprüfung bestätigen' }).count()).toBe(0);

    // Opened while one approval was missing; what it offers is tried by the real form, not by a look at the page.
    const signatory = await decisionSeenBy('signatory');
    await expectNoAxeViolations(signatory);
    expect(await words(signatory)).toMatch(/Zustimmung Landeskriminalamt Niedersachsen.{0,20}noch offen/);
    await signFromAnywhere(signatory, id);
    await signatory.getByRole('alert').waitFor();
    expect(await words(signatory)).toContain('Es fehlt die Zustimmung von Landeskriminalamt Niedersachsen');
    expect(await decisionState()).toBe('IN_REVIEW');
    await expectNoAxeViolations(signatory);

    const police = await decisionSeenBy('police', { width: 320 });
    await expectNoSidewaysScroll(police);
    await press(police, 'Zweitprüfung bestätigen');
    await police.getByText('Die Zweitprüfung ist bestätigt.').waitFor();

    await signatory.goto(`/vorgaenge/${id}/entscheidung`);
    await press(signatory, 'Bescheid zeichnen');
    await signatory.waitForURL('**/bescheide/*');
    expect(await decisionState()).toBe('SIGNED');
    const noticeId = new URL(signatory.url()).pathname.split('/').at(-1) ?? '';
    const files = lands.web.app.get<FileStore>(FILE_STORE);
    await renderIssuedNotice(lands.web.database, files, SYSTEM_ACTOR, noticeId);
    const pdf = await signatory.request.get(`${baseURL}/bescheide/${noticeId}/pdf`);
    expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
  });

  it('names who approves on a page without barriers', async () => {
    for (const width of [1280, 320]) {
      const { page, context } = await openPage(browser, { baseURL, width });
      await context.clock.setFixedTime(TEST_NOON);
      await page.goto('/anmelden');
      await page.getByLabel('E-Mail-Adresse').fill('administrator@ni.example');
      await page.getByLabel('Passwort').fill(TEST_PASSWORD);
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await page.goto('/programme/BERATEN_NI');
      await page.getByRole('link', { name: 'Wer zustimmt' }).click();
      await page.getByText('V. Schutz').first().waitFor();
      await expectNoAxeViolations(page);
      await expectNoSidewaysScroll(page);
      await context.close();
    }
  });

  const decisionState = async (): Promise<string | undefined> => {
    const [decision] = await lands.web.database.read(lands.actor('caseworker'), (tx) =>
      tx.query<{ state: string }>('SELECT state FROM awards.decision WHERE application_id = $1', [id]),
    );
    return decision?.state;
  };
});

/** Sends the signature with the page's own token, as a page would that was opened before the second approval was asked for. */
async function signFromAnywhere(page: Page, id: string): Promise<void> {
  await page.evaluate((path) => {
    const document = (globalThis as unknown as { document: SmallDocument }).document;
    const [token, version] = ['_csrf', 'fassung'].map(
      (name) => document.querySelector(`main form [name="${name}"]`)?.value ?? '',
    );
    const form = document.createElement('form');
    form.method = 'post';
    form.action = path;
    form.innerHTML = `<input name="_csrf" value="${token}"><input name="fassung" value="${version}">`;
    document.body.append(form);
    form.submit();
  }, `/vorgaenge/${id}/entscheidung/zeichnen`);
  await page.waitForLoadState();
}

interface SmallDocument {
  querySelector(selector: string): { value: string } | null;
  createElement(name: string): { method: string; action: string; innerHTML: string; submit(): void };
  body: { append(form: unknown): void };
}
