import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { organisationIdOfDistrict } from '#districts';
import { CalendarDate, SYSTEM_ACTOR, type Role } from '#kernel';
import { issueNotice, renderIssuedNotice, type NoticeContent } from '#notices';
import { FULL_AWARD, REJECTION, RECEIPT } from '#notices/testing';
import { FolderFileStore, newId } from '#platform';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThrough,
} from '../support/browser.js';
import { signatory, caseworker } from '../support/case-builder.js';
import { TEST_PASSWORD, startTestWeb, type TestWeb } from '../support/web.js';

const DUEREN = organisationIdOfDistrict('05358');

describe('a notice between authority and district in the browser', () => {
  const filesDirectory = mkdtempSync(path.join(tmpdir(), 'foerderakte-journey-'));
  const files = new FolderFileStore(filesDirectory);
  let web: TestWeb;
  let browser: Browser;
  let baseURL: string;

  beforeAll(async () => {
    web = await startTestWeb({ filesDirectory });
    // The browser's clock runs: with a session of another day it would warn at once.
    web.clock.moveTo(new Date());
    const open = (email: string, name: string, roles: Role[], organisationId: string | null) =>
      web.signedIn({ email, name, roles, organisationId });
    await open('zeichnung@dueren.example', 'Zita Zeichen', ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'], DUEREN);
    await open('lippe@lippe.example', 'Lisa Lippe', ['APPLICANT_EDITOR'], organisationIdOfDistrict('05766'));
    await open('amt@lks.example', 'Ada Amt', ['CASEWORKER'], null);
    await web.app.listen(0, '127.0.0.1');
    baseURL = await web.app.getUrl();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await web.close();
    rmSync(filesDirectory, { recursive: true, force: true });
  });

  async function issued(content: NoticeContent, isAct = true, isRendered = true): Promise<string> {
    const id = await web.database.transaction<string>(signatory, (tx) =>
      issueNotice(tx, { content, isAct, caseId: newId(), organisationId: DUEREN, preparedBy: caseworker.accountId }),
    );
    if (isRendered) await renderIssuedNotice(web.database, files, SYSTEM_ACTOR, id);
    return id;
  }

  async function signIn(
    email: string,
    options: { width?: number; javaScript?: boolean } = {},
  ): Promise<{ page: Page; problems: readonly string[] }> {
    const { page, problems } = await openPage(browser, { baseURL, ...options });
    await page.goto('/anmelden?weiter=/konto');
    await page.getByLabel('E-Mail-Adresse').fill(email);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL('**/konto');
    return { page, problems };
  }

  const moveDays = async (days: number): Promise<void> => {
    await web.database.transaction(SYSTEM_ACTOR, (tx) =>
      tx.query('UPDATE platform.demo_clock SET offset_days = offset_days + $1', [days]),
    );
  };
  const today = (): Promise<CalendarDate> => web.database.read(SYSTEM_ACTOR, (tx) => Promise.resolve(tx.today));

  async function inspect(page: Page, name: string, width: number): Promise<void> {
    expect(await page.locator('h1').count()).toBe(1);
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
    await tabThrough(page);
    const shots = process.env['SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }

  it.each([1280, 320])(
    'is free of barriers at %d px in every state, on both sides',
    async (width) => {
      const award = await issued(FULL_AWARD);
      const unrendered = await issued(REJECTION, true, false);
      await issued(RECEIPT, false);
      const district = await signIn('zeichnung@dueren.example', { width });
      const office = await signIn('amt@lks.example', { width });
      const see = async (who: typeof district, where: string, name: string): Promise<void> => {
        await who.page.goto(where);
        await inspect(who.page, name, width);
      };
      await see(district, '/bescheide', 'list');
      await see(district, `/bescheide/${unrendered}`, 'unrendered');
      await see(district, `/bescheide/${award}`, 'to-retrieve');
      await see(office, `/bescheide/${award}`, 'office-waiting');
      await office.page.goto(`/bescheide/${award}`);
      await office.page.getByLabel('Tag der Aufgabe zur Post').fill('31.12.2099');
      await office.page.getByRole('button', { name: 'Aufgabe zur Post speichern' }).click();
      await inspect(office.page, 'office-refused', width);
      await district.page.getByRole('button', { name: 'Bescheid jetzt abrufen' }).click();
      await inspect(district.page, 'retrieved', width);
      await moveDays(1);
      await see(district, `/bescheide/${award}`, 'served');
      await see(district, `/bescheide/${award}/verzicht`, 'waiver');
      await see(office, `/bescheide/${award}`, 'office-served');
      await see(district, '/bescheide', 'list-later');
      expect([...district.problems, ...office.problems].filter((each) => !each.includes('422'))).toEqual([]);
    },
    120_000,
  );

  it.each([true, false])(
    'is retrieved, read and made final by waiver, JavaScript: %s',
    async (javaScript) => {
      const id = await issued(FULL_AWARD);
      const { page } = await signIn('zeichnung@dueren.example', { javaScript });
      const early = await page.request.get(`/bescheide/${id}/pdf`, { maxRedirects: 0 });
      expect([early.status(), early.headers()['location']]).toEqual([303, `/bescheide/${id}`]);
      await page.goto('/bescheide');
      await page.locator(`a[href="/bescheide/${id}"]`).click();
      await page
        .getByText((await today()).plusDays(1).toGerman())
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Bescheid jetzt abrufen' }).click();
      await page.getByText('Der Abruf ist erfasst').waitFor();
      const pdf = await page.request.get(`/bescheide/${id}/pdf`);
      expect([pdf.status(), pdf.headers()['content-type'], (await pdf.body()).subarray(0, 5).toString()]).toEqual([
        200,
        'application/pdf',
        '%PDF-',
      ]);
      expect(pdf.headers()['content-disposition']).toMatch(/^inline; filename="Zuwendungsbescheid_/);
      await page.goto(`/bescheide/${id}/verzicht`);
      expect(page.url()).toBe(`${baseURL}/bescheide/${id}`);
      await moveDays(1);
      await page.reload();
      await page.getByRole('link', { name: 'Verzicht auf Rechtsbehelfe prüfen' }).click();
      await page.getByRole('button', { name: 'Verbindlich verzichten' }).click();
      await page.getByRole('link', { name: 'Bestätigen Sie den Verzicht' }).waitFor();
      await page.getByLabel('Ich bin berechtigt').check();
      await page.getByRole('button', { name: 'Verbindlich verzichten' }).click();
      await page.getByText('Der Bescheid ist bestandskräftig').first().waitFor();
      await page.getByText('Auf Rechtsbehelfe verzichtet (Zita Zeichen').waitFor();
      await page.context().close();
    },
    60_000,
  );

  it('is posted by the authority, whose page then tells the day of service', async () => {
    const id = await issued(REJECTION);
    const { page } = await signIn('amt@lks.example');
    await page.goto(`/bescheide/${id}`);
    await page.getByLabel('Tag der Aufgabe zur Post').fill((await today()).toGerman());
    await page.getByRole('button', { name: 'Aufgabe zur Post speichern' }).click();
    await page.getByText('Die Aufgabe zur Post ist erfasst').waitFor();
    await page.getByText(`${(await today()).plusDays(4).toGerman()} (§ 41 Abs. 2 Satz 1 VwVfG NRW)`).waitFor();
    const pdf = await page.request.get(`/bescheide/${id}/pdf`);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    expect(await page.getByText('Im Portal abgerufen').count()).toBe(0);
    await page.context().close();
  });

  it('is not there for another district, and a letter counts as opened by opening it', async () => {
    const act = await issued(FULL_AWARD);
    const letter = await issued(RECEIPT, false);
    const lippe = await signIn('lippe@lippe.example');
    const statuses = [];
    for (const where of [act, `${act}/pdf`, letter, `${letter}/pdf`])
      statuses.push((await lippe.page.request.get(`/bescheide/${where}`)).status());
    expect(statuses).toEqual([404, 404, 404, 404]);
    await lippe.page.context().close();
    const { page } = await signIn('zeichnung@dueren.example');
    expect((await page.request.get(`/bescheide/${letter}/pdf`)).headers()['content-type']).toBe('application/pdf');
    await page.goto(`/bescheide/${letter}`);
    await page.getByText('geöffnet').first().waitFor();
    await page.context().close();
  });
});
