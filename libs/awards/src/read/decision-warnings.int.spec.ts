import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  completeFormalCheck,
  loadApplication,
  recordCheck,
  saveDraft,
  startDraft,
  startFormalCheck,
  submitApplication,
} from '#applications';
import { correctOrganisationAddress, organisationIdOfDistrict } from '#districts';
import { Money } from '#kernel';
import { referenceCallId } from '#programmes';
import {
  attachDocuments,
  capOfficer,
  caseworker,
  completeForm,
  districtSignatory,
  openOffice,
  submittedApplication,
  type Office,
} from '../../../../test/support/case-builder.js';
import { decisionView, decisionWarnings, prepareDecision } from '../index.js';

const ADDRESS = {
  name: 'Kreis Düren',
  addressee: 'Der Landrat',
  street: 'Bismarckstraße 16',
  postcode: '52351',
  city: 'Düren',
};
const CHECKS = ['entitled', 'in-time', 'signatory', 'concept', 'not-begun'];

describe('before a decision is signed the officer hears', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const warningsOf = (id: string) =>
    office.database.read(caseworker, async (tx) => {
      const application = await loadApplication(tx, id);
      if (!application) throw new Error('no such case');
      const { decision } = await decisionView(tx, application);
      return decisionWarnings(tx, application, decision);
    });
  const kindsOf = async (id: string): Promise<string[]> => (await warningsOf(id)).map(({ kind }) => kind);

  async function checkedFormally(applicationId: string): Promise<void> {
    await startFormalCheck(office.database, caseworker, { applicationId });
    for (const code of CHECKS)
      await recordCheck(office.database, caseworker, { applicationId, code, result: 'MET', note: '' });
    await completeFormalCheck(office.database, caseworker, { applicationId });
  }

  /** An application to "Demokratie leben!" with half of the money for projects; its file number. */
  async function partnershipSubmitted(ags: string): Promise<string> {
    const actor = districtSignatory(ags);
    const draft = await startDraft(office.database, actor, { callId: referenceCallId('DEMOKRATIE_LEBEN', 2027) });
    if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
    const { id: applicationId, fileNumber } = draft.value;
    const entries = {
      ...completeForm(50_000),
      'project.phase': '',
      'cost.b0001.category': 'AKTIONSFONDS',
      'funding.OWN_CASH.2027': '5.000,00',
      'declaration.demarcation': 'Keine Förderung derselben Positionen durch NRWeltoffen.',
    };
    await saveDraft(office.database, actor, { applicationId, baseVersion: 1, entries });
    await attachDocuments(office, actor, applicationId, ['HANDLUNGSKONZEPT']);
    const submitted = await submitApplication(office.database, actor, { applicationId });
    if (!submitted.ok) throw new Error(JSON.stringify(submitted.refusal));
    return fileNumber;
  }

  it('that the address is a placeholder, then that nobody has checked it, then nothing', async () => {
    const { id } = await submittedApplication(office, '05358', completeForm(50_000));
    expect(await warningsOf(id)).toEqual([
      {
        kind: 'address-is-placeholder',
        facts: { address: 'Kreis Düren, Die Landrätin oder der Landrat, Kreishaus, 00000 Düren' },
      },
    ]);
    const organisationId = organisationIdOfDistrict('05358');
    const correct = (isVerified: boolean) =>
      correctOrganisationAddress(office.database, capOfficer, { ...ADDRESS, organisationId, isVerified });
    await correct(false);
    expect(await kindsOf(id)).toEqual(['address-unverified']);
    await correct(true);
    expect(await kindsOf(id)).toEqual([]);
  });

  it('that the period ends on a Sunday, which is not shifted (W7)', async () => {
    const fields = { ...completeForm(50_000), 'project.periodTo': '31.10.2027' };
    const { id } = await submittedApplication(office, '05315', fields);
    expect(await warningsOf(id)).toContainEqual({ kind: 'period-ends-on-free-day', facts: { date: '31.10.2027' } });
  });

  it('that the district asks for money of the programme from which this one is kept apart (W1)', async () => {
    const { id } = await submittedApplication(office, '05370', completeForm(50_000));
    expect(await kindsOf(id)).not.toContain('demarcation-to-examine');
    const fileNumber = await partnershipSubmitted('05370');
    expect(await warningsOf(id)).toContainEqual({
      kind: 'demarcation-to-examine',
      facts: { fileNumbers: [fileNumber] },
    });
  });

  it('that the court of audit gets a copy above 50.000 EUR (W2)', async () => {
    const { id } = await submittedApplication(office, '05366', completeForm(80_000));
    await checkedFormally(id);
    const prepared = await prepareDecision(office.database, caseworker, {
      applicationId: id,
      kind: 'AWARD',
      recognitions: [],
      grantLimits: {},
      clauseCodes: [],
      reasons: [],
    });
    expect(prepared).toMatchObject({ ok: true });
    expect(await warningsOf(id)).toContainEqual({
      kind: 'audit-copy-due',
      facts: { amountCents: 6_400_000, aboveCents: 5_000_000 },
    });
  });

  it('that the own share rises above what was promised (H3)', async () => {
    const { id } = await submittedApplication(office, '05362', completeForm(50_000));
    await checkedFormally(id);
    const prepared = await prepareDecision(office.database, caseworker, {
      applicationId: id,
      kind: 'AWARD',
      recognitions: [],
      grantLimits: { 2027: Money.ofEuros(30_000) },
      clauseCodes: [],
      reasons: ['Die Haushaltsmittel reichen nur für diesen Betrag.'],
    });
    expect(prepared).toMatchObject({ ok: true });
    expect(await warningsOf(id)).toContainEqual({
      kind: 'own-share-raised',
      facts: { year: 2027, ownCents: 2_000_000, promisedCents: 1_000_000, raisedCents: 1_000_000 },
    });
  });
});
