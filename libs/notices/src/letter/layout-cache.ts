import type { FontWeight } from './fonts.js';

/** A shaped word, as pdfkit keeps it. Opaque here. */
type ShapedWords = Record<string, unknown>;

/** About 20,000 German words, some 40 MiB. */
const WORDS_MAX = 20_000;

/**
 * Shaping a word is the dearest step of a letter. pdfkit keeps shaped words per document; this shelf keeps them
 * per process, which doubles the speed. It is emptied when full, because pdfkit itself never forgets.
 */
export class LayoutCache {
  private readonly shelves = new Map<FontWeight, ShapedWords>();

  constructor(private readonly wordsMax: number = WORDS_MAX) {}

  shelfFor(weight: FontWeight): ShapedWords {
    const shelf = this.shelves.get(weight);
    if (shelf && Object.keys(shelf).length <= this.wordsMax) return shelf;
    const fresh: ShapedWords = Object.create(null);
    this.shelves.set(weight, fresh);
    return fresh;
  }

  size(): number {
    let words = 0;
    for (const shelf of this.shelves.values()) words += Object.keys(shelf).length;
    return words;
  }
}

export const sharedLayoutCache = new LayoutCache();
