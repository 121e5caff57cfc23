import { AWARD_CALCULATORS } from './award-calculators.js';
import type { Calculator } from './calculator.js';
import { PERIOD_CALCULATORS } from './period-calculators.js';
import { SETTLEMENT_CALCULATORS } from './settlement-calculators.js';

/** The questions that staff and districts ask every day. Names of fields and answers are those of the agreed test cases. */
export const CALCULATORS: readonly Calculator[] = [
  ...AWARD_CALCULATORS,
  ...SETTLEMENT_CALCULATORS,
  ...PERIOD_CALCULATORS,
];
