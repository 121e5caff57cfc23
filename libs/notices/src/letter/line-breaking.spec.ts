import { describe, expect, it } from '@jest/globals';
import { breakLines } from './line-breaking.js';

const oneUnitPerCharacter = (text: string): number => text.length;

describe('breaking a text into lines', () => {
  it('gives lines that joined are the text again', () => {
    const text = 'Der Kreis Lippe erhält eine Zuwendung.\nSie ist zweckgebunden für Beratung/Begleitung.';
    expect(breakLines(text, 12, oneUnitPerCharacter).join('')).toBe(text);
  });

  it('keeps every line within the width, not counting the blank at its end', () => {
    const lines = breakLines('Öffentlichkeitsarbeit und Wanderausstellung im Kreisgebiet', 15, oneUnitPerCharacter);
    expect(lines.every((line) => line.trimEnd().length <= 15)).toBe(true);
  });

  it('cuts a word that is wider than the line, without losing a letter', () => {
    expect(breakLines('a'.repeat(25), 10, oneUnitPerCharacter)).toEqual([
      'a'.repeat(10),
      'a'.repeat(10),
      'a'.repeat(5),
    ]);
  });

  it('does not part a no-break space and prints it as a space', () => {
    expect(breakLines('bis zu 72.100,00\u00a0EUR im Jahr', 14, oneUnitPerCharacter)).toEqual([
      'bis zu ',
      '72.100,00 EUR ',
      'im Jahr',
    ]);
  });

  it('does not part ANBest-G at its hyphen', () => {
    expect(breakLines('nach den ANBest-G', 16, oneUnitPerCharacter)).toEqual(['nach den ', 'ANBest-G']);
  });

  it('gives no line for an empty text', () => {
    expect(breakLines('', 10, oneUnitPerCharacter)).toEqual([]);
  });
});
