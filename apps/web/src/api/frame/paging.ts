import { CalendarDate } from '#kernel';

export const PAGE_SIZE_DEFAULT = 50;

/** Numbers of a query arrive as text and are checked by their pattern. */
export const numberOr = (text: string | undefined, otherwise: number): number =>
  text === undefined ? otherwise : Number(text);

export const optionalDay = (text: string | undefined): CalendarDate | undefined =>
  text === undefined ? undefined : CalendarDate.iso(text);

/** For optional parts under exactOptionalPropertyTypes: only what is there. */
export function given<K extends string, V>(name: K, value: V | undefined): Record<K, V> | Record<K, never> | object {
  return value === undefined ? {} : { [name]: value };
}
