import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFormalCheck, recordCheck, completeFormalCheck } from '#applications';
import {
  discardWithdrawnDecision,
  expireReservations,
  grantCapException,
  prepareDecision,
  returnDecision,
  sendToReview,
  signDecision,
  withdrawApplication,
} from '#awards';
import { appropriate } from '#budget';
import { Money, SYSTEM_ACTOR } from '#kernel';
import {
  budgetOfficer,
  capOfficer,
  caseworker,
  completeForm,
  districtSignatory,
  openOffice,
  signatory,
  submittedApplication,
  type Office,
} from '../support/case-builder.js';
import { CHECKS } from './checks.js';

const DISTRICTS = ['05358', '05315', '05766'];
const CASES = 48;
const YEAR = 2027;

describe('two hundred acts at once on the same caps and the same budget', () => {
  let office: Office;
  const cases: { id: string; ags: string }[] = [];

  beforeAll(async () => {
    office = await openOffice();
    for (let index = 0; index < CASES; index += 1) {
      const ags = DISTRICTS[index % DISTRICTS.length] ?? '';
      const { id } = await submittedApplication(office, ags, completeForm(2_000 + index * 7, `Vorhaben ${index}`));
      cases.push({ id, ags });
    }
    await Promise.all(cases.map(({ id }) => reviewed(office, id)));
  });
  afterAll(() => office.close());

  it('end without a deadlock, and no decision is both signed and withdrawn', async () => {
    const { database } = office;
    const later = await database.read(SYSTEM_ACTOR, async (tx) => tx.today.plusDays(400));
    const acts = cases.flatMap(({ id, ags }, index) => {
      const command = { applicationId: id };
      return [
        () => signDecision(database, signatory, command),
        () => withdrawApplication(database, districtSignatory(ags), { ...command, reason: 'Kein Bedarf mehr.' }),
        () => returnDecision(database, signatory, { ...command, reason: 'Bitte noch einmal prüfen.' }),
        () => discardWithdrawnDecision(database, SYSTEM_ACTOR, id),
        index % 6 === 0
          ? () => expireReservations(database, SYSTEM_ACTOR, later)
          : () => grantCapException(database, capOfficer, exceptionFor(ags)),
        () => appropriate(database, budgetOfficer, reinforcement()),
      ];
    });
    const mixed = acts.map((act, index) => ({ act, order: (index * 7919) % acts.length }));
    mixed.sort((one, other) => one.order - other.order);
    const outcomes = await Promise.allSettled(mixed.map(({ act }) => act()));
    expect(outcomes.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []))).toEqual([]);
    for (const { id } of cases) await discardWithdrawnDecision(database, SYSTEM_ACTOR, id);
    expect(await contradictions(office)).toEqual({ torn: 0, sums: 0, leftovers: 0, awards: 0 });
  });

  const reinforcement = () =>
    ({
      titleId: '06-072-633-65',
      budgetYear: YEAR,
      authority: 'AE',
      kind: 'REINFORCEMENT',
      amount: Money.ofCents(100),
      orderReference: 'Verstärkung',
    }) as const;
  const exceptionFor = (ags: string) => ({
    programmeCode: 'NRWELTOFFEN',
    capHolder: ags,
    districtAgs: ags,
    budgetYear: YEAR,
    amount: Money.ofCents(100),
    decreeReference: 'III-7',
    reason: 'Ausnahme im Einzelfall',
  });
});

async function reviewed({ database }: Office, applicationId: string): Promise<void> {
  await startFormalCheck(database, caseworker, { applicationId });
  for (const code of CHECKS) await recordCheck(database, caseworker, { applicationId, code, result: 'MET', note: '' });
  await completeFormalCheck(database, caseworker, { applicationId });
  const wish = { kind: 'AWARD', recognitions: [], grantLimits: {}, clauseCodes: ['use-report'], reasons: [] } as const;
  expect(await prepareDecision(database, caseworker, { applicationId, ...wish })).toMatchObject({ ok: true });
  expect(await sendToReview(database, caseworker, { applicationId })).toMatchObject({ ok: true });
}

/** Counts what must not be: status against decision, running sums against the ledger, money held by nothing. */
async function contradictions({ database }: Office): Promise<Record<string, number>> {
  const [row] = await database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<Record<string, number>>(
      `SELECT
         (SELECT count(*)::int FROM applications.application a JOIN awards.decision d ON d.application_id = a.id
          WHERE (a.status = 'APPROVED') <> (d.state = 'SIGNED') OR (a.status = 'WITHDRAWN' AND d.state <> 'DISCARDED')) AS torn,
         (SELECT count(*)::int FROM awards.cap_account c JOIN LATERAL (
            SELECT sum(reserved_delta_cents) AS reserved, sum(committed_delta_cents) AS committed FROM awards.cap_entry e
            WHERE (e.programme_code, e.cap_holder, e.budget_year) = (c.programme_code, c.cap_holder, c.budget_year)) e ON true
          WHERE (c.reserved_cents, c.committed_cents) <> (e.reserved, e.committed)) AS sums,
         (SELECT count(*)::int FROM awards.decision d JOIN awards.cap_holding h ON h.decision_id = d.id
            JOIN budget.holding b ON b.decision_id = d.id
          WHERE d.state <> 'IN_REVIEW' AND (h.reserved_cents <> 0 OR b.reserved_cents <> 0)) AS leftovers,
         (SELECT count(*)::int FROM awards.decision d LEFT JOIN awards.award w ON w.decision_id = d.id
          WHERE (d.state = 'SIGNED') <> (w.id IS NOT NULL)) AS awards`,
    ),
  );
  return row ?? {};
}
