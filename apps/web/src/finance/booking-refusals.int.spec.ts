import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadReference } from '../../../ops/src/reference/load-reference.js';
import { startTestWeb, type TestBrowser, type TestWeb } from '../../../../test/support/web.js';

const TITLE = '/haushalt/titel/06-072-633-65';

describe('a booking on a budget title is refused, and keeps what was typed', () => {
  let web: TestWeb;
  let officer: TestBrowser;

  beforeAll(async () => {
    web = await startTestWeb();
    await loadReference(web.database, process.cwd());
    officer = await web.signedIn({ email: 'titel@lks.example', roles: ['BUDGET_OFFICER'], organisationId: null });
  });
  afterAll(() => web.close());

  const ENTRIES = {
    jahr: '2027',
    kind: 'APPROPRIATION',
    authority: 'AE',
    amount: '100,00',
    orderReference: 'Erlass 7',
  };

  it.each([
    ['booking-kind-missing', { kind: 'GESCHENK' }, 'Wählen Sie, was gebucht wird.'],
    ['authority-missing', { authority: '' }, 'Wählen Sie Ausgabe- oder Verpflichtungsermächtigung.'],
    ['posting-negative', { amount: '-100,00' }, 'Geben Sie den Betrag ohne Minus ein.'],
    ['order-missing', { orderReference: 'E' }, ''],
  ])('as %s', async (_kind, change, sentence) => {
    const typed = { ...ENTRIES, ...change };
    const answer = await officer.post(`${TITLE}/buchungen`, typed);
    expect(answer.status).toBe(422);
    for (const text of [sentence, `value="${typed.amount}"`, `value="${typed.orderReference}"`])
      expect(answer.text).toContain(text);
  });

  it('until nothing is wrong', async () => {
    expect((await officer.post(`${TITLE}/buchungen`, ENTRIES)).status).toBe(303);
  });
});
