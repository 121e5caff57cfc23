import { describe, expect, it } from '@jest/globals';
import { linesAtStart, linesForPage } from './paragraphs.js';

describe('breaking a paragraph over pages', () => {
  it('keeps a paragraph of up to three lines together and two lines of a longer one', () => {
    expect([1, 2, 3, 4, 9].map(linesAtStart)).toEqual([1, 2, 3, 2, 2]);
  });

  it('never leaves the last line alone on the next page', () => {
    expect(linesForPage(6, 5)).toBe(4);
    expect(linesForPage(6, 4)).toBe(4);
    expect(linesForPage(6, 9)).toBe(6);
  });

  it('always draws at least one line, so that it ends', () => {
    expect(linesForPage(6, 0)).toBe(1);
  });
});
