import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { historyOf } from '#audit';
import { CalendarDate, Money, type Result } from '#kernel';
import { capOfficer, caseworker, openOffice, type Office } from '../../../../test/support/case-builder.js';
import {
  addCall,
  addLetterheadVersion,
  addTermsVersion,
  addTextBlockVersion,
  changeCall,
  findCall,
  letterheadOn,
  listCaps,
  listTermsVersions,
  listTextBlockVersions,
  referenceCallId,
  setCap,
  termsOn,
  textBlocksOn,
  unverifiedParameters,
  verifyTerms,
  type AddTermsVersion,
} from '../index.js';

const NRW = 'NRWELTOFFEN';
const day = CalendarDate.iso;
const SOURCE = 'Erlass vom 10.11.2026';

/** "kind pointer" of every finding, or of the one refusal. */
function findings<T>(result: Result<T>): string[] {
  if (result.ok) return ['accepted'];
  const { refusal } = result;
  const all = 'refusals' in refusal && Array.isArray(refusal.refusals) ? refusal.refusals : [refusal];
  return all.map((each: { kind: string; pointer?: string }) => `${each.kind} ${each.pointer ?? ''}`.trim());
}

/** What the cap ledger sees of a decision in review. */
async function bookReservation(office: Office, amount: Money): Promise<void> {
  const decisionId = '01900000-0000-7000-8000-0000000000aa';
  await office.database.transaction(caseworker, async (tx) => {
    await tx.query(
      `INSERT INTO awards.decision (id, application_id, organisation_id, programme_code, district_ags, cap_holder, kind,
         state, content, amount_cents, prepared_by, prepared_by_name, prepared_at)
       VALUES ($1, $1, $1, $2, '05358', '05358', 'AWARD', 'DRAFT', '{}', $3, $1, 'A', $4)`,
      [decisionId, NRW, amount.toCents(), tx.now],
    );
    await tx.query(
      `INSERT INTO awards.cap_entry (id, programme_code, cap_holder, budget_year, district_ags, kind,
         reserved_delta_cents, decision_id, actor_id, effective_on, recorded_at)
       VALUES (gen_random_uuid(), $1, '05358', 2027, '05358', 'RESERVATION', $2, $3, $4, $5, $6)`,
      [NRW, amount.toCents(), decisionId, tx.actor.accountId, tx.today.toString(), tx.now],
    );
  });
}

describe('changing a programme', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const newTerms = async (change: Partial<AddTermsVersion> = {}, terms: object = {}): Promise<AddTermsVersion> => {
    const versions = await office.database.read(capOfficer, (tx) => listTermsVersions(tx, NRW));
    return {
      programmeCode: NRW,
      label: '2027-1',
      validFrom: day('2027-01-01'),
      terms: { ...versions[0]?.terms, ...terms },
      source: SOURCE,
      reason: null,
      ...change,
    };
  };
  const add = async (change: Partial<AddTermsVersion>, terms?: object): Promise<string[]> =>
    findings(await addTermsVersion(office.database, capOfficer, await newTerms(change, terms)));

  it('is for the programme administration alone', async () => {
    const terms = await newTerms();
    const cap = { programmeCode: NRW, budgetYear: 2029, amount: Money.ofEuros(1), source: SOURCE, isVerified: false };
    expect(findings(await addTermsVersion(office.database, caseworker, terms))).toEqual(['action-not-permitted']);
    expect(findings(await setCap(office.database, caseworker, cap))).toEqual(['action-not-permitted']);
  });

  it('refuses terms with all findings at once', async () => {
    const wrong = { label: '', validFrom: null, source: 'x' };
    expect(await add(wrong, { rateBps: 20_000, checks: [] })).toEqual([
      'entry-missing /label',
      'entry-missing /validFrom',
      'entry-too-short /source',
      'number-out-of-range /rateBps',
      'list-empty /checks',
    ]);
  });

  it('refuses a version in the past without a reason, a taken label, an unknown programme', async () => {
    expect(await add({ validFrom: day('2026-11-01') })).toEqual(['reason-for-past-missing /reason']);
    expect(await add({ validFrom: day('2026-11-01'), reason: 'zu kurz' })).toEqual(['reason-for-past-missing /reason']);
    expect(await add({ label: '2026-1' })).toEqual(['label-taken /label']);
    expect(await add({ programmeCode: 'NOWHERE' })).toEqual(['programme-not-found']);
  });

  it('ends the predecessor the day before, leaves running applications alone, and traces the act', async () => {
    expect(await add({}, { rateBps: 9000, minOwnShareBps: 1000 })).toEqual(['accepted']);
    const [before, after] = await office.database.read(capOfficer, async (tx) => [
      await termsOn(tx, NRW, day('2026-12-31')),
      await termsOn(tx, NRW, day('2027-01-01')),
    ]);
    expect(before).toMatchObject({ value: { label: '2026-1', validTo: day('2026-12-31'), terms: { rateBps: 8000 } } });
    expect(after).toMatchObject({ value: { label: '2027-1', validTo: null, terms: { rateBps: 9000 } } });
    const [entry] = await office.database.read(capOfficer, (tx) => historyOf(tx, `programme:${NRW}`, { limit: 1 }));
    expect(entry).toMatchObject({ action: 'add-terms-version', actorName: 'P. Leitung', facts: { label: '2027-1' } });
  });

  it('refuses a version that begins before or with the newest one', async () => {
    const sentence = ['version-begins-too-early /validFrom'];
    expect(await add({ label: '2027-2', validFrom: day('2027-01-01') })).toEqual(sentence);
    expect(await add({ label: '2027-2', validFrom: day('2026-12-01') })).toEqual(sentence);
    expect(await add({ label: '2027-2', validFrom: day('2027-01-02') })).toEqual(['accepted']);
  });

  it('lets only one of two versions that begin the same day through', async () => {
    const both = await Promise.all(['2028-1', '2028-2'].map((label) => add({ label, validFrom: day('2028-01-01') })));
    expect(both.flat().sort()).toEqual(['accepted', 'version-begins-too-early /validFrom']);
  });

  it('counts nothing as unverified once a person has verified the version, with name and day', async () => {
    const version = (await office.database.read(capOfficer, (tx) => listTermsVersions(tx, NRW))).at(-1);
    const termsVersionId = version?.id ?? '';
    const verify = (evidence: string) => verifyTerms(office.database, capOfficer, { termsVersionId, evidence });
    expect(version && unverifiedParameters(version).length).toBe(34);
    expect(findings(await verify(' '))).toEqual(['entry-missing /evidence']);
    expect(findings(await verify('Richtlinie vom 01.03.2024, Az. 12-34'))).toEqual(['accepted']);
    expect(findings(await verify('Richtlinie vom 01.03.2024, Az. 12-34'))).toEqual(['already-verified']);
    const verified = (await office.database.read(capOfficer, (tx) => listTermsVersions(tx, NRW))).at(-1);
    expect(verified).toMatchObject({ verifiedBy: 'P. Leitung, 02.11.2026' });
    expect(verified && unverifiedParameters(verified)).toEqual([]);
    const unknown = { termsVersionId: '01900000-0000-7000-8000-00000000ffff', evidence: 'Richtlinie' };
    expect(findings(await verifyTerms(office.database, capOfficer, unknown))).toEqual(['terms-not-found']);
  });

  it('sets a cap as a new version and refuses one that changes nothing or is absurd', async () => {
    const set = async (budgetYear: number | null, amount: Money | null, source = SOURCE): Promise<string[]> =>
      findings(
        await setCap(office.database, capOfficer, { programmeCode: NRW, budgetYear, amount, source, isVerified: true }),
      );
    expect(await set(2028, Money.ofEuros(75_000))).toEqual(['accepted']);
    expect(await set(2028, Money.ofEuros(75_000))).toEqual(['cap-unchanged /amount']);
    expect(await set(2028, Money.ofCents(-1))).toEqual(['amount-negative /amount']);
    expect(await set(2014, Money.ofEuros(1))).toEqual(['year-out-of-range /budgetYear']);
    expect(await set(null, null, '')).toEqual([
      'entry-missing /source',
      'entry-missing /budgetYear',
      'entry-missing /amount',
    ]);
    const caps = await office.database.read(capOfficer, (tx) => listCaps(tx, NRW));
    expect(caps.find((cap) => cap.budgetYear === 2028)).toMatchObject({
      version: 2,
      amount: Money.ofEuros(75_000),
      verifiedBy: 'P. Leitung, 02.11.2026',
    });
  });

  it('refuses a cap below what is bound in a district, to the cent', async () => {
    await bookReservation(office, Money.ofEuros(40_000));
    const set = async (amount: Money): Promise<string[]> =>
      findings(
        await setCap(office.database, capOfficer, {
          programmeCode: NRW,
          budgetYear: 2027,
          amount,
          source: SOURCE,
          isVerified: false,
        }),
      );
    expect(await set(Money.ofCents(3_999_999))).toEqual(['cap-below-committed /amount']);
    expect(await set(Money.ofCents(4_000_000))).toEqual(['accepted']);
  });

  it('opens a call, and refuses one without a cap, without terms, or with a window and period that cannot be', async () => {
    const call = {
      programmeCode: NRW,
      name: 'NRWeltoffen 2028',
      budgetYear: 2028,
      opensAt: new Date('2027-09-01T00:00:00+02:00'),
      closesAt: new Date('2027-10-31T23:59:59+01:00'),
      latePolicy: 'MARK',
      periodFrom: day('2028-01-01'),
      periodTo: day('2028-12-31'),
    };
    const open = async (change: object): Promise<string[]> =>
      findings(await addCall(office.database, capOfficer, { ...call, ...change }));
    expect(await open({})).toEqual(['accepted']);
    expect(await open({ closesAt: call.opensAt })).toEqual(['call-closes-before-opening /closesAt']);
    expect(await open({ budgetYear: 2031, periodFrom: day('2031-01-01'), periodTo: day('2031-12-31') })).toEqual([
      'cap-missing-for-year /budgetYear',
    ]);
    expect(await open({ opensAt: new Date('2015-06-01T00:00:00Z') })).toEqual(['no-terms-for-date']);
    expect(await open({ periodTo: day('2027-12-31') })).toEqual(['period-ends-before-begin /periodTo']);
    expect(await open({ periodFrom: day('2027-12-31') })).toEqual(['period-outside-budget-year /periodFrom']);
    expect(await open({ periodTo: day('2033-01-01') })).toEqual(['period-too-long /periodTo']);
    expect(await open({ name: '', opensAt: null, latePolicy: 'SOMETIMES' })).toEqual([
      'entry-missing /name',
      'entry-missing /opensAt',
      'entry-missing /latePolicy',
    ]);
  });

  it('lengthens a call freely and shortens it only with a reason', async () => {
    const callId = referenceCallId(NRW, 2027);
    const before = await office.database.read(capOfficer, (tx) => findCall(tx, callId));
    if (!before) throw new Error('the reference call is missing');
    const { name, opensAt, closesAt, latePolicy } = before;
    const change = async (entry: object): Promise<string[]> =>
      findings(
        await changeCall(office.database, capOfficer, {
          callId,
          name,
          opensAt,
          closesAt,
          latePolicy,
          reason: null,
          ...entry,
        }),
      );
    expect(await change({ closesAt: new Date('2026-12-15T23:59:59+01:00') })).toEqual(['accepted']);
    expect(await change({})).toEqual(['reason-for-stricter-call-missing /reason']);
    expect(await change({ closesAt: new Date('2026-12-15T23:59:59+01:00'), latePolicy: 'REFUSE' })).toEqual([
      'reason-for-stricter-call-missing /reason',
    ]);
    expect(await change({ reason: 'Die Jury tagt früher als geplant.' })).toEqual(['accepted']);
    expect(await change({ callId: '01900000-0000-7000-8000-00000000ffff' })).toEqual(['call-not-found']);
  });

  it('gives a text block a new version from a day on and refuses unknown placeholders', async () => {
    const block = {
      programmeCode: null,
      code: 'use-report',
      title: 'Verwendungsnachweis',
      body: 'Der Nachweis ist bis zum {useReportDue} vorzulegen.',
      choice: 'ALWAYS',
      validFrom: day('2027-01-01'),
      source: SOURCE,
      reason: null,
      isVerified: false,
    };
    const write = async (change: object): Promise<string[]> =>
      findings(await addTextBlockVersion(office.database, capOfficer, { ...block, ...change }));
    expect(await write({})).toEqual(['accepted']);
    expect(await write({})).toEqual(['version-begins-too-early /validFrom']);
    expect(await write({ code: 'new-block', body: 'Bis {someDay} vorzulegen.' })).toEqual([
      'placeholder-unknown /body',
    ]);
    expect(await write({ code: 'New Block', choice: 'MAYBE', title: '' })).toEqual([
      'entry-missing /title',
      'block-code-form /code',
      'entry-not-offered /choice',
    ]);
    expect(await write({ code: 'new-block', validFrom: day('2026-10-01') })).toEqual([
      'reason-for-past-missing /reason',
    ]);
    expect(await write({ code: 'new-block', programmeCode: NRW })).toEqual(['accepted']);
    const titles = (date: string, programme = NRW) =>
      office.database.read(capOfficer, async (tx) =>
        (await textBlocksOn(tx, { programme, noticeKind: 'AWARD', date: day(date) })).map(
          ({ code, version }) => `${code} ${version}`,
        ),
      );
    expect(await titles('2026-12-31')).toContain('use-report 1');
    expect(await titles('2027-01-01')).toEqual(expect.arrayContaining(['use-report 2', 'new-block 1']));
    expect(await titles('2027-01-01', 'DEMOKRATIE_LEBEN')).not.toContain('new-block 1');
    const versions = await office.database.read(capOfficer, (tx) => listTextBlockVersions(tx, NRW));
    expect(versions.filter(({ code }) => code === 'use-report').map(({ validTo }) => validTo?.toString())).toEqual([
      undefined,
      '2026-12-31',
    ]);
  });

  it('gives the letterhead a new version from a day on and refuses incomplete lines', async () => {
    const now = await office.database.read(capOfficer, (tx) => letterheadOn(tx, NRW, day('2026-11-02')));
    if (!now.ok) throw new Error('the reference letterhead is missing');
    const letterhead = { ...now.value.letterhead, street: 'Neue Straße 5' };
    const command = {
      programmeCode: NRW,
      letterhead,
      validFrom: day('2027-02-01'),
      source: SOURCE,
      reason: null,
      isVerified: true,
    };
    const write = async (change: object): Promise<string[]> =>
      findings(await addLetterheadVersion(office.database, capOfficer, { ...command, ...change }));
    expect(await write({ letterhead: { ...letterhead, postcode: '4021', email: 'lks', phone: '' } })).toEqual([
      'entry-missing /phone',
      'postcode-form /postcode',
      'email-form /email',
    ]);
    expect(await write({ validFrom: null })).toEqual(['entry-missing /validFrom']);
    expect(await write({})).toEqual(['accepted']);
    expect(await write({})).toEqual(['version-begins-too-early /validFrom']);
    const street = async (date: string) => {
      const version = await office.database.read(capOfficer, (tx) => letterheadOn(tx, NRW, day(date)));
      return version.ok && version.value.letterhead.street;
    };
    expect([await street('2027-01-31'), await street('2027-02-01')]).toEqual(['Beispielstraße 1', 'Neue Straße 5']);
  });
});
