import type { DraftFields } from './draft-fields.js';

/**
 * The entries of an earlier application for a later call, without what must be said anew: period and declarations.
 * Every amount moves by the same number of years, so that a plan over two years stays one and no year overwrites another.
 */
export function copiedFields(fields: DraftFields, yearsLater: number): DraftFields {
  const kept = Object.entries(fields).filter(
    ([name]) => !name.startsWith('declaration.') && !name.startsWith('project.period'),
  );
  return Object.fromEntries(kept.map(([name, value]) => [inLaterYear(name, yearsLater), value]));
}

/** Names of amounts end in their budget year: "cost.<id>.amount.2026", "funding.OWN_CASH.2026". */
const inLaterYear = (name: string, yearsLater: number): string =>
  name.replace(/\.(\d{4})$/, (_, year: string) => `.${Number(year) + yearsLater}`);
