import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listNotices } from '#notices';
import { changeCall, findCall, referenceCallId } from '#programmes';
import {
  attachDocuments,
  capOfficer,
  caseworker,
  completeForm,
  districtSignatory,
  openOffice,
  type Office,
} from '../../../../test/support/case-builder.js';
import { loadApplication, saveDraft, startDraft, submitApplication } from '../index.js';

const CALL = referenceCallId('NRWELTOFFEN', 2027);
const LAST_SECOND = new Date('2026-11-30T22:59:59Z');
const AFTER = new Date('2026-11-30T23:00:00Z');

describe('an application after the end of its call', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const completeDraft = async (ags: string): Promise<string> => {
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    const actor = districtSignatory(ags);
    const draft = await startDraft(office.database, actor, { callId: CALL });
    if (!draft.ok) throw new Error(draft.refusal.kind);
    const { id } = draft.value;
    await saveDraft(office.database, actor, { applicationId: id, baseVersion: 1, entries: completeForm(10_000) });
    await attachDocuments(office, actor, id, ['MASSNAHMENPLAN', 'EIGENANTEIL']);
    return id;
  };
  const submitAt = async (id: string, ags: string, instant: Date) => {
    office.clock.moveTo(instant);
    return submitApplication(office.database, districtSignatory(ags), { applicationId: id });
  };
  const stored = (id: string) => office.database.read(caseworker, (tx) => loadApplication(tx, id));
  const setLatePolicy = (latePolicy: string) =>
    office.database
      .read(capOfficer, (tx) => findCall(tx, CALL))
      .then((call) => {
        if (!call) throw new Error('the call is missing');
        const reason = 'Die Frist ist eine Ausschlussfrist.';
        return changeCall(office.database, capOfficer, { ...call, callId: CALL, latePolicy, reason });
      });
  const receiptOf = async (id: string): Promise<string> =>
    JSON.stringify(
      await office.database.read(districtSignatory('05358'), (tx) =>
        tx.query(`SELECT content FROM notices.notice WHERE case_id = $1 AND kind = 'RECEIPT'`, [id]),
      ),
    );

  it('is in time in the last second, and marked from the next one on, where the call marks', async () => {
    const inTime = await completeDraft('05315');
    expect(await submitAt(inTime, '05315', LAST_SECOND)).toMatchObject({ ok: true });
    expect(await stored(inTime)).toMatchObject({ isLate: false });
    const late = await completeDraft('05358');
    expect(await submitAt(late, '05358', AFTER)).toMatchObject({ ok: true });
    expect(await stored(late)).toMatchObject({ isLate: true });
    expect(await receiptOf(late)).toContain('nach Ablauf der Antragsfrist eingegangen');
  });

  it('is refused where the call refuses, stays a draft, and no new one can be begun', async () => {
    const id = await completeDraft('05766');
    expect(await setLatePolicy('REFUSE')).toMatchObject({ ok: true });
    const closed = { ok: false, refusal: { kind: 'call-closed', facts: { closedAt: LAST_SECOND.toISOString() } } };
    expect(await submitAt(id, '05766', AFTER)).toMatchObject(closed);
    const mine = await office.database.read(districtSignatory('05766'), (tx) => loadApplication(tx, id));
    expect(mine).toMatchObject({ status: 'DRAFT', submittedAt: null });
    const notices = await office.database.read(districtSignatory('05766'), (tx) => listNotices(tx, id));
    expect(notices).toEqual([]);
    expect(await startDraft(office.database, districtSignatory('05766'), { callId: CALL })).toMatchObject(closed);
    expect(await submitAt(id, '05766', LAST_SECOND)).toMatchObject({ ok: true });
  });
});
