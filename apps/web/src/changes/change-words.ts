import type { ChangeAction, ChangeKind, ChangeRequest, ChangeStatus, PlanChange, VersionCause } from '#awards';
import { formatAmount, type Tone } from '../layout/index.js';
import type { Money } from '#kernel';

interface State {
  readonly tone: Tone;
  readonly text: string;
}

const STATES: Readonly<Record<ChangeStatus, State>> = {
  DRAFT: { tone: 'info', text: 'Entwurf' },
  SUBMITTED: { tone: 'warning', text: 'eingereicht' },
  QUESTION: { tone: 'warning', text: 'Rückfrage offen' },
  PREPARED: { tone: 'info', text: 'Entscheidung vorbereitet' },
  IN_REVIEW: { tone: 'info', text: 'Zweitprüfung' },
  APPROVED: { tone: 'success', text: 'zugestimmt' },
  REJECTED: { tone: 'danger', text: 'abgelehnt' },
  WITHDRAWN: { tone: 'info', text: 'zurückgenommen' },
};

const UNDER_EXAMINATION: State = { tone: 'info', text: 'wird geprüft' };

/** A recipient reads that it is being examined, not how far the office is. */
export const changeStateOf = (status: ChangeStatus, isRecipient: boolean): State =>
  isRecipient && (status === 'PREPARED' || status === 'IN_REVIEW') ? UNDER_EXAMINATION : STATES[status];

const KINDS: Readonly<Record<ChangeKind, string>> = {
  CHANGE: 'Änderung',
  WAIVER: 'Verzicht',
  EARLY_START: 'Vorzeitiger Beginn',
};

export const changeTitle = ({ kind, number, origin }: Pick<ChangeRequest, 'kind' | 'number' | 'origin'>): string =>
  `${KINDS[kind]} ${number}${origin === 'AUTHORITY' ? ' (von Amts wegen)' : ''}`;

const ACTIONS: Readonly<Record<ChangeAction, string>> = {
  'edit-change': 'Antrag ändern',
  'submit-change': 'Verbindlich beantragen',
  'withdraw-change': 'Zurücknehmen',
  'ask-about-change': 'Rückfrage stellen',
  'answer-about-change': 'Antworten und erneut einreichen',
  'prepare-change': 'Entscheidung vorbereiten',
  'send-change-to-review': 'Zur Zweitprüfung geben',
  'confirm-change': 'Zustimmen für die eigene Stelle',
  'return-change': 'Mit Begründung zurückgeben',
  'sign-change': 'Bescheid zeichnen',
};

export const changeActionWord = (action: ChangeAction): string => ACTIONS[action];

const SUBJECTS: Readonly<Record<PlanChange['subject'], (name: string) => string>> = {
  PERIOD: () => 'Bewilligungszeitraum',
  PURPOSE: () => 'Zweck',
  GRANT: () => 'Zuwendung insgesamt',
  TRANCHE: (year) => `Zuwendung ${year}`,
  COSTS: () => 'Zuwendungsfähige Ausgaben insgesamt',
  ITEM: (label) => label,
};

export const subjectWord = ({ subject, name }: PlanChange): string => SUBJECTS[subject](name);

/** What one change would mean, as a sentence. */
export function meaningOf(change: PlanChange): string {
  const { subject, before, after, limit, name, needsConsent } = change;
  if (typeof before === 'string' || typeof after === 'string')
    return subject === 'PURPOSE' ? 'Braucht einen Änderungsbescheid.' : 'Verschiebt auch die Fristen der Nachweise.';
  const more = after.exceeds(before);
  const by = formatAmount(more ? after.minus(before) : before.minus(after));
  if (subject === 'TRANCHE')
    return more
      ? `${by} EUR mehr aus ${name}: Höchstbetrag und Haushalt dieses Jahres müssen reichen.`
      : `${by} EUR werden ${name} frei und stehen dort anderen zu.`;
  if (subject === 'ITEM') return itemMeaning({ more, by, limit, needsConsent });
  return more ? `${by} EUR mehr.` : `${by} EUR weniger.`;
}

function itemMeaning(item: { more: boolean; by: string; limit: Money | null; needsConsent: boolean }): string {
  if (!item.more) return `${item.by} EUR weniger.`;
  const limit = item.limit ? formatAmount(item.limit) : '';
  return item.needsConsent
    ? `${item.by} EUR mehr; ohne Zustimmung wären höchstens ${limit} EUR erlaubt.`
    : `${item.by} EUR mehr, im Rahmen der Einzelansätze (bis ${limit} EUR).`;
}

const CAUSES: Readonly<Record<VersionCause, string>> = {
  AWARD: 'Zuwendungsbescheid',
  AMENDMENT: 'Änderungsbescheid',
  WAIVER: 'Verzicht, bestätigt durch Änderungsbescheid',
  SETTLEMENT: 'Schlussbescheid',
  REVOCATION: 'Widerruf',
  REDUCTION: 'Ermäßigung',
  ANNULMENT: 'Aufhebung durch das Gericht',
};

export const causeWord = (cause: VersionCause): string => CAUSES[cause];
