import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAward, stopPayments, type Award } from '#awards';
import { submitRequest } from '#disbursements';
import { CalendarDate, Money, type Refusal, type Result } from '#kernel';
import {
  closeFile,
  dropRecovery,
  exemptFromHearing,
  openRecovery,
  prepareRecovery,
  recoveriesOf,
  sendHearing,
  signRecovery,
} from '#settlement';
import { draftedRequest, must, payableAward } from '../payments/award-builder.js';
import { caseworker, districtSignatory, openOffice, signatory, type Office } from '../support/case-builder.js';
import {
  creditedPayment,
  examinedReport,
  openPayerAccount,
  REASONS,
  servedNotice,
  settled,
} from './settlement-builder.js';

const AGS = '05358';
const REASON = 'Der Fund war ein Irrtum.';
const day = CalendarDate.iso;

describe('payments while a recovery is heard', () => {
  let office: Office;
  let award: Award;
  let other: Award;
  let requestId: string;

  beforeAll(async () => {
    office = await openOffice();
    award = await payableAward(office, AGS, 90_125);
    other = await payableAward(office, '05766', 90_125);
    await openPayerAccount(office);
    office.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await creditedPayment(office, award, AGS, 30_000);
    requestId = await draftedRequest(office, award, AGS, { amount: 10_000, needed: 20_000, spent: 40_000 });
  });
  afterAll(() => office.close());

  const opened = async (euros = 5_000): Promise<string> =>
    must(
      await openRecovery(office.database, caseworker, {
        ...{ awardId: award.id, basis: 'REVOCATION', finding: 'Ein Teil der Maßnahme wurde nicht durchgeführt.' },
        ...{ reduction: Money.ofEuros(euros), ineffectiveFrom: day('2027-02-01') },
        knowledgeCompleteOn: day('2027-02-01'),
      }),
    ).recoveryId;
  const stopped = async (): Promise<string | null | undefined> =>
    (await office.database.read(caseworker, (tx) => findAward(tx, award.id)))?.paymentsStopped;
  const stop = (reason: string | null): Promise<void> =>
    office.database.transaction(signatory, (tx) => stopPayments(tx, award.id, reason));
  const kindOf = async (answer: Promise<Result<unknown, Refusal>>): Promise<string> => {
    const result = await answer;
    return result.ok ? 'accepted' : result.refusal.kind;
  };
  const submitted = () => kindOf(submitRequest(office.database, districtSignatory(AGS), requestId));
  const drop = (recoveryId: string) => dropRecovery(office.database, caseworker, { recoveryId, reason: REASON });

  it('stop with the hearing, say why, and flow again when it is dropped', async () => {
    const recoveryId = await opened();
    expect(await stopped()).toBeNull();
    must(await sendHearing(office.database, caseworker, { recoveryId, due: null }));
    expect(await stopped()).toBe('Über die Rückforderung 1 ist noch zu entscheiden.');
    expect(await submitted()).toBe('payments-stopped');
    must(await drop(recoveryId));
    expect(await stopped()).toBeNull();
  });

  it('stay stopped until the last of two recoveries is decided; what is left of the grant flows then', async () => {
    const [first, second] = [await opened(), await opened(1_000)];
    for (const recoveryId of [first, second])
      must(await exemptFromHearing(office.database, caseworker, { recoveryId, reason: 'Der Kreis bat darum.' }));
    expect(await stopped()).toBe('Über die Rückforderung 2 ist noch zu entscheiden.');
    const decision = { reasons: REASONS, reduction: Money.ofEuros(5_000), ineffectiveFrom: day('2027-02-01') };
    must(await prepareRecovery(office.database, caseworker, { ...decision, recoveryId: first }));
    must(await signRecovery(office.database, signatory, first));
    expect(await stopped()).toBe('Über die Rückforderung 3 ist noch zu entscheiden.');
    must(await drop(second));
    expect(await stopped()).toBeNull();
    expect(await submitted()).toBe('accepted');
  });

  it('keep a stop that the authority has set for a reason of its own', async () => {
    await stop('Der Zwischennachweis fehlt.');
    const recoveryId = await opened(100);
    must(await sendHearing(office.database, caseworker, { recoveryId, due: null }));
    expect(await stopped()).toBe('Der Zwischennachweis fehlt.');
    must(await drop(recoveryId));
    expect(await stopped()).toBe('Der Zwischennachweis fehlt.');
    await stop(null);
  });

  it('and recoveries end with the file: none is opened once it is closed', async () => {
    await creditedPayment(office, other, '05766', 72_100);
    office.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
    await examinedReport(office, other, '05766', { recognised: 90_125 });
    const { noticeId } = await settled(office, other);
    await servedNotice(office, noticeId, '05766', { on: '2028-04-03' });
    must(await closeFile(office.database, caseworker, { awardId: other.id, note: '' }));
    const late = openRecovery(office.database, caseworker, {
      ...{ awardId: other.id, basis: 'WITHDRAWAL', finding: 'Die Angaben im Antrag waren unrichtig.' },
      ...{ reduction: Money.ofEuros(100), ineffectiveFrom: day('2027-02-01'), knowledgeCompleteOn: day('2028-04-03') },
    });
    expect(await late).toMatchObject({
      refusal: { kind: 'recovery-after-closure', facts: { closedOn: '03.04.2028' } },
    });
    expect(await office.database.read(caseworker, (tx) => recoveriesOf(tx, other.id))).toEqual([]);
  });
});
