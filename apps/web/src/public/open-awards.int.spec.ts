import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Ajv from 'ajv';
import { exportPaymentRun } from '#disbursements';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
import { recordReceipt } from '#notices';
import {
  authorisedRequest,
  authoriser,
  creditAll,
  makeFinal,
  must,
  payableAward,
  payerEntered,
  signedAward,
} from '../../../../test/payments/award-builder.js';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { caseworker, completeForm } from '../../../../test/support/case-builder.js';

const MARK = 'Zechenturm';
const API = '/api/v1/open-data';

/** What a program reads: fields by their heading, quotes resolved. */
function readCsv(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field = '']) => unquoted(field)));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}
const unquoted = (field: string): string => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);

/** The value at an address like plannedDates/0/startDate. */
function at(grant: unknown, address: string): unknown {
  return address.split('/').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], grant);
}

/** How CSV writes a value of JSON. */
function cellOf(address: string, value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  if (typeof value === 'number') return address.startsWith('amount') ? value.toFixed(2) : String(value);
  return typeof value === 'string' ? value : '';
}

describe('the awards as open data', () => {
  let desk: AuthorityDesk;

  beforeAll(async () => {
    desk = await openDesk();
    const { web } = desk;
    web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    const paid = await payableAward(web, '05358');
    const marked = await signedAward(web, '05915', completeForm(30_000, MARK));
    await makeFinal(web, marked, '05915', '2026-11-02');
    const served = await signedAward(web, '05766', 20_000);
    const proof = 'Empfangsbekenntnis';
    must(
      await recordReceipt(web.database, caseworker, {
        noticeId: served.noticeId,
        receivedOn: CalendarDate.iso('2026-11-02'),
        proof,
      }),
    );
    await signedAward(web, '05154', 10_000);
    web.clock.moveTo(new Date('2027-03-01T09:00:00Z'));
    await payerEntered(web);
    const request = await authorisedRequest(web, paid, '05358', 12_000);
    must(await exportPaymentRun(web.database, authoriser));
    await creditAll(web, [request]);
    web.clock.moveTo(new Date('2026-11-16T09:00:00Z'));
  });
  afterAll(() => desk.close());

  const anybody = (path: string) => desk.web.anybody().get(path);
  const grantOf = (grants: { recipientOrganization: { id: string }[] }[], ags: string) =>
    grants.find(({ recipientOrganization: [recipient] }) => recipient?.id === `DE-AGS-${ags}`);

  it('say what is final, withhold what is not, and leave out what has not reached its recipient', async () => {
    const { body } = await anybody(`${API}/awards.json`);
    expect(body.grants).toHaveLength(3);
    expect(grantOf(body.grants, '05358')).toMatchObject({
      id: expect.stringMatching(/^DE-NWLKS-NRWO-2027-\d+$/),
      title: 'NRWeltoffen 2027: Kreis Düren',
      currency: 'EUR',
      amountAwarded: 40_000,
      amountDisbursed: 12_000,
      awardDate: '2026-11-02',
      plannedDates: [{ startDate: '2027-01-01', endDate: '2027-12-31' }],
      grantProgramme: [{ code: 'NRWELTOFFEN', title: 'NRWeltoffen' }],
      withheld: [],
    });
    expect(grantOf(body.grants, '05766')).toMatchObject({
      amountAwarded: null,
      amountDisbursed: null,
      plannedDates: [{ startDate: null, endDate: null }],
      withheld: ['NOT_FINAL'],
    });
    expect(grantOf(body.grants, '05154')).toBeUndefined();
  });

  it('are valid by their own schema, which lets nothing else in', async () => {
    const schema = (await anybody(`${API}/schema.json`)).body;
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const { body } = await anybody(`${API}/awards.json`);
    expect([validate(body), validate.errors]).toEqual([true, null]);
    const [grant] = body.grants;
    for (const wrong of [
      { ...grant, contactPerson: 'Erika Beispiel' },
      { ...grant, awardDate: '02.11.2026' },
      { ...grant, amountAwarded: '40.000,00' },
      { ...grant, id: 'NRWO-2027-0001' },
      { ...grant, recipientOrganization: [{ id: 'DE-AGS-05358', name: 'Kreis Düren', email: 'k@d.example' }] },
    ])
      expect([JSON.stringify(wrong), validate({ ...body, grants: [wrong] })]).toEqual([expect.anything(), false]);
  });

  it('are the same as CSV, cell by cell, with empty cells where JSON has null', async () => {
    const { body } = await anybody(`${API}/awards.json`);
    const csv = await anybody(`${API}/awards.csv`);
    expect(csv.headers['content-disposition']).toBe('attachment; filename="bewilligungen-nrw-2026-11-16.csv"');
    const rows = readCsv(csv.text);
    expect(rows).toHaveLength(body.grants.length);
    for (const [index, row] of rows.entries())
      for (const [address, cell] of Object.entries(row))
        expect([address, cell]).toEqual([address, cellOf(address, at(body.grants[index], address))]);
    expect(rows.some((row) => row['amountAwarded'] === '' && row['withheld'] === 'NOT_FINAL')).toBe(true);
  });

  it('name no person, no account and nothing an applicant has written', async () => {
    const texts: string[] = [];
    for (const path of [`${API}/awards.json`, `${API}/awards.csv`, '/offene-daten'])
      texts.push((await anybody(path)).text);
    const all = texts.join('\n');
    const secrets = await desk.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ word: string }>(
        `SELECT name AS word FROM identity.account UNION SELECT email FROM identity.account
         UNION SELECT iban FROM disbursements.bank_account UNION SELECT holder FROM disbursements.bank_account
         UNION SELECT title FROM awards.award UNION SELECT prepared_by_name FROM awards.decision
         UNION SELECT signed_by_name FROM awards.award_version UNION SELECT actor_name FROM notices.delivery
         UNION SELECT note FROM notices.delivery WHERE length(note) > 3`,
      ),
    );
    expect(secrets.length).toBeGreaterThan(12);
    for (const { word } of secrets) expect(all).not.toContain(word);
    const written = await desk.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ content: string }>('SELECT content::text FROM applications.submission'),
    );
    expect(written.some(({ content }) => content.includes(MARK))).toBe(true);
    expect(all).not.toContain(MARK);
  });

  it('stand on a page without sign-in, with licence, files and what stays empty', async () => {
    const { text } = await anybody('/offene-daten');
    for (const part of [
      '3 Bewilligungen',
      'dl-de/zero-2-0',
      `${API}/awards.csv`,
      `${API}/schema.json`,
      'noch nicht bestandskräftig',
      'ungeprüft',
    ])
      expect(text).toContain(part);
    expect((await anybody('/verzeichnis')).text).toContain('href="/offene-daten"');
    expect((await anybody('/impressum')).text).toContain('href="/offene-daten"');
  });
});
