import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeFormalCheck, recordCheck, startFormalCheck } from '#applications';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
import type { Transaction } from '#platform';
import {
  caseworker,
  completeForm,
  districtEditor,
  districtSignatory,
  openOffice,
  signatory,
  submittedApplication,
  twoYearForm,
  type Office,
} from '../../../../test/support/case-builder.js';
import { CHECKS } from '../../../../test/api/checks.js';
import { must, signedAward } from '../../../../test/payments/award-builder.js';
import {
  expireChangeReservations,
  expireReservations,
  grantSituation,
  prepareChange,
  prepareDecision,
  sendChangeToReview,
  sendToReview,
  signChange,
  signDecision,
  startChange,
  submitChange,
} from '../index.js';

const REASON = 'Der Mietvertrag lässt sich nicht aufschieben.';

describe('an early start and an amendment beside first decisions', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const inReview = async (id: string, notBegunNote = ''): ReturnType<typeof sendToReview> => {
    const { database } = office;
    must(await startFormalCheck(database, caseworker, { applicationId: id }));
    for (const code of CHECKS)
      must(
        await recordCheck(database, caseworker, {
          applicationId: id,
          code,
          result: 'MET',
          note: code === 'not-begun' ? notBegunNote : '',
        }),
      );
    must(await completeFormalCheck(database, caseworker, { applicationId: id }));
    const rest = { recognitions: [], grantLimits: {}, clauseCodes: ['use-report'], reasons: [] };
    must(await prepareDecision(database, caseworker, { applicationId: id, kind: 'AWARD', ...rest }));
    return sendToReview(database, caseworker, { applicationId: id });
  };
  const decideChange = async (requestId: string): Promise<void> => {
    must(await prepareChange(office.database, caseworker, { requestId, outcome: 'APPROVE', reasons: REASON }));
    must(await sendChangeToReview(office.database, caseworker, { requestId }));
  };
  const later = async (work: () => Promise<void>): Promise<void> => {
    const before = office.clock.now();
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await work().finally(() => office.clock.moveTo(before));
  };

  it('a measure that began before its award is refused, and passes with a consent or a reason at the check point', async () => {
    const plain = await submittedApplication(office, '05358');
    const consented = await submittedApplication(office, '05366');
    const continued = await submittedApplication(office, '05370');
    const content = { startOn: '2027-01-01' };
    const applicationId = consented.id;
    const command = { kind: 'EARLY_START', applicationId, content, reason: REASON } as const;
    const { id: requestId } = must(await startChange(office.database, districtEditor('05366'), command));
    must(await submitChange(office.database, districtSignatory('05366'), { requestId }));
    await decideChange(requestId);
    must(await signChange(office.database, signatory, { requestId }));
    await later(async () => {
      expect(await inReview(plain.id)).toMatchObject({ refusal: { kind: 'start-before-approval' } });
      expect(await inReview(consented.id)).toMatchObject({ ok: true });
      expect(await inReview(continued.id, 'Fortsetzung der ganzjährigen Fachstelle')).toMatchObject({ ok: true });
      expect(await signDecision(office.database, signatory, { applicationId: consented.id })).toMatchObject({
        ok: true,
      });
    });
  });

  it('the signature of an increase against that of an award on one cap: exactly one of both succeeds', async () => {
    const ags = '05374';
    const award = await signedAward(office, ags, twoYearForm({ 2027: 50_000, 2028: 10_000 }));
    const { id: applicationId } = await submittedApplication(office, ags, completeForm(30_000));
    const read = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => office.database.read(caseworker, work);
    const { current } = must(await read((tx) => grantSituation(tx, award.id)));
    const plan = {
      ...current,
      items: current.items.map((item) => ({ ...item, amountsCents: { ...item.amountsCents, 2027: 8_000_000 } })),
      grantCents: { ...current.grantCents, 2027: 6_400_000 },
    };
    const asked = { kind: 'CHANGE', awardId: award.id, content: { plan }, reason: REASON } as const;
    const { id: requestId } = must(await startChange(office.database, districtEditor(ags), asked));
    must(await submitChange(office.database, districtSignatory(ags), { requestId }));
    await decideChange(requestId);
    // Both reviews lapse, so that the signatures compete for the room.
    const day = CalendarDate.iso('2027-12-31');
    await expireChangeReservations(office.database, SYSTEM_ACTOR, day);
    must(await inReview(applicationId));
    await expireReservations(office.database, SYSTEM_ACTOR, day);
    const results = await Promise.all([
      signChange(office.database, signatory, { requestId }),
      signDecision(office.database, signatory, { applicationId }),
    ]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const [failed] = results.filter(({ ok }) => !ok);
    expect(failed).toMatchObject({ refusal: { kind: 'cap-exceeded', facts: { year: 2027 } } });
  });
});
