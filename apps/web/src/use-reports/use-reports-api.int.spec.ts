import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Award } from '#awards';
import { openApiOffice, type ApiOffice, type ApiUser } from '../../../../test/api/api-office.js';
import { completeFields, itemOf, receiptLine, reportableAward } from '../../../../test/use-reports/report-builder.js';

const HEAD = 'Position;Beleg-Nr.;Zahlungsdatum;Empfänger;Grund der Zahlung;Brutto';

describe('a proof of use by the API', () => {
  let api: ApiOffice;
  let award: Award;
  let district: ApiUser;
  let auditor: ApiUser;
  let colleague: ApiUser;
  let stranger: ApiUser;
  let item: string;
  let path: string;
  let receiptId: string;

  const people = async (): Promise<void> => {
    district = await api.user('Kreis', ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'], '05358');
    auditor = await api.user('Nachweis', ['USE_AUDITOR']);
    colleague = await api.user('Vertretung', ['USE_AUDITOR']);
    stranger = await api.user('Nachbar', ['APPLICANT_SIGNATORY'], '05766');
  };

  beforeAll(async () => {
    api = await openApiOffice();
    api.web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    award = await reportableAward(api.web, '05358');
    item = await itemOf(api.web, award);
    api.web.clock.moveTo(new Date('2028-02-01T09:00:00Z'));
    await people();
  });
  afterAll(() => api.close());

  it('opens the report that is due, the same one twice, and keeps what was typed', async () => {
    const address = `/api/v1/awards/${award.id}/use-reports`;
    expect((await auditor.post(address, { kind: 'FINAL' })).status).toBe(403);
    const opened = await district.post(address, { kind: 'FINAL' });
    expect([opened.status, opened.body.status]).toEqual([201, 'DRAFT']);
    expect((await district.post(address, { kind: 'FINAL' })).body.id).toBe(opened.body.id);
    path = `/api/v1/use-reports/${opened.body.id}`;
    const { duties } = (await district.get(address)).body;
    expect(duties).toContainEqual(expect.objectContaining({ kind: 'FINAL', reportId: opened.body.id }));
    const saved = await district.send('patch', `${path}/draft`, { baseVersion: 1, entries: completeFields() });
    expect([saved.status, saved.body.conflicts]).toEqual([200, []]);
    const late = { baseVersion: 1, entries: { 'books.total': '1,00' } };
    const conflicting = await district.send('patch', `${path}/draft`, late);
    expect(conflicting.body.conflicts).toEqual([expect.objectContaining({ field: 'books.total', mine: '1,00' })]);
  });

  it('takes receipts as lines and from a file', async () => {
    const lines = { mode: 'REPLACE', receipts: [receiptLine(item, '20.000,00')] };
    expect((await district.send('put', `${path}/receipts`, lines)).status).toBe(200);
    const upload = (text: string) =>
      api.web
        .anybody()
        .post(`${path}/imports`)
        .set('Authorization', `Bearer ${district.token}`)
        .attach('datei', Buffer.from(text), 'belege.csv');
    const wrong = await upload(`${HEAD}\n${item};B-2;gestern;Stadtkasse;Personal;30.000,00\n`);
    expect([wrong.status, wrong.body.faults]).toEqual([201, 1]);
    expect((await district.post(`${path}/imports/${wrong.body.id}/take`, { mode: 'APPEND' })).status).toBe(409);
    const right = await upload(`${HEAD}\n${item};B-2;16.06.2027;Stadtkasse;Personal;30.000,00\n`);
    expect([right.status, right.body.faults]).toEqual([201, 0]);
    expect((await district.post(`${path}/imports/${right.body.id}/take`, { mode: 'APPEND' })).status).toBe(200);
  });

  it('is submitted whole and examined line by line to its end', async () => {
    expect((await district.post(`${path}/submit`, { draftVersion: 1 })).status).toBe(409);
    const submitted = await district.post(`${path}/submit`);
    expect([submitted.status, submitted.body.status, submitted.body.lines.length]).toEqual([200, 'SUBMITTED', 2]);
    expect((await district.post(`${path}/begin-examination`)).status).toBe(403);
    const begun = await auditor.post(`${path}/begin-examination`);
    expect(begun.status).toBe(200);
    receiptId = begun.body.lines[0].id;
    const sample = { method: 'STRATIFIED', size: 1, seed: 7 };
    const [one, other] = [await auditor.post(`${path}/samples`, sample), await auditor.post(`${path}/samples`, sample)];
    expect([one.status, one.body.receiptIds.length, other.body]).toEqual([201, 1, one.body]);
    const cut = { receiptId, cutCents: 100_000 };
    expect((await auditor.post(`${path}/judgements`, { judgements: [cut] })).status).toBe(422);
    const all = begun.body.lines.map((line: { id: string }) => line.id);
    const judgements = all.map((id: string) =>
      id === receiptId ? { ...cut, reason: 'Nicht belegt.' } : { receiptId: id, cutCents: 0 },
    );
    expect((await auditor.post(`${path}/judgements`, { judgements })).status).toBe(200);
    expect((await auditor.post(`${path}/questions`, { items: [] })).status).toBe(422);
    expect((await auditor.post(`${path}/questions`, { items: ['Wofür?'] })).status).toBe(200);
    expect((await auditor.post(`${path}/continue-without-answer`)).status).toBe(409);
    const asked = (await district.get(path)).body;
    expect([asked.status, asked.questions]).toEqual([
      'QUESTIONED',
      [{ number: 1, items: ['Wofür?'], deadline: '2028-02-15', answer: null }],
    ]);
    const more = { deadline: '2028-02-29', reason: 'Die Kasse ist im Urlaub.' };
    expect((await district.post(`${path}/extend-question`, more)).status).toBe(403);
    expect((await auditor.post(`${path}/extend-question`, { ...more, reason: 'nö' })).status).toBe(422);
    const extended = await auditor.post(`${path}/extend-question`, more);
    expect([extended.status, extended.body.questions[0].deadline]).toEqual([200, '2028-02-29']);
    expect((await auditor.post(`${path}/extend-question`, { ...more, deadline: '2028-03-31' })).status).toBe(409);
    expect((await auditor.post(`${path}/answer`, { answer: 'Für die Fachstelle.' })).status).toBe(404);
    expect((await district.post(`${path}/answer`, { answer: ' ' })).status).toBe(422);
    const answered = await district.post(`${path}/answer`, { answer: 'Für die Fachstelle.' });
    expect([answered.status, answered.body.status, answered.body.submission]).toEqual([200, 'IN_EXAMINATION', 2]);
    expect(answered.body.questions[0].answer).toBe('Für die Fachstelle.');
    expect((await district.post(`${path}/answer`, { answer: 'Noch einmal.' })).status).toBe(409);
    expect((await stranger.post(`${path}/answer`, { answer: 'Von nebenan.' })).status).toBe(404);
    expect((await auditor.post(`${path}/take-over`, { reason: 'Vertretung im Urlaub.' })).status).toBe(409);
    expect((await colleague.post(`${path}/take-over`, { reason: 'x' })).status).toBe(422);
    const taken = await colleague.post(`${path}/take-over`, { reason: 'Vertretung im Urlaub.' });
    expect([taken.status, taken.body.examiner]).toEqual([200, 'Vertretung']);
    expect((await district.get(path)).body.examiner).toBeNull();
    expect((await auditor.post(`${path}/questions`, { items: ['Noch eine?'] })).status).toBe(403);
    expect((await auditor.post(`${path}/take-over`, { reason: 'Wieder zurück.' })).status).toBe(200);
    expect((await auditor.post(`${path}/questions`, { items: ['Wer war dabei?'] })).status).toBe(200);
    api.web.clock.moveTo(new Date('2028-05-02T09:00:00Z'));
    await people();
    expect((await auditor.post(`${path}/continue-without-answer`)).status).toBe(200);
    const end = {
      goals: [{ goalId: 'a0001', result: 'YES' }],
      note: 'Die Belege wurden eingesehen.',
      otherIncomeCents: 0,
      ownFundsCents: 1_000_000,
    };
    const concluded = await auditor.post(`${path}/conclude`, end);
    expect([concluded.status, concluded.body.cutCents]).toEqual([200, 100_000]);
    expect((await district.get(path)).body.recognisedCents).toBe(4_900_000);
  });
});
