import type { GoalResult, IncomeKind, ReceiptField, ReportFinding, ReportStatus, SampleMethod } from '#use-reports';
import { sentenceOf } from '../access/index.js';
import type { Tone } from '../layout/index.js';

const STATES: Readonly<Record<ReportStatus, { readonly tone: Tone; readonly text: string }>> = {
  DRAFT: { tone: 'info', text: 'Entwurf' },
  SUBMITTED: { tone: 'warning', text: 'vorgelegt' },
  IN_EXAMINATION: { tone: 'warning', text: 'in Prüfung' },
  QUESTIONED: { tone: 'warning', text: 'Rückfragen offen' },
  EXAMINED: { tone: 'success', text: 'geprüft' },
};
export const reportStateOf = (status: ReportStatus): { readonly tone: Tone; readonly text: string } => STATES[status];

export const NARRATIVE_LABELS: Readonly<Record<string, string>> = {
  'narrative.result': 'Verwendung der Zuwendung und Ergebnis',
  'narrative.activities': 'Durchgeführte Maßnahmen',
  'narrative.cooperation': 'Zusammenarbeit',
  'narrative.problems': 'Schwierigkeiten und Abweichungen',
  'narrative.conclusions': 'Folgerungen für das Handlungskonzept',
  'narrative.publicity': 'Öffentlichkeitsarbeit und Förderhinweis',
};
export const COUNT_LABELS: Readonly<Record<string, string>> = {
  'count.events': 'Zahl der Veranstaltungen',
  'count.participants': 'Zahl der Teilnehmenden',
  'count.cooperations': 'Zahl der Kooperationen',
};
export const INCOME_LABELS: Readonly<Record<IncomeKind, string>> = {
  GRANT: 'Erhaltene Zuwendung',
  THIRD_PARTY: 'Leistungen Dritter',
  OTHER_PUBLIC: 'Andere öffentliche Förderung',
  OWN_CASH: 'Eigenmittel in Geld',
  OWN_STAFF: 'Eigenes Personal',
};
export const CONFIRMATION_LABELS: Readonly<Record<string, string>> = {
  'confirm.anbest': 'Die Allgemeinen Nebenbestimmungen des Bescheides wurden beachtet.',
  'confirm.necessary': 'Die Ausgaben waren notwendig.',
  'confirm.economical': 'Es wurde wirtschaftlich und sparsam verfahren.',
  'confirm.books': 'Die Angaben stimmen mit den Büchern und Belegen überein.',
};
export const RECEIPT_LABELS: Readonly<Record<ReceiptField, string>> = {
  item: 'Position',
  voucherNo: 'Beleg-Nr.',
  invoicedOn: 'Rechnungsdatum',
  paidOn: 'Zahlungsdatum',
  payee: 'Empfänger',
  purpose: 'Grund der Zahlung',
  gross: 'Brutto',
  vat: 'Davon Umsatzsteuer',
  eligible: 'Davon zuwendungsfähig',
  funding: 'Finanzierung',
  hours: 'Stunden (Honorare)',
  offers: 'Angebote oder Vergabe',
};
const OTHER_LABELS: Readonly<Record<string, string>> = {
  receipts: 'Belegliste',
  'books.total': 'Summe nach der Buchführung',
  'balance.reason': 'Erklärung zur Finanzierung',
  'vat.deductible': 'Vorsteuerabzug',
  'audit.office': 'Eigene Prüfungseinrichtung',
  'audit.certifiedBy': 'Bescheinigung: Prüfungseinrichtung',
  'audit.certifiedOn': 'Bescheinigung: Tag',
  'audit.result': 'Bescheinigung: Ergebnis',
};

/** What a field is called in lists of findings and conflicts. */
export function reportFieldLabel(field: string): string {
  if (field.startsWith('income.'))
    return Object.entries(INCOME_LABELS).find(([kind]) => field === `income.${kind}`)?.[1] ?? field;
  if (field.startsWith('goal.')) return field.endsWith('.note') ? 'Anmerkung zum Ziel' : 'Ergebnis zum Ziel';
  if (field.startsWith('item.')) return 'Begründung der Abweichung';
  return NARRATIVE_LABELS[field] ?? COUNT_LABELS[field] ?? CONFIRMATION_LABELS[field] ?? OTHER_LABELS[field] ?? field;
}

export const GOAL_WORDS: Readonly<Record<GoalResult, string>> = {
  YES: 'erreicht',
  PARTLY: 'teilweise erreicht',
  NO: 'nicht erreicht',
};
export const METHOD_WORDS: Readonly<Record<SampleMethod, string>> = {
  STRATIFIED: 'je Position, mindestens eine Zeile',
  AMOUNT_WEIGHTED: 'nach Beträgen gewichtet',
};

const isReceiptField = (field: string): field is ReceiptField => field in RECEIPT_LABELS;

/** The whole sentence of a finding, with its place. */
export function findingSentence(finding: ReportFinding): string {
  const sentence = sentenceOf({ kind: finding.kind, facts: finding.facts });
  const { field, receipt } = finding;
  if (receipt !== null)
    return `Zeile ${receipt}${field !== null && isReceiptField(field) ? `, ${RECEIPT_LABELS[field]}` : ''}: ${sentence}`;
  return field === null ? sentence : `${reportFieldLabel(field)}: ${sentence}`;
}

/** Which page of the report mends a finding. */
export function pageOfFinding({ field, receipt }: ReportFinding): 'belege' | 'sachbericht' | 'finanzen' {
  if (receipt !== null || field === 'receipts') return 'belege';
  return field !== null && /^(narrative|goal|count)\./.test(field) ? 'sachbericht' : 'finanzen';
}
