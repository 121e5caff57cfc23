import { Money } from '#kernel';
import type { DecisionContent } from './decision.js';
import { tranchesOf, type Tranche } from './tranche.js';

/** The tranches a decision would book, one per year with a grant. */
export const tranchesOfDecision = (content: DecisionContent): Tranche[] =>
  tranchesOf(content.years.map(({ year, grantCents }) => ({ year, amount: Money.ofCents(grantCents) })));
