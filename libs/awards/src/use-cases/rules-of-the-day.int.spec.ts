import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeFormalCheck, recordCheck, startFormalCheck } from '#applications';
import { CalendarDate, Money } from '#kernel';
import { addLetterheadVersion, addTermsVersion, addTextBlockVersion, termsOn } from '#programmes';
import {
  capOfficer,
  caseworker,
  completeForm,
  openOffice,
  signatory,
  submittedApplication,
  type Office,
} from '../../../../test/support/case-builder.js';
import { prepareDecision, sendToReview, signDecision, type PrepareDecision } from '../index.js';

const NRW = 'NRWELTOFFEN';
const SOURCE = 'Erlass vom 03.11.2026';
const BEGIN = CalendarDate.iso('2026-11-04');

describe('between application and signature the rules change', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const inMaterialCheck = async (ags: string): Promise<string> => {
    const { id } = await submittedApplication(office, ags, completeForm(50_000));
    await startFormalCheck(office.database, caseworker, { applicationId: id });
    const { terms } = await currentTerms();
    for (const { code } of terms.checks)
      await recordCheck(office.database, caseworker, { applicationId: id, code, result: 'MET', note: '' });
    expect(await completeFormalCheck(office.database, caseworker, { applicationId: id })).toMatchObject({ ok: true });
    return id;
  };
  const currentTerms = async () => {
    const found = await office.database.read(capOfficer, (tx) => termsOn(tx, NRW, tx.today));
    if (!found.ok) throw new Error(found.refusal.kind);
    return found.value;
  };
  const prepare = (applicationId: string, change: Partial<PrepareDecision> = {}) =>
    prepareDecision(office.database, caseworker, {
      applicationId,
      kind: 'AWARD',
      recognitions: [],
      grantLimits: {},
      clauseCodes: ['publicity'],
      reasons: [],
      ...change,
    });
  const contentOf = async (noticeId: string) => {
    const [row] = await office.database.read(signatory, (tx) =>
      tx.query<{ content: Record<string, unknown> }>('SELECT content FROM notices.notice WHERE id = $1', [noticeId]),
    );
    return row?.content;
  };

  it('demands a reason for a limit that no cut explains, and prints it', async () => {
    const id = await inMaterialCheck('05362');
    const limit = { grantLimits: { 2027: Money.ofEuros(30_000) } };
    expect(await prepare(id, limit)).toMatchObject({
      ok: false,
      refusal: { kind: 'reduction-unexplained', pointer: '/reasons', facts: { year: 2027 } },
    });
    const reason = 'Die Haushaltsmittel reichen nur für diesen Betrag.';
    expect(await prepare(id, { ...limit, reasons: [reason] })).toMatchObject({ ok: true });
    await sendToReview(office.database, caseworker, { applicationId: id });
    const signed = await signDecision(office.database, signatory, { applicationId: id });
    if (!signed.ok) throw new Error(signed.refusal.kind);
    expect(await contentOf(signed.value.noticeId)).toMatchObject({
      scope: 'PARTIAL',
      grantCents: 3_000_000,
      reasons: [expect.stringContaining('10.000,00 EUR weniger'), reason],
    });
  });

  it('a project within one calendar year is asked for no interim report', async () => {
    const id = await inMaterialCheck('05370');
    const unfit = { kind: 'clause-not-fitting', facts: { code: 'interim-report', periodTo: '31.12.2027' } };
    expect(await prepare(id, { clauseCodes: ['interim-report'] })).toMatchObject({ ok: false, refusal: unfit });
    expect(await prepare(id)).toMatchObject({ ok: true });
    // Prepared before the rule was known: the case can no longer be sent on with it.
    await office.database.transaction(caseworker, (tx) =>
      tx.query(
        `UPDATE awards.decision SET content = jsonb_set(content, '{clauses}', '[{"code":"interim-report","version":"1","text":"Alt"}]')
         WHERE application_id = $1`,
        [id],
      ),
    );
    expect(await sendToReview(office.database, caseworker, { applicationId: id })).toMatchObject({
      ok: false,
      refusal: unfit,
    });
  });

  it('a chosen text block that has ended meanwhile bars the signature', async () => {
    const id = await inMaterialCheck('05366');
    expect(await prepare(id, { clauseCodes: ['networking'] })).toMatchObject({ ok: true });
    expect(await sendToReview(office.database, caseworker, { applicationId: id })).toMatchObject({ ok: true });
    await office.database.transaction(capOfficer, (tx) =>
      tx.query(`UPDATE programmes.text_block SET valid_to = '2026-11-02' WHERE code = 'networking'`),
    );
    office.clock.moveTo(new Date('2026-11-03T09:00:00Z'));
    expect(await signDecision(office.database, signatory, { applicationId: id })).toMatchObject({
      ok: false,
      refusal: { kind: 'text-block-not-in-force', facts: { code: 'networking', date: '03.11.2026' } },
    });
  });

  it('the notice keeps the terms of the application and carries the texts and the letterhead of its day', async () => {
    const id = await inMaterialCheck('05358');
    expect(await prepare(id)).toMatchObject({ ok: true });
    expect(await sendToReview(office.database, caseworker, { applicationId: id })).toMatchObject({ ok: true });
    const { terms, label } = await currentTerms();
    office.clock.moveTo(new Date('2026-11-05T09:00:00Z'));
    const version = { validFrom: BEGIN, source: SOURCE, reason: 'Der Erlass gilt rückwirkend', isVerified: false };
    const block = { code: 'publicity', programmeCode: NRW, title: 'Förderhinweis', choice: 'OPTIONAL' };
    const changes = [
      await addTextBlockVersion(office.database, capOfficer, { ...version, ...block, body: 'Neuer Förderhinweis.' }),
      await addTermsVersion(office.database, capOfficer, {
        ...version,
        programmeCode: NRW,
        label: '2026-2',
        terms: { ...terms, rateBps: 9000, minOwnShareBps: 1000 },
      }),
      await addLetterheadVersion(office.database, capOfficer, {
        ...version,
        programmeCode: NRW,
        letterhead: {
          name: 'Neue Bewilligungsbehörde',
          subline: 'Dezernat 3',
          street: 'Neue Straße 2',
          postcode: '40213',
          city: 'Düsseldorf',
          phone: '0211 0000-1',
          email: 'neu@lks.example',
          place: 'Düsseldorf',
        },
      }),
    ];
    expect(changes.map((change) => change.ok || change.refusal)).toEqual([true, true, true]);
    const signed = await signDecision(office.database, signatory, { applicationId: id });
    if (!signed.ok) throw new Error(signed.refusal.kind);
    const content = await contentOf(signed.value.noticeId);
    expect(content).toMatchObject({
      date: '2026-11-05',
      authority: { name: 'Neue Bewilligungsbehörde' },
      financing: { rateBasisPoints: 8000 },
      grantCents: 4_000_000,
      norms: [{ version: `Fassung ${label}` }],
    });
    expect(content?.['clauses']).toContainEqual({ code: 'publicity', version: '2', text: 'Neuer Förderhinweis.' });
  });
});
