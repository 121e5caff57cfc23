import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  awardOfApplication,
  confirmChange,
  confirmReview,
  decisionView,
  grantSituation,
  prepareChange,
  returnChange,
  returnDecision,
  sendChangeToReview,
  signChange,
  startChange,
  submitChange,
} from '#awards';
import { loadApplication } from '#applications';
import { CalendarDate, Money, SYSTEM_ACTOR, type Refusal, type Result } from '#kernel';
import { findNotice, recordReceipt } from '#notices';
import { appointToLeadBody, dismissFromLeadBody, listLeadBodyMembers } from '#programmes';
import { violatedConstraint } from '#platform';
import {
  approveRecovery,
  exemptFromHearing,
  openRecovery,
  prepareRecovery,
  signRecovery,
  type OpenRecovery,
} from '#settlement';
import { REASONS } from '../settlement/settlement-builder.js';
import { caseOfBeraten, CODE, must, openTwoLands, prepared, type Person, type TwoLands } from './two-lands.js';

describe('a decision of Niedersachsen under two lead bodies on equal terms', () => {
  let lands: TwoLands;
  let id: string;

  beforeAll(async () => {
    lands = await openTwoLands();
    ({ id } = await caseOfBeraten(lands));
  });
  afterAll(() => lands.close());

  const version = async (): Promise<string> => {
    const found = await lands.web.database.read(lands.actor('caseworker'), (tx) => loadApplication(tx, id));
    return String(found?.version);
  };
  const post = async (name: Person, step: string) =>
    (await lands.browser(name)).post(`/vorgaenge/${id}/entscheidung/${step}`, { fassung: await version() });
  /** By the application's own role, past every use case; with other changes in the same statement. */
  const signRaw = (changes = ''): Promise<string | null> =>
    lands.web.database
      .transaction(lands.actor('signatory'), (tx) =>
        tx.query(
          `UPDATE awards.decision SET state = 'SIGNED', signed_by = $2, signed_by_name = 'x', signed_at = now() ${changes} WHERE application_id = $1`,
          [id, lands.actor('signatory').accountId],
        ),
      )
      .then(
        () => 'signed',
        (error: unknown) => violatedConstraint(error),
      );

  it('is not signed without any approval, neither by the page nor by raw SQL', async () => {
    const refused = await post('signatory', 'zeichnen');
    expect([
      refused.status,
      refused.text.includes('Niedersächsischer Verfassungsschutz und Landeskriminalamt'),
    ]).toEqual([409, true]);
    expect(await signRaw()).toBe('decision_approved_by_all');
  });

  it('is not signed with the approval of one body alone, however often it is given', async () => {
    expect((await post('protection', 'bestaetigen')).status).toBe(303);
    const again = await post('protection', 'bestaetigen');
    expect([again.status, again.text.includes('V. Schutz hat für Niedersächsischer Verfassungsschutz schon')]).toEqual([
      409,
      true,
    ]);
    const refused = await post('signatory', 'zeichnen');
    expect([
      refused.status,
      refused.text.includes('Es fehlt die Zustimmung von Landeskriminalamt Niedersachsen'),
    ]).toEqual([409, true]);
    expect(await signRaw()).toBe('decision_approved_by_all');
  });

  it('asks anew for every approval once it was returned and prepared anew', async () => {
    const { database } = lands.web;
    const back = { applicationId: id, reason: 'Bitte die Laufzeit prüfen.' };
    expect(await returnDecision(database, lands.actor('police'), back)).toMatchObject({ ok: true });
    await prepared(lands, id);
    const given = await database.read(lands.actor('police'), async (tx) => {
      const application = await loadApplication(tx, id);
      return application ? (await decisionView(tx, application)).approvals.given : null;
    });
    expect(given).toEqual([]);
    expect((await post('protection', 'bestaetigen')).status).toBe(303);
  });

  it('is approved by nobody who speaks for no body, and by nobody for another', async () => {
    const refused = await confirmReview(lands.web.database, lands.actor('signatory'), { applicationId: id });
    expect(refused).toMatchObject({ refusal: { kind: 'approval-not-yours' } });
    const raw = (name: Person, body: string) =>
      lands.web.database
        .transaction(lands.actor(name), (tx) =>
          tx.query(
            `INSERT INTO awards.approval (decision_id, programme_code, edition, body, approved_by, approved_by_name, approved_at)
             SELECT id, programme_code, edition, $2, $3, 'x', $4 FROM awards.decision WHERE application_id = $1`,
            [id, body, lands.actor(name).accountId, lands.web.clock.now()],
          ),
        )
        .then(
          () => 'approved',
          (error: unknown) => violatedConstraint(error),
        );
    expect(await raw('protection', 'LKA')).toBe('approval_for_own_body');
    expect(await raw('signatory', 'LKA')).toBe('approval_for_own_body');
    expect(await raw('caseworker', 'LKA')).toBe('approval_four_eyes');
  });

  it('is shown with who has approved and who is still asked', async () => {
    const page = (await (await lands.browser('police')).get(`/vorgaenge/${id}/entscheidung`)).text;
    const plain = page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    expect(plain).toMatch(/Zustimmung Niedersächsischer Verfassungsschutz durch V\. Schutz erteilt am/);
    expect(plain).toMatch(/Zustimmung Landeskriminalamt Niedersachsen noch offen\. Das können Sie\./);
  });

  it('is signed with one approval from each, for the court of the recipient in Hannover', async () => {
    expect((await post('police', 'bestaetigen')).status).toBe(303);
    // What was approved is signed, nothing else: one cent more in the same statement needs every approval anew.
    expect(await signRaw(', amount_cents = amount_cents + 1')).toBe('decision_approved_by_all');
    const signed = await post('signatory', 'zeichnen');
    expect(signed.status).toBe(303);
    const noticeId = String(signed.headers['location']).split('/').at(-1) ?? '';
    const [notice] = await lands.web.database.read(lands.actor('caseworker'), (tx) =>
      tx.query<{ content: string }>('SELECT content::text FROM notices.notice WHERE id = $1', [noticeId]),
    );
    const content = notice?.content ?? '';
    expect(content).toContain('Verwaltungsgericht Hannover');
    expect(content).toContain('Niedersächsisches Ministerium für Soziales');
    expect(content).toContain('Zuwendungen des Landes Niedersachsen');
    expect(content).not.toMatch(/NRW|Nordrhein/);
    await receivedBeforeAllSaints(noticeId);
  });

  /** 01.11.2027 is a Monday: free in Nordrhein-Westfalen, an ordinary day in Niedersachsen, for people and for jobs. */
  const receivedBeforeAllSaints = async (noticeId: string): Promise<void> => {
    const { database, clock } = lands.web;
    const before = clock.now();
    clock.moveTo(new Date('2027-10-04T09:00:00Z'));
    const receipt = { noticeId, receivedOn: CalendarDate.of(2027, 10, 1), proof: 'Empfangsbekenntnis' };
    expect(await recordReceipt(database, lands.actor('caseworker'), receipt)).toMatchObject({ ok: true });
    for (const actor of [lands.actor('caseworker'), SYSTEM_ACTOR]) {
      const notice = await database.read(actor, (tx) => findNotice(tx, noticeId));
      expect(notice?.service.actionPeriodEnds?.toString()).toBe('2027-11-01');
    }
    clock.moveTo(before);
  };

  it('has a change of the grant approved by each body, too, and anew when it is prepared anew', async () => {
    const { database, clock } = lands.web;
    const requestId = await waiverInReview();
    const change = (
      name: Person,
      step: (...parameters: Parameters<typeof signChange>) => Promise<Result<unknown, Refusal>>,
    ) => step(database, lands.actor(name), { requestId }).then((done) => (done.ok ? 'done' : done.refusal.kind));
    expect(await change('signatory', signChange)).toBe('approval-missing');
    expect(await change('signatory', confirmChange)).toBe('approval-not-yours');
    const seen = async (name: Person) => (await (await lands.browser(name)).get(`/aenderungen/${requestId}`)).text;
    expect(await seen('protection')).toContain('Zustimmen für die eigene Stelle');
    expect(await seen('signatory')).not.toMatch(/Zustimmen für die eigene Stelle|value="sign-change"/);
    expect(await change('protection', confirmChange)).toBe('done');
    expect(await change('protection', confirmChange)).toBe('approval-given');
    expect(await change('signatory', signChange)).toBe('approval-missing');
    const bySql = database.transaction(lands.actor('signatory'), (tx) =>
      tx.query(
        `UPDATE awards.change_decision SET signed_by = $2, signed_by_name = 'x', signed_at = now() WHERE request_id = $1`,
        [requestId, lands.actor('signatory').accountId],
      ),
    );
    expect(violatedConstraint(await bySql.catch((error: unknown) => error))).toBe('change_approved_by_all');
    const forOthers = database.transaction(lands.actor('protection'), (tx) =>
      tx.query(
        `INSERT INTO awards.change_approval (request_id, programme_code, prepared_at, review_round, body, approved_by,
           approved_by_name, approved_at) SELECT request_id, $2, prepared_at, review_round, 'LKA', $3, 'x', $4
         FROM awards.change_decision WHERE request_id = $1`,
        [requestId, CODE, lands.actor('protection').accountId, clock.now()],
      ),
    );
    expect(violatedConstraint(await forOthers.catch((error: unknown) => error))).toBe('change_approval_for_own_body');
    const back = { requestId, reason: 'Bitte die Begründung ergänzen.' };
    expect(await returnChange(database, lands.actor('police'), back)).toMatchObject({ ok: true });
    must(await sendChangeToReview(database, lands.actor('caseworker'), { requestId }));
    expect(await change('police', confirmChange)).toBe('done');
    // What the Verfassungsschutz approved before the return counts no more, although nothing was prepared anew.
    expect(await change('signatory', signChange)).toBe('approval-missing');
    expect(await change('protection', confirmChange)).toBe('done');
    expect(await returnChange(database, lands.actor('police'), back)).toMatchObject({ ok: true });
    clock.moveTo(new Date(clock.now().getTime() + 60_000));
    await sentToReview(requestId);
    expect(await change('police', confirmChange)).toBe('done');
    expect(await change('signatory', signChange)).toBe('approval-missing');
    expect(await change('protection', confirmChange)).toBe('done');
    expect(await change('signatory', signChange)).toBe('done');
  });

  it('has a recovery approved by each body, and anew when it is prepared with another content', async () => {
    const { database } = lands.web;
    const award = await database.read(lands.actor('caseworker'), (tx) => awardOfApplication(tx, id));
    const today = CalendarDate.inBerlin(lands.web.clock.now());
    const opening: OpenRecovery = {
      ...{ awardId: award?.id ?? '', basis: 'REVOCATION', finding: 'Ein Teil der Beratung fand nicht statt.' },
      ...{ reduction: Money.ofEuros(500), ineffectiveFrom: today, knowledgeCompleteOn: today },
    };
    const clerk = lands.actor('caseworker');
    const { recoveryId } = must(await openRecovery(database, clerk, opening));
    const act = (name: Person, use: (...given: Parameters<typeof signRecovery>) => Promise<Result<unknown, Refusal>>) =>
      use(database, lands.actor(name), recoveryId).then((done) => (done.ok ? 'done' : done.refusal.kind));
    const reason = 'Der Verein hat darum gebeten, ohne Anhörung zu entscheiden.';
    must(await exemptFromHearing(database, clerk, { recoveryId, reason }));
    expect(await act('protection', approveRecovery)).toBe('recovery-not-prepared');
    const prepare = (euros: number) => {
      const reasons = { ...REASONS, law: '§ 49 Abs. 3, § 49a Abs. 1 VwVfG i. V. m. § 1 Abs. 1 NVwVfG.' };
      const decision = { reasons, reduction: Money.ofEuros(euros), ineffectiveFrom: today };
      return prepareRecovery(database, clerk, { recoveryId, ...decision });
    };
    must(await prepare(500));
    expect(await act('signatory', signRecovery)).toBe('approval-missing');
    expect(await act('signatory', approveRecovery)).toBe('approval-not-yours');
    expect(await act('caseworker', approveRecovery)).toBe('action-not-permitted');
    expect(await act('protection', approveRecovery)).toBe('done');
    expect(await act('protection', approveRecovery)).toBe('approval-given');
    const path = `/rueckforderungen/${recoveryId}`;
    const seen = async (name: Person) => (await (await lands.browser(name)).get(path)).text;
    expect(await seen('police')).toContain('value="confirm-decision"');
    expect(await seen('signatory')).not.toContain('value="sign-decision"');
    const raw = database.transaction(lands.actor('signatory'), (tx) =>
      tx.query(
        `UPDATE settlement.recovery SET status = 'DECIDED', signed_by = $2, signed_by_name = 'x', signed_on = $3, notice_id = $1
         WHERE id = $1`,
        [recoveryId, lands.actor('signatory').accountId, today.toString()],
      ),
    );
    expect(violatedConstraint(await raw.catch((error: unknown) => error))).toBe('settlement_approved_by_all');
    must(await prepare(400));
    const confirmed = await (await lands.browser('police')).post(path, { action: 'confirm-decision' });
    expect(confirmed.status).toBe(303);
    expect(await act('signatory', signRecovery)).toBe('approval-missing');
    expect(await act('protection', approveRecovery)).toBe('done');
    expect(await act('signatory', signRecovery)).toBe('done');
  });

  it('cites nothing of Nordrhein-Westfalen in any of its letters', async () => {
    const letters = await lands.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ kind: string; content: object }>(
        `SELECT kind, content FROM notices.notice WHERE land = 'NI' ORDER BY issued_at`,
      ),
    );
    expect(letters.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['AWARD', 'AMENDMENT', 'RECOVERY']));
    for (const { kind, content } of letters)
      expect([kind, JSON.stringify(content).match(/[^".]{0,40}(NRW|Nordrhein|VVG|ANBest-G\b)[^".]{0,20}/g)]).toEqual([
        kind,
        null,
      ]);
    expect(JSON.stringify(letters)).toContain('NVwVfG');
  });

  /** The association gives up a part of its grant; the decision lies with the second person. */
  const waiverInReview = async (): Promise<string> => {
    const { database } = lands.web;
    const association = lands.actor('association');
    const award = await database.read(lands.actor('caseworker'), (tx) => awardOfApplication(tx, id));
    const { current } = must(await database.read(association, (tx) => grantSituation(tx, award?.id ?? '')));
    const plan = { ...current, grantCents: { 2027: (current.grantCents[2027] ?? 0) - 100_000 } };
    const waiver = {
      kind: 'WAIVER',
      awardId: award?.id ?? '',
      content: { plan },
      reason: 'Eine Stelle bleibt frei.',
    } as const;
    const { id: requestId } = must(await startChange(database, association, waiver));
    must(await submitChange(database, association, { requestId }));
    await sentToReview(requestId);
    return requestId;
  };
  const sentToReview = async (requestId: string): Promise<void> => {
    const decided = { requestId, outcome: 'APPROVE', reasons: 'Der Verzicht wird angenommen.' } as const;
    must(await prepareChange(lands.web.database, lands.actor('caseworker'), decided));
    must(await sendChangeToReview(lands.web.database, lands.actor('caseworker'), { requestId }));
  };

  it('has its bodies filled by the programme administration: one body per person, never oneself', async () => {
    const { database } = lands.web;
    const appoint = async (by: Person, who: Person, body: string) => {
      const account = { id: lands.actor(who).accountId, name: lands.actor(who).name };
      const done = await appointToLeadBody(database, lands.actor(by), { programmeCode: CODE, body, account });
      return done.ok ? 'ok' : done.refusal.kind;
    };
    expect([
      await appoint('caseworker', 'signatory', 'VS'),
      await appoint('administrator', 'administrator', 'VS'),
      await appoint('administrator', 'signatory', 'MS'),
      await appoint('administrator', 'protection', 'LKA'),
    ]).toEqual(['role-of-programme-admin', 'lead-body-oneself', 'lead-body-unknown', 'lead-body-already']);
    const members = await database.read(lands.actor('administrator'), (tx) => listLeadBodyMembers(tx, CODE));
    expect(members.map(({ body, accountName }) => [body, accountName])).toEqual([
      ['LKA', 'L. Kripo'],
      ['VS', 'V. Schutz'],
    ]);
    const administrator = await lands.browser('administrator');
    const path = `/programme/${CODE}/federfuehrung`;
    expect((await administrator.get(path)).text).toContain('V. Schutz');
    expect((await administrator.get(`/programme/${CODE}`)).text).toContain(path);
    const name = (fields: Record<string, string>) => administrator.post(path, fields);
    const signatoryId = lands.actor('signatory').accountId;
    expect((await name({ body: 'MS', accountId: signatoryId })).text).toContain('Wählen Sie eine der federführenden');
    const already = await name({ body: 'LKA', accountId: lands.actor('protection').accountId });
    expect([already.status, already.text.includes('Eine Person spricht nur für eine Stelle')]).toEqual([422, true]);
    expect((await name({ body: 'VS', accountId: '' })).status).toBe(422);
    expect((await name({ body: 'VS', accountId: signatoryId })).status).toBe(303);
    const named = (await database.read(lands.actor('administrator'), (tx) => listLeadBodyMembers(tx, CODE))).find(
      ({ accountId }) => accountId === signatoryId,
    );
    expect((await administrator.post(`${path}/${named?.id ?? ''}/beenden`)).status).toBe(303);
    expect((await administrator.get('/programme/NRWELTOFFEN/federfuehrung')).status).toBe(404);
    const caseworker = await lands.browser('caseworker');
    expect([
      (await caseworker.get(path)).text.includes('Person benennen'),
      (await caseworker.post(path)).status,
    ]).toEqual([false, 403]);
    expect(await dismissFromLeadBody(database, lands.actor('administrator'), members[0]?.id ?? '')).toMatchObject({
      ok: true,
    });
  });
});
