import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { loadDistrictReference } from '#districts';
import { SYSTEM_ACTOR } from '#kernel';
import { FILE_STORE } from '#platform';
import { makeReportFile } from '#reports';
import { aCapBooking, aCase, aProgramme } from '#reports/testing';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThrough,
} from '../../../../../test/support/browser.js';
import { startTestWeb, TEST_PASSWORD, type TestWeb } from '../../../../../test/support/web.js';

const FINANCE = 'haushalt@lks.example';
const AUDIT = 'revision@lks.example';

describe('a report of one’s own in a browser', () => {
  let web: TestWeb;
  let browser: Browser;
  let baseURL: string;

  beforeAll(async () => {
    web = await startTestWeb();
    web.clock.moveTo(new Date());
    await web.database.transaction(SYSTEM_ACTOR, async (tx) => {
      await loadDistrictReference(tx, process.cwd());
      await aProgramme(tx);
      for (const [ags, number, cents] of [
        ['05358', 'NRWO-2027-0001', 5_768_000],
        ['05915', 'NRWO-2027-0002', 560_000],
      ] as const) {
        const decisionId = await aCase(tx, { ags, fileNumber: number, cents, status: 'APPROVED' });
        await aCapBooking(tx, { ags, kind: 'AWARD', committed: cents, decisionId, at: '2026-11-02T10:00:00Z' });
      }
    });
    await web.signedIn({ email: FINANCE, name: 'G. Titelbuch', roles: ['BUDGET_OFFICER'], organisationId: null });
    await web.signedIn({ email: AUDIT, name: 'R. Revision', roles: ['AUDIT_READ'], organisationId: null });
    await web.app.listen(0, '127.0.0.1');
    baseURL = await web.app.getUrl();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await web.close();
  });

  async function signIn(page: Page, email: string): Promise<void> {
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse').fill(email);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/anmelden'));
  }

  async function expectWithoutBarriers(page: Page): Promise<void> {
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
    await tabThrough(page);
  }

  it('is built, saved, shared and scheduled, and fetched as a file', async () => {
    const { page } = await openPage(browser, { baseURL, width: 1280 });
    await signIn(page, FINANCE);
    await page.goto('/berichte/eigene');
    await page.getByText('Noch kein Bericht gespeichert').waitFor();
    await expectWithoutBarriers(page);
    await page.getByRole('link', { name: 'Neuer Bericht' }).click();
    await expectWithoutBarriers(page);
    await page.getByRole('link', { name: 'Auswählen: Anträge' }).click();
    await page.getByLabel('1. Spalte').selectOption({ label: 'Beantragt' });
    await page.getByLabel('1. Vergleich').selectOption({ label: 'mindestens' });
    await page.getByLabel('1. Wert').fill('viel');
    await page.getByRole('button', { name: 'Vorschau anzeigen' }).click();
    await page.getByRole('link', { name: /ist kein Betrag/ }).waitFor();
    await expectWithoutBarriers(page);
    await page.getByLabel('1. Wert').fill('10.000,00');
    await page.getByLabel('Gruppieren nach').selectOption({ label: 'AGS' });
    await page.getByRole('button', { name: 'Vorschau anzeigen' }).click();
    await page.getByRole('cell', { name: '57.680,00' }).first().waitFor();
    await expectWithoutBarriers(page);
    await page.getByLabel('Name des Berichts').fill('Große Anträge');
    await page.getByRole('button', { name: 'Bericht speichern' }).click();
    await page.getByText('Der Bericht ist gespeichert.').waitFor();
    await page.getByLabel('Geteilt mit der Rolle').selectOption({ label: 'Rechnungsprüfung (nur lesen)' });
    await page.getByLabel('Regelmäßig erstellen').selectOption({ label: 'jeden Montag' });
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByRole('link', { name: /Geben Sie die E-Mail-Adresse an/ }).waitFor();
    await page.getByLabel('Nachricht an').fill('haushalt@lks.example');
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page
      .getByText(/wöchentlich, nächster am \d\d\.\d\d\.\d{4}/)
      .first()
      .waitFor();
    await expectWithoutBarriers(page);
    await page.getByLabel('Format').first().selectOption('csv');
    await page.getByRole('button', { name: 'Datei erstellen' }).click();
    await page.getByText('Die Reihe kommt gleich daran.').waitFor();
    await makeWaitingFiles();
    await page.getByRole('button', { name: 'Stand aktualisieren' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Herunterladen: Große Anträge' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('Große Anträge.csv');
    expect(await readFile(await download.path(), 'utf8')).toContain('05358;1;57680,00\r\n');
    await page.context().close();
  });

  it('is open to the role it is shared with, and its files to nobody else; on a narrow screen', async () => {
    const { page } = await openPage(browser, { baseURL, width: 320 });
    await signIn(page, AUDIT);
    await page.goto('/berichte/eigene');
    await page.getByText('Noch keine Datei angefordert').waitFor();
    await page.getByRole('link', { name: 'Große Anträge' }).click();
    await page.getByText('Angelegt von G. Titelbuch').waitFor();
    await expectWithoutBarriers(page);
    const [file] = await web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ id: string }>('SELECT id FROM reports.file'),
    );
    expect((await page.request.get(`/berichte/dateien/${file?.id}`)).status()).toBe(404);
    await page.context().close();
  });

  it('works without JavaScript', async () => {
    const { page } = await openPage(browser, { baseURL, javaScript: false });
    await signIn(page, FINANCE);
    await page.goto('/berichte/eigene/neu?gegenstand=buchungen-hoechstbetrag');
    await page.getByRole('button', { name: 'Vorschau anzeigen' }).click();
    await page.getByText('57.680,00').first().waitFor();
    await page.getByRole('button', { name: 'Datei erstellen' }).click();
    await page.getByText('wartet').first().waitFor();
    await page.context().close();
  });

  async function makeWaitingFiles(): Promise<void> {
    const waiting = await web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ id: string }>(`SELECT id FROM reports.file WHERE state = 'WAITING'`),
    );
    for (const { id } of waiting) await makeReportFile(web.database, web.app.get(FILE_STORE), id);
  }
});
