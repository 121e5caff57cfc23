import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { completeFormalCheck, loadApplication, recordCheck, startFormalCheck, termsOfApplication } from '#applications';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
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
  currentDecision,
  discardWithdrawnDecision,
  expireReservations,
  prepareDecision,
  readCapSituations,
  sendToReview,
  signDecision,
  withdrawApplication,
} from '../index.js';

describe('a reservation that nobody uses', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  async function inReview(ags: string, euros: number): Promise<{ id: string; reservedUntil: CalendarDate }> {
    const id = await prepared(ags, euros);
    const sent = await sendToReview(office.database, caseworker, { applicationId: id });
    if (!sent.ok || !sent.value.reservedUntil) throw new Error(JSON.stringify(sent));
    return { id, reservedUntil: sent.value.reservedUntil };
  }

  async function prepared(ags: string, euros: number): Promise<string> {
    const { id } = await submittedApplication(office, ags, completeForm(euros));
    await startFormalCheck(office.database, caseworker, { applicationId: id });
    const codes = await office.database.read(caseworker, async (tx) => {
      const application = await loadApplication(tx, id);
      const context = application ? await termsOfApplication(tx, application) : null;
      return context?.ok ? context.value.version.terms.checks.map(({ code }) => code) : [];
    });
    for (const code of codes) {
      await recordCheck(office.database, caseworker, { applicationId: id, code, result: 'MET', note: '' });
    }
    await completeFormalCheck(office.database, caseworker, { applicationId: id });
    const decision = await prepareDecision(office.database, caseworker, {
      applicationId: id,
      kind: 'AWARD',
      recognitions: [],
      grantLimits: {},
      clauseCodes: ['use-report'],
      reasons: [],
    });
    if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
    return id;
  }

  const reservedCents = (ags: string): Promise<number> =>
    office.database.read(caseworker, async (tx) => {
      const [situation] = await readCapSituations(
        tx,
        { programmeCode: 'NRWELTOFFEN', capHolder: ags, districtAgs: ags },
        [2027],
      );
      return situation?.reserved.toCents() ?? -1;
    });
  const budgetReserved = (): Promise<number> =>
    office.database.read(caseworker, async (tx) => {
      const [row] = await tx.query<{ sum: string }>(
        'SELECT coalesce(sum(reserved_cents), 0) AS sum FROM budget.account',
      );
      return Number(row?.sum);
    });

  it('is kept on its last day and gives cap and budget back on the day after, once', async () => {
    const { id, reservedUntil } = await inReview('05358', 50_000);
    expect(await reservedCents('05358')).toBe(4_000_000);
    const before = await budgetReserved();
    expect(await expireReservations(office.database, SYSTEM_ACTOR, reservedUntil)).toBe(0);
    expect(await expireReservations(office.database, SYSTEM_ACTOR, reservedUntil.plusDays(1))).toBe(1);
    expect(await expireReservations(office.database, SYSTEM_ACTOR, reservedUntil.plusDays(1))).toBe(0);
    expect([await reservedCents('05358'), before - (await budgetReserved())]).toEqual([0, 4_000_000]);
    expect(await signDecision(office.database, signatory, { applicationId: id })).toMatchObject({ ok: true });
  });

  it('makes room for another award, after which the first signature is refused by the missing amount', async () => {
    const first = await inReview('05766', 50_000);
    const second = await prepared('05766', 50_000);
    await expireReservations(office.database, SYSTEM_ACTOR, first.reservedUntil.plusDays(1));
    expect(await sendToReview(office.database, caseworker, { applicationId: second })).toMatchObject({ ok: true });
    expect(await signDecision(office.database, signatory, { applicationId: second })).toMatchObject({ ok: true });
    expect(await signDecision(office.database, signatory, { applicationId: first.id })).toMatchObject({
      refusal: { kind: 'cap-exceeded', facts: { excessCents: 790_000 } },
    });
  });

  it('does not lock out whoever signs while others expire', async () => {
    const districts = ['05111', '05112', '05113', '05114'];
    const reviews = [];
    for (const ags of districts) reviews.push(await inReview(ags, 20_000));
    const after = reviews[0]?.reservedUntil.plusDays(1) ?? CalendarDate.iso('2027-01-01');
    const [, ...signed] = await Promise.all([
      expireReservations(office.database, SYSTEM_ACTOR, after),
      ...reviews.map(({ id }) => signDecision(office.database, signatory, { applicationId: id })),
    ]);
    expect(signed.filter(({ ok }) => !ok)).toEqual([]);
    for (const ags of districts) expect(await reservedCents(ags)).toBe(0);
  });

  it('ends with the withdrawal of the application, by a job that may run twice', async () => {
    const { id } = await inReview('05315', 50_000);
    const withdrawn = await withdrawApplication(office.database, districtSignatory('05315'), {
      applicationId: id,
      reason: 'Vorhaben aufgegeben',
    });
    expect(withdrawn).toMatchObject({ ok: true });
    await discardWithdrawnDecision(office.database, SYSTEM_ACTOR, id);
    await discardWithdrawnDecision(office.database, SYSTEM_ACTOR, id);
    expect(await reservedCents('05315')).toBe(0);
    expect(await office.database.read(caseworker, (tx) => currentDecision(tx, id))).toBeNull();
    expect(await signDecision(office.database, signatory, { applicationId: id })).toMatchObject({
      refusal: { kind: 'action-not-possible', facts: { status: 'WITHDRAWN' } },
    });
  });
});
