/**
 * Entry of all npm scripts. Runs on a bare Node: whatever needs an installed package is imported after the
 * installation has been looked at.
 */
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { installWhatIsMissing } from './tools/install.mjs';
import { runInherited } from './tools/processes.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');
const JEST = 'node_modules/jest/bin/jest.js';
const MAIN = 'dist/apps/ops/src/main.js';

const inCheckedProject = async (run) => {
  await installWhatIsMissing();
  return run();
};

/** Commands of the operator live in main.ts and run in this very process, so that signals reach them at once. */
const inBuiltProject = (command, args) =>
  inCheckedProject(async () => {
    const { buildIfChanged } = await import('./tools/build.mjs');
    await buildIfChanged();
    // The maps of the whole build take 26 MiB and half a second of every start; dist reads like the sources.
    if (process.env.DEBUG) process.setSourceMapsEnabled(true);
    const { main } = await import(pathToFileURL(path.join(ROOT, MAIN)).href);
    return main(command, args);
  });

const jest = (project, args) =>
  inCheckedProject(async () => {
    const { buildIfChanged } = await import('./tools/build.mjs');
    if (project === 'journeys') await buildIfChanged();
    const selected = ['-c', 'test/jest.config.mjs', '--selectProjects', project, '-w', '2'];
    const paths = args.length > 0 ? ['--testPathPatterns', ...args] : [];
    return runInherited(['--experimental-vm-modules', '--no-warnings', JEST, ...selected, ...paths]);
  });

const tool = (...args) => inCheckedProject(() => runInherited(args));

const COMMANDS = {
  start: (args) => inBuiltProject('start', args),
  migrate: (args) => inBuiltProject('migrate', args),
  'verify-audit': (args) => inBuiltProject('verify-audit', args),
  web: (args) => inBuiltProject('web', args),
  worker: (args) => inBuiltProject('worker', args),
  build: () => inCheckedProject(async () => (await import('./tools/build.mjs')).build()),
  test: () => inCheckedProject(async () => (await import('./tools/checks.mjs')).runAllChecks()),
  'tests-on': ([node]) => inCheckedProject(async () => (await import('./tools/checks.mjs')).runTestsOn(node)),
  unit: (args) => jest('unit', args),
  integration: (args) => jest('integration', args),
  journeys: (args) => jest('journeys', args),
  lint: (args) => tool('node_modules/eslint/bin/eslint.js', '-c', 'test/architecture/eslint.config.mjs', '.', ...args),
  format: () => tool('node_modules/prettier/bin/prettier.cjs', '--write', '.', '--log-level', 'warn'),
  'check-pdf': () =>
    inCheckedProject(async () => {
      const { buildIfChanged } = await import('./tools/build.mjs');
      await buildIfChanged();
      return runInherited(['test/pdf/check-pdf.mjs']);
    }),
  'check-payments': () =>
    inCheckedProject(async () => {
      const { buildIfChanged } = await import('./tools/build.mjs');
      await buildIfChanged();
      return runInherited(['test/payments/check-payments.mjs']);
    }),
  bench: (args) =>
    inCheckedProject(async () => {
      const { buildIfChanged } = await import('./tools/build.mjs');
      await buildIfChanged();
      return runInherited(['test/bench/bench.mjs', ...args]);
    }),
  map: async () => {
    const { renewReadme } = await import('../../test/architecture/readme-map.mjs');
    const changed = renewReadme('README.md', 'test/architecture/context-map.json');
    console.log(changed ? 'The map in README.md was renewed.' : 'The map in README.md is up to date.');
    return 0;
  },
};

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
process.chdir(ROOT);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);
  process.exitCode = 1;
} else if (!command) {
  console.error(`Unknown command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await command(args);
  } catch (error) {
    console.error(process.env.DEBUG ? error : `\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
