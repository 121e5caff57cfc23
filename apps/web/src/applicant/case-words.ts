import type { ApplicationCase, ApplicationStatus } from '#applications';
import { stepsUpTo, type Step, type Tone } from '../layout/index.js';

interface StatusWord {
  readonly word: string;
  readonly tone: Tone;
}

/** What a district reads of a status: never how far a decision under way has come. */
const STATUS_WORDS: Readonly<Record<ApplicationStatus, StatusWord>> = {
  DRAFT: { word: 'In Arbeit', tone: 'info' },
  SUBMITTED: { word: 'Eingereicht', tone: 'info' },
  FORMAL_CHECK: { word: 'In formaler Prüfung', tone: 'info' },
  INFO_REQUESTED: { word: 'Rückfrage offen', tone: 'warning' },
  MATERIAL_CHECK: { word: 'In fachlicher Prüfung', tone: 'info' },
  DECISION_PREPARED: { word: 'Entscheidung in Vorbereitung', tone: 'info' },
  IN_REVIEW: { word: 'Entscheidung in Vorbereitung', tone: 'info' },
  RETURNED: { word: 'Entscheidung in Vorbereitung', tone: 'info' },
  APPROVED: { word: 'Bewilligt', tone: 'success' },
  REJECTED: { word: 'Abgelehnt', tone: 'danger' },
  INADMISSIBLE: { word: 'Nicht zulässig', tone: 'danger' },
  WITHDRAWN: { word: 'Zurückgezogen', tone: 'info' },
};

export const statusWord = (status: ApplicationStatus): StatusWord => STATUS_WORDS[status];

const CASE_STEPS = [
  'Entwurf',
  'Eingereicht',
  'Formale Prüfung',
  'Fachliche Prüfung',
  'Entscheidung',
  'Bescheid',
] as const;

/** Position of the current step, from 0; the count of steps means that all are done. */
function positionOf(status: ApplicationStatus, askedIn: 'FORMAL_CHECK' | 'MATERIAL_CHECK' | null): number {
  switch (status) {
    case 'DRAFT':
      return 0;
    case 'SUBMITTED':
    case 'WITHDRAWN':
      return 1;
    case 'FORMAL_CHECK':
      return 2;
    case 'INFO_REQUESTED':
      return askedIn === 'MATERIAL_CHECK' ? 3 : 2;
    case 'MATERIAL_CHECK':
      return 3;
    case 'DECISION_PREPARED':
    case 'IN_REVIEW':
    case 'RETURNED':
      return 4;
    case 'APPROVED':
    case 'REJECTED':
    case 'INADMISSIBLE':
      return CASE_STEPS.length;
  }
}

/** The same six steps that the authority sees. */
export const caseSteps = (
  { status }: Pick<ApplicationCase, 'status'>,
  askedIn: 'FORMAL_CHECK' | 'MATERIAL_CHECK' | null = null,
): Step[] => stepsUpTo(CASE_STEPS, positionOf(status, askedIn));

export const FINISHED: readonly ApplicationStatus[] = ['APPROVED', 'REJECTED', 'INADMISSIBLE', 'WITHDRAWN'];

export const isFinished = ({ status }: Pick<ApplicationCase, 'status'>): boolean => FINISHED.includes(status);

export const caseTitle = ({ title, fileNumber }: Pick<ApplicationCase, 'title' | 'fileNumber'>): string =>
  title === '' ? fileNumber : title;
