import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import type { Browser, Page } from 'playwright-core';
import { closeDueVotes } from '#bodies';
import { organisationIdOfDistrict } from '#districts';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
import { renderIssuedNotice } from '#notices';
import { FILE_STORE, type FileStore } from '#platform';
import { findProject, projectsOf, type LocalProject } from '#partnerships';
import { aPartnership, type BuiltPartnership } from '#partnerships/testing';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  openPage,
} from '../../../../test/support/browser.js';
import { signIn } from '../../../../test/support/sign-in.js';
import { editor, secretMailed } from '../../../../test/partnerships/local-office.js';

const HAMM = organisationIdOfDistrict('05915');
const DAY_MS = 86_400_000;
const CLUB = 'vorstand@sv-muster.example';

describe('a sports club applies to a partnership', () => {
  let desk: AuthorityDesk;
  let browser: Browser;
  let baseURL: string;
  let built: BuiltPartnership;
  let begun: Date;

  beforeAll(async () => {
    desk = await openDesk();
    begun = new Date();
    desk.web.clock.moveTo(begun);
    const year = CalendarDate.inBerlin(begun).plusDays(40).year;
    built = await aPartnership(desk.web.database, editor, { slug: 'hamm', year });
    for (const [email, role] of [
      ['jugendamt@hamm.example', 'APPLICANT_EDITOR'],
      ['amtsleitung@hamm.example', 'APPLICANT_SIGNATORY'],
    ] as const)
      await desk.web.signedIn({ email, roles: [role], organisationId: HAMM });
    await desk.web.app.listen(0, '127.0.0.1');
    baseURL = await desk.web.app.getUrl();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await desk.close();
  });

  const signedIn = async (email: string): Promise<Page> => {
    const { page } = await openPage(browser, { baseURL });
    await signIn(page, email);
    return page;
  };
  const project = async (): Promise<LocalProject> => {
    const [found] = await desk.web.database.read(editor, (tx) => projectsOf(tx, built.partnershipId));
    if (!found) throw new Error('no project');
    return found;
  };
  const sound = async (page: Page): Promise<void> => {
    expect(await page.locator('h1').count()).toBe(1);
    await expectNoAxeViolations(page);
    await expectNoSidewaysScroll(page);
  };
  /** The step of the office whose panel carries this heading. */
  const step = async (
    page: Page,
    word: string,
    fill: (form: ReturnType<Page['getByRole']>) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<void> => {
    const form = page.getByRole('form', { name: word, exact: true });
    await fill(form);
    await form.getByRole('button', { name: word, exact: true }).click();
    await page.waitForLoadState();
  };
  const german = (days: number): string => CalendarDate.inBerlin(begun).plusDays(days).toGerman();

  it('and goes through the online vote with a recused member to notice, payment, proof and settlement', async () => {
    // The public form, on a telephone.
    const { page: club } = await openPage(browser, { baseURL, width: 320 });
    await club.goto('/mitmachen/hamm');
    await sound(club);
    await club.getByLabel('Name des Trägers').fill('Sportverein Muster 09 e. V.');
    await club.getByRole('button', { name: 'Antrag absenden' }).click();
    expect(await club.getByRole('alert').textContent()).toContain('Bitte prüfen Sie');
    await sound(club);
    expect(await club.getByLabel('Name des Trägers').inputValue()).toBe('Sportverein Muster 09 e. V.');
    await club.getByLabel('Rechtsform').selectOption('VEREIN');
    const typed: readonly (readonly [string, string])[] = [
      ['Straße und Hausnummer', 'Am Sportplatz 9'],
      ['Postleitzahl', '59065'],
      ['Ort', 'Hamm'],
      ['Ansprechperson', 'V. Vorstand'],
      ['E-Mail-Adresse', CLUB],
      ['Titel des Projekts', 'Fußballturnier ohne Grenzen'],
      ['Was machen Sie?', 'Zwölf gemischte Mannschaften spielen einen Tag lang miteinander.'],
      ['Was soll danach anders sein?', 'Jugendliche aus fünf Stadtteilen spielen zusammen.'],
      ['Beginn', german(40)],
      ['Ende', german(40)],
      ['Ausgabe 1: Bezeichnung', 'Trikots und Bälle'],
      ['Ausgabe 1: Betrag', '2.200,00'],
      ['Eigenmittel', '200,00'],
    ];
    for (const [label, value] of typed) await club.getByLabel(label, { exact: true }).fill(value);
    await club.getByLabel(/^Das Projekt hat noch nicht begonnen/).check();
    await club.getByRole('button', { name: 'Antrag absenden' }).click();
    await club.getByText('Wir haben Ihnen eine E-Mail geschickt').waitFor();
    const confirm = await secretMailed(desk.web, 'local-confirm', CLUB);
    await club.goto(`/mitmachen/bestaetigen/${confirm}`);
    await club.getByRole('button', { name: 'Antrag bestätigen' }).click();
    await club.waitForURL('**/mein-projekt/**');
    await sound(club);
    expect(await club.getByText('Im Moment müssen Sie nichts tun').count()).toBe(1);
    await club.goto(`/mitmachen/bestaetigen/${confirm}`);
    expect(await club.getByText('Dieser Link gilt nicht mehr').count()).toBe(1);
    const home = `/mein-projekt/${await secretMailed(desk.web, 'local-link', CLUB)}`;

    // The lead office checks and puts it to the vote; the seat "Sport" is recused.
    const office = await signedIn('jugendamt@hamm.example');
    const { id } = await project();
    await office.goto(`/projekte/${id}`);
    await sound(office);
    await step(office, 'Formale Prüfung abschließen');
    await step(office, 'Zur Abstimmung geben', async (form) => {
      await form.getByLabel(/^Befangenes Mitglied/).selectOption({ label: 'Sport' });
      await form.locator('#f-open-recommendation-recusedReason').fill('gehört dem Vorstand des Vereins an');
    });
    await office.getByText('Sitz „Sport“: gehört dem Vorstand des Vereins an').waitFor();
    await office.goto(`/partnerschaften/${built.partnershipId}`);
    await sound(office);
    expect(await office.getByText('die Abstimmung läuft bis').count()).toBe(1);
    for (const secret of await ballotsMailed(desk, id)) {
      const { page: seat, context } = await openPage(browser, { baseURL, width: 320 });
      await seat.goto(`/abstimmung/${secret}`);
      await sound(seat);
      await seat.getByLabel('Ja', { exact: true }).check();
      await seat.getByRole('button', { name: 'Stimme abgeben' }).click();
      await seat.getByText('Ihre Stimme ist gezählt').waitFor();
      await context.close();
    }
    desk.web.clock.moveTo(new Date(begun.getTime() + 16 * DAY_MS));
    await closeDueVotes(desk.web.database, SYSTEM_ACTOR);
    const deciding = await signedIn('jugendamt@hamm.example');
    await deciding.goto(`/projekte/${id}`);
    await step(deciding, 'Empfehlung übernehmen');
    expect(await project()).toMatchObject({ recommendation: 'RECOMMENDED', status: 'VOTED' });

    // Decision by two people, notice, receipt with waiver.
    await step(deciding, 'Entscheidung vorbereiten');
    expect(await deciding.getByRole('button', { name: 'Entscheidung zeichnen' }).count()).toBe(0);
    const head = await signedIn('amtsleitung@hamm.example');
    await head.goto(`/projekte/${id}`);
    await step(head, 'Entscheidung zeichnen');
    const signed = await project();
    await renderIssuedNotice(
      desk.web.database,
      desk.web.app.get<FileStore>(FILE_STORE),
      SYSTEM_ACTOR,
      signed.noticeId ?? '',
    );
    await club.goto(home);
    await club.getByRole('button', { name: 'Abrufen' }).click();
    await club.getByRole('link', { name: /öffnen \(PDF\)/ }).waitFor();
    const pdf = await club.request.get(`${baseURL}${home}/entscheidung.pdf`);
    expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    await club.getByLabel(/^Ich verzichte auf Rechtsbehelfe/).check();
    await club.getByRole('button', { name: 'Empfang bestätigen' }).click();

    // Money, proof, settlement.
    await club.getByLabel('Kontoinhaberin oder Kontoinhaber').fill('SV Muster 09');
    await club.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
    await club.getByRole('button', { name: 'Mittel anfordern' }).click();
    await club.getByText('Ihre Mittelanforderung liegt beim Federführenden Amt').waitFor();
    await deciding.goto(`/projekte/${id}`);
    await step(deciding, 'Auszahlung eintragen', (form) => form.getByLabel('Gezahlt am').fill(german(16)));
    desk.web.clock.moveTo(new Date(begun.getTime() + 50 * DAY_MS));
    await club.goto(home);
    await sound(club);
    const read = async (name: string, buffer: Buffer): Promise<void> => {
      await club
        .getByLabel('Belegliste (freiwillig)', { exact: true })
        .setInputFiles({ name, mimeType: 'text/csv', buffer });
      await club.getByRole('button', { name: 'Belege einlesen' }).click();
    };
    await club.getByLabel('Zahl der Teilnehmenden').fill('140');
    await read('belege.csv', Buffer.from('Beleg;Empfänger\n1;Sporthaus'));
    await club
      .getByText(/Zahlungsdatum/)
      .first()
      .waitFor();
    await read('belege.xlsx', await receiptsOfClub(german(40), german(41), '=2000+100'));
    await club.getByText('1 Stellen sind zu berichtigen').waitFor();
    await sound(club);
    await read('belege.xlsx', await receiptsOfClub(german(40), german(41), 2_100));
    await club.getByText('1 Belege sind übernommen').waitFor();
    // What was typed before the files were read is still there.
    expect(await club.getByLabel('Zahl der Teilnehmenden').inputValue()).toBe('140');
    await sound(club);
    expect(await club.getByLabel(/^Belege aus einer Tabelle einfügen/).inputValue()).toBe(
      `1;${german(40)};${german(41)};Sporthaus Beispiel;Trikots;2100,00`,
    );
    await club
      .getByLabel('Was haben Sie gemacht und erreicht?')
      .fill('Das Turnier fand statt, zwölf Mannschaften mit 140 Jugendlichen spielten mit.');
    await club.getByLabel('Eigenmittel tatsächlich').fill('200,00');
    await club.getByLabel(/^Die Ausgaben waren notwendig/).check();
    await club.getByRole('button', { name: 'Nachweis einreichen' }).click();
    await club.getByText('Nachweis eingereicht').first().waitFor();
    const later = await signedIn('jugendamt@hamm.example');
    await later.goto(`/projekte/${id}`);
    await sound(later);
    await step(later, 'Abrechnung vorbereiten', (form) =>
      form.getByLabel(/^Ergebnis der Prüfung/).fill('Es wurden 100,00 EUR weniger ausgegeben.'),
    );
    const signatory = await signedIn('amtsleitung@hamm.example');
    await signatory.goto(`/projekte/${id}`);
    await step(signatory, 'Abrechnung zeichnen');
    await later.goto(`/projekte/${id}`);
    expect(await later.getByLabel('Eingegangener Betrag').inputValue()).toBe('100,00');
    await step(later, 'Erstattung eintragen', (form) => form.getByLabel('Eingegangen am').fill(german(50)));
    const done = await desk.web.database.read(editor, (tx) => findProject(tx, id));
    expect([done?.status, done?.paid.toCents(), done?.committed.toCents()]).toEqual(['SETTLED', 190_000, 190_000]);
    await later.goto(`/partnerschaften/${built.partnershipId}/fonds/${done?.budgetYear ?? 0}?fonds=AKTIONSFONDS`);
    await sound(later);
    await club.goto(home);
    await sound(club);
  });
});

/** The list as a spreadsheet program writes it; an amount beginning with "=" is a formula. */
async function receiptsOfClub(invoiced: string, paid: string, amount: number | string): Promise<Buffer> {
  const heads = ['Beleg-Nr.', 'Rechnungsdatum', 'Zahlungsdatum', 'Empfänger', 'Grund der Zahlung', 'Brutto'];
  const formula = typeof amount === 'string' ? { cells: new Map([['1,5', { formula: amount.slice(1) }]]) } : {};
  const value = typeof amount === 'string' ? 2_100 : amount;
  const rows = [heads, ['1', invoiced, paid, 'Sporthaus Beispiel', 'Trikots', value]];
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Belege', rows, ...formula }] }));
}

/** The personal links of the seats that may vote; the recused seat gets none. */
async function ballotsMailed(desk: AuthorityDesk, projectId: string): Promise<readonly string[]> {
  const links = await desk.web.database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<{ secret: string; organisation: string }>(
      `SELECT substring(m.body_text FROM '/abstimmung/([A-Za-z0-9_-]+)') AS secret, r.organisation
       FROM mail.message m JOIN bodies.vote_seat r
         ON r.token_hash = encode(sha256(convert_to(substring(m.body_text FROM '/abstimmung/([A-Za-z0-9_-]+)'), 'UTF8')), 'hex')
       JOIN bodies.vote v ON v.id = r.vote_id WHERE m.template = 'ballot-link' AND v.subject_id = $1`,
      [projectId],
    ),
  );
  expect(links.map(({ organisation }) => organisation).sort()).toEqual(['Schulen', 'Stadtjugendring']);
  return links.map(({ secret }) => secret);
}
