import type { Plan, PlannedCost } from './demo-case.js';

/** Category, wording and share of the costs in percent; the first item takes what rounding leaves. */
const SHARES: readonly (readonly [category: string, description: string, percent: number])[] = [
  ['PERSONAL', 'Koordinierende Fachstelle, 0,75 Stelle, EG 11, 12 Monate', 62],
  ['HONORAR', 'Moderation und Fachvorträge, höchstens 67,50 EUR je Stunde', 13],
  ['SACH', 'Räume, Material und Fahrten nach LRKG', 15],
  ['OEFFENTLICHKEIT', 'Druck, Internetseite und Wanderausstellung', 10],
];
const SMALL_SHARES: typeof SHARES = [
  ['HONORAR', 'Moderation der Werkstätten, 24 Abende', 55],
  ['SACH', 'Räume, Material und Bewirtung in Grenzen', 30],
  ['OEFFENTLICHKEIT', 'Einladungen und Dokumentation', 15],
];
/** Of a district that forwards a part to local projects. */
const FORWARDING_SHARES: typeof SHARES = [
  ['PERSONAL', 'Koordinierende Fachstelle, 0,6 Stelle, EG 11, 12 Monate', 52],
  ['HONORAR', 'Moderation und Fachvorträge, höchstens 67,50 EUR je Stunde', 13],
  ['SACH', 'Räume, Material und Fahrten nach LRKG', 13],
  ['OEFFENTLICHKEIT', 'Druck, Internetseite und Wanderausstellung', 10],
  ['WEITERLEITUNG', 'Initiativenfonds für Vereine, höchstens 2.000,00 EUR je Projekt', 12],
];
const SMALL_COSTS_CENTS = 2_500_000;
const TEN_EUROS = 1000;

/** A balanced plan that leads to exactly these grants at 80 percent. Cents by year; the rest is the own share. */
export function planFor(grants: Readonly<Record<number, number>>, forwards = false): Plan {
  const years = Object.keys(grants).map(Number);
  const costs: Record<number, number> = {};
  const own: Record<number, number> = {};
  for (const year of years) {
    const grant = grants[year] ?? 0;
    costs[year] = Math.ceil((grant * 5) / 4);
    own[year] = costs[year] - grant;
  }
  const largest = Math.max(...Object.values(costs));
  const whole = forwards ? FORWARDING_SHARES : SHARES;
  return { costs: spread(costs, largest < SMALL_COSTS_CENTS ? SMALL_SHARES : whole), funding: ownShare(own) };
}

function spread(costs: Readonly<Record<number, number>>, shares: typeof SHARES): PlannedCost[] {
  const items = shares.map(([category, description]) => {
    const cents: Record<number, number> = {};
    return { category, description, cents };
  });
  for (const [year, total] of Object.entries(costs)) {
    let rest = total;
    for (const [index, [, , percent]] of [...shares.entries()].reverse()) {
      const amount = index === 0 ? rest : Math.round((total * percent) / 100 / TEN_EUROS) * TEN_EUROS;
      const item = items[index];
      if (item) item.cents[Number(year)] = amount;
      rest -= amount;
    }
  }
  return items;
}

/** Two thirds in money, one third by own staff, as most districts do. */
function ownShare(own: Readonly<Record<number, number>>): Plan['funding'] {
  const staff = Object.fromEntries(
    Object.entries(own).map(([year, cents]) => [year, Math.floor(cents / 3 / TEN_EUROS) * TEN_EUROS]),
  );
  const cash = Object.fromEntries(Object.entries(own).map(([year, cents]) => [year, cents - (staff[year] ?? 0)]));
  return { OWN_STAFF: staff, OWN_CASH: cash };
}
