import type {
  ApplicationContent,
  InadmissibleContent,
  InfoRequestContent,
  OrderContent,
  ReceiptContent,
  RejectionContent,
} from '../src/index.js';
import { AACHEN, DUEREN_ADDRESS, MINDEN, SAMPLE_COMMON } from './sample-common.js';

const DUEREN = {
  ...SAMPLE_COMMON,
  recipientLines: DUEREN_ADDRESS,
  fileNumber: 'NRWO-2027-0021',
  projectTitle: 'Düren sagt Ja: Entwicklung eines Handlungskonzepts',
  reference: 'Ihr Antrag vom 30.10.2026',
} as const;

const HASH = '3f1d7a0c95be4628d1f06b7e9a24c8530b6ef9712d48a5c3e07f16b92d84ca5e';

export const REJECTION: RejectionContent = {
  ...DUEREN,
  kind: 'REJECTION',
  applicationDate: '2026-10-30',
  requestedGrantCents: 5_240_000,
  reasons: [
    'Die Gesamtfinanzierung des Vorhabens ist nicht gesichert. Der Finanzierungsplan weist 65.500,00 EUR zuwendungsfähige Ausgaben aus; einen Beschluss über den Eigenanteil von 13.100,00 EUR haben Sie trotz meiner Nachforderung vom 09.11.2026 nicht vorgelegt.',
    'Nach Nr. 1.2 VVG zu § 44 LHO dürfen Zuwendungen nur bewilligt werden, wenn die Gesamtfinanzierung gesichert ist.',
  ],
  court: AACHEN,
};

export const INADMISSIBLE: InadmissibleContent = {
  ...DUEREN,
  kind: 'INADMISSIBLE',
  fileNumber: 'NRWO-2027-0033',
  reference: 'Ihr Antrag vom 20.11.2026',
  applicationDate: '2026-11-20',
  reasons: [
    'Der Antrag ist nach Ablauf der Ausschlussfrist eingegangen. Die Frist endete nach dem Förderaufruf vom 01.08.2026 am 31.10.2026; Ihr Antrag ging am 20.11.2026 ein.',
    'Eine Wiedereinsetzung in den vorigen Stand ist bei der Ausschlussfrist des Förderaufrufs nicht vorgesehen.',
  ],
  court: AACHEN,
};

export const INFO_REQUEST: InfoRequestContent = {
  ...DUEREN,
  kind: 'INFO_REQUEST',
  norms: [],
  date: '2026-11-09',
  applicationDate: '2026-10-30',
  requests: [
    'Beschluss oder Bestätigung über den Eigenanteil in Höhe von 13.100,00 EUR',
    'Stellenplan der Koordinierenden Fachstelle mit Funktion, Entgeltgruppe und Stellenanteil',
    'Erklärung, ob für dieselben Positionen Mittel aus „Demokratie leben!“ beantragt oder bewilligt sind',
  ],
  deadline: '2026-11-23',
  consequences: [
    'Gehen die Angaben und Unterlagen nicht fristgerecht ein, entscheide ich nach Lage der Akten. Das kann zur Ablehnung Ihres Antrags führen (§ 26 Abs. 2 VwVfG NRW).',
  ],
};

export const RECEIPT: ReceiptContent = {
  ...DUEREN,
  kind: 'RECEIPT',
  norms: [],
  date: '2026-10-30',
  receivedOn: '2026-10-30',
  receivedAt: '14:03:12',
  submittedBy: 'D. Muster, Kreis Düren',
  versionNumber: 3,
  versionHash: HASH,
  documents: [
    { name: 'handlungskonzept-entwurf.pdf', sha256: HASH.replaceAll('3', '8') },
    { name: 'stellenplan.xlsx', sha256: HASH.replaceAll('c', '1') },
  ],
  notes: [
    'Ich prüfe Ihren Antrag und melde mich, wenn Angaben oder Unterlagen fehlen. Diese Bestätigung sagt nichts darüber, ob eine Zuwendung bewilligt wird.',
    'Mit der Maßnahme dürfen Sie vor der Bewilligung nicht beginnen, es sei denn, ich habe einem vorzeitigen Maßnahmebeginn zugestimmt.',
  ],
  signature: {
    name: 'Landeskoordinierungsstelle',
    function: 'Antragsannahme',
    statement: 'Dieses Schreiben wurde automatisch erstellt und ist ohne Unterschrift gültig.',
  },
};

export const APPLICATION: ApplicationContent = {
  ...DUEREN,
  kind: 'APPLICATION',
  norms: [],
  recipientLines: [],
  date: '2026-10-30',
  applicant: 'Kreis Düren',
  submittedOn: '2026-10-30',
  versionNumber: 3,
  versionHash: HASH,
  signature: null,
  sections: [
    {
      heading: '1. Antragsteller und Kontakt',
      blocks: [
        {
          block: 'FACTS',
          caption: 'Antragsteller',
          entries: [
            { label: 'Körperschaft', value: 'Kreis Düren (05358)' },
            { label: 'Anschrift', value: 'Bismarckstraße 16, 52351 Düren' },
            { label: 'Ansprechperson', value: 'D. Muster, Stabsstelle Vielfalt' },
            { label: 'E-Mail', value: 'd.muster@kreis-dueren.example' },
            { label: 'Bankverbindung', value: 'DE02 3955 0110 0000 0000 00' },
          ],
        },
      ],
    },
    {
      heading: '2. Projekt',
      blocks: [
        {
          block: 'TEXT',
          text: 'Der Kreis entwickelt mit Verbänden, Schulen und Initiativen ein Handlungskonzept gegen Rechtsextremismus und Rassismus. Am Ende steht ein beschlussfähiges Konzept mit Maßnahmenplan.',
        },
        {
          block: 'FACTS',
          caption: 'Zeitraum und Phase',
          entries: [
            { label: 'Phase', value: 'Entwicklung' },
            { label: 'Beginn', value: { date: '2027-01-01' } },
            { label: 'Ende', value: { date: '2027-12-31' } },
          ],
        },
      ],
    },
    {
      heading: '3. Ziele und Maßnahmen',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Ziele und Maßnahmen',
          columns: [
            { heading: 'Ziel', isNumeric: false, share: 30 },
            { heading: 'Maßnahme', isNumeric: false, share: 30 },
            { heading: 'Indikator', isNumeric: false, share: 25 },
            { heading: 'Zielwert', isNumeric: false, share: 15 },
          ],
          rows: [
            ['Die Lage im Kreis ist bekannt', 'Bestandsaufnahme', 'befragte Kommunen', '15'],
            ['Die Gesellschaft wirkt mit', 'Beteiligungskonferenzen', 'Konferenzen mit je 60 Personen', '3'],
            ['Das Konzept ist beschlussreif', 'Vorlage im Kreistag', 'Vorlage bis 30.11.2027', '1'],
          ],
          totals: [],
        },
      ],
    },
    {
      heading: '4. Ausgaben- und Finanzierungsplan',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Ausgaben in EUR',
          columns: [
            { heading: 'Position', isNumeric: false, share: 60 },
            { heading: '2027', isNumeric: true, share: 20 },
          ],
          rows: [
            ['Personal: Koordinierende Fachstelle', { amountCents: 4_850_000 }],
            ['Honorare: Prozessbegleitung', { amountCents: 900_000 }],
            ['Sachausgaben: Konferenzen', { amountCents: 800_000 }],
          ],
          totals: [['Gesamt', { amountCents: 6_550_000 }]],
        },
        {
          block: 'TABLE',
          caption: 'Finanzierung in EUR',
          columns: [
            { heading: 'Quelle', isNumeric: false, share: 60 },
            { heading: '2027', isNumeric: true, share: 20 },
          ],
          rows: [
            ['Eigenanteil', { amountCents: 1_310_000 }],
            ['Beantragte Zuwendung', { amountCents: 5_240_000 }],
          ],
          totals: [['Gesamt', { amountCents: 6_550_000 }]],
        },
      ],
    },
    {
      heading: '5. Erklärungen',
      blocks: [
        {
          block: 'LIST',
          isNumbered: false,
          items: [
            'Mit der Maßnahme wurde noch nicht begonnen.',
            'Der Antragsteller ist für das Vorhaben nicht zum Vorsteuerabzug berechtigt.',
            'Für dieselben Positionen werden keine anderen Mittel beantragt.',
          ],
        },
      ],
    },
  ],
};

export const HEARING: OrderContent = {
  ...SAMPLE_COMMON,
  kind: 'HEARING',
  date: '2029-05-14',
  reference: 'Mein Bescheid vom 27.11.2026, Ihr Verwendungsnachweis vom 28.03.2029',
  operative: [
    'Ich beabsichtige, meinen Bescheid in Höhe von 4.099,74 EUR zu widerrufen und die Erstattung zu verlangen.',
  ],
  sections: [
    {
      heading: 'Gelegenheit zur Äußerung',
      blocks: [
        { block: 'TEXT', text: 'Gemäß § 28 VwVfG NRW gebe ich Ihnen Gelegenheit, sich bis zum 11.06.2029 zu äußern.' },
      ],
    },
  ],
  reasons: [
    'Die Prüfung Ihres Verwendungsnachweises hat ergeben, dass 4.099,74 EUR nicht für den im Bescheid bestimmten Zweck verwendet wurden (Zeilen 14 und 31 der Belegliste).',
  ],
  court: null,
};

export const RECOVERY: OrderContent = {
  ...SAMPLE_COMMON,
  kind: 'RECOVERY',
  date: '2029-06-25',
  reference: 'Mein Bescheid vom 27.11.2026, meine Anhörung vom 14.05.2029',
  operative: [
    'Meinen Bescheid vom 27.11.2026 widerrufe ich mit Wirkung für die Vergangenheit in Höhe von 4.099,74 EUR.',
    'Der Betrag ist bis zum 31.08.2029 zu erstatten.',
    'Er ist ab dem 01.01.2029 mit fünf Prozentpunkten über dem Basiszinssatz jährlich zu verzinsen; die Zinsen werden gesondert festgesetzt.',
  ],
  sections: [],
  reasons: [
    'Aus der Zuwendung sind 4.099,74 EUR nicht für den im Bescheid bestimmten Zweck verwendet worden (Zeilen 14 und 31 der Belegliste).',
    'Die Voraussetzungen des § 49 Abs. 3 VwVfG NRW liegen vor. Bei der Ausübung des Ermessens habe ich Ihre Interessen gegen das Interesse an der sparsamen Verwendung öffentlicher Mittel abgewogen.',
  ],
  court: MINDEN,
};

export const SETTLEMENT: OrderContent = {
  ...SAMPLE_COMMON,
  kind: 'SETTLEMENT',
  date: '2029-05-14',
  reference: 'Mein Bescheid vom 27.11.2026',
  operative: [
    'Die Zuwendung setze ich nach Prüfung des Verwendungsnachweises endgültig auf 68.000,26 EUR fest.',
    'Ausgezahlt sind 4.099,74 EUR mehr. Der Betrag von 4.099,74 EUR ist zu erstatten.',
  ],
  sections: [
    {
      heading: 'Berechnung',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Rechenweg, Beträge in EUR',
          columns: [
            { heading: 'Schritt', isNumeric: false, share: 50 },
            { heading: 'Grundlage', isNumeric: false, share: 30 },
            { heading: 'Betrag', isNumeric: true, share: 20 },
          ],
          rows: [
            ['Anerkannte Ausgaben laut Nachweis', 'Nr. 2 ANBest-G', { amountCents: 8_500_033 }],
            ['Fördersatz: 85.000,33 × 80 %', 'Nr. 2 ANBest-G', { amountCents: 6_800_026 }],
          ],
          totals: [],
        },
      ],
    },
  ],
  reasons: ['Sie haben weniger ausgegeben als geplant. Dieser Bescheid ergeht gebührenfrei.'],
  court: MINDEN,
};

export const INTEREST: OrderContent = {
  ...SAMPLE_COMMON,
  kind: 'INTEREST',
  date: '2029-09-10',
  reference: 'Mein Bescheid vom 27.11.2026',
  operative: [
    'Für die Zeit vom 01.01.2029 bis zum 30.06.2029 setze ich Zinsen von 132,55 EUR fest (§ 49a Abs. 3 VwVfG NRW).',
    'Der Betrag ist innerhalb eines Monats nach Eintritt der Bestandskraft dieses Bescheides zu zahlen.',
  ],
  sections: [
    {
      heading: 'Berechnung',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Abschnitte der Verzinsung, Beträge in EUR',
          columns: [
            { heading: 'Zeitraum', isNumeric: false, share: 42 },
            { heading: 'Tage', isNumeric: true, share: 13 },
            { heading: 'Zinssatz', isNumeric: true, share: 20 },
            { heading: 'verzinster Betrag', isNumeric: true, share: 25 },
          ],
          rows: [['01.01.2029 bis 30.06.2029', '181', '6,52 %', { amountCents: 409_974 }]],
          totals: [],
        },
      ],
    },
  ],
  reasons: ['Der zu erstattende Betrag ist vom Eintritt der Unwirksamkeit an zu verzinsen.'],
  court: MINDEN,
};

export const DUNNING: OrderContent = {
  ...SAMPLE_COMMON,
  kind: 'DUNNING',
  date: '2029-10-10',
  reference: 'Mein Bescheid vom 25.06.2029',
  operative: [
    'Meine Forderung Nr. 1 war bis zum 31.08.2029 zu zahlen. Offen sind 4.099,74 EUR.',
    'Bitte zahlen Sie bis zum 24.10.2029.',
  ],
  sections: [
    { heading: 'Wie es weitergeht', blocks: [{ block: 'TEXT', text: 'Bis zur Zahlung laufen Zinsen weiter.' }] },
  ],
  reasons: [],
  court: null,
};

export const DEFERRAL: OrderContent = {
  ...SAMPLE_COMMON,
  kind: 'DEFERRAL',
  date: '2029-09-10',
  reference: 'Mein Bescheid vom 25.06.2029',
  operative: ['Die Forderung Nr. 1 über noch 4.099,74 EUR stunde ich bis zum 31.12.2029.'],
  sections: [],
  reasons: ['Die sofortige Einziehung wäre mit erheblichen Härten verbunden (§ 59 Abs. 1 Nr. 1 LHO).'],
  court: MINDEN,
};

export const REMISSION: OrderContent = {
  ...SAMPLE_COMMON,
  kind: 'REMISSION',
  date: '2029-09-10',
  reference: 'Mein Bescheid vom 25.06.2029',
  operative: ['Die Forderung Nr. 2 erlasse ich in Höhe von 132,55 EUR.'],
  sections: [],
  reasons: ['Die Einziehung wäre eine besondere Härte (§ 59 Abs. 1 Nr. 3 LHO).'],
  court: MINDEN,
};
