import type { AgreementContent, AwardContent, IssuingAuthority } from '../src/index.js';
import { FULL_AWARD } from './sample-awards.js';
import { SAMPLE_COMMON } from './sample-common.js';

const HAMM: IssuingAuthority = {
  name: 'Stadt Hamm',
  subline: 'Jugendamt – Federführendes Amt der Partnerschaft für Demokratie',
  street: 'Theodor-Heuss-Platz 16',
  postcode: '59065',
  city: 'Hamm',
  phone: '02381 0000-0',
  email: 'pfd@hamm.example',
  place: 'Hamm',
};

const LOCAL = {
  ...SAMPLE_COMMON,
  authority: HAMM,
  recipientLines: ['Bücherfreunde Musterviertel e. V.', 'V. Vorstand', 'Musterweg 3', '59065 Hamm'],
  fileNumber: 'P-26-031',
  contact: { name: 'W. Hefter', phone: HAMM.phone, email: HAMM.email },
  programme: 'Partnerschaft für Demokratie Hamm',
  projectTitle: 'Lesebühne Vielfalt',
  subject: 'Zuwendungen der Stadt Hamm aus Mitteln des Bundesprogramms „Demokratie leben!“',
  reference: 'Ihr Antrag vom 10.11.2026',
  norms: [{ name: 'ANBest-P', version: 'in der Fassung des Zuwendungsbescheides an die Kommune' }],
};

/** A municipality's own notice to an association: same form, other head, other rules, other court. */
export const LOCAL_AWARD: AwardContent = {
  ...FULL_AWARD,
  ...LOCAL,
  enclosures: ['ANBest-P', 'Vordruck Mittelanforderung', 'Vordruck Verwendungsnachweis'],
  applicationDate: '2026-11-10',
  requestedGrantCents: 240_050,
  grantCents: 240_050,
  period: { from: '2027-02-01', to: '2027-06-30' },
  grantForm: 'SUBSIDY',
  financing: { type: 'DEFICIT' },
  purpose: ['„Lesebühne Vielfalt“.', 'Fünf Lesungen mit Gespräch in Stadtteilbüchereien.'],
  goals: ['Je Lesung mindestens 40 Gäste, davon die Hälfte unter 27 Jahren'],
  eligibleCostsCents: 270_050,
  costItems: [
    { label: 'Honorare der Lesenden', requestedCents: 200_000, recognisedCents: 200_000, cutReason: null },
    { label: 'Räume und Technik', requestedCents: 70_050, recognisedCents: 70_050, cutReason: null },
  ],
  fundingItems: [
    { source: 'OWN', label: 'Eigenmittel', amountCents: 30_000 },
    { source: 'GRANT', label: 'Zuwendung', amountCents: 240_050 },
  ],
  tranches: [{ year: 2027, authorisation: 'EXPENDITURE', amountCents: 240_050 }],
  paymentTerms: [
    'Die Zuwendung wird auf Anforderung ausgezahlt, soweit Sie sie alsbald benötigen, frühestens wenn dieser Bescheid bestandskräftig ist.',
  ],
  annexName: 'ANBest-P',
  clauses: [
    {
      code: 'local-rules',
      version: '1',
      text: 'Die Nebenbestimmungen des Zuwendungsbescheides, aus dem diese Mittel stammen, gelten für Sie als Letztempfänger entsprechend.',
    },
    {
      code: 'local-use-report',
      version: '1',
      text: 'Der Verwendungsnachweis ist bis zum 29.08.2027 vorzulegen. Er besteht aus einem Sachbericht, einem zahlenmäßigen Nachweis und einer Belegliste; Belege legen Sie auf Anforderung vor.',
    },
  ],
  court: { name: 'Verwaltungsgericht Arnsberg', seat: 'Arnsberg' },
};

const text = (words: string) => ({ block: 'TEXT', text: words }) as const;

export const AGREEMENT: AgreementContent = {
  ...LOCAL,
  kind: 'AGREEMENT',
  enclosures: ['ANBest-P'],
  signature: {
    name: 'W. Hefter',
    function: 'Jugendamt',
    statement: 'Dieser Vertrag kommt mit der Rückgabe des unterschriebenen Exemplars zustande.',
  },
  sections: [
    {
      heading: '§ 1 Gegenstand',
      blocks: [
        text(
          'Die Stadt Hamm leitet an den Verein Bücherfreunde Musterviertel e. V. eine Zuwendung bis zur Höhe von 2.400,00 EUR weiter.',
        ),
      ],
    },
    {
      heading: '§ 2 Finanzierung',
      blocks: [
        {
          block: 'FACTS',
          caption: 'Finanzierungsplan',
          entries: [
            { label: 'Eigenmittel', value: { amountCents: 30_000 } },
            { label: 'Zuwendung', value: { amountCents: 240_000 } },
          ],
        },
      ],
    },
    {
      heading: '§ 3',
      blocks: [
        text(
          'Nicht oder nicht zweckentsprechend verwendete Beträge sind unverzüglich zu erstatten. Bei einem wichtigen Grund kann der Vertrag gekündigt werden; die Zuwendung ist dann insoweit zu erstatten.',
        ),
      ],
    },
  ],
  signatories: ['Für die Stadt Hamm', 'Für den Verein Bücherfreunde Musterviertel e. V.'],
};

/** What remains of an agreement: a letter to the partner, no contract and no administrative act. */
export const AGREEMENT_SETTLEMENT: AgreementContent = {
  ...LOCAL,
  kind: 'AGREEMENT_SETTLEMENT',
  date: '2027-09-20',
  sections: [
    {
      heading: 'Ergebnis',
      blocks: [
        text('Die Zuwendung wird auf 2.310,00 EUR festgesetzt.'),
        text('Sie erstatten 90,00 EUR innerhalb eines Monats, nachdem dieses Schreiben bindend geworden ist.'),
      ],
    },
    {
      heading: 'Berechnung',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Schritte der Abrechnung in EUR',
          columns: [
            { heading: 'Schritt', isNumeric: false, share: 75 },
            { heading: 'Betrag', isNumeric: true, share: 25 },
          ],
          rows: [
            ['Anerkannte Ausgaben', { amountCents: 261_000 }],
            ['Eigenmittel', { amountCents: 30_000 }],
            ['Ausgezahlt', { amountCents: 240_000 }],
          ],
          totals: [['Festgesetzte Zuwendung', { amountCents: 231_000 }]],
        },
      ],
    },
  ],
  signatories: [],
};
