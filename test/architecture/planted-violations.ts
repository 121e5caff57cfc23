/** One planted violation per rule: the file, what it imports, and the name of the rule that must see it. */
export interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
}

export const HOUSE_PLANTS: readonly Plant[] = [
  { rule: 'unresolved', file: 'libs/awards/src/use-cases/lost.ts', imports: './nowhere.js' },
  { rule: 'circular', file: 'libs/awards/src/use-cases/round-a.ts', imports: './round-b.js' },
  {
    rule: 'nobody-imports-apps',
    file: 'libs/awards/src/use-cases/page.ts',
    imports: '../../../../apps/web/src/page.js',
  },
  { rule: 'apps-apart', file: 'apps/web/src/peek.ts', imports: '../../worker/src/main.js' },
  { rule: 'ops-starts-the-others-by-their-main', file: 'apps/ops/src/peek.ts', imports: '../../web/src/page.js' },
  {
    rule: 'libs-only-through-their-face',
    file: 'libs/awards/src/use-cases/deep.ts',
    imports: '../../../budget/src/domain/inner.js',
  },
  {
    rule: 'libs-only-through-their-face-from-outside',
    file: 'apps/web/src/deep.ts',
    imports: '../../../libs/budget/src/domain/inner.js',
  },
  { rule: 'builders-only-in-tests', file: 'libs/awards/src/use-cases/build.ts', imports: '#budget/testing' },
  {
    rule: 'test-support-only-in-tests',
    file: 'libs/awards/src/use-cases/support.ts',
    imports: '../../../../test/support/thing.js',
  },
  { rule: 'migrations-stand-alone', file: 'migrations/1-uses-code.ts', imports: '#kernel' },
  { rule: 'domain-is-pure', file: 'libs/awards/src/domain/stores.ts', imports: '../persistence/rows.js' },
  { rule: 'domain-is-pure', file: 'libs/awards/src/domain/reads-files.ts', imports: 'node:fs' },
  { rule: 'domain-is-pure', file: 'libs/awards/src/domain/asks-another.ts', imports: '#budget' },
  { rule: 'kernel-is-pure', file: 'libs/kernel/src/random.ts', imports: 'node:crypto' },
  { rule: 'funding-law-is-pure', file: 'libs/funding-law/src/stored.ts', imports: '#platform' },
  {
    rule: 'repositories-decide-nothing',
    file: 'libs/awards/src/persistence/decides.ts',
    imports: '../use-cases/sign.js',
  },
  { rule: 'pages-hold-no-sql', file: 'apps/web/src/sql.ts', imports: 'pg' },
  { rule: 'no-development-packages-in-production', file: 'apps/web/src/checks.ts', imports: 'fast-check' },
  { rule: 'only-declared-packages', file: 'apps/web/src/undeclared.ts', imports: 'acorn' },
];

/** Files that break nothing; the plants import them. */
export const SOUND_FILES: Readonly<Record<string, string>> = {
  'apps/web/src/main.ts': `import { face } from '#awards';\nexport const web = face;\n`,
  'apps/web/src/page.ts': `export const page = 1;\n`,
  'apps/worker/src/main.ts': `export const worker = 1;\n`,
  'apps/ops/src/main.ts': `import { web } from '../../web/src/main.js';\nexport const started = web;\n`,
  'migrations/index.ts': `export const MIGRATIONS = [];\n`,
  'test/support/thing.ts': `export const thing = 1;\n`,
  'libs/awards/src/use-cases/round-b.ts': `export * from './round-a.js';\n`,
  'libs/awards/src/use-cases/sign.ts': `import { face } from '#budget';\nexport const sign = face;\n`,
  'libs/awards/src/use-cases/sign.int.spec.ts':
    `import { thing } from '../../../../test/support/thing.js';\n` +
    `import { builder } from '#budget/testing';\nexport const spec = [thing, builder];\n`,
  'libs/awards/src/persistence/rows.ts': `export const rows = 1;\n`,
  'libs/awards/src/domain/rule.ts': `import { face } from '#kernel';\nexport const rule = face;\n`,
  'libs/budget/src/domain/inner.ts': `export const inner = 1;\n`,
};
