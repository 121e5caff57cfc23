import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { runCaptured, runInherited, since } from './processes.mjs';

const JEST = 'node_modules/jest/bin/jest.js';
const TSC = 'node_modules/typescript/bin/tsc';
const CACHE = '.cache/checks';

const program = (name, about, ...args) => ({ name, about, isQuiet: true, run: async () => quietly(args) });

const CHECKS = [
  program(
    'lint',
    '90 s',
    'node_modules/eslint/bin/eslint.js',
    '-c',
    'test/architecture/eslint.config.mjs',
    '--max-warnings',
    '0',
    '.',
  ),
  program('formatting', '50 s', 'node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'),
  program('types', '40 s', TSC, '--noEmit'),
  program('types of the pure paths', '7 s', TSC, '--noEmit', '-p', 'test/architecture/tsconfig.pure.json'),
  program(
    'architecture rules',
    '15 s',
    ...['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs'],
    ...['apps', 'libs', 'migrations', 'test'],
  ),
  { name: 'build', about: '2 s', isQuiet: true, run: builds },
  tests('unit', 'unit tests', '1 min'),
  tests('integration', 'tests on a real PostgreSQL', '10 to 15 min'),
  tests('journeys', 'journeys in a real browser', '10 to 20 min'),
];

/** Runs everything; see runInTurn. */
export const runAllChecks = () => runInTurn(CHECKS);

/** Runs unit and integration tests with another Node than our own. */
export const runTestsOn = (node) =>
  runInTurn([
    tests('unit', 'unit tests', '1 min', node),
    tests('integration', 'tests on a real PostgreSQL', '10 to 15 min', node),
  ]);

/**
 * Runs every check, also after a failure, and closes with one line "N passed, M failed". Answers the exit code.
 * Quiet checks use one core each and run two at a time; those of Jest use both and have the machine to themselves.
 */
async function runInTurn(checks) {
  const start = performance.now();
  mkdirSync(CACHE, { recursive: true });
  const numbered = checks.map((check, index) => ({ ...check, number: `[${index + 1}/${checks.length}]` }));
  const waiting = numbered.filter(({ isQuiet }) => isQuiet);
  const results = [];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await runOne(next));
  };
  await Promise.all([lane(), lane()]);
  for (const check of numbered.filter(({ isQuiet }) => !isQuiet)) results.push(await runOne(check));
  return conclude(results, start);
}

async function runOne({ number, name, about, run }) {
  console.log(`\n${number} ${name} (about ${about})`);
  const began = performance.now();
  const result = await run();
  console.log(`${result.failed === 0 ? 'ok' : 'FAILED'}: ${number} ${name}, ${since(began)}`);
  return { name, ...result };
}

function conclude(results, start) {
  console.log(`\nAll checks took ${since(start)}.`);
  for (const { name, remark, names = [] } of results.filter((result) => result.failed > 0)) {
    console.log(`FAILED: ${name}${remark ? ` (${remark})` : ''}`);
    for (const test of names) console.log(`FAILED: ${test}`);
  }
  const sum = (part) => results.reduce((total, result) => total + result[part], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

async function quietly(args) {
  const { code, output } = await runCaptured(args);
  if (code !== 0) console.log(output.trim());
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

async function builds() {
  const { build } = await import('./build.mjs');
  try {
    await build();
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.log(error);
    return { passed: 0, failed: 1 };
  }
}

/** A check made of Jest tests. It fails too when a test is skipped or postponed, or when there is none at all. */
function tests(project, name, about, node = process.execPath) {
  const report = `${CACHE}/${project}-${node === process.execPath ? 'this' : 'other'}-node.json`;
  const run = async () => {
    rmSync(report, { force: true });
    const output = ['--json', `--outputFile=${report}`];
    const code = await runInherited(
      [
        '--experimental-vm-modules',
        '--no-warnings',
        JEST,
        '-c',
        'test/jest.config.mjs',
        ...output,
        '-w',
        '2',
        '--selectProjects',
        project,
      ],
      node,
    );
    return countTests(report, code);
  };
  return { name, about, run };
}

function countTests(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1, remark: 'Jest did not finish' };
  const result = JSON.parse(readFileSync(report, 'utf8'));
  const left = result.numPendingTests + result.numTodoTests;
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites + left;
  const passed = result.numPassedTests;
  if (left > 0) return { passed, failed, remark: `${left} skipped` };
  if (passed + failed === 0) return { passed, failed: 1, remark: 'there is no test' };
  // Jest also fails for reasons outside the tests, for example when the set-up breaks.
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, names: namesOfFailed(result) };
}

function namesOfFailed({ testResults }) {
  const fileOf = (name) => path.relative(process.cwd(), name);
  return testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      return failed.length === 0 ? [fileOf(name)] : failed.map(({ fullName }) => `${fileOf(name)}: ${fullName}`);
    });
}
