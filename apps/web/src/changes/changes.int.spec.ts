import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { awardOfApplication, awardVersions, changeRequestsOf, type Award } from '#awards';
import { organisationIdOfDistrict } from '#districts';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import {
  caseworker,
  districtSignatory,
  submittedApplication,
  twoYearForm,
} from '../../../../test/support/case-builder.js';
import { signedAward } from '../../../../test/payments/award-builder.js';
import type { TestBrowser } from '../../../../test/support/web.js';

const DUEREN = organisationIdOfDistrict('05358');
const REASON = 'Die Werkstätten finden erst im zweiten Jahr statt.';

describe('the pages of changes', () => {
  let desk: AuthorityDesk;
  let award: Award;
  let editor: TestBrowser;
  let district: TestBrowser;
  let stranger: TestBrowser;
  let officer: TestBrowser;
  let signer: TestBrowser;

  beforeAll(async () => {
    desk = await openDesk();
    award = await signedAward(desk.web, '05358', twoYearForm({ 2027: 50_000, 2028: 50_000 }));
    const person = (
      email: string,
      roles: Parameters<typeof desk.web.signedIn>[0]['roles'],
      organisationId: string | null,
    ) => desk.web.signedIn({ email, roles, organisationId });
    editor = await person('bearbeitung@dueren.example', ['APPLICANT_EDITOR'], DUEREN);
    district = await person('zeichnung@dueren.example', ['APPLICANT_SIGNATORY'], DUEREN);
    stranger = await person('koeln@koeln.example', ['APPLICANT_SIGNATORY'], organisationIdOfDistrict('05315'));
    officer = await person('aenderung@lks.example', ['CASEWORKER'], null);
    signer = await person('schluss@lks.example', ['SIGNATORY'], null);
  });
  afterAll(() => desk.close());

  const base = (): string => `/bewilligungen/${award.id}/aenderungen`;
  const step = (browser: TestBrowser, id: string, action: string, fields: Record<string, string> = {}) =>
    browser.post(`/aenderungen/${id}/schritt`, { action, ...fields });
  /** Every field of the form as the page shows it, with changes. */
  const shownForm = async (browser: TestBrowser, path: string): Promise<Record<string, string>> => {
    const html = (await browser.get(path)).text;
    const fields = [...html.matchAll(/<input[^>]*name="((?:grant|item|period)[^"]*)"[^>]*>/g)];
    return Object.fromEntries(fields.map(([tag, name = '']) => [name, /value="([^"]*)"/.exec(tag)?.[1] ?? '']));
  };
  /** Seen by the district: the authority learns of a draft only when it is submitted. */
  const requestsOf = (applicationId: string) =>
    desk.web.database.read(districtSignatory('05358'), (tx) => changeRequestsOf(tx, applicationId));
  const newest = async (): Promise<string> => {
    const [request] = await requestsOf(award.applicationId);
    return request?.id ?? '';
  };

  it('lead a shift between years from the draft over a question to the act and the new tranches', async () => {
    const fields = await shownForm(editor, `${base()}/neu`);
    const names = Object.keys(fields);
    const item = (year: number): string =>
      names.find((name) => name.startsWith('item.') && name.endsWith(`.${year}`)) ?? '';
    const purpose = 'Werkstätten für Demokratie';
    const shifted = {
      ...fields,
      purpose,
      reason: REASON,
      [item(2027)]: '48.750,00',
      [item(2028)]: '51.250,00',
      'grant.2027': '39.000,00',
      'grant.2028': '41.000,00',
    };
    const unreadable = await editor.post(base(), { ...shifted, 'grant.2027': 'viel' });
    expect([unreadable.status, unreadable.text.includes('ist kein Betrag')]).toEqual([422, true]);
    expect((await editor.post(base(), shifted)).status).toBe(303);
    const id = await newest();
    expect((await editor.get(`/aenderungen/${id}`)).text).toContain('41.000,00');
    expect((await step(editor, id, 'submit-change')).status).toBe(403);
    expect((await step(district, id, 'submit-change')).status).toBe(303);
    expect((await officer.get('/aenderungen')).text).toContain(award.fileNumber);
    expect((await step(officer, id, 'ask-about-change', { question: 'Welche?', deadline: '31.02.2027' })).status).toBe(
      422,
    );
    const asked = { question: 'Welche Werkstätten sind gemeint?', deadline: '30.11.2026' };
    expect((await step(officer, id, 'ask-about-change', asked)).status).toBe(303);
    expect((await district.get(`/aenderungen/${id}`)).text).toContain('Rückfrage, Antwort bis 30.11.2026');
    expect((await step(district, id, 'answer-about-change', { answer: 'Die drei im Herbst.' })).status).toBe(303);
    expect((await step(officer, id, 'prepare-change', { outcome: '', reasons: '' })).status).toBe(422);
    const decided = { outcome: 'APPROVE', reasons: 'Der Bedarf ist belegt.' };
    expect((await step(officer, id, 'prepare-change', decided)).status).toBe(303);
    expect((await officer.get(`/aenderungen/${id}`)).text).toContain('So geht das Schreiben hinaus');
    expect((await step(officer, id, 'send-change-to-review')).status).toBe(303);
    expect((await step(officer, id, 'sign-change')).status).toBe(403);
    expect((await step(signer, id, 'sign-change')).status).toBe(303);
    expect((await step(signer, id, 'sign-change')).status).toBe(409);
    const [changed, versions] = await desk.web.database.read(caseworker, async (tx) => [
      await awardOfApplication(tx, award.applicationId),
      await awardVersions(tx, award.id),
    ]);
    expect(changed?.tranches.map(({ amount }) => amount.toCents())).toEqual([3_900_000, 4_100_000]);
    expect(versions).toHaveLength(2);
    expect((await district.get(base())).text).toContain('Geltende Fassung');
  });

  it('take a request for an early start on an application, and say at the field what is wrong', async () => {
    const { id } = await submittedApplication(desk.web, '05358', undefined, 2027);
    const address = `/antraege/${id}/vorzeitiger-beginn`;
    expect((await editor.get(address)).status).toBe(200);
    expect((await editor.post(address, { startOn: '30.02.2027', reason: REASON })).status).toBe(422);
    expect((await editor.post(address, { startOn: '15.12.2026', reason: REASON })).status).toBe(303);
    const [request] = await requestsOf(id);
    expect(request).toMatchObject({ kind: 'EARLY_START', status: 'DRAFT', content: { startOn: '2026-12-15' } });
    const saved = await editor.post(`/aenderungen/${request?.id}/speichern`, { startOn: '20.12.2026', reason: REASON });
    expect(saved.status).toBe(303);
    expect((await district.get(`/aenderungen/${request?.id}`)).text).toContain('20.12.2026');
    expect((await step(district, request?.id ?? '', 'submit-change')).status).toBe(303);
    expect((await stranger.get(address)).status).toBe(404);
    const worklist = (await officer.get('/arbeitsliste')).text;
    expect(worklist).toContain('href="/aenderungen"');
    expect(worklist).toContain('Offene Änderungen und vorzeitige Beginne: 1');
    expect((await officer.get(`/vorgaenge/${id}`)).text).not.toContain('Beginn zugestimmt ab');
    const consent = { outcome: 'APPROVE', reasons: 'Der Beginn duldet keinen Aufschub.' };
    expect((await step(officer, request?.id ?? '', 'prepare-change', consent)).status).toBe(303);
    expect((await step(officer, request?.id ?? '', 'send-change-to-review')).status).toBe(303);
    expect((await step(signer, request?.id ?? '', 'sign-change')).status).toBe(303);
    expect((await officer.get(`/vorgaenge/${id}`)).text).toMatch(/Beginn zugestimmt ab.*20\.12\.2026/s);
    expect((await officer.get('/arbeitsliste')).text).not.toContain('Offene Änderungen und vorzeitige Beginne');
  });

  it('show nothing to another district', async () => {
    const id = await newest();
    for (const path of [base(), `${base()}/neu`, `/aenderungen/${id}`]) {
      expect([path, (await stranger.get(path)).status]).toEqual([path, 404]);
    }
    expect((await stranger.post(base(), { reason: REASON })).status).toBe(404);
    expect((await step(stranger, id, 'withdraw-change')).status).toBe(404);
    expect((await editor.get('/aenderungen')).status).toBe(403);
  });
});
