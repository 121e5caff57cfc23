import type { OrderContent } from '../src/index.js';
import { DUEREN_ADDRESS, MINDEN, SAMPLE_COMMON } from './sample-common.js';

/** Less money and a shorter period, on the recipient's own application: old and new side by side. */
export const AMENDMENT: OrderContent = {
  ...SAMPLE_COMMON,
  kind: 'AMENDMENT',
  date: '2028-03-06',
  reference: 'Mein Bescheid vom 27.11.2026, Ihr Antrag auf Änderung vom 14.02.2028',
  operative: [
    'Meinen Bescheid vom 27.11.2026 in seiner bisher geltenden Fassung ändere ich. An die Stelle der bisherigen treten die neuen Angaben der folgenden Gegenüberstellung.',
    'Die Zuwendung beträgt jetzt 110.200,00 EUR (bisher 118.200,00 EUR).',
    'Im Übrigen bleibt mein Bescheid unverändert.',
  ],
  sections: [
    {
      heading: 'Gegenüberstellung',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Bisherige und neue Fassung',
          columns: [
            { heading: 'Regelung', isNumeric: false, share: 36 },
            { heading: 'bisher', isNumeric: false, share: 32 },
            { heading: 'neu', isNumeric: false, share: 32 },
          ],
          rows: [
            ['Nr. I.1 Bewilligungszeitraum', '01.01.2027 bis 31.12.2028', '01.01.2027 bis 31.10.2028'],
            ['Nr. I.1 Zuwendung', '118.200,00 EUR', '110.200,00 EUR'],
            ['Nr. I.3 zuwendungsfähige Gesamtausgaben', '147.750,00 EUR', '137.750,00 EUR'],
            ['Nr. I.4 Personal: Koordinierende Fachstelle', '105.850,00 EUR', '95.850,00 EUR'],
            ['Nr. I.5 Bewilligungsrahmen 2028', '57.434,56 EUR', '49.434,56 EUR'],
          ],
          totals: [],
        },
      ],
    },
  ],
  reasons: [
    'Die Änderung haben Sie am 14.02.2028 beantragt: Die Fachstelle ist seit dem 01.11.2027 nur mit halber Stelle besetzt.',
  ],
  court: MINDEN,
};

export const CHANGE_REJECTION: OrderContent = {
  ...SAMPLE_COMMON,
  kind: 'CHANGE_REJECTION',
  date: '2028-03-06',
  reference: 'Mein Bescheid vom 27.11.2026, Ihr Antrag auf Änderung vom 14.02.2028',
  operative: ['Ihren Antrag vom 14.02.2028 auf Änderung meines Bescheides lehne ich ab.'],
  sections: [],
  reasons: [
    'Eine höhere Zuwendung für 2028 überschreitet den Höchstbetrag des Programms je Kreis und Haushaltsjahr. Mittel für eine Ausnahme stehen nicht zur Verfügung.',
  ],
  court: MINDEN,
};

/** A consent burdens nobody: a letter without instruction on remedies. */
export const EARLY_START: OrderContent = {
  ...SAMPLE_COMMON,
  kind: 'EARLY_START',
  recipientLines: DUEREN_ADDRESS,
  fileNumber: 'NRWO-2027-0021',
  projectTitle: 'Düren sagt Ja: Entwicklung eines Handlungskonzepts',
  date: '2026-11-27',
  reference: 'Ihr Antrag auf vorzeitigen Maßnahmebeginn vom 16.11.2026',
  operative: [
    'Ich stimme dem Beginn der Maßnahme ab dem 01.12.2026 zu.',
    'Aus der Zustimmung kann kein Anspruch auf eine spätere Förderung hergeleitet werden; Sie tragen das Finanzierungsrisiko.',
  ],
  sections: [],
  reasons: ['Die Stelle der Fachstelle ist zum 01.12.2026 zu besetzen; ein späterer Beginn gefährdete das Vorhaben.'],
  court: null,
};
