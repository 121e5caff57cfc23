import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { findPaymentRequest } from '#disbursements';
import { openApiOffice, type ApiOffice, type ApiUser } from '../../../../test/api/api-office.js';
import { authorisedRequest, payableAward, payerEntered } from '../../../../test/payments/award-builder.js';
import { caseworker } from '../../../../test/support/case-builder.js';
import { tokenIn, type TestBrowser } from '../../../../test/support/web.js';

const HEAD = 'Ende-zu-Ende-Referenz;Betrag;Status;Datum;Grund\r\n';

describe('a payment run: its files, and the answer of the bank', () => {
  let api: ApiOffice;
  let authoriser: ApiUser;
  let browser: TestBrowser;
  let requests: string[];
  let references: string[];
  let run: { id: string; payments: number; controlSumCents: number; painSha256: string };

  beforeAll(async () => {
    api = await openApiOffice();
    const { web } = api;
    web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    const award = await payableAward(web, '05358');
    await payerEntered(web);
    web.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    requests = [];
    for (const amount of [3_000, 2_000, 1_000]) requests.push(await authorisedRequest(web, award, '05358', amount));
    authoriser = await api.user('Anordnung', ['PAYMENT_AUTHORISER']);
    browser = await web.signedIn({ email: 'bank@lks.example', roles: ['PAYMENT_AUTHORISER'], organisationId: null });
  });
  afterAll(() => api.close());

  const statusOf = async (id = ''): Promise<string | undefined> =>
    (await api.web.database.read(caseworker, (tx) => findPaymentRequest(tx, id)))?.status;

  async function sendFile(bytes: Buffer, name = 'umsatz.csv') {
    const agent = browser.raw();
    const token = tokenIn((await agent.get('/konto')).text);
    return agent.post('/zahlungslaeufe/rueckmeldung/datei').set('X-CSRF-Token', token).attach('datei', bytes, name);
  }

  it('gives the same bytes with every download, as the run says', async () => {
    const made = await authoriser.post('/api/v1/payment-runs', {});
    expect([made.status, made.body.payments, made.body.controlSumCents]).toEqual([201, 3, 600_000]);
    run = made.body;
    const first = await authoriser.get(`/api/v1/payment-runs/${run.id}/pain-001`).buffer(true);
    const second = await authoriser.get(`/api/v1/payment-runs/${run.id}/pain-001`).buffer(true);
    const shown = Buffer.isBuffer(first.body) ? first.body.toString() : first.text;
    expect(createHash('sha256').update(shown).digest('hex')).toBe(run.painSha256);
    expect(Buffer.isBuffer(second.body) ? second.body.toString() : second.text).toBe(shown);
    expect(first.headers['content-disposition']).toMatch(/^attachment; filename="[^"]+\.xml"$/);
    references = [...shown.matchAll(/<EndToEndId>([^<]+)</g)].map(([, id = '']) => id);
    expect(new Set(references).size).toBe(3);
    const csv = await authoriser.get(`/api/v1/payment-runs/${run.id}/epos-csv`);
    expect([csv.status, csv.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    for (const reference of references) expect(csv.text).toContain(reference);
    expect((await browser.get(`/zahlungslaeufe/${run.id}/pain.xml`).buffer(true)).status).toBe(200);
    expect((await authoriser.get(`/api/v1/payment-runs/${requests[0]}/pain-001`)).status).toBe(404);
  });

  it('names every unreadable line of an uploaded file, and books nothing', async () => {
    const answer = await sendFile(
      Buffer.from(`${HEAD}${references[0]};viel;gutgeschrieben;01.02.2027;\r\n${references[1]};2.000,00;?;01.02.2027;`),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('2 Zeilen der Rückmeldung sind nicht lesbar: 2, 3. Gebucht wurde nichts.');
    expect(await statusOf(requests[0])).toBe('EXPORTED');
    expect((await sendFile(Buffer.alloc(2_000_001, 'x'))).text).toContain('höchstens');
    expect((await sendFile(Buffer.from(`${references[0]}\0;3.000,00;ausgeführt;01.02.2027;`))).status).toBe(422);
  });

  it('books a file of an older Windows program once', async () => {
    const line = `${HEAD}${references[0]};3.000,00;ausgeführt;01.02.2027;`;
    expect((await sendFile(Buffer.from(line, 'latin1'))).status).toBe(303);
    expect(await statusOf(requests[0])).toBe('EXECUTED');
    const again = await sendFile(Buffer.from(line, 'latin1'));
    expect([again.status, again.text]).toEqual([
      422,
      expect.stringContaining('Diese Rückmeldung wurde schon übernommen'),
    ]);
  });

  it('takes credits and returns by the API, whole or not at all', async () => {
    const lines = (third: string): string =>
      `${references[0]};3.000,00;gutgeschrieben;01.02.2027;\n${references[1]};2.000,00;gutgeschrieben;01.02.2027;\n${references[2]};${third};zurück;01.02.2027;AC04`;
    const refused = await authoriser.post('/api/v1/payment-feedback', { feedback: lines('1.000,01') });
    expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining('Zeile 3')]);
    expect(await statusOf(requests[1])).toBe('EXPORTED');
    const taken = await authoriser.post('/api/v1/payment-feedback', { feedback: lines('1.000,00') });
    expect([taken.status, taken.body]).toEqual([200, { lines: 3 }]);
    expect(await Promise.all(requests.map(statusOf))).toEqual(['CREDITED', 'CREDITED', 'RETURNED']);
    const clerk = await api.user('Sachbearbeitung', ['CASEWORKER']);
    expect((await clerk.post('/api/v1/payment-feedback', { feedback: lines('1.000,00') })).status).toBe(403);
  });
});
