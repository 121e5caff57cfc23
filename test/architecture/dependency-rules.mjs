/** Turns the context map into rules of dependency-cruiser. Every rule is an error and has a probe beside this file. */

const SPEC = '\\.spec\\.tsx?$';
const TEST_CODE = `(${SPEC}|^libs/[^/]+/testing/|^test/)`;
/** Scripts of developers and CI, never part of a build. */
const TOOLS = '^apps/ops/(run\\.mjs$|tools/)';
/** Packages that only compute: same input, same answer, nothing read and nothing written. */
const PURE_PACKAGES = 'node_modules/(feiertagejs|ibantools|n2words)/';
const FACE = '^libs/[^/]+/(src/index\\.ts|testing/index\\.ts)$';

/** What a context may import: its part of the base and the contexts of its line in the map. */
export function allowedFor(map, name) {
  const context = map.contexts[name];
  return [...(context.usesBase ?? map.base), ...context.mayImport];
}

/** Tests build their cases with the help of whatever lies below the context, however far. */
function reachableFrom(map, name, seen = new Set()) {
  for (const next of allowedFor(map, name)) {
    if (!seen.has(next)) reachableFrom(map, next, seen.add(next));
  }
  return [...seen];
}

function contextRules(map, name) {
  const outside = (allowed) => `^libs/(?!(${[name, ...allowed].join('|')})/)`;
  return [
    rule(`context-${name}`, { path: `^libs/${name}/`, pathNot: TEST_CODE }, { path: outside(allowedFor(map, name)) }),
    rule(
      `tests-of-${name}`,
      { path: `^libs/${name}/.*(${SPEC}|/testing/)` },
      { path: outside(reachableFrom(map, name)) },
    ),
  ];
}

const rule = (name, from, to) => ({ name, severity: 'error', from, to });

const HOUSE_RULES = [
  rule('unresolved', {}, { couldNotResolve: true }),
  rule('circular', {}, { circular: true }),
  rule('nobody-imports-apps', { path: '^(libs|migrations)/', pathNot: SPEC }, { path: '^apps/' }),
  rule('apps-apart', { path: '^apps/(web|worker)/', pathNot: SPEC }, { path: '^apps/(?!$1/)' }),
  rule(
    'ops-starts-the-others-by-their-main',
    { path: '^apps/ops/' },
    { path: '^apps/(web|worker)/(?!src/main\\.ts$)' },
  ),
  rule('libs-only-through-their-face', { path: '^libs/([^/]+)/' }, { path: '^libs/(?!$1/)', pathNot: FACE }),
  rule('libs-only-through-their-face-from-outside', { pathNot: '^libs/' }, { path: '^libs/', pathNot: FACE }),
  rule('builders-only-in-tests', { pathNot: TEST_CODE }, { path: '^libs/[^/]+/testing/' }),
  rule('test-support-only-in-tests', { pathNot: [TEST_CODE, TOOLS] }, { path: `(^test/|${SPEC})` }),
  rule('migrations-stand-alone', { path: '^migrations/' }, { path: '^(libs|test)/' }),
  rule(
    'domain-is-pure',
    { path: '^libs/([^/]+)/src/domain/', pathNot: SPEC },
    { pathNot: ['^libs/((kernel|funding-law)/src/index\\.ts$|$1/src/domain/)', PURE_PACKAGES] },
  ),
  rule('kernel-is-pure', { path: '^libs/kernel/src/', pathNot: SPEC }, { pathNot: '^libs/kernel/src/' }),
  rule(
    'funding-law-is-pure',
    { path: '^libs/funding-law/src/', pathNot: SPEC },
    { pathNot: ['^libs/funding-law/src/', '^libs/kernel/src/index\\.ts$', PURE_PACKAGES] },
  ),
  rule('repositories-decide-nothing', { path: '^libs/([^/]+)/src/persistence/' }, { path: '^libs/$1/src/use-cases/' }),
  rule(
    'pages-hold-no-sql',
    { path: '^apps/(web|worker)/', pathNot: SPEC },
    { path: '(^|/)node_modules/(pg|typeorm)/' },
  ),
  rule('no-development-packages-in-production', { pathNot: [TEST_CODE, TOOLS] }, { dependencyTypes: ['npm-dev'] }),
  rule('only-declared-packages', {}, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
];

export function rulesOf(map) {
  return [...HOUSE_RULES, ...Object.keys(map.contexts).flatMap((name) => contextRules(map, name))];
}
