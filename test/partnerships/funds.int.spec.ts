import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawingSituation } from '#disbursements';
import { CalendarDate, Money, SYSTEM_ACTOR, type Actor } from '#kernel';
import { violatedConstraint } from '#platform';
import {
  applyByForm,
  changeFundRules,
  commitOwnExpense,
  confirmForm,
  draftOfLink,
  endMember,
  enterMember,
  entriesOf,
  expireForms,
  findFrame,
  findProject,
  frameSituation,
  freeOf,
  foundPartnership,
  listPartnerships,
  membersOf,
  openFrame,
  payOwnExpense,
  projectOfLink,
  projectsOf,
  recordFederalDraw,
  recordFrameConsent,
  renewLink,
  signLocalDecision,
  transferBetweenFunds,
  type FundCode,
} from '#partnerships';
import { A_FORM, aPartnership, RULES, type BuiltPartnership } from '#partnerships/testing';
import { caseworker, districtEditor, openOffice, type Office } from '../support/case-builder.js';
import { signedAward } from '../payments/award-builder.js';
import {
  appliedProject,
  editor,
  must,
  preparedProject,
  runningProject,
  secretMailed,
  signatory,
} from './local-office.js';

const CODES: readonly FundCode[] = ['KUF', 'AKTIONSFONDS', 'JUGENDFONDS', 'OEFFENTLICHKEIT_VERNETZUNG'];

describe('the funds of a partnership', () => {
  let office: Office;
  let built: BuiltPartnership;
  beforeAll(async () => {
    office = await openOffice(new Date('2026-11-16T09:00:00Z'));
    built = await aPartnership(office.database, editor, { slug: 'hamm' });
  });
  afterAll(() => office.close());

  const frame = async (id = built.frameId) => {
    const found = await office.database.read(editor, (tx) => findFrame(tx, id));
    if (!found) throw new Error('no frame');
    return found;
  };
  const bySql = (actor: Actor, sql: string, parameters: readonly unknown[] = []): Promise<string | null> =>
    office.database
      .transaction(actor, (tx) => tx.query(sql, parameters))
      .then(
        () => null,
        (error: unknown) => violatedConstraint(error) ?? String(error),
      );

  it('are never overdrawn, and never hold more together than the award, whatever happens in whatever order at once', async () => {
    const amount = fc.integer({ min: 1, max: 3_000_000 }).map((cents) => Money.ofCents(cents));
    const code = fc.constantFrom(...CODES);
    const step = fc.record({
      kind: fc.constantFrom('transfer', 'commit', 'pay', 'sign'),
      from: code,
      to: code,
      amount,
    });
    let year = 2030;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const { id: frameId } = must(
          await openFrame(office.database, editor, {
            ...{ partnershipId: built.partnershipId, budgetYear: (year += 1), awardId: null, federalReference: 'Bund' },
            ...{ award: Money.ofEuros(60_000), ownShare: Money.ZERO, rules: {} },
            split: {
              KUF: Money.ofEuros(20_000),
              AKTIONSFONDS: Money.ofEuros(20_000),
              JUGENDFONDS: Money.ofEuros(10_000),
            },
          }),
        );
        await Promise.all(
          steps.map(async (each) => {
            const reason = 'Zufällige Folge';
            if (each.kind === 'transfer')
              return transferBetweenFunds(office.database, editor, { frameId, ...each, reason });
            const committed = await commitOwnExpense(office.database, editor, {
              frameId,
              code: each.from,
              amount: each.amount,
              reason,
            });
            if (!committed.ok || each.kind !== 'pay') return committed;
            const pay = { frameId, code: each.from, reason, matterId: committed.value.matterId };
            return Promise.all(
              [1, 2].map(() => payOwnExpense(office.database, editor, { ...pay, amount: each.amount })),
            );
          }),
        );
        const after = await frame(frameId);
        expect(Money.sum(after.funds.map(({ allocated }) => allocated)).toCents()).toBe(after.allocated.toCents());
        expect(after.allocated.exceeds(after.award)).toBe(false);
        expect(after.overhead.exceeds(Money.ofEuros(30_000))).toBe(false);
        for (const fund of after.funds) {
          expect(freeOf(fund).isNegative()).toBe(false);
          expect(fund.paid.exceeds(fund.committed)).toBe(false);
        }
        const ledger = await office.database.read(editor, (tx) => entriesOf(tx, frameId));
        for (const fund of after.funds) {
          const sum = (kind: string) =>
            Money.sum(
              ledger.filter((each) => each.code === fund.code && each.kind === kind).map((each) => each.amount),
            );
          expect(sum('COMMIT').toCents()).toBe(fund.committed.toCents());
          expect(sum('PAY').toCents()).toBe(fund.paid.toCents());
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });

  it('let exactly one of many transfers through that each would empty the fund, and refuse the others in words', async () => {
    const { frameId } = await aPartnership(office.database, editor, {
      slug: 'hamm-umbuchung',
      split: { AKTIONSFONDS: Money.ofEuros(20_000) },
    });
    const transfer = { frameId, from: 'AKTIONSFONDS', to: 'JUGENDFONDS', reason: 'Alle zugleich' } as const;
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        transferBetweenFunds(office.database, editor, { ...transfer, amount: Money.ofEuros(15_000) }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const kinds = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.kind]));
    expect(kinds.filter((kind) => !['fund-overtaken', 'fund-exhausted'].includes(kind))).toEqual([]);
  });

  it('let exactly one of two projects through that fit alone but not together', async () => {
    const { frameId } = await aPartnership(office.database, editor, {
      slug: 'hamm-knapp',
      split: { AKTIONSFONDS: Money.ofEuros(3_900) },
    });
    const where = { ...built, frameId, partnershipId: (await frame(frameId)).partnershipId };
    const first = await preparedProject(office, where, {});
    await expect(preparedProject(office, where, {})).rejects.toThrow('"missingCents":10000');
    must(await signLocalDecision(office.database, signatory, first.projectId));
    expect((await frame(frameId)).funds.find(({ code }) => code === 'AKTIONSFONDS')).toMatchObject({
      committed: Money.ofEuros(2_000),
      reserved: Money.ZERO,
    });
  });

  it('refuse by the database itself what raw SQL tries', async () => {
    const { projectId, association } = await runningProject(office, built);
    const entry = (kind: string, cents: number, matter: string, project: string | null, code = 'AKTIONSFONDS') =>
      bySql(
        editor,
        `INSERT INTO partnerships.fund_entry (id, frame_id, code, organisation_id, kind, amount_cents, matter_id, project_id, reason, actor_id, actor_name, recorded_at)
         VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, 'roh', $8, 'roh', now())`,
        [built.frameId, code, editor.organisationId, kind, cents, matter, project, editor.accountId],
      );
    expect(await entry('COMMIT', 200_000, projectId, projectId)).toBe('fund_entry_fits_project');
    expect(await entry('REDUCE', 1, projectId, projectId)).toBe('fund_entry_fits_project');
    expect(await entry('PAY', 200_001, projectId, projectId)).toBe('holding_paid_is_committed');
    expect(await entry('RELEASE', 1, projectId, projectId)).toBe('holding_reserved');
    expect(await entry('REPAY', 1, projectId, projectId)).toBe('holding_paid');
    expect(await entry('COMMIT', 9_000_000, '01900000-0000-7000-8000-000000000001', null)).toBe('fund_not_overdrawn');
    expect(await entry('PAY', 1, projectId, projectId, 'JUGENDFONDS')).toBe('holding_of_its_fund');
    expect(await bySql(editor, 'UPDATE partnerships.fund SET allocated_cents = 999999999')).toMatch(
      /permission denied/,
    );
    expect(await bySql(editor, 'UPDATE partnerships.frame SET award_cents = 1 WHERE id = $1', [built.frameId])).toMatch(
      /frame_/,
    );
    expect(await bySql(editor, 'DELETE FROM partnerships.fund_entry')).toMatch(/permission denied/);
    expect(
      await bySql(editor, `UPDATE partnerships.local_project SET decided_cents = 1 WHERE id = $1`, [projectId]),
    ).toBe('local_project_past');
    expect(
      await bySql(association, `UPDATE partnerships.local_project SET status = 'SETTLED' WHERE id = $1`, [projectId]),
    ).not.toBeNull();
    expect(
      await bySql(association, `UPDATE partnerships.local_project SET settled_cents = 1 WHERE id = $1`, [projectId]),
    ).toBe('local_project_past');
    const prepared = await preparedProject(office, built, {});
    expect(
      await bySql(editor, `UPDATE partnerships.local_project SET signed_by = prepared_by WHERE id = $1`, [
        prepared.projectId,
      ]),
    ).toBe('local_project_four_eyes');
  });

  it('are split within the award, with at least half for projects', async () => {
    const open = (split: Partial<Record<FundCode, Money>>, more: object = {}) =>
      openFrame(office.database, editor, {
        ...{
          partnershipId: built.partnershipId,
          budgetYear: 2029,
          awardId: null,
          federalReference: '3925PFD0142',
          rules: {},
        },
        ...{ award: Money.ofEuros(100_000), ownShare: Money.ZERO, split },
        ...more,
      });
    expect(await open({ KUF: Money.ofCents(5_000_001) })).toMatchObject({
      refusal: { kind: 'frame-project-share', facts: { maxCents: 5_000_000 } },
    });
    expect(await open({ KUF: Money.ofEuros(50_000), AKTIONSFONDS: Money.ofCents(5_000_001) })).toMatchObject({
      refusal: { kind: 'frame-exceeded', facts: { roomCents: 5_000_000 } },
    });
    expect(await open({}, { federalReference: '' })).toMatchObject({ refusal: { kind: 'entry-missing' } });
    expect(await open({}, { award: Money.ZERO })).toMatchObject({ refusal: { kind: 'amount-not-positive' } });
    expect(await open({}, { budgetYear: 2027 })).toMatchObject({ refusal: { kind: 'frame-exists' } });
    expect(await open({}, { awardId: '01900000-0000-7000-8000-000000000009' })).toMatchObject({
      refusal: { kind: 'award-not-found' },
    });
  });

  it('move free money only, and say how much is missing', async () => {
    const move = (from: FundCode, to: FundCode, euros: number, reason = 'Mehr Anträge als erwartet') =>
      transferBetweenFunds(office.database, editor, {
        frameId: built.frameId,
        from,
        to,
        amount: Money.ofEuros(euros),
        reason,
      });
    expect(await move('JUGENDFONDS', 'AKTIONSFONDS', 12_001)).toMatchObject({
      refusal: { kind: 'fund-exhausted', facts: { missingCents: 100 } },
    });
    expect(await move('JUGENDFONDS', 'KUF', 5_001)).toMatchObject({ refusal: { kind: 'frame-project-share' } });
    expect(await move('JUGENDFONDS', 'JUGENDFONDS', 1)).toMatchObject({ refusal: { kind: 'fund-not-found' } });
    expect(await move('JUGENDFONDS', 'AKTIONSFONDS', 0)).toMatchObject({ refusal: { kind: 'amount-not-positive' } });
    expect(await move('JUGENDFONDS', 'AKTIONSFONDS', 1, 'x')).toMatchObject({ refusal: { kind: 'reason-missing' } });
    must(await move('JUGENDFONDS', 'AKTIONSFONDS', 500));
  });

  it('pay for an own expense what was committed for it, and no cent more', async () => {
    const { matterId } = must(
      await commitOwnExpense(office.database, editor, {
        frameId: built.frameId,
        code: 'KUF',
        amount: Money.ofEuros(65_000),
        reason: 'Vertrag mit der Fachstelle',
      }),
    );
    const pay = (cents: number, matter = matterId) =>
      payOwnExpense(office.database, editor, {
        frameId: built.frameId,
        code: 'KUF',
        amount: Money.ofCents(cents),
        reason: 'Rate',
        matterId: matter,
      });
    must(await pay(5_958_337));
    expect(await pay(541_664)).toMatchObject({ refusal: { kind: 'own-expense-exceeded' } });
    expect(await pay(1, built.partnershipId)).toMatchObject({ refusal: { kind: 'own-expense-not-found' } });
  });

  it('get no federal money before the council consents, and none above the award', async () => {
    const draw = (euros: number) =>
      recordFederalDraw(office.database, editor, {
        frameId: built.frameId,
        amount: Money.ofEuros(euros),
        drawnOn: CalendarDate.of(2026, 11, 16),
        portalReference: 'MA-1',
      });
    const situation = async () => office.database.read(editor, async (tx) => frameSituation(tx, await frame()));
    expect(await draw(10_000)).toMatchObject({ refusal: { kind: 'local-consent-missing' } });
    expect(await situation()).toMatchObject({ isConsentMissing: true });
    const consent = { frameId: built.frameId, body: 'Rat', reference: 'Nr. 0123/26' };
    expect(
      await recordFrameConsent(office.database, editor, { ...consent, decidedOn: CalendarDate.of(2026, 11, 17) }),
    ).toMatchObject({ refusal: { kind: 'consent-in-future' } });
    must(await recordFrameConsent(office.database, editor, { ...consent, decidedOn: CalendarDate.of(2026, 11, 10) }));
    must(await draw(140_000));
    expect(await draw(1)).toMatchObject({ refusal: { kind: 'draw-above-award' } });
    expect(await situation()).toMatchObject({ isConsentMissing: false, drawn: Money.ofEuros(140_000) });
  });

  it('of NRWeltoffen forward at most what the award recognised for it', async () => {
    const award = await signedAward(office, '05915', 50_000);
    const { id: partnershipId } = must(
      await foundPartnership(office.database, editor, {
        ...{
          programmeCode: 'NRWELTOFFEN',
          name: 'Projekte vor Ort in Hamm',
          slug: 'hamm-nrweltoffen',
          leadOffice: 'Amt für Soziale Integration',
        },
        ...{ coordinationOffice: 'Koordinierende Fachstelle', coordinationByCarrier: false, goals: [] },
        ...{ contactEmail: 'nrweltoffen@hamm.example', contactPhone: '', beganOn: CalendarDate.of(2026, 1, 1) },
      }),
    );
    const situation = must(await office.database.read(editor, (tx) => drawingSituation(tx, award.id)));
    expect(situation.award.amount.toCents()).toBe(4_000_000);
    const opened = await openFrame(office.database, editor, {
      ...{
        partnershipId,
        budgetYear: 2027,
        awardId: award.id,
        federalReference: '',
        award: Money.ofCents(1),
        ownShare: Money.ZERO,
      },
      ...{ split: { WEITERLEITUNG: Money.ofCents(1) }, rules: {} },
    });
    // This award recognised nothing for forwarding: not even one cent may be forwarded.
    expect(opened).toMatchObject({ refusal: { kind: 'frame-above-award', facts: { limitCents: 0 } } });
    expect(
      await bySql(
        editor,
        `INSERT INTO partnerships.frame (id, partnership_id, organisation_id, programme_code, budget_year, award_id, award_cents, min_project_bps, created_at)
         VALUES (gen_random_uuid(), $1, $2, 'NRWELTOFFEN', 2027, $3, 5000001, 0, now())`,
        [partnershipId, editor.organisationId, award.id],
      ),
    ).toBe('frame_within_award');
  });

  it('and everything else of a partnership belong to its municipality; the authority reads, other districts see nothing', async () => {
    const { projectId, association } = await appliedProject(office, built);
    const neighbour = districtEditor('05358');
    const seenBy = (actor: Actor) =>
      office.database.read(actor, async (tx) => ({
        partnerships: (await listPartnerships(tx)).length,
        projects: (await projectsOf(tx, built.partnershipId)).length,
        entries: (await entriesOf(tx, built.frameId)).length,
        project: (await findProject(tx, projectId)) !== null,
      }));
    expect(await seenBy(neighbour)).toEqual({ partnerships: 0, projects: 0, entries: 0, project: false });
    const own = await seenBy(editor);
    expect(own.projects).toBeGreaterThan(1);
    expect(await seenBy(caseworker)).toEqual(own);
    expect(await seenBy(association)).toEqual({ partnerships: 1, projects: 1, entries: 0, project: true });
    expect(
      await transferBetweenFunds(office.database, neighbour, {
        frameId: built.frameId,
        from: 'KUF',
        to: 'JUGENDFONDS',
        amount: Money.ofEuros(1),
        reason: 'fremdes Geld',
      }),
    ).toMatchObject({ refusal: { kind: 'frame-not-found' } });
    expect(
      await changeFundRules(office.database, caseworker, {
        frameId: built.frameId,
        code: 'AKTIONSFONDS',
        rules: RULES,
      }),
    ).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    expect(
      await bySql(caseworker, `UPDATE partnerships.local_project SET title = 'x' WHERE id = $1 RETURNING id`, [
        projectId,
      ]),
    ).toBeNull();
    expect((await office.database.read(editor, (tx) => findProject(tx, projectId)))?.application.title).toBe(
      A_FORM.title,
    );
  });

  it('take forms only within window, limits and own share, and say by how much', async () => {
    const apply =
      (form: Partial<typeof A_FORM>, rules: Partial<typeof RULES> = {}) =>
      async () => {
        must(
          await changeFundRules(office.database, editor, {
            frameId: built.frameId,
            code: 'AKTIONSFONDS',
            rules: { ...RULES, ...rules },
          }),
        );
        const application = { ...A_FORM, contactEmail: 'regeln@verein.example', ...form };
        return applyByForm(office.database, {
          ...built,
          fundCode: 'AKTIONSFONDS',
          application,
          address: '198.51.100.1',
          trap: '',
        });
      };
    const costs = (euros: number) => [{ label: 'Miete', amount: Money.ofEuros(euros) }];
    const cases: readonly (readonly [() => Promise<unknown>, object])[] = [
      [
        apply({ costs: costs(5_601), own: Money.ofEuros(600) }),
        { kind: 'local-amount-above-limit', facts: { aboveCents: 100 } },
      ],
      [apply({ costs: costs(2_700) }), { kind: 'local-own-share-missing', facts: { missingCents: 7_000 } }],
      [apply({ own: Money.ofEuros(2_200) }), { kind: 'local-nothing-to-fund' }],
      [apply({ startsOn: CalendarDate.of(2026, 11, 16) }), { kind: 'local-begun-already' }],
      [apply({ endsOn: CalendarDate.of(2027, 4, 1) }), { kind: 'local-period-reversed' }],
      [apply({ endsOn: CalendarDate.of(2028, 1, 1) }), { kind: 'local-period-outside-year' }],
      [apply({ costs: [] }), { kind: 'local-costs-missing' }],
      [apply({ costs: [{ label: '', amount: Money.ofEuros(1) }] }), { kind: 'local-cost-row' }],
      [apply({ declared: false }), { kind: 'local-declaration-missing' }],
      [apply({ postcode: '1234' }), { kind: 'local-postcode' }],
      [apply({ contactEmail: 'keine Adresse' }), { kind: 'local-email' }],
      [apply({ summary: 'kurz' }), { kind: 'local-text-too-short', pointer: '/summary' }],
      [apply({}, { acceptsApplications: false }), { kind: 'local-fund-closed' }],
      [apply({}, { opensOn: CalendarDate.of(2026, 11, 17) }), { kind: 'local-window-not-open' }],
      [apply({}, { closesOn: CalendarDate.of(2026, 11, 15) }), { kind: 'local-window-over' }],
    ];
    for (const [attempt, refusal] of cases) expect(await attempt()).toMatchObject({ ok: false, refusal: [refusal] });
    must(
      await changeFundRules(office.database, editor, { frameId: built.frameId, code: 'AKTIONSFONDS', rules: RULES }),
    );
    const wrong = (more: Partial<typeof RULES>) =>
      changeFundRules(office.database, editor, {
        frameId: built.frameId,
        code: 'AKTIONSFONDS',
        rules: { ...RULES, ...more },
      });
    expect(await wrong({ proofDays: 0 })).toMatchObject({ refusal: { kind: 'number-out-of-range' } });
    expect(await wrong({ opensOn: CalendarDate.of(2027, 2, 1), closesOn: CalendarDate.of(2027, 1, 1) })).toMatchObject({
      refusal: { kind: 'local-period-reversed' },
    });
  });

  it('know a form only by its link: it expires, confirms once, reveals nothing, and programs get nowhere', async () => {
    const email = 'geheim@verein.example';
    const count = async () => (await office.database.read(editor, (tx) => projectsOf(tx, built.partnershipId))).length;
    const before = await count();
    const apply = (trap: string, address = '203.0.113.7') =>
      applyByForm(office.database, {
        ...built,
        fundCode: 'AKTIONSFONDS',
        application: { ...A_FORM, contactEmail: email },
        address,
        trap,
      });
    expect(await apply('https://spam.example')).toEqual({ ok: true, value: true });
    await expect(secretMailed(office, 'local-confirm', email)).rejects.toThrow('no secret');
    must(await apply(''));
    const secret = await secretMailed(office, 'local-confirm', email);
    expect(await office.database.read(SYSTEM_ACTOR, (tx) => draftOfLink(tx, secret))).toMatchObject({
      title: A_FORM.title,
    });
    expect(await count()).toBe(before);
    const [first, second] = await Promise.all([
      confirmForm(office.database, secret),
      confirmForm(office.database, secret),
    ]);
    expect([first.ok, second.ok].sort()).toEqual([false, true]);
    expect(await count()).toBe(before + 1);
    const page = await secretMailed(office, 'local-link', email);
    const opened = await office.database.read(SYSTEM_ACTOR, (tx) => projectOfLink(tx, page));
    const number = `P-27-${String((await office.database.read(editor, (tx) => findProject(tx, opened?.id ?? '')))?.number).padStart(3, '0')}`;
    const renew = (address: string, mail: string) =>
      renewLink(office.database, { partnershipId: built.partnershipId, number, email: mail, address });
    expect(await renew('203.0.113.8', 'andere@verein.example')).toEqual(await renew('203.0.113.8', email));
    expect(await office.database.read(SYSTEM_ACTOR, (tx) => projectOfLink(tx, page))).toBeNull();
    expect(
      await office.database.read(SYSTEM_ACTOR, async (tx) =>
        projectOfLink(tx, await secretMailed(office, 'local-link', email)),
      ),
    ).toMatchObject({ id: opened?.id });

    must(await apply('', '203.0.113.9'));
    const late = await secretMailed(office, 'local-confirm', email);
    office.clock.moveTo(new Date('2026-11-24T09:00:00Z'));
    expect(await confirmForm(office.database, late)).toMatchObject({ refusal: { kind: 'local-link-unknown' } });
    await expireForms(office.database);
    expect(await office.database.read(SYSTEM_ACTOR, (tx) => tx.query('SELECT 1 FROM partnerships.form_draft'))).toEqual(
      [],
    );
    for (let attempt = 0; attempt < 20; attempt += 1) await apply('', '203.0.113.10');
    expect(await apply('', '203.0.113.10')).toMatchObject({ refusal: [{ kind: 'too-many-attempts' }] });
    expect(
      await office.database.read(SYSTEM_ACTOR, (tx) => tx.query('SELECT 1 FROM partnerships.form_draft')),
    ).toHaveLength(5);
    office.clock.moveTo(new Date('2026-11-16T09:00:00Z'));
  });

  it('stand beside members that come and go, and keep who was there', async () => {
    const enter = (more: object = {}) =>
      enterMember(office.database, editor, {
        partnershipId: built.partnershipId,
        name: 'Integrationsrat',
        role: 'ALLIANCE',
        from: CalendarDate.of(2025, 3, 1),
        to: null,
        ...more,
      });
    const { id } = must(await enter());
    expect(await enter({ name: ' ' })).toMatchObject({ refusal: { kind: 'entry-missing' } });
    expect(await enter({ to: CalendarDate.of(2025, 2, 1) })).toMatchObject({
      refusal: { kind: 'local-period-reversed' },
    });
    const end = () =>
      endMember(office.database, editor, {
        partnershipId: built.partnershipId,
        memberId: id,
        to: CalendarDate.of(2026, 3, 1),
      });
    must(await end());
    expect(await end()).toMatchObject({ refusal: { kind: 'member-not-open' } });
    const members = await office.database.read(editor, (tx) => membersOf(tx, built.partnershipId));
    expect(members.map(({ name, to }) => [name, to?.toString() ?? null])).toContainEqual([
      'Integrationsrat',
      '2026-03-01',
    ]);
    expect(await bySql(editor, `UPDATE partnerships.member SET to_day = '2027-01-01' WHERE id = $1`, [id])).toBe(
      'member_history_kept',
    );
  });
});
