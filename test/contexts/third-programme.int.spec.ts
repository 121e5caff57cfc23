import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  completeFormalCheck,
  recordCheck,
  saveDraft,
  startDraft,
  startFormalCheck,
  submitApplication,
} from '#applications';
import { prepareDecision, sendToReview, signDecision } from '#awards';
import { appropriate, openTitle, titleOfProgramme } from '#budget';
import { CalendarDate, Money, type Result } from '#kernel';
import {
  attachDocuments,
  budgetOfficer,
  capOfficer,
  caseworker,
  completeForm,
  districtSignatory,
  openOffice,
  signatory,
  type Office,
} from '../support/case-builder.js';
import {
  addCall,
  addProgramme,
  findProgramme,
  listTermsVersions,
  SETTLEMENT_DEFAULTS,
  type AddProgramme,
} from '#programmes';

const CODE = 'VIELFALT_VOR_ORT';
const day = CalendarDate.iso;
const TITLE = {
  chapter: '06 072',
  titleNumber: '633 67',
  name: 'Zuweisungen: Vielfalt vor Ort',
  source: 'Haushaltsplan 2027 (Probe)',
};

/** The terms of a programme nobody has written a line of code for. */
const TERMS = {
  financingType: 'DEFICIT',
  rateBps: 0,
  minOwnShareBps: 0,
  ownShareRule: 'REPORT',
  roundUnitCents: 100,
  costCategories: [
    { code: 'BEGEGNUNG', label: 'Begegnungen', hint: 'Räume, Verpflegung', eligible: true },
    { code: 'FEST', label: 'Feste', hint: '', eligible: false },
  ],
  fundingKinds: [{ kind: 'OWN_CASH', label: 'Eigenmittel', hint: '' }],
  phases: [],
  projectCategories: [],
  minProjectShareBps: null,
  requiredDocuments: [{ kind: 'ZEITPLAN', label: 'Zeitplan', required: 'ALWAYS' }],
  upload: { fileBytesMax: 5_242_880, filesMax: 5, acceptedTypes: ['pdf'] },
  councilConsentRequired: false,
  demarcationProgramme: null,
  infoRequestDays: 10,
  reservationDays: 7,
  useOfFunds: { months: 2 },
  useReportMonths: 3,
  interimReportMonths: 4,
  reminderDays: [-14],
  ...SETTLEMENT_DEFAULTS,
  approvals: [],
  checks: [
    { code: 'complete', stage: 'FORMAL', label: 'Vollständig', hint: '' },
    { code: 'local', stage: 'MATERIAL', label: 'Vor Ort', hint: 'Findet im Kreis statt' },
  ],
  grantForm: 'SUBSIDY',
  noticeSubject: 'Zuwendungen der Stiftung',
  ancillaryRegulations: 'ANBest-G',
  normSet: 'VVG zu § 44 LHO NRW',
  unverified: [],
};

const PROGRAMME: AddProgramme = {
  code: CODE,
  name: 'Vielfalt vor Ort',
  shortName: 'VVO',
  capHolder: 'DISTRICT',
  label: '2027-1',
  validFrom: day('2026-11-02'),
  terms: TERMS,
  source: 'Erlass vom 30.10.2026 (Probe)',
  reason: null,
  capYearFrom: 2027,
  capYearTo: 2029,
  capAmount: Money.ofEuros(25_000),
  letterhead: {
    name: 'Landeskoordinierungsstelle',
    subline: 'Bewilligungsbehörde',
    street: 'Beispielstraße 1',
    postcode: '40213',
    city: 'Düsseldorf',
    phone: '0211 000-0000',
    email: 'lks@lks.example',
    place: 'Düsseldorf',
  },
};

function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

describe('a third programme, added as data alone', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const withTitle = (title = TITLE) =>
    addProgramme(office.database, capOfficer, PROGRAMME, (tx, { code }) =>
      openTitle(tx, { ...title, programmeCode: code }),
    );

  it('is not there at all when its budget title is refused', async () => {
    expect(await withTitle({ ...TITLE, titleNumber: '633 65' })).toMatchObject({
      refusal: { kind: 'budget-title-taken' },
    });
    expect(await withTitle({ ...TITLE, chapter: '6/72' })).toMatchObject({ refusal: { kind: 'chapter-form' } });
    expect(await withTitle({ ...TITLE, titleNumber: '63367' })).toMatchObject({
      refusal: { kind: 'title-number-form', pointer: '/titleNumber' },
    });
    expect(await office.database.read(capOfficer, (tx) => findProgramme(tx, CODE))).toBeNull();
  });

  it('is refused with all findings at once', async () => {
    const wrong = {
      ...PROGRAMME,
      code: 'vielfalt',
      shortName: 'NRWO',
      capHolder: 'LAND',
      capYearTo: 2026,
      capAmount: null,
    };
    const refused = await addProgramme(office.database, capOfficer, wrong);
    expect(refused).toMatchObject({
      refusal: {
        refusals: [
          { kind: 'programme-code-form', pointer: '/code' },
          { kind: 'short-name-taken', pointer: '/shortName' },
          { kind: 'entry-not-offered', pointer: '/capHolder' },
          { kind: 'entry-missing', pointer: '/capAmount' },
          { kind: 'cap-years-out-of-range', pointer: '/capYearTo' },
        ],
      },
    });
    expect(await addProgramme(office.database, capOfficer, { ...PROGRAMME, shortName: 'vvo' })).toMatchObject({
      refusal: { refusals: [{ kind: 'short-name-form', pointer: '/shortName' }] },
    });
    expect(await addProgramme(office.database, caseworker, PROGRAMME)).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
  });

  it('takes an application from the draft to a signed award by its own rules', async () => {
    accepted(await withTitle());
    expect(await withTitle()).toMatchObject({
      refusal: {
        kind: 'fields-invalid',
        refusals: [
          { kind: 'programme-code-taken', pointer: '/code' },
          { kind: 'short-name-taken', pointer: '/shortName' },
        ],
      },
    });
    const title = await office.database.read(capOfficer, (tx) => titleOfProgramme(tx, CODE));
    accepted(
      await appropriate(office.database, budgetOfficer, {
        titleId: title?.id ?? '',
        budgetYear: 2027,
        authority: 'AE',
        kind: 'APPROPRIATION',
        amount: Money.ofEuros(100_000),
        orderReference: 'Haushaltsplan 2027',
      }),
    );
    const call = accepted(
      await addCall(office.database, capOfficer, {
        programmeCode: CODE,
        name: 'Vielfalt vor Ort 2027',
        budgetYear: 2027,
        opensAt: new Date('2026-11-02T00:00:00+01:00'),
        closesAt: new Date('2026-12-31T23:59:59+01:00'),
        latePolicy: 'REFUSE',
        periodFrom: day('2027-01-01'),
        periodTo: day('2027-12-31'),
      }),
    );

    const district = districtSignatory('05766');
    const draft = accepted(await startDraft(office.database, district, { callId: call.id }));
    expect(draft.fileNumber).toContain('VVO');
    const { 'project.phase': _, 'declaration.demarcation': __, ...form } = completeForm(30_000, 'Nachbarschaftsfeste');
    const entries = {
      ...form,
      'cost.b0001.category': 'BEGEGNUNG',
      'cost.b0001.amount.2027': '20.000,50',
      'funding.OWN_CASH.2027': '1.500,50',
    };
    accepted(await saveDraft(office.database, district, { applicationId: draft.id, baseVersion: 1, entries }));
    await attachDocuments(office, district, draft.id, ['ZEITPLAN']);
    const submitted = await submitApplication(office.database, district, { applicationId: draft.id });
    accepted(submitted);

    const act = { applicationId: draft.id };
    accepted(await startFormalCheck(office.database, caseworker, act));
    for (const code of ['complete', 'local'])
      accepted(await recordCheck(office.database, caseworker, { ...act, code, result: 'MET', note: '' }));
    accepted(await completeFormalCheck(office.database, caseworker, act));
    const decision = accepted(
      await prepareDecision(office.database, caseworker, {
        ...act,
        kind: 'AWARD',
        recognitions: [],
        grantLimits: {},
        clauseCodes: [],
        reasons: [],
      }),
    );
    // The deficit: 20.000,50 costs less 1.500,50 own funds.
    expect(decision.amount.toString()).toBe('18.500,00 EUR');
    accepted(await sendToReview(office.database, caseworker, act));
    const signed = accepted(await signDecision(office.database, signatory, act));
    expect(signed).toMatchObject({ amount: { cents: 1_850_000n } });
  });

  it('keeps the terms as they were entered', async () => {
    const [version] = await office.database.read(capOfficer, (tx) => listTermsVersions(tx, CODE));
    expect(version).toMatchObject({ label: '2027-1', terms: TERMS, verifiedBy: null });
  });
});
