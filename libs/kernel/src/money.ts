import { ok, refuse, type Result } from './result.js';

/** The largest amount the system accepts: 10 billion EUR in cents. It fits a JSON number and a bigint column. */
export const MONEY_LIMIT_CENTS = 1_000_000_000_000n;

/** Nobody writes a longer amount; longer text is not even matched, so that its length costs nothing. */
const AMOUNT_LENGTH_MAX = 40;

/** Groups of three never begin with zero: "0.500" is an English half, not five hundred euros. */
const GERMAN_AMOUNT = /^(-)?([1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/;

/** An amount in euro cents. Immutable; no float ever touches it. */
export class Money {
  static readonly ZERO = new Money(0n);

  private constructor(readonly cents: bigint) {}

  /** Takes whole cents, text only as plain digits. Throws otherwise: that is a bug of the caller, not an input error. */
  static ofCents(cents: bigint | number | string): Money {
    if (typeof cents === 'number' && !Number.isSafeInteger(cents))
      throw new RangeError(`whole cents expected, got ${cents}`);
    // BigInt('') is 0 and BigInt('0x10') is 16: neither is an amount.
    if (typeof cents === 'string' && !/^-?\d+$/.test(cents))
      throw new RangeError(`whole cents expected, got "${cents}"`);
    return new Money(BigInt(cents));
  }

  static ofEuros(euros: number): Money {
    if (!Number.isSafeInteger(euros)) throw new RangeError(`whole euros expected, got ${euros}`);
    return new Money(BigInt(euros) * 100n);
  }

  /** Reads an amount as Germans write it ("72.100,00", "72100", "0,5"). Refuses anything else, and amounts beyond the limit. */
  static parseGerman(text: string): Result<Money> {
    const stripped = text.trim();
    if (stripped.length > AMOUNT_LENGTH_MAX) {
      const kind = /^-?[\d.,]+$/.test(stripped) ? 'amount-too-large' : 'amount-unreadable';
      return refuse(kind, { text: stripped.slice(0, AMOUNT_LENGTH_MAX) });
    }
    const trimmed = stripped.replace(/\s*(EUR|€)$/i, '').replace(/\u2212/g, '-');
    const match = GERMAN_AMOUNT.exec(trimmed);
    if (!match) return refuse('amount-unreadable', { text: stripped });
    const [, sign, whole = '0', fraction = ''] = match;
    const digits = whole.replaceAll('.', '');
    if (digits.length > 15) return refuse('amount-too-large', { text: stripped });
    const cents = BigInt(digits) * 100n + BigInt(fraction.padEnd(2, '0'));
    if (cents > MONEY_LIMIT_CENTS) return refuse('amount-too-large', { text: stripped });
    return ok(new Money(sign ? -cents : cents));
  }

  static sum(amounts: Iterable<Money>): Money {
    let total = 0n;
    for (const amount of amounts) total += amount.cents;
    return new Money(total);
  }

  static min(first: Money, ...others: Money[]): Money {
    return others.reduce((least, each) => (each.cents < least.cents ? each : least), first);
  }

  static max(first: Money, ...others: Money[]): Money {
    return others.reduce((most, each) => (each.cents > most.cents ? each : most), first);
  }

  plus(other: Money): Money {
    return new Money(this.cents + other.cents);
  }

  minus(other: Money): Money {
    return new Money(this.cents - other.cents);
  }

  negated(): Money {
    return new Money(-this.cents);
  }

  /** The share in basis points (8000 = 80 %), rounded down to the cent: in favour of the budget. */
  shareFloor(basisPoints: bigint | number): Money {
    return new Money(floorDivide(this.cents * BigInt(basisPoints), 10_000n));
  }

  /** The share in basis points, rounded up to the cent: for minimum own shares. */
  shareCeil(basisPoints: bigint | number): Money {
    return new Money(-floorDivide(-this.cents * BigInt(basisPoints), 10_000n));
  }

  /** Rounds down to a multiple of the unit, given in cents (100 = whole euros). */
  floorTo(unitCents: bigint | number): Money {
    const unit = BigInt(unitCents);
    return new Money(floorDivide(this.cents, unit) * unit);
  }

  compare(other: Money): -1 | 0 | 1 {
    if (this.cents === other.cents) return 0;
    return this.cents < other.cents ? -1 : 1;
  }

  equals(other: Money): boolean {
    return this.cents === other.cents;
  }

  exceeds(other: Money): boolean {
    return this.cents > other.cents;
  }

  isZero(): boolean {
    return this.cents === 0n;
  }

  isNegative(): boolean {
    return this.cents < 0n;
  }

  isPositive(): boolean {
    return this.cents > 0n;
  }

  /** Cents as a JSON number. Safe below the limit; throws above. */
  toCents(): number {
    const cents = Number(this.cents);
    if (!Number.isSafeInteger(cents)) throw new RangeError('amount beyond the safe range');
    return cents;
  }

  /** German notation without the currency: 72.100,00. */
  toGerman(): string {
    const absolute = this.cents < 0n ? -this.cents : this.cents;
    const whole = (absolute / 100n).toString().replace(/\B(?=(\d{3})+$)/g, '.');
    const fraction = (absolute % 100n).toString().padStart(2, '0');
    return `${this.cents < 0n ? '-' : ''}${whole},${fraction}`;
  }

  toString(): string {
    return `${this.toGerman()} EUR`;
  }

  toJSON(): number {
    return this.toCents();
  }
}

/** Integer division towards minus infinity (BigInt truncates towards zero). */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const isExact = quotient * divisor === dividend;
  return isExact || dividend < 0n === divisor < 0n ? quotient : quotient - 1n;
}
