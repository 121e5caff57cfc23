import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JSX } from 'preact';
import type { Browser } from 'playwright-core';
import {
  CONTENT_SECURITY_POLICY,
  findAsset,
  NotFoundPage,
  renderPage,
  ServerErrorPage,
  SessionExpiredPage,
} from '../../apps/web/src/layout/index.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThrough,
} from '../support/browser.js';
import { expectValidHtml } from '../support/browser-html.js';
import { CaseGallery } from './layout-gallery-case.js';
import { FormGallery } from './layout-gallery-form.js';
import { ListGallery } from './layout-gallery-list.js';

const PAGES: Readonly<Record<string, () => JSX.Element>> = {
  '/form': () => FormGallery({ withErrors: false }),
  '/form-errors': () => FormGallery({ withErrors: true }),
  '/case': () => CaseGallery(),
  '/list': () => ListGallery(),
  '/not-found': () => NotFoundPage({}),
  '/error': () => ServerErrorPage({ reference: 'K7M2-94QX' }),
  '/expired': () => SessionExpiredPage({ returnTo: '/antraege/1' }),
};
const paths = Object.keys(PAGES);

function pageAt(path: string): JSX.Element {
  const page = PAGES[path];
  if (!page) throw new Error(`no gallery page ${path}`);
  return page();
}

let browser: Browser;
let server: Server;
let baseURL: string;
let autosave: (body: URLSearchParams) => { status: number; answer: unknown };

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const asset = findAsset(path);
    response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    if (asset) return void response.setHeader('Content-Type', asset.type).end(asset.body);
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const { status, answer } = autosave(new URLSearchParams(body));
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
      });
      return;
    }
    const page = PAGES[path];
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(page ? renderPage(page()) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  baseURL = `http://127.0.0.1:${address.port}`;
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

describe('the parts of every page', () => {
  it.each(paths)('%s is valid HTML without a style attribute', async (path) => {
    const html = renderPage(pageAt(path));
    await expectValidHtml(html);
    expect(html).not.toContain(' style=');
  });

  it.each(paths.flatMap((path) => [320, 1280].map((width) => [path, width] as const)))(
    '%s at %i px has no barrier that axe finds, no sideways scroll and no script error',
    async (path, width) => {
      const { page, context, problems } = await openPage(browser, { width, baseURL });
      await page.goto(path);
      await page.evaluate('document.fonts.ready.then(() => true)');
      await expectNoSidewaysScroll(page);
      await expectNoAxeViolations(page);
      expect(problems).toEqual([]);
      const folder = process.env['SCREENSHOTS'];
      if (folder) await page.screenshot({ path: `${folder}/${path.slice(1)}-${width}.png`, fullPage: true });
      await context.close();
    },
  );

  it.each(['/form', '/case', '/list'])(
    '%s can be walked with the Tab key, and focus is always visible',
    async (path) => {
      const { page, context } = await openPage(browser, { baseURL });
      await page.goto(path);
      const reached = await tabThrough(page);
      expect(reached[0]).toBe('Zum Inhalt springen');
      await context.close();
    },
  );

  it('shows the form without JavaScript', async () => {
    const { page, context } = await openPage(browser, { baseURL, javaScript: false });
    await page.goto('/form');
    expect(await page.locator('button:has-text("Speichern und weiter")').isVisible()).toBe(true);
    await context.close();
  });
});

describe('comforts of the browser', () => {
  it('puts the focus on the error summary, and its links lead to the fields', async () => {
    const { page, context } = await openPage(browser, { baseURL });
    await page.goto('/form-errors');
    expect(await page.evaluate('document.activeElement.id')).toBe('fehler');
    await page.locator('#fehler a').nth(5).click();
    expect(await page.evaluate('document.activeElement.name')).toBe('ownPersonnel');
    await context.close();
  });

  it('saves a field when it is left, says so, and takes over the new version', async () => {
    const versions: (string | null)[] = [];
    autosave = (body) => {
      versions.push(body.get('version'));
      const errors = body.get('title') === 'x' ? { title: 'Der Titel ist zu kurz.' } : {};
      return { status: 200, answer: { savedAt: '2026-11-23T13:32:00Z', version: 4, errors } };
    };
    const { page, context } = await openPage(browser, { baseURL });
    await page.goto('/form');
    await page.fill('#f-title', 'x');
    await page.locator('#f-title').blur();
    await page.getByText('Der Titel ist zu kurz.').waitFor();
    expect(await page.getAttribute('#f-title', 'aria-invalid')).toBe('true');
    expect(await page.innerText('[data-saved]')).toContain('Gespeichert um 14:32');
    await page.fill('#f-title', 'Vielfalt im Kreis');
    await page.locator('#f-title').blur();
    await page.locator('#f-title[aria-invalid]').waitFor({ state: 'detached' });
    expect(versions).toEqual(['3', '4']);
    await context.close();
  });

  it('keeps what could not be saved, and offers it after the session was renewed', async () => {
    autosave = () => ({ status: 401, answer: {} });
    const { page, context } = await openPage(browser, { baseURL });
    await page.goto('/form');
    await page.fill('#f-title', 'Dialog im Kreis');
    await page.locator('#f-title').blur();
    await page.getByText('Ihre Sitzung ist abgelaufen').waitFor();
    autosave = () => ({ status: 200, answer: { savedAt: '2026-11-23T13:40:00Z', version: 4 } });
    await page.reload();
    await page.getByRole('button', { name: 'Eingaben übernehmen' }).click();
    expect(await page.inputValue('#f-title')).toBe('Dialog im Kreis');
    await page.getByText('Gespeichert um 14:40').waitFor();
    expect(await page.evaluate('localStorage.length')).toBe(0);
    await context.close();
  });

  it('warns before the session ends, and lets it go on', async () => {
    autosave = () => ({ status: 200, answer: { expiresAt: '2030-01-01T14:00:00Z' } });
    const { page, context } = await openPage(browser, { baseURL });
    await page.clock.install({ time: new Date('2030-01-01T11:56:00Z') });
    await page.goto('/form');
    await page.clock.runFor(1000);
    await page.getByText('Um 13:00 Uhr werden Sie abgemeldet.').waitFor();
    await page.getByRole('button', { name: 'Angemeldet bleiben' }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await page.getAttribute('body', 'data-session-expires')).toBe('2030-01-01T14:00:00Z');
    await context.close();
  });
});
