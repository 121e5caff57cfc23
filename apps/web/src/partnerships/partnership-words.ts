import type { UseOfFunds } from '#disbursements';
import type {
  FundCode,
  FundEntryKind,
  LegalForm,
  LocalAction,
  LocalFinancing,
  LocalProject,
  LocalStatus,
  MemberRole,
  Recommendation,
} from '#partnerships';
import type { CalendarDate } from '#kernel';
import type { Tone } from '../layout/index.js';

export const FUND_NAMES: Readonly<Record<FundCode, string>> = {
  KUF: 'Koordinierungs- und Fachstelle',
  AKTIONSFONDS: 'Aktions- und Initiativfonds',
  JUGENDFONDS: 'Jugendfonds',
  OEFFENTLICHKEIT_VERNETZUNG: 'Öffentlichkeit und Vernetzung',
  WEITERLEITUNG: 'Weiterleitung aus NRWeltoffen',
};

const STATES: Readonly<Record<LocalStatus, { readonly tone: Tone; readonly text: string }>> = {
  RECEIVED: { tone: 'warning', text: 'Eingegangen' },
  INCOMPLETE: { tone: 'warning', text: 'Angaben fehlen' },
  CHECKED: { tone: 'info', text: 'Geprüft' },
  IN_VOTE: { tone: 'info', text: 'Abstimmung läuft' },
  VOTED: { tone: 'info', text: 'Empfehlung liegt vor' },
  PREPARED: { tone: 'warning', text: 'Wartet auf Zeichnung' },
  APPROVED: { tone: 'success', text: 'Bewilligt' },
  RUNNING: { tone: 'success', text: 'Läuft' },
  PROVED: { tone: 'warning', text: 'Nachweis eingereicht' },
  SETTLING: { tone: 'warning', text: 'Abrechnung wartet auf Zeichnung' },
  REPAYMENT_DUE: { tone: 'warning', text: 'Erstattung offen' },
  REMAINDER_DUE: { tone: 'info', text: 'Restzahlung offen' },
  SETTLED: { tone: 'success', text: 'Abgerechnet' },
  REJECTED: { tone: 'danger', text: 'Abgelehnt' },
  WITHDRAWN: { tone: 'info', text: 'Zurückgenommen' },
};

/** The state as people call it today: a project past its end owes its proof. */
export function stateOf(project: LocalProject, today: CalendarDate): { readonly tone: Tone; readonly text: string } {
  const isOver = project.decision !== null && project.decision.periodTo < today.toString();
  if (project.status === 'RUNNING' && isOver) return { tone: 'warning', text: 'Nachweis fällig' };
  return STATES[project.status];
}

export const statusWordOf = (status: LocalStatus): string => STATES[status].text;

export const LOCAL_ACTION_WORDS: Readonly<Record<LocalAction, string>> = {
  'ask-completion': 'Angaben nachfordern',
  'complete-application': 'Angaben ergänzen',
  'pass-check': 'Formale Prüfung abschließen',
  'open-recommendation': 'Zur Abstimmung geben',
  'go-without-recommendation': 'Ohne Empfehlung entscheiden',
  'record-recommendation': 'Empfehlung übernehmen',
  'prepare-local-decision': 'Entscheidung vorbereiten',
  'return-local-decision': 'Entscheidung zurückgeben',
  'sign-local-decision': 'Entscheidung zeichnen',
  'accept-decision': 'Empfang oder Vertragsrückgabe eintragen',
  'request-local-payment': 'Mittel anfordern',
  'record-local-payment': 'Auszahlung eintragen',
  'refuse-local-payment': 'Mittelanforderung ablehnen',
  'submit-proof': 'Nachweis einreichen',
  'return-proof': 'Nachweis zurückgeben',
  'prepare-settlement': 'Abrechnung vorbereiten',
  'return-settlement': 'Abrechnung zurückgeben',
  'sign-settlement': 'Abrechnung zeichnen',
  'record-repayment': 'Erstattung eintragen',
  'withdraw-project': 'Antrag zurückziehen',
};

export const ENTRY_WORDS: Readonly<Record<FundEntryKind, string>> = {
  ALLOCATE: 'Ansatz',
  DEALLOCATE: 'Ansatz gemindert',
  TRANSFER: 'Umverteilung',
  RESERVE: 'Vorgemerkt',
  RELEASE: 'Vormerkung aufgehoben',
  COMMIT: 'Bewilligt',
  REDUCE: 'Bewilligung gemindert',
  PAY: 'Ausgezahlt',
  REPAY: 'Erstattet',
};

export const FINANCING_WORDS: Readonly<Record<LocalFinancing, string>> = {
  DEFICIT: 'Fehlbedarfsfinanzierung',
  SHARE: 'Anteilfinanzierung',
  FIXED: 'Festbetragsfinanzierung',
};

export const LEGAL_FORM_WORDS: Readonly<Record<LegalForm, string>> = {
  VEREIN: 'Eingetragener Verein',
  GGMBH: 'Gemeinnützige GmbH',
  SCHULE: 'Schule',
  RELIGIONSGEMEINSCHAFT: 'Kirche oder Religionsgemeinschaft',
  JUGENDGRUPPE: 'Jugendgruppe ohne Rechtsform',
  KOMMUNE: 'Stelle der Kommune',
  SONSTIGE: 'Andere',
};

export const MEMBER_ROLE_WORDS: Readonly<Record<MemberRole, string>> = {
  LEAD_OFFICE: 'Federführendes Amt',
  COORDINATION_OFFICE: 'Koordinierungs- und Fachstelle',
  ALLIANCE: 'Bündnis',
  YOUTH_FORUM: 'Jugendforum',
  PARTNER: 'Partner',
};

export const RECOMMENDATION_WORDS: Readonly<Record<Recommendation, string>> = {
  RECOMMENDED: 'Förderung empfohlen',
  NOT_RECOMMENDED: 'Förderung nicht empfohlen',
  NO_QUORUM: 'Nicht beschlussfähig',
  NOT_ASKED: 'Ohne Empfehlung',
};

/** Who recommends on the projects of a fund. */
export const RECOMMENDING_BODIES = { ALLIANCE: 'Bündnis', YOUTH_FORUM: 'Jugendforum', NONE: 'kein Gremium' } as const;

/** "6 Wochen", "2 Monaten": behind "in den nächsten". */
export function periodWords(period: UseOfFunds): string {
  if ('months' in period) return `${period.months} Monaten`;
  return period.days % 7 === 0 ? `${period.days / 7} Wochen` : `${period.days} Tagen`;
}
