/** Turns what was typed into a prefix search over all words; everything but letters and digits separates words. */
export function searchWords(text: string): string {
  const words =
    text
      .normalize('NFC')
      .slice(0, 200)
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 10)
    .map((word) => `${word}:*`)
    .join(' & ');
}
