import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { historyOf } from '#audit';
import { CalendarDate, SYSTEM_ACTOR, type Actor } from '#kernel';
import { FULL_AWARD, INFO_REQUEST, REJECTION } from '#notices/testing';
import { FolderFileStore, newId } from '#platform';
import {
  caseworker,
  districtEditor,
  districtSignatory,
  openOffice,
  signatory,
  type Office,
} from '../../../../test/support/case-builder.js';
import {
  actsToRetrieve,
  findNotice,
  issueNotice,
  listNotices,
  listNoticesOfOrganisation,
  recordContest,
  recordCourtOutcome,
  recordPosting,
  recordReceipt,
  renderIssuedNotice,
  retrieveNotice,
  waiveRemedies,
  type NoticeView,
} from '../index.js';

const AWARD_DAY = '2026-11-20';
const dueren = districtSignatory('05358');
const editor = districtEditor('05358');
const lippe = districtSignatory('05766');
const day = CalendarDate.iso;

describe('the way of a notice to its district', () => {
  let office: Office;
  let files: FolderFileStore;
  const directory = mkdtempSync(path.join(tmpdir(), 'foerderakte-delivery-'));

  beforeAll(async () => {
    office = await openOffice();
    files = new FolderFileStore(directory);
  });
  afterAll(async () => {
    await office.close();
    rmSync(directory, { recursive: true, force: true });
  });
  beforeEach(() => setToday(AWARD_DAY));

  const setToday = (today: string): void => office.clock.moveTo(new Date(`${today}T10:00:00Z`));

  async function issued(
    content = FULL_AWARD as Parameters<typeof issueNotice>[1]['content'],
    isAct = true,
  ): Promise<NoticeView> {
    const id = await office.database.transaction(signatory, (tx) =>
      issueNotice(tx, {
        content,
        isAct,
        caseId: newId(),
        organisationId: dueren.organisationId ?? '',
        preparedBy: caseworker.accountId,
      }),
    );
    await renderIssuedNotice(office.database, files, SYSTEM_ACTOR, id);
    return seenBy(caseworker, id);
  }

  async function seenBy(actor: Actor, id: string): Promise<NoticeView> {
    const view = await office.database.read(actor, (tx) => findNotice(tx, id));
    if (!view) throw new Error('not visible');
    return view;
  }

  async function served(content?: Parameters<typeof issued>[0]): Promise<NoticeView> {
    const { id } = await issued(content);
    await retrieveNotice(office.database, editor, id);
    setToday('2026-11-23');
    return seenBy(dueren, id);
  }

  it('begins in the portal, with the act itself', async () => {
    const { service, deliveries } = await issued();
    expect([service.status, ...deliveries.map(({ kind }) => kind)]).toEqual(['DISPATCHED', 'PORTAL_AVAILABLE']);
  });

  it('is served on the day after the first retrieval; later ones change nothing', async () => {
    const { id, caseId } = await issued();
    expect(await retrieveNotice(office.database, editor, id)).toMatchObject({ ok: true, value: { isFirst: true } });
    setToday('2026-11-25');
    expect(await retrieveNotice(office.database, dueren, id)).toMatchObject({ ok: true, value: { isFirst: false } });
    const { service, deliveries } = await seenBy(dueren, id);
    expect([service.status, service.servedOn?.toString(), service.actionPeriodEnds?.toString()]).toEqual([
      'SERVED',
      '2026-11-21',
      '2026-12-21',
    ]);
    expect(deliveries.filter(({ kind }) => kind === 'PORTAL_RETRIEVED').map((each) => each.recordedByName)).toEqual([
      editor.name,
    ]);
    const history = await office.database.read(dueren, (tx) => historyOf(tx, `application:${caseId}`, { limit: 10 }));
    expect(history.map(({ action }) => action)).toEqual(['retrieve-notice']);
  });

  it('records one retrieval when ten people of the district open it at once', async () => {
    const { id } = await issued();
    const answers = await Promise.all(Array.from({ length: 10 }, () => retrieveNotice(office.database, editor, id)));
    expect(answers.filter((answer) => answer.ok && answer.value.isFirst)).toHaveLength(1);
  });

  it('cannot be retrieved by another district, by the authority, or before it is rendered', async () => {
    const { id } = await issued();
    expect(await retrieveNotice(office.database, lippe, id)).toMatchObject({ refusal: { kind: 'notice-not-found' } });
    expect(await retrieveNotice(office.database, caseworker, id)).toMatchObject({
      refusal: { kind: 'notice-step-not-permitted' },
    });
    const unrendered = await office.database.transaction(signatory, (tx) =>
      issueNotice(tx, {
        content: FULL_AWARD,
        isAct: true,
        caseId: newId(),
        organisationId: dueren.organisationId ?? '',
        preparedBy: caseworker.accountId,
      }),
    );
    expect(await retrieveNotice(office.database, dueren, unrendered)).toMatchObject({
      refusal: { kind: 'notice-not-rendered' },
    });
  });

  it.each([
    ['2026-04-02', '2026-04-06', '2026-05-06', '2026-05-07'],
    ['2026-10-28', '2026-11-01', '2026-12-01', '2026-12-02'],
    ['2026-11-20', '2026-11-24', '2026-12-24', '2026-12-25'],
    ['2026-11-21', '2026-11-25', '2026-12-28', '2026-12-29'],
    ['2027-01-27', '2027-01-31', '2027-03-01', '2027-03-02'],
  ])(
    'posted on %s counts as served on %s, contestable until %s, final from %s',
    async (posted, servedOn, ends, finalFrom) => {
      setToday(posted);
      const { id } = await issued();
      expect(await recordPosting(office.database, caseworker, { noticeId: id, postedOn: day(posted) })).toMatchObject({
        ok: true,
      });
      const on = async (today: string) => {
        setToday(today);
        return (await seenBy(dueren, id)).service;
      };
      const service = await on(posted);
      expect([service.servedOn, service.actionPeriodEnds, service.finalFrom].map(String)).toEqual([
        servedOn,
        ends,
        finalFrom,
      ]);
      const before = day(servedOn).plusDays(-1).toString();
      expect([
        (await on(before)).status,
        (await on(servedOn)).status,
        (await on(ends)).status,
        (await on(finalFrom)).status,
      ]).toEqual(['DISPATCHED', 'SERVED', 'SERVED', 'FINAL']);
    },
  );

  it('knows when a posting cannot be true', async () => {
    const { id } = await issued();
    const post = (actor: Actor, postedOn: string) =>
      recordPosting(office.database, actor, { noticeId: id, postedOn: day(postedOn) });
    expect(await post(caseworker, '2026-11-21')).toMatchObject({
      refusal: { kind: 'date-in-the-future', pointer: '/postedOn' },
    });
    expect(await post(caseworker, '2026-11-19')).toMatchObject({ refusal: { kind: 'date-before-issue' } });
    expect(await post(signatory, '2026-11-20')).toMatchObject({ refusal: { kind: 'notice-step-not-permitted' } });
    expect(await post(dueren, '2026-11-20')).toMatchObject({ refusal: { kind: 'notice-step-not-permitted' } });
    expect(await post(caseworker, '2026-11-20')).toMatchObject({ ok: true });
    expect(await post(caseworker, '2026-11-20')).toMatchObject({ refusal: { kind: 'notice-already-posted' } });
    setToday('2026-11-30');
    expect(await post(caseworker, '2026-11-30')).toMatchObject({ refusal: { kind: 'notice-step-not-possible' } });
  });

  it('follows the proven day of arrival where it is later, and lets it be corrected', async () => {
    const { id } = await issued();
    await recordPosting(office.database, caseworker, { noticeId: id, postedOn: day('2026-11-20') });
    setToday('2026-12-01');
    const receive = (receivedOn: string, proof = 'Empfangsbekenntnis', actor = caseworker) =>
      recordReceipt(office.database, actor, { noticeId: id, receivedOn: day(receivedOn), proof });
    expect(await receive('2026-11-30', ' ')).toMatchObject({ refusal: { kind: 'proof-missing' } });
    expect(await receive('2026-12-02')).toMatchObject({ refusal: { kind: 'date-in-the-future' } });
    expect(await receive('2026-11-30', 'Bekenntnis', dueren)).toMatchObject({
      refusal: { kind: 'notice-step-not-permitted' },
    });
    expect(await receive('2026-11-30')).toMatchObject({ ok: true });
    expect((await seenBy(dueren, id)).service.servedOn?.toString()).toBe('2026-11-30');
    expect(await receive('2026-11-27')).toMatchObject({ ok: true });
    expect((await seenBy(dueren, id)).service.servedOn?.toString()).toBe('2026-11-27');
  });

  it('refuses an arrival before the posting', async () => {
    const { id } = await issued();
    setToday('2026-11-24');
    await recordPosting(office.database, caseworker, { noticeId: id, postedOn: day('2026-11-23') });
    expect(
      await recordReceipt(office.database, caseworker, {
        noticeId: id,
        receivedOn: day('2026-11-21'),
        proof: 'Schein',
      }),
    ).toMatchObject({ refusal: { kind: 'receipt-before-posting' } });
  });

  it('is final on the day on which the signatory waives remedies', async () => {
    const { id } = await served();
    const waive = (actor: Actor, confirmation = true) =>
      waiveRemedies(office.database, actor, { noticeId: id, confirmation });
    expect(await waive(editor)).toMatchObject({ refusal: { kind: 'notice-step-not-permitted' } });
    expect(await waive(caseworker)).toMatchObject({ refusal: { kind: 'notice-step-not-permitted' } });
    expect(await waive(lippe)).toMatchObject({ refusal: { kind: 'notice-not-found' } });
    expect(await waive(dueren, false)).toMatchObject({
      refusal: { kind: 'waiver-not-confirmed', pointer: '/confirmation' },
    });
    expect(await waive(dueren)).toMatchObject({
      ok: true,
      value: { service: { status: 'FINAL', isSafelyFinal: true } },
    });
    expect(await waive(dueren)).toMatchObject({
      refusal: { kind: 'notice-step-not-possible', facts: { status: 'FINAL' } },
    });
    expect((await seenBy(dueren, id)).service.finalFrom?.toString()).toBe('2026-11-23');
  });

  it('knows no waiver before service, nor for a letter', async () => {
    const { id } = await issued();
    await retrieveNotice(office.database, dueren, id);
    expect(await waiveRemedies(office.database, dueren, { noticeId: id, confirmation: true })).toMatchObject({
      refusal: { kind: 'notice-step-not-possible', facts: { status: 'DISPATCHED' } },
    });
    const letter = await issued(INFO_REQUEST, false);
    await retrieveNotice(office.database, dueren, letter.id);
    expect(await waiveRemedies(office.database, dueren, { noticeId: letter.id, confirmation: true })).toMatchObject({
      refusal: { kind: 'notice-is-no-act' },
    });
  });

  it('is contested by an action in time, also when the authority hears of it later', async () => {
    const { id } = await served(REJECTION);
    setToday('2027-01-20');
    const contest = (contestedOn: string, note = 'VG Aachen 9 K 1/27', actor = caseworker) =>
      recordContest(office.database, actor, { noticeId: id, contestedOn: day(contestedOn), note });
    expect(await contest('2026-11-20')).toMatchObject({
      refusal: { kind: 'notice-step-not-possible', facts: { status: 'DISPATCHED' } },
    });
    expect(await contest('2026-12-22')).toMatchObject({
      refusal: { kind: 'notice-step-not-possible', facts: { status: 'FINAL' } },
    });
    expect(await contest('2026-12-21', '')).toMatchObject({ refusal: { kind: 'court-and-number-missing' } });
    expect(await contest('2026-12-21', 'VG Aachen', dueren)).toMatchObject({
      refusal: { kind: 'notice-step-not-permitted' },
    });
    expect(await contest('2026-12-21')).toMatchObject({
      ok: true,
      value: { service: { status: 'CONTESTED', isFinal: false } },
    });
    expect(await contest('2026-12-21')).toMatchObject({ refusal: { kind: 'notice-step-not-possible' } });
    const end = (endedOn: string) =>
      recordCourtOutcome(office.database, signatory, { noticeId: id, outcome: 'UPHELD', endedOn: day(endedOn) });
    expect(await end('2026-12-20')).toMatchObject({ refusal: { kind: 'outcome-before-action' } });
    expect(await end('2027-01-15')).toMatchObject({ ok: true, value: { service: { status: 'FINAL' } } });
    expect(await end('2027-01-15')).toMatchObject({ refusal: { kind: 'notice-step-not-possible' } });
  });

  it('cannot be contested behind a waiver', async () => {
    const { id } = await served();
    await waiveRemedies(office.database, dueren, { noticeId: id, confirmation: true });
    expect(
      await recordContest(office.database, caseworker, {
        noticeId: id,
        contestedOn: day('2026-11-22'),
        note: 'VG Aachen',
      }),
    ).toMatchObject({ refusal: { kind: 'notice-step-not-possible', facts: { status: 'FINAL' } } });
  });

  it('stands in the lists of its case and its district, and in nobody else’s', async () => {
    const notice = await issued(REJECTION);
    expect(await office.database.read(caseworker, (tx) => listNotices(tx, notice.caseId))).toMatchObject([
      { id: notice.id, kind: 'REJECTION', title: 'Ablehnungsbescheid', isAct: true, service: { status: 'DISPATCHED' } },
    ]);
    const ofDueren = await office.database.read(dueren, (tx) =>
      listNoticesOfOrganisation(tx, dueren.organisationId ?? ''),
    );
    expect(ofDueren.map(({ id }) => id)).toContain(notice.id);
    expect(
      await office.database.read(lippe, (tx) => listNoticesOfOrganisation(tx, dueren.organisationId ?? '')),
    ).toEqual([]);
    expect(await office.database.read(lippe, (tx) => findNotice(tx, notice.id))).toBeNull();
  });

  it('is on the list of acts to retrieve for ten days, unless it was retrieved or posted', async () => {
    const { id } = await issued();
    const waits = async (today: string) =>
      (await office.database.read(SYSTEM_ACTOR, (tx) => actsToRetrieve(tx, day(today))))
        .find((each) => each.id === id)
        ?.due.toString();
    expect([await waits('2026-11-30'), await waits('2026-12-01')]).toEqual(['2026-11-30', undefined]);
    await retrieveNotice(office.database, dueren, id);
    expect(await waits('2026-11-30')).toBeUndefined();
  });

  it('leaves posting and waiver to those whose deed it is, even in SQL', async () => {
    const { id } = await issued();
    const insert = (actor: Actor, kind: string) =>
      office.database.transaction(actor, (tx) =>
        tx.query(
          `INSERT INTO notices.delivery (id, notice_id, organisation_id, kind, occurred_on, actor_id, actor_name, recorded_at)
           VALUES (gen_random_uuid(), $1, $2, $3, '2026-11-20', $4, 'X', now())`,
          [id, dueren.organisationId, kind, actor.accountId],
        ),
      );
    await expect(insert(dueren, 'POSTED')).rejects.toThrow(/row-level security/);
    await expect(insert(caseworker, 'REMEDY_WAIVED')).rejects.toThrow(/row-level security/);
    await expect(insert(caseworker, 'PORTAL_RETRIEVED')).rejects.toThrow(/row-level security/);
  });
});
