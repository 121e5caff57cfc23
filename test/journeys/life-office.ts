import type { Browser, Page } from 'playwright-core';
import type { Award } from '#awards';
import { organisationIdOfDistrict } from '#districts';
import { SYSTEM_ACTOR, type Role } from '#kernel';
import { renderIssuedNotice } from '#notices';
import { FILE_STORE, type FileStore } from '#platform';
import { confirmedAccount, payerEntered, signedAward } from '../payments/award-builder.js';
import { openDesk, type AuthorityDesk } from '../support/authority-desk.js';
import { launchBrowser, openPage } from '../support/browser.js';
import { inspectPdf } from '../support/pdf-structure.js';
import { TEST_PASSWORD } from '../support/web.js';

const PEOPLE = {
  district: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
  caseworker: ['CASEWORKER'],
  signatory: ['SIGNATORY'],
  certifier: ['PAYMENT_CERTIFIER'],
  cash: ['PAYMENT_AUTHORISER'],
  auditor: ['USE_AUDITOR'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type PersonOfLife = keyof typeof PEOPLE;

/** A signed award of 40.000 EUR, its people, and a browser without scripts: what the whole life of a grant is walked with. */
export interface LifeOffice {
  readonly desk: AuthorityDesk;
  readonly award: Award;
  /** Signs in, and opens the page of the grant. */
  as(who: PersonOfLife): Promise<Page>;
  /** The newest notice of that kind. */
  noticeOf(kind: string): Promise<string>;
  /** Made by the worker's job, opened by the district like any letter, and read; throws for a PDF with faults. */
  readNotice(kind: string): Promise<string>;
  /** Opened by the district, which also waives its remedies. */
  acceptNotice(kind: string): Promise<string>;
  moveTo(day: string): void;
  close(): Promise<void>;
}

export async function openLifeOffice(ags: string): Promise<LifeOffice> {
  const desk = await openDesk();
  const { web } = desk;
  web.clock.moveTo(new Date('2026-12-01T09:00:00Z'));
  const award = await signedAward(web, ags, 50_000);
  await confirmedAccount(web, ags);
  await payerEntered(web);
  web.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
  for (const [name, roles] of Object.entries(PEOPLE)) {
    const organisationId = name === 'district' ? organisationIdOfDistrict(ags) : null;
    await web.signedIn({ email: `${name}@leben.example`, name: `Person ${name}`, roles, organisationId });
  }
  await web.app.listen(0, '127.0.0.1');
  const baseURL = await web.app.getUrl();
  const browser: Browser = await launchBrowser();

  const as = async (who: PersonOfLife): Promise<Page> => {
    const { page } = await openPage(browser, { baseURL, width: 1280, javaScript: false });
    await page.goto('/anmelden?weiter=/konto');
    await page.getByLabel('E-Mail-Adresse').fill(`${who}@leben.example`);
    await page.getByLabel('Passwort').fill(TEST_PASSWORD);
    await press(page, 'Anmelden');
    await page.goto(`/bewilligungen/${award.id}`);
    return page;
  };
  const noticeOf = (kind: string): Promise<string> =>
    web.database.read(SYSTEM_ACTOR, async (tx) => {
      const [row] = await tx.query<{ id: string }>(
        'SELECT id FROM notices.notice WHERE kind = $1 ORDER BY issued_at DESC, id DESC LIMIT 1',
        [kind],
      );
      if (!row) throw new Error(`no notice of kind ${kind}`);
      return row.id;
    });
  const opened = async (kind: string): Promise<{ id: string; text: string }> => {
    const id = await noticeOf(kind);
    await renderIssuedNotice(web.database, web.app.get<FileStore>(FILE_STORE), SYSTEM_ACTOR, id);
    const reader = await as('district');
    await reader.goto(`/bescheide/${id}`);
    if ((await reader.getByRole('button', { name: 'Bescheid jetzt abrufen' }).count()) > 0)
      await press(reader, 'Bescheid jetzt abrufen');
    const pdf = await inspectPdf(await (await reader.request.get(`/bescheide/${id}/pdf`)).body());
    if (pdf.problems.length > 0) throw new Error(`${kind}: ${pdf.problems.join('; ')}`);
    return { id, text: pdf.text };
  };
  return {
    desk,
    award,
    as,
    noticeOf,
    readNotice: async (kind) => (await opened(kind)).text,
    acceptNotice: async (kind) => {
      const { id, text } = await opened(kind);
      web.clock.moveTo(new Date(web.clock.now().getTime() + 24 * 3_600_000));
      const reader = await as('district');
      await reader.goto(`/bescheide/${id}/verzicht`);
      await reader.getByRole('checkbox').check();
      await press(reader, 'Verbindlich verzichten');
      return text;
    },
    moveTo: (day) => web.clock.moveTo(new Date(`${day}T09:00:00Z`)),
    close: async () => {
      await browser.close();
      await desk.close();
    },
  };
}

export async function press(page: Page, button: string | RegExp): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: button, ...(typeof button === 'string' ? { exact: true } : {}) }).click();
  await loaded;
}

export async function follow(page: Page, link: string | RegExp): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.getByRole('link', { name: link }).first().click();
  await loaded;
}

/** Fills every field that the page has: texts are typed, choices are made. */
export async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]:not([type=hidden])`);
    if ((await field.count()) === 0) continue;
    const type = await field.first().getAttribute('type');
    if (type === 'radio' || type === 'checkbox') await page.locator(`[name="${name}"][value="${value}"]`).check();
    else await field.first().fill(value);
  }
}

/** Opens the fold that holds a form which is not the main one. */
export const unfold = (page: Page, title: string): Promise<void> => page.locator('summary', { hasText: title }).click();
