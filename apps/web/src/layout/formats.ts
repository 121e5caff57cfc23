import { CalendarDate, Money } from '#kernel';

/** The typographic minus of pages (U+2212); input and files keep the hyphen. */
const MINUS = '\u2212';
const NO_BREAK = '\u00a0';

const BERLIN_TIME = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
});
const COUNT_WORDS = [
  'keine',
  'eine',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
] as const;
const WEEKDAYS = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'] as const;

/** dd.mm.yyyy; an instant is taken as the day in Berlin. */
export function formatDate(day: CalendarDate | Date): string {
  return (day instanceof Date ? CalendarDate.inBerlin(day) : day).toGerman();
}

/** "Montag, 23.11.2026". */
export function formatWeekdayDate(day: CalendarDate): string {
  return `${WEEKDAYS[day.weekday() - 1] ?? ''}, ${day.toGerman()}`;
}

/** "14:32" in Berlin. */
export function formatTime(instant: Date): string {
  return BERLIN_TIME.format(instant);
}

/** "23.11.2026, 14:32" in Berlin. */
export function formatDateTime(instant: Date): string {
  return `${formatDate(instant)}, ${formatTime(instant)}`;
}

/** "72.100,00" without the currency, for tables that name it once. Takes Money or whole cents. */
export function formatAmount(amount: Money | bigint | number): string {
  const money = amount instanceof Money ? amount : Money.ofCents(amount);
  return money.toGerman().replace('-', MINUS);
}

/** "72.100,00 EUR", kept on one line. Takes Money or whole cents, never euros. */
export function formatEuro(amount: Money | bigint | number): string {
  return `${formatAmount(amount)}${NO_BREAK}EUR`;
}

/** Whole and fractional numbers with dots and comma: 1.234,5. Throws on what is not a finite number. */
export function formatNumber(value: number | bigint, fractionDigits = 0): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  const formatted = new Intl.NumberFormat('de-DE', {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(value);
  return formatted.replace(/^-(?=[0.,]*$)/, '').replace('-', MINUS);
}

/** A share in basis points: 8000 is "80 %", 8050 is "80,5 %". */
export function formatPercent(basisPoints: number): string {
  const fractionDigits = basisPoints % 100 === 0 ? 0 : basisPoints % 10 === 0 ? 1 : 2;
  return `${formatNumber(basisPoints / 100, fractionDigits)}${NO_BREAK}%`;
}

/** "412 kB", "1,5 MB": the size of a file in decimal units. */
export function formatFileSize(bytes: number): string {
  if (bytes < 1000) return `${formatNumber(bytes)}${NO_BREAK}Byte`;
  if (bytes < 1_000_000) return `${formatNumber(Math.round(bytes / 1000))}${NO_BREAK}kB`;
  const tenths = Math.round(bytes / 100_000);
  return `${formatNumber(tenths / 10, tenths % 10 === 0 ? 0 : 1)}${NO_BREAK}MB`;
}

/** "heute", "morgen", "noch 4 Tage", "gestern abgelaufen", "seit 3 Tagen abgelaufen". */
export function daysLeftPhrase(today: CalendarDate, due: CalendarDate): string {
  const days = today.daysUntil(due);
  if (days === 0) return 'heute';
  if (days === 1) return 'morgen';
  if (days > 1) return `noch ${formatNumber(days)} Tage`;
  return days === -1 ? 'gestern abgelaufen' : `seit ${formatNumber(-days)} Tagen abgelaufen`;
}

/** Numbers up to twelve in words ("zwei"), above in digits. Feminine, for "Angaben", "Aufgaben", "Fristen". */
export function countWord(count: number): string {
  return COUNT_WORDS[count] ?? formatNumber(count);
}
