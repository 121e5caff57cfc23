import type { DemoCase, Plan } from './demo-case.js';

/** "Demokratie leben!" 2027: the cap counts per partnership, so the city of Aachen has one of its own beside the Städteregion. */
export const CASES_PARTNERSHIPS: readonly DemoCase[] = [
  {
    ...partnership('05915', 'Partnerschaft für Demokratie Hamm 2027', plan(6_000_000, 5_400_000, 1_400_000, 1_800_000)),
    caseworker: 'F. Vermerk',
    acts: [
      { at: '2026-09-17 10:00', act: 'draft' },
      { at: '2026-10-15 10:30', act: 'submit' },
      { at: '2026-10-22 09:00', act: 'take' },
      { at: '2026-11-03 10:00', act: 'formal' },
      { at: 'T-5 14:00', act: 'check', code: 'project-share', result: 'MET', note: '86.000,00 von 146.000,00 EUR' },
    ],
  },
  {
    ...partnership(
      'AACHEN',
      'Partnerschaft für Demokratie Aachen 2027',
      plan(5_800_000, 5_000_000, 1_500_000, 2_000_000),
    ),
    caseworker: 'A. Beispiel',
    acts: [
      { at: '2026-09-24 10:00', act: 'draft' },
      { at: 'T-6 11:15', act: 'submit' },
    ],
  },
];

function partnership(district: string, title: string, ofTheYear: Plan): Omit<DemoCase, 'caseworker' | 'acts'> {
  return {
    ...{ district, title, plan: ofTheYear },
    programme: 'DEMOKRATIE_LEBEN',
    year: 2027,
    phase: '',
    theme: 'partnership',
  };
}

/** 90 percent, at least half for projects: coordination, action fund, youth fund and public relations in cents. */
function plan(coordination: number, actions: number, youth: number, publicity: number): Plan {
  const costs = [
    { category: 'KUF', description: 'Koordinierungs- und Fachstelle, eine Stelle', cents: { 2027: coordination } },
    { category: 'AKTIONSFONDS', description: 'Aktions- und Initiativfonds', cents: { 2027: actions } },
    { category: 'JUGENDFONDS', description: 'Jugendfonds', cents: { 2027: youth } },
    { category: 'OEFFENTLICHKEIT_VERNETZUNG', description: 'Demokratiekonferenz, Druck', cents: { 2027: publicity } },
  ];
  const total = coordination + actions + youth + publicity;
  return { costs, funding: { OWN_CASH: { 2027: total - Math.floor((total * 9) / 10) } } };
}
