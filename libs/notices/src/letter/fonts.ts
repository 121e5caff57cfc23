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
  return create(woffToTrueType(readFileSync(file)));
}
