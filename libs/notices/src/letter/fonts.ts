import { create, type Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { woffToTrueType } from './woff.js';

export type FontWeight = 'Regular' | 'Bold';
export const FONT_WEIGHTS: readonly FontWeight[] = ['Regular', 'Bold'];

const FONT_PACKAGE = '@kern-ux/native';
let loaded: Readonly<Record<FontWeight, Font>> | undefined;

/** Noto Sans, parsed once per process: it covers the letters of DIN 91379 and is the typeface of the pages. */
export function letterFonts(): Readonly<Record<FontWeight, Font>> {
  loaded ??= { Regular: load('Regular'), Bold: load('Bold') };
  return loaded;
}

function load(weight: FontWeight): Font {
  const packageFile = createRequire(import.meta.url).resolve(`${FONT_PACKAGE}/package.json`);
  const file = join(dirname(packageFile), 'dist', 'fonts', 'noto-sans', `NotoSans-${weight}.woff`);
  const font = create(woffToTrueType(readFileSync(file)));
  nameGlyphs(font);
  return withoutLigatures(font);
}

/**
 * A glyph keeps the characters it was first shaped from, and the file maps it back to them for copying and reading
 * aloud. Without this, a letter would depend on the letters drawn before it: after one "k̲" every k could be lost.
 */
function nameGlyphs(font: Font): void {
  [...font.characterSet].sort((one, other) => one - other).forEach((codePoint) => font.glyphForCodePoint(codePoint));
}

/**
 * German parts words between f and i or f and l ("Auflage"), where a ligature would be wrong, and a ligature is
 * copied from the file as one strange character that no search finds.
 */
function withoutLigatures(font: Font): Font {
  const layout = font.layout.bind(font);
  font.layout = (text, features) => layout(text, features ?? { liga: false });
  return font;
}
