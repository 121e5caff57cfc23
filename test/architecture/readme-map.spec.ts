import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { contextMap } from './context-map.js';
import { mapAsMarkdown, printedMap } from './readme-map.mjs';

describe('the map in the README', () => {
  it('is the one that the architecture check reads (renew it with: npm run map)', () => {
    const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : mapAsMarkdown(contextMap);
    expect(printedMap(readme)).toBe(mapAsMarkdown(contextMap));
  });

  it('is recognised as old when a context is missing from it', () => {
    const { reports: _, ...others } = contextMap.contexts;
    expect(mapAsMarkdown({ ...contextMap, contexts: others })).not.toBe(mapAsMarkdown(contextMap));
  });
});
