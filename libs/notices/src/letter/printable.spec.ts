import { describe, expect, it } from '@jest/globals';
import { checkPrintable } from './printable.js';

describe('asking whether a letter can print a text', () => {
  it.each(['Łódź, Görlitz, Ağrı, Ñandú, ẞ', 'Przemyśl – „Brücken“ & Wege', '§ 44 LHO: 72.100,00 €', 'M̂ und k̲'])(
    'accepts %s',
    (text) => {
      expect(checkPrintable(text)).toMatchObject({ ok: true });
    },
  );

  it('gives the composed form of a letter written in two characters', () => {
    expect(checkPrintable('Du\u0308ren')).toEqual({ ok: true, value: 'Düren' });
  });

  it.each([
    ['Projekt 😀', '😀', 'U+1F600'],
    ['a → b', '→', 'U+2192'],
    ['\u2212 5', '\u2212', 'U+2212'],
  ])('refuses %s and names the character', (text, character, codePoint) => {
    expect(checkPrintable(text)).toEqual({
      ok: false,
      refusal: { kind: 'character-not-printable', facts: { character, codePoint } },
    });
  });

  it.each([
    ['\u202e', 'U+202E'],
    ['\u0000', 'U+0000'],
    ['\u200b', 'U+200B'],
    ['\ud800', 'U+D800'],
  ])('refuses what cannot be seen or turns text around (case %#)', (text, codePoint) => {
    expect(checkPrintable(`a${text}b`)).toMatchObject({ ok: false, refusal: { facts: { character: '', codePoint } } });
  });
});
