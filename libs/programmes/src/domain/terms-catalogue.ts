import type { TermField, TermGroup } from './term-field.js';
import { CHECK_GROUP, COST_GROUP, DOCUMENT_GROUP } from './terms-catalogue-lists.js';
import {
  DECISION_GROUP,
  PROOF_GROUP,
  RECOVERY_GROUP,
  SETTLEMENT_GROUP,
  YEAR_END_GROUP,
} from './terms-catalogue-settlement.js';

const FUNDING_GUIDELINE = 'Förderrichtlinie oder Erlass zum Programm';

const FINANCING: TermGroup = {
  title: 'Finanzierung',
  fields: [
    {
      path: 'financingType',
      label: 'Finanzierungsart',
      explanation: 'Bestimmt, wie die Zuwendung berechnet und später abgerechnet wird.',
      legalSource: 'Nr. 2 {grantRules}',
      input: 'CHOICE',
      options: [
        { value: 'SHARE', label: 'Anteilfinanzierung' },
        { value: 'DEFICIT', label: 'Fehlbedarfsfinanzierung' },
        { value: 'FULL', label: 'Vollfinanzierung' },
      ],
    },
    {
      path: 'rateBps',
      label: 'Fördersatz',
      explanation: 'Anteil an den zuwendungsfähigen Ausgaben; wirkt nur bei der Anteilfinanzierung.',
      legalSource: FUNDING_GUIDELINE,
      input: 'NUMBER',
      unit: 'PERCENT',
      min: 0,
      max: 10_000,
    },
    {
      path: 'minOwnShareBps',
      label: 'Mindest-Eigenanteil',
      explanation: 'Anteil an den zuwendungsfähigen Ausgaben, den die antragstellende Stelle selbst trägt.',
      legalSource: FUNDING_GUIDELINE,
      input: 'NUMBER',
      unit: 'PERCENT',
      min: 0,
      max: 10_000,
    },
    {
      path: 'ownShareRule',
      label: 'Wirkung des Mindest-Eigenanteils',
      explanation: 'Mindert die Zuwendung, oder der Plan wird nur gekennzeichnet.',
      legalSource: FUNDING_GUIDELINE,
      input: 'CHOICE',
      options: [
        { value: 'REDUCE_GRANT', label: 'mindert die Zuwendung' },
        { value: 'REPORT', label: 'wird nur gekennzeichnet' },
      ],
    },
    {
      path: 'roundUnitCents',
      label: 'Abrunden der Zuwendung auf volle',
      explanation: '0,01 bedeutet centgenau; abgerundet wird immer zugunsten des Haushalts.',
      legalSource: 'keine Vorschrift bekannt',
      input: 'NUMBER',
      unit: 'CENTS',
      min: 1,
      max: 100_000,
    },
    {
      path: 'grantForm',
      label: 'Form der Zuwendung',
      explanation: 'Wort im Bescheid.',
      legalSource: 'Haushaltsplan',
      input: 'CHOICE',
      options: [
        { value: 'ALLOCATION', label: 'Zuweisung' },
        { value: 'SUBSIDY', label: 'Zuschuss' },
      ],
    },
  ],
};

const RULES: TermGroup = {
  title: 'Regelwerk',
  fields: [
    {
      path: 'noticeSubject',
      label: 'Betreff der Bescheide',
      explanation: 'Erste Zeile jedes Schreibens: wessen Mittel es sind.',
      legalSource: 'Grundmuster 2',
      input: 'TEXT',
      lengthMax: 120,
    },
    {
      path: 'ancillaryRegulations',
      label: 'Allgemeine Nebenbestimmungen',
      explanation: 'Bestandteil jedes Bescheides.',
      legalSource: 'Nr. 5 {grantRules}',
      input: 'TEXT',
      lengthMax: 60,
    },
    {
      path: 'normSet',
      label: 'Zuwendungsrecht',
      explanation: 'Vorschriften, nach denen entschieden wird; sie stehen im Bescheid.',
      legalSource: '§ 44 LHO',
      input: 'TEXT',
      lengthMax: 120,
    },
    {
      path: 'councilConsentRequired',
      label: 'Zustimmung des Rates vor dem Mittelabruf',
      explanation: 'Ohne erfasste Zustimmung werden keine Mittel angefordert.',
      legalSource: FUNDING_GUIDELINE,
      input: 'YES_NO',
    },
    {
      path: 'approvals',
      label: 'Federführende Stellen',
      explanation:
        'Stellen, die das Programm gleichberechtigt führen: Jede muss einer Entscheidung zustimmen, bevor sie gezeichnet wird. Leer: keine.',
      legalSource: 'Erlass oder Vereinbarung über die gemeinsame Leitung',
      input: 'ROWS',
      uniqueBy: 'body',
      rowsMin: 0,
      columns: [
        { name: 'body', label: 'Kennung', input: 'CODE' },
        { name: 'label', label: 'Bezeichnung', input: 'TEXT', lengthMax: 120 },
      ],
    },
    {
      path: 'demarcationProgramme',
      label: 'Abgrenzung zu diesem Programm',
      explanation: 'Kennung des anderen Programms; der Antrag fragt dann nach der Abgrenzung. Leer: keine Frage.',
      legalSource: 'Verbot der Doppelförderung',
      input: 'CODE',
      isOptional: true,
    },
  ],
};

const PERIODS: TermGroup = {
  title: 'Fristen',
  fields: [
    period('infoRequestDays', 'Frist einer Nachforderung', 'DAYS', 'Vorschlag; die Sachbearbeitung kann abweichen.'),
    period(
      'reservationDays',
      'Dauer einer Vormerkung',
      'DAYS',
      'So lange hält eine Entscheidung in Zweitprüfung Höchstbetrag und Haushaltsmittel fest.',
    ),
    {
      path: 'useOfFunds',
      label: 'Verwendung ausgezahlter Mittel innerhalb von',
      explanation: 'Danach entstehen Zinsen für nicht rechtzeitig verwendete Mittel.',
      legalSource: 'Nr. 1.3 {conditions}; Bund: sechs Wochen',
      input: 'PERIOD',
      max: 366,
    },
    period(
      'useReportMonths',
      'Verwendungsnachweis nach Ende des Bewilligungszeitraums',
      'MONTHS',
      'Der Tag steht im Bescheid.',
      '{proofOfUse}',
    ),
    period(
      'interimReportMonths',
      'Zwischennachweis nach Ende des Haushaltsjahres',
      'MONTHS',
      'Nur bei mehreren Haushaltsjahren.',
      '{proofOfUse}',
    ),
    {
      path: 'reminderDays',
      label: 'Erinnerungen an Fristen',
      explanation: 'Tage vor (mit Minus) und nach der Frist, zum Beispiel -30, -7.',
      legalSource: 'Entscheidung der Bewilligungsbehörde',
      input: 'NUMBERS',
      unit: 'DAYS',
      min: -366,
      max: 366,
    },
  ],
};

/** Every parameter of a programme, in the order of the page. The check and the forms read this one list. */
export const TERMS_CATALOGUE: readonly TermGroup[] = [
  FINANCING,
  COST_GROUP,
  RULES,
  PERIODS,
  DECISION_GROUP,
  YEAR_END_GROUP,
  PROOF_GROUP,
  SETTLEMENT_GROUP,
  RECOVERY_GROUP,
  DOCUMENT_GROUP,
  CHECK_GROUP,
];

export const TERM_FIELDS: readonly TermField[] = TERMS_CATALOGUE.flatMap((group) => group.fields);

function period(
  path: string,
  label: string,
  unit: 'DAYS' | 'MONTHS',
  explanation: string,
  legalSource = 'Entscheidung der Bewilligungsbehörde',
): TermField {
  return { path, label, explanation, legalSource, input: 'NUMBER', unit, min: 1, max: unit === 'DAYS' ? 366 : 36 };
}
