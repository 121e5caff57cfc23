import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organisationIdOfDistrict } from '#districts';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { submittedApplication } from '../../../../test/support/case-builder.js';
import type { TestBrowser } from '../../../../test/support/web.js';

const DUEREN = '05358';

describe('what district and authority say to each other on a case', () => {
  let desk: AuthorityDesk;
  let office: TestBrowser;
  let district: TestBrowser;

  beforeAll(async () => {
    desk = await openDesk();
    office = await desk.browser('caseworker');
    district = await desk.web.signedIn({
      email: 'z.landrat@kreis-dueren.example',
      name: 'Z. Landrat',
      roles: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
      organisationId: organisationIdOfDistrict(DUEREN),
    });
  });

  afterAll(async () => desk.close());

  const act = async (id: string, step: string, fields: Record<string, string> = {}) => {
    const answer = await office.post(`/vorgaenge/${id}/${step}`, {
      fassung: String(await desk.versionOf(id)),
      ...fields,
    });
    expect([step, answer.status]).toEqual([step, 303]);
  };

  it('asks, is answered with a new version, and shows both sides the answer', async () => {
    const { id } = await submittedApplication(desk.web, DUEREN);
    await act(id, 'pruefung/beginnen');
    const early = await office.get(`/vorgaenge/${id}`);
    expect(early.text).toMatch(/kern-btn--secondary[^>]*>\s*(<span[^>]*>)?Als unzulässig ablehnen/);
    await act(id, 'nachfordern', {
      items: 'Liste der Orte\nVereinbarung mit der Fachstelle',
      deadline: '30.11.2026',
    });
    const overview = await district.get('/uebersicht');
    expect(overview.text).toContain('Liste der Orte und ein weiterer Punkt.');
    expect((await district.post(`/antraege/${id}/antwort`, { answer: '' })).status).toBe(422);
    const reloaded = await district.get(`/antraege/${id}/antwort`);
    expect([reloaded.status, reloaded.headers['location']]).toEqual([303, `/antraege/${id}`]);
    expect((await district.post(`/antraege/${id}/antwort`, { answer: 'Die Orte sind ergänzt.' })).status).toBe(303);
    expect((await district.get(`/antraege/${id}`)).text).toContain('Die Orte sind ergänzt.');
    const seen = await office.get(`/vorgaenge/${id}`);
    expect(seen.text).toContain('Die Orte sind ergänzt.');
    expect((await office.get(`/vorgaenge/${id}/vergleich`)).text).toContain('Vergleich: Fassung 1 und 2');
  });

  it('makes a message with a deadline a task until it is done, and counts it as unread until it is opened', async () => {
    const { id } = await submittedApplication(desk.web, DUEREN);
    await act(id, 'nachricht', { body: 'Bitte rufen Sie uns an.', deadline: '27.11.2026' });
    const overview = await district.get('/uebersicht');
    expect(overview.text).toContain('Nachricht der LKS erledigen');
    expect(overview.text).toContain('Nachrichten (1)');
    const page = await district.get(`/antraege/${id}`);
    const [, message = ''] = /nachrichten\/([0-9a-f-]{36})\/erledigt/.exec(page.text) ?? [];
    expect((await district.post(`/antraege/${id}/nachrichten/${message}/erledigt`)).status).toBe(303);
    const later = await district.get('/uebersicht');
    expect(later.text).not.toContain('Nachricht der LKS erledigen');
    expect(later.text).not.toContain('Nachrichten (1)');
  });

  it('never shows a note of the office to the district: not on a page and not by SQL', async () => {
    const { id } = await submittedApplication(desk.web, DUEREN);
    await act(id, 'vermerk', { body: 'Nur für die Akte: telefonisch mit dem Haushalt geklärt.' });
    expect((await office.get(`/vorgaenge/${id}`)).text).toContain('telefonisch mit dem Haushalt geklärt');
    for (const path of ['/uebersicht', `/antraege/${id}`, `/antraege/${id}/nachricht`])
      expect((await district.get(path)).text).not.toContain('telefonisch');
    const reader = { ...desk.actor('caseworker'), scope: 'ORGANISATION', roles: ['APPLICANT_EDITOR'] } as const;
    const seen = await desk.web.database.read(
      { ...reader, organisationId: organisationIdOfDistrict(DUEREN) },
      async (tx) => [
        ...(await tx.query(`SELECT body FROM applications.message WHERE visibility = 'INTERNAL'`)),
        ...(await tx.query(`SELECT action FROM audit.entry WHERE action = 'write-note'`)),
      ],
    );
    expect(seen).toEqual([]);
  });

  it('takes an application back for a reason, and shows no step it did not reach', async () => {
    const { id, fileNumber } = await submittedApplication(desk.web, DUEREN);
    const form = await district.get(`/antraege/${id}/zurueckziehen`);
    const [, version = ''] = /name="version" value="(\d+)"/.exec(form.text) ?? [];
    const reason = 'Die Fachkraft hat die Stelle nicht angetreten.';
    expect((await district.post(`/antraege/${id}/zurueckziehen`, { reason, version })).status).toBe(303);
    const page = await district.get(`/antraege/${id}`);
    expect(page.text).toContain(`Der Antrag ${fileNumber} ist zurückgezogen.`);
    expect(page.text).not.toContain(`Stand von ${fileNumber}`);
    const seen = await office.get(`/vorgaenge/${id}`);
    expect(seen.text).toContain(reason);
    expect((await district.post(`/antraege/${id}/zurueckziehen`, { reason, version })).status).toBe(412);
  });

  it('lists the ready reports to the authority, each with its files', async () => {
    const page = await office.get('/berichte?programm=NRWELTOFFEN&jahr=2027');
    expect(page.status).toBe(200);
    const links = [...page.text.matchAll(/href="([^"]+)"[^>]*download/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    expect(links.length).toBeGreaterThanOrEqual(10);
    for (const href of links) expect([href, (await office.get(href)).status]).toEqual([href, 200]);
    expect((await office.get('/berichte?jahr=2027&stand=31.12.2099')).status).toBe(422);
    expect((await district.get('/berichte')).status).toBe(403);
  });
});
