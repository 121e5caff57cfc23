import type { Transaction } from '#platform';
import { shownFigures, type ShownFigures } from '../domain/small-numbers.js';
import { rawFigures, type OfferKind } from '../persistence/organisation.repository.js';

export interface CounsellingFigures extends ShownFigures {
  readonly kind: OfferKind;
  readonly halfYear: string;
}

/** Counselling figures per half-year and kind of offer, small numbers hidden. Authority only. */
export async function counsellingFigures(tx: Transaction): Promise<CounsellingFigures[]> {
  const raw = await rawFigures(tx);
  const keys = [...new Set(raw.map(({ kind, halfYear }) => `${halfYear} ${kind}`))];
  return keys.flatMap((key) => {
    const cells = raw.filter(({ kind, halfYear }) => `${halfYear} ${kind}` === key);
    const [first] = cells;
    return first ? [{ kind: first.kind, halfYear: first.halfYear, ...shownFigures(cells) }] : [];
  });
}
