import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { historyOf } from '#audit';
import { CalendarDate, Money, SYSTEM_ACTOR, type Actor, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import {
  caseworker,
  districtEditor,
  districtSignatory,
  openOffice,
  reviewer,
  signatory,
  submittedApplication,
  twoYearForm,
  type Office,
} from '../../../../test/support/case-builder.js';
import { must, signedAward } from '../../../../test/payments/award-builder.js';
import {
  answerChange,
  askAboutChange,
  awardDutiesOf,
  awardEventsOf,
  awardOfApplication,
  awardVersions,
  changeRequestsOf,
  changeView,
  earliestStartOf,
  expireChangeReservations,
  findAward,
  grantSituation,
  confirmChange,
  prepareChange,
  releaseChangeReservation,
  returnChange,
  saveChange,
  sendChangeToReview,
  signChange,
  startChange,
  submitChange,
  withdrawChange,
  type Award,
  type ChangeKind,
  type GrantPlan,
} from '../index.js';

const euros = Money.ofEuros;
const REASON = 'Die Werkstätten finden erst im zweiten Jahr statt.';

describe('requests about a grant', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const read = <T>(work: (tx: Transaction) => Promise<T>, actor: Actor = caseworker): Promise<T> =>
    office.database.read(actor, work);
  const twoYears = (ags: string): Promise<Award> =>
    signedAward(office, ags, twoYearForm({ 2027: 50_000, 2028: 50_000 }));
  const planOf = async (award: Award): Promise<GrantPlan> =>
    must(await read((tx) => grantSituation(tx, award.id))).current;
  /** Costs and grant of 2027 and 2028 of the only item, in euros. */
  const plan = async (award: Award, costs: [number, number], grant: [number, number]): Promise<GrantPlan> => {
    const current = await planOf(award);
    const years = ([first, second]: [number, number]) => ({ 2027: first * 100, 2028: second * 100 });
    return {
      ...current,
      items: current.items.map((item) => ({ ...item, amountsCents: years(costs) })),
      grantCents: years(grant),
    };
  };
  const shift = (award: Award): Promise<GrantPlan> => plan(award, [48_750, 51_250], [39_000, 41_000]);
  const begin = async (award: Award, ags: string, content: GrantPlan, kind: ChangeKind = 'CHANGE'): Promise<string> =>
    must(
      await startChange(office.database, districtEditor(ags), {
        kind: kind === 'WAIVER' ? 'WAIVER' : 'CHANGE',
        awardId: award.id,
        content: { plan: content },
        reason: REASON,
      }),
    ).id;
  const submit = (ags: string, requestId: string) =>
    submitChange(office.database, districtSignatory(ags), { requestId });
  const submitted = async (
    award: Award,
    ags: string,
    content: GrantPlan,
    kind: ChangeKind = 'CHANGE',
  ): Promise<string> => {
    const id = await begin(award, ags, content, kind);
    must(await submit(ags, id));
    return id;
  };
  const prepare = (requestId: string, outcome: 'APPROVE' | 'REJECT' = 'APPROVE', reasons = 'Der Bedarf ist belegt.') =>
    prepareChange(office.database, caseworker, { requestId, outcome, reasons });
  const inReview = async (requestId: string, outcome: 'APPROVE' | 'REJECT' = 'APPROVE'): Promise<void> => {
    must(await prepare(requestId, outcome));
    must(await sendChangeToReview(office.database, caseworker, { requestId }));
  };
  const sign = (requestId: string, actor: Actor = signatory): Promise<Result<{ noticeId: string }, Refusal>> =>
    signChange(office.database, actor, { requestId });
  const held = async (award: Award): Promise<unknown> =>
    read((tx) =>
      tx.query(
        `SELECT budget_year AS year, reserved_cents::int AS reserved, committed_cents::int AS committed
         FROM awards.cap_holding WHERE decision_id = $1 ORDER BY budget_year`,
        [award.decisionId],
      ),
    );
  const contentOf = async (noticeId: string): Promise<Record<string, unknown>> => {
    const [row] = await read((tx) =>
      tx.query<{ content: Record<string, unknown> }>('SELECT content FROM notices.notice WHERE id = $1', [noticeId]),
    );
    return row?.content ?? {};
  };

  it('are approved by no lead body where the programme names none', async () => {
    const award = await twoYears('05711');
    const requestId = await submitted(award, '05711', await shift(award));
    await inReview(requestId);
    expect(await confirmChange(office.database, signatory, { requestId })).toMatchObject({
      refusal: { kind: 'approval-not-asked' },
    });
  });

  it('an amendment walks from draft over question and return to the act: ledger, budget and version move with it', async () => {
    const ags = '05358';
    const award = await twoYears(ags);
    const id = await begin(award, ags, await planOf(award));
    expect(await submit(ags, id)).toMatchObject({ refusal: { kind: 'change-without-difference' } });
    const asked = await shift(award);
    must(
      await saveChange(office.database, districtEditor(ags), { requestId: id, content: { plan: asked }, reason: '' }),
    );
    expect(await submit(ags, id)).toMatchObject({ refusal: { kind: 'reason-missing', pointer: '/reason' } });
    must(
      await saveChange(office.database, districtEditor(ags), {
        requestId: id,
        content: { plan: asked },
        reason: REASON,
      }),
    );
    expect(await read((tx) => changeRequestsOf(tx, award.applicationId))).toEqual([]);
    expect(await submitChange(office.database, districtEditor(ags), { requestId: id })).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
    must(await submit(ags, id));

    const ask = (question: string, deadline = '2026-11-20') =>
      askAboutChange(office.database, caseworker, { requestId: id, question, deadline: CalendarDate.iso(deadline) });
    expect(await ask('?')).toMatchObject({ refusal: { kind: 'question-missing' } });
    expect(await ask('Warum erst im zweiten Jahr?', '2026-11-02')).toMatchObject({
      refusal: { kind: 'deadline-in-past' },
    });
    must(await ask('Warum erst im zweiten Jahr?'));
    expect(await read((tx) => awardDutiesOf(tx, award))).toMatchObject([
      { kind: 'answer-change-question', by: 'RECIPIENT' },
    ]);
    const answer = (text: string) =>
      answerChange(office.database, districtSignatory(ags), { requestId: id, answer: text });
    expect(await answer(' ')).toMatchObject({ refusal: { kind: 'answer-missing' } });
    must(await answer('Die Räume sind erst 2028 frei.'));
    expect(await read((tx) => awardDutiesOf(tx, award))).toMatchObject([{ kind: 'decide-change', by: 'AUTHORITY' }]);

    await inReview(id);
    expect(await held(award)).toEqual([
      { year: 2027, reserved: 0, committed: 4_000_000 },
      { year: 2028, reserved: 100_000, committed: 4_000_000 },
    ]);
    const back = (reason: string, actor: Actor = reviewer) =>
      returnChange(office.database, actor, { requestId: id, reason });
    expect(await back(' ')).toMatchObject({ refusal: { kind: 'reason-missing' } });
    must(await back('Bitte die Antwort des Kreises nennen.'));
    expect(await held(award)).toMatchObject([{ reserved: 0 }, { reserved: 0 }]);
    await inReview(id);
    const both = { ...signatory, accountId: caseworker.accountId };
    expect(await sign(id, both)).toMatchObject({ refusal: { kind: 'four-eyes' } });
    const { noticeId } = must(await sign(id));
    expect(await held(award)).toEqual([
      { year: 2027, reserved: 0, committed: 3_900_000 },
      { year: 2028, reserved: 0, committed: 4_100_000 },
    ]);
    expect(await read((tx) => awardVersions(tx, award.id))).toMatchObject([
      { version: 1, cause: 'AWARD' },
      { version: 2, cause: 'AMENDMENT', noticeId, signedByName: 'C. Probe', amount: euros(80_000) },
    ]);
    expect(await contentOf(noticeId)).toMatchObject({
      kind: 'AMENDMENT',
      operative: [
        expect.stringContaining('ändere ich'),
        'Die Zuwendung beträgt unverändert 80.000,00 EUR.',
        'Im Übrigen bleibt mein Bescheid unverändert.',
      ],
      sections: [
        {
          blocks: [
            {
              rows: [
                ['Nr. I.5 Bewilligungsrahmen 2027', '40.000,00 EUR', '39.000,00 EUR'],
                ['Nr. I.5 Bewilligungsrahmen 2028', '40.000,00 EUR', '41.000,00 EUR'],
              ],
            },
          ],
        },
      ],
      reasons: [expect.stringContaining(REASON), 'Der Bedarf ist belegt.'],
      court: { name: expect.stringContaining('Aachen') },
    });
    const view = must(await read((tx) => changeView(tx, id), districtEditor(ags)));
    expect(view).toMatchObject({ request: { status: 'APPROVED' }, decision: null, caps: [] });
    expect(view.changes.map(({ name, before, after }) => [name, before, after])).toEqual([
      ['2027', euros(40_000), euros(39_000)],
      ['2028', euros(40_000), euros(41_000)],
    ]);
    expect((await planOf(award)).items[0]?.amountsCents).toEqual({ 2027: 4_875_000, 2028: 5_125_000 });
    const events = await read((tx) => awardEventsOf(tx, award));
    expect(events.map(({ kind }) => kind)).toEqual(['award-signed', 'change-submitted', 'award-amended']);
    const seen = await read(
      (tx) => historyOf(tx, `application:${award.applicationId}`, { limit: 99 }),
      districtEditor(ags),
    );
    expect(seen.map(({ action }) => action)).not.toContain('prepare-change');
    expect(await prepare(id)).toMatchObject({ refusal: { kind: 'action-not-possible' } });
  });

  it('is refused inside the rule of 20 %, above the formula, and while another request is open', async () => {
    const ags = '05366';
    const award = await twoYears(ags);
    expect(
      await submit(ags, await begin(award, ags, await plan(award, [50_000, 50_000], [39_000, 41_000]))),
    ).toMatchObject({
      refusal: { kind: 'grant-above-formula', facts: { year: 2028, excessCents: 100_000 } },
    });
    expect(
      await submit(ags, await begin(award, ags, await plan(award, [49_000, 51_000], [40_000, 40_000]))),
    ).toMatchObject({
      refusal: { kind: 'change-without-difference' },
    });
    await submitted(award, ags, await shift(award));
    expect(await submit(ags, await begin(award, ags, await shift(award)))).toMatchObject({
      refusal: { kind: 'change-already-open' },
    });
    const ownMotion = startChange(office.database, caseworker, {
      kind: 'CHANGE',
      awardId: award.id,
      content: { plan: await shift(award) },
      reason: REASON,
    });
    expect(await ownMotion).toMatchObject({ refusal: { kind: 'change-already-open' } });
  });

  it('is rejected by an act with reasons, and the grant stays', async () => {
    const ags = '05370';
    const award = await twoYears(ags);
    const id = await submitted(award, ags, await shift(award));
    expect(await prepare(id, 'REJECT', ' ')).toMatchObject({
      refusal: { kind: 'reason-missing', pointer: '/reasons' },
    });
    await inReview(id, 'REJECT');
    const { noticeId } = must(await sign(id));
    expect(await contentOf(noticeId)).toMatchObject({
      kind: 'CHANGE_REJECTION',
      operative: [expect.stringMatching(/auf Änderung meines Bescheides lehne ich ab/)],
      reasons: ['Der Bedarf ist belegt.'],
      court: { seat: expect.any(String) },
    });
    expect((await read((tx) => findAward(tx, award.id)))?.version).toBe(1);
  });

  it('a waiver of a part frees its room, a waiver of all ends the grant', async () => {
    const ags = '05374';
    const award = await twoYears(ags);
    const current = await planOf(award);
    const raised = { ...current, grantCents: { 2027: 4_000_001, 2028: 0 } };
    expect(await submit(ags, await begin(award, ags, raised, 'WAIVER'))).toMatchObject({
      refusal: { kind: 'waiver-raises-grant' },
    });
    const part = await submitted(
      award,
      ags,
      { ...current, grantCents: { 2027: 4_000_000, 2028: 1_000_000 } },
      'WAIVER',
    );
    await inReview(part);
    must(await sign(part));
    expect(await held(award)).toMatchObject([{ committed: 4_000_000 }, { committed: 1_000_000 }]);
    const revised = (await read((tx) => findAward(tx, award.id))) ?? award;
    const all = await submitted(revised, ags, { ...current, grantCents: { 2027: 0, 2028: 0 } }, 'WAIVER');
    await inReview(all);
    must(await sign(all));
    expect(await read((tx) => awardVersions(tx, award.id))).toMatchObject([
      {},
      { cause: 'WAIVER' },
      { cause: 'WAIVER', amount: Money.ZERO },
    ]);
    expect(
      await startChange(office.database, districtEditor(ags), {
        kind: 'CHANGE',
        awardId: award.id,
        content: { plan: current },
        reason: REASON,
      }),
    ).toMatchObject({ refusal: { kind: 'grant-closed' } });
  });

  it('the authority amends of its own motion: with reasons, unseen until signed, and takes it back itself', async () => {
    const ags = '05378';
    const award = await twoYears(ags);
    const open = (reason: string) =>
      shift(award).then((asked) =>
        startChange(office.database, caseworker, {
          kind: 'CHANGE',
          awardId: award.id,
          content: { plan: asked },
          reason,
        }),
      );
    expect(await open(' ')).toMatchObject({ refusal: { kind: 'reason-missing' } });
    const { id } = must(await open('Die Haushaltsmittel verschieben sich.'));
    expect(await read((tx) => changeView(tx, id), districtEditor(ags))).toMatchObject({
      refusal: { kind: 'change-not-found' },
    });
    const question = { requestId: id, question: 'Einverstanden damit?', deadline: CalendarDate.iso('2026-11-20') };
    expect(await askAboutChange(office.database, caseworker, question)).toMatchObject({
      refusal: { kind: 'change-of-somebody-else' },
    });
    expect(await prepare(id, 'REJECT')).toMatchObject({ refusal: { kind: 'own-motion-not-rejected' } });
    expect(await prepare(id, 'APPROVE', '')).toMatchObject({ refusal: { kind: 'reason-missing' } });
    must(await withdrawChange(office.database, caseworker, { requestId: id }));
    const again = must(await open('Die Haushaltsmittel verschieben sich.')).id;
    await inReview(again);
    const { noticeId } = must(await sign(again));
    expect(await contentOf(noticeId)).toMatchObject({
      reasons: ['Die Änderung ergeht von Amts wegen.', 'Der Bedarf ist belegt.'],
    });
    const waiver = startChange(office.database, caseworker, {
      kind: 'WAIVER',
      awardId: award.id,
      content: { plan: await planOf(award) },
      reason: REASON,
    });
    expect(await waiver).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
  });

  it('a withdrawn request gives back what its review had reserved; a lapsed reservation too', async () => {
    const ags = '05382';
    const award = await twoYears(ags);
    const first = await submitted(award, ags, await shift(award));
    await inReview(first);
    expect(await withdrawChange(office.database, caseworker, { requestId: first })).toMatchObject({
      refusal: { kind: 'change-of-somebody-else' },
    });
    must(await withdrawChange(office.database, districtSignatory(ags), { requestId: first }));
    expect(await held(award)).toMatchObject([{}, { reserved: 100_000 }]);
    await releaseChangeReservation(office.database, SYSTEM_ACTOR, first);
    await releaseChangeReservation(office.database, SYSTEM_ACTOR, first);
    expect(await held(award)).toMatchObject([{}, { reserved: 0 }]);

    const second = await submitted(award, ags, await shift(award));
    await inReview(second);
    await expireChangeReservations(office.database, SYSTEM_ACTOR, CalendarDate.iso('2026-11-03'));
    expect(await held(award)).toMatchObject([{}, { reserved: 100_000 }]);
    await expireChangeReservations(office.database, SYSTEM_ACTOR, CalendarDate.iso('2027-11-03'));
    expect(await held(award)).toMatchObject([{}, { reserved: 0 }]);
    expect(await sign(second)).toMatchObject({ ok: true });
  });

  it('a stale page and a grant that changed meanwhile are refused', async () => {
    const ags = '05513';
    const award = await twoYears(ags);
    const id = await submitted(award, ags, await shift(award));
    expect(
      await prepareChange(office.database, caseworker, {
        requestId: id,
        expectedVersion: 1,
        outcome: 'APPROVE',
        reasons: '',
      }),
    ).toMatchObject({
      refusal: { kind: 'change-changed-meanwhile' },
    });
    expect(
      await prepareChange(office.database, caseworker, { requestId: award.id, outcome: 'APPROVE', reasons: '' }),
    ).toMatchObject({
      refusal: { kind: 'change-not-found' },
    });
    expect(await sendChangeToReview(office.database, caseworker, { requestId: id })).toMatchObject({
      refusal: { kind: 'action-not-possible' },
    });
    await inReview(id);
    const results = await Promise.all([sign(id), sign(id)]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('an increase against another award on one cap: exactly one of both is signed', async () => {
    const ags = '05554';
    const award = await twoYears(ags);
    const other = await signedAward(office, ags, 10_000);
    const raise = async (of: Award, costs: [number, number], grant: [number, number]): Promise<string> => {
      const id = await submitted(of, ags, await plan(of, costs, grant));
      must(await prepare(id));
      return id;
    };
    const one = await raise(award, [75_000, 50_000], [60_000, 40_000]);
    const two = await raise(other, [30_000, 0], [24_000, 0]);
    const send = (requestId: string) => sendChangeToReview(office.database, caseworker, { requestId });
    const sent = await Promise.all([send(one), send(two)]);
    expect(sent.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(sent.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'cap-exceeded', facts: { year: 2027 } } });
  });

  describe('for an early start', () => {
    const ask = (applicationId: string, ags: string, startOn: string, actor = districtEditor(ags)) =>
      startChange(office.database, actor, { kind: 'EARLY_START', applicationId, content: { startOn }, reason: REASON });

    it('is asked for after the submission, consented to by a letter, and opens the award that begins before it', async () => {
      const ags = '05558';
      const { id: applicationId } = await submittedApplication(office, ags);
      expect(await ask(applicationId, ags, '2026-10-31')).toMatchObject({ refusal: { kind: 'early-start-in-past' } });
      expect(await ask(applicationId, ags, '2028-01-01')).toMatchObject({
        refusal: { kind: 'early-start-after-period' },
      });
      expect(await ask(applicationId, ags, 'bald')).toMatchObject({ refusal: { kind: 'date-unreadable' } });
      expect(await ask(applicationId, '05358', '2026-12-01')).toMatchObject({
        refusal: { kind: 'application-not-found' },
      });
      expect(await ask(applicationId, ags, '2026-12-01', caseworker)).toMatchObject({
        refusal: { kind: 'action-not-permitted' },
      });
      const { id } = must(await ask(applicationId, ags, '2027-01-01'));
      must(await submit(ags, id));
      await inReview(id);
      const { noticeId } = must(await sign(id));
      expect(await contentOf(noticeId)).toMatchObject({
        kind: 'EARLY_START',
        operative: [
          'Ich stimme dem Beginn der Maßnahme ab dem 01.01.2027 zu.',
          expect.stringContaining('kein Anspruch auf eine spätere Förderung'),
        ],
        court: null,
      });
      expect((await read((tx) => earliestStartOf(tx, applicationId)))?.toString()).toBe('2027-01-01');
    });

    it('is refused by an act with remedies, and not possible once the case is decided', async () => {
      const ags = '05562';
      const { id: applicationId } = await submittedApplication(office, ags);
      const { id } = must(await ask(applicationId, ags, '2026-12-01'));
      must(await submit(ags, id));
      await inReview(id, 'REJECT');
      const { noticeId } = must(await sign(id));
      expect(await contentOf(noticeId)).toMatchObject({
        kind: 'CHANGE_REJECTION',
        operative: [expect.stringContaining('vorzeitigen Maßnahmebeginn lehne ich ab')],
        court: { name: expect.any(String) },
      });
      expect(await read((tx) => earliestStartOf(tx, applicationId))).toBeNull();
      const award = await twoYears('05566');
      expect(await read((tx) => awardOfApplication(tx, award.applicationId))).toMatchObject({ id: award.id });
      expect(await ask(award.applicationId, '05566', '2026-12-01')).toMatchObject({
        refusal: { kind: 'early-start-not-open' },
      });
    });
  });

  it('raw SQL decides nothing without a second person, rewrites nothing and sees nothing of others', async () => {
    const ags = '05570';
    const award = await twoYears(ags);
    const id = await submitted(award, ags, await shift(award));
    must(await prepare(id));
    const run = (sql: string, actor: Actor = caseworker) =>
      office.database.transaction(actor, (tx) => tx.query(sql, [id]));
    const notice = `notice_id = '${award.noticeId}', ended_at = now()`;
    const refused: [string, Actor, string][] = [
      [
        `UPDATE awards.change_request SET status = 'APPROVED', ${notice} WHERE id = $1`,
        caseworker,
        'change_signed_by_second_person',
      ],
      [
        `UPDATE awards.change_request SET status = 'REJECTED', ${notice} WHERE id = $1`,
        districtSignatory(ags),
        'change_status_of_authority',
      ],
      [`UPDATE awards.change_request SET content = '{}' WHERE id = $1`, caseworker, 'change_request_immutable'],
      [
        `UPDATE awards.change_decision SET signed_by = prepared_by, signed_at = now() WHERE request_id = $1`,
        caseworker,
        'change_four_eyes',
      ],
    ];
    for (const [sql, actor, constraint] of refused) await expect(run(sql, actor)).rejects.toMatchObject({ constraint });
    expect(await run('SELECT 1 FROM awards.change_decision WHERE request_id = $1', districtSignatory(ags))).toEqual([]);
    expect(await run('SELECT 1 FROM awards.change_request WHERE id = $1', districtSignatory('05358'))).toEqual([]);
    expect(await submit('05358', id)).toMatchObject({ refusal: { kind: 'change-not-found' } });
  });
});
