import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expireReservations, readCapSituations } from '#awards';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
import { completeForm, submittedApplication } from '../../../../test/support/case-builder.js';
import {
  caseInReview,
  checkedCase,
  openDesk,
  preparedCase,
  twoYearForm,
  type AuthorityDesk,
  type DeskName,
} from '../../../../test/support/authority-desk.js';
import type { TestBrowser } from '../../../../test/support/web.js';

/** Text of a page as a person reads it. */
const read = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/[\s\u00a0]+/g, ' ');

describe('what officers hear on pages when a step is refused', () => {
  let desk: AuthorityDesk;
  const browsers = new Map<DeskName, TestBrowser>();

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const as = async (name: DeskName): Promise<TestBrowser> => {
    const known = browsers.get(name) ?? (await desk.browser(name));
    browsers.set(name, known);
    return known;
  };
  const act = async (name: DeskName, path: string, fields: Record<string, string | string[]> = {}) =>
    (await as(name)).post(path, fields);
  const versionField = async (id: string) => ({ fassung: String(await desk.versionOf(id)) });

  it('names the status, the action and what is possible instead', async () => {
    const { id } = await submittedApplication(desk.web, '05358');
    const answer = await act('caseworker', `/vorgaenge/${id}/pruefung/abschliessen`);
    expect(answer.status).toBe(409);
    expect(read(answer.text)).toContain(
      '„Formale Prüfung abschließen“ geht im Stand „Formale Prüfung offen“ nicht. Möglich ist für Sie: „Formale Prüfung beginnen“.',
    );
  });

  it('names the role that may, and keeps the case as it was', async () => {
    const { id } = await caseInReview(desk, '05154', completeForm(20_000));
    const answer = await act('reviewer', `/vorgaenge/${id}/entscheidung/zeichnen`);
    expect(answer.status).toBe(409);
    expect(read(answer.text)).toContain(
      '„Bescheid zeichnen“ darf im Stand „Zweitprüfung“ nur die Rolle Schlusszeichnung.',
    );
    expect(read(answer.text)).toContain('Gebucht ist nichts.');
  });

  it('counts the open check points by name', async () => {
    const { id } = await submittedApplication(desk.web, '05358', completeForm(10_000));
    await act('caseworker', `/vorgaenge/${id}/pruefung/beginnen`, await versionField(id));
    const answer = await act('caseworker', `/vorgaenge/${id}/pruefung/abschliessen`);
    expect(answer.status).toBe(409);
    expect(read(answer.text)).toContain('5 Prüfpunkte sind nicht erfüllt: Antragsberechtigt, Fristgerecht');
  });

  it('asks for a note with a result that is not met, saves the others and keeps what was typed', async () => {
    const { id } = await submittedApplication(desk.web, '05358', completeForm(10_001));
    await act('caseworker', `/vorgaenge/${id}/pruefung/beginnen`);
    const answer = await act('caseworker', `/vorgaenge/${id}/pruefung`, {
      'result.entitled': 'MET',
      'note.entitled': '',
      'result.in-time': 'NOT_MET',
      'note.in-time': 'x',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('id="f-note-in-time" name="note.in-time" value="x"');
    expect(read(answer.text)).toContain('Prüfpunkte: 1 von 9 erledigt');
  });

  it('refuses the signature of whoever prepared, by name', async () => {
    const { id } = await caseInReview(desk, '05315', completeForm(30_000), 'allrounder');
    const page = await (await as('allrounder')).get(`/vorgaenge/${id}/entscheidung`);
    expect(read(page.text)).toContain('F. Vermerk hat die Entscheidung vorbereitet (Vier-Augen-Prinzip)');
    const answer = await act('allrounder', `/vorgaenge/${id}/entscheidung/zeichnen`);
    expect(answer.status).toBe(409);
    expect(read(answer.text)).toContain('„Bescheid zeichnen“ darf nur eine zweite Person: F. Vermerk hat');
  });

  it('says that one cent is missing, why, and what is possible instead', async () => {
    await caseInReview(desk, '05766', completeForm(50_000));
    const { id } = await preparedCase(desk, '05766', {
      ...completeForm(40_125),
      'cost.b0001.amount.2027': '40125,02',
      'funding.OWN_CASH.2027': '8025,01',
    });
    const answer = await act('caseworker', `/vorgaenge/${id}/entscheidung/zur-zweitpruefung`);
    expect(answer.status).toBe(409);
    const text = read(answer.text);
    expect(text).toContain('So kann der Bescheid nicht ergehen: 2027 fehlen 0,01 EUR Spielraum');
    expect(text).toContain('40.000,00 EUR für andere Vorgänge vorgemerkt. Es bleiben 32.100,00 EUR.');
    expect(text).toContain('gebucht ist nichts');
    expect(text).toContain('2027 begrenzen Zuwendung auf den Spielraum senken 32.100,00 32.100,00');
    const limited = await act('caseworker', `/vorgaenge/${id}/entscheidung/begrenzen`, { jahr: '2027' });
    expect(limited.status).toBe(303);
    const sent = await act('caseworker', `/vorgaenge/${id}/entscheidung/zur-zweitpruefung`, await versionField(id));
    expect(sent.status).toBe(303);
  });

  it('asks no room for a rejection, and shows its page', async () => {
    await caseInReview(desk, '05774', completeForm(50_000));
    const { id } = await checkedCase(desk, '05774', completeForm(50_000));
    const path = `/vorgaenge/${id}/entscheidung`;
    expect(read((await (await as('caseworker')).get(`/vorgaenge/${id}`)).text)).toContain('Paderborn');
    const entry = { art: 'REJECTION', begruendung: 'Der Höchstbetrag ist ausgeschöpft.', ...(await versionField(id)) };
    expect((await act('caseworker', path, entry)).status).toBe(303);
    const page = await (await as('caseworker')).get(path);
    expect([page.status, read(page.text).includes('kann der Bescheid nicht ergehen')]).toEqual([200, false]);
    expect((await act('caseworker', `${path}/zur-zweitpruefung`, await versionField(id))).status).toBe(303);
  });

  it('offers to move costs into a year with room, with the grant of both years to the cent', async () => {
    await caseInReview(desk, '05382', completeForm(50_000));
    const { id } = await preparedCase(desk, '05382', twoYearForm('Zwei Jahre', 50_000, 20_000));
    const page = read((await (await as('caseworker')).get(`/vorgaenge/${id}/entscheidung`)).text);
    expect(page).toContain(
      'Ausgaben verschieben 9.875,00 EUR Ausgaben von 2027 nach 2028 32.100,00 23.900,00 56.000,00',
    );
  });

  it('lands a signature that the cap stops on the ways out, with nothing booked', async () => {
    const first = await caseInReview(desk, '05124', completeForm(50_000));
    await expireReservations(desk.web.database, SYSTEM_ACTOR, CalendarDate.of(2027, 1, 31));
    await caseInReview(desk, '05124', completeForm(60_000));
    const answer = await act('signatory', `/vorgaenge/${first.id}/entscheidung/zeichnen`);
    expect(answer.status).toBe(409);
    expect(read(answer.text)).toContain('2027 fehlen 15.900,00 EUR Spielraum');
    const page = await (await as('signatory')).get(`/vorgaenge/${first.id}`);
    expect(read(page.text)).toContain('Zweitprüfung');
  });

  it('refuses a step on an outdated view and shows the new state', async () => {
    const { id } = await checkedCase(desk, '05513');
    const outdated = await versionField(id);
    await act('caseworker', `/vorgaenge/${id}/zustaendigkeit`, { person: '' });
    const answer = await act('caseworker', `/vorgaenge/${id}/entscheidung`, {
      ...outdated,
      art: 'AWARD',
      'betrag.b0001.2027': '50.000,00',
    });
    expect(answer.status).toBe(409);
    expect(read(answer.text)).toContain('Der Vorgang ist inzwischen geändert worden');
  });

  it('lets only one of two officers sign who press the button at the same time', async () => {
    const { id } = await caseInReview(desk, '05913', completeForm(40_000));
    const fields = await versionField(id);
    await as('signatory');
    await as('allrounder');
    const answers = await Promise.all([
      act('signatory', `/vorgaenge/${id}/entscheidung/zeichnen`, fields),
      act('allrounder', `/vorgaenge/${id}/entscheidung/zeichnen`, fields),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const holder = { programmeCode: 'NRWELTOFFEN', capHolder: '05913', districtAgs: '05913' };
    const caps = await desk.web.database.read(desk.actor('signatory'), (tx) => readCapSituations(tx, holder, [2027]));
    expect(caps[0]).toMatchObject({ committed: { cents: 3_200_000n }, reserved: { cents: 0n } });
  });

  it('shows every faulty field of a decision with what was typed', async () => {
    const { id } = await checkedCase(desk, '05515');
    const answer = await act('caseworker', `/vorgaenge/${id}/entscheidung`, {
      art: 'AWARD',
      'betrag.b0001.2027': '1e308',
      'grenze.2027': 'NaN',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="1e308"');
    expect(read(answer.text)).toContain('„1e308“ ist kein Betrag');
    expect(read(answer.text)).toContain('„NaN“ ist kein Betrag');
  });

  it('offers the interim report only to a project of several calendar years, and refuses it to another', async () => {
    const short = await checkedCase(desk, '05558');
    const long = await checkedCase(desk, '05570', twoYearForm('Zwei Jahre', 20_000, 20_000));
    const page = async (id: string) => (await (await as('caseworker')).get(`/vorgaenge/${id}/entscheidung`)).text;
    expect(await page(long.id)).toContain('value="interim-report"');
    expect(await page(short.id)).not.toContain('value="interim-report"');
    const answer = await act('caseworker', `/vorgaenge/${short.id}/entscheidung`, {
      art: 'AWARD',
      nebenbestimmung: ['interim-report'],
    });
    expect(answer.status).toBe(409);
    expect(read(answer.text)).toContain('Die Nebenbestimmung „Zwischennachweis bei mehreren Jahren“ passt nicht');
  });

  it('demands a reason for a cut, at its field', async () => {
    const { id } = await checkedCase(desk, '05562');
    const answer = await act('caseworker', `/vorgaenge/${id}/entscheidung`, {
      art: 'AWARD',
      'betrag.b0001.2027': '49.999,99',
    });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('href="#f-grund-b0001"');
    expect(read(answer.text)).toContain('ist um 0,01 EUR gekürzt. Schreiben Sie den Grund dazu.');
  });

  it('keeps the exception from the cap to its own right, with decree and reason', async () => {
    const { id } = await preparedCase(desk, '05911', completeForm(80_000));
    expect((await act('caseworker', `/vorgaenge/${id}/ausnahme`, {})).status).toBe(403);
    const faulty = await act('capOfficer', `/vorgaenge/${id}/ausnahme`, { jahr: '2027', amountCents: '100,00' });
    expect(faulty.status).toBe(422);
    expect(read(faulty.text)).toContain('Geben Sie das Aktenzeichen des Erlasses an.');
    const granted = await act('capOfficer', `/vorgaenge/${id}/ausnahme`, {
      jahr: '2027',
      amountCents: '100,00',
      decreeReference: 'MKJFGFI 214-2027',
      reason: 'Erlass zur Verstärkung der Arbeit vor Ort',
    });
    expect(granted.status).toBe(303);
    expect(read((await (await as('capOfficer')).get(`/vorgaenge/${id}`)).text)).toContain('Höchstbetrag 72.200,00 EUR');
  });

  it('shows a reader everything and lets an auditor do nothing', async () => {
    const { id } = await checkedCase(desk, '05914');
    const auditor = await as('auditor');
    expect((await auditor.get(`/vorgaenge/${id}`)).status).toBe(200);
    expect((await auditor.get(`/vorgaenge/${id}/verlauf`)).status).toBe(200);
    expect((await auditor.get(`/vorgaenge/${id}/entscheidung`)).status).toBe(200);
    expect((await auditor.post(`/vorgaenge/${id}/vermerk`, { body: 'Hallo' })).status).toBe(403);
    expect((await auditor.get('/vorgaenge/0190aaaa-0000-7000-8000-000000000000')).status).toBe(404);
  });
});
