import type { AwardContent, CostItem } from '../src/index.js';
import { LIPPE_ADDRESS, COLOGNE, COLOGNE_ADDRESS, MINDEN, SAMPLE_COMMON } from './sample-common.js';

const COST_ITEMS: readonly CostItem[] = [
  {
    label: 'Personal: Koordinierende Fachstelle',
    requestedCents: 10_585_000,
    recognisedCents: 10_585_000,
    cutReason: null,
  },
  {
    label: 'Honorare: Moderation, Fachvorträge',
    requestedCents: 1_600_000,
    recognisedCents: 1_350_000,
    cutReason: 'Obergrenze von 67,50 EUR je Stunde; 120 Stunden in 2027, 80 Stunden in 2028',
  },
  {
    label: 'Sachausgaben: Räume, Bewirtung, Material',
    requestedCents: 1_320_000,
    recognisedCents: 1_080_000,
    cutReason: 'Bewirtung nur bis zur Obergrenze des Programms',
  },
  {
    label: 'Öffentlichkeitsarbeit: Wanderausstellung',
    requestedCents: 660_000,
    recognisedCents: 660_000,
    cutReason: null,
  },
  { label: 'Weiterleitung: Initiativenfonds', requestedCents: 1_100_000, recognisedCents: 1_100_000, cutReason: null },
  {
    label: 'Verwaltung: Gemeinkostenpauschale',
    requestedCents: 400_000,
    recognisedCents: 0,
    cutReason: 'Gemeinkosten sind im Programm nicht zuwendungsfähig',
  },
];

const clause = (code: string, text: string) => ({ code, version: '2026-2', text });

const USE_REPORT_PARTS =
  'Er besteht aus einem Sachbericht und einem zahlenmäßigen Nachweis in der Gliederung des Finanzierungsplans.';

const CLAUSES = [
  clause('use-report', `Der Verwendungsnachweis ist bis zum 31.03.2029 vorzulegen. ${USE_REPORT_PARTS}`),
  clause('interim-report', 'Für das Haushaltsjahr 2027 ist bis zum 30.04.2028 ein Zwischennachweis vorzulegen.'),
  clause(
    'forwarding',
    'Die Weiterleitung an Letztempfänger ist nur nach Nr. 12 VVG zu § 44 LHO und mit dem beigefügten Mustervertrag zulässig. Für Letztempfänger, die keine Gemeinden sind, gelten die ANBest-P.',
  ),
  clause(
    'publicity',
    'In allen Veröffentlichungen ist auf die Förderung durch das Land Nordrhein-Westfalen mit dem Logo des Programms hinzuweisen.',
  ),
  clause(
    'audit-rights',
    'Ich bin berechtigt, die Verwendung der Zuwendung durch Einsicht in Bücher, Belege und sonstige Unterlagen zu prüfen oder prüfen zu lassen. Der Landesrechnungshof ist zur Prüfung berechtigt (§ 91 LHO).',
  ),
  clause(
    'privacy',
    'Personenbezogene Daten von Teilnehmenden und Beratenen sind mir nicht zu übermitteln. Angaben zu Ansprechpersonen verarbeite ich, soweit es für die Bewilligung, die Auszahlung und die Prüfung der Zuwendung erforderlich ist.',
  ),
  clause('networking', 'Die Koordinierende Fachstelle nimmt an zwei Vernetzungstreffen je Jahr teil.'),
  clause(
    'revocation',
    'Der Widerruf bleibt für den Fall vorbehalten, dass Haushaltsmittel im Haushaltsjahr 2028 nicht oder nicht in der erwarteten Höhe zur Verfügung stehen.',
  ),
];

/** Kreis Lippe, two years, cut by 8,900 EUR: the case of the preview page. */
export const PARTIAL_AWARD: AwardContent = {
  ...SAMPLE_COMMON,
  kind: 'AWARD',
  scope: 'PARTIAL',
  recipientLines: LIPPE_ADDRESS,
  enclosures: [
    'ANBest-G (Stand 22.04.2026)',
    'Ausgaben- und Finanzierungsplan',
    'Vordruck Mittelanforderung',
    'Vordruck Verwendungsnachweis',
    'Vordruck Empfangsbestätigung und Rechtsbehelfsverzicht',
  ],
  applicationDate: '2026-10-28',
  requestedGrantCents: 12_532_000,
  grantCents: 11_820_000,
  period: { from: '2027-01-01', to: '2028-12-31' },
  grantForm: 'ALLOCATION',
  financing: { type: 'SHARE', rateBasisPoints: 8000 },
  purpose: [
    'Umsetzung des vom Kreistag am 22.06.2026 beschlossenen Handlungskonzepts gegen Rechtsextremismus und Rassismus mit 14 Maßnahmen im Kreisgebiet. Die Koordinierende Fachstelle ist beim Kreis eingerichtet.',
  ],
  goals: [
    'Mindestens 24 Veranstaltungen der politischen Bildung je Jahr mit zusammen 600 Teilnehmenden',
    'Beratung und Begleitung von mindestens acht Initiativen aus dem Initiativenfonds',
    'Eine Wanderausstellung an zehn Orten im Kreisgebiet bis zum 30.09.2028',
  ],
  purposeBindingUntil: '2030-12-31',
  eligibleCostsCents: 14_775_000,
  costItems: COST_ITEMS,
  fundingItems: [
    { source: 'OWN', label: 'Eigenanteil des Kreises Lippe', amountCents: 2_955_000 },
    { source: 'THIRD_PARTY', label: 'Leistungen Dritter', amountCents: 0 },
    { source: 'GRANT', label: 'Zuwendung des Landes', amountCents: 11_820_000 },
  ],
  tranches: [
    { year: 2027, authorisation: 'EXPENDITURE', amountCents: 6_076_544 },
    { year: 2028, authorisation: 'COMMITMENT', amountCents: 5_743_456 },
  ],
  paymentTerms: [
    'Die Zuwendung wird auf Ihre Anforderung nach den ANBest-G ausgezahlt, jedoch erst nach Bestandskraft dieses Bescheides. Sie darf nur insoweit und nicht eher angefordert werden, als sie innerhalb von zwei Monaten nach der Auszahlung für fällige Zahlungen benötigt wird.',
  ],
  annexName: 'Allgemeinen Nebenbestimmungen für Zuwendungen zur Projektförderung an Gemeinden (ANBest-G)',
  clauses: CLAUSES,
  reasons: [
    'Grundlage der Bewilligung sind §§ 23 und 44 LHO NRW und die dazu ergangenen Verwaltungsvorschriften für Zuwendungen an Gemeinden (VVG). Von den beantragten Ausgaben erkenne ich 8.900,00 EUR nicht an.',
    'Honorare sind im Programm nur bis 67,50 EUR je Stunde zuwendungsfähig, Bewirtung nur bis zur festgelegten Obergrenze. Gemeinkosten sind nicht zuwendungsfähig. Gründe, im Einzelfall davon abzuweichen, haben Sie nicht vorgetragen; sie sind auch nicht ersichtlich.',
    'Ein Rechtsanspruch auf die Zuwendung besteht nicht; ich entscheide nach pflichtgemäßem Ermessen im Rahmen der verfügbaren Haushaltsmittel.',
  ],
  court: MINDEN,
  hasWaiverHint: true,
};

/** Stadt Köln, one year, exactly the cap. */
export const FULL_AWARD: AwardContent = {
  ...PARTIAL_AWARD,
  scope: 'FULL',
  recipientLines: COLOGNE_ADDRESS,
  fileNumber: 'NRWO-2027-0007',
  projectTitle: 'Köln erzählt: Fortschreibung des Handlungskonzepts 2027',
  reference: 'Ihr Antrag vom 30.09.2026',
  applicationDate: '2026-09-30',
  requestedGrantCents: 7_210_000,
  grantCents: 7_210_000,
  period: { from: '2027-01-01', to: '2027-12-31' },
  purpose: [
    'Fortschreibung des Handlungskonzepts der Stadt Köln gegen Rechtsextremismus und Rassismus mit Beteiligung der Bezirke.',
  ],
  goals: [
    'Neun Werkstattgespräche in den Stadtbezirken',
    'Beschluss des fortgeschriebenen Konzepts durch den Rat bis zum 15.12.2027',
  ],
  purposeBindingUntil: null,
  eligibleCostsCents: 9_012_500,
  costItems: [
    {
      label: 'Personal: Koordinierende Fachstelle',
      requestedCents: 6_812_500,
      recognisedCents: 6_812_500,
      cutReason: null,
    },
    { label: 'Honorare: Prozessbegleitung', requestedCents: 1_200_000, recognisedCents: 1_200_000, cutReason: null },
    {
      label: 'Sachausgaben: Räume und Material',
      requestedCents: 1_000_000,
      recognisedCents: 1_000_000,
      cutReason: null,
    },
  ],
  fundingItems: [
    { source: 'OWN', label: 'Eigenanteil der Stadt Köln', amountCents: 1_802_500 },
    { source: 'GRANT', label: 'Zuwendung des Landes', amountCents: 7_210_000 },
  ],
  tranches: [{ year: 2027, authorisation: 'EXPENDITURE', amountCents: 7_210_000 }],
  clauses: [
    clause('use-report', `Der Verwendungsnachweis ist bis zum 31.03.2028 vorzulegen. ${USE_REPORT_PARTS}`),
    ...CLAUSES.filter(({ code }) => !['use-report', 'interim-report', 'revocation'].includes(code)),
  ],
  reasons: [],
  court: COLOGNE,
};
