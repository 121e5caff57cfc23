import { readFileSync } from 'node:fs';
import { rulesOf } from './test/architecture/dependency-rules.mjs';

const map = JSON.parse(readFileSync(new URL('test/architecture/context-map.json', import.meta.url), 'utf8'));

export default {
  forbidden: rulesOf(map),
  options: {
    // Type imports are dependencies too: who knows a type knows its context.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data|\\.cache)/' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'node', 'import', 'types', 'default'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
