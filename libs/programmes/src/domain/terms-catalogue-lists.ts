import type { TermGroup } from './term-field.js';

const HINT = { name: 'hint', label: 'Hinweis', input: 'TEXT', lengthMax: 200, isOptional: true } as const;
const LABEL = { name: 'label', label: 'Bezeichnung', input: 'TEXT', lengthMax: 120 } as const;
const CODE = { name: 'code', label: 'Kennung', input: 'CODE' } as const;

const FILE_TYPES = ['pdf', 'docx', 'xlsx', 'odt', 'ods', 'png', 'jpg'];
const MEGABYTE = 1_048_576;

/** What may be spent, and with which other money. */
export const COST_GROUP: TermGroup = {
  title: 'Ausgaben und Finanzierungsmittel',
  fields: [
    {
      path: 'costCategories',
      label: 'Ausgabenarten',
      explanation: 'Gliederung des Ausgabenplans; nicht zuwendungsfähige werden gezeigt und nicht gefördert.',
      legalSource: 'Förderrichtlinie oder Erlass zum Programm',
      input: 'ROWS',
      uniqueBy: 'code',
      rowsMin: 1,
      columns: [CODE, LABEL, HINT, { name: 'eligible', label: 'zuwendungsfähig', input: 'YES_NO' }],
    },
    {
      path: 'projectCategories',
      label: 'Ausgabenarten, die als Projekte zählen',
      explanation: 'Kennungen aus der Liste darüber; nur für den Mindestanteil für Projekte.',
      legalSource: 'Förderrichtlinie des Bundes (Partnerschaften für Demokratie)',
      input: 'CODES',
      lengthMin: 0,
    },
    {
      path: 'minProjectShareBps',
      label: 'Mindestanteil für Projekte',
      explanation: 'Leer: das Programm kennt keinen.',
      legalSource: 'Förderrichtlinie des Bundes (Partnerschaften für Demokratie)',
      input: 'NUMBER',
      unit: 'PERCENT',
      min: 1,
      max: 10_000,
      isOptional: true,
    },
    {
      path: 'fundingKinds',
      label: 'Finanzierungsmittel',
      explanation: 'Zeilen des Finanzierungsplans neben der Zuwendung.',
      legalSource: 'Nr. 2.4 {grantRules}',
      input: 'ROWS',
      uniqueBy: 'kind',
      rowsMin: 1,
      columns: [
        {
          name: 'kind',
          label: 'Art',
          input: 'CHOICE',
          options: [
            { value: 'OWN_CASH', label: 'Eigenmittel in Geld' },
            { value: 'OWN_STAFF', label: 'eigenes Personal' },
            { value: 'THIRD_PARTY', label: 'Leistungen Dritter' },
            { value: 'OTHER_PUBLIC', label: 'andere öffentliche Mittel' },
          ],
        },
        LABEL,
        HINT,
      ],
    },
    {
      path: 'phases',
      label: 'Phasen',
      explanation: 'Leer: das Programm kennt keine. Eine Phase kann ein beschlossenes Handlungskonzept voraussetzen.',
      legalSource: 'Förderrichtlinie oder Erlass zum Programm',
      input: 'ROWS',
      uniqueBy: 'code',
      rowsMin: 0,
      columns: [CODE, LABEL, { name: 'needsConcept', label: 'setzt Konzept voraus', input: 'YES_NO' }],
    },
  ],
};

/** What an application brings along. */
export const DOCUMENT_GROUP: TermGroup = {
  title: 'Unterlagen',
  fields: [
    {
      path: 'requiredDocuments',
      label: 'Unterlagen',
      explanation: 'Ohne die verlangten lässt sich ein Antrag nicht absenden.',
      legalSource: 'Nr. 3 {grantRules}',
      input: 'ROWS',
      uniqueBy: 'kind',
      rowsMin: 0,
      columns: [
        { name: 'kind', label: 'Kennung', input: 'CODE' },
        LABEL,
        {
          name: 'required',
          label: 'verlangt',
          input: 'CHOICE',
          options: [
            { value: 'ALWAYS', label: 'immer' },
            { value: 'IF_CONCEPT_PHASE', label: 'in Phasen mit Konzept' },
            { value: 'IF_FORWARDING', label: 'bei Weiterleitung' },
            { value: 'OPTIONAL', label: 'freiwillig' },
          ],
        },
      ],
    },
    {
      path: 'upload/fileBytesMax',
      label: 'Größe einer Datei höchstens',
      explanation: 'Steht vor dem Hochladen auf der Seite.',
      legalSource: 'Entscheidung der Bewilligungsbehörde',
      input: 'NUMBER',
      unit: 'BYTES',
      min: MEGABYTE,
      max: 50 * MEGABYTE,
    },
    {
      path: 'upload/filesMax',
      label: 'Zahl der Dateien höchstens',
      explanation: 'Je Antrag.',
      legalSource: 'Entscheidung der Bewilligungsbehörde',
      input: 'NUMBER',
      unit: 'COUNT',
      min: 1,
      max: 100,
    },
    {
      path: 'upload/acceptedTypes',
      label: 'Angenommene Dateiarten',
      explanation: `Möglich sind ${FILE_TYPES.join(', ')}. Der Inhalt wird gegen die Art geprüft.`,
      legalSource: 'Entscheidung der Bewilligungsbehörde',
      input: 'CODES',
      allowed: FILE_TYPES,
      lengthMin: 1,
    },
  ],
};

/** What the office looks at. */
export const CHECK_GROUP: TermGroup = {
  title: 'Prüfpunkte',
  fields: [
    {
      path: 'checks',
      label: 'Prüfpunkte',
      explanation: 'Reihenfolge und Worte der Prüfung; alle müssen beantwortet sein, bevor entschieden wird.',
      legalSource: 'Nr. 3 {grantRules}',
      input: 'ROWS',
      uniqueBy: 'code',
      rowsMin: 1,
      columns: [
        CODE,
        {
          name: 'stage',
          label: 'Stufe',
          input: 'CHOICE',
          options: [
            { value: 'FORMAL', label: 'formal' },
            { value: 'MATERIAL', label: 'inhaltlich' },
          ],
        },
        LABEL,
        HINT,
      ],
    },
  ],
};
