import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { awardVersions, type Award } from '#awards';
import { organisationIdOfDistrict } from '#districts';
import { SYSTEM_ACTOR } from '#kernel';
import { renderIssuedNotice } from '#notices';
import { FILE_STORE, type FileStore } from '#platform';
import { signedAward } from '../../../../test/payments/award-builder.js';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
} from '../../../../test/support/browser.js';
import { caseworker, completeForm, submittedApplication } from '../../../../test/support/case-builder.js';
import { inspectPdf } from '../../../../test/support/pdf-structure.js';
import { signIn } from '../../../../test/support/sign-in.js';

const DISTRICTS = { withScripts: '05358', withoutScripts: '05766' } as const;
const TODAY = new Date('2026-11-02T09:00:00Z');
const REASON = 'Zwei Honorarkräfte fallen aus; die Werkstätten leitet eine Fachkraft mit Stellenanteil.';

/** Two items; the second can give what the first takes. */
const twoItems = (): ReturnType<typeof completeForm> => ({
  ...completeForm(10_000),
  'cost.b0001.amount.2027': '4.000,00',
  'cost.b0002.category': 'HONORAR',
  'cost.b0002.description': 'Moderation',
  'cost.b0002.amount.2027': '6.000,00',
});

describe('a change of a grant in the browser', () => {
  let desk: AuthorityDesk;
  let browser: Browser;
  let baseURL: string;
  const awards = new Map<string, Award>();

  beforeAll(async () => {
    desk = await openDesk();
    desk.web.clock.moveTo(TODAY);
    for (const ags of Object.values(DISTRICTS)) {
      awards.set(ags, await signedAward(desk.web, ags, twoItems()));
      await desk.web.signedIn({
        email: `kreis@${ags}.example`,
        roles: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
        organisationId: organisationIdOfDistrict(ags),
      });
    }
    await desk.web.signedIn({ email: 'vorbereitung@lks.example', roles: ['CASEWORKER'], organisationId: null });
    await desk.web.signedIn({ email: 'zeichnung@lks.example', roles: ['SIGNATORY'], organisationId: null });
    await desk.web.app.listen(0, '127.0.0.1');
    baseURL = await desk.web.app.getUrl();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  async function opened(email: string, options: { javaScript: boolean; width?: number }): Promise<Page> {
    const { page } = await openPage(browser, { baseURL, ...options });
    // With a session of another day the page would warn at once.
    if (options.javaScript) await page.clock.setSystemTime(TODAY);
    await signIn(page, email);
    return page;
  }

  const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

  /** The letter behind a request, opened by the recipient: the text of its PDF, white space made even. */
  async function letterOf(reader: Page, address: string): Promise<string> {
    await reader.goto(address);
    await reader.getByRole('link', { name: 'Zum Schreiben' }).click();
    await reader.waitForURL('**/bescheide/*');
    const path = new URL(reader.url()).pathname;
    const files = desk.web.app.get<FileStore>(FILE_STORE);
    await renderIssuedNotice(desk.web.database, files, SYSTEM_ACTOR, path.split('/').at(-1) ?? '');
    await reader.goto(path);
    const retrieve = reader.getByRole('button', { name: 'Bescheid jetzt abrufen' });
    if ((await retrieve.count()) > 0) await retrieve.click();
    const pdf = await inspectPdf(await (await reader.request.get(`${path}/pdf`)).body());
    expect(pdf.problems).toEqual([]);
    return pdf.text.replaceAll(/\s+/g, ' ');
  }

  it.each([
    ['with', DISTRICTS.withScripts, true],
    ['without', DISTRICTS.withoutScripts, false],
  ] as const)(
    'goes from the district over two people to the act with old and new side by side, %s scripts',
    async (_, ags, javaScript) => {
      const award = awards.get(ags);
      if (!award) throw new Error('no award');
      const district = await opened(`kreis@${ags}.example`, { javaScript });
      await district.goto(`/bewilligungen/${award.id}/aenderungen`);
      expect(await district.locator('main').innerText()).toMatch(
        /bis zu 20\s% überschritten werden[^]*Dafür ist kein Antrag nötig/,
      );
      if (javaScript) await expectNoAxeViolations(district);
      await district.getByRole('link', { name: 'Änderung beantragen' }).click();
      const fields = district.locator('input[name^="item."][name$=".2027"]');
      await fields.nth(0).fill('5.000,00');
      await fields.nth(1).fill('5.000,00');
      await district.getByLabel('Warum die Änderung nötig ist').fill(REASON);
      await press(district, 'Entwurf speichern');
      await district.waitForURL(/\/aenderungen\/[0-9a-f-]{36}$/);
      const address = new URL(district.url()).pathname;
      expect(await district.locator('main').innerText()).toMatch(/4\.000,00[^]*5\.000,00/);
      await district.locator('#submit-change button').click();
      await district.waitForLoadState();

      const officer = await opened('vorbereitung@lks.example', { javaScript });
      await officer.getByRole('link', { name: 'Änderungen', exact: true }).click();
      await officer.locator(`a[href="${address}"]`).click();
      await officer.getByLabel('Zustimmen wie beantragt').check();
      await officer.getByLabel('Begründung').fill('Der Zweck bleibt erreichbar.');
      await officer.locator('#prepare-change button').click();
      if (javaScript) await expectNoAxeViolations(officer);
      await officer.locator('#send-change-to-review button').click();
      expect(await officer.locator('#sign-change').count()).toBe(0);

      const signer = await opened('zeichnung@lks.example', { javaScript });
      await signer.goto(address);
      await signer.locator('#sign-change button').click();
      await signer.waitForURL(`**${address}`);

      const act = await letterOf(district, address);
      expect(act).toContain('Änderungsbescheid');
      expect(act).toMatch(/4\.000,00 EUR 5\.000,00 EUR/);
      expect(act).toMatch(/6\.000,00 EUR 5\.000,00 EUR/);
      const versions = await desk.web.database.read(caseworker, (tx) => awardVersions(tx, award.id));
      expect(versions.map(({ amount }) => amount.toCents())).toEqual([800_000, 800_000]);
    },
    120_000,
  );

  it('asks for an early start without scripts, and both pages fit a narrow screen', async () => {
    const ags = '05315';
    await desk.web.signedIn({
      email: 'kreis@05315.example',
      roles: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
      organisationId: organisationIdOfDistrict(ags),
    });
    const { id } = await submittedApplication(desk.web, ags);
    const district = await opened('kreis@05315.example', { javaScript: false, width: 320 });
    await district.goto(`/antraege/${id}/vorzeitiger-beginn`);
    await district.locator('input[name="startOn"]').fill('01.01.2027');
    await district.locator('textarea[name="reason"]').fill('Die Schulen planen das Halbjahr im Januar.');
    await district.locator('main form button[type="submit"]').first().click();
    await district.waitForURL(/\/aenderungen\/[0-9a-f-]{36}$/);
    const address = new URL(district.url()).pathname;
    await expectNoSidewaysScroll(district);
    await district.locator('#submit-change button').click();
    const officer = await opened('vorbereitung@lks.example', { javaScript: true, width: 320 });
    await officer.goto(address);
    await expectNoAxeViolations(officer);
    await expectNoSidewaysScroll(officer);
    await officer.getByLabel('Zustimmen wie beantragt').check();
    await officer.locator('#prepare-change button').click();
    await officer.locator('#send-change-to-review button').click();
    const signer = await opened('zeichnung@lks.example', { javaScript: false });
    await signer.goto(address);
    await signer.locator('#sign-change button').click();
    const letter = await letterOf(district, address);
    expect(letter).toContain('01.01.2027');
    expect(letter).toMatch(/kein Anspruch/);
  });
});
