import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Award } from '#awards';
import {
  drawingSituation,
  enterPayerAccount,
  exportPaymentRun,
  filesOfRun,
  findPaymentRequest,
  importFeedback,
  listPaymentRuns,
} from '#disbursements';
import type { Actor } from '#kernel';
import type { Database, Transaction } from '#platform';
import { capOfficer, caseworker, districtSignatory, openOffice, type Office } from '../support/case-builder.js';
import { runSql } from '../../apps/ops/src/postgres/database.js';
import { authorisedRequest, authoriser, confirmedAccount, must, payableAward } from './award-builder.js';

describe('a payment run', () => {
  let office: Office;
  const awards = new Map<string, Award>();

  beforeAll(async () => {
    office = await openOffice();
    for (const ags of ['05358', '05766', '05315']) awards.set(ags, await payableAward(office, ags));
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
  });
  afterAll(() => office.close());

  const authorised = async (ags: string, euros: number): Promise<string> => {
    const award = awards.get(ags);
    if (!award) throw new Error(ags);
    return authorisedRequest(office, award, ags, euros);
  };
  const statusOf = async (id: string) =>
    (await office.database.read(caseworker, (tx) => findPaymentRequest(tx, id)))?.status;
  const runs = () => office.database.read(caseworker, listPaymentRuns);
  const endToEndId = async (requestId: string): Promise<string> => {
    const [row] = await office.database.read(caseworker, (tx) =>
      tx.query<{ end_to_end_id: string }>(
        'SELECT end_to_end_id FROM disbursements.payment_run_item WHERE request_id = $1',
        [requestId],
      ),
    );
    return row?.end_to_end_id ?? '';
  };
  const feedback = (text: string) => importFeedback(office.database, authoriser, text);

  it('needs the account it pays from, which whoever pays does not choose', async () => {
    const first = await authorised('05358', 1_000);
    expect(await exportPaymentRun(office.database, authoriser)).toMatchObject({
      refusal: { kind: 'payer-account-missing' },
    });
    const typed = { holder: 'Landeshauptkasse', iban: 'DE02120300000000202051', city: 'Düsseldorf' };
    expect(await enterPayerAccount(office.database, authoriser, typed)).toMatchObject({
      refusal: [{ kind: 'action-not-permitted' }],
    });
    expect(await enterPayerAccount(office.database, capOfficer, { ...typed, iban: 'x', city: '' })).toMatchObject({
      refusal: [{ kind: 'iban-invalid' }, { kind: 'entry-missing' }],
    });
    must(await enterPayerAccount(office.database, capOfficer, typed));
    expect(await exportPaymentRun(office.database, caseworker)).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
    expect(await statusOf(first)).toBe('AUTHORISED');
  });

  it('leaves nothing behind when it is killed in the middle', async () => {
    const killed: Database = Object.assign(Object.create(office.database), {
      transaction: <T>(actor: Actor, work: (tx: Transaction) => Promise<T>) =>
        office.database.transaction(actor, async (tx) => {
          const result = await work(tx);
          await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
          return result;
        }),
    });
    await expect(exportPaymentRun(killed, authoriser)).rejects.toThrow();
    expect(await runs()).toEqual([]);
  });

  it('takes every authorised request once, also when two people export at the same time', async () => {
    const second = await authorised('05766', 2_000);
    const both = await Promise.all([
      exportPaymentRun(office.database, authoriser),
      exportPaymentRun(office.database, authoriser),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'nothing-to-pay' } });
    expect(await runs()).toMatchObject([{ messageId: 'FA-2027-000001', payments: 2, controlSum: { cents: 300_000n } }]);
    expect(await statusOf(second)).toBe('EXPORTED');
  });

  it('gives the same bytes every time, even past the application', async () => {
    const [run] = await runs();
    const read = () => office.database.read(caseworker, (tx) => filesOfRun(tx, run?.id ?? ''));
    const [first, again] = [await read(), await read()];
    expect(first?.pain.equals(again?.pain ?? Buffer.alloc(0))).toBe(true);
    expect(first?.pain.toString()).toContain('<CtrlSum>3000.00</CtrlSum>');
    await expect(
      runSql(office.testDatabase.ownerUrl, `UPDATE disbursements.payment_run SET pain = 'x'`),
    ).rejects.toThrow();
    const [item] = await office.database.read(caseworker, (tx) =>
      tx.query<{ request_id: string; run_id: string }>('SELECT request_id, run_id FROM disbursements.payment_run_item'),
    );
    await expect(
      runSql(
        office.testDatabase.ownerUrl,
        `INSERT INTO disbursements.payment_run_item VALUES ('${item?.run_id}', 99, '${item?.request_id}', 'X', 1)`,
      ),
    ).rejects.toThrow('payment_in_one_run');
    expect(await office.database.read(districtSignatory('05358'), listPaymentRuns)).toEqual([]);
  });

  it('is refused while an account changed after its certification', async () => {
    const id = await authorised('05315', 500);
    await confirmedAccount(office, '05315', 'DE02120300000000202051');
    expect(await exportPaymentRun(office.database, authoriser)).toMatchObject({
      refusal: { kind: 'run-account-changed', facts: { number: 1 } },
    });
    expect(await statusOf(id)).toBe('AUTHORISED');
  });

  it('books the answer of the bank as a whole or not at all', async () => {
    const rows = await office.database.read(caseworker, (tx) =>
      tx.query<{ request_id: string; organisation_id: string }>(
        `SELECT i.request_id, r.organisation_id FROM disbursements.payment_run_item i
         JOIN disbursements.payment_request r ON r.id = i.request_id ORDER BY i.amount_cents`,
      ),
    );
    const [first = '', second = ''] = rows.map((row) => row.request_id);
    const [a, b] = [await endToEndId(first), await endToEndId(second)];
    const good = `${a};1.000,00;ausgeführt;01.02.2027;`;
    for (const [bad, kind] of [
      ['X-9;1,00;ausgeführt;01.02.2027;', 'feedback-payment-unknown'],
      [`${b};1,00;ausgeführt;01.02.2027;`, 'feedback-amount-differs'],
      [`${b};2.000,00;ausgeführt;02.02.2027;`, 'feedback-in-future'],
      [good, 'feedback-does-not-fit'],
      ['?', 'feedback-unreadable'],
    ] as const) {
      expect(await feedback(`${good}\n${bad}`)).toMatchObject({ refusal: { kind } });
      expect(await statusOf(first)).toBe('EXPORTED');
    }
    expect(await importFeedback(office.database, caseworker, good)).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
    must(await feedback(`${good}\n${b};2.000,00;zurück;01.02.2027;AC04`));
    expect(await feedback(`${good}\n${b};2.000,00;zurück;01.02.2027;AC04`)).toMatchObject({
      refusal: { kind: 'feedback-imported-before', pointer: '/feedback' },
    });
    expect([await statusOf(first), await statusOf(second)]).toEqual(['EXECUTED', 'RETURNED']);
    must(await feedback(`${a};1.000,00;gutgeschrieben;01.02.2027;`));
    const received = async (ags: string) => {
      const award = awards.get(ags);
      const situation = must(await office.database.read(caseworker, (tx) => drawingSituation(tx, award?.id ?? '')));
      return [situation.received.toCents(), situation.drawn.toCents()];
    };
    expect(await received('05358')).toEqual([100_000, 100_000]);
    expect(await received('05766')).toEqual([0, 0]);
  });
});
