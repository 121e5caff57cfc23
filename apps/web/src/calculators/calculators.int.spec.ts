import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadReference } from '../../../ops/src/reference/load-reference.js';
import { startTestWeb, type TestWeb } from '../../../../test/support/web.js';

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
}

const { cases } = JSON.parse(
  readFileSync(new URL('../../../../libs/funding-law/testing/testcases.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] };

describe('the calculators', () => {
  let web: TestWeb;
  beforeAll(async () => {
    web = await startTestWeb();
    await loadReference(web.database, process.cwd());
  });
  afterAll(() => web.close());

  const ask = (kind: string, body: unknown) =>
    web
      .anybody()
      .post(`/api/v1/calculators/${kind}`)
      .set('Content-Type', 'application/json')
      .send(JSON.stringify(body));

  it.each(cases)('answer $id over the API with exactly the expected fields', async ({ kind, input, expected }) => {
    const answer = await ask(kind.toLowerCase().replaceAll('_', '-'), input);
    expect([answer.status, answer.body]).toEqual([200, expected]);
  });

  it.each([
    ['award-share', { eligible: -1 }, '/eligible'],
    ['award-share', { rateBps: 10_001 }, '/rateBps'],
    ['award-share', { roundUnitCents: 0 }, '/roundUnitCents'],
    ['award-share', { eligible: 1e308 }, '/eligible'],
    ['award-share', { eligible: 1.5 }, '/eligible'],
    ['award-share', { maxCents: 'NaN' }, '/maxCents'],
    ['award-share', { surprise: 1 }, '/surprise'],
  ])('refuse %s with %j and name the field', async (kind, wrong, pointer) => {
    const sound = cases.find(({ id }) => id === 'AW-S1')?.input;
    const answer = await ask(kind, { ...sound, ...wrong });
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
  });

  /** A sound body of each calculator, and what is changed in it. */
  it.each([
    ['notice-post', { posted: 20_261_120 }, '/posted', 'not-a-text'],
    ['notice-post', { posted: '20.11.2026' }, '/posted', 'date-unreadable'],
    ['notice-post', { posted: '1999-12-31' }, '/posted', 'day-out-of-range'],
    ['month-period', { months: 601 }, '/months', 'whole-number-out-of-range'],
    ['interest-49a', { surchargePct: '100,01' }, '/surchargePct', 'percent-out-of-range'],
    ['settle-fixed', { overfundingGuard: 'JA' }, '/overfundingGuard', 'not-a-flag'],
  ])('refuse %s with %j at %s as %s', async (kind, wrong, pointer, refusal) => {
    const sound = cases.find((each) => each.kind === kind.toUpperCase().replaceAll('-', '_'))?.input;
    const answer = await ask(kind, { ...sound, ...wrong });
    expect([answer.status, answer.body.errors]).toEqual([422, [expect.objectContaining({ pointer, kind: refusal })]]);
  });

  it('stop at a half-year without a published base rate, and say so', async () => {
    const answer = await ask('interest-49a', {
      principal: 100,
      fromInclusive: '2026-12-01',
      toInclusive: '2027-02-01',
      surchargePct: '5',
    });
    expect(answer.body.errors[0]).toMatchObject({
      kind: 'base-rate-missing',
      detail: expect.stringContaining('geschätzt wird nicht'),
    });
  });

  it.each(['29.02.2027', '2027-02-29', '31.12.9999', 'gestern', '', "'; DROP"])(
    'refuse the day %s on the page',
    async (posted) => {
      const page = await web.anybody().get('/rechner/notice-post').query({ posted });
      expect(page.status).toBe(200);
      expect(page.text).toContain('aria-invalid="true"');
    },
  );

  it('refuse to compute from no body at all', async () => {
    const answer = await web.anybody().post('/api/v1/calculators/notice-post');
    expect([answer.status, answer.body.errors]).toEqual([
      422,
      [expect.objectContaining({ kind: 'body-not-an-object' })],
    ]);
  });

  it.each([null, 'text', 7])('refuse the body %j', async (body) => {
    expect([400, 422]).toContain((await ask('notice-post', body)).status);
  });

  it('do not know other calculations', async () => {
    expect((await ask('wealth', {})).status).toBe(404);
    expect((await web.anybody().get('/rechner/wealth')).status).toBe(404);
  });
});
