import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { default: Runtime } = createRequire(import.meta.url)('jest-runtime');

const ROOT = pathToFileURL(path.resolve(import.meta.dirname, '../../..')).href;

let kept;

/**
 * Jest's runtime, one for all test files of a process. Jest loads everything anew for each file, here 2,500 modules and
 * four seconds; this one keeps what is ours in apps, libs and migrations and what comes from npm. Specs and what
 * supports them are loaded anew. It holds because the modules keep nothing to themselves (the second web process would
 * be wrong otherwise) and no spec replaces a module; `jest.mock` of ours is refused by a lint rule.
 */
export default class KeptRuntime extends Runtime {
  constructor(...args) {
    if (kept) {
      kept.takeUp(...args);
      return kept;
    }
    super(...args);
    kept = this;
  }

  takeUp(_config, _environment, _resolver, _transformer, _cacheFs, _coverage, testPath) {
    this._testPath = testPath;
    this.testState.state = 'loading';
    this.esmLoader.testPath = testPath;
    this.executor.testPath = testPath;
  }

  teardown() {
    this.restoreAllMocks();
    const { registries } = this;
    registries.exitIsolated();
    registries.mockRegistry.clear();
    registries.moduleMockRegistry.clear();
    registries.internalModuleRegistry.clear();
    for (const [url, module] of registries.esModuleRegistry) {
      if (!isKept(url) || module.status !== 'evaluated') registries.esModuleRegistry.delete(url);
    }
    this.testMainModule.reset();
    this.mockState.clear();
    this.fileCache.clear();
    this.transformCache.clear();
    this.jestGlobals.clearJestObjectCache();
    this.jestGlobals.setEnvGlobalsOverride(undefined);
    this.jestGlobals.cachedEnvGlobals = undefined;
    this.loggedReferenceErrors.clear();
  }
}

/** Ours without what is for tests, packages, and Node's own modules. */
function isKept(url) {
  if (!url.startsWith('file:')) return !url.startsWith('@jest/globals');
  if (url.includes('/node_modules/')) return true;
  return /^\/(apps|libs|migrations)\//.test(url.slice(ROOT.length)) && !/\.spec\.|\/testing\//.test(url);
}
