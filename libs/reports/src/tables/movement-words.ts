import type { BudgetEntryKind } from '#budget';
import type { CapMovementKind } from '../read/cap-movements.js';

/** Bookings under a cap as pages and files name them. */
export const CAP_MOVEMENT_WORDS: Readonly<Record<CapMovementKind, string>> = {
  RESERVATION: 'Vormerkung',
  RELEASE: 'Vormerkung aufgehoben',
  AWARD: 'Bewilligung',
  INCREASE: 'Erhöhung',
  DECREASE: 'Minderung',
  CAP_EXCEPTION: 'Ausnahme vom Höchstbetrag',
};

/** Bookings in a budget title as pages and files name them. */
export const TITLE_MOVEMENT_WORDS: Readonly<Record<BudgetEntryKind, string>> = {
  APPROPRIATION: 'Ansatz',
  REINFORCEMENT: 'Verstärkung',
  TRANSFER: 'Umsetzung',
  BLOCK: 'Sperre',
  UNBLOCK: 'Sperre aufgehoben',
  OVERRUN: 'Überplanmäßige Ausgabe',
  CARRYOVER: 'Ausgaberest',
  LAPSE: 'Verfall',
  RESERVATION: 'Vormerkung',
  RELEASE: 'Vormerkung aufgehoben',
  COMMITMENT: 'Festlegung',
  REDUCTION: 'Minderung',
  VE_DUE: 'Fällige Verpflichtung',
  PAYMENT: 'Auszahlung',
  REPAYMENT: 'Rückfluss',
};
