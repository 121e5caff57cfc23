import path from 'node:path';
import tseslint from 'typescript-eslint';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SPECS = ['**/*.spec.ts', '**/*.spec.tsx', 'test/**/*.ts', 'test/**/*.tsx', 'libs/*/testing/**/*.ts'];
const PURE = ['libs/kernel/src/**/*.ts', 'libs/funding-law/src/**/*.ts', 'libs/*/src/domain/**/*.ts'];

const syntax = (selector, message) => ({ selector, message });

const EVERYWHERE = [
  syntax('ExportAllDeclaration', 'Name what you export; `export *` hides the face of a library.'),
  syntax(
    'CallExpression[callee.object.name=/^(describe|it|test)$/][callee.property.name=/^(only|skip|todo|failing)$/]',
    'No test is skipped, postponed or run alone.',
  ),
  syntax('CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]', 'No test is skipped or run alone.'),
  syntax(
    'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|unstable_mockModule|resetModules|isolateModules)/]',
    'Tests use the real thing, and the test files of one process share its modules (test/support/kept-modules).',
  ),
];

const PURE_ONLY = [
  syntax('NewExpression[callee.name="Date"][arguments.length=0]', 'Time arrives as an argument.'),
  syntax('CallExpression[callee.name="Date"]', 'Time arrives as an argument.'),
  syntax('MemberExpression[object.name="Date"][property.name="now"]', 'Time arrives as an argument.'),
  syntax('MemberExpression[object.name="Math"][property.name="random"]', 'Ids and chance arrive as arguments.'),
];

const NO_DEFAULT_EXPORT = {
  'no-restricted-exports': [
    'error',
    { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } },
  ],
};

const SIZE = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-depth': ['error', 3],
  'no-restricted-syntax': ['error', ...EVERYWHERE],
};

export default tseslint.config(
  { ignores: ['dist/', '.data/', '.cache/', 'node_modules/', 'docs/', '**/*.d.ts', '**/*.d.mts'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: { ...SIZE, eqeqeq: 'error', 'no-empty': 'error', 'prefer-const': 'error' },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    ignores: ['**/browser/**'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: ROOT } },
    rules: {
      ...NO_DEFAULT_EXPORT,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        {
          allowNumber: true,
          allowBoolean: true,
          allow: [
            { from: 'file', name: ['CalendarDate', 'Money'] },
            { from: 'lib', name: ['Error', 'URL', 'URLSearchParams'] },
          ],
        },
      ],
      // Our ports are interfaces with methods, and none of them uses `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Nest's own reflection speaks of Function.
      '@typescript-eslint/no-unsafe-function-type': 'off',
      // What comes from SQL or JSON is untyped; it is given its type by annotation where it enters.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Injected classes must stay value imports under swc, so imports are not turned into type imports.
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@nestjs/common', importNames: ['forwardRef', 'Global'], message: 'Cut the circle instead.' },
          ],
        },
      ],
    },
  },
  { files: ['**/browser/**'], extends: [tseslint.configs.recommended] },
  {
    files: ['libs/**', 'apps/web/**', 'apps/worker/**'],
    ignores: ['apps/*/src/main.ts', 'libs/*/testing/**', '**/browser/**'],
    rules: { 'no-console': 'error' },
  },
  {
    files: PURE,
    ignores: SPECS,
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE, ...PURE_ONLY] },
  },
  {
    files: ['libs/funding-law/src/**/*.ts', 'libs/*/src/domain/**/*.ts'],
    ignores: SPECS,
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }] },
  },
  {
    files: SPECS,
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'max-lines': 'off',
    },
  },
  { files: ['migrations/**'], rules: { 'max-lines': 'off' } },
  {
    files: ['**/*.mjs'],
    ignores: ['**/browser/**'],
    rules: { 'no-undef': 'off' },
  },
);
