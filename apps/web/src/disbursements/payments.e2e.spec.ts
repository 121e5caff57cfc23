import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Award } from '#awards';
import { submitRequest } from '#disbursements';
import { organisationIdOfDistrict } from '#districts';
import { districtSignatory } from '../../../../test/support/case-builder.js';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { draftedRequest, must, payableAward } from '../../../../test/payments/award-builder.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
} from '../../../../test/support/browser.js';
import { signIn } from '../../../../test/support/sign-in.js';

const DUEREN = organisationIdOfDistrict('05358');

describe('the pages of payments in the browser', () => {
  let desk: AuthorityDesk;
  let browser: Browser;
  let baseURL: string;
  let award: Award;
  let requestId: string;

  beforeAll(async () => {
    desk = await openDesk();
    desk.web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    award = await payableAward(desk.web, '05358');
    requestId = await draftedRequest(desk.web, award, '05358', { amount: 1_000 });
    must(await submitRequest(desk.web.database, districtSignatory('05358'), requestId));
    // The browser's clock runs: with a session of another day it would warn at once.
    desk.web.clock.moveTo(new Date());
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

  it.each([
    ['kasse@dueren.example', 1280],
    ['kasse@dueren.example', 320],
    ['zahlung@lks.example', 1280],
    ['zahlung@lks.example', 320],
  ])(
    'are free of barriers for %s at %d px',
    async (email, width) => {
      const { page } = await openPage(browser, { baseURL, width });
      await signIn(page, email);
      const shared = [`/bewilligungen/${award.id}/auszahlungen`, `/auszahlungen/${requestId}`];
      const own = email.includes('dueren')
        ? ['/organisation/bank']
        : ['/auszahlungen', '/zahlungslaeufe', '/bankverbindungen', `/bankverbindungen/${DUEREN}`];
      for (const path of [...shared, ...own]) {
        await page.goto(path);
        expect(await page.locator('h1').count()).toBe(1);
        await expectNoAxeViolations(page);
        await expectNoSidewaysScroll(page);
        const shots = process.env['SHOTS'];
        if (shots !== undefined)
          await page.screenshot({
            path: `${shots}/${path.replaceAll('/', '_').slice(0, 30)}-${width}.png`,
            fullPage: true,
          });
      }
    },
    60_000,
  );
});
