import type { ApplicationCase, Submission } from '#applications';
import { CalendarDate, Money } from '#kernel';
import type { Decision } from '../src/persistence/decision.repository.js';

type SubmittedPlan = Pick<Submission['content'], 'years' | 'costItems' | 'funding' | 'grantCents'>;

const WHEN = new Date('2026-11-20T09:00:00Z');
export const PERSON = '01900000-0000-7000-8000-000000000001';

/** A submission with this plan; the rest is the same for all. */
export function submissionOf(plan: SubmittedPlan, title: string): Submission {
  const last = plan.years.at(-1) ?? 2027;
  return {
    number: 1,
    contentHash: 'f'.repeat(64),
    submittedByName: 'T. Tinte',
    submittedAt: WHEN,
    content: {
      ...plan,
      applicant: {
        unit: 'Stabsstelle Vielfalt',
        contactName: 'L. Formblatt',
        contactFunction: '',
        contactEmail: 'l.formblatt@kreis.example',
        contactPhone: '0000 000',
        signatoryName: 'T. Tinte',
        signatoryFunction: 'Dezernat I',
      },
      bank: { holder: 'Kreiskasse', iban: 'DE02120300000000202051' },
      project: {
        title,
        phase: 'UMSETZUNG',
        periodFrom: '2027-01-01',
        periodTo: `${last}-12-31`,
        summary: 'Beratung für Kommunen und Vereine, Fortbildungen für Fachkräfte und ein Fonds für örtliche Vorhaben.',
        targetGroups: 'Mitarbeitende der Verwaltung, Ehrenamtliche, Lehrkräfte',
        place: 'Kreisgebiet',
        concept: null,
        coordinationOffice: '',
      },
      goals: [
        {
          id: 'g1',
          goal: 'Fachkräfte handeln sicher',
          measure: 'Fortbildungen',
          indicator: 'Teilnehmende',
          target: '180',
        },
      ],
      declarations: {
        notBegun: true,
        earlyStartReason: '',
        vatDeductible: false,
        otherFunding: '',
        demarcation: 'Getrennt',
      },
    },
  };
}

export function caseOf(programmeCode: string, title: string): ApplicationCase {
  return {
    id: PERSON,
    fileNumber: 'NRWO-2027-0099',
    programmeCode,
    callId: PERSON,
    termsVersionId: PERSON,
    organisationId: PERSON,
    districtAgs: '05766',
    districtName: 'Kreis Lippe',
    adminRegion: 'Detmold',
    capHolder: '05766',
    budgetYear: 2027,
    title,
    phase: 'UMSETZUNG',
    periodFrom: CalendarDate.iso('2027-01-01'),
    periodTo: CalendarDate.iso('2027-12-31'),
    status: 'IN_REVIEW',
    statusSince: WHEN,
    requested: Money.ZERO,
    requestedByYear: {},
    assignedTo: null,
    assignedName: null,
    deadline: null,
    deadlineReason: null,
    submissionCount: 1,
    submittedAt: WHEN,
    isLate: false,
    version: 1,
    createdByName: 'L. Formblatt',
    createdAt: WHEN,
  };
}

export const NOT_YET_REVIEWED: Omit<Decision, 'programmeCode' | 'amount' | 'content'> = {
  id: PERSON,
  applicationId: PERSON,
  organisationId: PERSON,
  districtAgs: '05766',
  capHolder: '05766',
  kind: 'AWARD',
  state: 'IN_REVIEW',
  preparedBy: PERSON,
  preparedByName: 'A. Beispiel',
  preparedAt: WHEN,
  reviewedByName: null,
  reviewedAt: null,
  returnedByName: null,
  returnedAt: null,
  returnReason: null,
  signedByName: null,
  signedAt: null,
  noticeId: null,
  reservedUntil: null,
  version: 1,
};
