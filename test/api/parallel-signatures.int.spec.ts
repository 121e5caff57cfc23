import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { completeFormalCheck, recordCheck, startFormalCheck } from '#applications';
import { expireReservations, prepareDecision, sendToReview } from '#awards';
import { SYSTEM_ACTOR, type Actor } from '#kernel';
import { violatedConstraint } from '#platform';
import { caseworker, completeForm, submittedApplication } from '../support/case-builder.js';
import { openApiOffice, type ApiOffice, type ApiUser } from './api-office.js';
import { CHECKS } from './checks.js';

const COUNT = 200;
const CAP_CENTS = 7_210_000;
const AGS = '05358';

const TRIES_MAX = 20;

/** A busy machine answers 503 and says when to come again: a program does that. */
async function untilAnswered(user: ApiUser | undefined, path: string): Promise<Response | undefined> {
  for (let tries = 1; tries < TRIES_MAX; tries += 1) {
    const answer = await user?.post(path);
    if (answer?.status !== 503) return answer;
    await setTimeout(Number(answer.headers['retry-after']) * 1000);
  }
  return user?.post(path);
}

describe('200 signatures at once under one cap', () => {
  let office: ApiOffice;
  let signatories: ApiUser[];
  let ids: string[];

  beforeAll(async () => {
    office = await openApiOffice({ databasePoolSize: 12 });
    const names = ['Eins', 'Zwei', 'Drei', 'Vier'];
    signatories = await Promise.all(names.map((name) => office.user(`Zeichnung ${name}`, ['SIGNATORY'])));
    ids = await decisionsInReview(office, COUNT);
  }, 180_000);
  afterAll(() => office.close());

  it('commit exactly what fits, and the refused ones say by how much they do not', async () => {
    expect(await capOf(office)).toMatchObject({ reserved: 0, committed: 0 });
    const answers = await Promise.all(
      ids.map((id, index) => untilAnswered(signatories[index % signatories.length], `/api/v1/applications/${id}/sign`)),
    );
    const signed = answers.filter((answer) => answer?.status === 200).map((answer) => answer?.body);
    const refused = answers.filter((answer) => answer?.status === 409).map((answer) => answer?.body);
    expect(signed.length + refused.length).toBe(COUNT);
    expect(signed.length).toBeGreaterThan(10);
    expect(refused.length).toBeGreaterThan(10);

    const committed = signed.reduce((sum: number, { amountCents }) => sum + amountCents, 0);
    const cap = await capOf(office);
    expect(cap).toEqual({ cap: CAP_CENTS, reserved: 0, committed, room: CAP_CENTS - committed });
    expect(cap.room).toBeGreaterThanOrEqual(0);
    for (const { type, facts } of refused) {
      expect(type).toBe('urn:foerderakte:problem:cap-exceeded');
      expect(facts.excessCents).toBe(facts.requestedCents - facts.roomCents);
      expect(facts.excessCents).toBeGreaterThan(0);
      expect(facts.requestedCents).toBeGreaterThan(cap.room);
    }
    expect(await countsOf(office)).toEqual({
      awards: signed.length,
      acts: signed.length,
      ledger: signed.length,
      audit: signed.length,
      approved: signed.length,
      jobs: signed.length,
      budget: committed,
      tranches: committed,
    });
  });

  it('are refused by the database too, when somebody tries past the application', async () => {
    const { room } = await capOf(office);
    const forced = office.web.database.transaction(SYSTEM_ACTOR, (tx) =>
      tx.query(
        `INSERT INTO awards.cap_entry (id, programme_code, cap_holder, budget_year, district_ags, kind,
           reserved_delta_cents, committed_delta_cents, decision_id, notice_id, actor_id, effective_on, recorded_at)
         SELECT gen_random_uuid(), programme_code, cap_holder, budget_year, district_ags, 'AWARD', 0, $1, decision_id,
           notice_id, actor_id, effective_on, recorded_at FROM awards.cap_entry WHERE kind = 'AWARD' LIMIT 1`,
        [room + 1],
      ),
    );
    expect(violatedConstraint(await forced.catch((error: unknown) => error))).toBe('cap_not_exceeded');
    expect((await capOf(office)).room).toBe(room);
  });
});

/** Decisions in review whose reservations have lapsed: the signature alone decides who gets the room. */
async function decisionsInReview({ office }: ApiOffice, count: number): Promise<string[]> {
  const { database } = office;
  const later = await database.read(SYSTEM_ACTOR, async (tx) => tx.today.plusDays(400));
  const ids: string[] = [];
  const prepareOne = async (index: number): Promise<void> => {
    // Random amounts that are the same on every run.
    const euros = 500 + ((index * 7919) % 1500);
    const { id } = await submittedApplication(office, AGS, completeForm(euros, `Vorhaben ${index}`));
    await examined(office, caseworker, id);
    ids.push(id);
  };
  for (let first = 0; first < count; first += 8) {
    await Promise.all(Array.from({ length: Math.min(8, count - first) }, (_, index) => prepareOne(first + index)));
    for (const id of ids.slice(first)) {
      expect(await sendToReview(database, caseworker, { applicationId: id })).toMatchObject({ ok: true });
    }
    await expireReservations(database, SYSTEM_ACTOR, later);
  }
  return ids;
}

async function examined({ database }: ApiOffice['office'], officer: Actor, applicationId: string): Promise<void> {
  await startFormalCheck(database, officer, { applicationId });
  for (const code of CHECKS) await recordCheck(database, officer, { applicationId, code, result: 'MET', note: '' });
  await completeFormalCheck(database, officer, { applicationId });
  const prepared = await prepareDecision(database, officer, {
    applicationId,
    kind: 'AWARD',
    recognitions: [],
    grantLimits: {},
    clauseCodes: ['use-report'],
    reasons: [],
  });
  expect(prepared).toMatchObject({ ok: true });
}

async function capOf({ web }: ApiOffice): Promise<{ cap: number; reserved: number; committed: number; room: number }> {
  const [row] = await web.database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<{ cap: string; reserved: string; committed: string }>(
      `SELECT cap_cents AS cap, reserved_cents AS reserved, committed_cents AS committed FROM awards.cap_account
       WHERE cap_holder = $1 AND budget_year = 2027`,
      [AGS],
    ),
  );
  const [cap, reserved, committed] = [Number(row?.cap), Number(row?.reserved), Number(row?.committed)];
  return { cap, reserved, committed, room: cap - reserved - committed };
}

async function countsOf({ web }: ApiOffice): Promise<Record<string, number>> {
  const [row] = await web.database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<Record<string, string>>(
      `SELECT (SELECT count(*) FROM awards.award) AS awards,
         (SELECT count(*) FROM notices.notice WHERE is_act) AS acts,
         (SELECT count(*) FROM awards.cap_entry WHERE kind = 'AWARD') AS ledger,
         (SELECT count(*) FROM audit.entry WHERE action = 'sign') AS audit,
         (SELECT count(*) FROM applications.application WHERE status = 'APPROVED') AS approved,
         (SELECT count(*) FROM outbox.job j JOIN notices.notice n ON n.is_act AND j.dedupe_key = 'render-notice:' || n.id)
           AS jobs,
         (SELECT sum(committed_cents) FROM budget.account) AS budget,
         (SELECT sum(amount_cents) FROM awards.tranche) AS tranches`,
    ),
  );
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
}
