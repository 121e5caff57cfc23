import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Award } from '#awards';
import { SYSTEM_ACTOR } from '#kernel';
import {
  decideExtension,
  dutiesOfAward,
  remindersOf,
  remindUseReports,
  requestExtension,
  setDueDay,
  startReport,
  useReportDutiesOf,
  useReportEventsOf,
} from '#use-reports';
import { must, signedAward } from '../payments/award-builder.js';
import { caseworker, districtEditor, openOffice, type Office } from '../support/case-builder.js';
import { day } from './report-builder.js';

jest.setTimeout(30_000);

describe('the due day of a proof of use', () => {
  let office: Office;
  let award: Award;
  beforeAll(async () => {
    office = await openOffice();
    award = await signedAward(office, '05358', 50_000);
  });
  afterAll(() => office.close());

  const FINAL = { kind: 'FINAL', budgetYear: null } as const;
  const dueOn = async (): Promise<string> =>
    must(await office.database.read(caseworker, (tx) => dutiesOfAward(tx, award.id)))
      .duties.at(-1)
      ?.due.toString() ?? '';
  const remindOn = async (text: string): Promise<number> => {
    office.clock.moveTo(new Date(`${text}T05:00:00Z`));
    return remindUseReports(office.database, SYSTEM_ACTOR, day(text));
  };
  const ask = (dueDay: string, reason = 'Die Jahresrechnung liegt noch nicht vor.') =>
    requestExtension(office.database, districtEditor('05358'), {
      awardId: award.id,
      ...FINAL,
      dueOn: day(dueDay),
      reason,
    });

  it('is reminded of once per step: mails before it, letters after it, the last one with the threat of revocation', async () => {
    expect(await remindOn('2028-02-29')).toBe(0);
    expect(await remindOn('2028-03-01')).toBe(1);
    expect(await remindOn('2028-03-01')).toBe(0);
    expect(await remindOn('2028-03-31')).toBe(1);
    expect(await remindOn('2028-04-20')).toBe(1);
    expect(await remindOn('2028-06-01')).toBe(1);
    expect(await remindOn('2028-06-02')).toBe(0);
    const sent = await office.database.read(caseworker, (tx) => remindersOf(tx, award.id));
    expect(sent.map(({ step, form, noticeId }) => [step, form, noticeId !== null])).toEqual([
      [-30, 'MAIL', false],
      [0, 'MAIL', false],
      [14, 'REMINDER', true],
      [28, 'FINAL_REMINDER', true],
    ]);
    const letters = await office.database.read(caseworker, (tx) =>
      tx.query('SELECT content FROM notices.notice WHERE id = $1', [sent.at(-1)?.noticeId]),
    );
    expect(JSON.stringify(letters)).toContain('§ 49 Abs. 3 Satz 1 Nr. 2');
    const mails = await office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ subject: string }>(
        "SELECT subject FROM mail.message WHERE subject LIKE 'Verwendungsnachweis%' ORDER BY created_at",
      ),
    );
    expect(mails).toHaveLength(4);
    const events = await office.database.read(caseworker, (tx) => useReportEventsOf(tx, award));
    expect(events.map(({ kind }) => kind)).toEqual([
      'use-report-mail',
      'use-report-mail',
      'use-report-reminder',
      'use-report-final-reminder',
    ]);
  });

  it('is extended on request, with history, once per request, and reminds anew', async () => {
    office.clock.moveTo(new Date('2028-06-02T09:00:00Z'));
    expect(await ask('2028-03-31')).toMatchObject({ refusal: { kind: 'extension-not-later' } });
    expect(await ask('2028-06-02')).toMatchObject({ refusal: { kind: 'date-in-the-past' } });
    expect(await ask('2028-07-31', 'nö')).toMatchObject({ refusal: { kind: 'reason-missing' } });
    must(await ask('2028-07-31'));
    expect(await ask('2028-08-31')).toMatchObject({ refusal: { kind: 'extension-asked-already' } });
    expect(await dueOn()).toBe('2028-03-31');
    const duties = await office.database.read(caseworker, (tx) => useReportDutiesOf(tx, award));
    expect(duties.map(({ kind, by }) => `${kind} ${by}`)).toEqual([
      'use-report-due RECIPIENT',
      'use-report-extension AUTHORITY',
    ]);
    const [change] = must(await office.database.read(caseworker, (tx) => dutiesOfAward(tx, award.id))).changes;
    const decide = (isGranted: boolean, reason = '') =>
      decideExtension(office.database, caseworker, { changeId: change?.id ?? '', isGranted, reason });
    expect(await decide(false)).toMatchObject({ refusal: { kind: 'reason-missing' } });
    expect(
      await decideExtension(office.database, districtEditor('05358'), {
        changeId: change?.id ?? '',
        isGranted: true,
        reason: '',
      }),
    ).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    must(await decide(true));
    expect(await decide(true)).toMatchObject({ refusal: { kind: 'extension-decided-already' } });
    expect(await dueOn()).toBe('2028-07-31');
    expect(await remindOn('2028-07-02')).toBe(1);
  });

  it('is set by the authority as the notice names it or for an investment, and no report reminds once it is there', async () => {
    office.clock.moveTo(new Date('2028-07-03T09:00:00Z'));
    const set = (basis: 'NOTICE' | 'INVESTMENT', dueDay?: string) =>
      setDueDay(office.database, caseworker, {
        awardId: award.id,
        ...FINAL,
        basis,
        reason: 'Nr. 5 des Bescheides',
        ...(dueDay ? { dueOn: day(dueDay) } : {}),
      });
    must(await set('INVESTMENT'));
    expect(await dueOn()).toBe('2028-06-30');
    expect(await set('NOTICE')).toMatchObject({ refusal: { kind: 'entry-missing' } });
    office.clock.moveTo(new Date('2028-07-04T09:00:00Z'));
    must(await set('NOTICE', '2028-09-30'));
    expect(await dueOn()).toBe('2028-09-30');
    const unknown = {
      awardId: award.id,
      kind: 'INTERIM',
      budgetYear: 2031,
      dueOn: day('2032-01-01'),
      reason: 'irrig',
    } as const;
    expect(await requestExtension(office.database, districtEditor('05358'), unknown)).toMatchObject({
      refusal: { kind: 'use-report-not-owed' },
    });
    expect(await setDueDay(office.database, districtEditor('05358'), { ...unknown, basis: 'NOTICE' })).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
    must(await startReport(office.database, districtEditor('05358'), { awardId: award.id, ...FINAL }));
    expect(await remindOn('2028-09-30')).toBe(1);
  });
});
