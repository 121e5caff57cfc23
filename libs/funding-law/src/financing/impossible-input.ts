import { Money, MONEY_LIMIT_CENTS, refuse } from '#kernel';

export type ImpossibleInput = ReturnType<
  typeof refuse<'amount-negative' | 'amount-too-large' | 'rate-out-of-range' | 'round-unit-invalid' | 'units-invalid'>
>;

const LIMIT = Money.ofCents(MONEY_LIMIT_CENTS);

/** The first amount below zero or beyond the system's limit; the pointer names its field. */
export function impossibleAmount(amounts: Readonly<Record<string, Money | undefined>>): ImpossibleInput | null {
  for (const [field, amount] of Object.entries(amounts)) {
    if (!amount) continue;
    if (amount.isNegative()) return refuse('amount-negative', { field, amount: amount.toGerman() }, `/${field}`);
    if (amount.exceeds(LIMIT)) return refuse('amount-too-large', { field, amountMax: LIMIT.toGerman() }, `/${field}`);
  }
  return null;
}

/** A rate is a share of the eligible expenditure: 0 to 10000 basis points. */
export function impossibleRate(rateBps: bigint): ImpossibleInput | null {
  if (rateBps >= 0n && rateBps <= 10_000n) return null;
  return refuse('rate-out-of-range', { rateBps: rateBps.toString() }, '/rateBps');
}

/** A rounding unit is a positive number of cents. */
export function impossibleRoundUnit(roundUnitCents: bigint): ImpossibleInput | null {
  if (roundUnitCents > 0n) return null;
  return refuse('round-unit-invalid', { roundUnitCents: roundUnitCents.toString() }, '/roundUnitCents');
}

export function impossibleUnits(units: bigint): ImpossibleInput | null {
  if (units >= 0n) return null;
  return refuse('units-invalid', { units: units.toString() }, '/units');
}
