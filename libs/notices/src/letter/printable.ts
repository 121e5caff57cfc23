import { ok, refuse, type Result } from '#kernel';
import { letterFonts } from './fonts.js';

const SOFT_HYPHEN = /\u00ad/g;
const LINE_END = /\r\n?/g;
/** Controls, invisible format characters (they can turn text around) and code points without meaning. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u;

/**
 * Tells whether a letter can show the text. Forms ask this before they accept input.
 * Refuses with character-not-printable, naming the first such character and its code point (U+1F600).
 */
export function checkPrintable(text: string): Result<string> {
  const normal = toPrintedForm(text);
  for (const character of normal) {
    if (character === '\n' || isPrintable(character)) continue;
    return refuse('character-not-printable', {
      character: INVISIBLE.test(character) ? '' : character,
      codePoint: codePointName(character),
    });
  }
  return ok(normal);
}

/** The text as it is drawn. Throws for what checkPrintable refuses: a letter must never lose a character silently. */
export function printedText(text: string): string {
  const checked = checkPrintable(text);
  if (checked.ok) return checked.value;
  throw new Error(`the letter's font cannot show ${String(checked.refusal.facts['codePoint'])}`);
}

function toPrintedForm(text: string): string {
  return text.normalize('NFC').replace(LINE_END, '\n').replaceAll('\t', ' ').replace(SOFT_HYPHEN, '');
}

/** Characters already found in both fonts; asking a font for each letter of each notice would be slow. */
const known = new Set<string>();

function isPrintable(character: string): boolean {
  if (known.has(character)) return true;
  if (!isInFonts(character)) return false;
  known.add(character);
  return true;
}

function isInFonts(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  const fonts = letterFonts();
  return (
    !INVISIBLE.test(character) &&
    fonts.Regular.hasGlyphForCodePoint(codePoint) &&
    fonts.Bold.hasGlyphForCodePoint(codePoint)
  );
}

function codePointName(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
  return `U+${hex.padStart(4, '0')}`;
}
