/** Marks that turn the direction of reading: invisible, and able to make a title say something else than it holds. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text as it goes into a submission: composed letters (NFC), no direction marks, no blanks around it. */
export const writtenText = (text: string): string => text.replace(DIRECTION_MARKS, '').normalize('NFC').trim();

/** The same on one line, for titles and names. */
export const writtenLine = (text: string): string => writtenText(text).replace(/\s+/g, ' ');
