import { dayIn, type WordTable } from './word-table.js';
import { law } from '../../access/index.js';

const WAYS: Readonly<Record<string, () => string>> = {
  PORTAL: () => `Im Portal abgerufen; gilt am Tag danach als bekannt gegeben, § 41 Abs. 2a ${law().procedureAct}.`,
  POST: () => `Zur Post gegeben; gilt am vierten Tag danach als bekannt gegeben, § 41 Abs. 2 ${law().procedureAct}.`,
  RECORD: () => 'Der Zugang ist nachgewiesen.',
};

/** Events and duties of the award and its notice. */
export const AWARD_EVENTS: WordTable = {
  'award-signed': () => ({ title: 'Zuwendungsbescheid gezeichnet', detail: '' }),
  'award-amended': (facts) => ({ title: 'Bewilligung geändert', detail: `Es gilt Fassung ${facts['version']}.` }),
  'award-waived': () => ({ title: 'Auf die Zuwendung verzichtet', detail: 'Der Rest ist wieder frei.' }),
  'award-annulled': () => ({ title: 'Bescheid aufgehoben', detail: 'Das Gericht hat entschieden.' }),
  'notice-served': (facts) => ({ title: 'Bescheid bekannt gegeben', detail: WAYS[String(facts['way'])]?.() ?? '' }),
  'notice-final': (facts) => ({
    title: 'Bescheid bestandskräftig',
    detail: `${dayIn(facts, 'actionPeriodEnds') ? `Die Klagefrist endet am ${dayIn(facts, 'actionPeriodEnds')}. ` : ''}Auszahlungen sind ab hier möglich, Nr. 7.1 ${law().grantRules}.`,
  }),
  'remedies-waived': () => ({
    title: 'Auf Rechtsbehelfe verzichtet',
    detail: `Der Bescheid ist damit bestandskräftig. Auszahlungen sind ab hier möglich, Nr. 7.1 ${law().grantRules}.`,
  }),
  'notice-contested': () => ({ title: 'Klage erhoben', detail: 'Bis zum Ende des Verfahrens wird nicht gezahlt.' }),
  'notice-upheld': () => ({ title: 'Klage ohne Erfolg', detail: 'Der Bescheid ist bestandskräftig.' }),
  'notice-annulled': () => ({ title: 'Gericht hebt den Bescheid auf', detail: '' }),
  'period-began': () => ({ title: 'Beginn des Bewilligungszeitraums', detail: '' }),
  'period-ended': () => ({
    title: 'Ende des Bewilligungszeitraums',
    detail: `Ausgaben danach sind nicht zuwendungsfähig. Der Tag gilt auch am Wochenende, § 31 Abs. 4 ${law().procedureAct}.`,
  }),
};

export const AWARD_DUTIES: WordTable = {
  'retrieve-notice': (facts) => ({
    title: `${facts['title']} abrufen`,
    detail: 'Sonst wird er auf anderem Weg bekannt gegeben.',
    link: { href: `/bescheide/${facts['noticeId']}`, text: 'Zum Bescheid' },
  }),
};
