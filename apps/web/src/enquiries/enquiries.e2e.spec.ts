import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { loadReference } from '../../../ops/src/reference/load-reference.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThrough,
} from '../../../../test/support/browser.js';
import { openRoom } from '../../../../test/support/enquiry-room.js';
import { startTestWeb, TEST_PASSWORD, type TestWeb } from '../../../../test/support/web.js';

const MEMBER = 'rathaus@hamm.example';
const LEAD = 'leitung@kge.example';

describe('an enquiry in the browser', () => {
  let web: TestWeb;
  let browser: Browser;
  let baseURL: string;

  beforeAll(async () => {
    web = await startTestWeb();
    await loadReference(web.database, process.cwd());
    const { member } = await openRoom(web.database);
    // The browser's clock runs: with a session of another day it would warn at once.
    web.clock.moveTo(new Date());
    const { organisationId } = member;
    await web.signedIn({ email: MEMBER, name: 'P. Rathaus', roles: ['ENQUIRY_MEMBER'], organisationId });
    await web.signedIn({ email: LEAD, name: 'N. Leitstelle', roles: ['ENQUIRY_LEAD'], organisationId: null });
    await web.app.listen(0, '127.0.0.1');
    baseURL = await web.app.getUrl();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await web.close();
  });

  async function signIn(email: string, options: { width?: number; javaScript?: boolean } = {}): Promise<Page> {
    const { page } = await openPage(browser, { baseURL, ...options });
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse').fill(email);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL('**/anfragen');
    return page;
  }

  async function ask(page: Page, text: string): Promise<void> {
    await page.goto('/anfragen/neu');
    await page.getByLabel('Eine Frage stellen').check();
    await page.getByLabel('Thema').selectOption({ label: 'Präventionsangebote und Netzwerke vor Ort' });
    await page.getByLabel('Rechtsextremismus', { exact: true }).check();
    await page.getByLabel('Ihre Frage oder Ihr Hinweis').fill(text);
    await page.getByLabel('Der Text enthält keine personenbezogenen Daten.').check();
    await page.getByRole('button', { name: 'Anfrage senden' }).click();
  }

  it('is flagged, corrected, sent, rejected for personal data and wiped, without JavaScript', async () => {
    const member = await signIn(MEMBER, { javaScript: false });
    await ask(member, 'Ein Kevin Mustermann verteilt Flugblätter, Telefon 0211 / 123456. Was kann man tun?');
    const alert = member.getByRole('alert');
    expect(await alert.textContent()).toContain('„Kevin Mustermann“');
    expect(await member.getByLabel('Ihre Frage oder Ihr Hinweis').inputValue()).toContain('Flugblätter');
    expect(await member.getByLabel('Grund, warum keine Person gemeint ist').count()).toBe(1);
    // What no pattern knows passes; that is why people look, too.
    await member
      .getByLabel('Ihre Frage oder Ihr Hinweis')
      .fill('Der Mustermann aus dem Nachbarort verteilt Flugblätter. Was tun?');
    await member.getByRole('button', { name: 'Anfrage senden' }).click();
    await member.waitForURL(/anfragen\/[\w-]{36}$/);
    expect(await member.textContent('main')).toContain('Der Mustermann');

    const lead = await signIn(LEAD, { javaScript: false });
    await lead.goto(member.url());
    await lead.getByRole('button', { name: 'Zur Bearbeitung annehmen' }).click();
    await lead.getByRole('button', { name: 'Wegen personenbezogener Daten ablehnen' }).click();
    await member.reload();
    const shown = (await member.textContent('main')) ?? '';
    expect(shown).toContain('Der Inhalt ist gelöscht.');
    expect(shown).toContain('Wegen personenbezogener Daten abgelehnt');
    expect(shown).not.toContain('Mustermann');
  });

  it('is answered, asked again and referred, and nobody leaves the room', async () => {
    const member = await signIn(MEMBER);
    await ask(member, 'Welche Angebote zur Sensibilisierung gibt es für unsere Beschäftigten?');
    await member.waitForURL(/anfragen\/[\w-]{36}$/);
    const lead = await signIn(LEAD);
    await lead.goto(member.url());
    await lead.getByRole('button', { name: 'Zur Bearbeitung annehmen' }).click();
    await lead.getByLabel('Antwort', { exact: true }).fill('Dazu gibt es jährlich zwei Veranstaltungen des Landes.');
    await lead.getByRole('button', { name: 'Antwort senden' }).click();
    await member.reload();
    await member.getByLabel('Rückfrage', { exact: true }).fill('Gibt es das auch bei uns vor Ort in der Stadt?');
    await member.getByRole('button', { name: 'Rückfrage senden' }).click();
    await lead.reload();
    await lead.getByRole('link', { name: 'Stattdessen an eine Stelle verweisen' }).click();
    const [office] = await lead
      .getByLabel('Stelle', { exact: true })
      .locator('option', { hasText: 'Mobile Beratung' })
      .all();
    await lead.getByLabel('Stelle', { exact: true }).selectOption((await office?.getAttribute('value')) ?? '');
    await lead.getByLabel('Warum diese Stelle').fill('Diese Stelle kommt auf Wunsch in Ihre Verwaltung.');
    await lead.getByRole('button', { name: 'Verweis senden' }).click();
    await member.reload();
    expect(await member.textContent('main')).toContain(
      'Mobile Beratung gegen Rechtsextremismus im Regierungsbezirk Arnsberg',
    );
    await member.getByRole('button', { name: 'Abschließen' }).click();
    expect(await member.textContent('main')).toContain('Der Inhalt wird am');
    for (const page of [member, lead]) {
      expect((await page.goto('/arbeitsliste'))?.status()).toBe(403);
      expect((await page.goto('/antraege'))?.status()).toBe(403);
    }
  });

  it.each([
    [MEMBER, 1280],
    [MEMBER, 320],
    [LEAD, 1280],
    [LEAD, 320],
  ])(
    'has pages without barriers for %s at %d px',
    async (email, width) => {
      const page = await signIn(email, { width });
      const [own] = await page.getByRole('link', { name: /^KGE-/ }).all();
      const one = (await own?.getAttribute('href')) ?? '';
      const team = ['mitglieder', 'stellen', 'lagebericht', 'fristen'].map((name) => `/anfragen/${name}`);
      for (const path of ['/anfragen', one, ...(email === MEMBER ? ['/anfragen/neu'] : team)]) {
        await page.goto(path);
        expect(await page.locator('h1').count()).toBe(1);
        await expectNoAxeViolations(page);
        await expectNoSidewaysScroll(page);
        const shots = process.env['SHOTS'];
        const name = path.replace(one, 'eine').replaceAll('/', '_');
        if (shots !== undefined)
          await page.screenshot({ path: `${shots}/${name}-${email[0]}-${width}.png`, fullPage: true });
      }
      if (email === MEMBER) {
        await page.goto('/anfragen/neu');
        await page.getByLabel('Ihre Frage oder Ihr Hinweis').fill('Fragt Frau Beispiel, was es an Angeboten gibt.');
        await page.getByRole('button', { name: 'Anfrage senden' }).click();
        await expectNoAxeViolations(page);
        await expectNoSidewaysScroll(page);
        await tabThrough(page);
        const shots = process.env['SHOTS'];
        if (shots !== undefined) await page.screenshot({ path: `${shots}/geflaggt-${width}.png`, fullPage: true });
      }
    },
    60_000,
  );
});
