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

/** A municipality's own notice to an association: same form, other head, other court. */
export const LOCAL_AWARD: AwardContent = {
  ...FULL_AWARD,
  ...LOCAL,
  grantForm: 'SUBSIDY',
  annexName: 'ANBest-P',
  court: { name: 'Verwaltungsgericht Arnsberg', seat: 'Arnsberg' },
};

export const AGREEMENT: AgreementContent = {
  ...LOCAL,
  kind: 'AGREEMENT',
  sections: [
    {
      heading: '§ 1 Gegenstand',
      blocks: [
        {
          block: 'TEXT',
          text: 'Die Stadt Hamm leitet an den Verein Bücherfreunde Musterviertel e. V. eine Zuwendung bis zur Höhe von 2.400,00 EUR weiter.',
        },
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
  ],
  signatories: ['Für die Stadt Hamm', 'Für den Verein Bücherfreunde Musterviertel e. V.'],
};
