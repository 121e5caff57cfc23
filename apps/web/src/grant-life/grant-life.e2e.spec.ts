import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Award } from '#awards';
import { submitRequest } from '#disbursements';
import { organisationIdOfDistrict } from '#districts';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { districtSignatory, twoYearForm } from '../../../../test/support/case-builder.js';
import {
  confirmedAccount,
  creditedRequest,
  draftedRequest,
  makeFinal,
  must,
  payerEntered,
  signedAward,
} from '../../../../test/payments/award-builder.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
} from '../../../../test/support/browser.js';
import { signIn } from '../../../../test/support/sign-in.js';

const DUEREN = organisationIdOfDistrict('05358');

describe('the life of a grant on one page', () => {
  let desk: AuthorityDesk;
  let browser: Browser;
  let baseURL: string;
  let award: Award;

  beforeAll(async () => {
    desk = await openDesk();
    desk.web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    award = await signedAward(desk.web, '05358', twoYearForm({ 2027: 50_000, 2028: 40_000 }));
    await makeFinal(desk.web, award, '05358', '2026-11-02');
    await confirmedAccount(desk.web, '05358');
    await payerEntered(desk.web);
    desk.web.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await creditedRequest(desk.web, award, '05358', 8_000);
    desk.web.clock.moveTo(new Date('2027-05-10T09:00:00Z'));
    const next = await draftedRequest(desk.web, award, '05358', { amount: 1_000, spent: 7_500, needed: 10_000 });
    must(await submitRequest(desk.web.database, districtSignatory('05358'), next));
    await desk.web.signedIn({ email: 'kasse@dueren.example', roles: ['APPLICANT_SIGNATORY'], organisationId: DUEREN });
    await desk.web.signedIn({
      email: 'zahlung@lks.example',
      roles: ['CASEWORKER', 'PAYMENT_AUTHORISER'],
      organisationId: null,
    });
    await desk.web.app.listen(0, '127.0.0.1');
    baseURL = await desk.web.app.getUrl();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  const opened = async (email: string, width: number, javaScript: boolean): Promise<Page> => {
    const { page } = await openPage(browser, { baseURL, width, javaScript });
    await signIn(page, email);
    await page.goto(`/bewilligungen/${award.id}`);
    return page;
  };

  it.each([
    ['kasse@dueren.example', 320],
    ['zahlung@lks.example', 1280],
  ])(
    'is free of barriers for %s at %d px',
    async (email, width) => {
      const page = await opened(email, width, true);
      await expectNoAxeViolations(page);
      await expectNoSidewaysScroll(page);
      const shots = process.env['SHOTS'];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/life-${email}-${width}.png`, fullPage: true });
      await page.goto('/bewilligungen');
      await expectNoAxeViolations(page);
      await expectNoSidewaysScroll(page);
      if (shots !== undefined) await page.screenshot({ path: `${shots}/list-${email}-${width}.png`, fullPage: true });
    },
    60_000,
  );

  it('tells both sides without JavaScript what happened, what is due and for whom', async () => {
    const page = await opened('kasse@dueren.example', 1280, false);
    expect(
      await page.getByRole('list', { name: 'Stand der Bewilligung' }).locator('[aria-current=step]').innerText(),
    ).toContain('Laufzeit');
    const line = await page.locator('ol.life > li').allInnerTexts();
    const positions = [
      'Zuwendungsbescheid gezeichnet',
      'Auszahlung gutgeschrieben',
      'Heute',
      'Verwendungsnachweis vorlegen',
      'Schlussbescheid',
    ].map((title) => line.findIndex((text) => text.includes(title)));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual([...positions].sort((one, other) => one - other));
    const due = await page.getByRole('region', { name: 'Was als Nächstes ansteht' }).textContent();
    expect(due).toMatch(
      /Für Kreis Düren.*Ausgezahlte Mittel verwenden.*2\.000,00.*seit 39 Tagen abgelaufen.*Für die Landeskoordinierungsstelle.*Mittelanforderung prüfen.*1\.000,00/,
    );
  });
});
