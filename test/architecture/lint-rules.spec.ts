import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const PROJECT = path.resolve('.cache', `lint-probe-${process.pid}`);

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string; readonly severity: number }[];
}

const LONG = Array.from({ length: 301 }, (_, line) => `export const line${line} = ${line};`).join('\n');

/** file, text, and the rule that must refuse it. */
const PLANTS: readonly (readonly [string, string, string])[] = [
  ['libs/awards/src/any.ts', 'export const x: any = 1;', '@typescript-eslint/no-explicit-any'],
  [
    'libs/awards/src/bang.ts',
    'export const f = (x?: string): string => x!;',
    '@typescript-eslint/no-non-null-assertion',
  ],
  ['libs/awards/src/default.ts', 'export default 1;', 'no-restricted-exports'],
  ['libs/awards/src/star.ts', "export * from './any.js';", 'no-restricted-syntax'],
  ['libs/awards/src/log.ts', "console.log('x');", 'no-console'],
  [
    'libs/awards/src/circle.ts',
    "import { forwardRef } from '@nestjs/common';\nexport const f = forwardRef;",
    'no-restricted-imports',
  ],
  [
    'libs/awards/src/global.ts',
    "import { Global } from '@nestjs/common';\nexport const g = Global;",
    'no-restricted-imports',
  ],
  ['libs/awards/src/floating.ts', 'Promise.resolve(1);', '@typescript-eslint/no-floating-promises'],
  [
    'libs/awards/src/misused.ts',
    'export const f = (): string => (Promise.resolve(false) ? "a" : "b");',
    '@typescript-eslint/no-misused-promises',
  ],
  [
    'libs/awards/src/switch.ts',
    "export function f(x: 'a' | 'b'): number {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n}",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  ['libs/awards/src/swallow.ts', 'try {\n  JSON.parse("");\n} catch {}', 'no-empty'],
  ['libs/awards/src/throw.ts', "throw 'text';", '@typescript-eslint/only-throw-error'],
  ['libs/awards/src/long.ts', LONG, 'max-lines'],
  [
    'libs/awards/src/deep.ts',
    'export const f = (n: number): void => {\n  if (n > 1) {\n    if (n > 2) {\n      if (n > 3) {\n        if (n > 4) f(n);\n      }\n    }\n  }\n};',
    'max-depth',
  ],
  ['libs/awards/src/domain/today.ts', 'export const today = new Date();', 'no-restricted-syntax'],
  ['libs/awards/src/domain/now.ts', 'export const now = Date.now();', 'no-restricted-syntax'],
  ['libs/kernel/src/chance.ts', 'export const chance = Math.random();', 'no-restricted-syntax'],
  ['libs/funding-law/src/clock.ts', 'export const clock = Date();', 'no-restricted-syntax'],
  [
    'libs/awards/src/domain/cast.ts',
    'export const f = (x: unknown): string => x as string;',
    '@typescript-eslint/consistent-type-assertions',
  ],
  [
    'libs/awards/src/only.spec.ts',
    "import { it } from '@jest/globals';\nit.only('runs alone', () => undefined);",
    'no-restricted-syntax',
  ],
  [
    'libs/awards/src/skip.spec.ts',
    "import { describe } from '@jest/globals';\ndescribe.skip('waits', () => undefined);",
    'no-restricted-syntax',
  ],
  [
    'libs/awards/src/mocks.spec.ts',
    "import { jest } from '@jest/globals';\njest.unstable_mockModule('#budget', () => ({}));",
    'no-restricted-syntax',
  ],
  ['libs/awards/src/x.spec.ts', "declare const xit: (t: string) => void;\nxit('waits');", 'no-restricted-syntax'],
];

const SOUND: readonly (readonly [string, string])[] = [
  ['libs/awards/src/domain/sound.ts', 'export const startOf = (text: string): Date => new Date(text);'],
  ['libs/awards/src/use-cases/sound.ts', 'export const now = (): Date => new Date();'],
];

describe('the lint rules', () => {
  let found: readonly LintedFile[];

  beforeAll(() => {
    for (const [file, text] of [...PLANTS, ...SOUND]) write(file, `${text}\n`);
    for (const file of ['package.json', 'tsconfig.json']) write(file, readFileSync(file, 'utf8'));
    symlinkSync(path.resolve('node_modules'), path.join(PROJECT, 'node_modules'));
    found = lint();
  });

  afterAll(() => rmSync(PROJECT, { recursive: true, force: true }));

  it.each(PLANTS)('refuse %s', (file, _text, rule) => {
    const errors = messagesOf(found, file).filter((message) => message.severity === 2);
    expect(errors.map((message) => message.ruleId)).toContain(rule);
  });

  it.each(SOUND)('accept %s', (file) => {
    expect(messagesOf(found, file)).toEqual([]);
  });
});

function messagesOf(files: readonly LintedFile[], file: string): LintedFile['messages'] {
  const linted = files.find((each) => each.filePath === path.join(PROJECT, file));
  if (!linted) throw new Error(`${file} was not linted`);
  return linted.messages;
}

function lint(): readonly LintedFile[] {
  const program = path.resolve('node_modules/eslint/bin/eslint.js');
  const config = path.resolve('test/architecture/eslint.config.mjs');
  const run = spawnSync(process.execPath, [program, '-c', config, '-f', 'json', '.'], {
    cwd: PROJECT,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    env: { PATH: process.env['PATH'] },
  });
  if (!run.stdout.startsWith('[')) throw new Error(`ESLint did not answer: ${run.stdout}${run.stderr}`);
  return JSON.parse(run.stdout) as LintedFile[];
}

function write(file: string, text: string): void {
  const target = path.join(PROJECT, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
