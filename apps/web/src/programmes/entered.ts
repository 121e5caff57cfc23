import { CalendarDate, Money, refuse, type Refusal, type Result } from '#kernel';
import { berlinInstant } from '#programmes';
import { sentencesByField, type FormBody } from '../access/index.js';

/**
 * Reads days, amounts and times from a form and remembers what was not readable. What is empty or unreadable becomes
 * null, which every use case refuses; `errors` then tells the more exact sentence of the two.
 */
export class Entered {
  private readonly unreadable: Refusal[] = [];
  private readonly explained = new Set<string>();

  constructor(private readonly body: FormBody) {}

  text(name: string): string {
    return this.body.text(name);
  }

  isTicked(name: string): boolean {
    return this.body.isChecked(name);
  }

  textOrNull(name: string): string | null {
    return this.body.text(name) === '' ? null : this.body.text(name);
  }

  day(name: string): CalendarDate | null {
    return this.read(name, CalendarDate.parse);
  }

  amount(name: string): Money | null {
    return this.read(name, Money.parseGerman);
  }

  year(name: string): number | null {
    return this.read(name, (text): Result<number> =>
      /^\d{4}$/.test(text) ? { ok: true, value: Number(text) } : refuse('number-unreadable', {}),
    );
  }

  /** A percentage with at most two decimals, also below zero, in hundredths: "-0,88" = -88. */
  percent(name: string): number | null {
    return this.read(name, (text): Result<number> => {
      const match = /^([-\u2212])?(\d{1,3})(?:,(\d{1,2}))?\s*%?$/.exec(text);
      if (!match) return refuse('percent-unreadable', {});
      const hundredths = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
      return { ok: true, value: match[1] ? -hundredths : hundredths };
    });
  }

  /** A day and a time by the clocks in Berlin; `seconds` 59 for an end, so that the last minute counts. */
  instant(dayName: string, timeName: string, seconds: number): Date | null {
    const day = this.day(dayName);
    const time = this.body.text(timeName);
    if (!day) return null;
    const instant = berlinInstant(day, time, seconds);
    if (instant.ok) return instant.value;
    this.unreadable.push({ ...instant.refusal, pointer: `/${timeName}` });
    this.explained.add(dayName);
    return null;
  }

  /** Sentences by field for a refusal of the use case. One that belongs to no field stands at `fallback`. */
  errors(refusal: Refusal, fallback: string): Record<string, string> {
    const told = { ...sentencesByField(allOf(refusal)), ...sentencesByField(this.unreadable) };
    const entries = Object.entries(told).filter(([name]) => !this.explained.has(name));
    return Object.fromEntries(entries.map(([name, sentence]) => [name === '' ? fallback : name, sentence]));
  }

  private read<T>(name: string, parse: (text: string) => Result<T>): T | null {
    const text = this.body.text(name);
    if (text === '') return null;
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    this.unreadable.push({ ...parsed.refusal, pointer: `/${name}` });
    return null;
  }
}

function allOf(refusal: Refusal): readonly Refusal[] {
  return 'refusals' in refusal && Array.isArray(refusal.refusals) ? refusal.refusals : [refusal];
}
