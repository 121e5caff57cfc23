import { CalendarDate, ok, refuse, type Result } from '#kernel';

/** One change of the Basiszinssatz (§ 247 BGB), in hundredths of a percent; may be negative. */
export interface BaseRate {
  readonly validFrom: CalendarDate;
  readonly rateBps: bigint;
  readonly source: string;
  readonly isVerified: boolean;
}

/** Changes in order of time. A half-year without an entry keeps the value before it, but only until knownUntil. */
export interface BaseRateTable {
  readonly entries: readonly BaseRate[];
  /** Last day for which the rate is published. */
  readonly knownUntil: CalendarDate;
}

/** The base rate of a day. Refuses `base-rate-missing` before the first entry and after knownUntil. */
export function baseRateOn({ entries, knownUntil }: BaseRateTable, date: CalendarDate): Result<BaseRate> {
  const entry = entries.findLast(({ validFrom }) => !validFrom.isAfter(date));
  if (entry && !date.isAfter(knownUntil)) return ok(entry);
  return refuse('base-rate-missing', {
    date: date.toString(),
    knownFrom: entries[0]?.validFrom.toString() ?? null,
    knownUntil: knownUntil.toString(),
  });
}

/** Reads the reference file base-rates.json. Refuses `base-rates-unreadable` with a pointer to the entry. */
export function readBaseRates(document: unknown): Result<BaseRateTable> {
  if (!isRecord(document) || !Array.isArray(document['rates'])) return unreadable('/rates');
  const knownUntil = dateOf(document['knownUntil']);
  if (!knownUntil) return unreadable('/knownUntil');
  const entries: BaseRate[] = [];
  for (const [index, row] of document['rates'].entries()) {
    const entry = readEntry(row);
    const previous = entries.at(-1);
    if (!entry || (previous && !entry.validFrom.isAfter(previous.validFrom))) return unreadable(`/rates/${index}`);
    entries.push(entry);
  }
  return ok({ entries, knownUntil });
}

function readEntry(row: unknown): BaseRate | null {
  if (!isRecord(row)) return null;
  const validFrom = dateOf(row['validFrom']);
  const rateBps = hundredthsOf(row['pct']);
  if (!validFrom || rateBps === null || typeof row['source'] !== 'string') return null;
  return { validFrom, rateBps, source: row['source'], isVerified: row['verified'] === true };
}

/** "-0.88" = -88n; text, never a float. */
function hundredthsOf(text: unknown): bigint | null {
  const match = typeof text === 'string' ? /^(-)?(\d{1,2})\.(\d{2})$/.exec(text) : null;
  if (!match) return null;
  const hundredths = BigInt(`${match[2]}${match[3]}`);
  return match[1] ? -hundredths : hundredths;
}

function dateOf(text: unknown): CalendarDate | null {
  const parsed = typeof text === 'string' ? CalendarDate.parse(text) : null;
  return parsed?.ok ? parsed.value : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const unreadable = (pointer: string) => refuse('base-rates-unreadable', {}, pointer);
