import { describe, expect, it } from '@jest/globals';
import { LayoutCache, sharedLayoutCache } from './layout-cache.js';
import { createTaggedDocument } from './tagged-document.js';

const properties = { title: 't', author: 'a', subject: 's', date: new Date('2026-11-27T12:00:00Z') };

describe('the shared cache of shaped words', () => {
  it('is used by pdfkit: a word drawn in one letter is on the shelf for the next', () => {
    const before = sharedLayoutCache.size();
    const document = createTaggedDocument(properties);
    document.font('Regular', 10).widthOfString('Zwischennachweisprüfungsvermerk');
    expect(sharedLayoutCache.size()).toBe(before + 1);
    const next = createTaggedDocument(properties);
    next.font('Regular', 10).widthOfString('Zwischennachweisprüfungsvermerk');
    expect(sharedLayoutCache.size()).toBe(before + 1);
  });

  it('starts a fresh shelf when one is full', () => {
    const cache = new LayoutCache(2);
    const shelf = cache.shelfFor('Regular');
    Object.assign(shelf, { one: 1, two: 2, three: 3 });
    expect(cache.shelfFor('Regular')).not.toBe(shelf);
    expect(cache.size()).toBe(0);
  });
});
