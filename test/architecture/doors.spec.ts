import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { contextMap } from './context-map.js';
import { importsOfLibs, namedImports, uninvited } from './doors.js';

describe('the doors that share a transaction', () => {
  it('are used only by the callers that the map names', () => {
    expect(uninvited(contextMap.doors, importsOfLibs())).toEqual([]);
  });

  it.each(contextMap.doors)('are closed to others: $of.$door', ({ of, door }) => {
    const planted = namedImports('libs/enquiries/src/use-cases/answer.ts', `import { ${door} as open } from '#${of}';`);
    expect(uninvited(contextMap.doors, planted)).toHaveLength(1);
  });

  it.each(contextMap.doors)('cannot be opened by importing everything: $of.$door', ({ of }) => {
    const planted = namedImports('libs/enquiries/src/use-cases/answer.ts', `import * as all from '#${of}';`);
    expect(uninvited(contextMap.doors, planted)).not.toEqual([]);
  });

  it.each(contextMap.doors)('let their callers in: $of.$door', ({ of, door, callers }) => {
    const text = `import { type ${door} } from '#${of}';`;
    const planted = callers.flatMap((caller) => namedImports(`libs/${caller}/src/use-cases/act.ts`, text));
    expect(uninvited(contextMap.doors, planted)).toEqual([]);
  });

  it('exist under the name that the map gives them', () => {
    const missing = contextMap.doors.filter(({ of, door, callers }) => {
      const everybodyThere = [of, ...callers.slice(0, 1)].every((name) => existsSync(`libs/${name}/src/index.ts`));
      return everybodyThere && !new RegExp(`\\b${door}\\b`).test(readFileSync(`libs/${of}/src/index.ts`, 'utf8'));
    });
    expect(missing).toEqual([]);
  });
});
