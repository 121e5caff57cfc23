import type { CalculatorField } from './calculator.js';

/** Fields that several calculators share; names are those of the agreed test cases. */
export const cents = (name: string, label: string, example: string, hint?: string): CalculatorField =>
  hint === undefined ? { name, label, kind: 'CENTS', example } : { name, label, kind: 'CENTS', example, hint };

export const ELIGIBLE = cents('eligible', 'Zuwendungsfähige Ausgaben', '90.125,00');
export const THIRD_PARTY = cents('thirdParty', 'Leistungen Dritter und Einnahmen', '0,00');
export const LIMIT = cents(
  'maxCents',
  'Höchstbetrag',
  '72.100,00',
  'Höchstbetrag des Programms oder Spielraum, der kleinere zählt',
);
export const RATE: CalculatorField = { name: 'rateBps', label: 'Fördersatz in %', kind: 'BPS', example: '80' };
export const GRANT = cents('grant', 'Bewilligte Zuwendung', '72.100,00');
export const PAID = cents('paid', 'Bereits ausgezahlt', '72.100,00');
export const ELIGIBLE_PLAN = cents('eligiblePlan', 'Zuwendungsfähige Ausgaben laut Plan', '90.125,00');
export const THIRD_PARTY_PLAN = cents('thirdPartyPlan', 'Leistungen Dritter laut Plan', '0,00');
export const ELIGIBLE_ACTUAL = cents('eligibleActual', 'Zuwendungsfähige Ausgaben laut Nachweis', '85.000,33');
export const THIRD_PARTY_ACTUAL = cents('thirdPartyActual', 'Leistungen Dritter laut Nachweis', '0,00');
export const THRESHOLD = cents(
  'thresholdCents',
  'Bagatellgrenze',
  '0,00',
  'Einsparungen bis zu diesem Betrag mindern die Zuwendung nicht',
);
