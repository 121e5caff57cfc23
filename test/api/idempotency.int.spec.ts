import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM_ACTOR } from '#kernel';
import { referenceCallId } from '#programmes';
import { submittedApplication } from '../support/case-builder.js';
import { openApiOffice, type ApiOffice, type ApiUser } from './api-office.js';

const BODY = { callId: referenceCallId('NRWELTOFFEN', 2027) };
const START = '/api/v1/applications';

describe('a repeated request', () => {
  let office: ApiOffice;
  let district: ApiUser;
  let caseworker: ApiUser;
  let number = 0;

  beforeAll(async () => {
    office = await openApiOffice({ databasePoolSize: 12 });
    district = await office.user('Kreis Düren', ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'], '05358');
    caseworker = await office.user('A. Beispiel', ['CASEWORKER']);
  });
  afterAll(() => office.close());

  const key = (): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': `key-${(number += 1)}` });
  const count = async (table: string): Promise<number> => {
    const [row] = await office.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`),
    );
    return row?.n ?? -1;
  };

  it('with the same key acts once and gets the same answer', async () => {
    const headers = key();
    const first = await district.post(START, BODY, headers);
    const again = await district.post(START, BODY, headers);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again.headers).toMatchObject({
      'idempotency-replayed': 'true',
      location: first.headers['location'],
      etag: first.headers['etag'],
    });
    expect(await count('applications.application')).toBe(1);
  });

  it('is one act even when ten arrive at once', async () => {
    const before = await count('applications.application');
    const headers = key();
    const answers = await Promise.all(Array.from({ length: 10 }, () => district.post(START, BODY, headers)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers['idempotency-replayed'] === 'true')).toHaveLength(9);
    expect(await count('applications.application')).toBe(before + 1);
  });

  it('with the same key but another content is refused', async () => {
    const headers = key();
    await district.post(START, BODY, headers);
    const other = await district.post(START, { ...BODY, copyFrom: '01938d5e-0000-7000-8000-000000000001' }, headers);
    expect([other.status, other.body.type]).toEqual([422, 'urn:foerderakte:problem:idempotency-key-reused']);
  });

  it('keeps keys of several accounts apart', async () => {
    const neighbour = await office.user('Stadt Köln', ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'], '05315');
    const headers = key();
    const own = await district.post(START, BODY, headers);
    const theirs = await neighbour.post(START, BODY, headers);
    expect(theirs.headers['idempotency-replayed']).toBeUndefined();
    expect(theirs.body.id).not.toBe(own.body.id);
  });

  it('may be tried again after a refusal, which leaves nothing behind', async () => {
    const { id } = await submittedApplication(office.office, '05358');
    const headers = key();
    const path = `${START}/${id}/complete-formal-check`;
    expect((await caseworker.post(path, {}, headers)).status).toBe(409);
    expect((await caseworker.post(path, {}, headers)).status).toBe(409);
    expect(await count(`platform.idempotency_key WHERE key = '${headers['Idempotency-Key']}'`)).toBe(0);
  });

  it('of an act is not done twice, and two officers at once do not both succeed', async () => {
    const { id } = await submittedApplication(office.office, '05358');
    const colleague = await office.user('B. Kollege', ['CASEWORKER']);
    const path = `${START}/${id}/start-formal-check`;
    const answers = await Promise.all([caseworker.post(path), colleague.post(path), caseworker.post(path)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('may be sent with the version that is over, because it was done already', async () => {
    const { id } = await submittedApplication(office.office, '05358');
    const { body } = await caseworker.get(`${START}/${id}`);
    const headers = { ...key(), 'If-Match': `"${body.version}"` };
    const first = await caseworker.post(`${START}/${id}/start-formal-check`, {}, headers);
    const again = await caseworker.post(`${START}/${id}/start-formal-check`, {}, headers);
    expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([200, 200, 'true']);
  });

  it('shows its stored answer to nobody else, not even by SQL', async () => {
    const rows = await office.web.database.read(caseworker.actor, (tx) =>
      tx.query<{ account_id: string }>('SELECT account_id FROM platform.idempotency_key'),
    );
    expect(new Set(rows.map((row) => row.account_id))).toEqual(new Set([caseworker.actor.accountId]));
  });

  it.each(['', 'mit Leerzeichen', 'x'.repeat(201), 'ü'])('needs a readable key: "%s"', async (text) => {
    const answer = await district.post(START, BODY, { 'Idempotency-Key': text });
    expect(answer.status).toBe(422);
  });
});
