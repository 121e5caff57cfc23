import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Award } from '#awards';
import { organisationIdOfDistrict } from '#districts';
import { SYSTEM_ACTOR, type Role } from '#kernel';
import { renderIssuedNotice } from '#notices';
import { FILE_STORE, type FileStore } from '#platform';
import { openDesk, type AuthorityDesk } from '../support/authority-desk.js';
import { launchBrowser, openPage } from '../support/browser.js';
import { inspectPdf } from '../support/pdf-structure.js';
import { TEST_PASSWORD } from '../support/web.js';
import { confirmedAccount, payerEntered, signedAward } from '../payments/award-builder.js';

const AGS = '05358';
const PEOPLE: Readonly<Record<string, readonly Role[]>> = {
  district: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
  caseworker: ['CASEWORKER'],
  certifier: ['PAYMENT_CERTIFIER'],
  cash: ['PAYMENT_AUTHORISER'],
};

describe('the life of a grant in the browser', () => {
  let desk: AuthorityDesk;
  let browser: Browser;
  let baseURL: string;
  let award: Award;

  beforeAll(async () => {
    desk = await openDesk();
    desk.web.clock.moveTo(new Date('2026-12-01T09:00:00Z'));
    award = await signedAward(desk.web, AGS, 50_000);
    await renderIssuedNotice(desk.web.database, desk.web.app.get<FileStore>(FILE_STORE), SYSTEM_ACTOR, award.noticeId);
    await confirmedAccount(desk.web, AGS);
    await payerEntered(desk.web);
    desk.web.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    for (const [name, roles] of Object.entries(PEOPLE)) {
      const organisationId = name === 'district' ? organisationIdOfDistrict(AGS) : null;
      await desk.web.signedIn({ email: `${name}@leben.example`, name: `Person ${name}`, roles, organisationId });
    }
    await desk.web.app.listen(0, '127.0.0.1');
    baseURL = await desk.web.app.getUrl();
    browser = await launchBrowser();
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  /** The page of the grant as this person sees it; no script is needed anywhere. */
  const as = async (who: keyof typeof PEOPLE): Promise<Page> => {
    const { page } = await openPage(browser, { baseURL, width: 1280, javaScript: false });
    await page.goto('/anmelden?weiter=/konto');
    await page.getByLabel('E-Mail-Adresse').fill(`${who}@leben.example`);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await press(page, 'Anmelden');
    await page.goto(`/bewilligungen/${award.id}`);
    return page;
  };
  const press = async (page: Page, button: string): Promise<void> => {
    const loaded = page.waitForEvent('load');
    await page.getByRole('button', { name: button }).click();
    await loaded;
  };
  const follow = async (page: Page, link: string): Promise<void> => {
    const loaded = page.waitForEvent('load');
    await page.getByRole('link', { name: link }).first().click();
    await loaded;
  };
  const now = (page: Page): Promise<string> => page.locator('.steps [aria-current=step]').innerText();

  it('leads from the notice over the waiver to a payment on the district’s account', async () => {
    const reader = await as('district');
    expect(await now(reader)).toContain('Bekannt gegeben');
    await follow(reader, 'Bescheid abrufen');
    await press(reader, 'Bescheid jetzt abrufen');
    const pdf = await reader.request.get(`/bescheide/${award.noticeId}/pdf`);
    const notice = await inspectPdf(await pdf.body());
    expect(notice.problems).toEqual([]);
    expect(notice.text).toContain('40.000,00 EUR');

    desk.web.clock.moveTo(new Date('2027-02-02T09:00:00Z'));
    const district = await as('district');
    expect(await now(district)).toContain('Bestandskräftig');
    expect(await district.getByRole('region', { name: 'Nächste Schritte' }).innerText()).toContain(
      'noch nicht bestandskräftig',
    );
    await follow(district, 'Auf Rechtsbehelfe verzichten');
    await district.getByRole('checkbox').check();
    await press(district, 'Verbindlich verzichten');

    await district.goto(`/bewilligungen/${award.id}`);
    expect(await now(district)).toContain('Laufzeit');
    await follow(district, 'Mittel anfordern');
    await district.getByLabel('Bisher bezahlte Ausgaben der Maßnahme').fill('0,00');
    await district.getByLabel(/^Ausgaben, die bis zum/).fill('10.000,00');
    await district.getByLabel('Angeforderter Betrag').fill('8.000,00');
    await press(district, 'Entwurf speichern');
    await press(district, 'Mittel verbindlich anfordern');

    const caseworker = await as('caseworker');
    await follow(caseworker, '1. Mittelanforderung prüfen');
    await press(caseworker, 'Als geprüft weitergeben');
    const certifier = await as('certifier');
    await follow(certifier, '1. Mittelanforderung feststellen');
    await press(certifier, 'Sachlich und rechnerisch richtig feststellen');
    const cash = await as('cash');
    await follow(cash, '1. Mittelanforderung anordnen');
    await press(cash, 'Auszahlung anordnen');

    await cash.goto('/zahlungslaeufe');
    await press(cash, 'Zahlungslauf bilden');
    const [download] = await Promise.all([
      cash.waitForEvent('download'),
      cash.getByRole('link', { name: 'pain.001' }).click(),
    ]);
    const file = await readFile(await download.path(), 'utf8');
    expect(file).toContain('<InstdAmt Ccy="EUR">8000.00</InstdAmt>');
    const reference = /<EndToEndId>(.*)<\/EndToEndId>/.exec(file)?.[1] ?? '';
    await cash.getByLabel('Inhalt der Datei').fill(`${reference};8.000,00;gutgeschrieben;02.02.2027;`);
    await press(cash, 'Rückmeldung übernehmen');

    const again = await as('district');
    const line = await again.locator('ol.life').innerText();
    expect(line).toContain('Auszahlung gutgeschrieben');
    expect(line).toContain('Ausgezahlte Mittel verwenden');
    expect(await again.getByRole('region', { name: 'Geld' }).innerText()).toMatch(/Ausgezahlt\s+8\.000,00/);
  }, 120_000);
});
