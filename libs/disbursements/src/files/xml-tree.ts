/** A parsed XML document as plain objects, read without trust: what is missing is empty. */
export const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};

/** One element or several of the same name. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** The text of an element, with or without attributes. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  const text = recordOf(value)['#'];
  return typeof text === 'string' ? text.trim() : '';
}
