import type { CapMovementKind } from '../read/cap-movements.js';
import type { TitleMovementKind } from '../read/title-movements.js';

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
export const TITLE_MOVEMENT_WORDS: Readonly<Record<TitleMovementKind, string>> = {
  APPROPRIATION: 'Ansatz',
  REINFORCEMENT: 'Verstärkung',
  TRANSFER: 'Umsetzung',
  BLOCK: 'Sperre',
  RESERVATION: 'Vormerkung',
  RELEASE: 'Vormerkung aufgehoben',
  COMMITMENT: 'Festlegung',
  REDUCTION: 'Minderung',
};
