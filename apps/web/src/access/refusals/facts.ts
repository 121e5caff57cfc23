import { formatEuro } from '../../layout/formats.js';
import type { Facts } from './refusal-answer.js';

/** A fact in cents as euros; nothing that is missing ever becomes 0,00. */
export const euros = (facts: Facts, name: string): string => {
  const cents = facts[name];
  return typeof cents === 'number' ? formatEuro(cents) : 'ein Betrag';
};

export const word = (facts: Facts, name: string): string => String(facts[name] ?? '');

export const listOf = (facts: Facts, name: string): readonly string[] => {
  const fact = facts[name];
  return Array.isArray(fact) ? fact.map(String) : [];
};

/** "A", "A und B", "A, B und C". */
export function enumeration(words: readonly string[], joint = 'und'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1) ?? ''}`;
}
