import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Browser, Page } from 'playwright-core';
import { aBodyOf } from '#bodies/testing';
import { changeEvent, planEvent, type ChangeEvent } from '#events';
import type { Actor } from '#kernel';
import {
  addConcept,
  addFinding,
  addMeasure,
  addOffer,
  changeEntry,
  findConcept,
  saveRegistered,
  type ConceptDraft,
} from '#network';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { caseworker } from '../../../../test/support/case-builder.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
  tabThrough,
} from '../../../../test/support/browser.js';
import { deliver, openPostOffice, type PostOffice } from '../../../../test/support/post-office.js';
import { TEST_PASSWORD } from '../../../../test/support/web.js';
import { must, payableAward } from '../../../../test/payments/award-builder.js';

const editor: Actor = { ...caseworker, name: 'N. Netz', roles: ['NETWORK_EDITOR'], scope: 'NETWORK' };
const DAY_MS = 86_400_000;

describe('the network in the browser', () => {
  let desk: AuthorityDesk;
  let browser: Browser;
  let baseURL: string;
  let bodyId: string;
  let post: PostOffice;

  beforeAll(async () => {
    desk = await openDesk();
    desk.web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    await payableAward(desk.web, '05358');
    desk.web.clock.moveTo(new Date());
    bodyId = (await aBodyOf(desk.web.database, editor, ['Stadtsportbund', 'Jugendring'])).bodyId;
    await desk.web.signedIn({ email: 'netz@lks.example', roles: ['NETWORK_EDITOR'], organisationId: null });
    await desk.web.app.listen(0, '127.0.0.1');
    baseURL = await desk.web.app.getUrl();
    browser = await launchBrowser();
    post = await openPostOffice();
  });
  afterAll(async () => {
    await browser.close();
    await post.close();
    await desk.close();
  });

  it('leads a meeting from the invitation over an answer by link to the approved minutes', async () => {
    const { page } = await openPage(browser, { baseURL, width: 1280 });
    await signIn(page);
    await page.goto(`/netzwerk/gremien/${bodyId}`);
    await expectNoAxeViolations(page);
    await page.getByText('Sitzung planen').first().click();
    const day = new Date(Date.now() + 30 * DAY_MS);
    await page.getByLabel('Titel').fill('Herbstsitzung');
    await page.locator('[name=meeting-startsAt]').fill(germanDay(day));
    await page.getByLabel('Beginn').fill('14:00');
    await page.getByLabel('Ende', { exact: true }).fill('16:00');
    await page.getByLabel('Tagesordnung').fill('Begrüßung\nBericht der Mobilen Beratung');
    await page.getByRole('button', { name: 'Sitzung planen' }).click();
    await page.waitForURL('**/netzwerk/sitzungen/*');
    const meeting = new URL(page.url()).pathname;
    await page.getByRole('button', { name: 'Alle Sitze einladen' }).click();
    await page.getByText('Alle Sitze sind eingeladen').waitFor();
    await expectNoAxeViolations(page);
    await shoot(page, 'meeting-invited');

    const letter = (await deliver(desk.web.database, post)).find(({ calendar }) => calendar !== null);
    const event = eventIn(letter?.calendar ?? '');
    expect(berlinHour(event.startDate.toJSDate())).toBe('14:00');
    expect(event.description).toContain('2. Bericht der Mobilen Beratung');
    const member = await openPage(browser, { baseURL, width: 320 });
    await member.page.goto(new URL(linkIn(letter?.text ?? '')).pathname);
    await member.page.getByLabel('kommt', { exact: true }).check();
    await member.page.getByRole('button', { name: 'Antwort senden' }).click();
    await member.page.getByText('Ihre Antwort').waitFor();
    await expectNoAxeViolations(member.page);
    await expectNoSidewaysScroll(member.page);

    desk.web.clock.moveTo(new Date(day.getTime() + DAY_MS));
    await signIn(page);
    await page.goto(meeting);
    await page.getByText('Anwesenheit eintragen').click();
    await page.getByLabel('Stadtsportbund').selectOption({ label: 'anwesend' });
    await page.getByRole('button', { name: 'Anwesenheit speichern' }).click();
    await page.getByText('Die Anwesenheit ist gespeichert').waitFor();
    await page.getByRole('button', { name: 'Sitzung hat stattgefunden' }).click();
    await page.getByLabel('Text des Protokolls').fill('Die Mobile Beratung berichtet. Das Gremium dankt.');
    await page.getByRole('button', { name: 'Protokoll speichern' }).click();
    await page.getByRole('button', { name: 'Protokoll versenden' }).click();
    await page.getByRole('button', { name: 'Protokoll ist genehmigt' }).click();
    await page.getByText('Das Protokoll ist genehmigt').waitFor();
    await expectNoAxeViolations(page);
    await shoot(page, 'meeting-approved');

    const minutes = (await deliver(desk.web.database, post)).find(
      ({ text }) => text.includes('Das Protokoll') || text.includes('das Protokoll'),
    );
    await member.page.goto(new URL(linkIn(minutes?.text ?? '')).pathname);
    expect(await member.page.textContent('main')).toContain('Das Gremium dankt');
    desk.web.clock.moveTo(new Date());
  });

  it('takes a vote by personal link, and refuses the recused member in words', async () => {
    const { page } = await openPage(browser, { baseURL, width: 1280 });
    await signIn(page);
    await page.goto(`/netzwerk/gremien/${bodyId}`);
    await page.getByText('Abstimmung eröffnen').first().click();
    await page.getByLabel('Worüber wird abgestimmt?').fill('Gemeinsame Fachtagung');
    await page.locator('[name=vote-closesAt]').fill(germanDay(new Date(Date.now() + 14 * DAY_MS)));
    await page.getByRole('checkbox', { name: 'Jugendring' }).check();
    await page.getByLabel('Grund der Befangenheit').fill('richtet die Tagung aus');
    await page.getByRole('button', { name: 'Abstimmung eröffnen' }).click();
    await page.getByText('befangen: richtet die Tagung aus').waitFor();
    await expectNoAxeViolations(page);
    await shoot(page, 'vote');
    const letters = (await deliver(desk.web.database, post)).filter(({ text }) => text.includes('/abstimmung/'));
    expect(letters.map(({ to }) => to)).toEqual(['stadtsportbund@sitz.example']);
    const member = await openPage(browser, { baseURL, width: 320 });
    await member.page.goto(new URL(linkIn(letters[0]?.text ?? '')).pathname);
    await member.page.getByLabel('Ja').check();
    await member.page.getByRole('button', { name: 'Stimme abgeben' }).click();
    await member.page.getByText('Ihre Stimme ist gezählt').waitFor();
    await expectNoAxeViolations(member.page);
    await shoot(member.page, 'ballot-320');
    await page.reload();
    expect(await page.textContent('main')).toContain('1 von 1 Stimmen');
  });

  it.each([1280, 320])(
    'shows the map to everybody, by keyboard and without barriers, at %d px',
    async (width) => {
      const { page } = await openPage(browser, { baseURL, width });
      for (const path of [
        '/foerderlandkarte?jahr=2027',
        '/foerderlandkarte?frage=kge',
        '/foerderlandkarte/05358',
        '/beratung?kreis=05358',
        '/verzeichnis?art=ASSOCIATION&kreis=05154',
        '/wissen',
        '/veranstaltungen',
      ]) {
        await page.goto(path);
        expect(await page.locator('h1').count()).toBe(1);
        await expectNoAxeViolations(page);
        await expectNoSidewaysScroll(page);
        await shoot(page, `${path.slice(1, 24).replaceAll(/[^a-z0-9]/g, '-')}-${width}`);
      }
      await page.goto('/foerderlandkarte?jahr=2027');
      const reached = await tabThrough(page);
      expect(reached).toEqual(
        expect.arrayContaining(
          ['FörderungPartnerschaft', 'Anzeigen', 'Kreis Düren', 'Alle Daten als CSV'].map((name) =>
            expect.stringContaining(name),
          ),
        ),
      );
      expect(await page.getByRole('img', { name: /Kachelkarte/ }).count()).toBe(1);
    },
    90_000,
  );

  it.each([1280, 320])(
    'keeps its pages free of barriers at %d px',
    async (width) => {
      const { page } = await openPage(browser, { baseURL, width });
      await signIn(page);
      for (const path of [
        '/netzwerk',
        '/netzwerk/gremien',
        `/netzwerk/gremien/${bodyId}`,
        '/netzwerk/veranstaltungen',
        '/netzwerk/organisationen',
        '/netzwerk/konzepte',
        '/netzwerk/erkenntnisse',
        '/netzwerk/beratungszahlen',
        ...(await changedEntries(desk)),
      ]) {
        await page.goto(path);
        expect(await page.locator('h1').count()).toBe(1);
        await expectNoAxeViolations(page);
        await expectNoSidewaysScroll(page);
        await shoot(page, `${path.slice(1, 30).replaceAll(/[^a-z0-9]/g, '-')}-${width}`);
      }
    },
    90_000,
  );
});

/** Pages of a concept, its measure and an event that were changed once, with their history. */
async function changedEntries({ web: { database } }: AuthorityDesk): Promise<readonly string[]> {
  const draft: ConceptDraft = {
    ...{
      title: 'Handlungskonzept des Kreises Kleve',
      kind: 'LOCAL',
      land: 'NW',
      responsible: 'Kreis Kleve',
      source: '',
    },
    ...{
      districtAgs: '05154',
      phase: 'DEVELOPMENT',
      resolution: null,
      isPublic: true,
      fields: ['Bildung', 'Beratung'],
    },
  };
  const { id } = must(await addConcept(database, editor, draft));
  const concept = await database.read(editor, (tx) => findConcept(tx, id));
  const fields = concept?.fields ?? [];
  const at = { kind: 'concept', id, version: 1 } as const;
  must(await changeEntry(database, editor, at, { ...draft, phase: 'IMPLEMENTATION', fields }));
  const measure = { conceptId: id, fieldId: fields[0]?.id ?? '', title: 'Fortbildungen', responsible: 'Schulamt' };
  const added = must(await addMeasure(database, editor, { ...measure, partners: '', isPublic: true }));
  const soon = (days: number): Date => new Date(Date.now() + days * DAY_MS);
  const event: ChangeEvent['draft'] = {
    ...{ kind: 'NETWORKING', phenomenon: null, title: 'Vernetzungstreffen', description: '', organiser: 'LKS' },
    ...{ place: 'Hamm', capacity: 20, retentionDays: 30 },
    ...{ startsAt: soon(30), endsAt: soon(30.2), registrationUntil: soon(20) },
  };
  const owner = { ownerOrganisationId: null, districtAgs: null };
  const planned = must(await planEvent(database, editor, { ...event, ...owner }));
  must(await changeEvent(database, editor, { id: planned.id, version: 1, draft: { ...event, place: 'Münster' } }));
  const reach = { website: '', email: '', phone: '', verifiedBy: null, isPublic: true };
  const organisation = must(
    await saveRegistered(database, editor, {
      ...{ ...reach, name: 'Beratung am Niederrhein', kind: 'ASSOCIATION', land: 'NW', seat: 'Kleve', role: '' },
      ...{ districtAgs: '05154', kgeMemberSince: null, source: '' },
    }),
  );
  const offer = must(
    await addOffer(database, editor, {
      ...{ ...reach, organisationId: organisation.id, kind: 'MOBILE', name: 'Mobile Beratung', description: '' },
      districts: ['05154'],
    }),
  );
  const finding = must(
    await addFinding(database, editor, {
      ...{ title: 'Studie über Fortbildungen', publisher: 'CoRE NRW', publishedYear: 2025, phenomenon: null },
      ...{ summary: 'Eine erfundene Zusammenfassung.', website: '', isPublic: true, measureIds: [added.id] },
    }),
  );
  return [
    `/netzwerk/register/organisation/${organisation.id}`,
    `/netzwerk/register/angebot/${offer.id}`,
    `/netzwerk/register/ergebnis/${finding.id}`,
    `/netzwerk/register/konzept/${id}`,
    `/netzwerk/register/massnahme/${added.id}`,
    `/netzwerk/konzepte/${id}`,
    `/wissen/konzepte/${id}`,
    `/netzwerk/veranstaltungen/${planned.id}/bearbeiten`,
    `/netzwerk/veranstaltungen/${planned.id}/bearbeiten?stand=1`,
  ];
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/anmelden?weiter=/konto');
  if (!page.url().includes('/anmelden')) return;
  await page.getByLabel('E-Mail-Adresse').fill('netz@lks.example');
  await page.getByLabel('Passwort').fill(TEST_PASSWORD);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.waitForURL('**/konto');
}

const linkIn = (text: string): string => /https?:\/\/\S+\/(?:einladung|abstimmung)\/\S+/.exec(text)?.[0] ?? '';

function eventIn(text: string): ICAL.Event {
  const component = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
  if (!component) throw new Error('no event in the calendar file');
  return new ICAL.Event(component);
}

const BERLIN = { timeZone: 'Europe/Berlin' } as const;
const germanDay = (day: Date): string =>
  day.toLocaleDateString('de-DE', { ...BERLIN, day: '2-digit', month: '2-digit', year: 'numeric' });
const berlinHour = (instant: Date): string =>
  instant.toLocaleTimeString('de-DE', { ...BERLIN, hour: '2-digit', minute: '2-digit' });

async function shoot(page: Page, name: string): Promise<void> {
  const shots = process.env['SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}
