import type { DemoCase, PlannedCost } from './demo-case.js';

/** Two years, more than the room of 2027: that year 11.334,56 EUR are bound by an award signed while this one was examined. */
export const CASE_LIPPE: DemoCase = {
  district: '05766',
  programme: 'NRWELTOFFEN',
  year: 2027,
  title: 'Lippe bleibt offen: Umsetzung des Handlungskonzepts 2027 und 2028',
  phase: 'UMSETZUNG',
  theme: 'carryOut',
  period: ['2027-01-01', '2028-12-31'],
  plan: {
    costs: [
      cost('PERSONAL', 'Koordinierende Fachstelle, 0,8 Stelle, EG 11', 5_230_000, 5_355_000),
      cost('HONORAR', 'Moderation und Fachvorträge, 120 und 80 Stunden zu 80,00 EUR', 960_000, 640_000),
      cost('SACH', 'Räume, Bewirtung, Material', 790_000, 530_000),
      cost('OEFFENTLICHKEIT', 'Wanderausstellung und Druck', 460_000, 200_000),
      cost('WEITERLEITUNG', 'Initiativenfonds', 600_000, 500_000),
      cost('SACH', 'Gemeinkostenpauschale', 200_000, 200_000),
    ],
    funding: {
      OWN_STAFF: { 2027: 1_200_000, 2028: 1_200_000 },
      OWN_CASH: { 2027: 448_000, 2028: 285_000 },
    },
  },
  caseworker: 'A. Beispiel',
  acts: [
    { at: '2026-09-22 09:00', act: 'draft' },
    { at: '2026-10-28 15:21', act: 'submit' },
    { at: '2026-11-03 08:45', act: 'take' },
    { at: '2026-11-05 09:10', act: 'check', code: 'entitled', result: 'MET', note: 'Kreis, AGS 05766' },
    {
      at: '2026-11-05 09:14',
      act: 'check',
      code: 'in-time',
      result: 'MET',
      note: 'Eingang 28.10.2026, Frist 30.11.2026',
    },
    { at: '2026-11-05 09:20', act: 'check', code: 'signatory', result: 'MET', note: 'Vollmacht liegt vor' },
    { at: '2026-11-09 08:10', act: 'check', code: 'concept', result: 'MET', note: 'Kreistag, 22.06.2025' },
    { at: '2026-11-09 08:15', act: 'check', code: 'not-begun', result: 'MET', note: 'Erklärung vom 28.10.2026' },
    { at: '2026-11-09 08:30', act: 'formal' },
    {
      at: '2026-11-09 08:40',
      act: 'request',
      items: [
        'Stellenanteil der Fachstelle je Jahr begründen',
        'Mustervertrag für den Initiativenfonds in der gezeichneten Fassung',
      ],
      dueInDays: 14,
    },
    {
      at: '2026-11-13 11:02',
      act: 'ask',
      text: 'Der Mustervertrag ist im Haus abgestimmt, er kommt am Montag mit der neuen Fassung.',
    },
    { at: '2026-11-16 10:05', act: 'answer', text: 'Stellenanteil begründet, der Mustervertrag ist gezeichnet.' },
    {
      at: '2026-11-16 15:10',
      act: 'check',
      code: 'financing-secured',
      result: 'MET',
      note: 'Ausgaben und Finanzierung je 156.650,00 EUR',
    },
    {
      at: '2026-11-19 13:30',
      act: 'check',
      code: 'demarcation',
      result: 'TO_REQUEST',
      note: 'Erklärung zu den Honoraren fehlt',
    },
    {
      at: '2026-11-19 13:40',
      act: 'check',
      code: 'cap',
      result: 'NOT_MET',
      note: '2027 um 5.154,56 EUR überschritten',
    },
    {
      at: '2026-11-20 16:40',
      act: 'check',
      code: 'necessary',
      result: 'OPEN',
      note: 'Drei von sechs Positionen geprüft',
    },
    {
      at: '2026-11-20 16:44',
      act: 'note',
      text: 'Honorare: 120 Stunden zu 80,00 EUR, Obergrenze 67,50 EUR. Mit dem Kreis über eine Verschiebung nach 2028 sprechen.',
    },
    { at: 'T-2 16:50', act: 'deadline', text: 'Zwischennachricht', dueInDays: 4 },
  ],
};

function cost(category: string, description: string, first: number, second: number): PlannedCost {
  return { category, description, cents: { 2027: first, 2028: second } };
}
