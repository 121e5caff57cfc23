import type { ClaimEntryKind, ClaimKind, RecoveryAction, RecoveryBasis, RecoveryStatus, ReliefKind } from '#settlement';
import { law } from '../access/index.js';
import type { Tone } from '../layout/index.js';

export interface State {
  readonly tone: Tone;
  readonly text: string;
}

const STATES: Readonly<Record<RecoveryStatus, State>> = {
  PROPOSED: { tone: 'warning', text: 'eröffnet' },
  HEARING: { tone: 'warning', text: 'Anhörung läuft' },
  DECIDED: { tone: 'info', text: 'entschieden, noch nicht zugegangen' },
  SERVED: { tone: 'info', text: 'zugegangen, noch nicht bestandskräftig' },
  DUE: { tone: 'warning', text: 'zu zahlen' },
  SUSPENDED: { tone: 'info', text: 'ausgesetzt, weil geklagt wird' },
  DEFERRED: { tone: 'info', text: 'gestundet' },
  PART_PAID: { tone: 'warning', text: 'teilweise gezahlt' },
  PAID: { tone: 'success', text: 'gezahlt' },
  WRITTEN_OFF_TEMP: { tone: 'info', text: 'befristet niedergeschlagen' },
  WRITTEN_OFF: { tone: 'info', text: 'unbefristet niedergeschlagen' },
  REMITTED: { tone: 'success', text: 'erlassen' },
  DROPPED: { tone: 'info', text: 'fallen gelassen' },
  ANNULLED: { tone: 'info', text: 'vom Gericht aufgehoben' },
};

export const stateOf = (status: RecoveryStatus): State => STATES[status];

const BASES: Readonly<Record<RecoveryBasis, () => string>> = {
  REDUCTION: () => `Erstattung nach Ermäßigung (${law().citations.reduction})`,
  REVOCATION: () => `Widerruf (§ 49 Abs. 3 ${law().procedureAct})`,
  WITHDRAWAL: () => `Rücknahme (§ 48 ${law().procedureAct})`,
};

/** With the paragraph of the reader's Land. */
export const basisWord = (basis: RecoveryBasis): string => BASES[basis]();

const CLAIMS: Readonly<Record<ClaimKind, () => string>> = {
  REIMBURSEMENT: () => `Erstattung (${law().citations.reimbursement})`,
  INTEREST: () => `Zinsen (${law().citations.interest})`,
  LATE_USE_INTEREST: () => `Zwischenzinsen (§ 49a Abs. 4 ${law().procedureAct})`,
};

/** With the paragraph of the reader's Land. */
export const claimWord = (kind: ClaimKind): string => CLAIMS[kind]();

const ENTRIES: Readonly<Record<ClaimEntryKind, string>> = {
  DEMAND: 'Sollstellung',
  PAYMENT: 'Zahlung',
  REVERSAL: 'Zahlung storniert',
  WRITE_OFF: 'Niederschlagung',
  REMISSION: 'Erlass',
};

export const entryWord = (kind: ClaimEntryKind): string => ENTRIES[kind];

const RELIEFS: Readonly<Record<ReliefKind, string>> = {
  DEFERRAL: 'Stundung',
  WRITE_OFF_TEMP: 'Befristete Niederschlagung',
  WRITE_OFF: 'Unbefristete Niederschlagung',
  REMISSION: 'Erlass',
};

export const reliefWord = (kind: ReliefKind): string => RELIEFS[kind];

const ACTIONS: Readonly<Partial<Record<RecoveryAction, string>>> = {
  'send-hearing': 'Anhörung versenden',
  'exempt-from-hearing': 'Ohne Anhörung entscheiden',
  'answer-hearing': 'Auf die Anhörung antworten',
  'extend-hearing': 'Frist der Anhörung verlängern',
  'prepare-decision': 'Entscheidung vorbereiten',
  'permit-late-recovery': 'Entscheidung nach der Jahresfrist zulassen',
  'confirm-decision': 'Zustimmen für die eigene Stelle',
  'sign-decision': 'Bescheid zeichnen',
  'drop-recovery': 'Rückforderung fallen lassen',
  'record-payment': 'Zahlung eintragen',
  'reverse-payment': 'Zahlung stornieren',
  'propose-relief': 'Stundung, Niederschlagung oder Erlass vorschlagen',
  'confirm-relief': 'Für die eigene Stelle dem Vorschlag zustimmen',
  'approve-relief': 'Vorschlag zustimmen',
  'end-relief': 'Stundung oder Niederschlagung beenden',
  'send-dunning': 'Mahnung versenden',
};

export const recoveryActionWord = (action: RecoveryAction): string => ACTIONS[action] ?? action;

const DAY_COUNTS: Readonly<Record<string, string>> = {
  ACT_365: 'tagegenau, 365 Tage im Jahr',
  ACT_ACT: 'tagegenau, nach den Tagen des Jahres',
  '30E_360': '30 Tage im Monat, 360 Tage im Jahr',
};

export const dayCountWord = (dayCount: string): string => DAY_COUNTS[dayCount] ?? dayCount;

export const settlementPath = (awardId: string): string => `/bewilligungen/${awardId}/abrechnung`;
export const recoveriesPath = (awardId: string): string => `/bewilligungen/${awardId}/forderungen`;
