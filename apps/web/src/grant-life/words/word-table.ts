import { CalendarDate, type LifeEvent } from '#kernel';
import { formatDate } from '../../layout/index.js';

export interface LifeWords {
  readonly title: string;
  /** How and why, in one or two sentences; may be empty. */
  readonly detail: string;
  readonly link?: { readonly href: string; readonly text: string };
}

export type LifeFacts = LifeEvent['facts'];

/** Words by the kind of an event or duty. The title stands alone. */
export type WordTable = Readonly<Record<string, (facts: LifeFacts) => LifeWords>>;

/** The day that stands in the facts, as Germans write it; empty where there is none. */
export function dayIn(facts: LifeFacts, name: string): string {
  const read = CalendarDate.parse(String(facts[name] ?? ''));
  return read.ok ? formatDate(read.value) : '';
}
