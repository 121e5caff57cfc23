import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { listAccounts } from '#identity';
import { SYSTEM_ACTOR } from '#kernel';
import { FolderFileStore } from '#platform';
import { loadDemoOnce } from '../../apps/ops/src/demo/load-demo.js';
import { loadReference } from '../../apps/ops/src/reference/load-reference.js';
import { listRoutes, type Route } from '../../apps/web/src/access/routes.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThroughQuickly,
  type OpenedPage,
} from '../support/browser.js';
import {
  crawl,
  fullestOfEachShape,
  together,
  type CrawlReport,
  type FoundPage,
  type Visitor,
} from '../support/crawl.js';
import { startTestWeb, type TestWeb } from '../support/web.js';
import { UNVISITED } from './unvisited-pages.js';

const LIMIT = 1_200_000;
/** Wide first: the page is loaded once and narrowed, as when somebody turns a tablet or zooms to 400 %. */
const WIDTHS = [1280, 320];

/**
 * The demo as every kind of person sees it, by links alone. A new page needs no line here: link it somewhere, let the demo
 * reach it, and it is examined. Failures name the page, the person and the fault.
 */
describe('every page', () => {
  let files: string;
  let web: TestWeb;
  let base: string;
  let browser: Browser;
  let routes: Route[];
  let report: CrawlReport;
  let chosen: FoundPage[];

  beforeAll(async () => {
    files = mkdtempSync(path.join(os.tmpdir(), 'foerderakte-every-page-'));
    web = await startTestWeb({ filesDirectory: files });
    // Browsers know only real time: a session of another day would end at once.
    web.clock.moveTo(new Date());
    await loadReference(web.database, process.cwd(), ['NW', 'NI']);
    const accounts = await loadDemoOnce(web.database, new FolderFileStore(files), 'http://localhost');
    await web.app.listen(0, '127.0.0.1');
    base = await web.app.getUrl();
    routes = listRoutes(web.app).filter(({ method, path: at }) => method === 'GET' && !at.startsWith('/api/'));
    const parts: CrawlReport[] = [];
    for (const visitor of await visitorsOf(accounts)) parts.push(await crawl(base, routes, visitor));
    report = together(parts);
    chosen = fullestOfEachShape(report.pages);
    browser = await launchBrowser();
  }, LIMIT);

  afterAll(async () => {
    await browser.close();
    await web.close();
    rmSync(files, { recursive: true, force: true });
  });

  /** Nobody, and one person of each set of roles; of districts the first that the demo prints. */
  async function visitorsOf(accounts: readonly { email: string; password: string }[]): Promise<Visitor[]> {
    const known = await web.database.read(SYSTEM_ACTOR, (tx) => listAccounts(tx, '', 1000));
    const visitors = new Map<string, Visitor>([['visitor', { as: 'visitor', cookie: '' }]]);
    for (const { email, password } of accounts) {
      const as = known.find((account) => account.email === email)?.roles.join(' ') ?? '';
      if (!visitors.has(as)) visitors.set(as, { as, cookie: await signIn(email, password) });
    }
    return [...visitors.values()];
  }

  async function signIn(email: string, password: string): Promise<string> {
    const answer = await fetch(`${base}/anmelden`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: base },
      body: new URLSearchParams({ email, password }),
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (answer.status !== 303 || cookie === undefined) throw new Error(`${email} cannot sign in: ${answer.status}`);
    return cookie;
  }

  it('is reached by a link or listed with a reason, and no reason outlives its need', () => {
    const missing = routes.map(({ path: at }) => at).filter((at) => !report.shapes.has(at));
    const unreached = missing.filter((at) => !(at in UNVISITED));
    const outlived = Object.keys(UNVISITED).filter((at) => !missing.includes(at));
    expect({ unreached, outlived }).toEqual({ unreached: [], outlived: [] });
  });

  it('leads nowhere that does not exist, is forbidden or fails, for every role', () => {
    expect(report.problems).toEqual([]);
    expect(report.pages.length).toBeGreaterThan(100);
  });

  it(
    'is free of barriers at 1280 and 320 px, does not scroll sideways and is used by keyboard, folds opened',
    async () => {
      const windows = new Map<Visitor, OpenedPage>();
      const faults: string[] = [];
      for (const each of chosen) {
        const window = windows.get(each.visitor) ?? (await windowFor(each.visitor));
        windows.set(each.visitor, window);
        faults.push(...(await examine(window, each)));
      }
      for (const { context } of windows.values()) await context.close();
      expect(faults).toEqual([]);
    },
    LIMIT,
  );

  async function windowFor({ cookie }: Visitor): Promise<OpenedPage> {
    const window = await openPage(browser, { baseURL: base });
    const [name, value] = cookie.split('=');
    if (name && value) await window.context.addCookies([{ name, value, url: base }]);
    return window;
  }

  /** All faults of one page as sentences, so that one run names everything there is to mend. */
  async function examine({ page, problems }: OpenedPage, { path: at, visitor }: FoundPage): Promise<string[]> {
    const seen = problems.length;
    const faults: string[] = [];
    const note = (fault: string): number => faults.push(fault);
    await page.goto(at);
    await page.evaluate('document.fonts.ready.then(() => true)');
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const noteAt = (error: unknown): number => note(`at ${width} px: ${String(error)}`);
      await expectNoSidewaysScroll(page).catch(noteAt);
      await expectNoAxeViolations(page).catch(noteAt);
      await tabThroughQuickly(page).catch(noteAt);
    }
    const headings = await page.locator('h1').count();
    if (headings !== 1) note(`${headings} headings of the first order`);
    return [...faults, ...problems.slice(seen)].map((fault) => `${at} as ${visitor.as}: ${fault}`);
  }
});
