import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeFormalCheck, recordCheck, startFormalCheck, worklist } from '#applications';
import { CHECKS } from '../../../../test/api/checks.js';
import {
  caseworker,
  completeForm,
  openOffice,
  submittedApplication,
  twoYearForm,
  type Office,
} from '../../../../test/support/case-builder.js';
import { prepareDecision, sendToReview } from '../index.js';
import { applicationsOverCap, capsOfRows } from './caps-of-rows.js';

const [DUEREN, LIPPE, BONN] = ['05358', '05766', '05314'];

describe('cases above the room of their cap', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  /** As the list finds them, and as the figures beside each of its rows say. */
  const both = () =>
    office.database.read(caseworker, async (tx) => {
      const { rows } = await worklist(tx, { view: 'OPEN', sort: 'fileNumber', page: 1, pageSize: 100 });
      const caps = await capsOfRows(tx, rows);
      const shown = rows.filter(({ id }) => caps.get(id)?.roomAfter.isNegative()).map(({ id }) => id);
      return { found: [...(await applicationsOverCap(tx))].sort(), shown: shown.sort() };
    });

  async function inReview(applicationId: string): Promise<void> {
    const { database } = office;
    const choice = { recognitions: [], grantLimits: {}, clauseCodes: ['use-report'], reasons: [] };
    const steps = [
      () => startFormalCheck(database, caseworker, { applicationId }),
      ...CHECKS.map(
        (code) => () => recordCheck(database, caseworker, { applicationId, code, result: 'MET', note: '' }),
      ),
      () => completeFormalCheck(database, caseworker, { applicationId }),
      () => prepareDecision(database, caseworker, { applicationId, kind: 'AWARD', ...choice }),
      () => sendToReview(database, caseworker, { applicationId }),
    ];
    for (const step of steps) expect(await step()).toMatchObject({ ok: true });
  }

  it('are those that the figures of the list call too large, with and without a decision', async () => {
    const first = await submittedApplication(office, DUEREN, completeForm(50_000));
    const second = await submittedApplication(office, DUEREN, completeForm(45_000));
    const alone = await submittedApplication(office, LIPPE, completeForm(50_000));
    const years = await submittedApplication(office, BONN, twoYearForm({ 2027: 20_000, 2028: 20_000 }));
    expect(await both()).toEqual({ found: [], shown: [] });

    await inReview(first.id);
    expect(await both()).toEqual({ found: [second.id], shown: [second.id] });

    await inReview(alone.id);
    await inReview(years.id);
    expect(await both()).toEqual({ found: [second.id], shown: [second.id] });
  });
});
