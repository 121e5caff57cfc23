import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
import { listMails } from '#mail';
import { issueNotice, retrieveNotice } from '#notices';
import { FULL_AWARD } from '#notices/testing';
import { referenceCallId } from '#programmes';
import {
  caseworker,
  completeForm,
  districtSignatory,
  openOffice,
  signatory,
  submittedApplication,
  type Office,
} from '../../../../test/support/case-builder.js';
import {
  extendInfoDeadline,
  remindDeadlines,
  requestInfo,
  saveDraft,
  startDraft,
  startFormalCheck,
  writeMessage,
} from '../index.js';

const day = CalendarDate.iso;

describe('reminders of deadlines', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(new Date('2026-10-01T09:00:00Z'));
  });
  afterAll(() => office.close());

  /** Runs the job of a day and answers the subjects of the mails that it added. */
  async function remindersOn(today: string): Promise<string[]> {
    const subjects = async (): Promise<string[]> =>
      (await office.database.read(SYSTEM_ACTOR, (tx) => listMails(tx, { limit: 200 })))
        .map(({ subject }) => subject)
        .filter((subject) => subject.startsWith('Erinnerung'));
    const before = await subjects();
    office.clock.moveTo(new Date(`${today}T05:00:00Z`));
    await remindDeadlines(office.database, SYSTEM_ACTOR, day(today));
    const after = await subjects();
    return after.slice(0, after.length - before.length).sort();
  }

  it('go out once per step for a draft before its call closes, also when the clock jumps over the day', async () => {
    const actor = districtSignatory('05358');
    const draft = await startDraft(office.database, actor, { callId: referenceCallId('NRWELTOFFEN', 2027) });
    if (!draft.ok) throw new Error(draft.refusal.kind);
    const { fileNumber } = draft.value;
    expect(await remindersOn('2026-11-02')).toEqual([]);
    await saveDraft(office.database, actor, {
      applicationId: draft.value.id,
      baseVersion: 1,
      entries: completeForm(10_000),
    });
    expect(await remindersOn('2026-10-30')).toEqual([]);
    expect(await remindersOn('2026-11-02')).toEqual([`Erinnerung: noch 28 Tage (${fileNumber})`]);
    expect(await remindersOn('2026-11-03')).toEqual([]);
    expect(await remindersOn('2026-11-26')).toEqual([`Erinnerung: noch 4 Tage (${fileNumber})`]);
    expect(await remindersOn('2026-11-26')).toEqual([]);
    expect(await remindersOn('2026-11-30')).toEqual([]);
    expect(await remindersOn('2026-12-01')).toEqual([]);
  });

  it('go out for an unanswered request, anew after an extension, and not after the answer is overdue', async () => {
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    const { id, fileNumber } = await submittedApplication(office, '05315');
    await startFormalCheck(office.database, caseworker, { applicationId: id });
    await requestInfo(office.database, caseworker, {
      applicationId: id,
      items: ['Beschluss des Kreistags'],
      deadline: day('2027-01-15'),
    });
    expect(await remindersOn('2027-01-07')).toEqual([]);
    expect(await remindersOn('2027-01-08')).toEqual([`Erinnerung: noch 7 Tage (${fileNumber})`]);
    expect(await remindersOn('2027-01-15')).toEqual([`Erinnerung: letzter Tag (${fileNumber})`]);
    expect(await remindersOn('2027-01-16')).toEqual([]);
    await extendInfoDeadline(office.database, caseworker, {
      applicationId: id,
      deadline: day('2027-01-29'),
      reason: 'Sitzung verschoben',
    });
    expect(await remindersOn('2027-01-28')).toEqual([`Erinnerung: noch 1 Tag (${fileNumber})`]);
  });

  it('go out for a message that is a task, and for an act until it is retrieved', async () => {
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    const lippe = districtSignatory('05766');
    const { id, fileNumber } = await submittedApplication(office, '05766');
    office.clock.moveTo(new Date('2027-03-01T09:00:00Z'));
    await writeMessage(office.database, caseworker, {
      applicationId: id,
      body: 'Bitte Kontoverbindung bestätigen.',
      visibility: 'SHARED',
      deadline: day('2027-03-04'),
    });
    const notice = (): Promise<string> =>
      office.database.transaction<string>(signatory, (tx) =>
        issueNotice(tx, {
          content: FULL_AWARD,
          isAct: true,
          caseId: id,
          organisationId: lippe.organisationId ?? '',
          preparedBy: caseworker.accountId,
        }),
      );
    const [waiting, retrieved] = [await notice(), await notice()];
    await office.database.transaction(SYSTEM_ACTOR, (tx) =>
      tx.query(
        `UPDATE notices.notice SET pdf_sha256 = repeat('0', 64), pdf_bytes = 1, rendered_at = now() WHERE id = ANY ($1)`,
        [[waiting, retrieved]],
      ),
    );
    await retrieveNotice(office.database, lippe, retrieved);
    expect(await remindersOn('2027-03-03')).toEqual([`Erinnerung: noch 1 Tag (${fileNumber})`]);
    expect(await remindersOn('2027-03-10')).toEqual([`Erinnerung: noch 1 Tag (${fileNumber})`]);
    expect(await remindersOn('2027-03-11')).toEqual([]);
  });
});
