import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AxeResults, RunOptions } from 'axe-core';
import packedChromium from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
const UNPACK_PATIENCE_MS = 30_000;
/** Playwright's own half minute is short where two cores serve a million rows beside the page. */
const PATIENCE_MS = 120_000;
const AXE_RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Nodes that pass are not described one by one: half of the time.
  resultTypes: ['violations'],
};

/**
 * A real Chromium: CHROMIUM_PATH if set, else the one packed in the dev dependencies (Linux on x64), else an installed one.
 * Throws with what to do if there is none; browser tests never skip silently.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: ARGUMENTS, timeout: PATIENCE_MS });
}

export interface OpenedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts and of the content security policy seen so far; a sound page has none. */
  readonly problems: readonly string[];
}

/** A page in a fresh context (own cookies), German, in Berlin, with or without JavaScript. Width in CSS pixels. */
export async function openPage(
  browser: Browser,
  options: { javaScript?: boolean; width?: number; height?: number; baseURL?: string } = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    javaScriptEnabled: options.javaScript ?? true,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    ...(options.baseURL === undefined ? {} : { baseURL: options.baseURL }),
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  return { page, context, problems };
}

/** Checks WCAG 2.0 to 2.2 A and AA and best practice; throws a list of rule, place and advice. Needs JavaScript. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  if (!(await page.evaluate<boolean>('typeof globalThis.axe === "object"'))) await page.evaluate(axeSource());
  const results = await page.evaluate<AxeResults, RunOptions>(
    (rules) => (globalThis as unknown as { axe: { run(options: unknown): Promise<AxeResults> } }).axe.run(rules),
    AXE_RULES,
  );
  if (results.violations.length === 0) return;
  const lines = results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}\n    ${node.failureSummary ?? ''}`),
  );
  throw new Error(`axe found ${lines.length} problems on ${page.url()}:\n${lines.join('\n')}`);
}

/** Throws if the page can be scrolled sideways (WCAG 1.4.10), naming the elements that stick out. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((each) => each.getBoundingClientRect().right > width + 1 && !each.closest('.scroll'))
      .map((each) => each.tagName.toLowerCase() + '.' + each.className + ' ' + (each.textContent || '').trim().slice(0, 40))
      .slice(0, 8);
  })()`);
  if (Array.isArray(wide) && wide.length > 0) throw new Error(`wider than the screen:\n${wide.join('\n')}`);
}

/**
 * Walks the page with the Tab key. Throws if something operable is never reached, or has no visible focus;
 * returns the names in the order in which they were reached.
 */
export async function tabThrough(page: Page): Promise<string[]> {
  const expected = await page.evaluate<number>(MARK_OPERABLE);
  const reached: string[] = [];
  const invisible: string[] = [];
  await page.evaluate(START_AT_TOP);
  for (let step = 0; step < expected + 5; step++) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate<FocusReport | null>(REPORT_FOCUS);
    if (focus === null) break;
    reached.push(focus.name);
    if (!focus.isVisible) invisible.push(focus.name);
  }
  const missed = await page.evaluate<string[]>(LIST_MISSED);
  if (invisible.length > 0) throw new Error(`no visible focus on: ${invisible.join(', ')}`);
  if (missed.length > 0) throw new Error(`not reachable by keyboard: ${missed.join(', ')}`);
  return reached;
}

/**
 * The same walk without waiting for frames, for many pages: throws if something operable is never reached or shows no
 * sign of focus, closed folds opened first. Whether it scrolls into view, `tabThrough` sees.
 */
export async function tabThroughQuickly(page: Page): Promise<void> {
  await page.evaluate(OPEN_FOLDS);
  const expected = await page.evaluate<number>(MARK_OPERABLE);
  await page.evaluate(START_AT_TOP);
  await page.evaluate(RECORD_FOCUS);
  for (let step = 0; step < expected; step++) await page.keyboard.press('Tab');
  const unseen = await page.evaluate<string[]>('globalThis.unseenFocus');
  const missed = await page.evaluate<string[]>(LIST_MISSED);
  if (missed.length > 0) throw new Error(`not reachable by keyboard: ${missed.join(', ')}`);
  if (unseen.length > 0) throw new Error(`no visible focus on: ${unseen.join(', ')}`);
}

/** What lies in a closed fold is not on the way of the Tab key; opened, it must be. */
const OPEN_FOLDS = `document.querySelectorAll('details:not([open])').forEach((each) => { each.open = true; })`;

const RECORD_FOCUS = `(() => {
  const isKnown = Array.isArray(globalThis.unseenFocus);
  globalThis.unseenFocus = [];
  if (isKnown) return;
  document.addEventListener('focusin', ({ target }) => {
    target.removeAttribute('data-tab-open');
    target.setAttribute('data-tab-done', '');
    const style = getComputedStyle(target);
    const box = target.getBoundingClientRect();
    const isMarked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    if (!isMarked || box.width === 0 || box.height === 0) {
      globalThis.unseenFocus.push((target.id || target.textContent || target.tagName).trim().slice(0, 60));
    }
  });
})()`;

/** Focus remembers its place even after blur; a removed element at the top moves that place there. */
const START_AT_TOP = `(() => {
  const start = document.createElement('span');
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
  scrollTo(0, 0);
})()`;

interface FocusReport {
  readonly name: string;
  readonly isVisible: boolean;
}

/** Numbers everything operable. Of radio buttons only one per group takes the focus. */
const MARK_OPERABLE = `(() => {
  const seen = new Set();
  const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const operable = [...document.querySelectorAll(selector)].filter((each) => {
    if (each.disabled || !each.checkVisibility({ checkVisibilityCSS: true })) return false;
    // A trap for programs is out of everybody's way; axe sees to it that nothing in it can take the focus.
    if (each.closest('[aria-hidden="true"]')) return false;
    if (each.type !== 'radio') return true;
    const group = [...document.getElementsByName(each.name)];
    const entry = group.find((radio) => radio.checked) || group[0];
    return entry === each && !seen.has(each.name) && seen.add(each.name);
  });
  operable.forEach((each) => each.setAttribute('data-tab-open', ''));
  return operable.length;
})()`;

/** Waits two frames: the browser scrolls a focused element into view when it paints. */
const REPORT_FOCUS = `(async () => {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const each = document.activeElement;
  if (!each || each === document.body || each === document.documentElement) return null;
  if (each.hasAttribute('data-tab-done')) return null;
  each.removeAttribute('data-tab-open');
  each.setAttribute('data-tab-done', '');
  const style = getComputedStyle(each);
  const box = each.getBoundingClientRect();
  const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const onScreen = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  const name = (each.getAttribute('aria-label') || each.textContent || each.id || each.name || '').trim().replace(/\\s+/g, ' ');
  return { name: name.slice(0, 60) || each.tagName, isVisible: (outline || style.boxShadow !== 'none') && onScreen };
})()`;

const LIST_MISSED = `(() => {
  const missed = [...document.querySelectorAll('[data-tab-open]')].map((each) => (each.id || each.textContent || '').trim().slice(0, 60));
  document.querySelectorAll('[data-tab-done], [data-tab-open]').forEach((each) => {
    each.removeAttribute('data-tab-done');
    each.removeAttribute('data-tab-open');
  });
  return missed;
})()`;

let axe: string | undefined;

/** Evaluated, not loaded as a script element: so the page's content security policy stays in force. */
function axeSource(): string {
  axe ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return axe;
}

async function chromiumPath(): Promise<string> {
  const configured = process.env['CHROMIUM_PATH'];
  if (configured !== undefined && configured !== '') {
    if (existsSync(configured)) return configured;
    throw new Error(`CHROMIUM_PATH names no file: ${configured}`);
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return unpackChromium();
  }
  const installed = INSTALLED.find((each) => existsSync(each));
  if (installed !== undefined) return installed;
  throw new Error('No Chromium for browser tests. Install Chromium or Chrome and set CHROMIUM_PATH to its executable.');
}

/** Several Jest workers may start at once; only one may write the executable, and the others wait for it. */
async function unpackChromium(): Promise<string> {
  const lock = path.join(tmpdir(), 'foerderakte-chromium-unpacking');
  for (let waited = 0; !tryLock(lock) && waited < UNPACK_PATIENCE_MS; waited += 200) await sleep(200);
  try {
    return await packedChromium.executablePath();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function tryLock(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
