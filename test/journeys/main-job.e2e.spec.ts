import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { readXlsx } from 'hucre/xlsx';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThrough,
} from '../support/browser.js';
import { inspectPdf } from '../support/pdf-structure.js';
import { fillApplication, type Look, type Wish } from './main-job-district.js';
import { emailOf, openMainJobOffice, PASSWORD, type MainJobOffice, type Who } from './main-job-office.js';

const LIMIT_MS = 240_000;
const RENDERED_WITHIN_MS = 30_000;

interface Expected {
  readonly javaScript: boolean;
  readonly wish: Wish;
  readonly grant: string;
  readonly words: string;
  /** Euros that Kreis Düren holds of 2027 afterwards. */
  readonly committed: number;
}

const RUNS: readonly Expected[] = [
  {
    javaScript: true,
    wish: { title: 'Vielfalt im Kreis Düren 2027', personnel: '52.800,00', fees: '6.080,00', own: '11.776,00' },
    grant: '47.104,00',
    words: 'siebenundvierzigtausendeinhundertvier Euro',
    committed: 47_104,
  },
  {
    javaScript: false,
    wish: { title: 'Dialogwerkstätten ohne Skripte', personnel: '13.920,00', fees: '6.080,00', own: '4.000,00' },
    grant: '16.000,00',
    words: 'sechzehntausend Euro',
    committed: 63_104,
  },
];

describe('the main job over two web processes and two workers', () => {
  let office: MainJobOffice;
  let browser: Browser;

  beforeAll(async () => {
    office = await openMainJobOffice();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await office.close();
  });

  it.each(RUNS)(
    'leads from Kreis Düren’s empty form to the notice and the XLSX of finance (JavaScript: $javaScript)',
    async ({ javaScript, wish, grant, words, committed }) => {
      const contexts: BrowserContext[] = [];
      const problems: (readonly string[])[] = [];
      const as = async (who: Who): Promise<Page> => {
        const opened = await openPage(browser, { baseURL: office.front.address, javaScript });
        contexts.push(opened.context);
        problems.push(opened.problems);
        await signIn(opened.page, who);
        return opened.page;
      };
      // Without scripts axe cannot run; the same pages were looked at with them.
      const look: Look = async (page) => (javaScript ? inspect(page) : undefined);

      const base = await fillApplication(await as('editor'), wish, look);
      const district = await as('signatory');
      await submit(district, base, look);
      const caseId = base.split('/').at(-1) ?? '';
      await examineAndPrepare(await as('caseworker'), caseId, wish.title, look);
      await press(await as('reviewer'), `/vorgaenge/${caseId}/entscheidung`, 'Zweitprüfung bestätigen', look);
      await press(await as('head'), `/vorgaenge/${caseId}/entscheidung`, 'Bescheid zeichnen', look);

      const notice = await inspectPdf(await retrieveNotice(district, wish.title, look));
      for (const said of [
        'Zuwendungsbescheid',
        'Kreis Düren',
        `${grant} EUR`,
        words,
        'Verwaltungsgericht Aachen',
        wish.title,
      ])
        expect(notice.text).toContain(said);
      expect(notice.problems).toEqual([]);

      const [sheet] = (await readXlsx(await downloadXlsx(await as('finance'), look))).sheets;
      const row = sheet?.rows.find((cells) => cells.includes('05358')) ?? [];
      expect(row).toEqual(expect.arrayContaining(['Kreis Düren', 72_100, committed, 72_100 - committed]));

      expect(problems.flat()).toEqual([]);
      expect(Math.min(...office.front.counts)).toBeGreaterThan(20);
      for (const context of contexts) await context.close();
    },
    LIMIT_MS,
  );
});

async function inspect(page: Page): Promise<void> {
  expect(await page.locator('h1').count()).toBe(1);
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
  await tabThrough(page);
}

async function signIn(page: Page, who: Who): Promise<void> {
  await page.goto('/anmelden');
  await page.getByLabel('E-Mail-Adresse').fill(emailOf(who));
  await page.getByLabel('Passwort').fill(PASSWORD);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.waitForURL((address) => address.pathname !== '/anmelden');
}

async function submit(page: Page, base: string, look: Look): Promise<void> {
  await page.goto(`${base}/pruefen`);
  await look(page);
  await page.getByRole('button', { name: 'Verbindlich einreichen' }).click();
  await page.waitForURL(`**${base}`);
  await look(page);
}

/** The caseworker finds the case in the worklist, examines it whole and gives the decision to the second person. */
async function examineAndPrepare(page: Page, caseId: string, title: string, look: Look): Promise<void> {
  await page.goto('/arbeitsliste');
  await look(page);
  await page.goto(`/arbeitsliste?suche=${encodeURIComponent(title)}`);
  await page.locator(`a[href="/vorgaenge/${caseId}"]`).first().click();
  await page.waitForURL(`**/vorgaenge/${caseId}`);
  await press(page, null, 'Formale Prüfung beginnen', look);
  await page.getByText('Ergebnisse eintragen').click();
  for (const choice of await page.locator('select[name^="result."]').all()) await choice.selectOption('MET');
  await press(page, null, 'Ergebnisse speichern', look);
  await press(page, null, 'Formale Prüfung abschließen', look);
  await page.getByRole('link', { name: 'Entscheidung vorbereiten' }).click();
  await page.waitForURL('**/entscheidung');
  await look(page);
  await press(page, null, 'Entwurf speichern', look);
  await press(page, null, 'Zur Zweitprüfung geben', look);
}

async function press(page: Page, path: string | null, button: string, look: Look): Promise<void> {
  if (path !== null) {
    await page.goto(path);
    await look(page);
  }
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: button }).first().click();
  await loaded;
  await look(page);
}

/** The district finds its notice, retrieves it as soon as a worker has rendered it, and downloads the PDF. */
async function retrieveNotice(page: Page, title: string, look: Look): Promise<Buffer> {
  await page.goto('/bescheide');
  await look(page);
  const row = page.getByRole('row').filter({ hasText: title }).filter({ hasText: 'Zuwendungsbescheid' });
  await row.getByRole('link').first().click();
  await page.waitForURL('**/bescheide/*');
  const retrieve = page.getByRole('button', { name: 'Bescheid jetzt abrufen' });
  for (const began = Date.now(); (await retrieve.count()) === 0; await page.reload())
    if (Date.now() - began > RENDERED_WITHIN_MS) throw new Error('no worker has rendered the notice');
  await look(page);
  await press(page, null, 'Bescheid jetzt abrufen', look);
  const pdf = await page.request.get(`${new URL(page.url()).pathname}/pdf`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  return pdf.body();
}

async function downloadXlsx(page: Page, look: Look): Promise<Buffer> {
  await page.goto('/haushalt?jahr=2027');
  await look(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'XLSX', exact: true }).click(),
  ]);
  return readFile(await download.path());
}
