import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeFormalCheck, recordCheck, startFormalCheck } from '#applications';
import {
  openOffice,
  submittedApplication,
  caseworker,
  signatory,
  completeForm,
  type Office,
} from '../../../../test/support/case-builder.js';
import { prepareDecision, sendToReview, signDecision } from '../index.js';

const ALL_CHECKS = [
  'entitled',
  'in-time',
  'signatory',
  'concept',
  'not-begun',
  'financing-secured',
  'demarcation',
  'cap',
  'necessary',
];

describe('the way from a submitted application to a signed award', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const checked = async (ags: string, euros: number): Promise<string> => {
    const { id } = await submittedApplication(office, ags, completeForm(euros));
    expect(await startFormalCheck(office.database, caseworker, { applicationId: id })).toMatchObject({ ok: true });
    for (const code of ALL_CHECKS)
      await recordCheck(office.database, caseworker, { applicationId: id, code, result: 'MET', note: '' });
    expect(await completeFormalCheck(office.database, caseworker, { applicationId: id })).toMatchObject({ ok: true });
    return id;
  };
  const prepared = async (ags: string, euros: number): Promise<string> => {
    const id = await checked(ags, euros);
    const decision = await prepareDecision(office.database, caseworker, {
      applicationId: id,
      kind: 'AWARD',
      recognitions: [],
      grantLimits: {},
      clauseCodes: ['use-report'],
      reasons: [],
    });
    expect(decision).toMatchObject({ ok: true });
    return id;
  };

  it('awards exactly the cap and commits it', async () => {
    const id = await prepared('05358', 90_125);
    expect(await sendToReview(office.database, caseworker, { applicationId: id })).toMatchObject({ ok: true });
    const signed = await signDecision(office.database, signatory, { applicationId: id });
    expect(signed).toMatchObject({ ok: true, value: { amount: { cents: 7_210_000n } } });
  });

  it('refuses the second award above the cap and says by how much', async () => {
    const first = await prepared('05766', 50_000);
    const second = await prepared('05766', 50_000);
    expect(await sendToReview(office.database, caseworker, { applicationId: first })).toMatchObject({ ok: true });
    expect(await sendToReview(office.database, caseworker, { applicationId: second })).toMatchObject({
      ok: false,
      refusal: { kind: 'cap-exceeded', facts: { year: 2027, excessCents: 790_000, roomCents: 3_210_000 } },
    });
  });

  it('refuses the signature of the preparer', async () => {
    const id = await prepared('05315', 40_000);
    await sendToReview(office.database, caseworker, { applicationId: id });
    const both = { ...signatory, accountId: caseworker.accountId };
    expect(await signDecision(office.database, both, { applicationId: id })).toMatchObject({
      ok: false,
      refusal: { kind: 'four-eyes' },
    });
  });
});
