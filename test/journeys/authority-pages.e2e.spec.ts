import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThrough,
} from '../support/browser.js';
import { expectValidHtml } from '../support/browser-html.js';
import { completeForm, submittedApplication } from '../support/case-builder.js';
import {
  caseInReview,
  checkedCase,
  DESK,
  openDesk,
  preparedCase,
  twoYearForm,
  type AuthorityDesk,
  type DeskName,
} from '../support/authority-desk.js';
import { TEST_NOON, TEST_PASSWORD } from '../support/web.js';

const LONG_TITLE = 'Grenzüberschreitende Bildungs-, Begegnungs- und Beratungsarbeit gegen Rechtsextremismus '
  .repeat(4)
  .slice(0, 300);

describe('the pages of the authority in a browser', () => {
  let desk: AuthorityDesk;
  let browser: Browser;
  let baseURL: string;
  let paths: { as: DeskName; path: string }[];

  beforeAll(async () => {
    desk = await openDesk();
    const submitted = await submittedApplication(desk.web, '05358', completeForm(61_000));
    await submittedApplication(desk.web, '05334', completeForm(90_125, LONG_TITLE));
    const checked = await checkedCase(desk, '05315', twoYearForm('Veedel im Gespräch', 60_000, 50_000));
    const reviewed = await caseInReview(desk, '05766', twoYearForm('Lippe bleibt offen', 40_000, 50_000));
    const over = await preparedCase(desk, '05766', twoYearForm('Lippe: zweite Halbzeit', 82_400, 74_250));
    const base = (built: { id: string }): string => `/vorgaenge/${built.id}`;
    paths = [
      { as: 'caseworker', path: '/arbeitsliste' },
      { as: 'caseworker', path: '/arbeitsliste?ansicht=spielraum&suche=lippe' },
      { as: 'caseworker', path: '/arbeitsliste?suche=gibtesnicht' },
      { as: 'caseworker', path: base(submitted) },
      { as: 'caseworker', path: base(checked) },
      { as: 'caseworker', path: base(over) },
      { as: 'caseworker', path: `${base(checked)}/nachfordern` },
      { as: 'caseworker', path: `${base(checked)}/nachricht` },
      { as: 'caseworker', path: `${base(checked)}/zustaendigkeit` },
      { as: 'caseworker', path: `${base(checked)}/frist` },
      { as: 'caseworker', path: `${base(checked)}/verlauf` },
      { as: 'caseworker', path: `${base(checked)}/vergleich?von=1&bis=1` },
      { as: 'caseworker', path: `${base(checked)}/entscheidung` },
      { as: 'caseworker', path: `${base(over)}/entscheidung` },
      { as: 'caseworker', path: `${base(over)}/entscheidung?neben=antrag` },
      { as: 'signatory', path: base(reviewed) },
      { as: 'signatory', path: `${base(reviewed)}/entscheidung` },
      { as: 'reviewer', path: `${base(reviewed)}/entscheidung` },
      { as: 'auditor', path: base(reviewed) },
      { as: 'capOfficer', path: `${base(over)}/ausnahme?jahr=2027` },
    ];
    await desk.web.app.listen(0, '127.0.0.1');
    baseURL = await desk.web.app.getUrl();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  async function signIn(page: Page, name: DeskName): Promise<void> {
    await page.goto('/anmelden');
    await page.getByLabel('E-Mail-Adresse').fill(DESK[name].email);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.waitForURL('**/arbeitsliste');
  }

  it.each([1280, 320])(
    'are free of barriers at %d px, never scroll sideways and can be walked by keyboard',
    async (width) => {
      const opened = new Map<DeskName, Page>();
      for (const [index, { as, path }] of paths.entries()) {
        let page = opened.get(as);
        if (!page) {
          const fresh = await openPage(browser, { width, baseURL });
          await fresh.context.clock.setFixedTime(TEST_NOON);
          page = fresh.page;
          await signIn(page, as);
          opened.set(as, page);
        }
        await page.goto(path);
        await page.evaluate('document.fonts.ready.then(() => true)');
        const folder = process.env['SHOTS'];
        if (folder)
          await page.screenshot({ path: `${folder}/${String(index).padStart(2, '0')}-${width}.png`, fullPage: true });
        expect(await page.locator('h1').count()).toBe(1);
        await expectNoSidewaysScroll(page);
        await expectNoAxeViolations(page);
        if (width === 1280) await expectValidHtml(await (await page.request.get(path)).text());
        if (width === 1280 && index % 4 === 0) await tabThrough(page);
      }
      for (const page of opened.values()) await page.context().close();
    },
    240_000,
  );

  it('counts the ticked rows of the worklist with every tick, aloud for a screen reader', async () => {
    const { context, page } = await openPage(browser, { baseURL });
    await context.clock.setFixedTime(TEST_NOON);
    await signIn(page, 'caseworker');
    const rows = page.getByRole('checkbox', { name: / auswählen$/ });
    const count = page.locator('[data-picked]');
    const withoutTicks = await count.textContent();
    expect(await count.getAttribute('role')).toBe('status');
    await rows.nth(0).focus();
    await page.keyboard.press('Space');
    expect(await count.textContent()).toBe('1 ausgewählt');
    await rows.nth(1).check();
    await rows.nth(2).check();
    expect(await count.textContent()).toBe('3 ausgewählt');
    await rows.nth(1).uncheck();
    expect(await count.textContent()).toBe('2 ausgewählt');
    await page
      .getByRole('button', { name: /zuweisen/i })
      .first()
      .click();
    await page.waitForLoadState();
    expect(await page.locator('main').textContent()).toContain('2 Vorgänge');
    await page.goBack();
    await page.waitForFunction(`document.querySelector('[data-picked]')?.textContent !== ''`);
    const ticked = await page.locator('input.pick:checked').count();
    expect(await count.textContent()).toBe(ticked === 0 ? withoutTicks : `${ticked} ausgewählt`);
    await context.close();
  });
});
