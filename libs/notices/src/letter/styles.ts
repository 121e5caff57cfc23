import type { TextStyle } from './letter-document.js';
import { COLOUR, SIZE } from './measures.js';

export const STYLE = {
  body: { weight: 'Regular', size: SIZE.body },
  strong: { weight: 'Bold', size: SIZE.body },
  small: { weight: 'Regular', size: SIZE.small, colour: COLOUR.muted },
  amount: { weight: 'Bold', size: 14, colour: COLOUR.accent },
  caption: { weight: 'Bold', size: SIZE.table },
  cell: { weight: 'Regular', size: SIZE.table },
  cellStrong: { weight: 'Bold', size: SIZE.table },
  note: { weight: 'Regular', size: SIZE.note, colour: COLOUR.muted },
} as const satisfies Record<string, TextStyle>;

/** Style of a heading by level; deeper levels look like level 3. */
export function headingStyle(level: number): TextStyle {
  if (level === 1) return { weight: 'Bold', size: SIZE.heading1, colour: COLOUR.accent };
  if (level === 2) return { weight: 'Bold', size: SIZE.heading2, colour: COLOUR.accent };
  return { weight: 'Bold', size: SIZE.heading3 };
}
