import type { UseLetterContent, UseReportPrint } from '../src/index.js';
import { SAMPLE_COMMON } from './sample-common.js';

const REFERENCE = 'Mein Zuwendungsbescheid, Verwendungsnachweis zum 31.03.2029';

export const USE_REMINDER: UseLetterContent = {
  ...SAMPLE_COMMON,
  kind: 'USE_REMINDER',
  norms: [],
  date: '2029-04-14',
  reference: REFERENCE,
  opening: [
    'Der Nachweis war bis zum 31.03.2029 vorzulegen. Er liegt mir noch nicht vor. Bitte legen Sie ihn unverzüglich im Portal vor.',
    'Können Sie die Frist nicht einhalten, beantragen Sie dort mehr Zeit und nennen den Grund (§ 31 Abs. 7 VwVfG NRW).',
  ],
  sections: [],
};

export const USE_RECEIPT: UseLetterContent = {
  ...SAMPLE_COMMON,
  kind: 'USE_RECEIPT',
  norms: [],
  signature: null,
  date: '2029-03-28',
  reference: 'Ihr Verwendungsnachweis, Fassung 1',
  opening: ['Ihr Verwendungsnachweis ist am 28.03.2029 bei mir eingegangen.'],
  sections: [
    {
      heading: 'Ihr Nachweis',
      blocks: [
        {
          block: 'FACTS',
          caption: 'Angaben zum Eingang',
          entries: [
            { label: 'Nachweis', value: 'Verwendungsnachweis' },
            { label: 'Fassung', value: 'Nr. 1' },
            { label: 'Vorgelegt durch', value: 'L. Landrat' },
            { label: 'Belege', value: '412' },
            { label: 'Ausgaben', value: { amountCents: 9_012_500 } },
            { label: 'Davon zuwendungsfähig', value: { amountCents: 9_000_500 } },
            {
              label: 'Prüfsumme (SHA-256)',
              value: '3f1d7a0c95be4628d1f06b7e9a24c8530b6ef9712d48a5c3e07f16b92d84ca5e',
            },
          ],
        },
      ],
    },
    {
      heading: 'Wie es weitergeht',
      blocks: [
        {
          block: 'TEXT',
          text: 'Ich prüfe den Nachweis und melde mich mit Rückfragen oder dem Ergebnis. Diese Bestätigung sagt nichts über die Anerkennung der Ausgaben.',
        },
      ],
    },
  ],
};

export const USE_FINAL_REMINDER: UseLetterContent = {
  ...SAMPLE_COMMON,
  kind: 'USE_FINAL_REMINDER',
  norms: [],
  date: '2029-04-28',
  reference: REFERENCE,
  opening: [
    'Der Nachweis war bis zum 31.03.2029 vorzulegen. Trotz Erinnerung liegt er mir nicht vor.',
    'Legen Sie den Nachweis nicht unverzüglich vor, beabsichtige ich, den Zuwendungsbescheid zu widerrufen und die Zuwendung mit Zinsen zurückzufordern (§ 49 Abs. 3 Satz 1 Nr. 2, § 49a VwVfG NRW).',
  ],
  sections: [],
};

export const USE_QUESTION: UseLetterContent = {
  ...SAMPLE_COMMON,
  kind: 'USE_QUESTION',
  norms: [],
  date: '2029-05-02',
  reference: 'Ihr Verwendungsnachweis, Fassung 1',
  opening: ['ich prüfe Ihren Verwendungsnachweis. Dazu benötige ich von Ihnen noch folgende Angaben:'],
  sections: [
    {
      heading: 'Rückfragen',
      blocks: [
        {
          block: 'LIST',
          isNumbered: true,
          items: ['Zeile 14: Welchem Projekt dient die Rechnung?', 'Zeile 31: Bitte nennen Sie die Zahl der Stunden.'],
        },
      ],
    },
    { heading: 'Frist', blocks: [{ block: 'TEXT', text: 'Bitte antworten Sie bis zum 16.05.2029 im Portal.' }] },
  ],
};

export const USE_RESULT: UseLetterContent = {
  ...SAMPLE_COMMON,
  kind: 'USE_RESULT',
  norms: [],
  date: '2029-06-04',
  reference: 'Ihr Verwendungsnachweis, Fassung 2',
  opening: ['ich habe Ihren Verwendungsnachweis geprüft. Einen Teil der Ausgaben konnte ich nicht anerkennen.'],
  sections: [
    {
      heading: 'Ergebnis',
      blocks: [
        {
          block: 'FACTS',
          caption: 'Ergebnis der Prüfung',
          entries: [
            { label: 'Zuwendungsfähige Ausgaben nach Ihrem Nachweis', value: { amountCents: 9_012_500 } },
            { label: 'Davon nicht anerkannt', value: { amountCents: 12_000 } },
            { label: 'Anerkannte zuwendungsfähige Ausgaben', value: { amountCents: 9_000_500 } },
          ],
        },
      ],
    },
    {
      heading: 'Nicht anerkannte Ausgaben',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Nicht anerkannte Ausgaben in EUR',
          columns: [
            { heading: 'Nr.', isNumeric: false, share: 8 },
            { heading: 'Grund der Zahlung', isNumeric: false, share: 30 },
            { heading: 'Geltend gemacht', isNumeric: true, share: 15 },
            { heading: 'Gekürzt', isNumeric: true, share: 13 },
            { heading: 'Begründung', isNumeric: false, share: 34 },
          ],
          rows: [
            [
              '14',
              'Bewirtung Abschlussfest',
              { amountCents: 30_000 },
              { amountCents: 12_000 },
              'Alkoholische Getränke sind nicht zuwendungsfähig.',
            ],
          ],
          totals: [['', 'Zusammen', '', { amountCents: 12_000 }, '']],
        },
      ],
    },
  ],
};

export const USE_REPORT: UseReportPrint = {
  ...SAMPLE_COMMON,
  kind: 'USE_REPORT',
  norms: [],
  recipientLines: [],
  date: '2029-03-28',
  reference: 'Fassung 1',
  signature: null,
  heading: 'Verwendungsnachweis',
  author: 'Kreis Lippe',
  submittedOn: '2029-03-28',
  versionNumber: 1,
  versionHash: '3f1d7a0c95be4628d1f06b7e9a24c8530b6ef9712d48a5c3e07f16b92d84ca5e',
  sections: [
    {
      heading: '1. Sachbericht',
      blocks: [{ block: 'TEXT', text: 'Vier Dialogwerkstätten mit zusammen 212 Teilnehmenden fanden statt.' }],
    },
    {
      heading: '2. Zahlenmäßiger Nachweis',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Ausgaben nach dem Finanzierungsplan in EUR',
          columns: [
            { heading: 'Position', isNumeric: false, share: 40 },
            { heading: 'Plan', isNumeric: true, share: 20 },
            { heading: 'Ist', isNumeric: true, share: 20 },
            { heading: 'Zuwendungsfähig', isNumeric: true, share: 20 },
          ],
          rows: [
            [
              'Koordinierende Fachstelle',
              { amountCents: 9_012_500 },
              { amountCents: 9_012_500 },
              { amountCents: 9_000_500 },
            ],
          ],
          totals: [['Zusammen', { amountCents: 9_012_500 }, { amountCents: 9_012_500 }, { amountCents: 9_000_500 }]],
        },
      ],
    },
  ],
};

export const USE_AUDIT_NOTE: UseReportPrint = {
  ...USE_REPORT,
  kind: 'USE_AUDIT_NOTE',
  date: '2029-06-04',
  reference: 'Fassung 2',
  heading: 'Prüfvermerk zum Verwendungsnachweis',
  author: 'U. Prüfung',
  submittedOn: '2029-05-14',
  versionNumber: 2,
  sections: [
    {
      heading: '1. Vermerk',
      blocks: [
        {
          block: 'TEXT',
          text: 'Die Mittel wurden zweckentsprechend verwendet; die Ziele sind im Wesentlichen erreicht.',
        },
      ],
    },
    {
      heading: '2. Umfang der Prüfung',
      blocks: [
        {
          block: 'LIST',
          isNumbered: false,
          items: [
            '41 von 412 Zeilen einzeln geprüft.',
            'Stichprobe 1 aus Fassung 2: 41 Zeilen, nach Beträgen gewichtet, Größe 41, Startzahl 3141592653; erneutes Ziehen ergibt dieselbe Liste.',
            'Rückfrage 1: Zeile 14: Welchem Projekt dient die Rechnung? Antwort: Der Fachtagung im Juni.',
          ],
        },
      ],
    },
    {
      heading: '3. Ergebnis',
      blocks: [
        {
          block: 'FACTS',
          caption: 'Ergebnis',
          entries: [
            { label: 'Geltend gemacht', value: { amountCents: 9_012_500 } },
            { label: 'Gekürzt', value: { amountCents: 12_000 } },
            { label: 'Anerkannt', value: { amountCents: 9_000_500 } },
          ],
        },
        {
          block: 'TABLE',
          caption: 'Kürzungen in EUR',
          columns: [
            { heading: 'Nr.', isNumeric: false, share: 10 },
            { heading: 'Grund der Zahlung', isNumeric: false, share: 34 },
            { heading: 'Gekürzt', isNumeric: true, share: 18 },
            { heading: 'Begründung', isNumeric: false, share: 38 },
          ],
          rows: [
            [
              '14',
              'Bewirtung Abschlussfest',
              { amountCents: 12_000 },
              'Alkoholische Getränke sind nicht zuwendungsfähig.',
            ],
          ],
          totals: [],
        },
      ],
    },
  ],
};
