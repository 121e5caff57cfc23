import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeForm, submittedApplication } from '../../../../../test/support/case-builder.js';
import {
  caseInReview,
  openDesk,
  preparedCase,
  type AuthorityDesk,
} from '../../../../../test/support/authority-desk.js';
import type { TestBrowser } from '../../../../../test/support/web.js';

describe('the worklist of the authority', () => {
  let desk: AuthorityDesk;
  let officer: TestBrowser;
  let first: { id: string; fileNumber: string };
  let over: { id: string; fileNumber: string };

  beforeAll(async () => {
    desk = await openDesk();
    officer = await desk.browser('caseworker');
    first = await submittedApplication(desk.web, '05358', completeForm(61_000, '=HYPERLINK("http://boese.example")'));
    await submittedApplication(desk.web, '05315', completeForm(40_000, '<script>alert(1)</script>'));
    await caseInReview(desk, '05766', completeForm(50_000));
    over = await preparedCase(desk, '05766', completeForm(60_000));
  });
  afterAll(() => desk.close());

  it('finds the cases above the room in a view of their own, with the figure', async () => {
    const page = await officer.get('/arbeitsliste?ansicht=spielraum');
    expect(page.text).toContain(over.fileNumber);
    expect(page.text).not.toContain(first.fileNumber);
    expect(page.text).toContain('15.900,00 zu viel');
  });

  it('writes exactly the filtered rows to CSV, guarded against formulas', async () => {
    const answer = await officer.get('/arbeitsliste.csv?bezirk=K%C3%B6ln');
    expect(answer.headers['content-disposition']).toMatch(/foerderakte-arbeitsliste-stand-2026-11-16-1200\.csv/);
    const lines = answer.text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(answer.text).toContain(`"'=HYPERLINK(""http://boese.example"")"`);
    expect(answer.text).toContain(';48800,00;48800,00;2027;72100,00;23300,00;');
  });

  it('answers XLSX', async () => {
    const answer = await officer.get('/arbeitsliste.xlsx').buffer(true);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('spreadsheetml');
  });

  it('shows scripts in titles as text', async () => {
    const page = await officer.get('/arbeitsliste');
    expect(page.text).toContain('&lt;script>alert(1)');
    expect(page.text).not.toContain('<script>alert(1)');
  });

  it('assigns several cases at once, and asks to choose where none is ticked', async () => {
    const none = await officer.post('/arbeitsliste/sammel', { schritt: 'zuweisen', person: '' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Wählen Sie zuerst Vorgänge aus');
    const person = desk.actor('allrounder').accountId;
    const done = await officer.post('/arbeitsliste/sammel', {
      schritt: 'zuweisen',
      person,
      vorgang: [first.id, over.id],
    });
    expect(done.status).toBe(303);
    const page = await officer.get(`/arbeitsliste?zustaendig=${person}`);
    expect(page.text).toContain('Zugewiesen an F. Vermerk: 2 Vorgänge.');
    expect(page.text).toContain('1 bis 2 von 2');
  });

  it('sets a deadline for several cases in a second step, and says which case does not allow it', async () => {
    const ask = await officer.post('/arbeitsliste/sammel', { schritt: 'frist', vorgang: [first.id] });
    expect(ask.text).toContain('Frist setzen für 1 Vorgang');
    const wrong = await officer.post('/arbeitsliste/sammel/frist', { vorgang: first.id, deadline: '29.02.2027' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('29.02.2027');
    const done = await officer.post('/arbeitsliste/sammel/frist', { vorgang: first.id, deadline: '19.11.2026' });
    expect(done.status).toBe(303);
    expect((await officer.get('/arbeitsliste')).text).toContain('in 3 Tagen');
  });

  it('opens with nonsense in the address as if it were not there', async () => {
    const page = await officer.get(
      '/arbeitsliste?ansicht=x&jahr=1e308&seite=-5&sortierung=%27;DROP&stand=FOO&zustaendig=1',
    );
    expect(page.status).toBe(200);
    expect(page.text).toContain('1 bis 4 von 4');
    expect((await officer.get('/arbeitsliste?seite=9999')).text).toContain('1 bis 4 von 4');
  });

  describe("keeps views of one's own", () => {
    const save = (name: string, liste = 'bezirk=K%C3%B6ln') => officer.post('/arbeitsliste/ansichten', { name, liste });
    const idOf = (html: string, name: string): string =>
      new RegExp(`action="/arbeitsliste/ansichten/([0-9a-f-]{36})"[^>]*„${name}“`).exec(html)?.[1] ?? '';

    it('under a name, with its count, beside the built-in ones, for this person alone', async () => {
      const list = await officer.get('/arbeitsliste?bezirk=K%C3%B6ln');
      expect(list.text).toContain('href="/arbeitsliste/ansichten/neu?bezirk=K%C3%B6ln"');
      expect((await officer.get('/arbeitsliste/ansichten/neu?bezirk=K%C3%B6ln')).text).toContain(
        'Regierungsbezirk Köln',
      );
      expect((await save('  Meine   Kölner ')).headers['location']).toBe('/arbeitsliste?bezirk=K%C3%B6ln');
      const shown = await officer.get('/arbeitsliste?bezirk=K%C3%B6ln');
      expect(shown.text).toContain('Die Ansicht „Meine Kölner“ ist gespeichert.');
      expect(shown.text).toMatch(/aria-current="page">Meine Kölner <span class="count">2<\/span>/);
      expect((await (await desk.browser('signatory')).get('/arbeitsliste')).text).not.toContain('Meine Kölner');
    });

    it('and refuses the same selection, a taken, empty or long name, a built-in view and a thirteenth', async () => {
      const refusals: [string, string, string][] = [
        ['Andere', 'bezirk=K%C3%B6ln', 'Diese Auswahl ist schon gespeichert, als „Meine Kölner“.'],
        ['meine kölner', 'jahr=2027', '„Meine Kölner“ heißt schon eine Ihrer Ansichten.'],
        [' ', 'jahr=2027', 'Füllen Sie dieses Feld aus'],
        ['x'.repeat(41), 'jahr=2027', '40'],
        ['Alles', 'ansicht=mir', 'Diese Auswahl ist schon eine Ansicht.'],
      ];
      for (const [name, liste, sentence] of refusals) {
        const answer = await save(name, liste);
        expect([answer.status, answer.text.includes(sentence), name]).toEqual([422, true, name]);
      }
      for (let year = 2001; year <= 2011; year++) expect((await save(`Jahr ${year}`, `jahr=${year}`)).status).toBe(303);
      const full = await save('Jahr 2012', 'jahr=2012');
      expect(full.text).toContain('Sie haben schon 12 Ansichten gespeichert, mehr gehen nicht.');
      const page = await officer.get('/arbeitsliste/ansichten');
      expect(page.text).toContain('12 von 12');
      const atOnce = await Promise.all(
        [2012, 2013].map(async (year) => {
          await officer.post(`/arbeitsliste/ansichten/${idOf(page.text, `Jahr ${year - 11}`)}/loeschen`);
          return save(`Jahr ${year}`, `jahr=${year}`);
        }),
      );
      expect(atOnce.map(({ status }) => status)).toEqual([303, 303]);
    });

    it('that can be renamed and deleted, but not by somebody else', async () => {
      const id = idOf((await officer.get('/arbeitsliste/ansichten')).text, 'Meine Kölner');
      const other = await desk.browser('signatory');
      expect((await other.post(`/arbeitsliste/ansichten/${id}`, { [`name-${id}`]: 'Fremd' })).status).toBe(404);
      expect((await other.post(`/arbeitsliste/ansichten/${id}/loeschen`)).status).toBe(404);
      const taken = await officer.post(`/arbeitsliste/ansichten/${id}`, { [`name-${id}`]: 'jahr 2005' });
      expect([taken.status, taken.text.includes('heißt schon eine Ihrer Ansichten')]).toEqual([422, true]);
      await officer.post(`/arbeitsliste/ansichten/${id}`, { [`name-${id}`]: 'Rheinland' });
      expect((await officer.get('/arbeitsliste/ansichten')).text).toContain('Die Ansicht heißt jetzt „Rheinland“.');
      await officer.post(`/arbeitsliste/ansichten/${id}/loeschen`);
      const gone = await officer.get('/arbeitsliste/ansichten');
      expect(gone.text).toContain('Die Ansicht „Rheinland“ ist gelöscht.');
      expect((await officer.post(`/arbeitsliste/ansichten/${id}/loeschen`)).status).toBe(404);
    });

    it('but for no auditor, who writes nothing', async () => {
      const auditor = await desk.browser('auditor');
      expect((await auditor.get('/arbeitsliste?jahr=2027')).text).not.toContain('Ansicht speichern');
      expect((await auditor.post('/arbeitsliste/ansichten', { name: 'x', liste: 'jahr=2027' })).status).toBe(403);
    });
  });
});
