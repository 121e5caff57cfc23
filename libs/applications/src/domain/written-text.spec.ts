import { describe, expect, it } from '@jest/globals';
import { writtenLine, writtenText } from './written-text.js';

describe('text that goes into a submission', () => {
  it('loses marks that turn the direction of reading', () => {
    expect(writtenText('Betrag \u202e00,001\u202c EUR \u2067x\u2069')).toBe('Betrag 00,001 EUR x');
  });

  it('has composed letters and no blanks around it', () => {
    expect(writtenText('  Du\u0308ren\n')).toBe('Düren');
  });

  it('keeps its paragraphs, but a title stands on one line', () => {
    expect(writtenText('eins\nzwei')).toBe('eins\nzwei');
    expect(writtenLine('eins\n  zwei')).toBe('eins zwei');
  });
});
